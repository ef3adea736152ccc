"""What no council means, though a profile can say it: what makes documents wrong, or a rule silent, without a word.

Where each value is of the right kind (``schema``) and has its place (``places``), it can still say nothing, say the
same as another, name what is not there, or be no date that anybody reads. Only what a council says itself is looked
at; a test looks at what comes with oscb.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any

from oscb_cli.model.dates import MONTHS, WEEKDAYS, NotADate, long_date, parse_date
from oscb_cli.model.validate import suggestion
from oscb_cli.profile.council_patterns import patterns_of, problem_with
from oscb_cli.profile.folding import folded
from oscb_cli.profile.lines import Path as Keys
from oscb_cli.profile.places import ALL_PARTS
from oscb_cli.profile.schema import CLOSING_PARTS, HEADER_PARTS, OTHER_HEADER_PARTS, RECOMMENDATION
from oscb_cli.sentences import raised

Said = Iterator[tuple[Keys, str]]
"""Mistakes: the keys that lead to each, and what is wrong there."""

_SAYS_NOTHING = "says nothing"
_MUST_SAY = (
    "council", "language", "division", "divisions", "labels/*",
    "committees/*/name", "committees/*/decision_maker",
    "sections/*/key", "sections/*/heading", "implications/*/area", "implications/*/heading",
    "sections/*/wordings/*/case", "sections/*/wordings/*/text",
    "implications/*/wordings/*/case", "implications/*/wordings/*/text",
    "wording/*", "tables/superseded/*/pattern", "tables/superseded/*/replaced_by",
    "tables/mistaken/*/pattern", "tables/mistaken/*/instead", "tables/plain_words/*",
)  # fmt: skip
"""The texts that cannot be empty. So is every entry of a list of texts."""

_NUMBERS = {
    "limits/*": (1, 1_000_000),
    "deadlines/*": (0, 366),
    "signoff/longest_before_meeting_days": (1, 3_660),
    "tables/acts/*/years/*": (1235, 2100),
}
"""The least and the most of numbers; the schema says more of some. The oldest Act that is in force is of 1267."""

_TOLD = {*ALL_PARTS, "exempt", "paragraphs", "public_interest_reason", "decision_maker", "file", "date"}
_KNOWN_KEYS: dict[str, set[str]] = {
    "labels": {*ALL_PARTS},
    "aliases": {*ALL_PARTS, "checker_line"},
    "guidance": _TOLD,
    "examples": _TOLD,
}
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_ADDRESS = re.compile(r"[^\s@<>,;]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_PLACES = ("day", "month", "month_short", "month_number", "year", "year_short", "weekday")
_A_DAY = date(2026, 5, 3)
"""A day whose number is the number of another month, so that a form that puts the month first is seen."""


def senseless(data: Mapping[str, Any]) -> Said:
    """What no council means: each with the keys where it is said, in no order.

    :param data: what the files of a profile and of those that it extends come to, valid or not.
    """
    yield from _empty(data)
    yield from _numbers(data)
    yield from _dates(data)
    yield from _parts_of_one_name(data)
    yield from _committees_of_one_name(data)
    yield from _fields(data)
    yield from _unknown_names(data)
    yield from _addresses(data)
    yield from _plain_words(data)
    for keys, pattern in patterns_of(data):
        if pattern.strip() and (problem := problem_with(pattern)):
            yield keys, problem


def _empty(data: Mapping[str, Any]) -> Said:
    every = {keys for path in _MUST_SAY for keys, value in _at(data, path) if _is_blank(value)}
    every |= {keys for keys, value in _entries(data, ()) if _is_blank(value)}
    yield from ((keys, _SAYS_NOTHING) for keys in every)


def _is_blank(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()


def _entries(value: Any, keys: Keys) -> Iterator[tuple[Keys, Any]]:
    """Everything that stands in a list, however deep."""
    if isinstance(value, Mapping):
        for key, inside in value.items():
            yield from _entries(inside, (*keys, key))
    elif isinstance(value, list | tuple):
        for place, inside in enumerate(value):
            yield (*keys, place), inside
            yield from _entries(inside, (*keys, place))


def _at(data: Any, path: str) -> Iterator[tuple[Keys, Any]]:
    """What stands at a path, in which * is every key or entry."""
    found: list[tuple[Keys, Any]] = [((), data)]
    for step in path.split("/"):
        found = [((*keys, key), inside) for keys, value in found for key, inside in _steps(value, step)]
    yield from found


def _steps(value: Any, step: str) -> Iterable[tuple[str | int, Any]]:
    if isinstance(value, Mapping):
        return list(value.items()) if step == "*" else [(step, value[step])] if step in value else []
    return list(enumerate(value)) if step == "*" and isinstance(value, list | tuple) else []


def _numbers(data: Mapping[str, Any]) -> Said:
    for path, (least, most) in _NUMBERS.items():
        for keys, value in _at(data, path):
            if isinstance(value, bool):
                yield keys, "must be a whole number"
            elif isinstance(value, int) and not least <= value <= most:
                yield keys, f"is {value}. It must be from {least} to {most}"


def _dates(data: Mapping[str, Any]) -> Said:
    for path, may_be_empty in (("date_form", False), ("signoff/date_form", True)):
        for keys, form in _at(data, path):
            if isinstance(form, str) and not (may_be_empty and not form) and (problem := _date_problem(form)):
                yield keys, problem


def _date_problem(form: str) -> str:
    """What is wrong with a form of dates: a date that is written in it must be read as that date again."""
    try:
        parts = [(name, spec or "") for _, name, spec, _ in Formatter().parse(form) if name is not None]
    except ValueError:
        return ""  # the schema tells that
    named = {name for name, _ in parts}
    if not named <= set(_PLACES) or any(spec not in {"", "02", "02d"} for _, spec in parts):
        return f"may only have {', '.join(f'{{{name}}}' for name in _PLACES)}, and {{day:02}} for two digits"
    if not ("day" in named and named & {"month", "month_short", "month_number"} and named & {"year", "year_short"}):
        return f"is “{form}”. A date needs {{day}}, {{month}} (or {{month_short}} or {{month_number}}) and {{year}}"
    try:
        written = form.format(
            day=_A_DAY.day,
            month=MONTHS[_A_DAY.month - 1],
            month_short=MONTHS[_A_DAY.month - 1][:3],
            month_number=f"{_A_DAY.month:02}",
            year=_A_DAY.year,
            year_short=f"{_A_DAY.year % 100:02}",
            weekday=WEEKDAYS[_A_DAY.weekday()],
        )
        read = parse_date(written)
    except ValueError as error:
        why = f", which oscb cannot read: {error}" if isinstance(error, NotADate) else ""
        return f"cannot be used: {long_date(_A_DAY)} would be “{form}”{why}"
    if read != _A_DAY:
        return f"cannot be used: {long_date(_A_DAY)} would be “{written}”, which reads as {long_date(read)}"
    return ""


def _parts_of_one_name(data: Mapping[str, Any]) -> Said:
    """Parts whose headings or labels are the same: read again, one would be taken for the other."""
    labelled = (RECOMMENDATION, *HEADER_PARTS, *OTHER_HEADER_PARTS, *CLOSING_PARTS)
    names = [(keys, name) for keys, name in _at(data, "labels/*") if keys[1] in labelled]
    for path in ("sections/*/heading", "implications/*/heading", "fields/*/label"):
        names += _at(data, path)
    yield from _same(names, lambda keys: f"is the same as {_called(data, keys)}: oscb could not tell the two apart")


def _called(data: Mapping[str, Any], keys: Keys) -> str:
    if len(keys) == 3:
        entry = data[str(keys[0])][keys[1]]
        name = entry.get("key") or entry.get("area") if isinstance(entry, Mapping) else ""
        return f"that of {keys[0]}, {name or keys[1]}"
    return f"that of {', '.join(map(str, keys))}"


def _same(names: Iterable[tuple[Keys, Any]], said: Callable[[Keys], str]) -> Said:
    """Names that are the same but for what typists vary: both are told, as either may be the profile's own."""
    seen: dict[str, Keys] = {}
    for keys, name in names:
        if not isinstance(name, str) or not folded(name):
            continue
        before = seen.setdefault(folded(name), keys)
        if before != keys:
            yield keys, said(before)
            yield before, said(keys)


def _committees_of_one_name(data: Mapping[str, Any]) -> Said:
    names = [(keys[:2], name) for keys, name in _at(data, "committees/*/name")]
    names += [(keys[:2], name) for keys, name in _at(data, "committees/*/aliases/*")]

    def said(keys: Keys) -> str:
        other = data["committees"][keys[1]]
        return f"has a name that “{other.get('name', '')}” has too: oscb could not tell the two apart"

    yield from _same(names, said)


def _fields(data: Mapping[str, Any]) -> Said:
    sections = {value for _, value in _at(data, "sections/*/key")}
    seen: set[object] = set()
    for keys, key in _at(data, "fields/*/key"):
        if not isinstance(key, str):
            continue
        if key in seen:
            yield keys, f"is “{key}”, as another field’s is"
        elif key in ALL_PARTS or key in sections:
            yield keys, f"is “{key}”, which is a part of every report. Give the field a key of its own"
        seen.add(key)
    for keys, choices in _at(data, "fields/*/choices"):
        if isinstance(choices, list | tuple):
            yield from _same([((*keys, n), one) for n, one in enumerate(choices)], lambda _: "is there twice")


def _unknown_names(data: Mapping[str, Any]) -> Said:
    from oscb_cli.profile.vocabulary import Vocabulary

    words = set(Vocabulary.__struct_fields__) - {"areas", "advisers", "labels"}
    for table, known in {**_KNOWN_KEYS, "vocabulary": words}.items():
        for keys, _ in _at(data, f"{table}/*"):
            if keys[1] not in known:
                yield keys, f"is not a key here. {raised(suggestion(str(keys[1]), sorted(known)))}"
    areas = [area for _, area in _at(data, "implications/*/area") if isinstance(area, str)]
    sections = [key for _, key in _at(data, "sections/*/key") if isinstance(key, str)]
    for keys, area in _at(data, "signoff/different_checkers/*/*"):
        if isinstance(area, str) and area.strip() and area not in areas:
            yield keys, f"is “{area}”, which is not an area. {raised(suggestion(area, areas))}"
    for keys, group in _at(data, "signoff/different_checkers/*"):
        if isinstance(group, list | tuple) and len(set(map(str, group))) < 2:
            yield keys, "must name two areas or more, which different people check"
    for keys, part in _at(data, "implications/*/relies_on/*"):
        known = {RECOMMENDATION, "title", *sections}
        if isinstance(part, str) and part.strip() and part not in known:
            yield keys, f"is “{part}”, which is no part to rely on. {raised(suggestion(part, sorted(known)))}"
    for keys, years in _at(data, "tables/acts/*/years"):
        if isinstance(years, list | tuple) and not years:
            yield keys, "names no year"


def _addresses(data: Mapping[str, Any]) -> Said:
    for keys, domain in _at(data, "signoff/domains/*"):
        if isinstance(domain, str) and domain.strip() and not _DOMAIN.fullmatch(domain):
            yield keys, f"is “{domain}”. It must be what follows the @ of an address, in small letters"
    for keys, mailbox in _at(data, "implications/*/mailbox"):
        if isinstance(mailbox, str) and mailbox and not _ADDRESS.fullmatch(mailbox):
            yield keys, f"is “{mailbox}”, which is not an e-mail address"
    for keys, language in _at(data, "language"):
        if isinstance(language, str) and language.strip() and not _LANGUAGE.fullmatch(language):
            yield keys, f"is “{language}”, which is not a language such as en-GB"


def _plain_words(data: Mapping[str, Any]) -> Said:
    for keys, _ in _at(data, "tables/plain_words/*"):
        word = str(keys[2])
        if word != word.lower() or not re.search("[a-z]", word):
            yield keys, "must be a word, or words, in small letters"
