"""What the recogniser gathers: the data of a report, and the lines that each part of it came from."""

from dataclasses import dataclass, field
from typing import Any

from oscb_cli.model.sighting import Sighting
from oscb_cli.model.source import Spot
from oscb_cli.recogniser.line import Line


@dataclass
class Gathered:
    """A report in the making.

    ``data`` is what a report file would hold; ``spots`` are the lines of each part, by its pointer.
    """

    data: dict[str, Any] = field(default_factory=dict)
    spots: dict[str, list[Spot]] = field(default_factory=dict)
    sightings: list[Sighting] = field(default_factory=list)

    def came_from(self, pointer: str, *lines: Line) -> None:
        """Note which lines a part came from."""
        for line in lines:
            self.spots.setdefault(pointer, []).append(Spot(line.place, line.words, line.shown))

    def pointer_at(self, place: int) -> str:
        """The part that a line became, or the one before it; empty where there is none."""
        nearest, found = 0, ""
        for pointer, spots in self.spots.items():
            for spot in spots:
                if nearest <= spot.number <= place and (spot.number > nearest or len(pointer) > len(found)):
                    nearest, found = spot.number, pointer
        return found
