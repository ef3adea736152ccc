"""The body of the page: each part of the layout as the element that says what it is.

Whatever a report says is escaped (``said``), and is never markup. Numbers stand in the text, as in the Word document,
so that they are read aloud, found and copied with it.
"""

import base64
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

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
    plain_inlines,
    reference_said,
)
from oscb_cli.storage.pictures import Pictures, kind_of
from oscb_cli.writers.linked import Linked, link, linked
from oscb_cli.writers.page_form import LIST_MARKS, mark_at

_CLASSES = {
    Role.DIVISIONS_AFFECTED: "divisions-affected",
    Role.COMMITTEE: "committee",
    Role.MEETING_DATE: "meeting-date",
    Role.REPORT_BY: "report-by",
    Role.LEAD: "numbered",
    Role.PARAGRAPH: "numbered",
    Role.CHECKED_BY: "checked-by",
    Role.SIGNATORY_NAME: "signatory-name",
    Role.SIGNATORY_JOB_TITLE: "signatory-job-title",
    Role.AREA: "area",
    Role.MONTH: "month",
}
_HEADINGS = {Role.HEADING, Role.RECOMMENDATION_HEADING}


class Heading(Struct, frozen=True):
    """A heading of the page: its place, and what it says, with its number."""

    place: str
    words: str


class Drawing(Struct, dict=True):
    """A page while it is drawn. ``headings`` are those that it has so far, in order."""

    document: Document
    pictures: Pictures = Pictures()
    list_marks: tuple[str, ...] = LIST_MARKS
    headings: list[Heading] = field(default_factory=list)
    tables: int = 0
    has_title: bool = False

    def body(self) -> str:
        """Everything of the document, in order."""
        return "\n".join(self._items(self.document.items))

    def _items(self, items: Sequence[Item]) -> Iterator[str]:
        for is_item, group in groupby(items, key=is_within_recommendation):
            if is_item:
                yield self._marked_list(list(group))
                continue
            for item in group:
                yield from self._item(item)

    def _item(self, item: Item) -> Iterator[str]:
        match item:
            case Line():
                yield self._line(item)
            case Blocks():
                yield f'<div class="under">{self._block(item.block, item.depth)}</div>'
            case Labelled():
                yield from self._labelled(item)
            case HeaderTable():
                yield self._header_table(item)
            case ImplicationTable():
                yield self._implication_table(item)
            case Box():
                yield '<div class="box">\n' + "\n".join(self._items(item.items)) + "\n</div>"

    def _line(self, line: Line) -> str:
        words = self._words(line)
        if line.role is Role.TITLE:
            return self._title(words)
        if line.role in _HEADINGS:
            place = f"heading-{len(self.headings) + 1}"
            self.headings.append(Heading(place, f"{line.shown} {plain_inlines(line.content)}".strip()))
            return f'<h2 id="{place}">{words}</h2>'
        place = f' id="{paragraph_place(line.number)}"' if line.role is Role.PARAGRAPH and line.number else ""
        name = _CLASSES[line.role]
        return f'<p class="{name if line.number or name != "numbered" else "plain"}"{place}>{words}</p>'

    def _title(self, words: str) -> str:
        element = "p" if self.has_title else "h1"
        self.has_title = True
        return f"<{element}>{words}</{element}>"

    def _words(self, line: Line) -> str:
        """The words of a line, with its number and what the council says before them."""
        words = said(line.lead) + self._inlines(line.content)
        return f'<span class="number">{said(line.shown)}</span> {words}' if line.shown else words

    def _marked_list(self, items: "Sequence[Item]") -> str:
        """The items of a recommendation: a list whose marks stand in the text."""
        entries: list[str] = []
        for item in items:
            if isinstance(item, Line):
                entries.append(f"<li>{self._words(item)}")
            elif isinstance(item, Blocks) and item.depth and entries:
                entries[-1] += self._block(item.block, item.depth)
            elif isinstance(item, Blocks):
                entries.append(f"<li>{self._block(item.block, item.depth)}")
        return '<ol class="marked">\n' + "\n".join(f"{entry}</li>" for entry in entries) + "\n</ol>"

    def _labelled(self, part: Labelled) -> Iterator[str]:
        entries = [self._entry(entry) for entry in part.entries]
        label = f"<strong>{said(part.label)}</strong>"
        if part.part == "title":
            yield self._title(f"{label} {' '.join(entries)}" if part.label else " ".join(entries))
            return
        if len(entries) == 1:
            words = f"{label} {entries[0]}" if part.label else entries[0]
            yield f'<p class="labelled"{_annex_place(part.entries[0])}>{words}</p>'
            return
        if part.label:
            yield f'<p class="label">{label}</p>'
        items = (f"<li{_annex_place(entry)}>{words}</li>" for entry, words in zip(part.entries, entries, strict=True))
        yield '<ul class="entries">' + "".join(items) + "</ul>"

    def _entry(self, entry: Entry) -> str:
        if not entry.number:
            return self._mentions(entry.words)
        title = _anchor(link(entry.link, entry.words)) if entry.link else said(entry.words)
        return f"{said(entry.called)} {title}{said(entry.after)}"

    def _header_table(self, table: HeaderTable) -> str:
        rows = []
        for part in table.rows:
            entries = [self._entry(entry) for entry in part.entries]
            value = self._title(" ".join(entries)) if part.part == "title" else "<br>".join(entries)
            rows.append(f'<tr><th scope="row">{said(part.label.removesuffix(":"))}</th><td>{value}</td></tr>')
        return '<table class="header"><tbody>\n' + "\n".join(rows) + "\n</tbody></table>"

    def _implication_table(self, table: ImplicationTable) -> str:
        heads = "".join(f'<th scope="col">{said(words)}</th>' for words in table.columns)
        rows = "\n".join(self._row(row) for row in table.rows)
        return self._wide(f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>", "implications")

    def _row(self, row: AreaRow) -> str:
        text = "".join(
            f"<p>{self._words(item)}</p>" if isinstance(item, Line) else self._block(item.block, 0) for item in row.text
        )
        checkers = "".join(f"<p>{self._words(line)}</p>" for line in row.checkers)
        return f'<tr><th scope="row">{self._words(row.heading)}</th><td>{text}</td><td>{checkers}</td></tr>'

    def _wide(self, content: str, name: str) -> str:
        """A table that can be moved to and fro where the screen is too narrow, by the keyboard too."""
        self.tables += 1
        return (
            f'<div class="wide" role="region" aria-label="Table {self.tables}" tabindex="0">'
            f'<table class="{name}">{content}</table></div>'
        )

    def _block(self, block: Block, depth: int) -> str:
        """A block that stands in so many lists."""
        match block:
            case Paragraph():
                return f"<p>{self._inlines(block.inlines)}</p>"
            case List():
                return self._list(block, depth)
            case Quote():
                return f"<blockquote>{''.join(self._block(child, depth) for child in block.blocks)}</blockquote>"
            case Table():
                return self._table(block)

    def _list(self, block: List, depth: int) -> str:
        entries = [self._inside(entry, depth + 1) for entry in block.entries if entry]
        if not entries:
            return ""
        if not block.numbered:
            return "<ul>" + "".join(f"<li>{entry}</li>" for entry in entries) + "</ul>"
        marks = marks_of_entries(block.entries, mark_at(self.list_marks, depth), block.start)
        items = (
            f'<li><span class="number">{said(mark)}</span> {entry}</li>' if mark else f"<li>{entry}</li>"
            for mark, entry in zip(marks, entries, strict=True)
        )
        return '<ol class="marked">' + "".join(items) + "</ol>"

    def _inside(self, entry: Sequence[Block], depth: int) -> str:
        """An entry of a list: one paragraph needs no element of its own."""
        if isinstance(entry[0], Paragraph):
            return self._inlines(entry[0].inlines) + "".join(self._block(child, depth) for child in entry[1:])
        return "".join(self._block(child, depth) for child in entry)

    def _table(self, table: Table) -> str:
        styles = [f' class="{align}"' if align in {"right", "center"} else "" for align in table.alignments]

        def heading(style: str, words: str) -> str:
            return f'<th scope="col"{style}>{words}</th>' if words else f"<td{style}></td>"

        cells = zip(styles, table.header, strict=True)
        head = "".join(heading(style, self._inlines(cell)) for style, cell in cells)
        rows = "\n".join(
            "<tr>"
            + "".join(f"<td{s}>{self._inlines(cell)}</td>" for s, cell in zip(styles, row, strict=True))
            + "</tr>"
            for row in table.rows
        )
        return self._wide(f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>", "report")

    def _inlines(self, content: Sequence[Inline]) -> str:
        return "".join(self._inline(inline) for inline in content)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Words():
                words = _anchor(link(inline.link, inline.text)) if inline.link else self._mentions(inline.text)
                return _styled(words, bold=inline.bold, italic=inline.italic)
            case LineBreak():
                return "<br>"
            case Reference():
                number = self.document.numbers.get(inline.label)
                words = said(reference_said(inline.label, self.document.numbers))
                words = f'<a href="#{paragraph_place(number)}">{words}</a>' if number else words
                return _styled(words, bold=inline.bold, italic=inline.italic)
            case Picture():
                return self._picture(inline)

    def _picture(self, picture: Picture) -> str:
        content = self.pictures.content(picture.file)
        media_type = kind_of(picture.file, content).media_type
        data = base64.b64encode(content).decode()
        return f'<img src="data:{media_type};base64,{data}" alt="{said(picture.alternative)}">'

    def _mentions(self, text: str) -> str:
        if not self.document.mentions.may_be_in(text):
            return said(text)
        return "".join(_anchor(piece) for piece in linked(text, self.document))


def said(words: str) -> str:
    """What somebody typed, as words of a page and never its markup."""
    return escape(words)


def paragraph_place(number: str) -> str:
    """The place of the paragraph that has a number."""
    return "paragraph-" + "".join(sign for sign in number if sign.isalnum() or sign == ".")


def _annex_place(entry: Entry) -> str:
    return f' id="annex-{entry.number}"' if entry.number else ""


def _anchor(piece: Linked) -> str:
    if piece.annex:
        return f'<a href="#annex-{piece.annex}">{said(piece.words)}</a>'
    if piece.address and piece.words.strip():
        return f'<a href="{said(piece.address)}">{said(piece.words)}</a>'
    return said(piece.words)


def _styled(words: str, *, bold: bool, italic: bool) -> str:
    words = f"<em>{words}</em>" if italic else words
    return f"<strong>{words}</strong>" if bold else words
