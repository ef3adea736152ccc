"""LE008: words may mark the report as exempt, and whether it is cannot be told from them."""

from collections.abc import Iterator

from msgspec.structs import replace

from oscb_cli.layout.publication import undecided
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find what a person must decide before the report is published."""
    if subject.report.exempt is None:
        for pointer, said in undecided(subject.report, subject.sightings):
            place = subject.at(pointer)
            place = place if place.section else replace(place, section="The file")
            yield RULE.finding(f"{said}; is the report exempt?", place)


RULE = Rule(
    code="LE008",
    severity=Severity.ERROR,
    summary="words may mark the report as exempt, and a person must decide",
    counted=("{n} marking may mean that the report is exempt", "{n} markings may mean that the report is exempt"),
    why="What is exempt and published cannot be taken back from those who have read it.",
    source="Local Government Act 1972, sections 100B(2) and 100I",
    help="If the report is exempt, say so and give the paragraph of Schedule 12A. If it is not, change the words, or "
    "silence LE008 in the report file with your reason.",
    bad=(Example(text("Part 2 of this report is exempt."), found_at=("/sections/1/text",)),),
    good=(
        Example({}),
        Example(text("The number of homes in exempt accommodation has grown.")),
        Example(text("This report contains no exempt information.")),
    ),
    check=check,
    needs_whole=True,
)
