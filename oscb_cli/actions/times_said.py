"""What in a text says a time that may be another a year later: dates, years, terms, “last year”, “year 2 of 3”.

Nothing that looks so by chance: “May I”, “March on”, section 14, 2,026 people, June Hall. The years of laws are left
alone too, and what is marked for review already.
"""

import re
from collections.abc import Iterator

from oscb_cli.model.dates import MONTHS, WEEKDAYS
from oscb_cli.model.patterns import regex

_ALSO_WORDS = ("March", "April", "May", "June", "August")
"""Months that are verbs or first names as well."""

_SHORT = "|".join((*MONTHS, *(month[:3] for month in MONTHS), "Sept"))
_MONTH = rf"(?:(?:{_SHORT})\b\.?)"
_WHOLE = rf"(?:(?:{'|'.join(MONTHS)})\b)"
_CERTAIN = rf"(?:(?:{'|'.join(month for month in MONTHS if month not in _ALSO_WORDS)})\b)"
_UNCERTAIN = rf"(?:(?:{'|'.join(_ALSO_WORDS)})\b(?!’s?\s[A-Z]|\s(?:[A-Z]|on\b)|-))"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_YEAR = r"(?:(?:19|20)\d{2}(?:\s?[-–/]\s?(?:(?:19|20)\d{2}|\d{2}))?)"
_SOME_YEAR = rf"(?:{_YEAR}|['’]\d{{2}}\b|\d{{2}}/\d{{2}}\b)"
_SEASON = r"(?i:spring|summer|autumn|winter)"
_COUNT = (
    r"(?i:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|couple of|several|(?:the )?other)"
)
_NTH = r"(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last|\d{1,2}(?:st|nd|rd|th))"
_WHICH = r"(?i:last|this|next|previous|current|coming|past|following|forthcoming|preceding|present)"
_OF_YEARS = r"(?i:financial|municipal|calendar|academic|school|council|budget|reporting|fiscal)"
_SPAN = rf"(?i:(?:{_OF_YEARS}\s)?(?:year|month|week|fortnight|quarter|decade|term|half[- ]year|half[- ]term)s?)\b"
_BEFORE_A_MONTH = (
    r"(?i:\b(?:in|by|since|until|till|from|before|after|during|of|through|next|last|this|early|late|mid|mid-|each|every"
    r"|the|between|and|to|for)\s?)"
)
_UNITS = r"(?![\w£%]|[-–]\w|[.,/]\d)"

_TIMES = regex(
    rf"""(?x:
      (?P<marked>\[review:[^\]]*\])
    | (?<![\w/.£-])(?:
        (?:\d{{1,2}}([/.-])\d{{1,2}}\2(?:\d{{4}}|\d{{2}}) | \d{{4}}([/.-])\d{{1,2}}\3\d{{1,2}}){_UNITS}
      | (?:{_WEEKDAY},?\s(?:the\s)?)?{_DAY}(?:\s?[-–]\s?{_DAY}|\s(?:to|and|or)\s{_DAY})?\s(?:of\s)?{_MONTH}
          (?:,?\s{_SOME_YEAR}{_UNITS})?
      | {_WEEKDAY}\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)\b
      | {_MONTH}\s{_DAY}(?:,?\s\d{{4}}{_UNITS}|\b(?![\w%]|[.,/]\d|,?\s\d{{4}}|\s[a-z]))
      | {_WHOLE}\s?(?:to|and|or|[-–])\s?{_MONTH}(?:\s(?:of\s)?{_SOME_YEAR}{_UNITS})?
      | {_MONTH}\s(?:of\s)?{_SOME_YEAR}{_UNITS}
      | FY\s?(?:{_YEAR}|\d{{2}}(?:\s?[-–/]\s?\d{{2}})?)\b
      | (?:Q[1-4]|H[12])\s(?:of\s)?(?:FY\s?)?(?:{_SOME_YEAR}{_UNITS}|\d{{2}}\b) | Q[1-4]\b(?![-–]\w)
      | (?i:quarter)\s(?:[1-4]|one|two|three|four)\b(?:\s(?:of\s)?{_SOME_YEAR}{_UNITS})?
      | (?i:(?:month|period)\s\d{{1,2}})\b(?=[,.;)]|\s(?:of|and|monitoring|forecast|report|position)\b|\Z)
      | {_SEASON}(?:\s(?i:term))?\s(?:of\s)?{_SOME_YEAR}{_UNITS} | {_SEASON}\s(?i:term)\b
      | (?:19|20)\d0s\b
      | {_YEAR}{_UNITS}
    )
    | (?<=\b(?i:in|of)\s)\d{{2}}/\d{{2}}{_UNITS} | (?<=\b(?i:for)\s)\d{{2}}/\d{{2}}{_UNITS}
    | (?<=\b(?i:year)\s)\d{{2}}/\d{{2}}{_UNITS} | (?<=w/c\s)\d{{1,2}}[/.]\d{{1,2}}{_UNITS}
    | \b{_WHICH}\s(?:{_SPAN}|{_SEASON}\b|{_WEEKDAY}\b|{_WHOLE}|(?i:Easter|Christmas)\b)
    | \b{_WHICH}\s{_COUNT}\s{_SPAN}
    | \b{_COUNT}\s(?i:days?|weeks?|months?|years?|decades?)\s(?i:ago|from\snow)\b
    | \b(?i:yesterday|today|tomorrow)\b | \b(?i:at\sthe\stime\sof\swriting)\b
    | \b(?i:(?:the\s)?end\sof\s(?:the|this)\s)(?:{_OF_YEARS}\s)?(?i:year|month|quarter|term)\b | \b(?i:year[- ]end)\b
    | \b(?i:year)\s(?:\d{{1,2}}|{_COUNT})\sof\b(?:\s(?:\d{{1,2}}|(?i:two|three|four|five|six|ten))\b)?
    | \b{_NTH}\s(?:and\sfinal\s)?(?:(?i:full)\s)?(?i:year|quarter)\b(?:\sof\b(?:\s{_SOME_YEAR}{_UNITS})?)?
    | \b\d{{1,3}}[- ]years?[- ]old\b | \b(?i:aged)\s\d{{1,3}}\b(?!\s?[-–+]|\s(?:to|and|or)\s)
    | \b(?i:by|since|until|early|late|over\sthe|during\sthe|in\sthe|the\scoming)\s(?:(?i:early|late)\s)?{_SEASON}\b
        (?!\s[A-Z])
    | \b(?:Easter|Christmas|Whitsun|Ramadan|Eid|Diwali|New\sYear)(?:['’]s)?\b(?:\s(?:Day|Eve|Sunday|Monday))?
        (?:\s{_SOME_YEAR}{_UNITS})?
    | (?:\b(?:{_SHORT})\s)?(?i:\bhalf[- ]term)\b
    | \b{_CERTAIN}(?!\s[A-Z][a-z]+\s(?:Street|Road|Lane|Square)\b)
    )"""
)
_UNCERTAIN_MONTH = regex(rf"{_BEFORE_A_MONTH}(?P<month>{_UNCERTAIN})")
_LAW = regex(
    r"\b(?:Act|Acts|Regulations?|Order|Orders|Rules|Measure|Directive|Convention|Bill|Code|SI|S\.I\.)"
    r"(?:\s\([^)]{1,60}\))?,? ?(?:of )?\Z"
)
_REFERENCE = regex(
    r"(?i:\b(?:section|paragraph|regulation|schedule|article|annex|appendix|item|page|table|figure|rule|no\.?|number)s?\s)\Z"
)
_ONLY_YEARS = regex(r"[\d\s/–-]+")


def times_in(words: str) -> Iterator[tuple[int, int]]:
    """Where words say a time: the beginning and the end of each place, in order."""
    found = [(match.start(), match.end()) for match in _TIMES.finditer(words) if not _is_none(match, words)]
    months = [match.span("month") for match in _UNCERTAIN_MONTH.finditer(words)]
    found += [span for span in months if not any(start < span[1] and span[0] < end for start, end in found)]
    marked = [match.span() for match in _TIMES.finditer(words) if match["marked"]]
    yield from sorted(span for span in found if not any(start <= span[0] < end for start, end in marked))


def _is_none(match: "re.Match[str]", words: str) -> bool:
    """Whether what looks like a time is none: a mark of before, the year of a law, the number of a section."""
    before = words[max(0, match.start() - 100) : match.start()]
    if match["marked"]:
        return True
    if _ONLY_YEARS.fullmatch(match[0]) and _LAW.search(before):
        return True
    return match[0][:1].isdigit() and not _has_year(match[0]) and _REFERENCE.search(before) is not None


def _has_year(words: str) -> bool:
    return any(len(part) == 4 for part in re.findall(r"\d+", words))
