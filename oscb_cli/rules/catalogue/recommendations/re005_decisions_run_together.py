"""RE005: several decisions are run together in one item."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import items
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.rules.engine.wording import listed


def check(subject: Subject) -> Iterator[Finding]:
    """Find items with more than one verb of decision."""
    for decision in subject.decisions:
        if decision.more:
            passage, verbs = decision.passage, listed([decision.verb, *decision.more])
            yield RULE.finding(f"one item holds several decisions: {verbs}", passage.at(passage.words))


RULE = Rule(
    code="RE005",
    severity=Severity.ADVICE,
    summary="one recommendation holds several decisions",
    counted=("{n} recommendation holds several decisions", "{n} recommendations hold several decisions"),
    why="Each item becomes a minute of its own and can be voted on; two in one can only be taken or left together.",
    source="House style: one decision, one item",
    help="Give each decision an item of its own: (a), (b), (c).",
    bad=(
        Example(items("note the report and to consider its messages."), found_at=("/recommendation/items/0",)),
        Example(
            items("note it.", "approve the plan; and delegate the dates to the Director of Libraries."),
            found_at=("/recommendation/items/1",),
        ),
    ),
    good=(
        Example({}),
        Example(items("note the review and support plan for libraries.")),
        Example(items("approve the terms and conditions, and the note on costs.")),
    ),
    check=check,
)
