"""WD003: text is hidden."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find hidden text."""
    for place, sighting in subject.seen("hidden text"):
        yield RULE.finding(f"there is hidden text: “{sighting.words[:60]}”", place)


RULE = Rule(
    code="WD003",
    severity=Severity.ERROR,
    summary="text is hidden",
    counted=("{n} piece of text is hidden", "{n} pieces of text are hidden"),
    why="Anybody can make it visible, and screen readers and search engines read it.",
    source="House style; Data Protection Act 2018",
    help="Delete it, or clear the Hidden tick box (Ctrl+D in Word).",
    bad=(seen("hidden text", "not for councillors"),),
    good=(
        Example({}),
        seen_and_well("small type", "x", "1", 8.0),
    ),
    check=check,
)
