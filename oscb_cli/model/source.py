"""Where each part of a report came from: the lines of a text file, or the paragraphs of a Word file."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct, field

Unit = Literal["line", "Word paragraph"]
_ENOUGH = 30


class Spot(Struct, frozen=True):
    """A line or a paragraph of a file.

    ``number`` counts from 1; ``words`` stand there; ``shown`` is the paragraph number that stands before them in
    the file, typed or automatic, or empty.
    """

    number: int
    words: str = ""
    shown: str = ""


class Source(Struct, frozen=True):
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
        for enough in (len(sought), _ENOUGH):
            if sought:
                for spot in spots:
                    if sought[:enough] in _folded(spot.words):
                        return spot
        return spots[0]


def _folded(words: str) -> str:
    return " ".join(words.split())
