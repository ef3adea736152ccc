"""DA001: dates are written in more than one form."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from oscb_cli.layout.wording import council_date, signed_date
from oscb_cli.model.dates import WEEKDAYS
from oscb_cli.model.location import Location
from oscb_cli.model.patterns import regex
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.dates_said import SaidDate, dates_said
from oscb_cli.rules.engine.rule import Example, Finding, Fix, Rule, Severity
from oscb_cli.rules.engine.sound import FINANCE, LAW, implication, implications, text
from oscb_cli.rules.engine.subject import Subject

_HOUSE_FORM = "house"
_INTERCHANGE_FORM = "iso"
_WEEKDAYS = regex(rf"(?:{'|'.join(WEEKDAYS)}),? |,? \(?(?:{'|'.join(WEEKDAYS)})\)?\Z")


def check(subject: Subject) -> Iterator[Finding]:
    """Find dates that are not in the house form, where the report has dates in more than one."""
    found = list(_all_dates(subject))
    if len({form for *_, form in found}) > 1:
        for place, said, form in found:
            if form != _HOUSE_FORM:
                message = f"“{said.words}” is not in the same form as other dates"
                yield RULE.finding(message, place, fix=_in_house_form(place, said, subject))


def _in_house_form(place: Location, said: SaidDate, subject: Subject) -> Fix | None:
    """The day in the council's form; None where there is no such day, or where two could be meant."""
    if said.day is None or said.problem:
        return None
    return Fix(place.pointer, said.core, council_date(subject.profile, said.day), everywhere=True)


def _all_dates(subject: Subject) -> Iterator[tuple[Location, SaidDate, str]]:
    profile = subject.profile
    for pointer, typed in _typed_dates(subject.data):
        for said in _said_in(typed):
            if said.form != _INTERCHANGE_FORM:
                yield subject.at(pointer, said.words), said, _form(said, profile, in_a_field=True)
    for passage, said in subject.dates:
        if said.form and not _is_quoted(passage.words, said.start):
            yield passage.at(said.words), said, _form(said, profile)


def _form(said: SaidDate, profile: Profile, *, in_a_field: bool = False) -> str:
    """The form of a date: the house's is 20 September 2024, and as oscb prints it where it stands."""
    if said.form == "long":
        return _HOUSE_FORM
    if said.day is not None:
        printed = [council_date(profile, said.day)]
        if in_a_field:
            printed.append(signed_date(profile, said.day))
        if said.core in printed or said.core in [_WEEKDAYS.sub("", form) for form in printed]:
            return _HOUSE_FORM
    return said.form


def _is_quoted(words: str, start: int) -> bool:
    return words.count("“", 0, start) > words.count("”", 0, start)


@lru_cache(maxsize=1024)
def _said_in(typed: str) -> tuple[SaidDate, ...]:
    """The dates typed in a field."""
    return tuple(dates_said(typed))


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
    ),
    check=check,
    fixes=True,
)
