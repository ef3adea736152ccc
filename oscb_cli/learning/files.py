"""The files that a council's form is learned from: each as it stands, and as it is understood so far."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from oscb_cli.learning.structure import Structure, structure_of
from oscb_cli.model.source import Spot
from oscb_cli.profile.folding import folded
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.docx.document import DocumentReader
from oscb_cli.recogniser.headings import heading_words, part_named
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.recognise import recognise
from oscb_cli.storage.files import read_bytes
from oscb_cli.word.package import Package


class Heading(Struct, frozen=True):
    """A heading: what it is of (``section``, ``area``, ``recommendation``, ``label``), its words, its number."""

    kind: str
    key: str
    words: str
    number: str
    line: Line

    @property
    def name(self) -> str:
        """Its words without what typists vary."""
        return folded(heading_words(self.words))


class LearnedFile(Struct):
    """A file as it stands, and what it is read as by the profile that is known so far."""

    name: str
    package: Package
    structure: Structure
    data: dict[str, Any] = field(default_factory=dict)
    spots: Mapping[str, list[Spot]] = field(default_factory=dict)

    def read_by(self, profile: Profile) -> None:
        """Read it, by what is known of its council now."""
        gathered = recognise(DocumentReader(self.package, profile).read().lines, profile, self.name)
        self.data, self.spots = gathered.data, gathered.spots

    def places(self, pointer: str) -> list[int]:
        """The places of the lines that a part came from."""
        return [spot.number for spot in self.spots.get(pointer, ())]

    def line_at(self, place: int) -> Line | None:
        """The line of a place."""
        return self._by_place().get(place)

    def headings(self, profile: Profile) -> Iterator[Heading]:
        """The headings of what was read, in the file's order."""
        found: dict[int, Heading] = {}
        for kind, name in (("section", "sections"), ("area", "implications")):
            for n, entry in enumerate(self.data.get(name, ())):
                for place in self.places(f"/{name}/{n}/heading")[:1]:
                    key = entry.get("key", "") if kind == "section" else entry["area"]
                    self._add(found, kind, key, place)
        for place in self.places("/recommendation")[:1]:
            line = self.line_at(place)
            if line is not None and _names_recommendation(line.words, profile):
                self._add(found, "recommendation", "recommendation", place)
        for key in ("annexes", "background_papers", "other_documents", "contact_officers"):
            for place in self.places(f"/{key}")[:1]:
                self._add(found, "label", key, place)
        yield from (found[place] for place in sorted(found))

    def _add(self, found: dict[int, Heading], kind: str, key: str, place: int) -> None:
        line = self.line_at(place)
        if line is not None:
            found[place] = Heading(kind, key, line.words, self.structure.number_of(line), line)

    def _by_place(self) -> dict[int, Line]:
        return {line.place: line for line in self.structure.lines}


def _names_recommendation(words: str, profile: Profile) -> bool:
    named = part_named(heading_words(words), profile)
    return named is not None and named.kind == "recommendation"


def learned_file(path: str, profile: Profile) -> LearnedFile:
    """Open a file to learn from.

    :raises CannotRead: it is no Word document that can be read.
    """
    package = Package(read_bytes(path), Path(path).name)
    file = LearnedFile(Path(path).name, package, structure_of(package, profile))
    file.read_by(profile)
    return file
