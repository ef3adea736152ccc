"""The body of the document: header, parts and closing, in the profile's order."""

from collections.abc import Callable, Iterator

from oscb_cli.model.blocks import Block, Paragraph
from oscb_cli.model.report import Annex, ContactOfficer
from oscb_cli.profile.outline import OutlinePart, decision_maker
from oscb_cli.profile.schema import BODY, IMPLICATIONS, RECOMMENDATION
from oscb_cli.profile.wording import council_date, render
from oscb_cli.writers.docx import wml
from oscb_cli.writers.docx.context import Context
from oscb_cli.writers.docx.links import mail_address
from oscb_cli.writers.docx.text import inlines, numbered_blocks, unnumbered


def body(context: Context) -> Iterator[str]:
    """Every paragraph and table of the document, in order."""
    for part in context.profile.order:
        if part in _SIMPLE_PARTS:
            yield from _SIMPLE_PARTS[part](context)
        else:
            for outlined in _placed_at(part, context):
                yield from _outlined(outlined, context)


def _placed_at(place: str, context: Context) -> Iterator[OutlinePart]:
    for part in context.outline.parts:
        spec = context.profile.section_by_key.get(part.key) if part.kind == "section" else None
        if part.kind == "implication":
            where = IMPLICATIONS
        elif part.kind == "recommendation":
            where = RECOMMENDATION
        else:
            where = spec.key if spec is not None and not spec.in_body else BODY
        if where == place:
            yield part


def _outlined(part: OutlinePart, context: Context) -> Iterator[str]:
    if part.kind == "recommendation":
        yield from _recommendation(part, context)
        return
    yield wml.paragraph("Heading2", wml.run(part.heading))
    checker = _checker_line(part, context) if part.kind == "implication" else ""
    yield from numbered_blocks(part.blocks, context, checked=bool(checker))
    if checker:
        yield wml.paragraph("CheckedBy", checker)


def _recommendation(part: OutlinePart, context: Context) -> Iterator[str]:
    yield wml.paragraph("RecommendationHeading", wml.run(part.heading))
    wording = context.profile.wording
    values: dict[str, object] = {"decision_maker": decision_maker(context.report, context.profile)}
    if len(part.items) == 1:
        lead = render(wording.recommendation_one, values)
        yield from _item("NumberedParagraph", part.items[0], context, leading=f"{lead} ")
        return
    yield wml.paragraph("NumberedParagraph", wml.run(render(wording.recommendation_several, values)))
    for item in part.items:
        yield from _item("RecommendationItem", item, context)


def _item(style: str, blocks: tuple[Block, ...], context: Context, leading: str = "") -> Iterator[str]:
    first, *rest = blocks
    if isinstance(first, Paragraph):
        yield wml.paragraph(style, inlines(first.inlines, context, leading=leading))
    else:
        yield wml.paragraph(style, wml.run(leading.rstrip()) if leading else "")
        yield from unnumbered(first, context, depth=0)
    for block in rest:
        yield from unnumbered(block, context, depth=0)


def _checker_line(part: OutlinePart, context: Context) -> str:
    index = int(part.pointer.rsplit("/", 1)[1])
    checker = context.report.implications[index].checked_by
    if checker is None or not (checker.name or checker.job_title or checker.email or checker.date):
        return ""
    values: dict[str, object] = {
        "name": checker.name,
        "job_title": checker.job_title,
        "email": checker.email,
        "date": council_date(context.profile, checker.date),
    }
    return _with_mail_link(render(context.profile.wording.checker_line, values), checker.email, context)


def _with_mail_link(line: str, email: str, context: Context) -> str:
    target = mail_address(email) if email else None
    if target is None or email not in line:
        return wml.run(line)
    before, _, after = line.partition(email)
    return "".join([wml.run(before) if before else "", context.link(target, email), wml.run(after) if after else ""])


def _divisions_affected(context: Context) -> Iterator[str]:
    if divisions := [name for name in context.report.divisions_affected if name]:
        line = render(context.profile.wording.divisions_affected, {"divisions": divisions})
        yield wml.paragraph("DivisionsAffected", wml.run(line))


def _committee(context: Context) -> Iterator[str]:
    if context.report.committee:
        yield wml.paragraph("Committee", wml.run(context.report.committee))


def _meeting_date(context: Context) -> Iterator[str]:
    if context.report.meeting_date:
        yield wml.paragraph("MeetingDate", wml.run(council_date(context.profile, context.report.meeting_date)))


def _title(context: Context) -> Iterator[str]:
    if context.report.title:
        yield wml.paragraph("Heading1", wml.run(context.report.title))


def _report_by(context: Context) -> Iterator[str]:
    if context.report.report_by:
        line = render(context.profile.wording.report_by, {"report_by": context.report.report_by})
        yield wml.paragraph("ReportBy", wml.run(line))


def _signatory(context: Context) -> Iterator[str]:
    signatory = context.report.signatory
    if signatory.name:
        yield wml.paragraph("SignatoryName", wml.run(signatory.name))
    if signatory.job_title:
        yield wml.paragraph("SignatoryJobTitle", wml.run(signatory.job_title))


def _annexes(context: Context) -> Iterator[str]:
    lines = [_annex(number, annex, context) for number, annex in enumerate(context.report.annexes, start=1)]
    yield from _labelled("annexes", lines, context)


def _annex(number: int, annex: Annex, context: Context) -> str:
    label = render(context.profile.wording.annex_label, {"number": number})
    title = context.link(annex.link, annex.title) if annex.link else wml.run(annex.title)
    return wml.run(f"{label}: ") + title + (wml.run(" (exempt)") if annex.exempt else "")


def _background_papers(context: Context) -> Iterator[str]:
    papers = context.report.background_papers
    if papers is not None:
        lines = [wml.run(paper) for paper in papers if paper] or [wml.run(context.profile.wording.nil)]
        yield from _labelled("background_papers", lines, context)


def _other_documents(context: Context) -> Iterator[str]:
    lines = [wml.run(document) for document in context.report.other_documents if document]
    yield from _labelled("other_documents", lines, context)


def _contact_officers(context: Context) -> Iterator[str]:
    lines = [line for officer in context.report.contact_officers if (line := _contact(officer, context))]
    yield from _labelled("contact_officers", lines, context)


def _contact(officer: ContactOfficer, context: Context) -> str:
    line = ", ".join(part for part in (officer.name, officer.job_title, officer.phone, officer.email) if part)
    return _with_mail_link(line, officer.email, context) if line else ""


def _month(context: Context) -> Iterator[str]:
    if context.report.month:
        yield wml.paragraph("ClosingLine", wml.run(context.report.month))


def _labelled(part: str, lines: list[str], context: Context) -> Iterator[str]:
    """Lines of the closing after their label in bold: one on the same line, several below it."""
    label = f"{context.profile.labels[part]}:"
    if len(lines) == 1:
        yield wml.paragraph("ClosingLine", wml.run(label, "Strong") + wml.run(" ") + lines[0])
    elif lines:
        yield wml.paragraph("ClosingLabel", wml.run(label))
        for line in lines[:-1]:
            yield wml.paragraph("ClosingItem", line)
        yield wml.paragraph("ClosingLastItem", lines[-1])


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
