"""Paragraph numbers typed by hand, taken out of a report: in a document of oscb's they come by themselves."""

from oscb_cli.model.blocks import Block, Paragraph, plain_inlines
from oscb_cli.model.markdown import parse
from oscb_cli.model.report import Report
from oscb_cli.model.to_markdown import to_markdown
from oscb_cli.recogniser.line import TYPED_NUMBER, without_start


def without_typed_numbers(report: Report) -> tuple[Report, int]:
    """A report without the numbers typed before its paragraphs, and how many they were.

    A sign-off still counts: numbers are no words (``model.digest``).
    """
    counted = 0

    def freed(text: str) -> str:
        nonlocal counted
        blocks = [without_typed_number(block) for block in parse(text)]
        found = sum(changed for _, changed in blocks)
        counted += found
        return to_markdown([block for block, _ in blocks]) if found else text

    sections = tuple(section.model_copy(update={"text": freed(section.text)}) for section in report.sections)
    implications = tuple(entry.model_copy(update={"text": freed(entry.text)}) for entry in report.implications)
    return report.model_copy(update={"sections": sections, "implications": implications}), counted


def without_typed_number(block: Block) -> tuple[Block, bool]:
    """A block without a number typed before it, and whether there was one."""
    match = TYPED_NUMBER.match(plain_inlines(block.inlines)) if isinstance(block, Paragraph) else None
    if match is None or not isinstance(block, Paragraph):
        return block, False
    return Paragraph(without_start(block.inlines, match.end()), block.label), True
