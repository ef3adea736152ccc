"""What the accessibility rules ask of the look of paragraphs: size and colour of type, alignment, direct formatting."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from oscb_cli.model.sighting import Kind, Sighting
from oscb_cli.readers.docx.names import W
from oscb_cli.readers.docx.runs import Content
from oscb_cli.readers.docx.styles import Look
from oscb_cli.recogniser.line import Line

_SMALLEST = 24
"""Half-points of type below which it is small: 12 points."""

_CONTRAST = 4.5
"""The least contrast of text and background (WCAG 2.2, 1.4.3)."""

_PAGE = "FFFFFF"
_FEWEST_CAPITALS = 6
_LONGEST_ACRONYM = 9
_SET_BY_HAND = ("jc", "ind", "spacing")


class _Tally(Struct):
    """How often something was seen that is told once: the first place, the words there, and a measure."""

    count: int = 0
    place: int = 0
    words: str = ""
    measure: float = 0.0


class Measures:
    """Measures the paragraphs of a document one by one; what it saw is told at the end, each kind once."""

    def __init__(self) -> None:
        self._tallies: dict[Kind, _Tally] = {}
        self._letters = self._by_hand = 0

    def paragraph(self, line: Line, content: Content, look: Look, properties: Any) -> None:
        """Measure a paragraph.

        :param look: that of its style and its own properties.
        :param properties: the paragraph's properties (17.3.1), or None.
        """
        for piece in content.pieces:
            if not (words := piece.text.strip()):
                continue
            size = piece.look.size
            if size is not None and size < _SMALLEST and not line.level:
                self.tally("small type", line.place, line.words, size / 2)
            shade = piece.look.shade if piece.look.shade not in {None, "auto"} else _PAGE
            ratio = contrast(piece.look.colour or "auto", shade or _PAGE)
            if ratio < _CONTRAST:
                self.tally("low contrast", line.place, words, ratio)
            if piece.look.underline not in {None, "none"} and not piece.link:
                self.tally("underlined", line.place, words)
        if look.justification in {"both", "distribute"}:
            self.tally("justified", line.place, line.words)
        typed = sum(len(piece.text) for piece in content.pieces)
        set_by_hand = properties is not None and any(properties.find(f"{W}{name}") is not None for name in _SET_BY_HAND)
        self._letters += typed
        self._by_hand += typed if set_by_hand else content.direct

    def tally(self, kind: Kind, place: int, words: str = "", measure: float = 0.0) -> None:
        """Count something that is told once; the least measure is the one that is told."""
        tally = self._tallies.setdefault(kind, _Tally(0, place, words, measure))
        tally.count += 1
        if measure and measure < tally.measure:
            tally.measure, tally.place, tally.words = measure, place, words

    def sightings(self) -> Iterator[Sighting]:
        """What was seen, each kind once."""
        for kind, tally in self._tallies.items():
            measure = tally.measure or tally.count
            yield Sighting(kind, "", tally.words[:120], str(tally.count), measure, tally.place)
        if self._letters and self._by_hand:
            yield Sighting("direct formatting", value=self._by_hand / self._letters)


def is_in_capitals(content: Content) -> bool:
    """Whether the words of a paragraph are typed in capitals, and are more than an acronym."""
    typed = "".join(piece.text for piece in content.pieces)
    letters = [c for c in typed if c.isalpha()]
    if len(letters) < _FEWEST_CAPITALS or not all(c.isupper() for c in letters):
        return False
    return len(typed.split()) > 1 or len(letters) > _LONGEST_ACRONYM


def contrast(colour: str, background: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance).

    :param colour: six hexadecimal digits; anything else is black, as Word's automatic colour is.
    :param background: six hexadecimal digits; anything else is white.
    """
    first, second = _luminance(colour, 0.0), _luminance(background, 1.0)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _luminance(colour: str, automatic: float) -> float:
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return automatic
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
