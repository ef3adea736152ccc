"""ST031: a section of a report file has no heading."""

from collections.abc import Iterator

from msgspec.structs import replace

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find text that stands under no heading. In a document it is text that has no place, and WD008 tells of it."""
    if subject.source is not None:
        return
    for index, section in enumerate(subject.report.sections):
        if not section.key and not section.heading and section.text.strip():
            begins = " ".join(section.text.split()[:6])
            place = replace(subject.at(f"/sections/{index}/text"), section=f"Section {index + 1}")
            yield RULE.finding(f"section {index + 1}, “{begins} …”, has no heading", place)


RULE = Rule(
    code="ST031",
    severity=Severity.ERROR,
    summary="a section has no heading",
    counted=("{n} section has no heading", "{n} sections have no heading"),
    why="Readers who look for a part by its heading, by eye or with a screen reader, do not find it.",
    source="Web Content Accessibility Guidelines 2.2, 2.4.6",
    help="Give it a heading, or the key of a standard section, or move its text to where it belongs.",
    bad=(
        Example(
            {"sections": [{"key": "executive_summary", "text": "It is short."}, {"text": "It stands alone."}]},
            found_at=("/sections/1/text",),
        ),
    ),
    good=(
        Example({}),
        Example(text("It has a heading.")),
    ),
    check=check,
)
