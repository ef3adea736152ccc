"""The body of the document: each line of the layout in its style, with its marks."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from oscb_cli.layout.document import (
    AreaRow,
    Blocks,
    Box,
    Entry,
    HeaderTable,
    ImplicationTable,
    Item,
    Labelled,
    Line,
    Role,
)
from oscb_cli.model.blocks import Table
from oscb_cli.writers.docx import wml
from oscb_cli.writers.docx.context import MARK, Context, annex_bookmark
from oscb_cli.writers.docx.styles import Style
from oscb_cli.writers.docx.text import inlines, plain, unnumbered

_STYLES = {
    Role.DIVISIONS_AFFECTED: Style.DIVISIONS_AFFECTED,
    Role.COMMITTEE: Style.COMMITTEE,
    Role.MEETING_DATE: Style.MEETING_DATE,
    Role.TITLE: Style.TITLE,
    Role.REPORT_BY: Style.REPORT_BY,
    Role.HEADING: Style.HEADING,
    Role.RECOMMENDATION_HEADING: Style.RECOMMENDATION_HEADING,
    Role.LEAD: Style.LEADING_PARAGRAPH,
    Role.PARAGRAPH: Style.NUMBERED_PARAGRAPH,
    Role.RECOMMENDATION_ITEM: Style.RECOMMENDATION_ITEM,
    Role.CHECKED_BY: Style.CHECKED_BY,
    Role.SIGNATORY_NAME: Style.SIGNATORY_NAME,
    Role.SIGNATORY_JOB_TITLE: Style.SIGNATORY_JOB_TITLE,
    Role.MONTH: Style.CLOSING_LINE,
}
_AFTER_TABLE = {
    Style.NUMBERED_PARAGRAPH: Style.NUMBERED_PARAGRAPH_AFTER_TABLE,
    Style.LEADING_PARAGRAPH: Style.LEADING_PARAGRAPH_AFTER_TABLE,
    Style.CHECKED_PARAGRAPH: Style.CHECKED_PARAGRAPH_AFTER_TABLE,
}
_HEADINGS = {Role.HEADING, Role.RECOMMENDATION_HEADING}
_LINKED = {Role.CHECKED_BY}
"""Lines of the council's own words in which addresses are links."""


def body(context: Context) -> Iterator[str]:
    """Every paragraph and table of the document, in order."""
    yield from _drawn(context.document.items, context)


def _drawn(items: Sequence[Item], context: Context) -> Iterator[str]:
    yield from _apart(_each_drawn(items, context), context)


def _apart(pieces: Iterable[str], context: Context) -> Iterator[str]:
    """Paragraphs and tables, with something between any two tables: else they are one to Word."""
    after_table = False
    for drawn in pieces:
        if after_table and drawn.startswith("<w:tbl>"):
            yield context.paragraph(Style.TABLE_TEXT, "")
        yield drawn
        after_table = drawn.endswith("</w:tbl>")


def _each_drawn(items: Sequence[Item], context: Context) -> Iterator[str]:
    for (before, item), (_, following) in pairwise(pairwise((None, *items, None))):
        match item:
            case Line() if item.role is Role.PARAGRAPH or item.role is Role.LEAD:
                yield _numbered(item, before, following, context)
            case Line():
                yield _line(item, context)
            case Blocks():
                yield from unnumbered(item.block, context, item.depth)
            case Labelled():
                yield from _labelled(item, context)
            case HeaderTable():
                yield _header_table(item, context)
            case ImplicationTable():
                yield _implication_table(item, context)
            case Box():
                yield _box(item, context)
            case None:
                pass


def _line(line: Line, context: Context) -> str:
    style = _STYLES[line.role]
    if line.role is Role.RECOMMENDATION_ITEM:
        return context.paragraph(style, inlines(line.content, context))
    words = plain(line.content)
    content = context.words(words) if line.role in _LINKED else wml.run(words)
    if line.mark:
        content = context.mark(line.mark, content)
    return context.paragraph(style, content, context.level_of_heading(line) if line.role in _HEADINGS else None)


def _numbered(line: Line, before: Item | None, following: Item | None, context: Context) -> str:
    """A paragraph with a number: that of its style, or, where sections are numbered, that within its section."""
    style = _STYLES[line.role]
    if line.role is Role.PARAGRAPH and not line.lead:
        style = _kept_with(following)
        if isinstance(before, Blocks) and isinstance(before.block, Table):
            style = _AFTER_TABLE[style]
    content = inlines(line.content, context, leading=line.lead)
    if line.label and context.document.numbers.get(line.label) == line.number:
        content = context.mark(context.reference_names[line.label].removeprefix(MARK), content)
    if not line.number:
        return context.paragraph(Style.PARAGRAPH, content)
    return context.paragraph(style, content, context.level_of_paragraph(line))


def _kept_with(following: Item | None) -> Style:
    """The style of a paragraph, by what follows and must stay with it."""
    if isinstance(following, Line) and following.role is Role.CHECKED_BY:
        return Style.CHECKED_PARAGRAPH
    return Style.LEADING_PARAGRAPH if isinstance(following, Blocks) else Style.NUMBERED_PARAGRAPH


def _labelled(part: Labelled, context: Context) -> Iterator[str]:
    """Entries after their label: one in bold on the same line, several below it."""
    alone = len(part.entries) == 1
    lines: Sequence[str] = [_entry(entry, context) for entry in part.entries]
    style = Style.TITLE if part.part == "title" else Style.CLOSING_LINE
    if not part.label:
        one = Style.CLOSING_LINE if alone else Style.CLOSING_ITEM
        yield from (context.paragraph(one, line) for line in lines)
        return
    label = context.mark(part.part, context.run(part.label, Style.STRONG if alone else None))
    if alone:
        yield context.paragraph(style, label + wml.run(" ") + lines[0])
        return
    yield context.paragraph(Style.CLOSING_LABEL, label)
    for line in lines[:-1]:
        yield context.paragraph(Style.CLOSING_ITEM, line)
    yield context.paragraph(Style.CLOSING_LAST_ITEM, lines[-1])


_LABEL_WIDTH = 0.35
_AREA_WIDTHS = (0.26, 0.48)
"""The shares of a table's width that its first columns have."""


def _header_table(table: HeaderTable, context: Context) -> str:
    widths = _widths(context.text_width, _LABEL_WIDTH)
    rows = []
    for part in table.rows:
        words = context.run(part.label.removesuffix(":"), Style.STRONG)
        label = context.paragraph(Style.TABLE_TEXT, context.mark(part.part, words))
        style = Style.TITLE if part.part == "title" else Style.TABLE_TEXT
        value = "".join(context.paragraph(style, _entry(entry, context)) for entry in part.entries)
        rows.append(wml.table_row(zip(widths, (label, value), strict=True)))
    return _table(widths, rows, context, header="column")


def _implication_table(table: ImplicationTable, context: Context) -> str:
    widths = _widths(context.text_width, *_AREA_WIDTHS)
    heads = [context.paragraph(Style.TABLE_HEADING, wml.run(words)) for words in table.columns]
    rows = [wml.table_row(zip(widths, heads, strict=True), header=True)]
    for row in table.rows:
        name = context.mark(row.heading.mark, context.run(plain(row.heading.content), Style.STRONG))
        cells = (context.paragraph(Style.TABLE_TEXT, name), _cell(row, context), _checkers(row, context))
        rows.append(wml.table_row(zip(widths, cells, strict=True), splits=True))
    return _table(widths, rows, context)


def _table(widths: Sequence[int], rows: Sequence[str], context: Context, header: str = "row") -> str:
    return wml.table(context.styles.ids[Style.REPORT_TABLE], 0, widths, rows, header=header, lines=True)


def _cell(row: AreaRow, context: Context) -> str:
    drawn = []
    for item in row.text:
        if isinstance(item, Line):
            drawn.append(context.paragraph(Style.TABLE_TEXT, inlines(item.content, context)))
        else:
            drawn += unnumbered(item.block, context, 0)
    return _ended(list(_apart(drawn, context)))


def _checkers(row: AreaRow, context: Context) -> str:
    drawn = []
    for line in row.checkers:
        content = context.words(plain(line.content))
        drawn.append(context.paragraph(Style.TABLE_TEXT, context.mark(line.mark, content)))
    return _ended(drawn)


def _box(box: Box, context: Context) -> str:
    width, inside = context.text_width, context.text_width - 2 * _CELL_MARGIN
    context.text_width = inside
    content = _ended(list(_drawn(box.items, context)))
    context.text_width = width
    return _table([width], [wml.table_row([(width, content)], splits=True)], context, header="")


_CELL_MARGIN = 108
"""Between a cell's edge and its text, in twentieths of a point, as Word's tables have it (17.4.42)."""


def _ended(drawn: Sequence[str]) -> str:
    """The content of a cell, which ends with a paragraph (17.4.66)."""
    ends = not drawn or drawn[-1].endswith("</w:tbl>")
    return "".join(drawn) + ("<w:p/>" if ends else "")


def _widths(whole: int, *shares: float) -> list[int]:
    """The widths of columns: those of the first by their shares, and the last what is left."""
    first = [int(whole * share) for share in shares]
    return [*first, whole - sum(first)]


def _entry(entry: Entry, context: Context) -> str:
    if not entry.number:
        return context.words(entry.words)
    title = context.link(entry.link, entry.words) if entry.link else wml.run(entry.words)
    called = context.mark(annex_bookmark(entry.number).removeprefix(MARK), wml.run(entry.called))
    return called + wml.run(" ") + title + (wml.run(entry.after) if entry.after else "")
