"""What the rules look at: a report, what its council asks for, and the day of the check."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from oscb_cli.model.blocks import plain_text
from oscb_cli.model.location import Location
from oscb_cli.model.report import Checker, Implication, Report
from oscb_cli.model.validate import Problem
from oscb_cli.profile.outline import Outline, outline
from oscb_cli.profile.schema import Profile, folded


@dataclass(frozen=True, slots=True)
class SignOff:
    """A named checker of an implication, with the implication's pointer."""

    pointer: str
    implication: Implication
    checker: Checker

    @property
    def checker_pointer(self) -> str:
        """Where the checker stands in the report file."""
        return f"{self.pointer}/checked_by"


@dataclass(frozen=True)
class Subject:
    """A report under check. ``problems`` are what its reader could not read."""

    report: Report
    profile: Profile
    today: date
    problems: tuple[Problem, ...] = ()

    @cached_property
    def outline(self) -> Outline:
        """The report in the document's order, with its numbers."""
        return outline(self.report, self.profile)

    def at(self, pointer: str, words: str = "") -> Location:
        """The place that a pointer into the report file leads to."""
        return self.outline.locate(pointer, words)

    @cached_property
    def implications(self) -> tuple[tuple[str, Implication], ...]:
        """The implications with their pointers, in the file's order."""
        return tuple((f"/implications/{index}", entry) for index, entry in enumerate(self.report.implications))

    @cached_property
    def sign_offs(self) -> tuple[SignOff, ...]:
        """The implications that have a named checker."""
        return tuple(
            SignOff(pointer, implication, implication.checked_by)
            for pointer, implication in self.implications
            if implication.checked_by is not None and self.is_name(implication.checked_by.name)
        )

    def is_name(self, words: str) -> bool:
        """Whether words can be somebody's name, and are not “TBC” or the like."""
        return bool(words) and folded(words) not in self.profile.not_a_name and any(c.isalpha() for c in words)

    def area_heading(self, implication: Implication) -> str:
        """What the council calls an implication's area, for a message."""
        spec = self.profile.area_by_key.get(implication.area)
        return implication.heading or (spec.heading if spec else implication.area or "this implication")

    def texts(self) -> Iterator[tuple[Location, str]]:
        """Every paragraph, list, quote and table of the report's text, with its place and its words."""
        for part in self.outline.parts:
            suffix = "" if part.pointer == "/exempt" else "/text"
            for numbered in part.blocks:
                words = plain_text(numbered.block)
                number = numbered.number or part.first_number
                yield Location(part.heading, number, part.pointer + suffix, words), words
        for index, item in enumerate(self.report.recommendation.items):
            yield self.at(f"/recommendation/items/{index}", item), item
