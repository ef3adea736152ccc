"""Dates as officers type them, and nothing that an officer would not mean.

The day always comes first (``20 September 2024``, ``20th Sept 2024``, ``20/09/2024``, ``9.9.24``); the one
form that begins with the year is ISO 8601's ``2024-09-20``. A date that does not exist, or a weekday that
is not that date's, is refused with the reason.
"""

import re
from datetime import date
from functools import lru_cache

from oscb_cli.model.patterns import regex

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SHORTEST_MONTH = 3
_ISO = regex(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_NUMBERS = regex(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})")
_WORDS = regex(r"(\d{1,2})\s*(?:st|nd|rd|th)?\s*(?:of\s+)?[\s/-]*([a-z]+)\.?[\s/,-]*(\d{4}|\d{2})", re.IGNORECASE)
_LEADING_WEEKDAY = regex(r"([a-z]{3,9})\.?,?\s+(?=\d)", re.IGNORECASE)

HOW_TO_TYPE = "type the day first, for example 20 September 2024 or 20/09/2024"


class NotADate(ValueError):
    """A text is not a date, or names a date that does not exist; ``str()`` is one sentence for an officer."""


@lru_cache(maxsize=1024)
def parse_date(text: str) -> date:
    """Read a date as an officer types it, day first.

    A year of two digits is of this century. A weekday in front is held against the date.

    :raises NotADate: the text is no date, the date does not exist, or the weekday is not its own.
    """
    typed = " ".join(text.split())
    rest, weekday = _without_weekday(typed)
    if match := _ISO.fullmatch(rest):
        year, month, day = match[1], int(match[2]), int(match[3])
    elif match := _NUMBERS.fullmatch(rest):
        day, month, year = int(match[1]), int(match[2]), match[3]
    elif match := _WORDS.fullmatch(rest):
        day, month, year = int(match[1]), _month_number(match[2], typed), match[3]
    else:
        raise NotADate(f"“{_short(typed)}” is not a date: {HOW_TO_TYPE}")
    if len(year) > 2 and year.startswith("00"):
        raise NotADate(f"“{_short(typed)}” is in the year {year}: type the year as it is, for example 2024")
    try:
        found = date(int(year) if len(year) > 2 else 2000 + int(year), month, day)
    except ValueError:
        raise NotADate(f"the date “{_short(typed)}” does not exist{_why(day, month)}") from None
    if weekday is not None and weekday != found.weekday():
        raise NotADate(
            f"“{_short(typed)}”: {long_date(found)} is a {WEEKDAYS[found.weekday()]}, not a {WEEKDAYS[weekday]}"
        )
    return found


def long_date(day: date) -> str:
    """A date as it is read out, ``20 September 2024``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _without_weekday(typed: str) -> tuple[str, int | None]:
    match = _LEADING_WEEKDAY.match(typed)
    if match is None:
        return typed, None
    word = match[1].lower()
    for number, name in enumerate(WEEKDAYS):
        if name.lower().startswith(word) or (
            word in {"tues", "weds", "thur", "thurs"} and name.lower().startswith(word[:3])
        ):
            return typed[match.end() :], number
    return typed, None


def _month_number(word: str, typed: str) -> int:
    word = word.lower()
    if len(word) >= _SHORTEST_MONTH:
        for number, name in enumerate(MONTHS, start=1):
            if name.lower().startswith(word) or (word == "sept" and number == 9):
                return number
    raise NotADate(f"“{_short(typed)}” has no month that oscb knows: {HOW_TO_TYPE}")


def _why(day: int, month: int) -> str:
    if month > 12 >= day:
        return ": the day comes first, then the month"
    if 1 <= month <= 12 and day >= 1:
        return f": {MONTHS[month - 1]} has fewer days"
    return ""


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
