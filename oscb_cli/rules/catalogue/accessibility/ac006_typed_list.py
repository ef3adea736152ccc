"""AC006: a list is typed with dashes, dots or letters."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find entries of lists whose mark is typed."""
    for place, sighting in subject.seen("typed list"):
        words = sighting.words.removeprefix(sighting.detail).strip()  # letters are still there, dashes are not
        yield RULE.finding(f"a list is typed by hand: “{sighting.detail} {words[:60]}”", place)


RULE = Rule(
    code="AC006",
    severity=Severity.WARNING,
    summary="a list is typed with dashes, dots or letters",
    counted=("{n} line of a list has its mark typed by hand", "{n} lines of lists have their marks typed by hand"),
    why="A screen reader does not say that a list begins, or how long it is.",
    source="Public Sector Bodies Accessibility Regulations 2018; WCAG 2.2, 1.3.1",
    help="Use Word's list buttons, or “oscb draft”, which makes them lists.",
    bad=(seen("typed list", "• cheap", "•"),),
    good=(
        Example({}),
        seen_and_well("typed number", "4"),
    ),
    check=check,
)
