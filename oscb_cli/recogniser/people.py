"""People as reports name them on a line: a checker with e-mail address and date, a contact officer with a telephone."""

import re
from typing import Any

from oscb_cli.model.dates_found import dates_in
from oscb_cli.model.patterns import regex
from oscb_cli.profile.schema import Profile

_EMAIL = regex(r"[A-Za-z0-9][A-Za-z0-9._%+'’-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PHONE = regex(r"(?:\+44\s?|\(?0)\(?\d[\d\s()-]{7,14}\d(?:\s*(?:ext\.?|x)\s*\d{1,6})?")
_WORDS_BEFORE_VALUE = regex(
    r"\b(?:e-?mail(?: address)?|tel(?:ephone)?(?: number)?|phone|mobile|date|dated|on|job title|title)\b\.?\s*:?\s*$",
    re.IGNORECASE,
)
_TITLE_BEFORE_NAME = regex(r"(?:(?:Dr|Mr|Mrs|Ms|Mx|Prof|Cllr|Rev|St)\.\s+|[A-Z]\.\s*)")
_AFTER_NAME = regex(r"\.\s+|\s*[,;/|]\s*|\s+[–—-]\s+|\s*\(|\s*:\s+|\s*\n\s*")
_EDGES = " \t\n,;.:–—-()|/"
_AT_END = ",;:–—-|/( "
_BLANKED = "\x00"


def checker(words: str) -> dict[str, Any]:
    """The checker that a line names after “Comments checked by”: name, job title, e-mail address and date as typed.

    They may stand in any order, between commas, full stops, semicolons or brackets; the name comes first.
    """
    found: dict[str, Any] = {}
    rest = words
    if match := _EMAIL.search(rest):
        found["email"] = match[0]
        rest = _blank(rest, match.start(), match.end())
    day = next((day for day in dates_in(rest)), None)
    if day is not None:
        found["date"] = day.words
        rest = _blank(rest, day.start, day.end)
    name, title = _name_and_rest(rest)
    return _ordered({"name": name, "job_title": title, **found})


def officer(words: str) -> dict[str, Any]:
    """The officer that a line names: name, job title, telephone and e-mail address."""
    found: dict[str, Any] = {}
    rest = words
    if match := _EMAIL.search(rest):
        found["email"] = match[0]
        rest = _blank(rest, match.start(), match.end())
    if match := _PHONE.search(rest):
        found["phone"] = " ".join(match[0].split())
        rest = _blank(rest, match.start(), match.end())
    name, title = _name_and_rest(rest)
    return _ordered({"name": name, "job_title": title, **found})


def after_checker_words(words: str, profile: Profile) -> str | None:
    """What follows “Comments checked by” on a line; None where the line does not begin so."""
    for start in profile.aliases.get("checker_line", ()):
        if words[: len(start)].casefold() == start.casefold():
            rest = words[len(start) :].lstrip()
            if not rest or rest[0] in ":–—-" or words[len(start) :][:1].isspace():
                return rest.lstrip(":–—- ").strip()
    return None


def _ordered(found: dict[str, Any]) -> dict[str, Any]:
    keys = ("name", "job_title", "phone", "email", "date")
    return {key: found[key] for key in keys if found.get(key)}


def _blank(words: str, start: int, end: int) -> str:
    """Words with a value taken out, and what introduces it (“e-mail:”)."""
    before = _WORDS_BEFORE_VALUE.sub("", words[:start].rstrip(" :("))
    return f"{before}{_BLANKED}{words[end:].lstrip(')')}"


def _name_and_rest(words: str) -> tuple[str, str]:
    pieces = [piece.strip(_EDGES) for piece in words.split(_BLANKED)]
    whole = ", ".join(piece for piece in pieces if piece)
    position = 0
    while match := _TITLE_BEFORE_NAME.match(whole, position):
        position = match.end()
    match = _AFTER_NAME.search(whole, position)
    if match is None:
        return whole.strip(_EDGES), ""
    name, rest = whole[: match.start()].strip(_EDGES), whole[match.end() :]
    rest = rest.strip(_AT_END).rstrip(".")
    if "(" in match[0] and rest.count(")") > rest.count("("):
        rest = rest.replace(")", "", 1).rstrip(_AT_END)
    return name, rest.strip()
