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
    reference_said,
)
from oscb_cli.model.patterns import regex
from oscb_cli.writers.docx import wml
from oscb_cli.writers.docx.context import Context
from oscb_cli.writers.docx.pictures import picture
from oscb_cli.writers.docx.styles import Style

STEP = 720
"""The hanging indent of a numbered paragraph, in twentieths of a point."""

_BULLETS = (Style.LIST_BULLET, Style.LIST_BULLET_2, Style.LIST_BULLET_3)
_NUMBERS = (Style.LIST_NUMBER, Style.LIST_NUMBER_2, Style.LIST_NUMBER_3)
_CONTINUE = (Style.LIST_CONTINUE, Style.LIST_CONTINUE_2, Style.LIST_CONTINUE_3)
_CELLS = {
    (False, False): Style.TABLE_TEXT,
    (False, True): Style.TABLE_NUMBER,
    (True, False): Style.TABLE_HEADING,
    (True, True): Style.TABLE_NUMBER_HEADING,
}
_CHARACTER_STYLES = {
    (False, False): None,
    (True, False): Style.STRONG,
    (False, True): Style.EMPHASIS,
    (True, True): Style.INTENSE_EMPHASIS,
}
"""The style of words that are bold, italic, or both."""
_NARROWEST_COLUMN = 900
_NUMBER = regex(r"[-–−+(]?\s*[£€$]?\s*\d[\d,.\s]*(?:%|[kmbn]{1,2}|million|billion)?\)?", re.IGNORECASE)


def plain(content: tuple[Inline, ...]) -> str:
    """The words of a line that is nothing but words in no style; else empty."""
    if len(content) == 1 and isinstance(only := content[0], Words):
        return "" if only.bold or only.italic or only.link else only.text
    return ""


def unnumbered(block: Block, context: Context, depth: int) -> Iterator[str]:
    """A block without a paragraph number: in a list, in a quotation, or after a paragraph that has one.

    :param depth: how many lists it stands in.
    """
    match block:
        case Paragraph():
            yield context.paragraph(_CONTINUE[_level(depth - 1)], inlines(block.inlines, context))
        case List():
            yield from _list(block, context, depth)
        case Quote():
            for child in block.blocks:
                if isinstance(child, Paragraph):
                    yield context.paragraph(Style.QUOTE, inlines(child.inlines, context))
                else:
                    yield from unnumbered(child, context, depth)
        case Table():
            yield _table(block, context)


def inlines(content: tuple[Inline, ...], context: Context, *, leading: str = "") -> str:
    """What stands on a line, as runs, links, fields and pictures.

    :param leading: words to begin with, in no style.
    """
    if len(content) == 1 and not leading:
        return _inline(content[0], context)
    pieces = [wml.run(leading)] if leading else []
    pieces += [_inline(inline, context) for inline in content]
    return "".join(pieces)


def _inline(inline: Inline, context: Context) -> str:
    match inline:
        case Words():
            if inline.link:
                return context.link(inline.link, inline.text)
            return context.words(inline.text, _CHARACTER_STYLES[inline.bold, inline.italic])
        case LineBreak():
            return wml.line_break()
        case Reference():
            style = _CHARACTER_STYLES[inline.bold, inline.italic]
            number = context.document.numbers.get(inline.label)
            if number is None:
                return context.run(reference_said(inline.label, {}), style)
            instruction = f"REF {context.reference_names[inline.label]} \\r \\h"
            return wml.field(instruction, number, context.styles.ids[style] if style else "")
        case Picture():
            return picture(inline, context, context.text_width - STEP)


def _level(depth: int) -> int:
    return min(max(depth, 0), len(_BULLETS) - 1)


def _list(block: List, context: Context, depth: int) -> Iterator[str]:
    style = (_NUMBERS if block.numbered else _BULLETS)[_level(depth)]
    numbering = context.new_list(style, block.start) if block.numbered else None
    for entry in block.entries:
        if not entry:
            continue  # an entry without words: an empty paragraph says nothing, aloud or on the page
        first, *rest = entry
        if not isinstance(first, Paragraph):
            yield from unnumbered(first, context, depth + 1)
        else:
            yield context.paragraph(style, inlines(first.inlines, context), numbering)
        for child in rest:
            yield from unnumbered(child, context, depth + 1)


def _table(block: Table, context: Context) -> str:
    widths = column_widths(block, context.text_width - STEP)
    right = [_aligned_right(column, block) for column in range(len(block.header))]

    def row(cells: tuple[Cell, ...], *, header: bool = False) -> str:
        content = []
        for column, cell in enumerate(cells):
            style = _CELLS[header, right[column]]
            content.append((widths[column], context.paragraph(style, inlines(cell, context))))
        return wml.table_row(content, header=header)

    rows = [row(block.header, header=True), *(row(cells) for cells in block.rows)]
    return wml.table(context.styles.ids[Style.REPORT_TABLE], STEP, widths, rows)


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
