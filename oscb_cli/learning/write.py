"""The profile that was learned, as its file: small, extending another, each part with how many files say so."""

import json
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from oscb_cli.learning.closing import Closing
from oscb_cli.learning.evidence import Notes
from oscb_cli.learning.header import HeaderForm
from oscb_cli.learning.headings import Headings
from oscb_cli.learning.wording import Wordings
from oscb_cli.profile.parts import AreaSpec, CommitteeSpec, FieldSpec, SectionSpec


class Learned(Struct):
    """All that was learned of a council. ``notes`` say how many files say so."""

    name: str
    council: str
    base: str
    notes: Notes
    header: HeaderForm = field(default_factory=HeaderForm)
    headings: Headings = field(default_factory=Headings)
    wordings: Wordings = field(default_factory=Wordings)
    closing: Closing = field(default_factory=Closing)
    committees: list[CommitteeSpec] = field(default_factory=list)
    domains: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    boxes: list[list[str]] = field(default_factory=list)


def profile_text(learned: Learned) -> str:
    """The text of ``profile.toml``."""
    return "\n".join(_lines(learned)) + "\n"


def _lines(learned: Learned) -> Iterator[str]:
    notes, headings, closing = learned.notes, learned.headings, learned.closing
    many = f"{notes.files} of its Word files" if notes.files > 1 else "one of its Word files"
    yield f"# {learned.council}: learned from {many}. What the files do not say is as in “{learned.base}”."
    yield "# Each line says in how many files it was seen. Look at what only some of them have."
    yield ""
    yield f"extends = {_text(learned.base)}"
    yield f"council = {_text(learned.council)}"
    if any("ward" in label.casefold() for label in _label_words(learned)):
        yield 'division = "ward"\ndivisions = "wards"'
    yield f"numbering = {_text(headings.numbering)}{_comment(notes, 'what has numbers')}"
    if learned.wordings.dates:
        yield f"date_form = {_text(learned.wordings.dates)}{_comment(notes, 'the form of dates')}"
    if headings.areas:
        yield f"areas = {_list(area.area for area in headings.areas)}"
    yield "order = ["
    yield from (f"    {_text(part)}," for part in learned.order)
    yield "]"
    yield from _form(learned)
    yield from _labels(learned)
    yield from _wording(learned)
    yield from _signoff(learned)
    for own in learned.header.fields:
        yield from _field(own, notes)
    for committee in learned.committees:
        yield from _committee(committee, notes)
    for section in headings.sections:
        yield from _section(section, notes)
    for area in headings.areas:
        yield from _area(area, learned)
    if not closing.lines.get("month"):
        yield ""


def _label_words(learned: Learned) -> Iterator[str]:
    for words in (*learned.header.labels.values(), *learned.closing.labels.values()):
        yield from words


def _form(learned: Learned) -> Iterator[str]:
    header, headings = learned.header, learned.headings
    yield ""
    yield "[form]"
    yield f"header = {_text('table' if header.in_table else 'lines')}"
    if header.heading:
        yield f"header_heading = {_text(header.heading)}"
    yield f"labelled = {_list(key for key in header.labels if key in learned.order)}"
    if headings.columns is not None:
        yield f'implications = "table"{_comment(learned.notes, "the implications")}'
        yield f"implications_columns = {_list(headings.columns)}"
    else:
        yield 'implications = "sections"'
    yield f"closing = {_text('sections' if learned.closing.as_sections else 'labels')}"
    if learned.boxes:
        yield f"boxes = [{', '.join(_list(box) for box in learned.boxes)}]"
    if headings.unnumbered:
        yield f"unnumbered = {_list(key for key in headings.unnumbered if key in _known_parts(learned))}"


def _known_parts(learned: Learned) -> set[str]:
    return {*learned.order, *(section.key for section in learned.headings.sections)}


def _labels(learned: Learned) -> Iterator[str]:
    said = {**learned.closing.labels, **learned.header.labels}
    if learned.headings.recommendation:
        said["recommendation"] = learned.headings.recommendation
    if learned.headings.group:
        said["implications"] = [learned.headings.group]
    yield ""
    yield "[labels]"
    for key, words in said.items():
        comment = _comment(learned.notes, f"the label of {key.replace('_', ' ')}")
        yield f"{key} = {_text(words[0])}{comment}"
    others = {key: words[1:] for key, words in said.items() if len(words) > 1}
    if others or learned.wordings.labels:
        yield ""
        yield "[aliases]"
        yield from (f"{key} = {_list(words)}" for key, words in others.items())
        if learned.wordings.labels:
            yield f"checker_line = {_list(learned.wordings.labels)}"


def _wording(learned: Learned) -> Iterator[str]:
    wording = learned.wordings
    said = {
        "recommendation_one": wording.one,
        "recommendation_several": wording.several,
        "checker_line": wording.checker_line,
        "annex_label": learned.closing.annex_label,
        "report_by": learned.closing.report_by,
    }
    if any(said.values()):
        yield ""
        yield "[wording]"
        about = {"recommendation_several": "the lead-in of a recommendation", "annex_label": "what annexes are called"}
        for key, words in said.items():
            if words:
                yield f"{key} = {_text(words)}{_comment(learned.notes, about.get(key, ''))}"
    if wording.marks or wording.several:
        yield ""
        yield "[recommendation]"
        if wording.marks:
            yield f"marks = {_text(wording.marks)}{_comment(learned.notes, 'the marks of its items')}"
        yield f"lead_numbered = {str(wording.lead_numbered).lower()}"


def _signoff(learned: Learned) -> Iterator[str]:
    yield ""
    yield "[signoff]"
    yield f"needs = {_list(learned.wordings.needs)}"
    if learned.wordings.checker_dates and learned.wordings.checker_dates != learned.wordings.dates:
        yield f"date_form = {_text(learned.wordings.checker_dates)}"
    yield f"domains = {_list(learned.domains)}"


def _field(own: FieldSpec, notes: Notes) -> Iterator[str]:
    yield ""
    yield f"[[fields]]{_comment(notes, own.label)}"
    yield f"key = {_text(own.key)}"
    yield f"label = {_text(own.label)}"
    if own.aliases:
        yield f"aliases = {_list(own.aliases)}"
    if own.required:
        yield "required = true"
    if own.choices:
        yield f"choices = {_list(own.choices)}"


def _committee(committee: CommitteeSpec, notes: Notes) -> Iterator[str]:
    yield ""
    yield f"[[committees]]{_comment(notes, committee.name)}"
    yield f"name = {_text(committee.name)}"
    yield f"kind = {_text(committee.kind)}"
    yield f"decision_maker = {_text(committee.decision_maker)}"


def _section(section: SectionSpec, notes: Notes) -> Iterator[str]:
    yield ""
    yield f"[[sections]]{_comment(notes, section.heading)}"
    yield f"key = {_text(section.key)}"
    yield f"heading = {_text(section.heading)}"
    yield f"aliases = {_list(section.aliases)}"
    yield f"required = {str(section.required).lower()}"
    yield "in_body = false"


def _area(area: AreaSpec, learned: Learned) -> Iterator[str]:
    yield ""
    yield f"[[implications]]{_comment(learned.notes, area.heading)}"
    yield f"area = {_text(area.area)}"
    yield f"heading = {_text(area.heading)}"
    yield f"aliases = {_list(area.aliases)}"
    yield f"required = {str(area.required).lower()}"
    checked = area.area in learned.wordings.checked_areas
    comment = _comment(learned.notes, f"who checked {area.area.replace('_', ' ')}")
    yield f"checker_required = {str(checked).lower()}{comment}"
    if line := learned.wordings.of_areas.get(area.area):
        yield f"checker_line = {_text(line)}"


def _comment(notes: Notes, about: str) -> str:
    """How many files say so, and whether to look at it, as a comment."""
    for note in notes.notes:
        if about and (note.about == about or note.what == f"“{about}”"):
            return f"  # {note.evidence}{'' if note.is_sure else ': look at this'}"
    return ""


def _text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _list(words: Iterable[str] | Sequence[str]) -> str:
    return f"[{', '.join(_text(entry) for entry in words)}]"
