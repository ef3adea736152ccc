"""Where each part of a report came from: the lines of a text file, or the paragraphs of a Word file."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

from msgspec import Struct, field

Unit = Literal["line", "Word paragraph"]
_ENOUGH = 30


class Spot(Struct, frozen=True):
    """A line or a paragraph of a file.

    ``number`` counts from 1; ``words`` stand there; ``shown`` is the paragraph number that stands before them in
    the file, typed or automatic, or empty. ``typed`` says what a mark is that the words begin with: 2 the paragraph's
    number, 1 perhaps, 3 one that was taken off, 0 none (``model.typed_numbers.Verdict``). Where they have only a part
    of the line, ``start`` and ``end`` say which.
    """

    number: int
    words: str = ""
    shown: str = ""
    typed: int = 0
    start: int = 0
    end: int | None = None


class Source(Struct, frozen=True, dict=True):
    """The spots of each part of a report, by its JSON pointer."""

    unit: Unit
    spots: Mapping[str, Sequence[Spot]] = field(default_factory=dict)

    def find(self, pointer: str, words: str = "") -> Spot | None:
        """The spot of a part, or, where it has several, the one that holds the words; None where it has none.

        A pointer without a spot of its own is found by the nearest part above it, or else below it.
        """
        wanted = pointer
        while wanted and wanted not in self.spots:
            wanted = wanted.rpartition("/")[0]
        spots = self.spots.get(wanted) if wanted else None
        if spots is None:
            below = (found for place, found in self.spots.items() if pointer and place.startswith(f"{pointer}/"))
            spots = next(below, None)
        if not spots:
            return None
        sought = _folded(words)
        if not sought or len(spots) == 1:
            return spots[0]
        key = wanted if wanted in self.spots else ""
        said, begins = self._said(key) if key else _said(spots)
        for enough in (len(sought), _ENOUGH):
            if (place := said.find(sought[:enough])) >= 0:
                return spots[bisect_right(begins, place) - 1]
        return spots[0]

    def _said(self, pointer: str) -> "tuple[str, list[int]]":
        """What the spots of a part say, one after the other, and where each begins: a text of thousands is kept."""
        kept = self._kept
        if pointer not in kept:
            kept[pointer] = _said(self.spots[pointer])
        return kept[pointer]

    @cached_property
    def _kept(self) -> "dict[str, tuple[str, list[int]]]":
        return {}


def _said(spots: Sequence[Spot]) -> tuple[str, list[int]]:
    begins, place, said = [], 0, []
    for spot in spots:
        begins.append(place)
        said.append(_folded(spot.words))
        place += len(said[-1]) + 1
    return "\n".join(said), begins


def _folded(words: str) -> str:
    return " ".join(words.split())
