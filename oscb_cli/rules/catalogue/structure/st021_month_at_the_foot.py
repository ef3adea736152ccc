"""ST021: the month at the end is missing, or not that of the meeting or the one before."""

from collections.abc import Iterator

from oscb_cli.model.dates import MONTHS
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject

_MONTH = regex(r"(?:\d{1,2}(?:st|nd|rd|th)? )?([A-Za-z]+),? (\d{4})")


def check(subject: Subject) -> Iterator[Finding]:
    """Find a month that is not there, is none, or is not that of the meeting or the one before."""
    month, meeting = subject.report.month, subject.report.meeting_date
    if not subject.profile.has("month"):
        return
    if not month:
        yield RULE.finding("the month at the end is missing", subject.at("/month"))
        return
    match = _MONTH.fullmatch(month)
    name = match[1].capitalize() if match else ""
    if match is None or name not in MONTHS:
        yield RULE.finding(f"“{month}” is not a month and a year", subject.at("/month", month))
    elif meeting is not None:
        months_before = meeting.year * 12 + meeting.month - int(match[2]) * 12 - MONTHS.index(name) - 1
        if months_before not in {0, 1}:
            own = f"{MONTHS[meeting.month - 1]} {meeting.year}"
            message = f"{month} is not the month of the meeting ({own}) or the month before"
            yield RULE.finding(message, subject.at("/month", month))


RULE = Rule(
    code="ST021",
    severity=Severity.WARNING,
    summary="the month at the end is missing, or is not that of the meeting or the month before",
    counted=("the month at the end is missing or wrong", "{n} months are missing or wrong"),
    why="The month says how old the report's facts are; last time's is a sign of last time's report.",
    source="House style: the report ends with its month",
    help="Give the month of the meeting, or of the publication before it.",
    bad=(
        Example({"month": None}, found_at=("/month",)),
        Example({"month": "November 2025"}, found_at=("/month",)),
        Example({"month": "Autumn 2026"}, found_at=("/month",)),
    ),
    good=(
        Example({"month": "October 2026"}),
        Example({"month": "12 November 2026"}),
        Example({"meeting_date": "2027-01-19", "month": "December 2026"}),
    ),
    check=check,
)
