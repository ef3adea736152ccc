"""The body of the document: header, parts and closing, in the profile's order."""

from collections.abc import Callable, Iterator, Sequence

from oscb_cli.model.blocks import Block, Paragraph
from oscb_cli.model.report import Annex, ContactOfficer
from oscb_cli.profile.outline import OutlinePart, decision_maker, place_of
from oscb_cli.profile.schema import RECOMMENDATION
from oscb_cli.profile.wording import checker_line, council_date, render
from oscb_cli.writers.docx import wml
from oscb_cli.writers.docx.context import MARK, Context, annex_bookmark
from oscb_cli.writers.docx.styles import Style
from oscb_cli.writers.docx.text import heading, inlines, numbered_blocks, numbered_paragraph, unnumbered


def body(context: Context) -> Iterator[str]:
    """Every paragraph and table of the document, in order."""
    placed: dict[str, list[OutlinePart]] = {}
    for outlined in context.outline.parts:
        placed.setdefault(place_of(outlined, context.profile), []).append(outlined)
    for part in context.profile.order:
        if part in _SIMPLE_PARTS:
            yield from _SIMPLE_PARTS[part](context)
        for outlined in placed.get(part, ()):
            yield from _outlined(outlined, context)


def _outlined(part: OutlinePart, context: Context) -> Iterator[str]:
    if part.kind == "recommendation":
        yield from _recommendation(part, context)
        return
    name = f"{part.kind}_{part.key or 'own'}"
    if part.heading:
        yield heading(Style.HEADING, context.mark(name, wml.run(part.heading)), context)
    checkers = _checker_lines(part, context) if part.kind == "implication" else []
    yield from numbered_blocks(part, context, checked=bool(checkers))
    for checker in checkers:
        yield context.paragraph(Style.CHECKED_BY, context.mark(f"checked_by_{part.key}", checker))


def _recommendation(part: OutlinePart, context: Context) -> Iterator[str]:
    yield heading(Style.RECOMMENDATION_HEADING, context.mark(RECOMMENDATION, wml.run(part.heading)), context)
    wording = context.profile.wording
    values: dict[str, object] = {"decision_maker": decision_maker(context.report, context.profile)}
    if len(part.items) == 1:
        first, *rest = part.items[0]
        words = first.inlines if isinstance(first, Paragraph) else ()
        lead = render(wording.recommendation_one, values) + (" " if words else "")
        yield numbered_paragraph(Style.NUMBERED_PARAGRAPH, inlines(words, context, leading=lead), context)
        yield from _blocks(rest if words else part.items[0], context, depth=0)
        return
    lead = render(wording.recommendation_several, values)
    yield numbered_paragraph(Style.LEADING_PARAGRAPH, wml.run(lead), context)
    for first, *rest in part.items:
        if isinstance(first, Paragraph):
            yield context.paragraph(Style.RECOMMENDATION_ITEM, inlines(first.inlines, context))
        else:
            yield from unnumbered(first, context, depth=0)
        yield from _blocks(rest, context, depth=1)


def _blocks(blocks: Sequence[Block], context: Context, depth: int) -> Iterator[str]:
    for block in blocks:
        yield from unnumbered(block, context, depth)


def _checker_lines(part: OutlinePart, context: Context) -> list[str]:
    """The lines that say who checked an implication, one for each checker."""
    checkers = context.report.implications[int(part.pointer.rsplit("/", 1)[1])].checked_by
    lines = (context.words(checker_line(checker, context.profile)) for checker in checkers)
    return [line for line in lines if line]


def _divisions_affected(context: Context) -> Iterator[str]:
    if divisions := [name for name in context.report.divisions_affected if name]:
        line = render(context.profile.wording.divisions_affected, {"divisions": divisions})
        yield context.paragraph(Style.DIVISIONS_AFFECTED, wml.run(line))


def _committee(context: Context) -> Iterator[str]:
    if context.report.committee:
        yield context.paragraph(Style.COMMITTEE, wml.run(context.report.committee))


def _meeting_date(context: Context) -> Iterator[str]:
    if context.report.meeting_date:
        yield context.paragraph(Style.MEETING_DATE, wml.run(council_date(context.profile, context.report.meeting_date)))


def _title(context: Context) -> Iterator[str]:
    if context.report.title:
        yield context.paragraph(Style.TITLE, wml.run(context.report.title))


def _report_by(context: Context) -> Iterator[str]:
    if context.report.report_by:
        line = render(context.profile.wording.report_by, {"report_by": context.report.report_by})
        yield context.paragraph(Style.REPORT_BY, wml.run(line))


def _signatory(context: Context) -> Iterator[str]:
    signatory = context.report.signatory
    if signatory.name:
        yield context.paragraph(Style.SIGNATORY_NAME, wml.run(signatory.name))
    if signatory.job_title:
        yield context.paragraph(Style.SIGNATORY_JOB_TITLE, wml.run(signatory.job_title))


def _annexes(context: Context) -> Iterator[str]:
    annexes = enumerate(zip(context.annex_labels, context.report.annexes, strict=True), start=1)
    lines = [_annex(number, label, annex, context) for number, (label, annex) in annexes]
    yield from _labelled("annexes", lines, context)


def _annex(number: int, label: str, annex: Annex, context: Context) -> str:
    title = context.link(annex.link, annex.title) if annex.link else wml.run(annex.title)
    marked = context.mark(annex_bookmark(number).removeprefix(MARK), wml.run(f"{label}:"))
    return marked + wml.run(" ") + title + (wml.run(" (exempt)") if annex.exempt else "")


def _background_papers(context: Context) -> Iterator[str]:
    papers = context.report.background_papers
    if papers is not None:
        lines = [context.words(paper) for paper in papers if paper] or [wml.run(context.profile.wording.nil)]
        yield from _labelled("background_papers", lines, context)


def _other_documents(context: Context) -> Iterator[str]:
    lines = [context.words(document) for document in context.report.other_documents if document]
    yield from _labelled("other_documents", lines, context)


def _contact_officers(context: Context) -> Iterator[str]:
    lines = [line for officer in context.report.contact_officers if (line := _contact(officer, context))]
    yield from _labelled("contact_officers", lines, context)


def _contact(officer: ContactOfficer, context: Context) -> str:
    line = ", ".join(part for part in (officer.name, officer.job_title, officer.phone, officer.email) if part)
    return context.words(line) if line else ""


def _month(context: Context) -> Iterator[str]:
    if context.report.month:
        yield context.paragraph(Style.CLOSING_LINE, wml.run(context.report.month))


def _labelled(part: str, lines: list[str], context: Context) -> Iterator[str]:
    """Lines of the closing after their label in bold: one on the same line, several below it."""
    if not lines:
        return
    label = context.mark(
        part, context.run(f"{context.profile.labels[part]}:", Style.STRONG if len(lines) == 1 else None)
    )
    if len(lines) == 1:
        yield context.paragraph(Style.CLOSING_LINE, label + wml.run(" ") + lines[0])
    else:
        yield context.paragraph(Style.CLOSING_LABEL, label)
        for line in lines[:-1]:
            yield context.paragraph(Style.CLOSING_ITEM, line)
        yield context.paragraph(Style.CLOSING_LAST_ITEM, lines[-1])


_SIMPLE_PARTS: dict[str, Callable[[Context], Iterator[str]]] = {
    "divisions_affected": _divisions_affected,
    "committee": _committee,
    "meeting_date": _meeting_date,
    "title": _title,
    "report_by": _report_by,
    "signatory": _signatory,
    "annexes": _annexes,
    "background_papers": _background_papers,
    "other_documents": _other_documents,
    "contact_officers": _contact_officers,
    "month": _month,
}
