"""AC002: a table has no header row."""

from collections.abc import Iterator

from oscb_cli.model.blocks import Table, plain_inlines
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, text
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find tables whose header is empty, or lacks a heading but the first."""
    for passage in subject.passages:
        if isinstance(passage.block, Table):
            headings = [plain_inlines(cell).strip() for cell in passage.block.header]
            if not any(headings) or not all(headings[1:]):
                yield RULE.finding("the table has columns with no heading", passage.at(passage.words[:60]))
    for place, _ in subject.seen("table without header"):
        yield RULE.finding("the first row of the table is not marked as its header row", place)


RULE = Rule(
    code="AC002",
    severity=Severity.ERROR,
    summary="a table has no header row",
    counted=("{n} table has no header row", "{n} tables have no header row"),
    why="A screen reader cannot say what a cell is about.",
    source="Public Sector Bodies Accessibility Regulations 2018; WCAG 2.2, 1.3.1",
    help="Give every column a heading. In Word, select the first row and choose Layout, Repeat Header Rows.",
    bad=(
        Example(text("| | |\n|---|---|\n| a | b |"), found_at=("/sections/1/text",)),
        Example(text("| a | |\n|---|---|\n| a | b |"), found_at=("/sections/1/text",)),
        seen("table without header", "Option Cost"),
    ),
    good=(Example(text("| | Cost |\n|---|---|\n| a | b |")),),
    check=check,
)
