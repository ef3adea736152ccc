"""What was pasted under the headings of other parts, kept where it belongs; nothing that is there is replaced."""

from collections.abc import Iterator, Sequence
from typing import Any

from oscb_cli.interview.accepting import date_shown
from oscb_cli.interview.pasted import OtherPart, Pasted
from oscb_cli.interview.question import Question
from oscb_cli.interview.questions.about import About
from oscb_cli.interview.questions.body import place_for
from oscb_cli.model.dates import NotADate, parse_date
from oscb_cli.profile.schema import BODY, IMPLICATIONS


def keep_others(about: About, question: Question, pasted: Pasted) -> Iterator[str]:
    """Keep what of a paste belongs to other parts than the one asked for, and tell what was kept where."""
    area = about.profile.area_for_heading(question.part)
    if pasted.checked_by and area is not None:
        yield from _keep_checker(about, area.area, pasted.checked_by)
    own = next((place for place, section in about.own_sections() if section.get("heading") == question.part), None)
    after = own
    for other in pasted.others:
        if other.area:
            yield from _keep_implication(about, other)
            continue
        spec = about.profile.section_for(other.key, other.heading)
        place = about.place_of_section(spec) if spec is not None else _own(about, other.heading)
        if place is not None:
            _append(about, ("sections", place), other.text)
            yield f"{_name(about, other)}: added to what is there."
            continue
        entry = {"key": spec.key} if spec is not None else {"heading": other.heading}
        place = after + 1 if spec is None and after is not None else place_for(about, spec.key if spec else BODY)
        about.answers.insert("sections", place, {**entry, "text": other.text})
        after = place if spec is None else after
        yield f"{_name(about, other)}: kept as a part of its own."


def _keep_implication(about: About, other: OtherPart) -> Iterator[str]:
    entries: list[Any] = about.answers.get(IMPLICATIONS) or []
    place = next((place for place, entry in enumerate(entries) if entry.get("area") == other.area), None)
    if place is not None and about.answers.has(IMPLICATIONS, place, "text"):
        _append(about, (IMPLICATIONS, place), other.text)
        yield f"{_name(about, other)}: added to what is there."
    elif place is not None:
        about.answers.set(other.text, IMPLICATIONS, place, "text")
        yield f"{_name(about, other)}: kept."
    else:
        rank = [spec.area for spec in about.profile.implications]
        before = sum(entry.get("area") in rank[: rank.index(other.area)] for entry in entries)
        about.answers.insert(IMPLICATIONS, before, {"area": other.area, "text": other.text})
        yield f"{_name(about, other)}: kept as a part of its own."
    if other.checked_by:
        yield from _keep_checker(about, other.area, other.checked_by)


def _keep_checker(about: About, area: str, checkers: Sequence[dict[str, Any]]) -> Iterator[str]:
    entries: list[Any] = about.answers.get(IMPLICATIONS) or []
    place = next((place for place, entry in enumerate(entries) if entry.get("area") == area), None)
    names = " and ".join(str(checker.get("name", "")) for checker in checkers)
    before = about.answers.get(IMPLICATIONS, place, "checked_by") if place is not None else None
    if place is None or isinstance(before, list) or about.answers.has(IMPLICATIONS, place, "checked_by", "name"):
        yield f"The pasted text names a checker, {names}. oscb kept the one already named."
        return
    kept = [_with_date(checker) for checker in checkers]
    about.answers.set(kept if len(kept) > 1 else kept[0], IMPLICATIONS, place, "checked_by")
    about.answers.settle(f"{IMPLICATIONS}.{area}.checked_by")  # whoever is not in the paste is no checker
    days = [date_shown(checker["date"]) for checker in kept if "date" in checker]
    on = f", {days[0]}" if len(set(days)) == 1 else ""
    yield f"Checked by {names}{on}: taken from the paste."


def _with_date(checker: dict[str, Any]) -> dict[str, Any]:
    """A checker with the date as files have it, or without one that is none."""
    kept = dict(checker)
    try:
        kept["date"] = parse_date(str(checker.get("date", ""))).isoformat()
    except NotADate:
        kept.pop("date", None)
    return kept


def _append(about: About, path: tuple[str, int], text: str) -> None:
    before = str(about.answers.get(*path, "text") or "")
    about.answers.set(f"{before}\n\n{text}".strip(), *path, "text")


def _own(about: About, heading: str) -> int | None:
    return next((place for place, section in about.own_sections() if section.get("heading", "") == heading), None)


def _name(about: About, other: OtherPart) -> str:
    spec = about.profile.section_by_key.get(other.key) or about.profile.area_by_key.get(other.area)
    return other.heading or (spec.heading if spec is not None else "Text without a heading")
