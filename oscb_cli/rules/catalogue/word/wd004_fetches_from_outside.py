"""WD004: opening the file would fetch something from elsewhere."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find what opening the file would fetch from elsewhere."""
    for place, sighting in subject.seen("external target"):
        yield RULE.finding(f"opening the file would fetch {sighting.detail[:120]}", place)


RULE = Rule(
    code="WD004",
    severity=Severity.ERROR,
    summary="opening the file would fetch something from elsewhere",
    counted=("{n} link would fetch something from elsewhere", "{n} links would fetch something from elsewhere"),
    why="It tells someone who opens the file, changes without notice, and can run what no one checked.",
    source="National Cyber Security Centre, macro and template security; ISO/IEC 29500-2, 9.3",
    help="Break the link (File, Info, Edit Links), attach the Normal template, and put pictures into the file.",
    bad=(seen("external target", detail="attachedTemplate: https://x.example/t.dotm", pointer=""),),
    good=(
        Example({}),
        seen_and_well("active content", detail="macros"),
    ),
    check=check,
)
