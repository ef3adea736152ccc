"""AC008: words are typed in capitals."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find lines that are typed in capitals."""
    for place, sighting in subject.seen("typed capitals"):
        yield RULE.finding(f"“{sighting.words[:60]}” is typed in capitals", place)


RULE = Rule(
    code="AC008",
    severity=Severity.WARNING,
    summary="words are typed in capitals",
    counted=("{n} line is typed in capitals", "{n} lines are typed in capitals"),
    why="Some screen readers spell them out, and readers with dyslexia cannot see the shapes of words.",
    source="GOV.UK, Publishing accessible documents; house style: a style makes capitals",
    help="Type it in small letters. The heading style shows capitals where the council wants them.",
    bad=(seen("typed capitals", "KEY ISSUES FOR THE BOARD"),),
    good=(
        Example({}),
        seen_and_well("heading in bold", "Key Issues"),
    ),
    check=check,
)
