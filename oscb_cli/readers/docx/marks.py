"""oscb's own marks in a Word file, by which it is read back: bookmarks on headings, and the names of styles."""

import re
from functools import lru_cache

from oscb_cli.model.patterns import regex
from oscb_cli.profile.schema import Profile

_MARK = "oscb_"
_NUMBERED = regex(r"(.+)_\d+")
_BY_STYLE = {
    "divisions affected": "divisions_affected",
    "committee": "committee",
    "meeting date": "meeting_date",
    "report by": "report_by",
    "signatory name": "signatory_name",
    "signatory job title": "signatory_job_title",
    "checked by": "checked_by",
}
_HEADINGS = {"heading 2", "recommendation heading"}


def role_of(style: str, bookmarks: list[str], *, profile: Profile) -> str:
    """What oscb's own marks say that a paragraph is; empty where there are none.

    :param style: the name of its style, in small letters.
    :param bookmarks: the names of the bookmarks in it.
    """
    if style in _BY_STYLE:
        return _BY_STYLE[style]
    if style not in _HEADINGS:
        return ""
    for name in bookmarks:
        if name.startswith(_MARK) and (role := _roles(profile.name, _keys(profile)).get(_base(name, profile))):
            return role
    return ""


def _keys(profile: Profile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(profile.section_by_key), tuple(profile.area_by_key)


def _base(name: str, profile: Profile) -> str:
    """A bookmark's name without the number that a second one of its name has."""
    roles = _roles(profile.name, _keys(profile))
    match = _NUMBERED.fullmatch(name)
    return match[1] if name not in roles and match is not None else name


@lru_cache(maxsize=8)
def _roles(_profile: str, keys: tuple[tuple[str, ...], tuple[str, ...]]) -> dict[str, str]:
    def mark(words: str) -> str:
        return (_MARK + re.sub(r"[^A-Za-z0-9]+", "_", words).strip("_").lower())[:40]

    sections, areas = keys
    roles = {mark("recommendation"): "recommendation", mark("section_own"): "section:own"}
    roles.update({mark(f"section_{key}"): f"section:{key}" for key in sections})
    roles.update({mark(f"implication_{area}"): f"area:{area}" for area in areas})
    return roles
