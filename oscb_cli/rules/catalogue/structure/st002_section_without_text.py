"""ST002: a section with a heading and no text."""

from collections.abc import Iterator

from oscb_cli.layout.outline import section_heading
from oscb_cli.model.notes import has_words
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import SECTIONS
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find sections that say nothing."""
    for index, section in enumerate(subject.report.sections):
        if not has_words(section.text):
            heading = section_heading(section, subject.profile)
            yield RULE.finding(f"the section “{heading}” has no text", subject.at(f"/sections/{index}"))


RULE = Rule(
    code="ST002",
    severity=Severity.ERROR,
    summary="a section has a heading and no text",
    counted=("{n} section has no text", "{n} sections have no text"),
    why="A heading with nothing below it is published as it stands.",
    source="House style",
    help="Write the text, or remove the section.",
    bad=(
        Example({"sections": [*SECTIONS, {"heading": "Conclusion"}]}, found_at=("/sections/4",)),
        Example({"sections": [*SECTIONS, {"key": "consultations", "text": "\n"}]}, found_at=("/sections/4",)),
    ),
    good=(Example({}),),
    check=check,
)
