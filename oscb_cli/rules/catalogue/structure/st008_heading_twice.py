"""ST008: the same heading stands twice."""

from collections.abc import Iterator

from oscb_cli.profile.folding import folded
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import SECTIONS
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find headings that are there already."""
    seen: set[str] = set()
    for part in subject.outline.parts:
        heading = folded(part.heading)
        if heading in seen:
            yield RULE.finding(f"the heading “{part.heading}” is used twice", subject.at(part.pointer, part.heading))
        seen.add(heading)


RULE = Rule(
    code="ST008",
    severity=Severity.WARNING,
    summary="the same heading is used twice",
    counted=("{n} heading is used twice", "{n} headings are used twice"),
    why="Readers who look a section up find the wrong one.",
    source="House style",
    help="Give one of them another heading, or combine the two sections.",
    bad=(
        Example(
            {"sections": [*SECTIONS, {"heading": "the proposal:", "text": "It is small."}]}, found_at=("/sections/4",)
        ),
        Example(
            {"sections": [*SECTIONS, {"heading": "Staff implications", "text": "None."}]}, found_at=("/implications/2",)
        ),
    ),
    good=(
        Example({}),
        Example({"sections": [*SECTIONS, {"heading": "The proposals", "text": "It is small."}]}),
    ),
    check=check,
)
