"""What the recogniser gathers: the data of a report, and the lines that each part of it came from."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from oscb_cli.model.sighting import Sighting
from oscb_cli.model.source import Spot
from oscb_cli.recogniser.line import Line


class Gathered(Struct):
    """A report in the making.

    ``data`` is what a report file would hold; ``spots`` are the lines of each part, by its pointer.
    """

    data: dict[str, Any] = field(default_factory=dict)
    spots: dict[str, list[Spot]] = field(default_factory=dict)
    sightings: list[Sighting] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    """The pointers of what stands as a row of a table, and so has no heading of its own."""

    def came_from(self, pointer: str, *lines: Line) -> None:
        """Note which lines a part came from."""
        for line in lines:
            self.spots.setdefault(pointer, []).append(Spot(line.place, line.words, line.shown, int(line.typed)))

    def pointers(self) -> "Pointers":
        """Which part each line became."""
        return Pointers(self.spots)


class Pointers:
    """Which part of a report each line of a document became.

    :param spots: the lines of each part, by its pointer.
    """

    def __init__(self, spots: Mapping[str, Sequence[Spot]]) -> None:
        innermost: dict[int, str] = {}
        for pointer, found in spots.items():
            for spot in found:
                if len(pointer) > len(innermost.get(spot.number, "")):
                    innermost[spot.number] = pointer
        self._places = sorted(innermost)
        self._pointers = [innermost[place] for place in self._places]

    def at(self, place: int) -> str:
        """The part that a line became, or the one before it; empty where there is none."""
        nearest = bisect_right(self._places, place)
        return self._pointers[nearest - 1] if nearest else ""
