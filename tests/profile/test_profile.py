from pathlib import Path

import pytest

from oscb_cli.errors import BadProfile
from oscb_cli.layout.wording import council_date, render
from oscb_cli.profile.folding import folded
from oscb_cli.profile.found import known_profiles
from oscb_cli.profile.load import load_profile, template_file

OXFORDSHIRE = load_profile("oxfordshire")


def a_profile(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "profile.toml").write_text(text, encoding="utf-8")
    return folder


def test_oxfordshire_is_known_and_whole() -> None:
    assert "oxfordshire" in known_profiles()
    assert [area.area for area in OXFORDSHIRE.implications] == [
        "financial",
        "legal",
        "staff",
        "equality",
        "sustainability",
    ]
    assert all(area.checker_required for area in OXFORDSHIRE.implications)
    assert all(section.guidance for section in OXFORDSHIRE.sections)
    assert all(area.guidance for area in OXFORDSHIRE.implications)


def test_the_committees_say_which_of_them_scrutinise() -> None:
    scrutiny = [committee.name for committee in OXFORDSHIRE.committees if committee.kind == "scrutiny"]
    assert "Education & Young People Overview and Scrutiny Committee" in scrutiny
    assert "Cabinet" not in scrutiny


@pytest.mark.parametrize("typed", ["THE CABINET", "cabinet", "Cabinet:"])
def test_a_committee_is_known_however_it_is_typed(typed: str) -> None:
    committee = OXFORDSHIRE.committee_for(typed)
    assert committee is not None
    assert committee.name == "Cabinet"


def test_headings_are_folded() -> None:
    assert folded("The Equality & Inclusion Implications:") == folded("EQUALITY AND INCLUSION implications")


def test_a_profile_of_ones_own_extends_another(tmp_path: Path) -> None:
    folder = a_profile(
        tmp_path / "sampleford",
        'extends = "oxfordshire"\ncouncil = "Sampleford Borough Council"\n'
        '[labels]\ndivisions_affected = "Wards Affected"\n',
    )
    profile = load_profile(str(folder), may_be_folder=True)
    assert profile.name == "sampleford"
    assert profile.labels["divisions_affected"] == "Wards Affected"
    assert profile.labels["annexes"] == "Annexes"
    assert profile.order == OXFORDSHIRE.order
    assert template_file(profile, "base.docx") == template_file(OXFORDSHIRE, "base.docx")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("council = 3", "council"),
        ("nonsense", "cannot be read"),
        ('extends = "nowhere"', "there is no profile “nowhere”"),
        ('extends = "oxfordshire"\nordre = []', "ordre"),
        ('extends = "oxfordshire"\norder = ["committee"]', "order leaves out"),
        ('extends = "oxfordshire"\ndate_form = "{dy}"', "cannot be filled in"),
        ('extends = "oxfordshire"\n[wording]\nnil = "\\u0001"', "wording.nil: a control character .U.0001."),
        ('extends = "oxfordshire"\n[[committees]]\nname = "A\\b"', "committees, 1.name: a control character"),
        (
            'extends = "oxfordshire"\n[[tables.acts]]\nname = "Care Code"\nyears = [2014]',
            "tables, acts, 1, name",
        ),
    ],
)
def test_a_profile_that_is_not_valid_is_refused_by_file_and_key(tmp_path: Path, text: str, words: str) -> None:
    folder = a_profile(tmp_path / "own", text)
    with pytest.raises(BadProfile, match=words):
        load_profile(str(folder), may_be_folder=True)


def test_a_profile_that_extends_itself_is_refused(tmp_path: Path) -> None:
    folder = a_profile(tmp_path / "own", 'extends = "."')
    with pytest.raises(BadProfile, match="extends itself"):
        load_profile(str(folder), may_be_folder=True)


def test_a_report_cannot_name_a_folder_as_its_profile(tmp_path: Path) -> None:
    a_profile(tmp_path / "own", 'extends = "oxfordshire"')
    with pytest.raises(BadProfile, match="there is no profile"):
        load_profile(str(tmp_path / "own"))


def test_values_never_become_part_of_a_template() -> None:
    assert render("{{ title }}", {"title": "{{ 7 * 7 }}{% endif %}"}) == "{{ 7 * 7 }}{% endif %}"


def test_a_template_cannot_leave_the_sandbox() -> None:
    with pytest.raises(BadProfile, match="cannot be filled in"):
        render("{{ title.__class__.__mro__ }}", {"title": "x"})


def test_a_template_makes_nothing_that_a_document_cannot_hold() -> None:
    with pytest.raises(BadProfile, match="control character"):
        render("{{ title }}{{ '\\x01' }}", {"title": "x"})


def test_dates_are_in_the_councils_form() -> None:
    from datetime import date

    assert council_date(OXFORDSHIRE, date(2024, 9, 2)) == "2 September 2024"
    assert council_date(OXFORDSHIRE, None) == ""


@pytest.mark.parametrize("name", ["x" * 5_000, "a\0b", "[" * 300])
def test_a_name_that_no_folder_can_have_is_no_profile(name: str) -> None:
    with pytest.raises(BadProfile, match="there is no profile"):
        load_profile(name)


def test_a_part_of_the_order_without_a_label_is_a_mistake_of_the_profile(tmp_path: Path) -> None:
    whole = (OXFORDSHIRE.folder / "profile.toml").read_text(encoding="utf-8")
    for label in ('recommendation = "Recommendation"\n', 'background_papers = "Background papers"\n'):
        assert label in whole
        key = label.partition(" ")[0]
        folder = a_profile(tmp_path / key, whole.replace(label, "", 1))
        with pytest.raises(BadProfile, match=f"{key}.*is missing"):
            load_profile(str(folder), may_be_folder=True)
