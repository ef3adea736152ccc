"""Whose a table is: the report's own, which only lays out parts of it, or the author's, which stays as it is.

A table is the report's own only where all of it is: its first column names areas or labels, or a heading stands above
the text of each cell, **and** it stands where such parts stand, and what it names stands nowhere else. Before the first
heading that is known everything is header, and there labels are enough. All else is the author's, whole.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from oscb_cli.profile.folding import folded
from oscb_cli.profile.placeholders import is_nothing
from oscb_cli.profile.schema import CLOSING_PARTS, FIELDS, IMPLICATIONS, OTHER_HEADER_PARTS, Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.boxes import is_a_box, with_head
from oscb_cli.recogniser.closing_tables import closing_in
from oscb_cli.recogniser.deciding import items_in, recommendation_in
from oscb_cli.recogniser.header import REPORT_BY
from oscb_cli.recogniser.headings import area_named, heading_words, labelled, part_named, run_in
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.pairs import closing_label
from oscb_cli.recogniser.tables import areas_in, implications_in, labels_in, says_what_columns_hold

_LONGEST_CELL_WORDS = 60
_LONGEST_NUMBERED_CELL = 12
_LONGEST_HEADING_WORDS = 16
_FEWEST_LABELS = 3
_THE_COUNCILS = 2.0
_SHORTEST_SENTENCE = 5
_SAID_WITHOUT_LABELS = {"title", "meeting_date", "committee", "month"}
_FEWEST_WORDS_OF_A_COMMENT = 3
IN_A_CELL = "cell"
"""The role of a line in a cell of an author's table: text, whatever its words are."""


class Grid(Line):
    """A table before it is known whose it is: ``table`` if it is the author's, ``cells`` the lines of its cells.

    ``header`` says that its first row is marked as a header, ``merged`` that cells of it are merged. ``prose`` are the
    lines that it is where it is no table at all, as its reader saw it: words that stand apart by tabs.
    """

    cells: list[list[list[Line]]] = field(default_factory=list)
    header: bool = False
    merged: bool = False
    prose: list[Line] | None = None

    @property
    def columns(self) -> int:
        """How many cells its longest row has."""
        return max(len(row) for row in self.cells)

    @property
    def lines(self) -> list[Line]:
        """The lines of all cells, row by row."""
        return [line for row in self.cells for cell in row for line in cell]


class Kept(Struct):
    """What became of tables that are the author's: those that stayed tables, and those that hold other tables."""

    tables: list[Grid] = field(default_factory=list)
    nested: list[Grid] = field(default_factory=list)


class _Outside(Struct):
    """What stands outside of tables: the parts that headings name, the labels, and where the first heading is."""

    parts: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    first: int = -1
    above: dict[int, str] = field(default_factory=dict)
    """The part of the closing whose label stands right above a table, by the table's place."""

    ends: int = -1
    """Where the last heading or sentence stands: only the closing comes after it."""


def settled(lines: Sequence[Line], profile: Profile) -> tuple[list[Line], Kept]:
    """The lines of a document with each table as what it is: parts of the report as lines, the author's as a table."""
    kept = Kept()
    if not any(isinstance(line, Grid) for line in lines):
        return list(lines), kept
    outside = _outside(lines, profile)
    opened = list(_opened(lines, outside, profile))
    if len(opened) != len(lines) or any(one is not other for one, other in zip(opened, lines, strict=True)):
        outside = _outside(opened, profile)
    lines = opened
    areas = _tables_of_implications(lines, outside, profile)
    found: list[Line] = []
    begun = False
    for place, line in enumerate(lines):
        begun = begun or 0 <= outside.first <= place
        if not isinstance(line, Grid):
            found.append(line)
            continue
        own = recommendation_in(line.cells, profile) or items_in(line.cells, found[-1] if found else None, profile)
        if own is None:
            own = _own(line, place, outside, profile, begun=begun, implications=place in areas)
        if own is None:
            found += _authors(line, kept)
            continue
        begun = begun or _outside(own, profile).first >= 0
        inside, theirs = settled(own, profile)
        found += inside
        kept.tables += theirs.tables
        kept.nested += theirs.nested
    return found, kept


def _opened(lines: Sequence[Line], outside: _Outside, profile: Profile) -> Iterator[Line]:
    """Lines with those of boxes, tables of one column, as they stand: a frame around text is no table."""
    for line in lines:
        if isinstance(line, Grid) and is_a_box(line.cells) and not _is_a_column(line, outside, profile):
            yield from _opened(with_head(line.lines, profile), outside, profile)
        else:
            yield line


def _is_a_column(grid: Grid, outside: _Outside, profile: Profile) -> bool:
    """Whether a table of one column is a list under a heading, and no frame around a part of the report."""
    if grid.columns > 1:
        return False
    heading, *rest = [row[0] for row in grid.cells]
    if len(rest) < 2 or any(len(cell) != 1 for cell in (heading, *rest)):
        return False
    part = part_named(heading[0].words, profile)
    if part is not None and part.kind != "label" and part.key not in outside.parts:
        return False
    return grid.header or (heading[0].emphatic and not any(cell[0].emphatic for cell in rest))


def _outside(lines: Sequence[Line], profile: Profile) -> _Outside:
    found = _Outside()
    for place, line in enumerate(lines):
        if isinstance(line, Grid) and place and lines[place - 1].table is None:
            found.above[place] = closing_label(lines[place - 1].words, profile)
        if line.table is not None or not line.words:
            continue
        if REPORT_BY.match(line.words):
            found.labels.add("report_by")
        key = _heads(line, profile)
        if key:
            found.parts.add(key)
            found.ends = place
            found.first = place if found.first < 0 else found.first
        elif (label := labelled(line.words, profile)) is not None and label.kind == "label":
            found.labels.add(label.key)
        elif line.words.endswith(".") and len(line.words.split()) >= _SHORTEST_SENTENCE:
            found.ends = place
    return found


def _heads(line: Line, profile: Profile) -> str:
    """The key of the part whose heading a line is, or begins with; empty for none."""
    said, _, key = line.role.partition(":")
    if said in {"section", "area"}:
        return key
    if said == "recommendation":
        return said
    if line.role or line.list_kind or line.quote or not (line.level or line.emphatic or line.loose):
        return ""
    if len(line.words.split()) <= _LONGEST_HEADING_WORDS:
        part = part_named(line.words, profile)
        if part is not None:
            return part.key if part.kind != "label" else ""
        if line.level or line.emphatic:
            return area_named(heading_words(line.words), profile, alone=True)
    begins = run_in(line.words, profile)
    return begins[0].key if begins is not None else ""


def _own(
    grid: Grid, place: int, outside: _Outside, profile: Profile, *, begun: bool, implications: bool
) -> list[Line] | None:
    """The lines of a table that is the report's own; None for one that is the author's."""
    closing = closing_in(grid.cells, outside.above.get(place, ""), profile)
    if closing is not None and (not closing[1] & outside.labels or outside.above.get(place) in closing[1]):
        return closing[0]
    if not begun:
        own = implications_in(grid.cells, profile) or labels_in(grid.cells, profile)
        return own or grid.prose or (grid.lines if _was_laid_out(grid, profile) else None)
    if implications:
        return implications_in(grid.cells, profile)
    above = outside.above.get(place, "")
    if _labels_stand_here(grid, outside, profile, above, ends=place > outside.ends):
        return labels_in(grid.cells, profile)
    if grid.prose is not None:
        return grid.prose
    return grid.lines if _lays_out(grid, outside, profile) else None


def _authors(grid: Grid, kept: Kept) -> Iterator[Line]:
    """What an author's table is: itself, or the lines of its cells in order where other tables stand in them."""
    inner = [line for line in grid.lines if isinstance(line, Grid)]
    if not inner:
        kept.tables.append(grid)
        yield Line(grid.place, table=grid.table)
        return
    kept.nested.append(grid)
    for line in grid.lines:
        if isinstance(line, Grid):
            yield from _authors(line, Kept(kept.tables))
            continue
        plain = line.with_inlines(line.inlines)
        plain.role, plain.level, plain.emphatic = IN_A_CELL, 0, False
        yield plain


# ------------------------------------------------------------------------------------------------ implications


def _tables_of_implications(lines: Sequence[Line], outside: _Outside, profile: Profile) -> set[int]:
    """Where tables of implications stand, the likeliest first: no area has two, or a heading besides."""
    weighed: list[tuple[float, int, set[str], bool]] = []
    for place, line in enumerate(lines):
        if not isinstance(line, Grid):
            continue
        areas = areas_in(line.cells, profile)
        if not areas or len(outside.parts & areas) * 2 >= len(areas) or not _has_comments(line, profile):
            continue
        heads = _heads_of_implications(line, profile)
        score = _stands_under_implications(lines, place, profile) + heads
        if score > 0 or (len(line.cells) == len(areas) and line.columns == 2):
            weighed.append((score + len(areas) / 10, place, areas, heads >= _THE_COUNCILS))
    taken: set[str] = set()
    found: set[int] = set()
    for _, place, areas, councils in sorted(weighed, key=lambda entry: (-entry[0], entry[1])):
        if councils or not taken & areas:  # the council's own that stands there twice is a mistake, which is told of
            taken |= areas
            found.add(place)
    return found


def _has_comments(grid: Grid, profile: Profile) -> bool:
    """Whether sentences stand beside the areas, and not figures or marks out of ten."""
    vocabulary = vocabulary_of(profile)
    beside = [" ".join(line.words for line in row[1]) for row in grid.cells if len(row) > 1 and row[1]]
    said = [
        words
        for words in beside
        if sum(any(c.isalpha() for c in word) for word in words.split()) >= _FEWEST_WORDS_OF_A_COMMENT
        or is_nothing(words, vocabulary)
    ]
    return len(said) * 2 >= len(beside)


def _stands_under_implications(lines: Sequence[Line], place: int, profile: Profile) -> float:
    """Whether the heading above a table is that of the implications."""
    name = folded(profile.labels.get(IMPLICATIONS, ""))
    for line in reversed(lines[max(0, place - 4) : place]):
        if line.table is not None:
            break
        words = folded(heading_words(line.words))
        if (name and words == name) or ("implication" in words and len(words.split()) <= _LONGEST_HEADING_WORDS):
            return 1.0
        if line.level or line.emphatic or _heads(line, profile):
            break
    return 0.0


def _heads_of_implications(grid: Grid, profile: Profile) -> float:
    """What its first rows say of a table's columns: those of the council, or words for comments and who checked."""
    columns = [folded(name) for name in profile.form.implications_columns]
    for row in grid.cells[:2]:
        said = [folded(" ".join(line.words for line in cell)) for cell in row]
        if columns and said[1:] == columns[1 : len(said)] and len(said) > 1:
            return _THE_COUNCILS
        if says_what_columns_hold(said, profile):
            return 1.0
    return 0.0


# ------------------------------------------------------------------------------------------------ labels


def _labels_stand_here(grid: Grid, outside: _Outside, profile: Profile, above: str, *, ends: bool) -> bool:
    """Whether a table of labels stands where the council's do: at the end, or where its own fields are asked for.

    Neither has headings of columns, and neither says what a line of the report says besides.

    :param above: the part whose label stands right above the table, and which it may well hold.
    :param ends: whether no heading and no sentence follows the table.
    """
    if _has_column_heads(grid) or labels_in(grid.cells, profile) is None:
        return False
    keys = [
        part.key if part is not None and part.kind == "label" else ""
        for row in grid.cells
        if row and row[0]
        for part in [labelled(row[0][0].words.rstrip(" :") + ":", profile)]
    ]
    header = set(profile.header_parts)
    late = {*profile.form.labelled, *OTHER_HEADER_PARTS}.intersection(profile.order) - header
    asked = late | {key for key in keys if key.startswith(FIELDS)}
    here = set(keys) - {"", *_SAID_WITHOUT_LABELS}
    if not here or here & (outside.labels - {above}):
        return False
    closes = bool(here.intersection((*CLOSING_PARTS, "divisions_affected"))) or len(set(keys) - {""}) >= _FEWEST_LABELS
    return (ends and closes) or set(keys) <= asked


def _has_column_heads(grid: Grid) -> bool:
    """Whether the first row says what the columns hold: it is marked so, or all of it is in bold and the rest not."""
    first, *rest = grid.cells
    if not rest or sum(bool(cell) for cell in first) < 2:
        return False
    if grid.header:
        return True
    bold = all(line.emphatic for cell in first for line in cell)
    return bold and any(not line.emphatic for row in rest for cell in row[1:] for line in cell)


# ------------------------------------------------------------------------------------------------ layout


def _lays_out(grid: Grid, outside: _Outside, profile: Profile) -> bool:
    """Whether a table only lays out parts of the report: each of its rows begins one, or goes on with it.

    A row begins a part where the part's name stands alone in the row, with text under it in its cell, or with the text
    in the next cell. What has a heading elsewhere in the report is no part that begins here.
    """
    if _has_column_heads(grid):
        return False
    if len(grid.cells) == 1 and _is_long(grid):
        return True
    begun: set[str] = set()
    for row in grid.cells:
        filled = [cell for cell in row if cell]
        key = _heads(filled[0][0], profile) if filled else ""
        if len(filled) == 1 and not key and begun:
            continue
        if not key or key in outside.parts or (len(filled) > 2 and not _is_long_row(filled)):
            return False
        if len(filled[0]) > 1 and len(filled) > 1:
            keys = {_heads(cell[0], profile) for cell in filled}
            if "" in keys or keys & outside.parts:
                return False
            begun |= keys
        begun.add(key)
    return len(begun) > 1 or (len(begun) == 1 and sum(bool(cell) for cell in grid.cells[0]) == 1)


def _is_long(grid: Grid) -> bool:
    """Whether a cell holds paragraphs, and many words of them."""
    return any(_is_long_row([cell]) for row in grid.cells for cell in row)


def _is_long_row(cells: Sequence[Sequence[Line]]) -> bool:
    return any(sum(len(line.words.split()) for line in cell) > _LONGEST_CELL_WORDS and len(cell) > 1 for cell in cells)


def _was_laid_out(grid: Grid, profile: Profile) -> bool:
    """Whether a table before the first heading only lays the page out: text, or names of parts, stand in its cells."""
    if _is_long(grid):
        return True
    lines = grid.lines
    if any(line.table is not None or line.level or _is_numbered_paragraph(line) for line in lines):
        return True
    named = {
        part.key for line in lines if (part := part_named(line.words, profile)) is not None and part.kind != "label"
    }
    return len(named) > 1 and not _has_figures(lines) and not _has_column_heads(grid)


def _is_numbered_paragraph(line: Line) -> bool:
    return bool(line.typed_number) and len(line.words.split()) > _LONGEST_NUMBERED_CELL


def _has_figures(lines: Sequence[Line]) -> bool:
    words = [line.words for line in lines]
    return sum(any(c.isdigit() for c in cell) and len(cell) < 20 for cell in words) >= len(words) / 3
