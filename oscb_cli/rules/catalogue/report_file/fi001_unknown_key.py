"""FI001: a key of the report file that oscb does not know."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find keys that no report has."""
    for problem in subject.problems:
        if problem.kind == "unknown key":
            yield RULE.finding(problem.message, subject.at(problem.pointer), problem.help)


RULE = Rule(
    code="FI001",
    severity=Severity.ERROR,
    summary="the report file has a key that oscb does not know",
    counted=("{n} unknown key", "{n} unknown keys"),
    why="What stands under a misspelt key would be left out of the document without a word.",
    source="oscb's own report format (“oscb schema”)",
    help="Correct the key.",
    bad=(
        Example({"titel": "Sunday opening"}, found_at=("/titel",)),
        Example({"signatory": {"name": "Fay Lowe", "job": "Director of Libraries"}}, found_at=("/signatory/job",)),
    ),
    good=(Example({"item": "CA6"}),),
    check=check,
)
