"""AC010: text stands in a text box, or in the header only."""

from collections.abc import Iterator

from oscb_cli.profile.folding import folded
from oscb_cli.profile.found import default_name
from oscb_cli.profile.load import load_profile
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find text in boxes, and headers that say what the report does not."""
    for place, sighting in subject.seen("text box", "text in header"):
        if sighting.kind == "text in header" and folded(sighting.words) == folded(subject.profile.council):
            continue  # the council's own name, which tells nothing of the report
        where = "a text box" if sighting.kind == "text box" else "the header only"
        yield RULE.finding(f"“{sighting.words[:60]}” is in {where}", place)


RULE = Rule(
    code="AC010",
    severity=Severity.WARNING,
    summary="text is in a text box, or only in the header",
    counted=("{n} text is outside the body of the document", "{n} texts are outside the body of the document"),
    why="A screen reader reads it out of its place, or not at all.",
    source="Public Sector Bodies Accessibility Regulations 2018; WCAG 2.2, 1.3.2",
    help="Move it into the body of the document.",
    bad=(
        seen("text box", "Key facts: 12 sites"),
        seen("text in header", "Agenda item 6"),
    ),
    good=(
        Example({}),
        seen_and_well("comment", "Key facts"),
        seen_and_well("text in header", load_profile(default_name()).council),
    ),
    check=check,
)
