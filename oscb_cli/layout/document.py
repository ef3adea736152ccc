"""The document as it will be read, from report and profile: its lines with their roles, numbers, words and links.

``compose`` makes it, once for a report, and it is the same for whatever draws it: Word, plain text, the screen. Who
draws it decides how a role looks, and nothing else: no wording, no number, no order.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from oscb_cli.layout.mentions import Mentions
from oscb_cli.model.blocks import Block, Inline


class Role(StrEnum):
    """What a line is in the document."""

    DIVISIONS_AFFECTED = "divisions affected"
    COMMITTEE = "committee"
    MEETING_DATE = "meeting date"
    TITLE = "title"
    REPORT_BY = "report by"
    HEADING = "heading"
    RECOMMENDATION_HEADING = "recommendation heading"
    LEAD = "lead of the recommendation"
    PARAGRAPH = "numbered paragraph"
    RECOMMENDATION_ITEM = "recommendation item"
    CHECKED_BY = "checked by"
    SIGNATORY_NAME = "signatory name"
    SIGNATORY_JOB_TITLE = "signatory job title"
    AREA = "area of a row"

    __hash__ = str.__hash__  # that of an enumeration is ten times slower, and every line is drawn by its role
    MONTH = "month"


class Line(Struct, frozen=True, gc=False):
    """A line or paragraph of the document.

    ``content`` are its words as they are typed; ``lead`` are the council's own, before them. ``number`` is the number
    or the mark before the line (``7``, ``2.1``, ``(a)``), and ``shown`` that as a reader sees it; ``label`` is that by
    which the text refers to it.
    ``mark`` is the name by which the document can be read back.
    """

    role: Role
    content: tuple[Inline, ...]
    number: str = ""
    label: str = ""
    lead: str = ""
    mark: str = ""

    @property
    def shown(self) -> str:
        """The number as it stands on the page: ``7.``, ``2.1``, ``(a)``; empty for none."""
        return f"{self.number}." if self.number.isdecimal() else self.number


class Blocks(Struct, frozen=True, gc=False):
    """A block without a number: a list, a quotation, a table, or a paragraph within ``depth`` lists."""

    block: Block
    depth: int = 0


class Entry(Struct, frozen=True, gc=False):
    """An entry under a label: its words; of an annex also its number, what it is called, and where it leads."""

    words: str
    number: int = 0
    called: str = ""
    link: str = ""
    after: str = ""


class Labelled(Struct, frozen=True, gc=False):
    """Entries with their label: one stands beside it, several below it. The label is empty where a heading says it."""

    part: str
    label: str
    entries: tuple[Entry, ...]
    in_header: bool = False


class HeaderTable(Struct, frozen=True):
    """Labelled parts of the header as a table, a row each."""

    rows: tuple[Labelled, ...]


class AreaRow(Struct, frozen=True):
    """An implication as a row of a table: the area, the text, and the lines of the checkers."""

    heading: Line
    text: tuple["Line | Blocks", ...]
    checkers: tuple[Line, ...]


class ImplicationTable(Struct, frozen=True):
    """The implications as one table, with the headings of its columns."""

    columns: tuple[str, str, str]
    rows: tuple[AreaRow, ...]


class Box(Struct, frozen=True):
    """Parts that stand together in a box."""

    items: tuple["Item", ...]


Item = Line | Blocks | Labelled | HeaderTable | ImplicationTable | Box


class Document(Struct, frozen=True):
    """A report as its readers will see it.

    ``numbers`` are the numbers of the paragraphs that carry a label, by the label; ``markings`` stand at the head of
    every page; ``mentions`` finds what the words lead to without being links.
    """

    items: tuple[Item, ...]
    numbers: dict[str, str]
    markings: tuple[str, ...]
    mentions: Mentions


def plain_items(items: Iterable[Item]) -> Iterator[Line | Blocks | Labelled]:
    """The lines of a document without the tables and boxes that lay them out."""
    for item in items:
        match item:
            case Box():
                yield from plain_items(item.items)
            case HeaderTable():
                yield from item.rows
            case ImplicationTable():
                for row in item.rows:
                    yield from (row.heading, *row.text, *row.checkers)
            case _:
                yield item


def is_within_recommendation(item: Item) -> bool:
    """Whether something is an item of the recommendation that has a mark, or part of one."""
    if isinstance(item, Line):
        return item.role is Role.RECOMMENDATION_ITEM
    return isinstance(item, Blocks) and item.depth > 0
