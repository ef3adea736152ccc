"""The report as the document shows it: its text in the profile's order, with the numbers of its paragraphs.

Computed once for a report; the rules, the writers and the screen all read the same numbers.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from msgspec import Struct, field

from oscb_cli.layout.item_marks import AS_PARAGRAPHS, item_marks
from oscb_cli.layout.wording import render
from oscb_cli.model.blocks import Block, Paragraph
from oscb_cli.model.location import Location
from oscb_cli.model.markdown import parse
from oscb_cli.model.report import Implication, Report, Section
from oscb_cli.model.said import paragraphs_said
from oscb_cli.profile.schema import BODY, IMPLICATIONS, RECOMMENDATION, UNDER_LABELS, Profile

PartKind = Literal["recommendation", "section", "implication"]


class NumberedBlock(Struct, frozen=True):
    """A block of text; ``number`` is the number that the document shows before it, or empty."""

    block: Block
    number: str = ""


class OutlinePart(Struct, frozen=True):
    """A part of the document that has a heading and text.

    ``key`` is the standard section's or the area's, empty for a section of the author's own. ``pointer`` leads
    to the part in the report file. For the recommendation, ``number`` is that of its lead-in, ``items`` are
    the texts of its items and ``marks`` what stands before each; its ``blocks`` are empty. ``heading_number`` is what
    stands before the heading, where headings have numbers.
    """

    kind: PartKind
    key: str
    heading: str
    pointer: str
    blocks: tuple[NumberedBlock, ...] = ()
    number: str = ""
    items: tuple[tuple[Block, ...], ...] = ()
    marks: tuple[str, ...] = ()
    heading_number: str = ""

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
    heading_numbers: dict[str, str] = field(default_factory=dict)
    """What stands before the headings that are of no one part: of the table of implications, and of the closing."""

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
    counter = _Counter(profile)
    parts = tuple(_parts(report, profile, counter))
    return Outline(parts, profile.labels_by_key, counter.labelled, counter.headings)


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
    """Gives headings and top-level paragraphs their numbers, as the council numbers them; labels are remembered."""

    def __init__(self, profile: Profile) -> None:
        self.of_headings = profile.numbering in {"by_section", "headings"}
        self.of_paragraphs = profile.numbering in {"by_section", "running"}
        self.unnumbered = frozenset(profile.form.unnumbered)
        self.section = 0
        self.last = 0
        self.counts = True
        self.labelled: dict[str, str] = {}
        self.headings: dict[str, str] = {}

    def begin_part(self, key: str) -> str:
        """Begin a part with a heading; the heading's number."""
        self.counts = key not in self.unnumbered
        if not self.of_headings or not self.counts:
            return ""
        self.section += 1
        self.last = 0
        return str(self.section)

    def next(self) -> str:
        """The number of the next paragraph; empty where it has none."""
        if not self.of_paragraphs or not self.counts:
            return ""
        self.last += 1
        return f"{self.section}.{self.last}" if self.of_headings else str(self.last)

    def numbered(self, text: str) -> tuple[NumberedBlock, ...]:
        """The blocks of a text, its paragraphs with their numbers."""
        blocks = []
        for block in parse(text):
            if not isinstance(block, Paragraph):
                blocks.append(NumberedBlock(block))
                continue
            number = self.next()
            if block.label and number:
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
        elif under_heading(part, profile) and has_entries(part, report):
            counter.headings[part] = counter.begin_part(part)


def under_heading(part: str, profile: Profile) -> bool:
    """Whether a part of the closing stands under a heading, and not after a label."""
    return part in UNDER_LABELS and profile.form.closing == "sections" and part not in profile.header_parts


def has_entries(part: str, report: Report) -> bool:
    """Whether the report says something in a part of the closing; “Nil” is something."""
    said = getattr(report, part)
    return said is not None if part == "background_papers" else bool(said)


def _recommendation(report: Report, profile: Profile, counter: _Counter) -> Iterator[OutlinePart]:
    items = tuple(blocks for item in report.recommendation.items if (blocks := parse(item)))
    if not items:
        return
    form, heading = profile.recommendation, profile.labels[RECOMMENDATION]
    heading_number = counter.begin_part(RECOMMENDATION)
    as_paragraphs = form.marks == AS_PARAGRAPHS
    number = counter.next() if form.lead_numbered or (as_paragraphs and len(items) == 1) else ""
    marks: tuple[str, ...] = ()
    if len(items) > 1 and as_paragraphs:
        marks = tuple(counter.next() for _ in items)
    elif len(items) > 1:
        marks = tuple(islice(item_marks(form.marks), len(items)))
    yield OutlinePart(
        "recommendation", RECOMMENDATION, heading, "/recommendation",
        number=number, items=items, marks=marks, heading_number=heading_number,
    )  # fmt: skip


def _section(index: int, key: str, report: Report, profile: Profile, counter: _Counter) -> OutlinePart:
    section = report.sections[index]
    heading = section_heading(section, profile)
    number = counter.begin_part(key or BODY) if heading else ""
    blocks = counter.numbered(section.text)
    return OutlinePart("section", key, heading, f"/sections/{index}", blocks, heading_number=number)


def _implications(report: Report, profile: Profile, counter: _Counter) -> Iterator[OutlinePart]:
    rank = {spec.area: place for place, spec in enumerate(profile.implications)}
    order = sorted(range(len(report.implications)), key=lambda i: rank.get(report.implications[i].area, len(rank)))
    in_table = profile.form.implications == "table"
    if in_table and order:
        counter.headings[IMPLICATIONS] = counter.begin_part(IMPLICATIONS)
        counter.counts = False
    for index in order:
        implication = report.implications[index]
        number = "" if in_table else counter.begin_part(implication.area)
        blocks = counter.numbered(implication.text)
        heading = implication_heading(implication, profile)
        pointer = f"/implications/{index}"
        yield OutlinePart("implication", implication.area, heading, pointer, blocks, heading_number=number)


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
    return [annex_called(annex.label or number, profile) for number, annex in enumerate(report.annexes, start=1)]


def annex_called(number: int | str, profile: Profile) -> str:
    """What the council calls an annex of a number or a letter: ``Annex 1``, ``Appendix A``."""
    return render(profile.wording.annex_label, {"number": number})


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
    number = counter.begin_part("exempt_information")
    return OutlinePart(
        "section", "exempt_information", heading, "/exempt", counter.numbered(text), heading_number=number
    )
