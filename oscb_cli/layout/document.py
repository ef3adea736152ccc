"""The document as it will be read, from report and profile: its lines with their roles, numbers, words and links.

Made once for a report, and the same for whatever draws it: Word, plain text, the screen. Who draws it decides how a
role looks, and nothing else: no wording, no number, no order.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from oscb_cli.layout.mentions import Mentions, mentions_of
from oscb_cli.layout.outline import Outline, OutlinePart, annex_labels, decision_maker, outline, place_of
from oscb_cli.layout.publication import is_exempt_as_a_whole
from oscb_cli.layout.wording import checker_line, council_date, render
from oscb_cli.model.blocks import Block, Inline, Paragraph, Words
from oscb_cli.model.report import Report
from oscb_cli.profile.schema import RECOMMENDATION, Profile


class Role(StrEnum):
    """What a line is in the document."""

    DIVISIONS_AFFECTED = "divisions affected"
    COMMITTEE = "committee"
    MEETING_DATE = "meeting date"
    TITLE = "title"
    REPORT_BY = "report by"
    HEADING = "heading"
    RECOMMENDATION_HEADING = "recommendation heading"
    LEAD = "lead of the recommendation"
    PARAGRAPH = "numbered paragraph"
    RECOMMENDATION_ITEM = "recommendation item"
    CHECKED_BY = "checked by"
    SIGNATORY_NAME = "signatory name"
    SIGNATORY_JOB_TITLE = "signatory job title"
    MONTH = "month"


class Line(Struct, frozen=True):
    """A line or paragraph of the document.

    ``content`` are its words as they are typed; ``lead`` are the council's own, before them. ``number`` is what stands
    before the line, as a reader sees it (``7``, ``2.1``, ``(a)``); ``label`` that by which the text refers to it.
    ``mark`` is the name by which the document can be read back.
    """

    role: Role
    content: tuple[Inline, ...]
    number: str = ""
    label: str = ""
    lead: str = ""
    mark: str = ""


class Blocks(Struct, frozen=True):
    """A block without a number: a list, a quotation, a table, or a paragraph within ``depth`` lists."""

    block: Block
    depth: int = 0


class Entry(Struct, frozen=True):
    """An entry of the closing: its words; of an annex also its number, what it is called, and where it leads."""

    words: str
    number: int = 0
    called: str = ""
    link: str = ""
    after: str = ""


class Labelled(Struct, frozen=True):
    """Entries of the closing under their label: one stands beside it, several below it."""

    part: str
    label: str
    entries: tuple[Entry, ...]


Item = Line | Blocks | Labelled


class Document(Struct, frozen=True):
    """A report as its readers will see it.

    ``numbers`` are the numbers of the paragraphs that carry a label, by the label; ``markings`` stand at the head of
    every page; ``mentions`` finds what the words lead to without being links.
    """

    items: tuple[Item, ...]
    numbers: dict[str, str]
    markings: tuple[str, ...]
    mentions: Mentions
    by_section: bool
    """Whether headings are numbered too, and paragraphs within them (2.1, 2.2)."""


def document(report: Report, profile: Profile, laid_out: Outline | None = None) -> Document:
    """Lay out a report as its council's document.

    :param laid_out: the outline of this very report, where somebody has it already.
    :raises BadProfile: a wording of the profile cannot be filled in.
    """
    shown = laid_out or outline(report, profile)
    labels = annex_labels(report, profile)
    return Document(
        tuple(_items(report, profile, shown, labels)),
        shown.paragraph_numbers,
        _markings(report, profile),
        mentions_of(tuple(labels)),
        profile.numbering == "by_section",
    )


def _items(report: Report, profile: Profile, shown: Outline, labels: list[str]) -> Iterator[Item]:
    placed: dict[str, list[OutlinePart]] = {}
    for part in shown.parts:
        placed.setdefault(place_of(part, profile), []).append(part)
    for name in profile.order:
        if name in _HEADER:
            yield from _header(name, report, profile)
        elif entries := tuple(_closing(name, report, profile, labels)):
            yield Labelled(name, f"{profile.labels[name]}:", entries)
        for part in placed.get(name, ()):
            yield from (
                _recommendation(part, report, profile)
                if part.kind == "recommendation"
                else _part(part, report, profile)
            )


def _words(text: str) -> tuple[Inline, ...]:
    return (Words(text),)


def _part(part: OutlinePart, report: Report, profile: Profile) -> Iterator[Item]:
    if part.heading:
        yield Line(Role.HEADING, _words(part.heading), mark=f"{part.kind}_{part.key or 'own'}")
    for numbered in part.blocks:
        block = numbered.block
        if isinstance(block, Paragraph):
            yield Line(Role.PARAGRAPH, block.inlines, numbered.number, block.label)
        else:
            yield Blocks(block)
    if part.kind == "implication":
        for checker in report.implications[int(part.pointer.rsplit("/", 1)[1])].checked_by:
            if line := checker_line(checker, profile):
                yield Line(Role.CHECKED_BY, _words(line), mark=f"checked_by_{part.key}")


def _recommendation(part: OutlinePart, report: Report, profile: Profile) -> Iterator[Item]:
    yield Line(Role.RECOMMENDATION_HEADING, _words(part.heading), mark=RECOMMENDATION)
    values: dict[str, object] = {"decision_maker": decision_maker(report, profile)}
    if len(part.items) == 1:
        first, *rest = part.items[0]
        words = first.inlines if isinstance(first, Paragraph) else ()
        lead = render(profile.wording.recommendation_one, values) + (" " if words else "")
        yield Line(Role.PARAGRAPH, words, part.number, lead=lead)
        yield from (Blocks(block) for block in (rest if words else part.items[0]))
        return
    yield Line(Role.LEAD, (), part.number, lead=render(profile.wording.recommendation_several, values))
    for letter, (first, *rest) in zip(letters(), part.items, strict=False):
        if isinstance(first, Paragraph):
            yield Line(Role.RECOMMENDATION_ITEM, first.inlines, f"({letter})")
        else:
            yield Blocks(first)
        yield from (Blocks(block, depth=1) for block in rest)


def letters() -> Iterator[str]:
    """The letters of the items of a recommendation: a, b, … z, aa, ab, …"""
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    yield from alphabet
    yield from (first + second for first in alphabet for second in alphabet)


def _line(role: Role, words: str) -> Iterator[Line]:
    if words:
        yield Line(role, _words(words))


_HEADER = {
    "divisions_affected", "committee", "meeting_date", "title", "report_by", "signatory", "month",
}  # fmt: skip


def _header(name: str, report: Report, profile: Profile) -> Iterator[Line]:
    """A part of the header, or one of the closing that has no label."""
    wording = profile.wording
    match name:
        case "divisions_affected":
            if divisions := [division for division in report.divisions_affected if division]:
                yield from _line(Role.DIVISIONS_AFFECTED, render(wording.divisions_affected, {"divisions": divisions}))
        case "committee":
            yield from _line(Role.COMMITTEE, report.committee)
        case "meeting_date":
            yield from _line(Role.MEETING_DATE, council_date(profile, report.meeting_date))
        case "title":
            yield from _line(Role.TITLE, report.title)
        case "report_by":
            if report.report_by:
                yield from _line(Role.REPORT_BY, render(wording.report_by, {"report_by": report.report_by}))
        case "signatory":
            yield from _line(Role.SIGNATORY_NAME, report.signatory.name)
            yield from _line(Role.SIGNATORY_JOB_TITLE, report.signatory.job_title)
        case "month":
            yield from _line(Role.MONTH, report.month)


def _closing(name: str, report: Report, profile: Profile, labels: list[str]) -> Iterator[Entry]:
    """The entries of a part of the closing that has a label."""
    match name:
        case "annexes":
            for number, (label, annex) in enumerate(zip(labels, report.annexes, strict=True), start=1):
                yield Entry(annex.title, number, f"{label}:", annex.link, " (exempt)" if annex.exempt else "")
        case "background_papers" if report.background_papers is not None:
            papers = [paper for paper in report.background_papers if paper]
            yield from map(Entry, papers or [profile.wording.nil])
        case "other_documents":
            yield from (Entry(paper) for paper in report.other_documents if paper)
        case "contact_officers":
            for officer in report.contact_officers:
                if line := ", ".join(filter(None, (officer.name, officer.job_title, officer.phone, officer.email))):
                    yield Entry(line)


def _markings(report: Report, profile: Profile) -> tuple[str, ...]:
    if not is_exempt_as_a_whole(report):
        return ()
    paragraphs = [str(number) for number in report.exempt.paragraphs] if report.exempt else []
    return (render(profile.wording.exempt_marking, {"paragraphs": paragraphs}),)
