"""Profiles learned from the Word files of councils that nobody has told oscb of."""

import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from oscb_cli.learning.learn import learn, write_profile
from oscb_cli.model.typed_numbers import without_typed_numbers
from oscb_cli.model.validate import read_report
from oscb_cli.profile.folding import folded
from oscb_cli.profile.load import forget_profiles, load_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.docx.reader import read_docx
from oscb_cli.recogniser.headings import heading_words
from oscb_cli.word.package import Package
from oscb_cli.writers.docx.document import write_docx
from tests.officers.councils import typed
from tests.officers.forms import Grid
from tests.officers.invented import invented
from tests.officers.measure import fields
from tests.officers.render import word
from tests.support import oscb

BASE = load_profile("oxfordshire")
QUORN = Path(__file__).parent / "quorn_valley.toml"


@pytest.fixture(scope="module")
def quorn(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """A council with a table at its head, numbered headings, officers consulted, and “That the Board:”."""
    folder = tmp_path_factory.mktemp("hidden") / "quorn"
    folder.mkdir()
    (folder / "profile.toml").write_text(QUORN.read_text(encoding="utf-8"), encoding="utf-8")
    return load_profile(str(folder), may_be_folder=True)


def files_of(council: Profile, seeds: range, folder: Path, *, font: str = "Arial") -> list[str]:
    """Files as the council's officers type them."""
    made = []
    for seed in seeds:
        data = word(typed(council, seed)[1], seed, tracked=False)
        file = folder / f"report-{seed}.docx"
        file.write_bytes(in_font(data, font))
        made.append(str(file))
    return made


def in_font(data: bytes, font: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Arial", font.encode()))
    return buffer.getvalue()


def learned(council: Profile, seeds: range, folder: Path, *, font: str = "Arial") -> Profile:
    """The profile that is learned from files of a council."""
    found, files = learn(files_of(council, seeds, folder, font=font), "learned", council.council, BASE)
    write_profile(found, files, BASE, folder / "learned")
    forget_profiles()
    return load_profile(str(folder / "learned"), may_be_folder=True)


def share_read(council: Profile, profile: Profile, seeds: range) -> tuple[float, list[str]]:
    """The share of the fields of further files that the learned profile reads as they are meant."""
    areas = {folded(name): area.area for area in profile.implications for name in (area.heading, *area.aliases)}
    own = {folded(name.rstrip("?")): field.key for field in profile.fields for name in (field.label, *field.aliases)}
    total = wrong = 0
    told: list[str] = []
    for seed in seeds:
        draft, blocks = typed(council, seed)
        parsed = read_docx(Package(word(blocks, seed), "x"), profile)
        read, _ = read_report({"profile": profile.name, **parsed.data})
        meant = dict(draft.truth)
        meant["implications"] = {
            areas.get(folded(council.area_by_key[area].heading), f"not learned: {area}"): said
            for area, said in meant["implications"].items()
        }
        meant["fields"] = {
            own.get(folded(council.field_by_key[key].label.rstrip("?")), f"not learned: {key}"): value
            for key, value in meant["fields"].items()
        }
        found = list(fields(meant, without_typed_numbers(read, parsed.source)[0].to_data(), str(profile.folder)))
        bad = [entry for entry in found if not entry[1]]
        total, wrong = total + len(found), wrong + len(bad)
        told += [f"{seed} {name}: {wanted!r} read as {said!r}" for name, _, wanted, said in bad]
    return 1 - wrong / total, told


@pytest.mark.parametrize("files", [1, 3, 10])
def test_a_council_is_learned_from_few_files_and_from_many(files: int, quorn: Profile, tmp_path: Path) -> None:
    profile = learned(quorn, range(9_000, 9_000 + files), tmp_path)
    shown = oscb("profiles", str(profile.folder), cwd=tmp_path)
    assert (shown.status, shown.err) == (0, "")
    right, told = share_read(quorn, profile, range(9_100, 9_120))
    assert right >= 0.98, told


def test_what_is_learned_is_what_the_council_has(quorn: Profile, tmp_path: Path) -> None:
    profile = learned(quorn, range(9_000, 9_010), tmp_path)
    assert profile.form.header == "table"
    assert profile.form.closing == "sections"
    assert profile.numbering == "by_section"
    assert {field.label for field in profile.fields} == {"Report status", "Lead member"}
    assert profile.labels["recommendation"] == "Recommended decision"
    assert profile.labels["divisions_affected"] == "Wards concerned"
    assert profile.wording.recommendation_several == "That {{ decision_maker }}:"
    assert profile.wording.annex_label == "Appendix {{ number }}"
    lines = {area.heading: area.checker_line or profile.wording.checker_line for area in profile.implications}
    assert lines["Law"].startswith("Lawyer consulted: {{ name }}")
    assert profile.signoff.date_form == "{day:02}/{month_number}/{year}"
    required = [section.heading for section in profile.sections if section.required and not section.in_body]
    assert required == [
        "What this report is for", "How we got here", "Courses open to the Board", "Who has been asked",
        "What happens next",
    ]  # fmt: skip
    assert [area.heading for area in profile.implications] == [
        "Money",
        "Law",
        "Workforce and people",
        "Carbon and nature",
    ]


def test_drafted_again_it_has_the_headings_labels_and_fonts_of_its_council(quorn: Profile, tmp_path: Path) -> None:
    profile = learned(quorn, range(9_000, 9_010), tmp_path, font="Verdana")
    _, blocks = typed(quorn, 9_107)
    file = tmp_path / "further.docx"
    file.write_bytes(in_font(word(blocks, 9_107, tracked=False), "Verdana"))
    run = oscb("draft", file, "--profile", str(profile.folder), "--no-input", "-o", "again.docx", cwd=tmp_path)
    assert run.status in {0, 1}
    audit = [str(Path(sys.executable).with_name("openxml-audit")), str(tmp_path / "again.docx"), "--policy", "strict"]
    assert b"Errors: 0" in subprocess.run(audit, capture_output=True, timeout=120).stdout
    again = docx.Document(str(tmp_path / "again.docx"))
    assert {style.name: style for style in again.styles}["Normal"].font.name == "Verdana"
    headings = [
        p.text
        for p in again.paragraphs
        if str(p.style and p.style.name).startswith(("Heading 2", "Recommendation Heading"))
    ]
    meant = [
        heading_words(block.text)
        for block in blocks
        if not isinstance(block, Grid) and block.look in {"bold", "heading"}
    ]
    in_both = [words for words in meant if folded(words) in {folded(heading) for heading in headings}]
    assert len(in_both) >= 10
    assert [folded(words) for words in headings] == [folded(words) for words in in_both]
    labels = [row.cells[0].text for table in again.tables for row in table.rows if len(row.cells) == 2]
    assert "Subject of report" in labels
    assert "Lead member" in labels


@pytest.mark.parametrize("seed", [2, 3, 7, 10, 12])
def test_other_councils_are_learned_from_ten_files(seed: int, tmp_path: Path) -> None:
    council = invented(seed)
    profile = learned(council, range(seed * 100, seed * 100 + 10), tmp_path)
    right, told = share_read(council, profile, range(seed * 100 + 50, seed * 100 + 62))
    assert right >= 0.98, told


def test_the_screen_says_what_is_sure_and_what_to_look_at_and_how_much_comes_out_the_same(
    quorn: Profile, tmp_path: Path
) -> None:
    files = files_of(quorn, range(9_000, 9_006), tmp_path)
    run = oscb("profiles", "learn", *files, "--name", "Quorn Valley Authority", cwd=tmp_path)
    assert run.status == 0
    assert "Sure\n" in run.out
    assert "Look at these\n" in run.out
    assert "an implication: “Money”, in 6 of 6 files" in run.out
    assert re.fullmatch(r"\d\d% of what the files say comes out the same .*", run.out.strip().splitlines()[-1])
    text = (tmp_path / "quorn_valley_authority" / "profile.toml").read_text(encoding="utf-8")
    assert re.search(r"^\[\[fields\]\]  # in \d of 6 files", text, re.MULTILINE)
    again = oscb("profiles", "learn", *files, "--name", "Quorn Valley Authority", cwd=tmp_path)
    assert (again.status, "already exists" in again.err) == (2, True)


def test_what_cannot_be_learned_from_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "no.docx").write_text("no Word file")
    (tmp_path / "empty.docx").write_bytes(write_docx(read_report({})[0], BASE, source="x"))
    for arguments in (
        ["learn"],
        ["learn", "no.docx"],
        ["learn", "x.docx", "--name", "X"],
        ["learn", "no.docx", "--name", "X"],
    ):
        run = oscb("profiles", *arguments, cwd=tmp_path)
        assert run.status == 2
        assert len(run.err.splitlines()) == 1
    run = oscb("profiles", "learn", "empty.docx", "--name", "Nothing Council", cwd=tmp_path)
    assert (run.status, "has no headings and no labels" in run.err) == (2, True)
    assert not (tmp_path / "nothing_council").exists()
