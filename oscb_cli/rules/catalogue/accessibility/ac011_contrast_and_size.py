"""AC011: type is too pale or too small."""

from collections.abc import Iterator

from oscb_cli.model.sighting import Sighting
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def _told(sighting: Sighting) -> str:
    if sighting.kind == "small type":
        return f"text is only {sighting.value:g} points: “{sighting.words[:40]}”"
    ratio = f"{sighting.value:.1f} to 1 (it must be at least 4.5)"
    return f"text is too pale, with a contrast of {ratio}: “{sighting.words[:40]}”"


def check(subject: Subject) -> Iterator[Finding]:
    """Find type that is too pale or too small; each is told once."""
    for place, sighting in subject.seen("low contrast", "small type"):
        yield RULE.finding(_told(sighting), place)


RULE = Rule(
    code="AC011",
    severity=Severity.WARNING,
    summary="text is too pale or too small",
    counted=("{n} piece of text is too pale or too small", "{n} pieces of text are too pale or too small"),
    why="Many readers cannot read it on paper or on a phone.",
    source="WCAG 2.2, 1.4.3; GOV.UK, Publishing accessible documents: 12 points at least",
    help="Use the styles of the council's template.",
    bad=(
        seen("low contrast", "Note", "2", 3.1),
        seen("small type", "Source: survey", "4", 9.0),
    ),
    good=(
        Example({}),
        seen_and_well("justified", "x"),
    ),
    check=check,
)
