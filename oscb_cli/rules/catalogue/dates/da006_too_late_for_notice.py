"""DA006: a key decision has less than 28 clear days' notice left."""

from collections.abc import Iterator

from oscb_cli.calendar.clear_days import clear_days_between
from oscb_cli.calendar.timetable import noticed_by, takes_key_decisions
from oscb_cli.model.dates import long_date
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a key decision still to come, without a reference in the forward plan, and too near."""
    report = subject.report
    meeting = report.meeting_date
    if not report.key_decision or report.forward_plan_reference or meeting is None or meeting < subject.today:
        return
    if not takes_key_decisions(subject.profile, report.committee):
        return
    last = noticed_by(meeting, subject.profile)
    if subject.today > last:
        left = clear_days_between(subject.today, meeting)
        needed = subject.profile.deadlines.key_decision_notice_clear_days
        message = f"notice had to be given by {long_date(last)}: {left} of {needed} clear days are left"
        yield RULE.finding(message, subject.at("/key_decision"))


RULE = Rule(
    code="DA006",
    severity=Severity.WARNING,
    summary="a key decision has less than 28 clear days' notice left",
    counted=("there is not enough notice of the key decision", "{n} key decisions do not have enough notice"),
    why="A key decision without notice is unlawful, but for the general exception and special urgency.",
    source="SI 2012/2089, regulations 9, 10 and 11",
    help=(
        "Give the forward plan reference. If there was no notice, ask the monitoring officer about the "
        "general exception."
    ),
    bad=(Example({"key_decision": True}, found_at=("/key_decision",)),),
    good=(
        Example({}),
        Example({"key_decision": True}, today="2026-10-19"),
        Example({"key_decision": True, "forward_plan_reference": "2026/9"}),
        Example({"key_decision": True, "committee": "Planning & Regulation Committee"}),
    ),
    check=check,
)
