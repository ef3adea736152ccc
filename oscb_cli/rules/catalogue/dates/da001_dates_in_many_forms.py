"""DA001: dates are written in more than one form."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from oscb_cli.layout.wording import council_date
from oscb_cli.model.dates import NotADate, parse_date
from oscb_cli.model.dates_found import FoundDate, dates_in
from oscb_cli.model.location import Location
from oscb_cli.rules.engine.date_or_number import is_reference, what_makes_it_a_date
from oscb_cli.rules.engine.rule import Example, Finding, Fix, Rule, Severity
from oscb_cli.rules.engine.sound import FINANCE, LAW, implication, implications, text
from oscb_cli.rules.engine.stretches import apart_in, within
from oscb_cli.rules.engine.subject import Passage, Subject

_HOUSE_FORM = "long"
_INTERCHANGE_FORM = "iso"


def check(subject: Subject) -> Iterator[Finding]:
    """Find dates that are not in the house form, where the report has dates in more than one."""
    fields, texts = list(_dates_of_fields(subject)), list(_dates_of_texts(subject))
    if len({form for _, form, _ in fields} | {date.form for _, date in texts}) <= 1:
        return
    for place, form, typed in fields:
        if form != _HOUSE_FORM:
            is_whole = typed.strip() == place.words
            new = _in_house_form(place.words, subject) if is_whole else ""
            yield _found(place, Fix(place.pointer, place.words, new, everywhere=True) if new else None)
    for passage, date in texts:
        if date.form != _HOUSE_FORM:
            yield _found(passage.at(date.words), _fix_in_text(passage, date, subject))


def _found(place: Location, fix: Fix | None) -> Finding:
    return RULE.finding(f"“{place.words}” is not in the same form as other dates", place, fix=fix)


def _fix_in_text(passage: Passage, date: FoundDate, subject: Subject) -> Fix | None:
    """Put a date into the house form with the words that make it one; elsewhere the same figures may be a number."""
    new = _in_house_form(date.words, subject)
    before = what_makes_it_a_date(passage.words, date, subject.day)
    if before is None or not new:
        return None
    return subject.fix(passage.pointer, f"{before}{date.words}", f"{before}{new}", everywhere=True)


def _in_house_form(typed: str, subject: Subject) -> str:
    """A date in the council's form; empty where there is no such day to write in any form: DA002 says so."""
    try:
        day = parse_date(typed)
    except NotADate:
        return ""
    new = council_date(subject.profile, day)
    return new if typed[:1].isdigit() else f"{typed.split()[0]} {new}"  # the weekday that stands before it stays


def _dates_of_fields(subject: Subject) -> Iterator[tuple[Location, str, str]]:
    for pointer, typed in _typed_dates(subject.data):
        for words, form in _forms_in(typed):
            if form != _INTERCHANGE_FORM:
                yield subject.at(pointer, words), form, typed


def _dates_of_texts(subject: Subject) -> Iterator[tuple[Passage, FoundDate]]:
    """The dates in the author's own words that are no numbers of files, cases or applications."""
    for passage, date in subject.dates:
        if not is_reference(passage.words, date) and not within(apart_in(passage), date.start, date.end):
            yield passage, date


@lru_cache(maxsize=1024)
def _forms_in(typed: str) -> tuple[tuple[str, str], ...]:
    """The dates typed in a field, each with its form."""
    return tuple((found.words, found.form) for found in dates_in(typed))


def _typed_dates(data: Any) -> Iterator[tuple[str, str]]:
    """The dates in the fields of the file, as they were typed there; ISO 8601 is how files say dates."""
    if isinstance(typed := data.get("meeting_date"), str):
        yield "/meeting_date", typed
    implications = data.get("implications")
    for index, entry in enumerate(implications if isinstance(implications, list) else ()):
        checkers = entry.get("checked_by") if isinstance(entry, dict) else None
        several = isinstance(checkers, list)
        for place, checker in enumerate(checkers if isinstance(checkers, list) else [checkers]):
            if isinstance(checker, dict) and isinstance(typed := checker.get("date"), str):
                yield f"/implications/{index}/checked_by{f'/{place}' if several else ''}/date", typed


def _signed(finance: str, law: str) -> dict[str, Any]:
    signed = {"financial": {**FINANCE, "date": finance}, "legal": {**LAW, "date": law}}
    return {"implications": implications(**{area: implication(area, checker) for area, checker in signed.items()})}


RULE = Rule(
    code="DA001",
    severity=Severity.WARNING,
    summary="dates are written in more than one form",
    counted=("{n} date is in a different form", "{n} dates are in a different form"),
    why="Readers take 10/09 for a different day from 9 September; one form leaves no doubt.",
    source="House style: 20 September 2024; the profile: date_form",
    help="Write every date in the council's form.",
    bad=(
        Example(text("It opened on 3 May 2025 and closed on 4/6/2025."), found_at=("/sections/1/text",)),
        Example(text("From 3rd May 2025 to 4 June 2025."), found_at=("/sections/1/text",)),
        Example(
            _signed("20/10/2026", "20.10.26"),
            found_at=("/implications/0/checked_by/date", "/implications/1/checked_by/date"),
        ),
    ),
    good=(
        Example({}),
        Example(text("From 3 May 2025 to Tuesday 4 June 2026, at 10.30 am, £3.20.")),
        Example(text("From 3/5/2025 to 4/6/2025.")),
        Example(_signed("20/10/2026", "21/10/2026")),
        Example(text("On 3 May 2025 we had file reference 10/11/12, planning application 21/01/2026, no. 3/4/2025.")),
        Example(text("On 3 May 2025 he wrote “it opens on 4/6/2025”.")),
    ),
    check=check,
    fixes=True,
)
