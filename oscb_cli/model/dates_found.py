"""The dates that a report mentions: each as it is written, in which form, and which day it is."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from oscb_cli.model.dates import MONTHS, WEEKDAYS, NotADate, parse_date
from oscb_cli.model.patterns import regex

_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS), "Sept"))
_DATE = regex(
    rf"(?:\b(?P<weekday>{'|'.join(WEEKDAYS)}),? )?"
    rf"(?:\b(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th) (?:of )?(?:{_MONTH})\.?,? \d{{4}})\b"
    rf"|\b(?P<long>\d{{1,2}} (?:{_MONTH})\.?,? \d{{4}})\b"
    r"|(?<![\d/.-])(?P<slashes>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2}))(?![\d/-])"
    r"|(?<![\d/.£-])(?P<dots>\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2}))(?![\d/.-]|\.\d)"
    r"|(?<![\d/.-])(?P<iso>\d{4}-\d{2}-\d{2})(?![\d/-]))"
)
_SEPARATOR = regex(r"[/.]")
_MONTHS = 12
_MENTIONS_ONE = regex(r"\d(?:[./]\d{1,2}[./]\d|\d\d-\d\d-|(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]{2})")


class FoundDate(Struct, frozen=True):
    """A date in a text. ``form`` is how it is written, ``day`` is None and ``problem`` says why where it is none."""

    words: str
    form: str
    start: int
    end: int
    day: date | None
    problem: str = ""


def dates_in(words: str) -> Iterator[FoundDate]:
    """The dates in a text, in order."""
    if _MENTIONS_ONE.search(words) is None:
        return
    for match in _DATE.finditer(words):
        form = str(match.lastgroup)
        if form == "weekday":
            continue
        day, problem = None, ""
        try:
            day = parse_date(match[0])
        except NotADate as error:
            problem = str(error)
            if form in {"slashes", "dots"} and not 1 <= int(_SEPARATOR.split(match[form])[1]) <= _MONTHS:
                continue  # three numbers, and no date
        yield FoundDate(match[0], form, match.start(), match.end(), day, problem)
