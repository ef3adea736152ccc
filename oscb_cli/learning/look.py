"""The look of a council's documents as ``base.docx``: page, fonts, headings, and what stands at the head and foot.

The Word template that is extended is taken, and what the council's own files have is put into it: its size of page and
margins, the font and size of most of its text, the look of its title and of its headings, its header and footer.
Pictures are left out; the communications team puts the crest in, in Word.
"""

import copy
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from msgspec import Struct

from oscb_cli.learning.evidence import Notes
from oscb_cli.learning.files import LearnedFile
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.docx.names import R, W, number, switch, value
from oscb_cli.writers.docx.template import open_template

_LEFT_OUT = ("drawing", "pict", "object", "sdt", "bookmarkStart", "bookmarkEnd", "proofErr", "ins", "del")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MARGINS = ("top", "right", "bottom", "left")


class Type(Struct, frozen=True):
    """How words look: font, size in half-points, bold, capitals, colour, and how their paragraph is aligned."""

    font: str = ""
    size: int = 0
    bold: bool = False
    caps: bool = False
    colour: str = ""
    aligned: str = ""


def base_document(files: Sequence[LearnedFile], profile: Profile, template: Path, notes: Notes) -> bytes:
    """The Word template of a council, as its files look.

    :param profile: what was learned, by which headings are known.
    :param template: the Word template to begin with.
    """
    document = open_template(template)
    _page(document, files, notes)
    resolvers = [_Fonts(file) for file in files]
    text = _most(_types(files, resolvers, _text_places(files)))
    title = _most(_types(files, resolvers, ((file, p) for file in files for p in file.places("/title"))))
    headings = ((file, h.line.place) for file in files for h in file.headings(profile) if h.kind in {"section", "area"})
    heading = _most(_types(files, resolvers, headings))
    if text is not None:
        _set(document, "Normal", text, default=None)
        notes.add("the font", f"{text.font}, {text.size / 2:g} points", len(files))
    if title is not None:
        _set(document, "heading 1", title, default=text)
    if heading is not None:
        _set(document, "heading 2", heading, default=text)
        notes.add("the look of headings", _told(heading), len(files))
    for name, pointer in (("Committee", "/committee"), ("Meeting Date", "/meeting_date"), ("Report By", "/report_by")):
        places = ((file, p) for file in files for p in file.places(pointer) if p not in file.structure.cells)
        found = _most(_types(files, resolvers, places))
        if found is not None:
            _set(document, name, found, default=text)
    _spaces(document, resolvers, profile)
    _head_and_foot(document, files[0])
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _told(found: Type) -> str:
    words = [found.font, f"{found.size / 2:g} points", "bold" if found.bold else "", "capitals" if found.caps else ""]
    return ", ".join(word for word in words if word)


def _text_places(files: Iterable[LearnedFile]) -> Iterator[tuple[LearnedFile, int]]:
    for file in files:
        for name in ("sections", "implications"):
            for n, _ in enumerate(file.data.get(name, ())):
                yield from ((file, place) for place in file.places(f"/{name}/{n}/text"))


def _most(found: Iterable[Type]) -> Type | None:
    counted = Counter(found)
    return counted.most_common(1)[0][0] if counted else None


def _types(
    files: Sequence[LearnedFile], resolvers: Sequence["_Fonts"], places: Iterable[tuple[LearnedFile, int]]
) -> Iterator[Type]:
    by_file = {id(file): fonts for file, fonts in zip(files, resolvers, strict=True)}
    for file, place in places:
        if (found := by_file[id(file)].at(place)) is not None:
            yield found


class _Fonts:
    """How the paragraphs of a file look, by their places."""

    def __init__(self, file: LearnedFile) -> None:
        self.paragraphs = file.structure.elements
        root = _part(file, "styles")
        self.styles: dict[str, Any] = {}
        self.defaults: list[Any] = []
        self.theme: dict[str, str] = {}
        theme = _part(file, "theme")
        for kind in ("majorFont", "minorFont"):
            fonts = theme.iter(f"{_A}{kind}") if theme is not None else ()
            latin = next((found for font in fonts if (found := font.find(f"{_A}latin")) is not None), None)
            self.theme[kind] = latin.get("typeface", "") if latin is not None else ""
        self.first = ""
        for element in root if root is not None else ():
            if element.tag == f"{W}style":
                self.styles[element.get(f"{W}styleId", "")] = element
                if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in {"1", "true"}:
                    self.first = element.get(f"{W}styleId", "")
            elif element.tag == f"{W}docDefaults":
                self.defaults = [element.find(f"{W}rPrDefault/{W}rPr")]

    def at(self, place: int) -> Type | None:
        """How the words of a paragraph look, most of them; None where it has none."""
        paragraph = self.paragraphs.get(place)
        if paragraph is None:
            return None
        weight: Counter[Type] = Counter()
        about = paragraph.find(f"{W}pPr")
        chain = list(self._chain(value(about, "pStyle") or self.first))
        aligned = value(about, "jc") or next((a for s in chain if (a := value(s.find(f"{W}pPr"), "jc"))), None) or ""
        for run in paragraph.iter(f"{W}r"):
            words = "".join(node.text or "" for node in run.iter(f"{W}t"))
            if words.strip():
                weight[self._type(run.find(f"{W}rPr"), chain, aligned, words)] += len(words)
        return weight.most_common(1)[0][0] if weight else None

    def _font(self, properties: Any) -> str:
        """The font that properties name: itself, or by its place in the theme (17.3.2.26, 20.1.4.1.16)."""
        if named := value(properties, "rFonts", f"{W}ascii"):
            return named
        place = value(properties, "rFonts", f"{W}asciiTheme") or ""
        return self.theme.get("majorFont" if place.startswith("major") else "minorFont", "") if place else ""

    def space_after(self) -> int | None:
        """The space after a paragraph of no style of its own, in twentieths of a point; None where nothing says it."""
        for style in self._chain(self.first):
            spacing = style.find(f"{W}pPr/{W}spacing")
            after = spacing.get(f"{W}after") if spacing is not None else None
            if after is not None and after.isdigit():
                return int(after)
        return None

    def _chain(self, style_id: str) -> Iterator[Any]:
        seen: set[str] = set()
        while style_id in self.styles and style_id not in seen:
            seen.add(style_id)
            yield self.styles[style_id]
            style_id = value(self.styles[style_id], "basedOn") or ""

    def _type(self, run: Any, chain: Sequence[Any], aligned: str, words: str) -> Type:
        named = self.styles.get(value(run, "rStyle") or "") if run is not None else None
        said = [run, named.find(f"{W}rPr") if named is not None else None]
        said += [style.find(f"{W}rPr") for style in chain] + self.defaults
        properties = [entry for entry in said if entry is not None]
        font = next((f for p in properties if (f := self._font(p))), "")
        size = next((s for p in properties if (s := number(p, "sz"))), None) or 20
        bold = next((b for p in properties if (b := switch(p, "b")) is not None), False)
        caps = next((on for p in properties if (on := switch(p, "caps")) is not None), False) or words.isupper()
        colour = next((c for p in properties if (c := value(p, "color"))), None) or ""
        centred = aligned if aligned in {"center", "right"} else ""
        return Type(font, size, bool(bold), bool(caps), "" if colour == "auto" else colour, centred)


def _part(file: LearnedFile, kind: str) -> Any:
    name = file.package.related(file.package.main, kind)
    return file.package.xml(name) if name else None


def _page(document: Any, files: Sequence[LearnedFile], notes: Notes) -> None:
    """The size of the page and its margins (17.6.11, 17.6.13), as most files have them."""
    said: Counter[tuple[int, ...]] = Counter()
    for file in files:
        root = file.package.xml(file.package.main)
        found = root.findall(f".//{W}sectPr") if root is not None else []
        if found and found[-1].find(f"{W}pgSz") is not None and found[-1].find(f"{W}pgMar") is not None:
            size, margins = found[-1].find(f"{W}pgSz"), found[-1].find(f"{W}pgMar")
            numbers = [size.get(f"{W}w"), size.get(f"{W}h"), *(margins.get(f"{W}{side}") for side in _MARGINS)]
            if all(entry and entry.lstrip("-").isdigit() for entry in numbers):
                said[tuple(int(entry) for entry in numbers)] += 1
    if not said:
        return
    (width, height, *sides), count = said.most_common(1)[0]
    properties = document.sections[-1]._sectPr
    page, margins = properties.find(f"{W}pgSz"), properties.find(f"{W}pgMar")
    page.set(f"{W}w", str(width))
    page.set(f"{W}h", str(height))
    for side, twips in zip(_MARGINS, sides, strict=True):
        margins.set(f"{W}{side}", str(max(0, twips)))
    notes.add("the page", f"{width / 56.7:.0f} by {height / 56.7:.0f} mm", count)


def _set(document: Any, name: str, found: Type, default: Type | None) -> None:
    """Make a style look so; what most of the text looks like anyway is left to it."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style = next(style for style in document.styles if style.name.casefold() == _word_name(name).casefold())
    if found.font and (default is None or found.font != default.font):
        style.font.name = found.font
        fonts = style.element.rPr.rFonts
        for side in ("w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(side), found.font)
    style.font.size = Pt(found.size / 2)
    if default is None:
        return
    style.font.bold = found.bold
    style.font.all_caps = found.caps
    if len(found.colour) == 6:
        style.font.color.rgb = RGBColor.from_string(found.colour.upper())
    sides = {"center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
    style.paragraph_format.alignment = sides.get(found.aligned, WD_ALIGN_PARAGRAPH.LEFT)


def _spaces(document: Any, resolvers: Sequence["_Fonts"], profile: Profile) -> None:
    """The space after a paragraph, as the files have it; and, where no paragraph has a number, none before any."""
    from docx.shared import Twips

    said = Counter(after for fonts in resolvers if (after := fonts.space_after()) is not None)
    styles = {style.name: style for style in document.styles}
    if said:
        styles["Normal"].paragraph_format.space_after = Twips(said.most_common(1)[0][0])
    if profile.numbering in {"none", "headings"}:
        styles["Checked By"].paragraph_format.left_indent = Twips(0)


def _word_name(name: str) -> str:
    """A style's name as python-docx has it."""
    return {"heading 1": "Heading 1", "heading 2": "Heading 2"}.get(name, name)


def _head_and_foot(document: Any, file: LearnedFile) -> None:
    """The header and the footer of a file's last section, their words and fields without pictures (17.10)."""
    root = file.package.xml(file.package.main)
    found = root.findall(f".//{W}sectPr") if root is not None else []
    if not found:
        return
    section = document.sections[-1]
    for kind, story in (("headerReference", section.header), ("footerReference", section.footer)):
        for reference in found[-1].findall(f"{W}{kind}"):
            relationship = file.package.main_relationships.get(reference.get(f"{R}id", ""))
            if reference.get(f"{W}type") not in {None, "default"} or relationship is None or relationship.external:
                continue
            part = file.package.xml(relationship.target)
            paragraphs = [] if part is None else [p for p in part.iter(f"{W}p") if "".join(p.itertext()).strip()]
            if not paragraphs:
                continue
            story.is_linked_to_previous = False
            element = story._element
            for child in list(element):
                element.remove(child)
            style = "Header" if kind == "headerReference" else "Footer"
            for paragraph in paragraphs:
                element.append(_plain(paragraph, style))


def _plain(paragraph: Any, style: str) -> Any:
    """A paragraph without what another document cannot have: pictures, links, styles and lists of its own."""
    from docx.oxml import OxmlElement, parse_xml
    from lxml import etree

    made = parse_xml(etree.tostring(copy.deepcopy(paragraph)))
    for name in _LEFT_OUT:
        for child in list(made.iter(f"{W}{name}")):
            child.getparent().remove(child)
    for link in list(made.iter(f"{W}hyperlink")):
        parent, place = link.getparent(), list(link.getparent()).index(link)
        for run in reversed(list(link)):
            parent.insert(place, run)
        parent.remove(link)
    for name in ("rStyle", "numPr", "sectPr"):
        for child in list(made.iter(f"{W}{name}")):
            child.getparent().remove(child)
    about = made.find(f"{W}pPr")
    aligned = value(about, "jc") if about is not None else None
    if about is not None:
        made.remove(about)
    about = OxmlElement("w:pPr")
    named = OxmlElement("w:pStyle")
    named.set(f"{W}val", style)
    about.append(named)
    if aligned:
        side = OxmlElement("w:jc")
        side.set(f"{W}val", aligned)
        about.append(side)
    made.insert(0, about)
    return made
