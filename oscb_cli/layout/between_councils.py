"""A report in one council's form, put into another's: each part goes where its sense is, by its key.

An implication may be a section elsewhere (risk), and a section an implication. What the other council has no place for
is kept as a section of the author's own, or in the report file, and told. What it asks for besides is for the rules.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from oscb_cli.layout.outline import implication_heading, section_heading
from oscb_cli.layout.wording import checker_line
from oscb_cli.model.report import Implication, Report, Section
from oscb_cli.profile.schema import CLOSING_PARTS, HEADER_PARTS, Profile


class Moved(Struct, frozen=True):
    """A part of a report that has no place of its own in another council's form, and what became of it."""

    what_became: Literal["own section", "without sign-off", "not shown"]
    called: str


_SAID = {
    "own section": "Now sections of the author's own",
    "without sign-off": "Now standard sections, which have no sign-off; who checked them is in their text",
    "not shown": "Kept in the report, though the document does not show them",
}


def told(moved: Sequence[Moved]) -> Iterator[str]:
    """What became of the parts that have no place of their own, a line for each kind."""
    for kind, said in _SAID.items():
        if names := [f"“{entry.called}”" for entry in moved if entry.what_became == kind]:
            yield f"{said}: {', '.join(names)}"


def in_form_of(report: Report, old: Profile, new: Profile) -> tuple[Report, tuple[Moved, ...]]:
    """A report in the form of another council, and what of it has no place of its own there.

    :param old: the council whose form it has.
    :param new: the council whose form it is to have.
    """
    moved: list[Moved] = []
    sections: list[Section] = []
    implications: list[Implication] = []
    for section in report.sections:
        spec = old.section_for(section.key, section.heading)
        key = spec.key if spec is not None else section.key
        if key in new.area_by_key and not any(entry.area == key for entry in report.implications):
            implications.append(Implication(area=key, text=section.text))
        else:
            sections.append(_section(section, key, old, new, moved))
    for implication in report.implications:
        if implication.area in new.area_by_key:
            implications.append(_implication(implication, old))
        else:
            sections.append(_as_section(implication, old, new, moved))
    moved += _without_place(report, old, new)
    decides = report.recommendation.decision_maker
    before = old.committee_for(report.committee)
    if before is not None and decides in {before.decision_maker, *before.also_decides_as}:
        decides = ""  # the new council's own wording
    changed = {
        "profile": new.name,
        "sections": tuple(sections),
        "implications": tuple(implications),
        "recommendation": report.recommendation.model_copy(update={"decision_maker": decides}),
    }
    return report.model_copy(update=changed), tuple(moved)


def _section(section: Section, key: str, old: Profile, new: Profile, moved: list[Moved]) -> Section:
    spec = old.section_by_key.get(key)
    own = "" if spec is not None and section.heading in {"", spec.heading} else section.heading
    if key in new.section_by_key:
        return section.model_copy(update={"key": key, "heading": own})
    heading = section_heading(section, old)
    if spec is not None:
        moved.append(Moved("own section", heading))
    return section.model_copy(update={"key": "", "heading": heading})


def _implication(implication: Implication, old: Profile) -> Implication:
    spec = old.area_by_key.get(implication.area)
    named = spec is not None and implication.heading == spec.heading
    return implication.model_copy(update={"heading": ""}) if named else implication


def _as_section(implication: Implication, old: Profile, new: Profile, moved: list[Moved]) -> Section:
    """An implication as a section, whoever checked it named at its end: a section has no checker."""
    heading = implication_heading(implication, old)
    lines = [line for who in implication.checked_by if (line := checker_line(who, old, implication.area))]
    text = "\n\n".join(filter(None, (implication.text, *lines)))
    if implication.area in new.section_by_key:
        if lines:
            moved.append(Moved("without sign-off", heading))
        return Section(key=implication.area, text=text)
    moved.append(Moved("own section", heading))
    return Section(heading=heading, text=text)


def _without_place(report: Report, old: Profile, new: Profile) -> Iterator[Moved]:
    """What the new council's document does not show, though the report keeps it."""
    for key in (*HEADER_PARTS, *CLOSING_PARTS):
        value = getattr(report, key)
        if not new.has(key) and value and value != type(value)():
            yield Moved("not shown", old.labels.get(key, key))
    for key in report.fields:
        if key not in new.field_by_key:
            spec = old.field_by_key.get(key)
            called = (spec.label.rstrip("?: ") if spec is not None else "") or key
            yield Moved("not shown", called)
