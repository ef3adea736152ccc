"""A profile tried out: whether its patterns, its wording and its Word template can be used."""

import re
from collections.abc import Iterator
from typing import Any

from oscb_cli.errors import BadProfile
from oscb_cli.layout.wording import render
from oscb_cli.profile.lines import Path as Keys
from oscb_cli.profile.load import files_of, template_file
from oscb_cli.profile.mistakes import Mistake, mistake_at
from oscb_cli.profile.schema import Profile
from oscb_cli.writers.docx.styles import missing_styles
from oscb_cli.writers.docx.template import open_template

_PERSON = {
    "name": "Ada Marsh",
    "job_title": "Solicitor",
    "email": "ada.marsh@sampleford.example",
    "phone": "01632 960123",
}
_CHECKER: dict[str, object] = {**{key: _PERSON[key] for key in ("name", "job_title", "email")}, "date": "15 May 2026"}
_VALUES: dict[str, dict[str, object]] = {
    "recommendation_one": {"decision_maker": "Cabinet"},
    "recommendation_several": {"decision_maker": "Cabinet"},
    "report_by": {"report_by": "Director of Libraries"},
    "divisions_affected": {"divisions": ["Sampleford"]},
    "checker_line": _CHECKER,
    "exempt_information": {"annexes": ["Annex 1"], "paragraphs": ["3"], "reason": "It names prices."},
    "annex_label": {"number": 1},
    "exempt_marking": {"paragraphs": ["3"]},
    "contact_officer": dict(_PERSON),
    "file_name": {"meeting_date": "15 May 2026", "item": "6", "title": "Title", "committee": "Cabinet"},
}
"""What each wording is filled in with."""


def mistakes_of(profile: Profile) -> Iterator[Mistake]:
    """What in a valid profile cannot be used, each with its file, line and key."""
    said = [*_patterns(profile), *_wordings(profile)]
    files = files_of(profile)
    data = profile.model_dump(mode="json")
    yield from (mistake_at(keys, problem, data, files) for keys, problem in said)
    try:
        template = template_file(profile, "base.docx")
        if missing := list(missing_styles(open_template(template))):
            named = "”, “".join(missing)
            yield Mistake(template, 0, "", f"has no style “{named}”. Add it in Word, with that name")
    except BadProfile as error:
        yield Mistake(profile.folder, 0, "", str(error))


def _patterns(profile: Profile) -> Iterator[tuple[Keys, str]]:
    """The regular expressions that are none."""
    tables = profile.tables
    patterns: list[tuple[Keys, str]] = [
        *((("placeholders", n), text) for n, text in enumerate(profile.placeholders)),
        *((("recommendation", "other_forms", n), text) for n, text in enumerate(profile.recommendation.other_forms)),
        *((("tables", "superseded", n, "pattern"), entry.pattern) for n, entry in enumerate(tables.superseded)),
        *((("tables", "mistaken", n, "pattern"), entry.pattern) for n, entry in enumerate(tables.mistaken)),
        (("tables", "service_changes"), tables.service_changes),
    ]
    for keys, text in patterns:
        try:
            re.compile(text)
        except re.error as error:
            yield keys, f"is not a regular expression: {error}"


def _wordings(profile: Profile) -> Iterator[tuple[Keys, str]]:
    """The wordings that cannot be filled in."""
    wording = profile.wording.model_dump()
    for key, text in wording.items():
        yield from _tried(("wording", key), text, _VALUES.get(key, {}))
    for n, area in enumerate(profile.implications):
        if area.checker_line:
            yield from _tried(("implications", n, "checker_line"), area.checker_line, _CHECKER)


def _tried(keys: Keys, text: str, values: dict[str, Any]) -> Iterator[tuple[Keys, str]]:
    try:
        render(text, values)
    except BadProfile as error:
        known = f" It may have {', '.join(values)}" if values else ""
        said = str(error).rpartition("cannot be filled in: ")[2].rstrip(".")
        yield keys, f"cannot be filled in: {said}.{known}"
