"""DA004: a sign-off is dated after the day the papers must be published."""

from collections.abc import Iterator

from oscb_cli.calendar.timetable import published_by
from oscb_cli.model.dates import long_date
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find sign-offs between the day of publication and the meeting; later ones are SO005's."""
    meeting = subject.report.meeting_date
    if meeting is None or not subject.sign_offs:
        return
    last = published_by(meeting, subject.profile)
    for sign_off in subject.sign_offs:
        day = sign_off.checker.date
        if day is not None and last < day <= meeting:
            area = subject.area_heading(sign_off.implication)
            message = f"{area}: signed off on {long_date(day)}; the papers had to be published by {long_date(last)}"
            yield RULE.finding(message, subject.at(f"{sign_off.checker_pointer}/date", long_date(day)))


RULE = Rule(
    code="DA004",
    severity=Severity.ERROR,
    summary="a sign-off is dated after the day the papers must be published",
    counted=("{n} sign-off is dated after publication", "{n} sign-offs are dated after publication"),
    why="What was published had not been checked: the sign-off came too late to count.",
    source="Local Government Act 1972, section 100B; the profile: deadlines",
    help="Correct the date, or ask for the item to be deferred.",
    bad=(
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "date": "2026-11-10"}))},
            found_at=("/implications/1/checked_by/date",),
        ),
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "date": "2026-11-17"}))},
            found_at=("/implications/1/checked_by/date",),
        ),
    ),
    good=(
        Example({}),
        Example({"implications": implications(legal=implication("legal", {**LAW, "date": "2026-11-09"}))}),
        Example({"implications": implications(legal=implication("legal", {**LAW, "date": "2026-11-18"}))}),
    ),
    check=check,
)
