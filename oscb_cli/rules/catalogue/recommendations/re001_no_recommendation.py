"""RE001: no recommendation."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a report that recommends nothing."""
    if not any(item.strip() for item in subject.report.recommendation.items):
        yield RULE.finding("there is no recommendation", subject.at("/recommendation"))


RULE = Rule(
    code="RE001",
    severity=Severity.ERROR,
    summary="there is no recommendation",
    counted=("there is no recommendation", "{n} reports have no recommendation"),
    why="The recommendation is what the meeting votes on; without one there is nothing to decide.",
    source="House style: every report begins with its recommendation",
    help="Say in the recommendation what the meeting is asked to decide.",
    bad=(
        Example({"recommendation": None}, found_at=("/recommendation",)),
        Example(
            {"recommendation": {"decision_maker": "The Cabinet", "items": [" "]}},
            found_at=("/recommendation",),
        ),
    ),
    good=(Example({}),),
    check=check,
)
