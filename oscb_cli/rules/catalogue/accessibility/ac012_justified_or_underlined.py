"""AC012: text is justified, or underlined and no link."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find justified text, and words that are underlined and lead nowhere; each is told once."""
    for place, sighting in subject.seen("justified", "underlined"):
        underlined = f"“{sighting.words[:40]}” is underlined but is not a link"
        yield RULE.finding(underlined if sighting.kind == "underlined" else "text is justified", place)


RULE = Rule(
    code="AC012",
    severity=Severity.ADVICE,
    summary="text is justified, or underlined without being a link",
    counted=("{n} piece of text is justified or underlined", "{n} pieces of text are justified or underlined"),
    why="Wide gaps between words stop slow readers, and an underlined word looks like a link.",
    source="GOV.UK, Publishing accessible documents",
    help="Align text to the left. Use bold for what is important.",
    bad=(
        seen("justified", "The library opens", "9", 9),
        seen("underlined", "urgent", "1", 1),
    ),
    good=(
        Example({}),
        seen_and_well("direct formatting", value=0.1),
    ),
    check=check,
)
