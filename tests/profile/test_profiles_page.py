"""``docs/profiles.md``: its keys are the schema's, each has an example, and its walk leads to a document."""

import re
from pathlib import Path

import pytest

from oscb_cli.actions.read import read_one
from oscb_cli.profile import parts
from oscb_cli.profile.parts import ProfilePart
from oscb_cli.profile.schema import Profile
from scripts.make_profiles_page import PAGE, page
from tests.support import dump, oscb

TEXT = PAGE.read_text(encoding="utf-8")
MODELS = [Profile, *(kind for kind in vars(parts).values() if isinstance(kind, type) and issubclass(kind, ProfilePart))]


def test_the_page_is_current() -> None:
    assert page() == TEXT, "python scripts/make_profiles_page.py"


@pytest.mark.parametrize("model", MODELS)
def test_every_key_says_what_it_does(model: type[ProfilePart]) -> None:
    assert [name for name, field in model.model_fields.items() if not field.description] == []


def test_every_key_has_an_example() -> None:
    rows = [line for line in TEXT.splitlines() if line.startswith("| `")]
    assert len(rows) > 100
    assert [row for row in rows if not re.search(r"`[^`]+` \|\Z", row)] == []


def test_a_newcomer_comes_to_a_document_by_the_walk_alone(tmp_path: Path) -> None:
    (written,) = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert len([line for line in written.splitlines() if line.strip()]) < 60
    assert oscb("profiles", "new", "Mudford District Council", cwd=tmp_path).status == 0
    folder = tmp_path / "mudford_district_council"
    (folder / "profile.toml").write_text(written, encoding="utf-8")
    shown = oscb("profiles", "./mudford_district_council", cwd=tmp_path)
    assert (shown.status, shown.err) == (0, "")
    checker = {"name": "Ada Marsh", "job_title": "Finance Business Partner", "date": "2026-11-09"}
    report = {
        "committee": "Cabinet", "meeting_date": "2026-12-15", "title": "Sunday opening of Sampleford library",
        "report_by": "Director of Property Services", "divisions_affected": "All",
        "fields": {"portfolio": "Councillor Fay Lowe"},
        "recommendation": {"items": ["approve the opening;", "ask for a report in a year."]},
        "sections": [
            {"key": "purpose", "text": "To ask for a decision."},
            {"key": "background", "text": "It opens on five days."},
        ],
        "implications": [
            {"area": area, "text": "There are none.", "checked_by": checker}
            for area in ("financial", "legal", "climate")
        ],
        "annexes": [{"title": "Survey"}], "background_papers": [],
        "contact_officers": [{"name": "Gus Penn", "phone": "01632 960123", "email": "gus.penn@mudford.gov.uk"}],
    }  # fmt: skip
    file = dump(report, tmp_path / "report.json")
    run = oscb("draft", file, "--no-input", "-o", "a.docx", "--profile", "./mudford_district_council", cwd=tmp_path)
    assert run.status == 0, run.out + run.err
    shown = oscb("show", "a.docx", "--profile", "./mudford_district_council", cwd=tmp_path)
    for words in (
        "Portfolio holder: Councillor Fay Lowe", "1. Why this report", "2. RECOMMENDATION", "Climate and nature",
        "That Cabinet:", "Read by Ada Marsh, Finance Business Partner, on 9 November 2026", "Appendix 1: Survey",
    ):  # fmt: skip
        assert words in shown.out, words
    read = read_one(str(tmp_path / "a.docx"), str(folder)).report
    assert read.fields == report["fields"]
    assert [entry.checked_by[0].name for entry in read.implications] == ["Ada Marsh"] * 3
