"""The text of a report as paragraphs, lists, quotes and tables of Word, in the named styles of the template."""

import re
from collections.abc import Iterator

from oscb_cli.model.blocks import (
    Alignment,
    Block,
    Cell,
    Inline,
    LineBreak,
    List,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Table,
    Words,
    plain_inlines,
)
from oscb_cli.profile.outline import NumberedBlock
from oscb_cli.writers.docx import wml
from oscb_cli.writers.docx.context import Context

STEP = 720
"""The hanging indent of a numbered paragraph, in twentieths of a point."""

_DEEPEST_STYLE = 3
_NARROWEST_COLUMN = 900
_NUMBER = re.compile(r"[-–−+(]?\s*[£€$]?\s*\d[\d,.\s]*(?:%|[kmbn]{1,2}|million|billion)?\)?", re.IGNORECASE)


def numbered_blocks(blocks: tuple[NumberedBlock, ...], context: Context, *, checked: bool) -> Iterator[str]:
    """The blocks of a part, its paragraphs numbered.

    :param checked: whether a checker line follows, so that the last paragraph must stay with it.
    """
    previous: Block | None = None
    for place, numbered in enumerate(blocks):
        block = numbered.block
        if isinstance(block, Paragraph):
            last = checked and place == len(blocks) - 1
            after_table = isinstance(previous, Table)
            style = "CheckedParagraph" if last else "ParagraphAfterTable" if after_table else "NumberedParagraph"
            content = inlines(block.inlines, context)
            if block.label and context.outline.paragraph_numbers.get(block.label) == numbered.number:
                content = context.bookmark(reference_bookmark(numbered.number), content)
            yield wml.paragraph(style, content)
        else:
            yield from unnumbered(block, context, depth=0)
        previous = block


def unnumbered(block: Block, context: Context, depth: int) -> Iterator[str]:
    """A block without a paragraph number: in a list, in a quotation, or after a paragraph that has one.

    :param depth: how many lists it stands in.
    """
    match block:
        case Paragraph():
            yield wml.paragraph(_levelled("ListContinue", depth), inlines(block.inlines, context))
        case List():
            yield from _list(block, context, depth)
        case Quote():
            for child in block.blocks:
                if isinstance(child, Paragraph):
                    yield wml.paragraph("Quote", inlines(child.inlines, context))
                else:
                    yield from unnumbered(child, context, depth)
        case Table():
            yield _table(block, context)


def inlines(content: tuple[Inline, ...], context: Context, *, leading: str = "") -> str:
    """What stands on a line, as runs, links, fields and pictures.

    :param leading: words to begin with, in no style.
    """
    pieces = [wml.run(leading)] if leading else []
    pieces.extend(_inline(inline, context) for inline in content)
    return "".join(pieces)


def reference_bookmark(number: str) -> str:
    """The name of the bookmark on the paragraph that has a number; 40 characters at most (17.13.6.2)."""
    return "_Ref_paragraph_" + re.sub(r"\W", "_", number)


def _inline(inline: Inline, context: Context) -> str:
    match inline:
        case Words(link=""):
            return wml.run(inline.text, _character_style(inline.bold, inline.italic))
        case Words():
            return context.link(inline.link, inline.text)
        case LineBreak():
            return wml.line_break()
        case Reference():
            style = _character_style(inline.bold, inline.italic)
            number = context.outline.paragraph_numbers.get(inline.label)
            if number is None:
                return wml.run(f"{{para:{inline.label}}}", style)
            return wml.field(f"REF {reference_bookmark(number)} \\r \\h", number, style)
        case Picture():
            return context.picture(inline, context.text_width - STEP)


def _character_style(bold: bool, italic: bool) -> str:
    match bold, italic:
        case True, True:
            return "IntenseEmphasis"
        case True, False:
            return "Strong"
        case False, True:
            return "Emphasis"
        case _:
            return ""


def _levelled(style: str, depth: int) -> str:
    level = min(max(depth, 1), _DEEPEST_STYLE)
    return style if level == 1 else f"{style}{level}"


def _list(block: List, context: Context, depth: int) -> Iterator[str]:
    level = min(depth, _DEEPEST_STYLE - 1)
    style = _levelled("ListNumber" if block.numbered else "ListBullet", depth + 1)
    numbering = (context.new_list(level, block.start), level) if block.numbered else None
    for entry in block.entries:
        first, *rest = entry or (Paragraph(()),)
        if isinstance(first, Paragraph):
            yield wml.paragraph(style, inlines(first.inlines, context), numbering)
        else:
            yield wml.paragraph(style, "", numbering)
            yield from unnumbered(first, context, depth + 1)
        for child in rest:
            yield from unnumbered(child, context, depth + 1)


def _table(block: Table, context: Context) -> str:
    widths = column_widths(block, context.text_width - STEP)
    alignments = [_aligned_right(column, block) for column in range(len(block.header))]

    def row(cells: tuple[Cell, ...], *, header: bool = False) -> str:
        content = []
        for column, cell in enumerate(cells):
            right = alignments[column]
            style = (
                ("TableNumberHeading" if right else "TableHeading")
                if header
                else "TableNumber"
                if right
                else "TableText"
            )
            content.append((widths[column], wml.paragraph(style, inlines(cell, context))))
        return wml.table_row(content, header=header)

    rows = [row(block.header, header=True), *(row(cells) for cells in block.rows)]
    return wml.table("ReportTable", STEP, widths, rows)


def _aligned_right(column: int, block: Table) -> bool:
    """Whether a column is aligned right: as the author says, or because it holds nothing but numbers."""
    alignment: Alignment = block.alignments[column]
    if alignment:
        return alignment == "right"
    words = [plain_inlines(row[column]).strip() for row in block.rows]
    filled = [cell for cell in words if cell not in {"", "-", "–", "n/a", "N/A"}]
    return bool(filled) and all(_NUMBER.fullmatch(cell) for cell in filled)


def column_widths(block: Table, whole: int) -> list[int]:
    """Widths of a table's columns that add up to the whole, each by the length of what stands in it.

    A column is wide enough for its longest word, where that is possible, and long text counts less the longer
    it is: it can wrap.
    """
    columns = len(block.header)
    weights = []
    for column in range(columns):
        cells = [plain_inlines(row[column]) for row in (block.header, *block.rows)]
        longest_word = max((len(word) for cell in cells for word in cell.split()), default=1)
        mean = sum(len(cell) for cell in cells) / len(cells)
        weights.append(max(longest_word * 1.2, min(mean, 60.0), 3.0))
    least = min(_NARROWEST_COLUMN, whole // columns)
    spare = whole - least * columns
    widths = [least + int(spare * weight / sum(weights)) for weight in weights]
    widths[-1] += whole - sum(widths)
    return widths
