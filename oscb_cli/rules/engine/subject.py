"""What the rules look at: a report, what its council asks for, and the day of the check."""

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.layout.outline import Outline, OutlinePart, annex_called, outline
from oscb_cli.model.blocks import Block, Paragraph, plain_text
from oscb_cli.model.location import Location
from oscb_cli.model.markdown import parse
from oscb_cli.model.marks import Mark, number_before
from oscb_cli.model.once import once
from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Checker, Implication, Report
from oscb_cli.model.sighting import Kind, Sighting
from oscb_cli.model.source import Source
from oscb_cli.model.typed_numbers import Verdict, numbers_in
from oscb_cli.model.validate import Problem
from oscb_cli.profile.names import is_person
from oscb_cli.profile.parts import CommitteeSpec
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.annexes import mentions
from oscb_cli.rules.engine.dates_said import SaidDate, dates_said
from oscb_cli.rules.engine.wording import count_words, further_verbs, head_verb

_ASCII_MARKS = (string.punctuation + string.digits).encode()
_MARKS_TO_SPACES = bytes.maketrans(_ASCII_MARKS, b" " * len(_ASCII_MARKS))
_DIGIT = regex(r"\d")
_DIGITS = string.digits.encode()


def _has_digits(words: str) -> bool:
    if words.isascii():  # in a fifth of the time
        return len(words.encode().translate(None, _DIGITS)) < len(words)
    return _DIGIT.search(words) is not None


class SignOff(Struct, frozen=True):
    """A named checker of an implication, with the implication's pointer."""

    pointer: str
    implication: Implication
    checker: Checker
    place: int = 0

    @property
    def checker_pointer(self) -> str:
        """Where the checker stands in the report file."""
        several = len(self.implication.checked_by) > 1
        return f"{self.pointer}/checked_by/{self.place}" if several else f"{self.pointer}/checked_by"


class Passage(Struct, frozen=True):
    """A block of the report's text, where it stands, and its words.

    ``number`` is the number that the document shows before it (empty for what has none), ``following`` the block
    after it in the same part, ``word_count`` how many they are. ``is_item`` says that it is an item of the
    recommendation, ``is_paragraph`` that it is a paragraph of the text, and no item, list, quote or table.
    """

    section: str
    number: str
    pointer: str
    block: Block
    words: str
    following: Block | None = None
    is_item: bool = False
    word_count: int = 0
    is_paragraph: bool = False

    def at(self, words: str = "") -> Location:
        """The place of the passage, or of some of its words."""
        return Location(self.section, self.number, self.pointer, words)


class TypedNumber(Struct, frozen=True):
    """What stands before a paragraph as a number typed by hand does, and whether it is ``sure`` that it is one."""

    mark: Mark
    passage: Passage
    sure: bool


class Decision(Struct, frozen=True):
    """A paragraph of the recommendation, the verb at its head, and those of further decisions run together with it."""

    passage: Passage
    verb: str
    more: Sequence[str]


class Subject(Struct, frozen=True, dict=True, eq=False):
    """A report under check.

    ``problems`` are what its reader could not read, ``data`` is what the file says as it says it (dates as they
    were typed), where there is a file. ``sightings`` are what its reader saw in the file besides the report.
    """

    report: Report
    profile: Profile
    today: date
    problems: tuple[Problem, ...] = ()
    data: Mapping[str, Any] = {}
    sightings: tuple[Sighting, ...] = ()
    source: Source | None = None
    """Where the parts stand in the document that the report was read from; None for a report file."""

    @once
    def outline(self) -> Outline:
        """The report in the document's order, with its numbers."""
        return outline(self.report, self.profile)

    def at(self, pointer: str, words: str = "") -> Location:
        """The place that a pointer into the report file leads to."""
        return self.outline.locate(pointer, words)

    @once
    def implications(self) -> tuple[tuple[str, Implication], ...]:
        """The implications with their pointers, in the file's order."""
        return tuple((f"/implications/{index}", entry) for index, entry in enumerate(self.report.implications))

    @once
    def sign_offs(self) -> tuple[SignOff, ...]:
        """The named checkers of the implications, each with the implication."""
        return tuple(
            SignOff(pointer, implication, checker, place)
            for pointer, implication in self.implications
            for place, checker in enumerate(implication.checked_by)
            if self.is_person(checker.name, checker.email)
        )

    def annex(self, number: int | str) -> str:
        """What the council calls an annex."""
        return annex_called(number, self.profile)

    def is_person(self, words: str, email: str = "") -> bool:
        """Whether words are, or may be, the name of a person, given the e-mail address beside them."""
        return is_person(words, self.profile, email)

    def area_heading(self, implication: Implication) -> str:
        """What the council calls an implication's area, for a message."""
        spec = self.profile.area_by_key.get(implication.area)
        return implication.heading or (spec.heading if spec else implication.area or "this implication")

    @once
    def passages(self) -> tuple[Passage, ...]:
        """Everything in the report's text, in the document's order."""
        found: list[Passage] = []
        numbers = self.outline.paragraph_numbers
        for part in self.outline.parts:
            if part.kind == "recommendation":
                found += self._items(part)
                continue
            pointer = part.pointer if part.pointer == "/exempt" else f"{part.pointer}/text"
            number = part.first_number
            last = len(part.blocks) - 1
            for place, numbered in enumerate(part.blocks):
                block = numbered.block
                number = numbered.number or number
                is_paragraph = isinstance(block, Paragraph)
                words = plain_text(block, numbers)
                following = part.blocks[place + 1].block if place < last else None
                count = count_words(words)
                found.append(
                    Passage(part.heading, number, pointer, block, words, following, False, count, is_paragraph)
                )
        return tuple(found)

    def _items(self, part: OutlinePart) -> Iterator[Passage]:
        for index, item in enumerate(self.report.recommendation.items):
            for block in parse(item):
                words = plain_text(block, self.outline.paragraph_numbers)
                pointer = f"/recommendation/items/{index}"
                yield Passage(part.heading, part.number, pointer, block, words, None, True, count_words(words))

    @once
    def typed_lead(self) -> tuple[int, Passage] | None:
        """The number typed before the recommendation in the file, with its first item; None where there is none."""
        numbers = (s.words for s in self.sightings if s.kind == "typed number" and s.pointer == "/recommendation")
        number = next((int(words) for words in numbers if words.isdecimal()), None)
        first = next((passage for passage in self.passages if passage.is_item), None)
        return (number, first) if number is not None and first is not None else None

    @once
    def texts(self) -> tuple[str, ...]:
        """The texts of the report as they were typed, in Markdown."""
        report = self.report
        return (
            *report.recommendation.items,
            *(section.text for section in report.sections),
            *(implication.text for implication in report.implications),
            report.exempt.public_interest_reason if report.exempt else "",
        )

    @once
    def typed(self) -> str:
        """The texts, one after the other: to see at once whether anything is in them at all."""
        return "\n".join(self.texts)

    @once
    def decisions(self) -> tuple[Decision, ...]:
        """What the recommendation asks for, paragraph by paragraph."""
        verbs = self.profile.recommendation.verbs
        items = (passage for passage in self.passages if passage.is_item)
        return tuple(Decision(item, head_verb(item.words), further_verbs(item.words, verbs)) for item in items)

    @once
    def words(self) -> str:
        """All words of the report's text, a passage a line: to see at once whether anything is in it at all."""
        return "\n".join(passage.words for passage in self.passages)

    @once
    def small(self) -> str:
        """All words of the report's text in small letters."""
        return self.words.lower()

    @once
    def small_words(self) -> list[str]:
        """The words of the report's text in order, in small letters and without any marks or digits."""
        words = self.small
        if not words.isascii():
            for mark in set(words):
                if not (mark.isascii() or mark.isalnum()):
                    words = words.replace(mark, " ")
        return words.encode().translate(_MARKS_TO_SPACES).decode().split()

    @once
    def all_words(self) -> frozenset[str]:
        """Every word of the report's text, in small letters."""
        return frozenset(self.small_words)

    @once
    def dates(self) -> tuple[tuple[Passage, SaidDate], ...]:
        """The dates in the report's text, each with the passage that it stands in."""
        return tuple((passage, found) for passage in self.with_digits for found in dates_said(passage.words))

    @once
    def with_digits(self) -> tuple[Passage, ...]:
        """The passages that have digits in them: dates, years and numbers stand nowhere else."""
        return tuple([passage for passage in self.passages if _has_digits(passage.words)])

    @once
    def typed_numbers(self) -> tuple[TypedNumber, ...]:
        """The numbers that are, or may be, typed by hand at the beginning of paragraphs, in the document's order."""
        if not any(passage.is_paragraph and number_before(passage.words, bare=True) for passage in self.with_digits):
            return ()
        texts: dict[str, list[Passage]] = {}
        for passage in self.passages:
            if not passage.is_item:
                texts.setdefault(passage.pointer, []).append(passage)
        blocks = ((pointer, [passage.block for passage in passages]) for pointer, passages in texts.items())
        return tuple(
            TypedNumber(found.mark, texts[found.pointer][found.place], found.verdict is Verdict.NUMBER)
            for found in numbers_in(blocks, self.source)
        )

    @once
    def annex_mentions(self) -> tuple[tuple[Passage, str, int], ...]:
        """The annexes that the text mentions: where, in what words, and their places in the list."""
        if "nnex" not in self.words and "ppendi" not in self.words:
            return ()
        return tuple(
            (passage, words, number)
            for passage in self.passages
            if "nnex" in passage.words or "ppendi" in passage.words
            for words, number in mentions(passage.words)
        )

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str]]]:
        """Where a pattern matches in the report's text."""
        if pattern.search(self.words) is None:
            return
        for passage in self.passages:
            for match in pattern.finditer(passage.words):
                yield passage, match

    @once
    def body(self) -> str:
        """All words of the report's text but the recommendation's, for a search."""
        return "\n".join(passage.words for passage in self.passages if not passage.is_item)

    def seen(self, *kinds: Kind) -> Iterator[tuple[Location, Sighting]]:
        """What the reader saw of some kinds in the file, each with the place where it stands."""
        for sighting in self.sightings:
            if sighting.kind in kinds:
                at_all = sighting.pointer or sighting.words
                place = self.at(sighting.pointer, sighting.words) if at_all else Location("", "", "", "")
                yield (place if place.section else replace(place, section="The file")), sighting

    @property
    def day(self) -> date:
        """The day by which the report is judged: that of the meeting, or today."""
        return self.report.meeting_date or self.today

    @once
    def committee(self) -> CommitteeSpec | None:
        """What the profile knows of the committee that the report goes to."""
        return self.profile.committee_for(self.report.committee)
