"""DA003: the meeting is on a weekend or a bank holiday."""

from collections.abc import Iterator

from oscb_cli.calendar.clear_days import bank_holiday, is_weekend
from oscb_cli.model.dates import WEEKDAYS, long_date
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a meeting on a day on which councils do not meet."""
    meeting = subject.report.meeting_date
    if meeting is None:
        return
    why = WEEKDAYS[meeting.weekday()] if is_weekend(meeting) else bank_holiday(meeting)
    if why:
        yield RULE.finding(
            f"{long_date(meeting)} is not a working day: {why}", subject.at("/meeting_date", long_date(meeting))
        )


RULE = Rule(
    code="DA003",
    severity=Severity.WARNING,
    summary="the meeting is on a weekend or a bank holiday",
    counted=("the meeting is on a day off", "{n} meetings are on a day off"),
    why="Council meetings are held on working days: most likely the date is mistyped.",
    source="Bank holidays in England (Banking and Financial Dealings Act 1971)",
    help="Check the date of the meeting.",
    bad=(
        Example({"meeting_date": "2026-11-21"}, found_at=("/meeting_date",)),
        Example({"meeting_date": "2026-12-28"}, found_at=("/meeting_date",)),
        Example({"meeting_date": "2027-03-26"}, found_at=("/meeting_date",)),
    ),
    good=(
        Example({}),
        Example({"meeting_date": "2026-12-29"}),
    ),
    check=check,
)
