"""Officers: remembered, completed, imported and forgotten."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from oscb_cli.errors import CannotRead
from oscb_cli.officers import Imported, Officer, Officers, import_csv, officers_for, own_officers_file, read_officers
from tests.support import oscb

ADA = Officer(name="Ada Marsh", job_title="Finance Partner", email="ada.marsh@oxfordshire.gov.uk")


def test_who_is_remembered_is_known_the_next_time(tmp_path: Path) -> None:
    Officers((), tmp_path / "o.toml").remember(ADA)
    assert read_officers(tmp_path / "o.toml") == (ADA,)


def test_what_is_known_of_a_person_is_completed_and_kept_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    officers = Officers((), file).remember(ADA).remember(Officer(name="Ada Marsh", phone="01632 960123"))
    officers.remember(Officer(name="ADA MARSH", job_title="Head of Finance"))
    assert read_officers(file) == (
        Officer(name="ADA MARSH", job_title="Head of Finance", email=ADA.email, phone="01632 960123"),
    )


def test_two_programs_that_remember_at_once_lose_nobody(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = [Officer(name=f"Officer {number}") for number in range(16)]
        list(pool.map(lambda officer: Officers((), tmp_path / "deep" / "o.toml").remember(officer), made))
    assert {officer.name for officer in read_officers(tmp_path / "deep" / "o.toml")} == {o.name for o in made}
    assert [file.name for file in (tmp_path / "deep").iterdir()] == ["o.toml"]


def test_comments_in_the_file_stay(tmp_path: Path) -> None:
    file = tmp_path / "o.toml"
    file.write_text('# who is who\n\n[[officers]]\nname = "Bo Penn"  # on leave\n')
    Officers((), file).remember(ADA)
    assert "# who is who" in file.read_text()
    assert "# on leave" in file.read_text()
    assert len(read_officers(file)) == 2


def test_the_authors_own_come_before_the_councils_and_nobody_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, council = tmp_path / "own.toml", tmp_path / "council.toml"
    monkeypatch.setenv("OSCB_OFFICERS", str(own))
    Officers((), own).remember(ADA)
    Officers((), council).remember(ADA.model_copy(update={"job_title": "Old title"})).remember(Officer(name="Bo Penn"))
    known = officers_for([council])
    assert [(officer.name, officer.job_title) for officer in known.known] == [
        ("Ada Marsh", "Finance Partner"),
        ("Bo Penn", ""),
    ]
    assert own_officers_file() == own


def test_two_people_of_one_name_are_not_guessed_between() -> None:
    other = Officer(name="Ada Marsh", email="ada.marsh2@oxfordshire.gov.uk")
    assert Officers((ADA, other)).named("Ada Marsh") is None
    assert Officers((ADA,)).named("ada  marsh".replace("  ", " ")) == ADA
    assert Officers((ADA,)).matching("fin mar") == (ADA,)


@pytest.mark.parametrize(
    ("csv", "found"),
    [
        ("Name,Job title,E-mail,Telephone\nAda Marsh,Finance Partner,ada@x.gov.uk,01632 960123\n", "Ada Marsh"),
        ("\ufeffDisplay Name;Mail\nAda Marsh;ada@x.gov.uk\n", "Ada Marsh"),
        ("First Name\tLast Name\tJob Title\nAda\tMarsh\tFinance Partner\n", "Ada Marsh"),
        ('Title,Name\nMs,"Marsh, Ada"\nMr,\n', "Marsh, Ada"),
    ],
)
def test_a_csv_file_of_any_common_kind(csv: str, found: str, tmp_path: Path) -> None:
    assert import_csv(csv.encode(), "d.csv", tmp_path / "o.toml") == Imported(new=1)
    assert read_officers(tmp_path / "o.toml")[0].name == found


def test_a_csv_file_of_excels_own_encoding(tmp_path: Path) -> None:
    import_csv("Name\nZoë Hill\n".encode("cp1252"), "d.csv", tmp_path / "o.toml")
    assert read_officers(tmp_path / "o.toml")[0].name == "Zoë Hill"


@pytest.mark.parametrize("csv", ["", "Who,What\na,b\n", "Name\n" + "x" * 3_000 + "\n", "\x00\x00"])
def test_a_csv_file_that_is_none_is_refused_and_nothing_is_written(csv: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match=r"d\.csv"):
        import_csv(csv.encode(), "d.csv", tmp_path / "o.toml")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("toml", ["officers = 3", "[[officers]]\nnam = 'x'", "= =", "\xff"])
def test_a_file_of_officers_that_is_wrong_is_refused_by_name(toml: str, tmp_path: Path) -> None:
    (tmp_path / "o.toml").write_bytes(toml.encode("latin-1"))
    with pytest.raises(CannotRead, match=r"o\.toml"):
        read_officers(tmp_path / "o.toml")


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("Name,Job title\nAda Marsh,Finance Partner\nBo Penn,\n")
    assert oscb("officers", "import", "d.csv", cwd=tmp_path).out.startswith("2 officers added to")
    assert oscb("officers", "list", cwd=tmp_path).out == "Ada Marsh, Finance Partner\nBo Penn\n"
    assert oscb("officers", "forget", "ada marsh", cwd=tmp_path).status == 0
    assert oscb("officers", "list", cwd=tmp_path).out == "Bo Penn\n"
    missing = oscb("officers", "forget", "Nobody", cwd=tmp_path)
    assert (missing.status, len(missing.err.splitlines())) == (2, 1)
    assert oscb("officers", "import", "d.csv", "-o", "council/officers.toml", cwd=tmp_path).status == 0
    assert len(read_officers(tmp_path / "council" / "officers.toml")) == 2


def test_a_councils_file_is_named_in_the_settings(tmp_path: Path) -> None:
    (tmp_path / "oscb.toml").write_text('officers = "team.toml"\n')
    refused = oscb("officers", "list", cwd=tmp_path)
    assert (refused.status, "does not exist" in refused.err) == (2, True)
    Officers((), tmp_path / "team.toml").remember(ADA)
    assert oscb("officers", "list", cwd=tmp_path).out.startswith("Ada Marsh")


def test_only_rows_that_are_taken_are_counted(tmp_path: Path) -> None:
    csv = (
        "Name,Job title,E-mail\n"
        "Ada Marsh,Finance Partner,ada@sampleford.example\n"
        "Bo Penn,Solicitor,notanemail\n"
        ",Clerk,clerk@sampleford.example\n"
        "Cy Dale,Surveyor,cy@sampleford.example\n"
        "Cy Dale,Surveyor,cy@sampleford.example\n"
        "CY DALE,Head of Roads,other@sampleford.example\n"
        "12345,,\n"
    )
    (tmp_path / "d.csv").write_text(csv)
    run = oscb("officers", "import", "d.csv", "-o", "o.toml", cwd=tmp_path)
    assert run.status == 3
    assert run.out == "2 officers added to o.toml; 4 rows left out\n"
    assert "d.csv, row 3: Bo Penn: “notanemail” is not an e-mail address" in run.err
    assert "d.csv, row 4: there is no name" in run.err
    assert "d.csv, row 7: CY DALE: another row has this name too" in run.err
    assert "d.csv, row 8: 12345: this is not a name" in run.err
    assert [officer.name for officer in read_officers(tmp_path / "o.toml")] == ["Ada Marsh", "Cy Dale"]
    (tmp_path / "e.csv").write_text(
        "Name,Job title,E-mail\nAda Marsh,Head of Finance,ada@sampleford.example\nDi Ash,,\n"
    )
    again = oscb("officers", "import", "e.csv", "-o", "o.toml", cwd=tmp_path)
    assert again.out == "1 officer added to o.toml; 1 brought up to date\n"
    assert oscb("officers", "import", "e.csv", "-o", "o.toml", cwd=tmp_path).out.endswith("; 2 already there\n")
