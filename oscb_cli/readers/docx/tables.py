"""Tables (17.4): their rows and cells, with what stands in each. Whose a table is, the recogniser says."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from oscb_cli.model.blocks import Alignment, Cell, Inline, Table, Words
from oscb_cli.model.sighting import Kind
from oscb_cli.model.to_markdown import tidy
from oscb_cli.readers.docx.names import MC, W, number, switch
from oscb_cli.readers.docx.spoken import words_in
from oscb_cli.recogniser.grids import Grid
from oscb_cli.recogniser.line import Line

_MOST_COLUMNS = 64

RawCell = tuple[list[Line], int, bool]
"""The lines of a cell, how many columns it spans, and whether it goes on with the cell above."""


class AroundTables(Protocol):
    """What a table needs of whoever reads the document around it."""

    elements: dict[int, Any]
    """The paragraphs that were read, by place."""

    def blocks(self, parent: Any) -> list[Line]:
        """The lines of what a cell holds."""

    def tell(self, kind: Kind, detail: str = "", words: str = "") -> None:
        """Note something seen in the table."""


def read_table(table: Any, reader: AroundTables) -> Iterator[Line]:
    """A table with the lines of its cells: whose it is shows when all that stands around it is read."""
    rows, header, merged = _rows(table, reader)
    rows = [row for row in rows if any(lines for lines, _, _ in row)]
    if not rows:
        return
    cells = [[lines for lines, _, _ in row] for row in rows]
    first = next(line for row in cells for lines in row for line in lines)
    yield Grid(first.place, table=_built(rows, reader), cells=cells, header=header, merged=merged)


def _rows(table: Any, reader: AroundTables) -> tuple[list[list[RawCell]], bool, bool]:
    """The rows of a table; whether the first repeats as a header; whether cells are merged."""
    rows: list[list[RawCell]] = []
    header = merged = False
    for row in _children(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            reader.tell("tracked change", "a row of a table is deleted")
            continue
        if not rows:
            header = bool(switch(properties, "tblHeader"))
        cells: list[RawCell] = []
        for cell in _children(row, f"{W}tc"):
            about = cell.find(f"{W}tcPr")
            span = min(max(number(about, "gridSpan") or 1, 1), _MOST_COLUMNS)
            merge = about.find(f"{W}vMerge") if about is not None else None
            continues = merge is not None and merge.get(f"{W}val") != "restart"
            merged = merged or span > 1 or merge is not None
            cells.append((reader.blocks(cell), span, continues))
        rows.append(cells)
    return rows, header, merged


def rows_of(table: Any, reader: AroundTables) -> list[list[list[Line]]]:
    """The lines of a table by row and cell, whatever it is for."""
    return [[lines for lines, _, _ in row] for row in _rows(table, reader)[0]]


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those in content controls and custom XML too."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == f"{W}sdt":
            inside = child.find(f"{W}sdtContent")
            yield from _children(inside, tag) if inside is not None else ()
        elif child.tag in {f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{MC}AlternateContent", f"{MC}Choice"}:
            yield from _children(child, tag)


def _built(rows: Sequence[Sequence[RawCell]], reader: AroundTables) -> Table:
    """A table whose rows all have as many cells; a merged cell is where it begins, and empty where it goes on."""
    grid: list[list[Cell]] = []
    for row in rows:
        cells: list[Cell] = []
        for lines, span, continues in row:
            cells.append(() if continues else _cell(lines, reader))
            cells.extend([()] * (span - 1))
        grid.append(cells)
    columns = min(max(len(cells) for cells in grid), _MOST_COLUMNS * _MOST_COLUMNS)
    header, *body = [(*cells, *[()] * (columns - len(cells))) for cells in grid]
    unaligned: list[Alignment] = [""] * columns
    return Table(_plain_header(header), tuple(body), tuple(unaligned))


def _plain_header(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells of a header row without bold type, which its style gives them."""
    return tuple(
        tuple(Words(i.text, False, i.italic, i.link) if isinstance(i, Words) else i for i in cell) for cell in cells
    )


def _cell(lines: Sequence[Line], reader: AroundTables) -> Cell:
    inlines: list[Inline] = []
    for line in lines:
        if inlines:
            inlines.append(Words(" "))
        if mark := _typed_mark(line, reader):
            inlines.append(Words(f"{mark} "))
        inlines.extend(line.inlines or (Words(line.words),))
    return tidy(inlines)


def _typed_mark(line: Line, reader: AroundTables) -> str:
    """The mark of a list that was typed before a line: a cell holds no list, and “- 5” may be a figure."""
    element = reader.elements.get(line.place)
    if line.list_kind != "bullet" or element is None:
        return ""
    mark, _, rest = words_in(element).partition(" ")
    return mark if len(mark) == 1 and not mark.isalnum() and rest.startswith(line.words[:1]) else ""
