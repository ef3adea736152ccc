"""SO002: a checker without a job title."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find checkers without a job title."""
    if "job_title" not in subject.profile.signoff.needs:
        return
    for sign_off in subject.sign_offs:
        if not sign_off.checker.job_title:
            message = f"{subject.area_heading(sign_off.implication)}: {sign_off.checker.name} has no job title"
            yield RULE.finding(message, subject.at(sign_off.checker_pointer, sign_off.checker.name))


RULE = Rule(
    code="SO002",
    severity=Severity.WARNING,
    summary="a checker has no job title",
    counted=("{n} checker has no job title", "{n} checkers have no job title"),
    why="Readers must see that the person who checked an implication was qualified to.",
    source="House style: the line “Comments checked by” names the job title",
    help="Add the checker's job title.",
    bad=(
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "job_title": ""}))},
            found_at=("/implications/1/checked_by",),
        ),
    ),
    good=(
        Example({}),
        Example({"implications": implications(legal=implication("legal", {**LAW, "job_title": "HR"}))}),
    ),
    check=check,
)
