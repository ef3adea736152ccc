"""What a reader of a format makes of a file, before the model sees it."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from oscb_cli.model.sighting import Sighting
from oscb_cli.model.source import Source
from oscb_cli.word.seal import Seal


class Parsed(Struct, frozen=True):
    """The data of a report file or a batch, and what else was seen in the file.

    ``source`` says where each part came from; ``pictures`` are those that the file holds itself, by the name that
    the text calls them. ``seal`` is that of a Word file of oscb's own.
    """

    data: Any
    source: Source | None = None
    sightings: tuple[Sighting, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    seal: Seal | None = None
