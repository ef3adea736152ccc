"""AC009: empty paragraphs are used as space."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find empty paragraphs; they are told once."""
    for place, sighting in subject.seen("empty paragraphs"):
        many = f"{sighting.detail} empty paragraphs are" if sighting.value > 1 else "an empty paragraph is"
        yield RULE.finding(f"{many} used as space", place)


RULE = Rule(
    code="AC009",
    severity=Severity.ADVICE,
    summary="empty paragraphs are used as space",
    counted=("{n} place has empty paragraphs as space", "{n} places have empty paragraphs as space"),
    why="A screen reader says “blank” at each of them.",
    source="GOV.UK, Publishing accessible documents",
    help="Set the space after a paragraph in its style.",
    bad=(seen("empty paragraphs", detail="12", value=12),),
    good=(
        Example({}),
        seen_and_well("small type", "x", "1", 11.0),
    ),
    check=check,
)
