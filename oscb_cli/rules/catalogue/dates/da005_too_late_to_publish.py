"""DA005: it is too late to publish with five clear days before the meeting."""

from collections.abc import Iterator

from oscb_cli.calendar.timetable import published_by
from oscb_cli.model.dates import long_date
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a meeting that is still to come, and too near."""
    meeting = subject.report.meeting_date
    if meeting is None or meeting < subject.today:
        return
    last = published_by(meeting, subject.profile)
    if subject.today > last:
        message = f"the papers for {long_date(meeting)} had to be published by {long_date(last)}"
        yield RULE.finding(message, subject.at("/meeting_date", long_date(meeting)))


RULE = Rule(
    code="DA005",
    severity=Severity.WARNING,
    summary="it is too late to publish with five clear days before the meeting",
    counted=(
        "it is too late to publish with five clear days",
        "{n} reports are too late to publish with five clear days",
    ),
    why="An item whose report was not open to inspection for five clear days can be taken only as urgent.",
    source="Local Government Act 1972, section 100B(4)",
    help="Ask democratic services whether the chair will agree to urgency, or move it to the next meeting.",
    bad=(
        Example({}, found_at=("/meeting_date",), today="2026-11-10"),
        Example({}, found_at=("/meeting_date",), today="2026-11-17"),
    ),
    good=(
        Example({}),
        Example({}, today="2026-11-09"),
        Example({}, today="2026-11-18"),
    ),
    check=check,
)
