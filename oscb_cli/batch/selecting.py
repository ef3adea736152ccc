"""Which reports of a batch are wanted: those that say the same for a key, however it is typed.

A date is a date in all its forms, a committee is known by all its names, yes is true; of a list, one entry is enough.
What cannot be read, or not understood, may be what is wanted: it is taken, so that its error is told.
"""

from collections.abc import Mapping
from typing import Any

from oscb_cli.actions.read import read_one
from oscb_cli.errors import BadProfile, BadUsage, OscbError
from oscb_cli.model.dates import NotADate, parse_date
from oscb_cli.profile.folding import folded
from oscb_cli.profile.found import default_name
from oscb_cli.profile.load import load_profile

_DATE = "meeting_date"
_COMMITTEE = "committee"
_YES, _NO = ("true", "yes", "y"), ("false", "no", "n", "")


def check_wanted(where: Mapping[str, str]) -> None:
    """See whether what is wanted can be.

    :raises BadUsage: a date that is none.
    """
    try:
        parse_date(where.get(_DATE) or "1 January 2026")
    except NotADate as error:
        raise BadUsage(f"--where {_DATE}={where[_DATE]}: {error}") from None


def is_wanted(data: Any, file: str, error: str, where: Mapping[str, str]) -> bool:
    """Whether a report is wanted.

    :param data: what it says; None for one in a file of its own.
    :param file: that file.
    :param error: why it cannot be read, where it cannot.
    """
    if not where or error:
        return True
    if file:
        try:
            read = read_one(file)
        except OscbError:
            return True
        data = read.data
    said = data if isinstance(data, Mapping) else {}
    return all(_is_same(key, said.get(key, ""), value, said) for key, value in where.items())


def _is_same(key: str, said: Any, wanted: str, data: Mapping[str, Any]) -> bool:
    if isinstance(said, list | tuple):
        return any(_is_same(key, one, wanted, data) for one in said)
    if isinstance(said, bool):
        return wanted.casefold() in (_YES if said else _NO)
    words = str("" if said is None else said)
    if key == _DATE and words and wanted:
        try:
            return parse_date(words) == parse_date(wanted)
        except NotADate:
            return True
    return folded(words) == folded(wanted) or (key == _COMMITTEE and _is_one_committee(words, wanted, data))


def _is_one_committee(said: str, wanted: str, data: Mapping[str, Any]) -> bool:
    named = data.get("profile")
    try:
        profile = load_profile(named if isinstance(named, str) and named else default_name())
    except BadProfile:
        return True
    spec = profile.committee_for(said)
    return spec is not None and spec is profile.committee_for(wanted) and spec.name_of(said) == spec.name_of(wanted)
