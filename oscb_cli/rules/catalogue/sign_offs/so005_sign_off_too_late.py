"""SO005: a sign-off dated after the meeting, or in the future."""

from collections.abc import Iterator

from oscb_cli.model.dates import long_date
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find sign-offs that cannot have been given yet, or came too late for the meeting."""
    meeting = subject.report.meeting_date
    for sign_off in subject.sign_offs:
        day = sign_off.checker.date
        if day is None:
            continue
        if meeting is not None and day > meeting:
            problem = f"after the meeting of {long_date(meeting)}"
        elif day > subject.today:
            problem = "in the future"
        else:
            continue
        message = f"{subject.area_heading(sign_off.implication)}: signed off on {long_date(day)}, {problem}"
        yield RULE.finding(message, subject.at(f"{sign_off.checker_pointer}/date", long_date(day)))


RULE = Rule(
    code="SO005",
    severity=Severity.ERROR,
    summary="a sign-off is dated after the meeting, or in the future",
    counted=(
        "{n} sign-off is dated in the future or after the meeting",
        "{n} sign-offs are dated in the future or after the meeting",
    ),
    why="A sign-off counts only if it was given, and given before the meeting decides.",
    source="The decision is taken on the report as published (Local Government Act 1972, section 100B)",
    help="Correct the date of the sign-off, or the date of the meeting.",
    bad=(
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "date": "2026-11-18"}))},
            found_at=("/implications/1/checked_by/date",),
            today="2026-12-01",
        ),
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "date": "2026-11-03"}))},
            found_at=("/implications/1/checked_by/date",),
        ),
    ),
    good=(
        Example({}),
        Example({"implications": implications(legal=implication("legal", {**LAW, "date": "2026-11-02"}))}),
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "date": "2026-11-17"}))},
            today="2026-11-17",
        ),
    ),
    check=check,
)
