"""WD005: the file holds macros or embedded objects."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find macros and embedded objects."""
    for place, sighting in subject.seen("active content"):
        yield RULE.finding(f"the file holds macros or embedded objects: {sighting.detail}", place)


RULE = Rule(
    code="WD005",
    severity=Severity.ERROR,
    summary="the file holds macros or embedded objects",
    counted=("{n} macro or embedded object is in the file", "{n} macros or embedded objects are in the file"),
    why="They can run what no one checked, and embedded workbooks publish all their sheets.",
    source="National Cyber Security Centre, macro security",
    help="Save it as a Word document (.docx) without macros. Paste figures as a table or a picture.",
    bad=(seen("active content", detail="word/vbaProject.bin", pointer=""),),
    good=(
        Example({}),
        seen_and_well("external target", detail="x"),
    ),
    check=check,
)
