"""A profile tried out: whether its patterns, its wording and its Word template can be used."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from oscb_cli.errors import BadProfile
from oscb_cli.layout.wording import render
from oscb_cli.model.validate import nearest
from oscb_cli.profile.lines import Path as Keys
from oscb_cli.profile.load import read_profile, template_file
from oscb_cli.profile.mistakes import Mistake, mistake_at
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.registry import all_rules
from oscb_cli.rules.engine.run import DOES_NOT_VALIDATE
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

_SAID_IN: dict[str, tuple[str, ...]] = {
    "report_by": ("report_by",),
    "divisions_affected": ("divisions",),
    "checker_line": ("name",),
    "annex_label": ("number",),
    "contact_officer": ("name",),
}
"""What each wording must say: what it leaves out is in no document, and nobody is told."""


def tried(name: str) -> tuple[Profile | None, list[Mistake]]:
    """A profile, and everything that is wrong with it, each with its file, line and key.

    :param name: its name, or the path of its folder.
    :raises BadProfile: there is no such profile, or a file of it cannot be parsed.
    """
    profile, mistakes, data, files = read_profile(name)
    known = {mistake.key for mistake in mistakes}
    for keys, said in (*_wordings(data), *_rules(data)):
        if (mistake := mistake_at(keys, said, data, files)).key not in known:
            mistakes.append(mistake)
    if profile is not None:
        mistakes += _template(profile)
    return profile, mistakes


def _template(profile: Profile) -> Iterator[Mistake]:
    try:
        template = template_file(profile, "base.docx")
        if missing := list(missing_styles(open_template(template))):
            named = "”, “".join(missing)
            yield Mistake(template, 0, "", f"has no style “{named}”. Add it in Word, with that name")
    except BadProfile as error:
        yield Mistake(profile.folder, 0, "", str(error))


def _rules(data: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    """The rules that are none, and those that cannot be switched off."""
    levels = data.get("rules")
    codes = [rule.code for rule in all_rules()]
    for code, level in levels.items() if isinstance(levels, Mapping) else ():
        if code not in codes:
            yield ("rules", code), f"is not a rule. {_nearest_rule(code, codes)}"
        elif code.startswith(DOES_NOT_VALIDATE) and level == "off":
            yield ("rules", code), "cannot be switched off: it tells what a file says that oscb cannot read"


def _nearest_rule(code: str, codes: Sequence[str]) -> str:
    near = nearest(code, [known.lower() for known in codes])
    return f"Did you mean {near.upper()}?" if near else "To see the rules: oscb rules"


def _wordings(data: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    """The wordings that cannot be filled in, or that leave out what they are there to say."""
    wording = data.get("wording")
    for key, text in wording.items() if isinstance(wording, Mapping) else ():
        if isinstance(text, str):
            yield from _tried(("wording", key), text, _VALUES.get(key, {}), _SAID_IN.get(key, ()))
    areas = data.get("implications")
    for n, area in enumerate(areas if isinstance(areas, list) else ()):
        line = area.get("checker_line") if isinstance(area, Mapping) else None
        if isinstance(line, str) and line:
            yield from _tried(("implications", n, "checker_line"), line, _CHECKER, _SAID_IN["checker_line"])


def _tried(keys: Keys, text: str, values: dict[str, Any], must_say: Sequence[str]) -> Iterator[tuple[Keys, str]]:
    try:
        rendered = render(text, values)
    except BadProfile as error:
        known = f" It may have {', '.join(values)}" if values else ""
        said = str(error).rpartition("cannot be filled in: ")[2].rstrip(".")
        yield keys, f"cannot be filled in: {said}.{known}"
        return
    if not rendered.strip():
        yield keys, "says nothing"
    elif left_out := [name for name in must_say if str(_plain(values[name])).casefold() not in rendered.casefold()]:
        yield keys, f"leaves out {', '.join(left_out)}, which would be in no document"


def _plain(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value
