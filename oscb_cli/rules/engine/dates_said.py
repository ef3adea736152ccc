"""The dates that a text says, in whatever form people type them, with the weekday that stands beside each.

``model.dates_found`` finds what a reader may take for a date; a rule must also see what nobody should write.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from oscb_cli.model.dates import MONTHS, WEEKDAYS, long_date
from oscb_cli.model.patterns import regex

_MAY_HOLD_ONE = regex(
    r"\d(?: ?[./-] ?(?:\d\d? ?[./-] ?\d|[A-Za-z]{3,9}\b)|\d\d-\d\d-|(?:\.|st|nd|rd|th|ST|ND|RD|"
    r"TH)? (?:(?:day )?of )?[A-Za-z]{3})|"
    r"[a-z]\.? \d\d?(?:st|nd|rd|th)?,? \d{4}"
)
_DAY = r"(?P<day>\d(?<![\w/.£$-]\d)\d?)"
_NAMED = regex(
    rf"{_DAY}(?P<ordinal> ?(?:st|nd|rd|th|ST|ND|RD|TH)\b)?(?P<between>\.? (?:(?:day )?of )?|"
    rf"[/-])(?P<month>[A-Za-z]{{3,9}})"
    r"\b(?:(?P<mark>\.?,? |[/-])(?P<year>\d{4}|['’]?\d\d)(?![\w/-]))?"
)
_NUMBERS = regex(rf"{_DAY}(?P<between> ?[./-] ?)(?P<month>\d\d?)(?P=between)(?P<year>\d{{4}}|\d\d)(?![\w/]|-\d|\.\w)")
_YEAR_FIRST = regex(
    r"(?P<year>[12](?<![\w/.£-][12])\d{3})(?P<between>[/-])(?P<month>\d\d)(?P=between)(?P<day>\d\d)(?![\w/-]|\.\w)"
)
_MONTH_FIRST = regex(rf"{_DAY}(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?![\w/-])")
_MONTH_BEFORE = regex(r"\b([A-Za-z]{3,9})\.? \Z")
_NO_DATE_BEFORE = regex(
    r"\b(?:[Vv]ersion|v|[Rr]elease|[Ss]ection|s|[Cc]lause|[Pp]ara(?:graph)?s?|[Rr]ule|[Aa]rticle|[Pp]olicy|[Aa]ppendix|"
    r"[Aa]nnex|[Tt]able|[Rr]egulation|[Nn]o)\.? ?\Z"
)
_WEEKDAY_BEFORE = regex(
    r"\b([A-Za-z]{3,9})(\.?)\)?(?: (?:morning|afternoon|evening|night))?,?\s(?:[–—-]\s)?(?:the\s)?\Z"
)
_END_OF_A_SPAN = regex(r"\b[A-Za-z]{3,6}(?:day|\b)s?\s*(?:to|and|or|[–—-])\s*\Z")
_WEEKDAY_AFTER = regex(
    r",? \((?:an? )?([A-Za-z]{3,9})\.?\)|(?:,? (?:which|that) (?:is|was|will be)|, being|,) an? ([A-Za-z]{3,9})\b|"
    r" [–—-] ([A-Za-z]{3,9})(?=[.,;)]|\Z)"
)
_NO_SUCH_DAY_BEFORE = regex(
    r"\b(?:[Oo]n|[Bb]y|[Ff]rom|until|[Uu]ntil|to|of|before|[Bb]efore|after|[Aa]fter|since|the)\s\Z"
)
_MOST_AROUND = 24
_SHORT = 3
_MONTH_NUMBERS = {word: n for n, name in enumerate(MONTHS, 1) for word in (name.lower(), name[:3].lower())} | {
    "sept": 9
}
_WEEKDAY_NUMBERS = {name.lower(): n for n, name in enumerate(WEEKDAYS)} | {
    name[:3].lower(): n for n, name in enumerate(WEEKDAYS)
}
_WEEKDAY_NUMBERS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_FULL_MONTHS = frozenset(name.lower() for name in MONTHS)
_GOES_ON = regex(r"[.,;:)]|\Z| (?:and|or|to|until|at|in|for|by|from)\b")
_A_LEAP_YEAR = 2028
_MONTHS_IN_A_YEAR = 12


class SaidDate(Struct, frozen=True):
    """A date in a text. ``words`` are all of it with its weekday, ``core`` what it is without one.

    ``form`` names how it is written, ``day`` is None and ``problem`` says why where there is no such day; a weekday
    that is not the day's is a problem too.
    """

    words: str
    core: str
    form: str
    start: int
    day: date | None
    problem: str = ""


def dates_said(words: str) -> list[SaidDate]:
    """The dates in a text, in order."""
    if _MAY_HOLD_ONE.search(words) is None:
        return []
    found = [said for match in _matches(words) if (said := _said(words, *match)) is not None]
    found.sort(key=lambda said: said.start)
    return found


def _matches(words: str) -> Iterator[tuple[str, int, int, re.Match[str], int]]:
    """What may be dates: the form, where each begins and ends, its parts and its month; 0 for what is no month."""
    for match in _NAMED.finditer(words):
        if month := _MONTH_NUMBERS.get(match["month"].lower(), 0):
            if len(match["year"] or "") == len("25") and not _is_short(words, match):
                continue
            yield _named_form(match), match.start(), match.end(), match, month
    for match in _NUMBERS.finditer(words) if "/" in words or "." in words or "-" in words else ():
        mark = match["between"].strip()
        if (mark == "-" and len(match["year"]) == 2) or (mark == "." and _is_a_number(words, match)):
            continue
        yield mark, match.start(), match.end(), match, int(match["month"])
    for match in _YEAR_FIRST.finditer(words) if "-" in words or "/" in words else ():
        yield "iso", match.start(), match.end(), match, int(match["month"])
    for match in _MONTH_FIRST.finditer(words):
        before = _MONTH_BEFORE.search(words, max(0, match.start() - len("September. ")), match.start())
        if before is not None and (month := _MONTH_NUMBERS.get(before[1].lower(), 0)):
            yield "month first", before.start(1), match.end(), match, month


def _is_short(words: str, match: re.Match[str]) -> bool:
    """Whether two digits are the year of a short date, and not what comes next: “on 4 June, 18 people came”."""
    if match["mark"] in {"-", "/"}:
        return True
    short = match["month"].lower() not in _FULL_MONTHS
    return short and match["mark"] == " " and _GOES_ON.match(words, match.end()) is not None


def _named_form(match: re.Match[str]) -> str:
    """How a date with the name of its month is written."""
    if match["ordinal"] or "of" in match["between"]:
        return "ordinal"
    plain = f"{int(match['day'])} {MONTHS[_MONTH_NUMBERS[match['month'].lower()] - 1]} {match['year']}"
    return "long" if match[0] == plain and len(match["year"] or "") > _SHORT else "named"


def _is_a_number(words: str, match: re.Match[str]) -> bool:
    """Whether three numbers with dots between them number a clause or a version."""
    if len(match["year"]) == 2 and words.startswith(" of the", match.end()):
        return True
    return _NO_DATE_BEFORE.search(words, max(0, match.start() - _MOST_AROUND), match.start()) is not None


def _said(words: str, form: str, start: int, end: int, match: re.Match[str], month: int) -> SaidDate | None:
    typed_year, number, core = match["year"], int(match["day"]), words[start:end]
    if not typed_year:  # only a day that is in no year is worth a word
        most = monthrange(_A_LEAP_YEAR, month)[1]
        if most < number < 100 and _NO_SUCH_DAY_BEFORE.search(words, max(0, start - _MOST_AROUND), start):
            return SaidDate(core, core, "", start, None, _none(core, month))
        return None
    year = int(typed_year) if len(typed_year) > _SHORT else 2000 + int(typed_year[-2:])
    begin, finish, weekday = _with_weekday(words, start, end)
    typed = words[begin:finish]
    if not 1 <= month <= _MONTHS_IN_A_YEAR:
        if form in {"/", "."}:
            return None  # three numbers, and no date
        return SaidDate(typed, core, form, begin, None, f"the date “{core}” does not exist")
    try:
        day = date(year, month, number)
    except ValueError:
        return SaidDate(typed, core, form, begin, None, _none(core, month))
    problem = ""
    if weekday is not None and weekday != day.weekday():
        own, said = WEEKDAYS[day.weekday()], WEEKDAYS[weekday]
        problem = f"“{typed}”: {long_date(day)} is a {own}, not a {said}"
    return SaidDate(typed, core, form, begin, day, problem)


def _none(core: str, month: int) -> str:
    return f"the date “{core}” does not exist: {MONTHS[month - 1]} has fewer days"


def _with_weekday(words: str, start: int, end: int) -> tuple[int, int, int | None]:
    """Where a date begins and ends with the weekday beside it, and which that is; None where there is none."""
    before = _WEEKDAY_BEFORE.search(words, max(0, start - _MOST_AROUND), start)
    if before is not None and (number := _weekday(before[1])) is not None:
        short = before[1].lower() != WEEKDAYS[number].lower()
        if (short or not before[2]) and not _ends_a_span(words[: before.start()]):
            return before.start(), end, number
    after = _WEEKDAY_AFTER.match(words, end)
    if after is not None and (number := _weekday(after[1] or after[2] or after[3])) is not None:
        return start, after.end(), number
    return start, end, None


def _ends_a_span(before: str) -> bool:
    """Whether a weekday stands before: “Monday to Friday, 6 April 2027”."""
    match = _END_OF_A_SPAN.search(before, max(0, len(before) - _MOST_AROUND))
    return match is not None and _weekday(match[0].split()[0].rstrip("–—-")) is not None


def _weekday(word: str) -> int | None:
    """The number of a weekday; None for what is none: “sat” and “sun” are words."""
    number = _WEEKDAY_NUMBERS.get(word.lower())
    if number is None or (word.islower() and len(word) <= len("thurs")):
        return None
    return number
