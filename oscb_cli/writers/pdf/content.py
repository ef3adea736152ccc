"""What the PDF shows, as plain data: each part of the layout with what it is, for ``report.typ`` to set.

Whatever a report says is a string of the data. Strings are text to Typst, and never its markup or its code.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct, field

from oscb_cli.layout.document import (
    AreaRow,
    Blocks,
    Box,
    Document,
    Entry,
    HeaderTable,
    ImplicationTable,
    Item,
    Labelled,
    Line,
    Role,
    is_within_recommendation,
    plain_items,
)
from oscb_cli.layout.item_marks import marks_of_entries
from oscb_cli.model.blocks import (
    Block,
    Inline,
    LineBreak,
    List,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Table,
    Words,
    reference_said,
)
from oscb_cli.storage.pictures import Pictures, kind_of
from oscb_cli.writers.linked import Linked, link, linked
from oscb_cli.writers.page_form import LIST_MARKS, mark_at

Data = dict[str, Any]


class Content(Struct, dict=True):
    """What a PDF shows. ``files`` are the pictures that it needs, by the names that the data calls them."""

    document: Document
    pictures: Pictures = Pictures()
    list_marks: tuple[str, ...] = LIST_MARKS
    files: dict[str, bytes] = field(default_factory=dict)
    has_title: bool = False

    def items(self) -> list[Data]:
        """Everything of the document, in order."""
        self.numbered = {item.number for item in plain_items(self.document.items) if isinstance(item, Line)}
        self.annexes = {
            entry.number
            for item in plain_items(self.document.items)
            if isinstance(item, Labelled)
            for entry in item.entries
        }
        return list(self._items(self.document.items))

    def _items(self, items: Sequence[Item]) -> Iterator[Data]:
        for is_item, group in groupby(items, key=is_within_recommendation):
            if is_item:
                yield self._marked_list(list(group))
            else:
                for item in group:
                    yield self._item(item)

    def _item(self, item: Item) -> Data:
        match item:
            case Line():
                return self._line(item)
            case Blocks():
                return {"kind": "under", "blocks": [self._block(item.block, item.depth)]}
            case Labelled():
                return self._labelled(item)
            case HeaderTable():
                rows = [
                    {**self._labelled(part), "label": part.label.removesuffix(":"), "title": self._is_title(part)}
                    for part in item.rows
                ]
                return {"kind": "header", "rows": rows}
            case ImplicationTable():
                return {"kind": "implications", "columns": item.columns, "rows": [self._row(row) for row in item.rows]}
            case Box():
                return {"kind": "box", "items": list(self._items(item.items))}

    def _line(self, line: Line) -> Data:
        kind = str(line.role)
        if line.role is Role.TITLE:
            kind = "subtitle" if self.has_title else "title"
            self.has_title = True
        place = f"paragraph-{line.number}" if line.role is Role.PARAGRAPH and line.number else ""
        return {"kind": kind, "number": line.shown, "place": place, "words": self._line_words(line)}

    def _line_words(self, line: Line) -> list[Data]:
        lead = [_text(line.lead)] if line.lead else []
        return [*lead, *self._inlines(line.content)]

    def _is_title(self, part: Labelled) -> bool:
        if part.part != "title" or self.has_title:
            return False
        self.has_title = True
        return True

    def _marked_list(self, items: Sequence[Item]) -> Data:
        entries: list[Data] = []
        for item in items:
            if isinstance(item, Line):
                entries.append({"mark": item.shown, "words": self._line_words(item), "blocks": []})
            elif isinstance(item, Blocks) and item.depth and entries:
                entries[-1]["blocks"].append(self._block(item.block, item.depth))
            elif isinstance(item, Blocks):
                entries.append({"mark": "", "words": [], "blocks": [self._block(item.block, item.depth)]})
        return {"kind": "marked", "entries": entries}

    def _labelled(self, part: Labelled) -> Data:
        return {
            "kind": "labelled",
            "label": part.label,
            "title": bool(part.label) and self._is_title(part),
            "entries": [
                {"place": f"annex-{entry.number}" if entry.number else "", "words": self._entry(entry)}
                for entry in part.entries
            ],
        }

    def _entry(self, entry: Entry) -> list[Data]:
        if not entry.number:
            return self._mentions(entry.words)
        title = self._linked(link(entry.link, entry.words)) if entry.link else _text(entry.words)
        return [_text(f"{entry.called} "), title, *([_text(entry.after)] if entry.after else [])]

    def _row(self, row: AreaRow) -> Data:
        text = [
            self._block(item.block, 0) if isinstance(item, Blocks) else _paragraph(self._line_words(item))
            for item in row.text
        ]
        checkers = [self._line_words(line) for line in row.checkers]
        return {"area": self._line_words(row.heading), "blocks": text, "checkers": checkers}

    def _block(self, block: Block, depth: int) -> Data:
        """A block that stands in so many lists."""
        match block:
            case Paragraph():
                return _paragraph(self._inlines(block.inlines))
            case List():
                entries = [[self._block(child, depth + 1) for child in entry] for entry in block.entries if entry]
                marks = list(marks_of_entries(block.entries, mark_at(self.list_marks, depth), block.start))
                numbers: Data = {"kind": "numbers", "marks": marks}
                return {**(numbers if block.numbered else {"kind": "bullets"}), "entries": entries}
            case Quote():
                return {"kind": "quote", "blocks": [self._block(child, depth) for child in block.blocks]}
            case Table():
                return {
                    "kind": "table",
                    "alignments": [alignment or "left" for alignment in block.alignments],
                    "header": [self._inlines(cell) for cell in block.header],
                    "rows": [[self._inlines(cell) for cell in row] for row in block.rows],
                }

    def _inlines(self, content: Sequence[Inline]) -> list[Data]:
        return [piece for inline in content for piece in self._inline(inline)]

    def _inline(self, inline: Inline) -> list[Data]:
        match inline:
            case Words():
                pieces = [self._linked(link(inline.link, inline.text))] if inline.link else self._mentions(inline.text)
                return [{**piece, **_style(bold=inline.bold, italic=inline.italic)} for piece in pieces]
            case LineBreak():
                return [{"break": True}]
            case Reference():
                number = self.document.numbers.get(inline.label, "")
                words = _text(reference_said(inline.label, self.document.numbers))
                to = {"to": f"paragraph-{number}"} if number in self.numbered and number else {}
                return [{**words, **to, **_style(bold=inline.bold, italic=inline.italic)}]
            case Picture():
                return [self._picture(inline)]

    def _picture(self, picture: Picture) -> Data:
        content = self.pictures.content(picture.file)
        name = f"picture-{len(self.files) + 1}.{kind_of(picture.file, content).suffix}"
        self.files[name] = content
        return {"picture": name, "alternative": picture.alternative or picture.file.rpartition("/")[2]}

    def _mentions(self, text: str) -> list[Data]:
        if not self.document.mentions.may_be_in(text):
            return [_text(text)]
        return [self._linked(piece) for piece in linked(text, self.document)]

    def _linked(self, piece: Linked) -> Data:
        if piece.annex:
            return {"text": piece.words, **({"to": f"annex-{piece.annex}"} if piece.annex in self.annexes else {})}
        return {"text": piece.words, **({"address": piece.address} if piece.address and piece.words.strip() else {})}


def _paragraph(words: list[Data]) -> Data:
    return {"kind": "paragraph", "words": words}


def _text(words: str) -> Data:
    return {"text": words}


def _style(*, bold: bool, italic: bool) -> Data:
    return {**({"bold": True} if bold else {}), **({"italic": True} if italic else {})}
