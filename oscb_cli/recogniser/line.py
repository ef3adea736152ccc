"""A line of a document as its reader saw it: a paragraph, or a table."""

from typing import Literal

from msgspec import Struct

from oscb_cli.model.blocks import Inline, LineBreak, Table, Words, plain_inlines
from oscb_cli.model.patterns import regex

TYPED_NUMBER = regex(r"\(?(\d{1,3}(?:\.\d{1,2})?)(?:[.)]|(?<=\.\d)|(?<=\.\d\d))\s+(?=\S)")
"""A paragraph number typed by hand: ``4. ``, ``(4) ``, ``4.1 ``."""


class Line(Struct):
    """A paragraph or a table of a document.

    ``place`` is its number in the file, from 1. ``level`` is that of a heading by style (1 for a title, 0 for none),
    ``emphatic`` says that all of it is bold or in capitals. ``list_kind`` and ``depth`` say which list it is an
    entry of, with a mark that is automatic or that the reader took away. ``number`` is the paragraph number that
    is shown before it automatically. ``role`` is what oscb's own marks or styles say that it is: ``title``,
    ``section:background``, ``area:legal``. ``loose`` says that it stands apart, with nothing else on its line or in
    its paragraph, so that it may be a heading. ``joins`` counts the new lines before it within its paragraph (Shift and
    Enter): a piece of a paragraph that is none on its own.
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
            self.role, self.quote, self.continues, self.loose, self.label, None, self.joins,
        )  # fmt: skip

    @property
    def typed_number(self) -> str:
        """The number typed before it, or empty."""
        match = TYPED_NUMBER.match(self.words)
        return match[1] if match else ""

    @property
    def shown(self) -> str:
        """The number that a reader of the file sees before it."""
        return self.number or self.typed_number


def plain(words: str) -> tuple[Inline, ...]:
    """Words in no style."""
    return (Words(words),) if words else ()


def without_start(inlines: tuple[Inline, ...], start: int) -> tuple[Inline, ...]:
    """What stands on a line without its first characters."""
    rest: list[Inline] = []
    for inline in inlines:
        if start > 0 and isinstance(inline, Words):
            cut = inline.text[start:]
            start -= len(inline.text)
            if cut:
                rest.append(Words(cut, inline.bold, inline.italic, inline.link))
        elif start <= 0:
            rest.append(inline)
    if rest and isinstance(first := rest[0], Words):
        rest[0] = Words(first.text.lstrip(), first.bold, first.italic, first.link)
    return tuple(rest)


def only_start(inlines: tuple[Inline, ...], length: int) -> tuple[Inline, ...]:
    """What stands on a line up to a number of characters."""
    kept: list[Inline] = []
    for inline in inlines:
        if length <= 0:
            break
        if isinstance(inline, Words):
            kept.append(Words(inline.text[:length], inline.bold, inline.italic, inline.link))
            length -= len(inline.text)
        else:
            kept.append(inline)
    if kept and isinstance(last := kept[-1], Words):
        kept[-1] = Words(last.text.rstrip(), last.bold, last.italic, last.link)
    return tuple(kept)


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
