"""WD010: text is struck out."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find text that is struck out by its type, and not as a tracked change."""
    for place, sighting in subject.seen("struck text"):
        yield RULE.finding(f"“{sighting.words[:60]}” is struck out, and oscb reads it as text that stays", place)


RULE = Rule(
    code="WD010",
    severity=Severity.ERROR,
    summary="text is struck out",
    counted=("{n} piece of text is struck out", "{n} pieces of text are struck out"),
    why="Readers cannot tell whether it counts, and screen readers read it like any other text.",
    source="Web Content Accessibility Guidelines 2.2, 1.3.1",
    help="Delete it, or clear the Strikethrough button on the Home tab in Word.",
    bad=(seen("struck text", "£5 million"),),
    good=(
        Example({}),
        seen_and_well("hidden text", "x"),
    ),
    check=check,
)
