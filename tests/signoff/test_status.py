"""The matrix of reports by areas."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from oscb_cli.model.digest import signed_digest
from oscb_cli.model.report import Report
from oscb_cli.profile.load import load_profile
from oscb_cli.signoff.state import State, states_of
from oscb_cli.signoff.status import as_csv, as_json, as_markdown, cell_of, chosen, duties, row_of
from tests.support import ANNUAL_REPORT, load

PROFILE = load_profile("oxfordshire")


def report(**changed: Any) -> Report:
    return Report.model_validate({**load(ANNUAL_REPORT), **changed})


def with_states() -> Report:
    """A report with an area in each state."""
    data = load(ANNUAL_REPORT)
    financial, legal, staff, equality, _ = data["implications"]
    whole = Report.model_validate(data)
    financial["checked_by"]["text_digest"] = signed_digest(whole, whole.implications[0], ["recommendation"])
    legal["checked_by"]["text_digest"] = signed_digest(whole, whole.implications[0])
    staff.pop("checked_by")
    equality["text"] = ""
    data["signoff_history"] = [
        {"area": "staff", "event": "requested", "on": "2024-09-03T10:00:00+01:00", "email": "hr@oxfordshire.gov.uk"}
    ]
    return Report.model_validate(data)


def test_each_area_is_in_the_state_that_it_is_in() -> None:
    states = {state.area: state for state in states_of(with_states(), PROFILE)}
    assert {area: state.state for area, state in states.items()} == {
        "financial": State.SIGNED, "legal": State.STALE, "staff": State.OUTSTANDING, "equality": State.NO_TEXT,
        "sustainability": State.TYPED,
    }  # fmt: skip
    assert states["legal"].least.changed == ("text",)
    assert (states["staff"].least.asked, states["staff"].least.email) == ("2024-09-03", "hr@oxfordshire.gov.uk")


def test_what_a_council_does_not_need_is_not_needed() -> None:
    areas = tuple(
        spec.model_copy(update={"required": False, "checker_required": False}) for spec in PROFILE.implications
    )
    easy = PROFILE.model_copy(update={"implications": areas})
    easy.__dict__.pop("area_by_key", None)
    assert {state.state for state in states_of(Report(), easy)} == {State.NOT_NEEDED}


@pytest.mark.parametrize(
    ("area", "cell", "short"),
    [
        ("financial", "Billington 10/9", "Billington"),
        ("legal", "STALE Kogel", "STALE"),
        ("staff", "asked 3/9", "asked"),
        ("equality", "no text", "no text"),
        ("sustainability", "(Hallbridge 5/9)", "(Hallbridge)"),
    ],
)
def test_the_cells_say_it_in_a_word_or_two(area: str, cell: str, short: str) -> None:
    state = next(state for state in states_of(with_states(), PROFILE) if state.area == area)
    assert cell_of(state) == cell
    assert cell_of(state, short=True) == short


def test_the_most_urgent_come_first_and_items_are_counted_as_people_count() -> None:
    rows = [
        row_of(report(meeting_date=day, item=item), PROFILE, f"{item}.json")
        for day, item in (("2026-12-01", "CA10"), ("2026-12-01", "CA2"), ("2026-11-24", "CA30"))
    ]
    assert [row.item for row in chosen(rows, [], "")] == ["CA30", "CA2", "CA10"]
    assert rows[0].wanted_by == date(2026, 11, 19)


def test_only_the_areas_and_the_checker_asked_for() -> None:
    rows = [row_of(with_states(), PROFILE, "r.json")]
    assert [area.area for area in chosen(rows, ["legal"], "")[0].areas] == ["legal"]
    assert [area.area for area in chosen(rows, [], "kogel")[0].areas] == ["legal"]
    assert chosen(rows, ["legal"], "billington") == []


def test_what_each_checker_has_to_do() -> None:
    found = duties([row_of(with_states(), PROFILE, "r.json")])
    assert {(duty.name, duty.waiting[0][1].area) for duty in found} == {
        ("Amy Kogel", "legal"), ("no one yet (staff)", "staff"), ("the author", "equality"),
    }  # fmt: skip


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_csv_becomes_a_formula(start: str) -> None:
    made = report(title=f"{start}HYPERLINK(1)", signatory={"name": "x"})
    row = row_of(made.model_copy(update={"title": f"{start}cmd|' /C calc'!A1"}), PROFILE, f"{start}r.json")
    lines = list(csv.DictReader(io.StringIO(as_csv([row]))))
    assert len(lines) == 5
    for line in lines:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in line.values())


def test_json_and_markdown() -> None:
    rows = [row_of(with_states(), PROFILE, "r.json")]
    areas = json.loads(as_json(rows))[0]["areas"]
    said = {
        "state": "stale", "checker": "Amy Kogel", "email": "amy.kogel@oxfordshire.gov.uk", "date": "2024-09-09",
        "changed": ["text"], "asked": None,
    }  # fmt: skip
    assert areas["legal"] == {**said, "checkers": [{**said, "for": ""}]}
    pipe = rows[0].__class__(**{**{f: getattr(rows[0], f) for f in rows[0].__struct_fields__}, "title": "A | B\nC"})
    assert "| A \\| B C | 2024-09-10 | Billington 10/9 | STALE Kogel |" in as_markdown([pipe])
