"""What the text of a report is made of: paragraphs, lists, quotes and tables, and the words in them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct


class Words(Struct, frozen=True):
    """Words in one style; ``link`` is the address that they lead to, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


class LineBreak(Struct, frozen=True):
    """A new line within a paragraph."""


class Reference(Struct, frozen=True):
    """The number of the paragraph that carries a label, typed ``{para:label}``."""

    label: str
    bold: bool = False
    italic: bool = False


class Picture(Struct, frozen=True):
    """An image: the file it is in (relative to the report's), and the text that says what it shows."""

    file: str
    alternative: str


Inline: TypeAlias = Words | LineBreak | Reference | Picture


class Paragraph(Struct, frozen=True):
    """A paragraph; ``label`` is what references call it, typed ``{#label}``, or empty."""

    inlines: tuple[Inline, ...]
    label: str = ""


class List(Struct, frozen=True):
    """A list of bullets, or a numbered one that begins at ``start``; each entry holds blocks of its own."""

    numbered: bool
    entries: tuple[tuple["Block", ...], ...]
    start: int = 1


class Quote(Struct, frozen=True):
    """A block quotation."""

    blocks: tuple["Block", ...]


Alignment: TypeAlias = Literal["", "left", "center", "right"]
Cell: TypeAlias = tuple[Inline, ...]


class Table(Struct, frozen=True):
    """A table with a header row; every row has as many cells as the header."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment, ...]


Block: TypeAlias = Paragraph | List | Quote | Table


def inlines_of(block: Block) -> Iterator[Inline]:
    """Everything within a block that is on a line, in reading order."""
    match block:
        case Paragraph():
            yield from block.inlines
        case List():
            for entry in block.entries:
                for child in entry:
                    yield from inlines_of(child)
        case Quote():
            for child in block.blocks:
                yield from inlines_of(child)
        case Table():
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from cell


def with_inlines(block: Block, change: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]) -> Block:
    """A block with other things on its lines, those of the blocks within it too.

    :param change: takes what stands on a line, and gives what is to stand there.
    """
    match block:
        case Paragraph():
            return Paragraph(change(block.inlines), block.label)
        case List():
            entries = tuple(tuple(with_inlines(child, change) for child in entry) for entry in block.entries)
            return List(block.numbered, entries, block.start)
        case Quote():
            return Quote(tuple(with_inlines(child, change) for child in block.blocks))
        case Table():
            rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
            return Table(tuple(change(cell) for cell in block.header), rows, block.alignments)


def plain_text(block: Block, numbers: Mapping[str, str] | None = None) -> str:
    """The words of a block without their style, a space between its parts.

    :param numbers: the numbers by which references are told; None leaves these as they are typed.
    """
    match block:
        case Paragraph():
            return plain_inlines(block.inlines, numbers)
        case List():
            return " ".join(plain_text(child, numbers) for entry in block.entries for child in entry)
        case Quote():
            return " ".join(plain_text(child, numbers) for child in block.blocks)
        case Table():
            return " ".join(plain_inlines(cell, numbers) for row in (block.header, *block.rows) for cell in row)


def plain_inlines(inlines: tuple[Inline, ...], numbers: Mapping[str, str] | None = None) -> str:
    """The words on a line without their style; references by their numbers, or as they are typed without any."""
    if len(inlines) == 1 and isinstance(only := inlines[0], Words):
        return only.text  # as nearly everywhere
    return "".join([_plain(inline, numbers) for inline in inlines])


def reference_said(label: str, numbers: Mapping[str, str]) -> str:
    """What a reader sees of a reference: the number of the paragraph, or that there is none of this label."""
    return numbers.get(label) or f"[no paragraph “{label}”]"


def _plain(inline: Inline, numbers: Mapping[str, str] | None) -> str:
    match inline:
        case Words():
            return inline.text
        case LineBreak():
            return " "
        case Reference():
            return f"{{para:{inline.label}}}" if numbers is None else reference_said(inline.label, numbers)
        case Picture():
            return inline.alternative
