"""A report as plain text, as it would be published: its header, headings, numbered paragraphs and closing.

Plain text carries words and their order. It does not carry bold and italic type, the words of a link apart from its
address, pictures (only what they show), labels of paragraphs, keys and areas of headings that the profile does not
know, several paragraphs within an item or an entry of a list, files and links of annexes, and what a report file
notes for itself (digests, evidence, findings silenced).
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from oscb_cli.layout.compose import document
from oscb_cli.layout.document import (
    Blocks,
    Document,
    Labelled,
    Line,
    Role,
    plain_items,
)
from oscb_cli.model.blocks import Block, List, Quote, Table
from oscb_cli.model.report import Report
from oscb_cli.model.said import line_said, list_said, paragraphs_said
from oscb_cli.model.to_markdown import to_markdown
from oscb_cli.profile.schema import Profile

_HEADINGS = {Role.TITLE, Role.HEADING, Role.RECOMMENDATION_HEADING, Role.AREA}


class TextParagraph(Struct, frozen=True):
    """A paragraph of plain text, which may be a heading."""

    words: str
    is_heading: bool = False


def write(report: Report, profile: Profile) -> bytes:
    """A report as plain text (the table of formats)."""
    return write_text(report, profile).encode()


def write_text(report: Report, profile: Profile) -> str:
    """The plain text of a report, a blank line between its paragraphs."""
    return "\n\n".join(paragraph.words for paragraph in text_paragraphs(report, profile, for_people=False)) + "\n"


def text_paragraphs(report: Report, profile: Profile, *, for_people: bool = True) -> "Iterator[TextParagraph]":
    """The paragraphs of a report as plain text, in the order of the document.

    :param for_people: whether they are to be read, and not to be kept in a file that is read back: a table in a file
        has the marks of Markdown.
    """
    shown = document(report, profile)
    yield from _paragraphs(list(plain_items(shown.items)), shown, for_people=for_people)


def _paragraphs(
    items: Sequence[Line | Blocks | Labelled], shown: Document, *, for_people: bool
) -> "Iterator[TextParagraph]":
    signatory = ""
    for item in (*items, None):
        if isinstance(item, Line) and item.role is Role.SIGNATORY_NAME:
            signatory = line_said(item.content, shown.numbers)
            continue
        if isinstance(item, Line) and item.role is Role.SIGNATORY_JOB_TITLE:
            yield TextParagraph("\n".join(filter(None, (signatory, line_said(item.content, shown.numbers)))))
            signatory = ""
            continue
        if signatory:
            yield TextParagraph(signatory)
            signatory = ""
        match item:
            case Line():
                yield _line(item, shown)
            case Blocks():
                yield from map(TextParagraph, _block(item.block, shown.numbers, for_people=for_people))
            case Labelled():
                yield from map(TextParagraph, _labelled(item))
            case None:
                pass


def _line(line: Line, shown: Document) -> TextParagraph:
    words = f"{line.lead}{line_said(line.content, shown.numbers)}"
    if line.role is Role.RECOMMENDATION_HEADING:
        words = words.upper()
    words = f"{line.shown} {words}" if line.shown else words
    is_item = line.role in {Role.RECOMMENDATION_ITEM, Role.PARAGRAPH} and bool(line.lead or line.number[:1] == "(")
    return TextParagraph(words.rstrip() if is_item else words, line.role in _HEADINGS)


def _labelled(part: Labelled) -> Iterator[str]:
    entries = [f"{entry.called} {entry.words}{entry.after}" if entry.number else entry.words for entry in part.entries]
    if len(entries) == 1 and part.label:
        yield f"{part.label} {entries[0]}"
    else:
        yield from (words for words in (part.label, *entries) if words)


def _block(block: Block, numbers: Mapping[str, str], *, for_people: bool) -> Iterator[str]:
    if for_people:
        yield from paragraphs_said([block], numbers)
        return
    match block:
        case List():
            yield "\n".join(list_said(block, numbers))
        case Quote():
            for child in block.blocks:
                for text in _block(child, numbers, for_people=False):
                    yield "\n".join(f"> {line}" for line in text.split("\n"))
        case Table():
            yield to_markdown([block])
        case _:
            yield from paragraphs_said([block], numbers)
