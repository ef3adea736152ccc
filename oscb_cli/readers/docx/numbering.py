"""Automatic numbers: which number Word shows before a paragraph, levels and restarts and all (17.9)."""

import re
from typing import Any

from msgspec import Struct, field

from oscb_cli.model.patterns import regex
from oscb_cli.readers.docx.names import W, number, switch, value

_PLACE = regex(r"%([1-9])")
_LEVELS = 9
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 4_000


class Level(Struct, frozen=True):
    """A level of a list (17.9.6): where it starts, its format, its text, and after which level it restarts."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False


class Shown(Struct, frozen=True):
    """A number as it is shown, with the list and the level that it belongs to; and whether a list begins with it."""

    text: str
    form: str
    abstract: int
    level: int
    begins: bool = False


class _Counters(Struct):
    """How far each level of a list has come; None where it has not begun."""

    values: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbering:
    """The lists of a document, and how far each has come as its paragraphs are read in order.

    :param root: the part with the numbering definitions, or None where there is none.
    """

    def __init__(self, root: Any) -> None:
        self._abstract: dict[int, dict[int, Level]] = {}
        self._links: dict[int, str] = {}
        self._styles: dict[str, int] = {}
        self._instances: dict[int, tuple[int, dict[int, Level], dict[int, int]]] = {}
        self._counters: dict[int, _Counters] = {}
        self._used: set[tuple[int, int]] = set()
        if root is None:
            return
        for element in root.iterfind(f"{W}abstractNum"):
            abstract = _whole(element.get(f"{W}abstractNumId"))
            self._abstract[abstract] = _levels(element)
            if link := value(element, "numStyleLink"):
                self._links[abstract] = link
            if style := value(element, "styleLink"):
                self._styles[style] = abstract
        for element in root.iterfind(f"{W}num"):
            overrides: dict[int, Level] = {}
            starts: dict[int, int] = {}
            for override in element.iterfind(f"{W}lvlOverride"):
                level = _whole(override.get(f"{W}ilvl"))
                if (start := number(override, "startOverride")) is not None:
                    starts[level] = start
                overrides.update(_levels(override))
            abstract = number(element, "abstractNumId") or 0
            self._instances[_whole(element.get(f"{W}numId"))] = (self._real(abstract), overrides, starts)

    def _real(self, abstract: int) -> int:
        """The list that a list is linked to by a numbering style (17.9.21), or itself."""
        return self._styles.get(self._links.get(abstract, ""), abstract)

    def next(self, num_id: int, level: int) -> Shown | None:
        """Count a paragraph, and give the number that is shown before it; None where it is in no list."""
        instance = self._instances.get(num_id)
        if num_id == 0 or instance is None or not 0 <= level < _LEVELS:
            return None
        abstract, overrides, starts = instance
        levels = {**self._abstract.get(abstract, {}), **overrides}
        counters = self._counters.setdefault(abstract, _Counters()).values
        own = levels.get(level, Level())
        if level in starts and (num_id, level) not in self._used:
            counters[level] = starts[level] - 1
        self._used.add((num_id, level))
        current = counters[level]
        counters[level] = own.start if current is None else current + 1
        for higher in range(level):
            if counters[higher] is None:
                counters[higher] = levels.get(higher, Level()).start
        for deeper in range(level + 1, _LEVELS):
            restart = levels.get(deeper, Level()).restart
            if restart is None or (restart and level < restart):
                counters[deeper] = None
        begins = counters[level] == starts.get(level, own.start)
        return Shown(_text(own, counters, levels), own.form, abstract, level, begins)


def _levels(element: Any) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for level in element.iterfind(f"{W}lvl"):
        start = number(level, "start")
        found[_whole(level.get(f"{W}ilvl"))] = Level(
            1 if start is None else start,
            value(level, "numFmt") or "decimal",
            value(level, "lvlText") or "",
            number(level, "lvlRestart"),
            bool(switch(level, "isLgl")),
        )
    return found


def _text(level: Level, counters: list[int | None], levels: dict[int, Level]) -> str:
    if level.form in {"bullet", "none"}:
        return "" if level.form == "none" else level.text

    def shown(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        form = "decimal" if level.legal else levels.get(place, Level()).form
        return formatted(counters[place] or 0, form)

    return _PLACE.sub(shown, level.text)


def formatted(count: int, form: str) -> str:
    """A number in a format (17.18.59)."""
    match form:
        case "lowerLetter" | "upperLetter" if count > 0:
            letter = chr(ord("a") + (count - 1) % 26) * min(1 + (count - 1) // 26, 20)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if 0 < count < _LARGEST_ROMAN:
            text = ""
            for worth, letters in _ROMAN:
                text += letters * (count // worth)
                count %= worth
            return text if form == "lowerRoman" else text.upper()
        case "decimalZero":
            return f"{count:02}"
        case "ordinal":
            ends = {1: "st", 2: "nd", 3: "rd"}
            return f"{count}{'th' if 10 <= count % 100 <= 20 else ends.get(count % 10, 'th')}"
        case _:
            return str(count)


def _whole(text: str | None) -> int:
    try:
        return int(text or 0)
    except ValueError:
        return 0
