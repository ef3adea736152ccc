"""AC004: a heading is only bold text, or skips a level."""

from collections.abc import Iterator

from oscb_cli.model.sighting import Sighting
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def _told(sighting: Sighting) -> str:
    if sighting.kind == "heading in bold":
        return f"“{sighting.words}” looks like a heading but has no heading style"
    return f"“{sighting.words}” skips a level of headings: {sighting.detail}"


def check(subject: Subject) -> Iterator[Finding]:
    """Find headings that are none to a screen reader, and levels that are skipped."""
    for place, sighting in subject.seen("heading in bold", "heading level skipped"):
        yield RULE.finding(_told(sighting), place)


RULE = Rule(
    code="AC004",
    severity=Severity.WARNING,
    summary="a heading is only bold text, or skips a level",
    counted=("{n} heading is only bold text, or skips a level", "{n} headings are only bold text, or skip a level"),
    why="People who cannot see the page move through it by its headings, and find none.",
    source="Public Sector Bodies Accessibility Regulations 2018; WCAG 2.2, 1.3.1 and 2.4.6",
    help="Give it the heading style of the right level in Word.",
    bad=(
        seen("heading in bold", "Key Issues"),
        seen("heading level skipped", "Costs", "from 2 to 4"),
    ),
    good=(
        Example({}),
        seen_and_well("typed capitals", "KEY ISSUES"),
    ),
    check=check,
)
