"""A document that is embedded in a Word file whole (``w:altChunk``, ISO/IEC 29500-1, 17.17.2.1), where it is text."""

from collections.abc import Iterator
from html.parser import HTMLParser

from oscb_cli.model.blocks import Inline, Words
from oscb_cli.recogniser.line import Line

_BLOCKS = {
    "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "br", "blockquote", "section", "article",
    "ul", "ol", "table", "pre", "dt", "dd", "hr", "body",
}  # fmt: skip
_UNSEEN = {"script", "style", "head", "title", "template"}
_HTML = (b"<!doctype html", b"<html", b"<body", b"<p", b"<div", b"<h1", b"<table")
_NOT_TEXT = (b"PK", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"MIME-Version", b"%PDF")


def lines_of_embedded(data: bytes, place: int) -> list[Line] | None:
    """The lines of an embedded document of HTML or plain text; None where it is of another kind.

    :param place: the number of the Word paragraph before it, which its lines are told of by.
    """
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(_NOT_TEXT) or b"\x00" in data[:200]:
        return None
    text = data.decode("utf-8", errors="replace")
    if not start.lower().startswith((*_HTML, b"<?xml")):
        return [Line(place, (Words(line.strip()),)) for line in text.splitlines() if line.strip()]
    reader = _Reader(place)
    reader.feed(text)
    reader.close()
    return list(reader.all_lines())


class _Reader(HTMLParser):
    """Collects the words of a page by block."""

    def __init__(self, place: int) -> None:
        super().__init__(convert_charrefs=True)
        self.place = place
        self.lines: list[Line] = []
        self.words: list[Words] = []
        self.bold = self.italic = self.unseen = 0
        self.level = 0
        self.kind = ""

    def all_lines(self) -> Iterator[Line]:
        """The lines, once all is read."""
        self._end()
        yield from self.lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what a tag begins."""
        del attrs
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag in _BLOCKS:
            self._end()
            self.level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0
            self.kind = "bullet" if tag == "li" else ""
        elif tag in {"b", "strong"}:
            self.bold += 1
        elif tag in {"i", "em"}:
            self.italic += 1

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in _BLOCKS:
            self._end()
            self.level, self.kind = 0, ""
        elif tag in {"b", "strong"}:
            self.bold = max(0, self.bold - 1)
        elif tag in {"i", "em"}:
            self.italic = max(0, self.italic - 1)

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self.unseen and data:
            words = " ".join(data.split())
            spaced = f"{' ' if data[:1].isspace() else ''}{words}{' ' if data[-1:].isspace() else ''}"
            self.words.append(Words(spaced, bool(self.bold), bool(self.italic)))

    def _end(self) -> None:
        words = [piece for piece in self.words if piece.text]
        self.words = []
        said = [piece for piece in words if piece.text.strip()]
        if not said:
            return
        emphatic = all(piece.bold for piece in said)
        plain: tuple[Inline, ...] = tuple(Words(p.text, p.bold and not emphatic, p.italic) for p in words)
        line = Line(self.place, plain, level=self.level, emphatic=emphatic)
        if self.kind:
            line.list_kind = "bullet"
        self.lines.append(line)
