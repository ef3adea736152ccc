"""The document of a report, composed: each part where its council's order has it, in the form of its profile.

Made once for a report, and the same for whatever draws it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from oscb_cli.layout.document import (
    AreaRow,
    Blocks,
    Box,
    Document,
    Entry,
    HeaderTable,
    ImplicationTable,
    Item,
    Labelled,
    Line,
    Role,
)
from oscb_cli.layout.item_marks import AS_PARAGRAPHS
from oscb_cli.layout.mentions import mentions_of
from oscb_cli.layout.outline import (
    Outline,
    OutlinePart,
    annex_labels,
    decision_maker,
    outline,
    place_of,
    under_heading,
)
from oscb_cli.layout.publication import is_exempt_as_a_whole
from oscb_cli.layout.wording import checker_line, council_date, render
from oscb_cli.model.blocks import Inline, Paragraph, Words
from oscb_cli.model.report import Report
from oscb_cli.profile.schema import (
    HEADER_PARTS,
    IMPLICATIONS,
    OTHER_HEADER_PARTS,
    RECOMMENDATION,
    UNDER_LABELS,
    Profile,
)


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
    )


def _items(report: Report, profile: Profile, shown: Outline, labels: list[str]) -> Iterator[Item]:
    """Everything in the document, in order."""
    placed: dict[str, list[OutlinePart]] = {}
    for part in shown.parts:
        placed.setdefault(place_of(part, profile), []).append(part)
    form = profile.form
    drawn = (
        (name, _part_of_order(name, placed.get(name, ()), report, profile, shown, labels)) for name in profile.order
    )
    if form.header == "table" or form.boxes:
        yield from _together(drawn, profile)
    else:
        for _, items in drawn:
            yield from items


def _together(drawn: Iterable[tuple[str, Iterator[Item]]], profile: Profile) -> Iterator[Item]:
    """The parts of a document, those of the header in their table, and others in their boxes."""
    box_of = {key: place for place, box in enumerate(profile.form.boxes) for key in box}
    for box, parts in groupby(drawn, key=lambda entry: box_of.get(entry[0])):
        items = [item for _, found in parts for item in found]
        if box is not None:
            if items:
                yield Box(tuple(items))
            continue
        for is_row, found in groupby(items, key=lambda item: profile.form.header == "table" and _is_row(item)):
            if is_row:
                if profile.form.header_heading:
                    yield Line(Role.HEADING, _words(profile.form.header_heading), mark="header")
                yield HeaderTable(tuple(item for item in found if isinstance(item, Labelled)))
            else:
                yield from found


def _is_row(item: Item) -> bool:
    return isinstance(item, Labelled) and item.in_header and bool(item.label)


def _part_of_order(
    name: str, parts: Sequence[OutlinePart], report: Report, profile: Profile, shown: Outline, labels: list[str]
) -> Iterator[Item]:
    if name in profile.field_by_key or name in profile.form.labelled or name in OTHER_HEADER_PARTS:
        if entries := tuple(_said_of(name, report, profile, labels)):
            label = profile.labels_by_key.get(name, "")
            yield Labelled(name, _with_mark(label), entries, in_header=True)
    elif name in _LINES:
        yield from _line_of(name, report, profile)
    elif name in UNDER_LABELS and (entries := tuple(_closing(name, report, profile, labels))):
        if under_heading(name, profile):
            yield Line(Role.HEADING, _words(profile.labels[name]), shown.heading_numbers.get(name, ""), mark=name)
            yield Labelled(name, "", entries)
        else:
            yield Labelled(name, _with_mark(profile.labels[name]), entries)
    elif name == IMPLICATIONS and profile.form.implications == "table" and parts:
        heading = profile.labels.get(IMPLICATIONS, "Implications")
        yield Line(Role.HEADING, _words(heading), shown.heading_numbers.get(name, ""), mark=name)
        yield ImplicationTable(
            profile.form.implications_columns, tuple(_row_of(part, report, profile) for part in parts)
        )
        parts = ()
    for part in parts:
        yield from (
            _recommendation(part, report, profile) if part.kind == "recommendation" else _part(part, report, profile)
        )


def _words(text: str) -> tuple[Inline, ...]:
    return (Words(text),)


def _part(part: OutlinePart, report: Report, profile: Profile) -> Iterator[Item]:
    if part.heading:
        yield _heading_of(part, Role.HEADING)
    yield from _text_of(part)
    if part.kind == "implication":
        yield from _checkers_of(part, report, profile)


def _heading_of(part: OutlinePart, role: Role) -> Line:
    return Line(role, _words(part.heading), part.heading_number, mark=f"{part.kind}_{part.key or 'own'}")


def _with_mark(label: str) -> str:
    """A label with the mark that parts it from its value: a question has one."""
    return f"{label}:" if label and label[-1] not in ":?" else label


def _row_of(part: OutlinePart, report: Report, profile: Profile) -> AreaRow:
    checkers = tuple(_checkers_of(part, report, profile))
    return AreaRow(_heading_of(part, Role.AREA), tuple(_text_of(part)), checkers)


def _text_of(part: OutlinePart) -> Iterator[Line | Blocks]:
    for numbered in part.blocks:
        block = numbered.block
        if isinstance(block, Paragraph):
            yield Line(Role.PARAGRAPH, block.inlines, numbered.number, block.label)
        else:
            yield Blocks(block)


def _checkers_of(part: OutlinePart, report: Report, profile: Profile) -> Iterator[Line]:
    for checker in report.implications[int(part.pointer.rsplit("/", 1)[1])].checked_by:
        if line := checker_line(checker, profile, part.key):
            yield Line(Role.CHECKED_BY, _words(line), mark=f"checked_by_{part.key}")


def _recommendation(part: OutlinePart, report: Report, profile: Profile) -> Iterator[Item]:
    yield Line(Role.RECOMMENDATION_HEADING, _words(part.heading), part.heading_number, mark=RECOMMENDATION)
    values: dict[str, object] = {"decision_maker": decision_maker(report, profile)}
    if len(part.items) == 1:
        first, *rest = part.items[0]
        words = first.inlines if isinstance(first, Paragraph) else ()
        lead = render(profile.wording.recommendation_one, values)
        yield Line(Role.PARAGRAPH, words, part.number, lead=lead + " " if words and lead else lead)
        yield from (Blocks(block) for block in (rest if words else part.items[0]))
        return
    if lead := render(profile.wording.recommendation_several, values):
        yield Line(Role.LEAD, (), part.number, lead=lead)
    as_paragraphs = profile.recommendation.marks == AS_PARAGRAPHS
    role = Role.PARAGRAPH if as_paragraphs else Role.RECOMMENDATION_ITEM
    for mark, (first, *rest) in zip(part.marks, part.items, strict=True):
        if isinstance(first, Paragraph):
            yield Line(role, first.inlines, mark)
        else:
            yield Blocks(first)
        yield from (Blocks(block, depth=0 if as_paragraphs else 1) for block in rest)


def _line(role: Role, words: str) -> Iterator[Line]:
    if words:
        yield Line(role, _words(words))


_LINES = {*HEADER_PARTS, "signatory", "month"}


def _line_of(name: str, report: Report, profile: Profile) -> Iterator[Line]:
    """A part of the header, or one of the closing, that is a line without a label."""
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


def _said_of(name: str, report: Report, profile: Profile, labels: list[str]) -> Iterator[Entry]:
    """What a report says of a part that stands after its label, wherever in the document that is."""
    said = ""
    match name:
        case "divisions_affected":
            said = ", ".join(division for division in report.divisions_affected if division)
        case "meeting_date":
            said = council_date(profile, report.meeting_date)
        case "key_decision":
            said = "Yes" if report.key_decision else "No"
        case "signatory":
            said = ", ".join(filter(None, (report.signatory.name, report.signatory.job_title)))
        case "committee" | "title" | "report_by" | "item" | "forward_plan_reference" | "month":
            said = getattr(report, name)
        case _ if name in UNDER_LABELS:
            yield from _closing(name, report, profile, labels)
        case _:
            said = report.fields.get(name, "")
    if said:
        yield Entry(said)


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
                values = officer.model_dump()
                if any(values.values()):
                    yield Entry(" ".join(render(profile.wording.contact_officer, values).split()))


def _markings(report: Report, profile: Profile) -> tuple[str, ...]:
    if not is_exempt_as_a_whole(report):
        return ()
    paragraphs = [str(number) for number in report.exempt.paragraphs] if report.exempt else []
    return (render(profile.wording.exempt_marking, {"paragraphs": paragraphs}),)
