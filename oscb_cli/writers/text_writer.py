"""A report as plain text, as it would be published: its header, headings, numbered paragraphs and closing.

Plain text carries words and their order. It does not carry bold and italic type, the words of a link apart from its
address, pictures (only what they show), labels of paragraphs, keys and areas of headings that the profile does not
know, several paragraphs within an item or an entry of a list, files and links of annexes, and what a report file
notes for itself (digests, evidence, findings silenced).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from oscb_cli.model.blocks import Block, List, Paragraph, Quote, Table
from oscb_cli.model.report import Report
from oscb_cli.model.said import line_said, list_said, paragraphs_said
from oscb_cli.model.to_markdown import to_markdown
from oscb_cli.profile.outline import Outline, OutlinePart, annex_labels, decision_maker, outline, place_of
from oscb_cli.profile.schema import BODY, IMPLICATIONS, RECOMMENDATION, Profile
from oscb_cli.profile.wording import checker_line, council_date, render


def write_text(report: Report, profile: Profile) -> str:
    """The plain text of a report, a blank line between its paragraphs."""
    return "\n\n".join(paragraph.words for paragraph in text_paragraphs(report, profile, for_people=False)) + "\n"


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph of plain text, which may be a heading."""

    words: str
    is_heading: bool = False


def text_paragraphs(report: Report, profile: Profile, *, for_people: bool = True) -> "Iterator[TextParagraph]":
    """The paragraphs of a report as plain text, in the order of the document.

    :param for_people: whether they are to be read, and not to be kept in a file that is read back: a table in a file
        has the marks of Markdown.
    """
    for words in _Text(report, profile, for_people=for_people).paragraphs():
        yield words if isinstance(words, TextParagraph) else TextParagraph(words)


class _Text:
    def __init__(self, report: Report, profile: Profile, *, for_people: bool) -> None:
        self.for_people = for_people
        self.report = report
        self.profile = profile
        self.outline: Outline = outline(report, profile)
        self.numbers = self.outline.paragraph_numbers

    def paragraphs(self) -> "Iterator[str | TextParagraph]":
        for part in self.profile.order:
            if part in {BODY, IMPLICATIONS, RECOMMENDATION} or part in self.profile.section_by_key:
                for outlined in self.outline.parts:
                    if place_of(outlined, self.profile) == part:
                        yield from self._part(outlined)
            else:
                yield from self._simple(part)

    def _simple(self, part: str) -> "Iterator[str | TextParagraph]":
        """A part of the header, or one of the closing."""
        report, wording = self.report, self.profile.wording
        match part:
            case "divisions_affected":
                if divisions := [name for name in report.divisions_affected if name]:
                    yield render(wording.divisions_affected, {"divisions": divisions})
            case "meeting_date":
                yield from filter(None, [council_date(self.profile, report.meeting_date)])
            case "report_by":
                if report.report_by:
                    yield render(wording.report_by, {"report_by": report.report_by})
            case "committee" | "title" | "month":
                if words := str(getattr(report, part)):
                    yield TextParagraph(words, is_heading=part == "title")
            case _:
                yield from self._closing(part)

    def _closing(self, part: str) -> Iterator[str]:
        report = self.report
        if part == "signatory":
            lines = [line for line in (report.signatory.name, report.signatory.job_title) if line]
            yield from filter(None, ["\n".join(lines)])
        elif part == "annexes":
            labels = zip(annex_labels(report, self.profile), report.annexes, strict=True)
            lines = [f"{label}: {annex.title}{' (exempt)' if annex.exempt else ''}" for label, annex in labels]
            yield from self._labelled(part, lines)
        elif part == "background_papers":
            if report.background_papers is not None:
                papers = [paper for paper in report.background_papers if paper]
                yield from self._labelled(part, papers or [self.profile.wording.nil])
        elif part == "other_documents":
            yield from self._labelled(part, [paper for paper in report.other_documents if paper])
        elif part == "contact_officers":
            officers = [(o.name, o.job_title, o.phone, o.email) for o in report.contact_officers]
            lines = [", ".join(filter(None, officer)) for officer in officers if any(officer)]
            yield from self._labelled(part, lines)

    def _labelled(self, part: str, lines: Sequence[str]) -> Iterator[str]:
        label = f"{self.profile.labels[part]}:"
        if len(lines) == 1:
            yield f"{label} {lines[0]}"
        elif lines:
            yield label
            yield from lines

    def _part(self, part: OutlinePart) -> "Iterator[str | TextParagraph]":
        if part.kind == "recommendation":
            yield from self._recommendation(part)
            return
        if part.heading:
            yield TextParagraph(part.heading, is_heading=True)
        for numbered in part.blocks:
            number = f"{numbered.number}. " if "." not in numbered.number else f"{numbered.number} "
            yield from self._block(numbered.block, number if numbered.number else "")
        if part.kind == "implication":
            checkers = self.report.implications[int(part.pointer.rsplit("/", 1)[1])].checked_by
            yield from filter(None, (checker_line(checker, self.profile) for checker in checkers))

    def _recommendation(self, part: OutlinePart) -> "Iterator[str | TextParagraph]":
        yield TextParagraph(part.heading.upper(), is_heading=True)
        values: dict[str, object] = {"decision_maker": decision_maker(self.report, self.profile)}
        number = f"{part.number}. " if "." not in part.number else f"{part.number} "
        if len(part.items) == 1:
            lead = render(self.profile.wording.recommendation_one, values)
            first, *rest = [text for block in part.items[0] for text in self._block(block, "")] or [""]
            yield f"{number}{lead} {first}".rstrip()
            yield from rest
            return
        yield number + render(self.profile.wording.recommendation_several, values)
        for letter, blocks in zip(_letters(), part.items, strict=False):
            first, *rest = [text for block in blocks for text in self._block(block, "")] or [""]
            yield f"({letter}) {first}".rstrip()
            yield from rest

    def _block(self, block: Block, number: str) -> Iterator[str]:
        if self.for_people:
            first, *rest = paragraphs_said([block], self.numbers) or [""]
            yield number + first
            yield from rest
            return
        match block:
            case Paragraph():
                yield number + line_said(block.inlines, self.numbers)
            case List():
                yield "\n".join(list_said(block, self.numbers))
            case Quote():
                for child in block.blocks:
                    for text in self._block(child, ""):
                        yield "\n".join(f"> {line}" for line in text.split("\n"))
            case Table():
                yield to_markdown([block])


def _letters() -> Iterator[str]:
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    yield from alphabet
    yield from (first + second for first in alphabet for second in alphabet)
