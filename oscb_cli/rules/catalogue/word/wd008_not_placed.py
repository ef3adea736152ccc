"""WD008: part of the file could not be placed in the report."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find what is no part of a report that is known."""
    for place, sighting in subject.seen("unplaced"):
        kept = f"“{sighting.words[:60]}” ({sighting.detail}) could not be placed in the report; oscb has kept it"
        yield RULE.finding(kept if sighting.words else sighting.detail, place)


RULE = Rule(
    code="WD008",
    severity=Severity.WARNING,
    summary="oscb could not place part of the file in the report",
    counted=("{n} part of the file could not be placed", "{n} parts of the file could not be placed"),
    why="What has no place may be a heading that is misspelt, or something left from another report.",
    source="House style",
    help="Give it a heading, move it where it belongs, or delete it.",
    bad=(seen("unplaced", "Some stray words", "after the last section"),),
    good=(
        Example({}),
        seen_and_well("text box", "x"),
    ),
    check=check,
)
