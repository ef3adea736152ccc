"""The form of the page of a council's Word template: its size, its margins and its type."""

import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from msgspec import Struct

from oscb_cli.errors import BadProfile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class PageForm(Struct, frozen=True):
    """The form of a page, in points (ISO/IEC 29500-1, 17.6.11, 17.6.13 and 17.3.2)."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    font: str
    size: float
    list_marks: tuple[str, ...]
    """The marks of the first entries of numbered lists, by how many lists they stand in."""


LIST_MARKS = ("(a)", "(i)", "(1)")
"""Those of a template that does not say."""


def mark_at(marks: tuple[str, ...], depth: int) -> str:
    """The mark of a first entry in a list that stands in so many others; beyond the last it is as there."""
    return marks[min(depth, len(marks) - 1)]


@cache
def page_form(template: Path) -> PageForm:
    """The form of the last section of a template, and the type of its text.

    :raises BadProfile: it is not a Word document.
    """
    try:
        with zipfile.ZipFile(template) as archive:
            body = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314 - the council's own template
            styles = ElementTree.fromstring(archive.read("word/styles.xml"))  # noqa: S314
            lists = ElementTree.fromstring(archive.read("word/numbering.xml"))  # noqa: S314
        section = list(body.iter(f"{_W}sectPr"))[-1]
        size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
        if size is None or margins is None:
            raise ValueError("its last section has no page size or no margins")
        font, points = _type(styles)
        sides = {side: _points(margins, side) for side in ("top", "right", "bottom", "left")}
        marks = tuple(_mark(name, styles, lists) or usual for name, usual in zip(_LISTS, LIST_MARKS, strict=True))
        width, height = _points(size, "w"), _points(size, "h")
        return PageForm(width=width, height=height, font=font, size=points, list_marks=marks, **sides)
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, IndexError, ElementTree.ParseError) as error:
        raise BadProfile(f"{template} cannot be used as a template: {error}") from None


def _points(element: ElementTree.Element, name: str) -> float:
    return abs(int(element.get(f"{_W}{name}", "0"))) / 20


_LISTS = ("list number", "list number 2", "list number 3")
_SIGNS = {"lowerLetter": "a", "lowerRoman": "i", "decimal": "1"}


def _mark(style: str, styles: ElementTree.Element, lists: ElementTree.Element) -> str:
    """The mark of the first entry in a list of a style (17.9.11, 17.9.17); empty where it has none that is known."""
    found = (one for one in styles.iter(f"{_W}style") if _value(one, "name").lower() == style)
    numbering = next((n for one in found if (n := one.find(f"{_W}pPr/{_W}numPr")) is not None), None)
    if numbering is None:
        return ""
    instance, level = _value(numbering, "numId"), _value(numbering, "ilvl") or "0"
    abstract = next((_value(n, "abstractNumId") for n in lists.iter(f"{_W}num") if n.get(f"{_W}numId") == instance), "")
    for one in lists.iter(f"{_W}abstractNum"):
        for form in one.iter(f"{_W}lvl") if one.get(f"{_W}abstractNumId") == abstract else ():
            if form.get(f"{_W}ilvl") == level and (sign := _SIGNS.get(_value(form, "numFmt"))):
                return _value(form, "lvlText").replace(f"%{int(level) + 1}", sign)
    return ""


def _value(element: ElementTree.Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return "" if child is None else child.get(f"{_W}val", "")


def _type(styles: ElementTree.Element) -> tuple[str, float]:
    """The font and the size of the paragraphs that have no style of their own, or else the document's."""
    font, size = "Arial", 12.0
    default = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
    normal = next((s for s in styles.iter(f"{_W}style") if s.get(f"{_W}styleId") == "Normal"), None)
    for properties in (default, normal.find(f"{_W}rPr") if normal is not None else None):
        if properties is None:
            continue
        fonts, points = properties.find(f"{_W}rFonts"), properties.find(f"{_W}sz")
        font = (fonts.get(f"{_W}ascii") if fonts is not None else None) or font
        size = int(points.get(f"{_W}val", "24")) / 2 if points is not None else size
    return font, size
