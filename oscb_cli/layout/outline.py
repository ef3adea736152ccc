"""The report as the document shows it: its text in the profile's order, with the numbers of its paragraphs.

Computed once for a report; the rules, the writers and the screen all read the same numbers.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct, field

from oscb_cli.layout.wording import render
from oscb_cli.model.blocks import Block, Paragraph
from oscb_cli.model.location import Location
from oscb_cli.model.markdown import parse
from oscb_cli.model.report import Implication, Report, Section
from oscb_cli.model.said import paragraphs_said
from oscb_cli.profile.schema import BODY, IMPLICATIONS, RECOMMENDATION, Profile

PartKind = Literal["recommendation", "section", "implication"]


class NumberedBlock(Struct, frozen=True):
    """A block of text; ``number`` is the number that the document shows before it, or empty."""

    block: Block
    number: str = ""


class OutlinePart(Struct, frozen=True):
    """A part of the document that has a heading and text.

    ``key`` is the standard section's or the area's, empty for a section of the author's own. ``pointer`` leads
    to the part in the report file. For the recommendation, ``number`` is that of its lead-in and ``items`` are
    the texts of its items; its ``blocks`` are empty.
    """

    kind: PartKind
    key: str
    heading: str
    pointer: str
    blocks: tuple[NumberedBlock, ...] = ()
    number: str = ""
    items: tuple[tuple[Block, ...], ...] = ()

    @property
    def first_number(self) -> str:
        """The number of the first paragraph of the part that has one, or empty."""
        return self.number or next((block.number for block in self.blocks if block.number), "")


WHOLE_PARTS = ("Sections", "Implications")
"""Where something is that is missing: no place to look for it."""

_OTHER_PARTS = {
    "sections": WHOLE_PARTS[0],
    "implications": WHOLE_PARTS[1],
    "exempt": "Exempt information",
    "key_decision": "Key decision",
    "forward_plan_reference": "Forward plan reference",
    "item": "Item",
}
"""What parts of a report are called that no heading or label of the document names."""


class Outline(Struct, frozen=True):
    """The parts of a report that have text, in the document's order."""

    parts: tuple[OutlinePart, ...]
    labels: dict[str, str]
    paragraph_numbers: dict[str, str] = field(default_factory=dict)
    """The number of each paragraph that carries a label, by its label."""

    def locate(self, pointer: str, words: str = "") -> Location:
        """Where a pointer into the report file leads, in the document's terms."""
        for part in self.parts:
            if pointer == part.pointer or pointer.startswith(part.pointer + "/"):
                return Location(part.heading, part.first_number, pointer, words)
        first = pointer.removeprefix("/").split("/")[0]
        return Location(
            self.labels.get(first, _OTHER_PARTS.get(first, "The report") if first else ""), "", pointer, words
        )

    def said(self, blocks: Sequence[Block]) -> list[str]:
        """Blocks as paragraphs of plain words, as whoever reads the report sees them."""
        return paragraphs_said(blocks, self.paragraph_numbers)

    def texts(self) -> dict[str, str]:
        """The text of each section, implication and item of the recommendation, by its JSON pointer."""
        found: dict[str, str] = {}
        for part in self.parts:
            for place, blocks in enumerate(part.items):
                found[f"{part.pointer}/items/{place}"] = "\n\n".join(self.said(blocks))
            if part.kind != "recommendation":
                found[part.pointer] = "\n\n".join(self.said([numbered.block for numbered in part.blocks]))
        return found


def outline(report: Report, profile: Profile) -> Outline:
    """Lay a report out in the profile's order and number its paragraphs."""
    counter = _Counter(by_section=profile.numbering == "by_section")
    parts = tuple(_parts(report, profile, counter))
    return Outline(parts, dict(profile.labels), counter.labelled)


def decision_maker(report: Report, profile: Profile) -> str:
    """Who decides: as the report says, or else as the committee's recommendations begin."""
    if report.recommendation.decision_maker:
        return report.recommendation.decision_maker
    committee = profile.committee_for(report.committee)
    return committee.decision_maker if committee else "The Committee"


def implication_heading(implication: Implication, profile: Profile) -> str:
    """The heading of an implication: its own, or the profile's for its area."""
    spec = profile.area_by_key.get(implication.area)
    return implication.heading or (spec.heading if spec else implication.area)


def section_heading(section: Section, profile: Profile) -> str:
    """The heading of a section: its own, or the profile's for its key."""
    spec = profile.section_by_key.get(section.key)
    return section.heading or (spec.heading if spec else section.key)


class _Counter:
    """Gives each top-level paragraph the next number, and remembers the labelled ones.

    :param by_section: whether sections are numbered too, and paragraphs within them (2.1, 2.2).
    """

    def __init__(self, *, by_section: bool) -> None:
        self.by_section = by_section
        self.section = 0
        self.last = 0
        self.labelled: dict[str, str] = {}

    def begin_part(self) -> None:
        if self.by_section:
            self.section += 1
            self.last = 0

    def next(self) -> str:
        self.last += 1
        return f"{self.section}.{self.last}" if self.by_section else str(self.last)

    def numbered(self, text: str) -> tuple[NumberedBlock, ...]:
        self.begin_part()
        blocks = []
        for block in parse(text):
            if not isinstance(block, Paragraph):
                blocks.append(NumberedBlock(block))
                continue
            number = self.next()
            if block.label:
                self.labelled.setdefault(block.label, number)
            blocks.append(NumberedBlock(block, number))
        return tuple(blocks)


def _parts(report: Report, profile: Profile, counter: _Counter) -> Iterator[OutlinePart]:
    keys = [spec.key if (spec := profile.section_for(s.key, s.heading)) else "" for s in report.sections]
    for part in profile.order:
        if part == RECOMMENDATION:
            yield from _recommendation(report, profile, counter)
        elif part == IMPLICATIONS:
            yield from _implications(report, profile, counter)
        elif part == BODY:
            for index, key in enumerate(keys):
                if not key or profile.section_by_key[key].in_body:
                    yield _section(index, key, report, profile, counter)
        elif part in profile.section_by_key:
            chosen = [index for index, key in enumerate(keys) if key == part]
            for index in chosen:
                yield _section(index, part, report, profile, counter)
            if part == "exempt_information" and not chosen and _is_exempt(report):
                yield _exempt_information(report, profile, counter)


def _recommendation(report: Report, profile: Profile, counter: _Counter) -> Iterator[OutlinePart]:
    items = tuple(blocks for item in report.recommendation.items if (blocks := parse(item)))
    if items:
        heading = profile.labels[RECOMMENDATION]
        counter.begin_part()
        number = counter.next()
        yield OutlinePart("recommendation", RECOMMENDATION, heading, "/recommendation", number=number, items=items)


def _section(index: int, key: str, report: Report, profile: Profile, counter: _Counter) -> OutlinePart:
    section = report.sections[index]
    blocks = counter.numbered(section.text)
    return OutlinePart("section", key, section_heading(section, profile), f"/sections/{index}", blocks)


def _implications(report: Report, profile: Profile, counter: _Counter) -> Iterator[OutlinePart]:
    rank = {spec.area: place for place, spec in enumerate(profile.implications)}
    order = sorted(range(len(report.implications)), key=lambda i: rank.get(report.implications[i].area, len(rank)))
    for index in order:
        implication = report.implications[index]
        blocks = counter.numbered(implication.text)
        heading = implication_heading(implication, profile)
        yield OutlinePart("implication", implication.area, heading, f"/implications/{index}", blocks)


def place_of(part: OutlinePart, profile: Profile) -> str:
    """Where a part of the document stands in the profile's order: a section's key, or body, or implications …"""
    if part.kind == "implication":
        return IMPLICATIONS
    if part.kind == "recommendation":
        return RECOMMENDATION
    spec = profile.section_by_key.get(part.key)
    return spec.key if spec is not None and not spec.in_body else BODY


def annex_labels(report: Report, profile: Profile) -> list[str]:
    """What the annexes are called, in order: ``Annex 1``, ``Annex 2`` …"""
    return [
        render(profile.wording.annex_label, {"number": annex.label or number})
        for number, annex in enumerate(report.annexes, start=1)
    ]


def _is_exempt(report: Report) -> bool:
    return report.exempt is not None and bool(report.exempt.paragraphs or report.exempt.public_interest_reason)


def _exempt_information(report: Report, profile: Profile, counter: _Counter) -> OutlinePart:
    exempt = report.exempt
    assert exempt is not None  # noqa: S101 - _is_exempt said so
    labels = zip(annex_labels(report, profile), report.annexes, strict=True)
    annexes = [label for label, annex in labels if annex.exempt]
    values: dict[str, object] = {
        "annexes": annexes,
        "paragraphs": [str(paragraph) for paragraph in exempt.paragraphs],
        "reason": exempt.public_interest_reason.strip(),
    }
    text = render(profile.wording.exempt_information, values)
    heading = profile.section_by_key["exempt_information"].heading
    return OutlinePart("section", "exempt_information", heading, "/exempt", counter.numbered(text))
