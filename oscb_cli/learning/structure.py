"""A Word file as it stands, for whoever does not know its council yet: lines, and where in a table each of them is."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, field

from oscb_cli.model.marks import letter_before, number_before
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.docx.document import DocumentReader
from oscb_cli.readers.docx.names import W
from oscb_cli.readers.docx.numbering import Shown
from oscb_cli.readers.docx.styles import Look
from oscb_cli.readers.docx.tables import rows_of
from oscb_cli.recogniser.line import Line
from oscb_cli.word.package import Package


class Cell(Struct, frozen=True):
    """Where in a table a line stands: which table of the file, row and column from 0, and how many there are."""

    table: int
    row: int
    column: int
    columns: int


class Structure(Struct):
    """The lines of a file in order; the cells of those in tables, and the automatic numbers, by the lines' places."""

    lines: list[Line] = field(default_factory=list)
    cells: dict[int, Cell] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)
    elements: dict[int, Any] = field(default_factory=dict)
    """The paragraphs themselves, by place."""

    def number_of(self, line: Line) -> str:
        """The number that stands before a line, automatic or typed, with its brackets and full stops; or empty."""
        if automatic := self.numbers.get(line.place, ""):
            return automatic
        mark = number_before(line.words, bare=line.apart) or letter_before(line.words)
        return mark.text if mark is not None and (line.typed_number or mark.style == "()") else ""

    def rows(self, table: int) -> list[list[list[Line]]]:
        """The lines of a table by row and column."""
        by_place: dict[tuple[int, int], list[Line]] = {}
        for line in self.lines:
            cell = self.cells.get(line.place)
            if cell is not None and cell.table == table:
                by_place.setdefault((cell.row, cell.column), []).append(line)
        if not by_place:
            return []
        height = max(row for row, _ in by_place) + 1
        width = max(column for _, column in by_place) + 1
        return [[by_place.get((row, column), []) for column in range(width)] for row in range(height)]

    @property
    def tables(self) -> list[int]:
        """The tables that have lines, in order."""
        return sorted({cell.table for cell in self.cells.values()})


class _StructureReader(DocumentReader):
    """Reads a file without asking what its tables are for."""

    def __init__(self, package: Package, profile: Profile) -> None:
        super().__init__(package, profile)
        self.cells: dict[int, Cell] = {}
        self.counted: dict[int, str] = {}
        self._tables = 0

    def blocks(self, parent: Any) -> list[Line]:
        """The lines of what a body or a cell holds, those of tables among them."""
        lines: list[Line] = []
        for child in parent:
            if child.tag == f"{W}tbl":
                lines.extend(self._table(child))
            elif child.tag == f"{W}p":
                lines.extend(self._paragraph(child))
            else:
                lines.extend(super().blocks([child]))
        return lines

    def _table(self, table: Any) -> list[Line]:
        number, self._tables = self._tables, self._tables + 1
        found: list[Line] = []
        for place, row in enumerate(rows_of(table, self)):
            for column, lines in enumerate(row):
                for line in lines:
                    self.cells.setdefault(line.place, Cell(number, place, column, len(row)))
                found.extend(lines)
        return found

    def _count(self, look: Look) -> Shown | None:
        shown = super()._count(look)
        if shown is not None:
            self.counted[self._place] = shown.text
        return shown


def structure_of(package: Package, profile: Profile) -> Structure:
    """Read a file as it stands.

    :raises CannotRead: a part of it is damaged.
    """
    reader = _StructureReader(package, profile)
    lines = reader.read().lines
    return Structure(lines, reader.cells, reader.counted, reader.elements)


def most_common(words: Sequence[str]) -> tuple[str, int]:
    """What stands most often among words, the first of several, and how often."""
    counted = Counter(words)
    return counted.most_common(1)[0] if counted else ("", 0)
