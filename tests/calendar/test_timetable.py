"""The timetable of a report. The days are worked by hand, on a calendar with the bank holidays marked in it."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from oscb_cli.calendar.clear_days import is_working_day
from oscb_cli.calendar.timetable import LGA, SI, noticed_by, published_by, signed_off_by, timetable
from oscb_cli.profile.load import load_profile
from tests.support import oscb

OXFORDSHIRE = load_profile("oxfordshire")

PUBLISHED_BY = [
    # the meeting, and the last day for its papers: five clear days, without weekends and bank holidays, lie between
    ("2022-04-26", "2022-04-14"),  # Easter, 15 and 18 April
    ("2022-04-27", "2022-04-19"),
    ("2022-05-05", "2022-04-26"),  # May Day, 2 May
    ("2022-06-08", "2022-05-27"),  # the Jubilee, 2 and 3 June
    ("2022-06-10", "2022-05-31"),
    ("2022-09-06", "2022-08-26"),  # the Summer bank holiday, 29 August
    ("2022-09-20", "2022-09-09"),  # the State Funeral, 19 September
    ("2022-09-26", "2022-09-15"),
    ("2022-09-27", "2022-09-16"),
    ("2022-09-28", "2022-09-20"),
    ("2023-01-04", "2022-12-22"),  # Christmas, 26 and 27 December, and New Year, 2 January
    ("2023-01-10", "2022-12-30"),
    ("2023-04-18", "2023-04-06"),  # Easter, 7 and 10 April
    ("2023-05-09", "2023-04-27"),  # May Day, 1 May, and the Coronation, 8 May
    ("2023-05-16", "2023-05-05"),
    ("2024-04-09", "2024-03-28"),  # Easter, 29 March and 1 April
    ("2024-05-14", "2024-05-03"),
    ("2024-06-04", "2024-05-24"),  # the Spring bank holiday, 27 May
    ("2024-09-03", "2024-08-23"),
    ("2024-09-20", "2024-09-12"),
    ("2025-01-02", "2024-12-20"),  # Christmas, 25 and 26 December, and New Year
    ("2025-01-07", "2024-12-27"),
    ("2025-04-29", "2025-04-17"),  # Easter, 18 and 21 April
    ("2025-05-13", "2025-05-02"),
    ("2025-05-28", "2025-05-19"),
    ("2025-12-02", "2025-11-24"),
    ("2026-04-07", "2026-03-26"),  # Easter, 3 and 6 April
    ("2026-04-14", "2026-04-02"),
    ("2026-05-12", "2026-05-01"),
    ("2026-06-02", "2026-05-22"),
    ("2026-09-08", "2026-08-28"),
    ("2026-11-17", "2026-11-09"),
    ("2027-01-05", "2026-12-23"),  # Christmas, 25 and 28 December, and New Year
    ("2027-01-12", "2027-01-04"),
    ("2027-04-06", "2027-03-25"),  # Easter, 26 and 29 March
    ("2028-01-04", "2027-12-22"),  # 27 and 28 December, 3 January
]

NOTICED_BY = [
    # the meeting, and the last working day for notice of a key decision: twenty-eight clear days lie between
    ("2022-09-20", "2022-08-22"),
    ("2022-09-27", "2022-08-26"),  # the twenty-ninth day before it is the Summer bank holiday
    ("2026-05-05", "2026-04-02"),  # … Easter Monday, and before that Good Friday
    ("2026-05-19", "2026-04-20"),
    ("2026-06-10", "2026-05-12"),
    ("2026-06-16", "2026-05-18"),
    ("2026-11-09", "2026-10-09"),  # … a Sunday
    ("2026-11-17", "2026-10-19"),
    ("2027-01-05", "2026-12-07"),
    ("2027-01-26", "2026-12-24"),  # … Boxing Day's substitute, and before that Christmas Day
]


@pytest.mark.parametrize(("meeting", "published"), PUBLISHED_BY)
def test_the_papers_are_published_five_clear_days_before(meeting: str, published: str) -> None:
    assert published_by(date.fromisoformat(meeting), OXFORDSHIRE) == date.fromisoformat(published)


@pytest.mark.parametrize(("meeting", "noticed"), NOTICED_BY)
def test_notice_of_a_key_decision_is_given_twenty_eight_clear_days_before(meeting: str, noticed: str) -> None:
    assert noticed_by(date.fromisoformat(meeting), OXFORDSHIRE) == date.fromisoformat(noticed)


def test_a_council_may_count_those_days_as_working_days() -> None:
    deadlines = OXFORDSHIRE.deadlines.model_copy(update={"notice_counts": "working"})
    strict = OXFORDSHIRE.model_copy(update={"deadlines": deadlines})
    assert noticed_by(date(2026, 11, 17), strict) == date(2026, 10, 7)


def test_sign_offs_come_two_working_days_before_publication_and_drafts_five_before_that() -> None:
    assert signed_off_by(date(2027, 1, 5), OXFORDSHIRE) == date(2026, 12, 21)
    drafts = next(d for d in timetable(date(2027, 1, 5), OXFORDSHIRE) if d.key == "drafts to checkers")
    assert drafts.day == date(2026, 12, 14)


@pytest.mark.parametrize(
    ("committee", "options", "keys", "sources"),
    [
        (
            "Planning & Regulation Committee",
            {},
            ["drafts to checkers", "signed off", "notice of meeting", "published", "meeting"],
            ["100A(6)(a)", "100B(3)"],
        ),
        (
            "Place Overview and Scrutiny Committee",
            {"private": True},
            ["drafts to checkers", "signed off", "notice of meeting", "published", "meeting"],
            ["100A(6)(a)", "100B(2) and (3)", "section 9FA"],
        ),
        (
            "Cabinet Member for Transport",
            {"key_decision": True, "private": True},
            ["key decision notice", "drafts to checkers", "signed off", "general exception", "published", "meeting",
             "decision published", "call-in"],
            ["regulation 9", "regulation 10", "regulation 13", "regulation 14"],
        ),
        (
            "Leader of the Council",
            {},
            ["drafts to checkers", "signed off", "published", "meeting", "decision published", "call-in"],
            ["regulation 13", "regulation 14"],
        ),
        (
            "County Council",
            {},
            ["drafts to checkers", "signed off", "summons", "published", "meeting"],
            ["Schedule 12"],
        ),
        (
            "Cabinet",
            {"key_decision": True},
            ["key decision notice", "drafts to checkers", "signed off", "general exception", "notice of meeting",
             "published", "meeting", "decision published", "call-in"],
            ["regulation 6", "regulation 7", "regulation 9", "regulation 10"],
        ),
        (
            "Cabinet",
            {"private": True},
            ["private notice", "drafts to checkers", "signed off", "private notice, again", "notice of meeting",
             "published", "meeting", "decision published", "call-in"],
            ["regulation 5(2)", "regulation 5(4)", "regulation 6", "regulation 12"],
        ),
    ],
)  # fmt: skip
def test_each_meeting_has_its_own_lines_with_their_sources(
    committee: str, options: dict[str, bool], keys: list[str], sources: list[str]
) -> None:
    found = timetable(date(2026, 11, 17), OXFORDSHIRE, committee=committee, **options)
    assert sorted(deadline.key for deadline in found) == sorted(keys)
    assert [deadline.day for deadline in found] == sorted(deadline.day for deadline in found)
    assert all(deadline.source for deadline in found if deadline.key != "meeting")
    told = " ".join(deadline.source for deadline in found)
    assert all(source in told for source in sources)
    assert all(is_working_day(deadline.day) for deadline in found)


_OF_MEETINGS = [f"{SI}, regulation {number}" for number in ("5(2)", "5(4)", "6", "7", "12")]


def test_what_one_member_decides_has_no_regulation_of_meetings() -> None:
    every = {"key_decision": True, "private": True}
    found = timetable(date(2026, 11, 17), OXFORDSHIRE, committee="Cabinet Member for Finance", **every)
    assert [line.source for line in found if any(said in line.source for said in _OF_MEETINGS)] == []
    assert next(line.what for line in found if line.key == "meeting") == "Decision"


@pytest.mark.parametrize("committee", [spec.name for spec in OXFORDSHIRE.committees])
def test_only_the_executive_has_the_regulations_of_the_executive(committee: str) -> None:
    every = {"key_decision": True, "private": True}
    found = timetable(date(2026, 11, 17), OXFORDSHIRE, committee=committee, **every)
    spec = OXFORDSHIRE.committee_for(committee)
    assert spec is not None
    assert any(SI in line.source for line in found) is (spec.kind == "executive")
    assert any(LGA in line.source for line in found) is (spec.kind != "executive")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "No committee is named, so these are the deadlines for a committee of the council, not the executive"),
        (["--private"], "No committee is named, so these are the deadlines for the executive"),
        (["--private", "--committee", "County Council"], "needs no notice of a private item"),
        (["--private", "--committee", "Cabinet Member for Finance"], "decides alone, without a meeting"),
        (["--private", "--committee", "Cabinet"], ""),
    ],
)
def test_what_is_assumed_is_said(options: list[str], said: str, tmp_path: Path) -> None:
    run = oscb("deadlines", "--meeting", "2027-01-05", *options, cwd=tmp_path)
    assert run.status == 0
    assert said in run.err
    assert bool(run.err) is bool(said)


def test_call_in_is_counted_over_the_christmas_holidays() -> None:
    ends = next(d for d in timetable(date(2026, 12, 22), OXFORDSHIRE, committee="Cabinet") if d.key == "call-in")
    assert ends.day == date(2027, 1, 5)  # published on 24 December; then 29, 30 and 31 December, 4 and 5 January


def test_what_is_late_is_said_with_what_can_lawfully_be_done(tmp_path: Path) -> None:
    run = oscb(
        "deadlines", "--meeting", "5 January 2027", "--key-decision", "--today", "24 December 2026", cwd=tmp_path
    )  # fmt: skip
    assert run.status == 0
    words = " ".join(run.out.split())
    assert "LATE" in words
    assert "general exception (regulation 10)" in words
    assert "special urgency" in words
    on_time = oscb("deadlines", "--meeting", "5/1/27", "--today", "1 November 2026", cwd=tmp_path)
    assert "LATE" not in on_time.out
    assert "Wed 23 December 2026" in on_time.out


def test_a_calendar_program_can_read_it(tmp_path: Path) -> None:
    arguments = ["deadlines", "--meeting", "2027-01-05", "--committee", "cabinet", "--key-decision"]
    arguments += ["--today", "2026-11-01", "--ics", "c.ics"]
    assert oscb(*arguments, cwd=tmp_path).status == 0
    first = (tmp_path / "c.ics").read_bytes()
    events = {str(event["uid"]): event for event in Calendar.from_ical(first).walk("VEVENT")}
    assert events["20270105-key-decision-notice@oscb"].decoded("dtstart") == date(2026, 12, 7)
    assert str(events["20270105-published@oscb"]["summary"]).startswith("Cabinet: Publish the agenda")
    assert oscb(*arguments, cwd=tmp_path).status == 2, "the file is there"
    assert oscb(*arguments, "--force", cwd=tmp_path).status == 0
    assert (tmp_path / "c.ics").read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--meeting", "soon"], "is not a date"),
        (["--meeting", "2027-01-05", "--committee", "Cabinett"], "did you mean"),
        (["--meeting", "2027-01-05", "--committee", "County Council", "--key-decision"], "takes no key decisions"),
        (["--meeting", "2027-01-05", "--committee", "Cabinet", "--ics", "none/c.ics"], "this folder does not exist"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(arguments: list[str], words: str, tmp_path: Path) -> None:
    run = oscb("deadlines", *arguments, cwd=tmp_path)
    assert run.status == 2
    assert words in run.err
    assert len(run.err.splitlines()) == 1


def test_json(tmp_path: Path) -> None:
    import json

    run = oscb("deadlines", "--meeting", "2027-01-05", "--format", "json", "--today", "2026-12-24", cwd=tmp_path)
    published = next(entry for entry in json.loads(run.out) if entry["key"] == "published")
    assert (published["day"], published["late"], published["source"]) == (
        "2026-12-23", True, "Local Government Act 1972, section 100B(3)",
    )  # fmt: skip
