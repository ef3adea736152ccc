"""A PDF, read: paragraphs and tables put together from what stands on the pages, and recognised as any document is."""

from collections import Counter
from collections.abc import Iterator, Sequence

from oscb_cli.model.blocks import Alignment, Inline, Table, Words
from oscb_cli.model.patterns import regex
from oscb_cli.model.sighting import Sighting
from oscb_cli.model.source import Source
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.formats import ProfileFor
from oscb_cli.readers.parsed import Parsed
from oscb_cli.readers.pdf.pages import fragments_in
from oscb_cli.readers.pdf.rows import MARK, Cell, Row, rows_of
from oscb_cli.recogniser.grids import Grid, settled
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.numbers import with_lone_marks, without_right_numbers
from oscb_cli.recogniser.recognise import recognise
from oscb_cli.recogniser.tables import rows_in_lines

_BULLET = regex(r"\s*[•·▪●○◦*–-]\s+(?=\S)")
_WRAP = 1.45
"""Heights of type between two lines up to which the second may go on with the first."""

_SAME_PLACE = 4.0
_DEEPEST_HANGING = 60
_FARTHEST_FROM_MARK = 72
"""Points from a mark up to which words go with it; a figure with words farther away stands in a column of its own."""

_PADDING = 5.4
"""Points between the words of a cell and its edge, as Word has it."""

_CELL_SLACK = 4.0
_SLACK = 10.0
_LARGE = 1.2
"""Sizes of the body's type from which on type is as good as bold."""
_HYPHEN = regex(r"[^\W\d_]-\Z")
_HYPHENATED = frozenset(
    "multi co non re pre well long short self cross anti inter mid semi sub post ex high low part full on off in year "
    "follow set so up by one two three four five decision risk cost means land evidence third face whole all".split()
)
_WHOLE_ADDRESS = regex(r"\.(?:uk|com|org|net|eu|info|example)[,;.)]?\Z")
_ANNEX = regex(r"(?:Annexe?|Appendix)\s+(?:\d{1,2}|[A-Z])[:.]?", 2)
CANNOT_TELL = "a PDF does not say which words are headings, lists or tables, so oscb judged by how they look"


def read(data: bytes, name: str, profile_for: ProfileFor) -> Parsed:
    """Read a PDF (the table of formats). The same errors as ``read_pdf``."""
    return read_pdf(data, name, profile_for(None))


def read_pdf(data: bytes, name: str, profile: Profile) -> Parsed:
    """Read a report from the text of a PDF.

    :raises CannotRead: it holds no text that can be read.
    """
    rows = rows_of(fragments_in(data, name))
    lines = without_right_numbers(rows_in_lines(settled(_lines(rows), profile)[0], profile))
    gathered = recognise(lines, profile, name)
    told = Sighting("uncertain", "", "", CANNOT_TELL)
    return Parsed(gathered.data, Source("line", gathered.spots), (told, *gathered.sightings))


def _lines(rows: Sequence[Row]) -> list[Line]:
    typed: dict[int, str] = {}
    lines = list(_paragraphs(rows, typed))
    return with_lone_marks(lines, lambda line: typed.get(line.place, ""))


def _paragraphs(rows: Sequence[Row], typed: dict[int, str]) -> Iterator[Line]:
    """The paragraphs and tables of rows.

    :param typed: is filled with the words of each paragraph, its bullet with them, by its place.
    """
    rows = [_with_mark_joined(row) for row in rows]
    cells = [cell for row in rows for cell in row.cells]
    left = min((cell.x for cell in cells), default=0.0)
    right = max([*(cell.end for cell in cells), max((row.width for row in rows), default=0.0) - left])
    body = _body_size(cells)
    place = 0
    while place < len(rows):
        end, columns = _table_at(rows, place)
        if end > place:
            yield from _table(rows[place:end], [*columns, right + _PADDING], place)
            place = end
            continue
        end = place + 1
        while end < len(rows) and _goes_on(rows[end - 1], rows[end], rows[place], (left, right)):
            end += 1
        typed[place + 1] = rows[place].words.lstrip()
        yield _line(rows[place:end], place + 1, body)
        place = end


def _with_mark_joined(row: Row) -> Row:
    """A row with the number, letter or bullet before its words as a part of them."""
    near = len(row.cells) > 1 and row.cells[1].x - row.cells[0].x <= _FARTHEST_FROM_MARK
    if near and MARK.match(row.cells[0].words):
        mark, first, *rest = row.cells
        joined = Cell(first.x, first.end, f"{mark.words} {first.words}", first.bold, first.size, first.stretch)
        if first.bold_start and not first.bold:
            joined.bold_start = first.bold_start + len(mark.words) + 1
        return Row(row.page, row.y, row.width, row.height, [joined, *rest])
    return row


def _goes_on(before: Row, row: Row, first: Row, margins: tuple[float, float]) -> bool:
    """Whether a row goes on with the paragraph of the one before it: under it, and the one before was full."""
    if len(row.cells) > 1 or not row.cells or not before.cells:
        return False
    cell, last = row.cells[0], before.cells[-1]
    if MARK.match(cell.words.partition(" ")[0]) and not cell.words[:1].isalpha():
        return False
    left, right = margins
    middle = (left + right) / 2
    centred = (
        abs((cell.x + cell.end) / 2 - middle) < _SAME_PLACE and abs((last.x + last.end) / 2 - middle) < _SAME_PLACE
    )
    moved = last.x - left if centred and last.x > left + _SAME_PLACE else 0.0
    full = last.with_word(cell.words) - moved > right - max(_SLACK, last.size)
    if row.page != before.page:
        return full and cell.words[:1].islower() and before.words[-1:] not in ".:;?!"
    indent = cell.x - first.cells[0].x
    hangs = MARK.match(first.words.partition(" ")[0]) is not None and 0 < indent < _DEEPEST_HANGING
    aligned = indent < _SAME_PLACE or len(before.cells) > 1 or centred or hangs
    under = before.y - row.y <= _WRAP * max(cell.size, last.size)
    return under and full and aligned and (cell.bold == last.bold or (bool(last.bold_start) and not last.bold))


def _body_size(cells: Sequence[Cell]) -> float:
    """The size of type in which most words stand."""
    letters: Counter[float] = Counter()
    for cell in cells:
        letters[round(cell.size, 1)] += len(cell.words)
    return letters.most_common(1)[0][0] if letters else 12.0


def _line(rows: Sequence[Row], place: int, body: float) -> Line:
    words, bold_start = "", 0
    for row in rows:
        for cell in row.cells:
            bold_start = bold_start or (cell.bold_start if not words and not cell.bold else 0)
            words = _joined(words, cell.words)
    bold = all(cell.bold or cell.size > _LARGE * body for row in rows for cell in row.cells)
    match = _BULLET.match(words)
    text = words[match.end() :] if match is not None else words
    inlines: tuple[Inline, ...] = (Words(text),)
    if 0 < bold_start < len(text) and match is None:
        inlines = (Words(text[:bold_start], bold=True), Words(text[bold_start:]))
    emphatic = bold or (words.isupper() and sum(c.isalpha() for c in words) > 2)
    return Line(place, inlines, emphatic=emphatic, list_kind="bullet" if match is not None else "")


def _joined(before: str, after: str) -> str:
    """Words of two lines as one: without a hyphen that only parted a word."""
    if not before:
        return after
    token, start = before.rsplit(None, 1)[-1], after.partition(" ")[0]
    if "@" in token and (start[:1].islower() or start[:1] == ".") and _WHOLE_ADDRESS.search(token) is None:
        return f"{before}{after}"
    if "@" in start and token.endswith((".", "-")) and token.islower():
        return f"{before}{after}"
    if _HYPHEN.search(before) and after[:1].islower():
        word = token[:-1].casefold()
        if "@" in start or "." in word:
            return f"{before}{after}"
        return f"{before}{after}" if word in _HYPHENATED or "-" in word else f"{before[:-1]}{after}"
    if before.endswith(("-", "/", "@", "_")) and not before.endswith(" -"):
        return f"{before}{after}"
    return f"{before} {after}"


def _table_at(rows: Sequence[Row], place: int) -> tuple[int, list[float]]:
    """Where a table ends that begins at a place, and where its columns begin; the place itself where there is none."""
    first = rows[place]
    if len(first.cells) < 2:
        return place, []
    columns = [cell.x for cell in first.cells]
    end = place + 1
    full = 1
    while end < len(rows):
        row = rows[end]
        starts = [_column(cell.x, columns) for cell in row.cells]
        if any(start < 0 for start in starts):
            break
        if len(starts) == 1 and starts[0] == 0:
            following = rows[end + 1] if end + 1 < len(rows) else None
            near = rows[end - 1].y - row.y <= _WRAP * row.cells[0].size and row.page == rows[end - 1].page
            wraps = near and len(rows[end - 1].cells) > 1
            apart = following is not None and all(_column(cell.x, columns) >= 0 for cell in following.cells)
            if not (wraps or (apart and following is not None and len(following.cells) > 1 and _narrow(row, columns))):
                break
        full += len(starts) > 1
        end += 1
    return (end, columns) if full >= 2 else (place, [])


def _narrow(row: Row, columns: Sequence[float]) -> bool:
    """Whether a row's one cell keeps within the first column."""
    return row.cells[0].end < columns[1]


def _column(x: float, columns: Sequence[float]) -> int:
    return next((place for place, start in enumerate(columns) if abs(x - start) < _SAME_PLACE), -1)


def _table(rows: Sequence[Row], columns: Sequence[float], place: int) -> Iterator[Line]:
    """A table whose columns begin at some places, and end at the last of them."""
    grid: list[list[list[tuple[str, Cell]]]] = []
    last: Row | None = None
    for row in rows:
        near = last is not None and last.page == row.page and last.y - row.y <= _WRAP * row.cells[0].size
        begins = _column(row.cells[0].x, columns) == 0 and not (
            near and last is not None and _is_wrapped(row, last, columns)
        )
        if begins or not grid:
            grid.append([[] for _ in columns[:-1]])
        for cell in row.cells:
            held = grid[-1][_column(cell.x, columns)]
            if held and near and _fills(held[-1][1], cell, columns):
                held[-1] = (_joined(held[-1][0], cell.words), cell)
            else:
                held.append((cell.words, cell))
        last = row
    cells = [
        [[Line(place + number + 1, (Words(words),), emphatic=cell.bold) for words, cell in held] for held in row]
        for number, row in enumerate(grid)
    ]
    prose = None
    if _is_prose(cells):
        prose = [
            Line(place + n + 1, (Words(" ".join(line.words for cell in row for line in cell)),))
            for n, row in enumerate(cells)
        ]
    unaligned: list[Alignment] = [""] * (len(columns) - 1)
    header, *body = [
        tuple((Words(" ".join(line.words for line in cell)),) if cell else () for cell in row) for row in cells
    ]
    yield Grid(place + 1, table=Table(header, tuple(body), tuple(unaligned)), cells=cells, prose=prose)


def _is_wrapped(row: Row, last: Row, columns: Sequence[float]) -> bool:
    """Whether a row's first cell only goes on with that of the row before."""
    before = next((cell for cell in last.cells if _column(cell.x, columns) == 0), None)
    return before is not None and len(row.cells) < len(columns) - 1 and _fills(before, row.cells[0], columns)


def _fills(before: Cell, cell: Cell, columns: Sequence[float]) -> bool:
    """Whether a cell's line was full, so that the next one goes on with it: a word more would not have fitted."""
    limit = columns[_column(before.x, columns) + 1]
    return before.with_word(cell.words) > limit - 2 * _PADDING - _CELL_SLACK


def _is_prose(cells: Sequence[Sequence[Sequence[Line]]]) -> bool:
    """Whether what looked like a table are lines with tabs: labels and values, or names and addresses."""
    first = [line.words for row in cells for line in row[0]]
    labels = sum(words.endswith(":") or _ANNEX.fullmatch(words) is not None for words in first)
    return len(cells[0]) == 2 and 0 < labels >= len(first) / 2
