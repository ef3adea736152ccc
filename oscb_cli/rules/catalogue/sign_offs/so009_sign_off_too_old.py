"""SO009: signed off longer before the meeting than the profile allows."""

from collections.abc import Iterator

from oscb_cli.model.dates import long_date
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find sign-offs that are too old for the meeting."""
    meeting = subject.report.meeting_date
    longest = subject.profile.signoff.longest_before_meeting_days
    if meeting is None:
        return
    for sign_off in subject.sign_offs:
        day = sign_off.checker.date
        if day is not None and (before := (meeting - day).days) > longest:
            area = subject.area_heading(sign_off.implication)
            message = f"{area}: signed off on {long_date(day)}, {before} days before the meeting (at most {longest})"
            yield RULE.finding(message, subject.at(f"{sign_off.checker_pointer}/date", long_date(day)))


RULE = Rule(
    code="SO009",
    severity=Severity.WARNING,
    summary="an implication was signed off too long before the meeting",
    counted=("{n} sign-off is too old", "{n} sign-offs are too old"),
    why="An old sign-off was most likely given for another report, or before the figures changed.",
    source="The profile: signoff.longest_before_meeting_days",
    help="Ask the checker to look again, and give the new date.",
    bad=(
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "date": "2026-08-18"}))},
            found_at=("/implications/1/checked_by/date",),
        ),
    ),
    good=(
        Example({}),
        Example({"implications": implications(legal=implication("legal", {**LAW, "date": "2026-08-19"}))}),
    ),
    check=check,
)
