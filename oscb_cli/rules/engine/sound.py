"""A sound report: nothing in it is found fault with. The examples of the rules are changes to it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from oscb_cli.model.sighting import Kind, Sighting
from oscb_cli.model.validate import read_report
from oscb_cli.profile.binding import unbound
from oscb_cli.profile.found import default_name
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.parts import FieldSpec
from oscb_cli.rules.engine.rule import Example
from oscb_cli.rules.engine.subject import Subject

OURS = load_profile(default_name()).signoff.domains[0]
"""The domain of the council whose format the sound report has."""


def checked_by(name: str, job_title: str, **more: str) -> dict[str, str]:
    """A sign-off of an example, with an address that follows the name."""
    email = f"{name.lower().replace(' ', '.')}@{OURS}"
    return {"name": name, "job_title": job_title, "email": email, "date": "2026-10-20", **more}


FINANCE = checked_by("Ada Marsh", "Finance Business Partner")
LAW = checked_by("Ben Okoro", "Solicitor")
STAFFING = checked_by("Cerys Vaughan", "HR Business Partner")
EQUALITY = checked_by("Dev Anand", "Inclusion Adviser")
CLIMATE = checked_by("Esme Hart", "Climate Action Manager")


def implication(
    area: str,
    checker: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None,
    text: str = "There are none.",
    **more: Any,
) -> dict[str, Any]:
    """An implication of an example, with its checker or several."""
    entry: dict[str, Any] = {"area": area, "text": text, **more}
    if checker is None:
        return entry
    named = dict(checker) if isinstance(checker, Mapping) else [dict(one) for one in checker]
    return {**entry, "checked_by": named}


def implications(**changed: dict[str, Any]) -> list[dict[str, Any]]:
    """The five implications of the sound report, some of them changed: ``implications(legal={…})``."""
    checkers = {
        "financial": FINANCE,
        "legal": LAW,
        "staff": STAFFING,
        "equality": EQUALITY,
        "sustainability": CLIMATE,
    }
    return [changed.get(area, implication(area, checker)) for area, checker in checkers.items()]


SECTIONS = [
    {"key": "executive_summary", "text": "The library at Sampleford can open on Sundays from April."},
    {"heading": "The proposal", "text": "The library has asked to open on Sundays."},
    {"key": "policies_and_priorities", "text": "The proposal serves the priority of thriving places."},
    {"key": "risk_management", "text": "Fewer readers than expected may come on Sundays."},
]


def text(words: str, **more: Any) -> dict[str, Any]:
    """The change that puts words into a section of the sound report; they are at ``/sections/1/text``."""
    return {"sections": [SECTIONS[0], {**SECTIONS[1], "text": words}, *SECTIONS[2:]], **more}


def items(*words: str, **more: Any) -> dict[str, Any]:
    """The change that puts other items into the recommendation of the sound report."""
    return {"recommendation": {"decision_maker": "The Cabinet", "items": list(words)}, **more}


def seen(
    kind: Kind, words: str = "", detail: str = "", value: float = 0.0, pointer: str = "/sections/1/text"
) -> Example:
    """An example of the sound report in a file in which its reader saw something besides."""
    found_at = (pointer,)
    return Example({}, found_at=found_at, sightings=(Sighting(kind, pointer, words, detail, value),))


def seen_and_well(kind: Kind, words: str = "", detail: str = "", value: float = 0.0, pointer: str = "") -> Example:
    """An example of something seen that the rule must leave alone."""
    return Example({}, sightings=(Sighting(kind, pointer, words, detail, value),))


CLASSIFIED = (FieldSpec(key="classification", label="Classification", required=True, choices=("Public", "Private")),)
"""A field of a council's own, for examples."""

SOUND: dict[str, Any] = {
    "committee": "Cabinet",
    "meeting_date": "2026-11-17",
    "title": "Sunday opening of Sampleford library",
    "divisions_affected": ["Sampleford"],
    "report_by": "Director of Libraries",
    "recommendation": {
        "decision_maker": "The Cabinet",
        "items": ["approve the opening of the library on Sundays."],
    },
    "sections": SECTIONS,
    "implications": implications(),
    "signatory": {"name": "Fay Lowe", "job_title": "Director of Libraries"},
    "background_papers": [],
    "contact_officers": [
        {
            "name": "Gus Penn",
            "job_title": "Library Manager",
            "phone": "01632 960123",
            "email": "gus.penn@sampleford.example",
        }
    ],
    "month": "November 2026",
}


def subject_of(example: Example) -> Subject:
    """The sound report with an example's change made, ready to be checked."""
    data = {key: value for key, value in {**SOUND, **example.change}.items() if value is not None}
    report, problems = read_report(data)
    profile = load_profile(default_name())
    if example.fields:
        order = (*(spec.key for spec in example.fields), *profile.order)
        profile = profile.changed(fields=example.fields, order=order)
    day = date.fromisoformat(example.today)
    return Subject(report, profile, day, (*problems, *unbound(report, profile)), data, example.sightings)
