"""The body of the document: each line of the layout in its style, with its marks."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from oscb_cli.layout.document import Blocks, Entry, Item, Labelled, Line, Role
from oscb_cli.model.blocks import Table
from oscb_cli.writers.docx import wml
from oscb_cli.writers.docx.context import MARK, Context, annex_bookmark
from oscb_cli.writers.docx.styles import Style
from oscb_cli.writers.docx.text import inlines, plain, unnumbered

_STYLES = {
    Role.DIVISIONS_AFFECTED: Style.DIVISIONS_AFFECTED,
    Role.COMMITTEE: Style.COMMITTEE,
    Role.MEETING_DATE: Style.MEETING_DATE,
    Role.TITLE: Style.TITLE,
    Role.REPORT_BY: Style.REPORT_BY,
    Role.HEADING: Style.HEADING,
    Role.RECOMMENDATION_HEADING: Style.RECOMMENDATION_HEADING,
    Role.LEAD: Style.LEADING_PARAGRAPH,
    Role.PARAGRAPH: Style.NUMBERED_PARAGRAPH,
    Role.RECOMMENDATION_ITEM: Style.RECOMMENDATION_ITEM,
    Role.CHECKED_BY: Style.CHECKED_BY,
    Role.SIGNATORY_NAME: Style.SIGNATORY_NAME,
    Role.SIGNATORY_JOB_TITLE: Style.SIGNATORY_JOB_TITLE,
    Role.MONTH: Style.CLOSING_LINE,
}
_AFTER_TABLE = {
    Style.NUMBERED_PARAGRAPH: Style.NUMBERED_PARAGRAPH_AFTER_TABLE,
    Style.LEADING_PARAGRAPH: Style.LEADING_PARAGRAPH_AFTER_TABLE,
    Style.CHECKED_PARAGRAPH: Style.CHECKED_PARAGRAPH_AFTER_TABLE,
}
_HEADINGS = {Role.HEADING, Role.RECOMMENDATION_HEADING}
_LINKED = {Role.CHECKED_BY}
"""Lines of the council's own words in which addresses are links."""


def body(context: Context) -> Iterator[str]:
    """Every paragraph and table of the document, in order."""
    items = (None, *context.document.items, None)
    for (before, item), (_, following) in pairwise(pairwise(items)):
        match item:
            case Line(role=Role.PARAGRAPH | Role.LEAD):
                yield _numbered(item, before, following, context)
            case Line():
                yield _line(item, context)
            case Blocks():
                yield from unnumbered(item.block, context, item.depth)
            case Labelled():
                yield from _labelled(item, context)
            case None:
                pass


def _line(line: Line, context: Context) -> str:
    style = _STYLES[line.role]
    if line.role is Role.RECOMMENDATION_ITEM:
        return context.paragraph(style, inlines(line.content, context))
    words = plain(line.content)
    content = context.words(words) if line.role in _LINKED else wml.run(words)
    if line.mark:
        content = context.mark(line.mark, content)
    return context.paragraph(style, content, context.level_of_headings if line.role in _HEADINGS else None)


def _numbered(line: Line, before: Item | None, following: Item | None, context: Context) -> str:
    """A paragraph with a number: that of its style, or, where sections are numbered, that within its section."""
    style = _STYLES[line.role]
    if line.role is Role.PARAGRAPH and not line.lead:
        style = _kept_with(following)
        if isinstance(before, Blocks) and isinstance(before.block, Table):
            style = _AFTER_TABLE[style]
    content = inlines(line.content, context, leading=line.lead)
    if line.label and context.document.numbers.get(line.label) == line.number:
        content = context.mark(context.reference_names[line.label].removeprefix(MARK), content)
    return context.paragraph(style, content, context.level_of_paragraphs)


def _kept_with(following: Item | None) -> Style:
    """The style of a paragraph, by what follows and must stay with it."""
    if isinstance(following, Line) and following.role is Role.CHECKED_BY:
        return Style.CHECKED_PARAGRAPH
    return Style.LEADING_PARAGRAPH if isinstance(following, Blocks) else Style.NUMBERED_PARAGRAPH


def _labelled(part: Labelled, context: Context) -> Iterator[str]:
    """Entries of the closing after their label: one in bold on the same line, several below it."""
    alone = len(part.entries) == 1
    lines: Sequence[str] = [_entry(entry, context) for entry in part.entries]
    label = context.mark(part.part, context.run(part.label, Style.STRONG if alone else None))
    if alone:
        yield context.paragraph(Style.CLOSING_LINE, label + wml.run(" ") + lines[0])
        return
    yield context.paragraph(Style.CLOSING_LABEL, label)
    for line in lines[:-1]:
        yield context.paragraph(Style.CLOSING_ITEM, line)
    yield context.paragraph(Style.CLOSING_LAST_ITEM, lines[-1])


def _entry(entry: Entry, context: Context) -> str:
    if not entry.number:
        return context.words(entry.words)
    title = context.link(entry.link, entry.words) if entry.link else wml.run(entry.words)
    called = context.mark(annex_bookmark(entry.number).removeprefix(MARK), wml.run(entry.called))
    return called + wml.run(" ") + title + (wml.run(entry.after) if entry.after else "")
