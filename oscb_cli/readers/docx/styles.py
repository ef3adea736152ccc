"""Styles: how a paragraph or a run looks by its style, those it is based on, and the document's defaults (17.7)."""

from typing import Any

from msgspec import Struct

from oscb_cli.model.patterns import regex
from oscb_cli.readers.docx.names import W, number, switch, value

_HEADING = regex(r"heading ([1-9])")
_WORD_DEFAULT_SIZE = 20
"""Half-points of type where nothing says a size (17.3.2.38)."""


class Look(Struct):
    """What styles or direct formatting say of type and paragraph; None where they do not.

    ``size`` is in half-points, ``colour`` six hexadecimal digits, ``outline`` the level from 0.
    """

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    underline: str | None = None
    size: int | None = None
    colour: str | None = None
    shade: str | None = None
    justification: str | None = None
    outline: int | None = None
    num_id: int | None = None
    level: int | None = None

    def over(self, under: "Look") -> "Look":
        """This look where it says something, and another where it does not."""
        return Look(
            *(mine if mine is not None else theirs for mine, theirs in zip(self.values(), under.values(), strict=True))
        )

    def values(self) -> tuple[Any, ...]:
        """All values, in order."""
        return (
            self.bold, self.italic, self.caps, self.hidden, self.underline, self.size, self.colour, self.shade,
            self.justification, self.outline, self.num_id, self.level,
        )  # fmt: skip


def look_of(run: Any, paragraph: Any = None) -> Look:
    """What run properties (17.3.2) and paragraph properties (17.3.1) say."""
    look = Look()
    if run is not None and len(run):
        look.bold, look.italic = switch(run, "b"), switch(run, "i")
        look.caps, look.hidden = switch(run, "caps"), switch(run, "vanish")
        look.underline, look.size = value(run, "u"), number(run, "sz")
        look.colour, look.shade = value(run, "color"), value(run, "shd", f"{W}fill")
    if paragraph is not None:
        look.justification, look.outline = value(paragraph, "jc"), number(paragraph, "outlineLvl")
        numbering = paragraph.find(f"{W}numPr")
        if numbering is not None:
            look.num_id, look.level = number(numbering, "numId"), number(numbering, "ilvl")
        if look.shade is None:
            look.shade = value(paragraph, "shd", f"{W}fill")
    return look


class Style(Struct, frozen=True):
    """A style: its name in small letters, the level of a heading (0 for none), and its look with all it is based on."""

    name: str
    level: int
    look: Look


class Styles:
    """The styles of a document.

    :param root: the part with the styles, or None where there is none.
    """

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._known: dict[str, Style] = {}
        self.default_paragraph = ""
        defaults = Look(size=_WORD_DEFAULT_SIZE)
        self.language = ""
        for element in root if root is not None else ():
            if element.tag == f"{W}style":
                style_id = element.get(f"{W}styleId", "")
                self._elements.setdefault(style_id, element)
                if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in {"1", "true", "on"}:
                    self.default_paragraph = style_id
            elif element.tag == f"{W}docDefaults":
                run = element.find(f"{W}rPrDefault/{W}rPr")
                defaults = look_of(run, element.find(f"{W}pPrDefault/{W}pPr")).over(defaults)
                self.language = value(run, "lang") or "" if run is not None else ""
        self.defaults = defaults
        self._none = Style("", 0, Look())

    def get(self, style_id: str) -> Style:
        """A style by its id; one that says nothing where there is none of that id."""
        known = self._known.get(style_id)
        if known is None:
            known = self._known[style_id] = self._made(style_id)
        return known

    def id_of(self, name: str) -> str:
        """The id of the style of a name, in small letters; empty where there is none."""
        named = ((style_id, value(element, "name") or "") for style_id, element in self._elements.items())
        return next((style_id for style_id, known in named if known.casefold() == name), "")

    def _made(self, style_id: str) -> Style:
        element = self._elements.get(style_id)
        if element is None:
            return self._none
        name = (value(element, "name") or style_id).casefold()
        look, level = Look(), 0
        seen: set[str] = set()
        current: Any = element
        while current is not None and (current_id := current.get(f"{W}styleId", "")) not in seen:
            seen.add(current_id)
            look = look.over(look_of(current.find(f"{W}rPr"), current.find(f"{W}pPr")))
            if not level:
                level = _level(value(current, "name") or "", look)
            current = self._elements.get(value(current, "basedOn") or "")
        return Style(name, level, look)


def _level(name: str, look: Look) -> int:
    """The level of a heading, by the name of its style or by its outline level (17.3.1.20)."""
    if match := _HEADING.fullmatch(name.casefold()):
        return int(match[1])
    if name.casefold() == "title":
        return 1
    return look.outline + 1 if look.outline is not None and look.outline < 9 else 0
