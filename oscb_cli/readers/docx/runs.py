"""What stands on the line of a Word paragraph: runs, links, fields, notes, pictures, changes (17.3.2, 17.13, 17.16)."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from oscb_cli.model.blocks import Inline, LineBreak, Picture, Reference, Words
from oscb_cli.model.patterns import regex
from oscb_cli.readers.docx.names import MC, VAL, WP, A, M, O, R, V, W, switch
from oscb_cli.readers.docx.spoken import SPOKEN, choice_of, formula, lettering, only_in_word, raised, symbol
from oscb_cli.readers.docx.styles import Look, Styles, look_of
from oscb_cli.word.package import Relationship

_HYPERLINK = regex(r'\s*HYPERLINK\s+(?:\\l\s+"[^"]*"|"([^"]*)")', re.IGNORECASE)
_REFERENCE = regex(r"\s*REF\s+oscb_ref_(\w+)", re.IGNORECASE)
_FETCHES = regex(r"\s*(INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|RD)\b", re.IGNORECASE)
_THROUGH = {
    f"{W}smartTag", f"{W}customXml", f"{W}bdo", f"{W}dir", f"{W}sdtContent", f"{W}rubyBase",
    f"{W}ruby",
}  # fmt: skip
_GONE = {f"{W}del", f"{W}moveFrom", f"{W}rt"}
_REFERENCE_MARK = "oscb_ref_"
_INSIDE = "#"


class Piece(Struct):
    """Words of one look. ``link`` is where they lead."""

    text: str
    look: Look
    link: str = ""


class Content(Struct):
    """All that stands on the line of a paragraph, and what is told of it."""

    inlines: list[Inline] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    inserted: list[tuple[str, str]] = field(default_factory=list)
    deleted: list[tuple[str, str]] = field(default_factory=list)
    formatted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    undrawn: list[tuple[str, str]] = field(default_factory=list)
    """Drawings that only Word can show: what they are, and their alternative text."""
    objects: int = 0
    direct: int = 0
    """Letters whose type is set directly, where a style could."""

    @property
    def label(self) -> str:
        """The label of a paragraph of oscb's own that references lead to, or empty."""
        marks = (name.removeprefix(_REFERENCE_MARK) for name in self.bookmarks if name.startswith(_REFERENCE_MARK))
        return next((mark for mark in marks if mark[:1].isalpha()), "")


class _About(Struct, frozen=True):
    """What holds of the words that are read: their look, their paragraph's, where they lead, who inserted them."""

    look: Look
    base: Look
    link: str = ""
    change: str | None = None


class _Field(Struct):
    instruction: str = ""
    shows: bool = False
    choice: str = ""
    """What is chosen in it, where it is one of a form and no text has said it yet."""


class LineReader:
    """Reads the lines of a document's paragraphs.

    :param relationships: those of the part that is read.
    :param notes: the words of the footnotes and endnotes, by kind and id.
    :param picture: takes a relationship of a picture, and gives the name that the report calls it by.
    :param unended: marks that begin a field which never ends; they begin none.
    """

    def __init__(
        self,
        styles: Styles,
        relationships: dict[str, Relationship],
        notes: dict[tuple[str, str], str],
        picture: Callable[[str], str],
        unended: Sequence[Any] = (),
    ) -> None:
        self.styles = styles
        self.relationships = relationships
        self.notes = notes
        self.picture = picture
        self.unended = frozenset(unended)
        self._fields: list[_Field] = []

    def read(self, paragraph: Any, look: Look) -> Content:
        """What stands on a paragraph's line.

        :param look: the look of the paragraph's style.
        """
        content = Content()
        self._walk(paragraph, content, _About(look, look))
        return content

    def _walk(self, parent: Any, content: Content, about: _About) -> None:
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, content, about)
            elif tag == f"{W}bookmarkStart":
                content.bookmarks.append(child.get(f"{W}name", ""))
            elif tag in _GONE:
                words = "".join(t.text or "" for t in child.iter(f"{W}delText", f"{W}t"))
                if tag != f"{W}rt":
                    content.deleted.append((child.get(f"{W}author", ""), words))
            elif tag in {f"{M}oMath", f"{M}oMathPara"}:
                self._say(formula(child), content, about)
            elif tag == f"{W}fldSimple":
                self._simple_field(child, content, about)
            else:
                self._within(child, content, about)

    def _within(self, child: Any, content: Content, about: _About) -> None:
        """What holds runs of its own: a link, a change, a content control, a choice."""
        tag = child.tag
        if tag == f"{W}hyperlink":
            self._walk(child, content, replace(about, link=self._target(child)))
        elif tag in {f"{W}ins", f"{W}moveTo"}:
            self._walk(child, content, replace(about, change=child.get(f"{W}author", "")))
        elif tag in _THROUGH:
            self._walk(child, content, about)
        elif tag == f"{W}sdt":
            inside = child.find(f"{W}sdtContent")
            self._walk(inside if inside is not None else (), content, about)
        elif tag == f"{MC}AlternateContent":
            self._walk(_chosen(child), content, about)

    def _target(self, hyperlink: Any) -> str:
        """Where a link leads: an address, or “#” and a bookmark of the document itself."""
        relationship = self.relationships.get(hyperlink.get(f"{R}id", ""))
        if relationship is not None and relationship.external:
            return relationship.target
        return _INSIDE + str(hyperlink.get(f"{W}anchor", ""))

    def _simple_field(self, element: Any, content: Content, about: _About) -> None:
        instruction = element.get(f"{W}instr", "")
        if match := _REFERENCE.match(instruction):
            content.inlines.append(Reference(match[1]))
            return
        if _FETCHES.match(instruction):
            content.fetched.append(instruction.strip())
        self._walk(element, content, replace(about, link=_link_of(instruction) or about.link))

    def _run(self, run: Any, content: Content, about: _About) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            about = replace(about, look=self._look(run, properties, content, about.look))
            if not about.look.hidden and (switch(properties, "strike") or switch(properties, "dstrike")):
                content.struck += [node.text or "" for node in run.iterfind(f"{W}t")]
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                before = content.pieces[-1].text if content.pieces else ""
                self._say(raised(child.text or "", properties, before), content, about)
            elif tag in {f"{W}br", f"{W}cr"} and child.get(f"{W}type") in {None, "textWrapping"}:
                if self._shown() and not about.look.hidden:
                    content.inlines.append(LineBreak())
            elif tag in SPOKEN:
                self._say(SPOKEN[tag], content, about)
            elif tag == f"{W}sym":
                self._say(symbol(child), content, about)
            elif tag in {f"{W}fldChar", f"{W}instrText"}:
                self._field_mark(child, content, about)
            elif tag in {f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"}:
                self._drawing(child, content)
                self._say(lettering(child), content, about)
            else:
                self._note_or_comment(child, content)

    def _look(self, run: Any, properties: Any, content: Content, look: Look) -> Look:
        """The look of a run: its own over its style's over the paragraph's."""
        direct = look_of(properties)
        style = properties.find(f"{W}rStyle")
        if style is not None:
            look = self.styles.get(style.get(VAL, "")).look.over(look)
        change = properties.find(f"{W}rPrChange")
        if change is not None:
            content.formatted.append(change.get(f"{W}author", ""))
        if direct.size is not None or direct.colour is not None or properties.find(f"{W}rFonts") is not None:
            content.direct += sum(len(t.text or "") for t in run.iterfind(f"{W}t"))
        return direct.over(look)

    def _note_or_comment(self, child: Any, content: Content) -> None:
        if child.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            kind = "footnote" if child.tag == f"{W}footnoteReference" else "endnote"
            if note := self.notes.get((kind, child.get(f"{W}id", ""))):
                self._say(f" (Note: {note})", content, _About(Look(), Look()))
        elif child.tag == f"{W}commentReference":
            content.comments.append(child.get(f"{W}id", ""))

    def _shown(self) -> bool:
        """Whether what is read now is shown: the result of a field, or no part of one."""
        return all(entry.shows for entry in self._fields)

    def _link(self, link: str) -> str:
        for entry in reversed(self._fields):
            if found := _link_of(entry.instruction):
                return found
        return link

    def _say(self, text: str, content: Content, about: _About) -> None:
        text = text.replace("\u00ad", "")  # where a word may be parted, and nothing that is read
        if not text or not self._shown() or any(_REFERENCE.match(entry.instruction) for entry in self._fields):
            return
        look, base = about.look, about.base
        if look.hidden:
            content.hidden.append(text)
            return
        if self._fields:
            self._fields[-1].choice = ""
        link = self._link(about.link)
        content.pieces.append(Piece(text, look, link))
        if about.change is not None and text.strip():
            content.inserted.append((about.change, text))
        is_plain = link.startswith(_INSIDE) or link.removeprefix("mailto:").rstrip("/") == text.strip().rstrip("/")
        bold, italic = bool(look.bold and not base.bold), bool(look.italic and not base.italic)
        content.inlines.append(Words(text, bold, italic, "" if is_plain else link))

    def _field_mark(self, mark: Any, content: Content, about: _About) -> None:
        if mark.tag == f"{W}instrText":
            if self._fields and not self._fields[-1].shows:
                self._fields[-1].instruction += mark.text or ""
            return
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin" and mark not in self.unended:
            self._fields.append(_Field(choice=choice_of(mark)))
        elif kind == "separate" and self._fields:
            entry = self._fields[-1]
            entry.shows = True
            if match := _REFERENCE.match(entry.instruction):
                content.inlines.append(Reference(match[1]))
            if _FETCHES.match(entry.instruction):
                content.fetched.append(entry.instruction.strip())
        elif kind == "end" and self._fields:
            self._say(self._fields.pop().choice, content, about)

    def _drawing(self, element: Any, content: Content) -> None:
        if element.tag == f"{MC}AlternateContent":
            for child in _chosen(element):
                self._drawing(child, content)
            return
        if element.tag == f"{W}object" or next(element.iter(f"{O}OLEObject"), None) is not None:
            content.objects += 1
        boxes = list(element.iter(f"{W}txbxContent"))
        content.boxes.extend(boxes)
        if boxes:
            return
        if undrawn := only_in_word(element):
            content.undrawn.append((undrawn, _alternative(element)))
        for blip in element.iter(f"{A}blip", f"{V}imagedata"):
            relation = blip.get(f"{R}embed") or blip.get(f"{R}id") or blip.get(f"{R}link") or ""
            if name := self.picture(relation):
                content.inlines.append(Picture(name, _alternative(element)))
            return


def _alternative(element: Any) -> str:
    """The alternative text of a picture (20.4.2.5), or of a shape of older files."""
    properties = next(element.iter(f"{WP}docPr"), None)
    if properties is not None:
        return " ".join((properties.get("descr") or properties.get("title") or "").split())
    shape = next(element.iter(f"{V}shape"), None)
    return " ".join((shape.get("alt") or "").split()) if shape is not None else ""


def _chosen(alternate: Any) -> Any:
    """What is to be read of alternative content: the choice, or the fallback where there is none."""
    choice = alternate.find(f"{MC}Choice")
    fallback = alternate.find(f"{MC}Fallback")
    return choice if choice is not None else fallback if fallback is not None else ()


def _link_of(instruction: str) -> str:
    match = _HYPERLINK.match(instruction)
    return match[1] or "" if match else ""
