"""A line of a document as its reader saw it: a paragraph, or a table."""

from typing import Literal

from msgspec import Struct

from oscb_cli.model.blocks import Inline, LineBreak, Table, plain_inlines
from oscb_cli.model.marks import Mark, letter_before, number_before
from oscb_cli.model.spans import without_start
from oscb_cli.model.typed_numbers import Verdict

HEADER_LINE, HEADER_MORE = "header", "header_more"
"""The roles of lines of a table of the header: a label with its value, and what goes on with the value."""


class Line(Struct):
    """A paragraph or a table of a document.

    ``place`` is its number in the file, from 1. ``level`` is that of a heading by style (1 for a title, 0 for none),
    ``emphatic`` says that all of it is bold or in capitals. ``list_kind`` and ``depth`` say which list it is an
    entry of, with a mark that is automatic or that the reader took away. ``number`` is the paragraph number that
    is shown before it automatically. ``role`` is what oscb's own marks or styles say that it is: ``title``,
    ``section:background``, ``area:legal``. ``loose`` says that it stands apart, with nothing else on its line or in
    its paragraph, so that it may be a heading. ``joins`` counts the new lines before it within its paragraph (Shift and
    Enter): a piece of a paragraph that is none on its own. ``apart`` says that a tab stands after its first word.
    ``typed`` is what the mark that its words begin with is, and ``heads`` that the mark is one of a run before headings
    (``recogniser.numbers``).
    """

    place: int
    inlines: tuple[Inline, ...] = ()
    level: int = 0
    emphatic: bool = False
    list_kind: Literal["", "bullet", "number"] = ""
    depth: int = 0
    list_id: int = 0
    number: str = ""
    role: str = ""
    quote: bool = False
    continues: bool = False
    loose: bool = True
    label: str = ""
    table: Table | None = None
    joins: int = 0
    apart: bool = False
    typed: Verdict = Verdict.WORDS
    heads: bool = False
    words: str = ""

    def __post_init__(self) -> None:
        if self.table is not None:
            cells = (plain_inlines(cell) for row in (self.table.header, *self.table.rows) for cell in row)
            self.words = " ".join(cells)
        else:
            self.words = " ".join(plain_inlines(self.inlines).replace("\u00ad", "").split())

    def with_inlines(self, inlines: tuple[Inline, ...]) -> "Line":
        """The same line with other words."""
        return Line(
            self.place, inlines, self.level, self.emphatic, self.list_kind, self.depth, self.list_id, self.number,
            self.role, self.quote, self.continues, self.loose, self.label, None, self.joins, self.apart, self.typed,
            self.heads,
        )  # fmt: skip

    @property
    def mark(self) -> Mark | None:
        """The mark that its words begin with, if they begin as a typed number does; it may be words of theirs."""
        return number_before(self.words, bare=self.apart)

    @property
    def typed_number(self) -> str:
        """The number typed before it, or empty."""
        if self.typed is not Verdict.NUMBER and not self.heads:
            return ""
        return mark.bare if (mark := self.mark) is not None else ""

    @property
    def heading_mark(self) -> int:
        """How many characters the number or letter typed before it takes, where it is a heading."""
        if self.typed is not Verdict.NUMBER and not self.heads:
            return 0
        mark = number_before(self.words, bare=True) or letter_before(self.words)
        return mark.length if mark is not None else 0

    @property
    def shown(self) -> str:
        """The number that a reader of the file sees before it."""
        return self.number or self.typed_number


def split_at_breaks(line: Line) -> list[Line]:
    """A line at each new line within its paragraph (Shift and Enter): what people type for a paragraph of its own."""
    if not any(isinstance(inline, LineBreak) for inline in line.inlines):
        return [line]
    pieces: list[list[Inline]] = [[]]
    for inline in line.inlines:
        if isinstance(inline, LineBreak):
            pieces.append([])
        else:
            pieces[-1].append(inline)
    first, *rest = [line.with_inlines(without_start(tuple(piece), 0)) for piece in pieces]
    for place, other in enumerate(rest, start=1):
        other.number, other.label, other.list_kind, other.joins = "", "", "", place
        other.typed, other.heads = Verdict.WORDS, False
    found = [piece for piece in (first, *rest) if piece.words]
    if found and found[0].joins:
        found[0].joins, found[0].number, found[0].label, found[0].list_kind = (
            0,
            first.number,
            first.label,
            first.list_kind,
        )
    return found


def joined_at_breaks(lines: list[Line]) -> list[Line]:
    """Lines with those that were one paragraph in one again, with new lines within it."""
    found: list[Line] = []
    for line in lines:
        if line.joins and found and found[-1].place == line.place and found[-1].table is None:
            found[-1] = found[-1].with_inlines((*found[-1].inlines, LineBreak(), *line.inlines))
        else:
            found.append(line)
    return found
