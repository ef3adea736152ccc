"""FI002: a value in the report file that cannot be read."""

from collections.abc import Iterator

from msgspec.structs import replace

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find values that could not be read, and words that the council's profile does not know."""
    for problem in subject.problems:
        if problem.kind == "value":
            place = subject.at(problem.pointer)
            place = place if place.section else replace(place, section="The file")
            yield RULE.finding(problem.message, place, problem.help)


RULE = Rule(
    code="FI002",
    severity=Severity.ERROR,
    summary="oscb cannot read a value of the report file",
    counted=("{n} value cannot be read", "{n} values cannot be read"),
    why="What cannot be read cannot be checked, and the document cannot be written with it.",
    source="oscb's own report format (“oscb schema”)",
    help="Correct the value.",
    bad=(
        Example({"meeting_date": "31 November 2026"}, found_at=("/meeting_date",)),
        Example({"sections": [{"key": "executive_sumary", "text": "All is well."}]}, found_at=("/sections/0/key",)),
        Example({"annexes": [{"file": "plan.pdf"}]}, found_at=("/annexes/0",)),
    ),
    good=(Example({"meeting_date": "Tuesday 17th November 2026"}),),
    check=check,
)
