"""WD002: comments are left in."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find comments of people."""
    for place, sighting in subject.seen("comment"):
        yield RULE.finding(f"a comment by {sighting.detail} is left in: “{sighting.words[:60]}”", place)


RULE = Rule(
    code="WD002",
    severity=Severity.WARNING,
    summary="comments are left in",
    counted=("{n} comment is left in", "{n} comments are left in"),
    why="What colleagues said to each other is published with the report.",
    source="House style; Data Protection Act 2018",
    help="In Word, choose Review, Delete All Comments.",
    bad=(seen("comment", "Is this right?", "Ada Marsh"),),
    good=(
        Example({}),
        seen_and_well("tracked change", "x", "deleted by Ada Marsh"),
    ),
    check=check,
)
