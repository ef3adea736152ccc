"""AC007: the properties lack a title or a language."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find files that do not say what they are called, or in which language they are."""
    for place, sighting in subject.seen("missing property"):
        yield RULE.finding(f"the document properties have no {sighting.detail}", place)


RULE = Rule(
    code="AC007",
    severity=Severity.WARNING,
    summary="the document properties have no title or no language",
    counted=("{n} document property is missing", "{n} document properties are missing"),
    why="A screen reader says the name of the file instead, and guesses how to pronounce it.",
    source="Public Sector Bodies Accessibility Regulations 2018; WCAG 2.2, 2.4.2 and 3.1.1",
    help="In Word, add them under File, Info, Title and under Review, Language.",
    bad=(seen("missing property", detail="title", pointer=""),),
    good=(
        Example({}),
        seen_and_well("personal property", "x", "title"),
    ),
    check=check,
)
