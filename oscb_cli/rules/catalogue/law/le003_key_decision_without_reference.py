"""LE003: a key decision has no forward plan reference."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a key decision of which no notice is shown."""
    if subject.report.key_decision and not subject.report.forward_plan_reference:
        yield RULE.finding("the key decision has no forward plan reference", subject.at("/forward_plan_reference"))


RULE = Rule(
    code="LE003",
    severity=Severity.WARNING,
    summary="a key decision has no forward plan reference",
    counted=("the key decision has no forward plan reference", "{n} key decisions have no forward plan reference"),
    why="A key decision may be taken only after 28 clear days' public notice; the reference shows that it was given.",
    source="SI 2012/2089, regulation 9",
    help="Give the forward plan reference, or say that it is not a key decision.",
    bad=(Example({"key_decision": True}, found_at=("/forward_plan_reference",)),),
    good=(
        Example({}),
        Example({"key_decision": True, "forward_plan_reference": "2026/9"}),
    ),
    check=check,
    needs_whole=True,
)
