"""Whether three numbers in a text are a date, or the number of a file, a case, a clause or a version.

Only the words around them say so: “on 10/11/12” is a date, “file 10/11/12” is none, and of the rest nobody knows.
"""

import re
from datetime import date

from oscb_cli.model.dates import MONTHS, WEEKDAYS
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.dates_said import SaidDate

_IN_FIGURES = {"/", ".", "-", "iso"}
_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS), "Sept"))
_A_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\.?,? \d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}}))"
)
_OCCASION = (
    "meetings?|letter|e-?mail|decision|minutes|week|date|deadline|resolution|order|notice|report|statement|day|evening"
    "|morning|afternoon|night|sitting|hearing|visit|event|agreement"
)
_BEFORE = regex(
    rf"(?:\b(?:on|by|from|until|till|before|after|since|dated|date|dates|ending|ended|ends|commencing|starting|beginning"
    rf"|expires|expired|expiring|due|effective|opened|closed|born|died|signed|held|w/c|w/e|as at|as of|between"
    rf"|(?:{_OCCASION}) (?:of|for)|{'|'.join(WEEKDAYS)}),?:? (?:the )?"
    rf"|\b(?:from|between|on) {_A_DATE} ?(?:to|and|until|or|–|-|, and|,) ?)$",
    re.IGNORECASE,
)
_REFERENCE_BEFORE = regex(
    r"(?:\b(?:ref(?:erence)?s?|no|nos|numbers?|files?|cases?|applications?|apps?|invoices?|licen[cs]es?|permits?|orders?"
    r"|clauses?|sections?|paragraphs?|paras?|versions?|v|ver|release|items?|appeals?|proposals?|plots?|lots?|folders?|boxes|box"
    r"|minutes?|contracts?|claims?|accounts?|policy|policies|certificates?|consents?|permissions?|drawings?|plans?|deeds?|titles?"
    r"|titled|id|serial|schemes?|tickets?|petitions?|complaints?|motions?|questions?|documents?|volumes?|vols?|issues?|parts?"
    r"|rules?|ratios?|scores?|sizes?|scales?|years|ages|aged|cyf|cyfeirnod|cais)\b[.:#]?|#|№)"
    r"[ (]*(?:(?:is|was|are|no|nos|number|numbers|ref|reference|numbered|of|rhif)\b[.:]? ?)*\(?$",
    re.IGNORECASE,
)
_REFERENCE_AFTER = regex(r"[A-Za-z_&]|[/:-]\w| ?\((?:rev|ver|v|ref)|,? (?:and|or|to) \d+/\d+/\d+/")
_PART_OF_A_NUMBER = regex(r"[\w&#:/_-]$")
_PART_OF_A_NAME = regex(r" (?!(?:The|It|In|On|At|I|BST|GMT)\b)[A-Z]\w+")
_COUNTED_AFTER = regex(
    r"\s?(?:year|pupil|member|vote|cm|mm|ml|inch|tonne|per|mix|split|scale|ratio|point"
    r"|of (?:the|that|this)\b|in (?:the|that)\b)"
)
_NUMBERED_NEAR = regex(
    r"\b(?:versions?|software|release|upgrad\w+|firmware|patch|clauses?|standing orders?|sections?|rules?|paragraphs?"
    r"|policy|policies|table|ratio|ages?|aged|classes|sizes?|scores?|votes?|split)\b",
    re.IGNORECASE,
)
_AMERICAN = regex(r"(?<![\d/.-])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?:\d{4}|\d{2})(?![\d/-])")
_YEARS_AHEAD = 5


def is_reference(words: str, found: SaidDate) -> bool:
    """Whether the words around what looks like a date in figures say that it is a number of something."""
    if found.form not in _IN_FIGURES:
        return False
    before, after = words[: found.start], words[found.end :]
    return bool(
        _REFERENCE_BEFORE.search(before[-60:]) or _PART_OF_A_NUMBER.search(before) or _REFERENCE_AFTER.match(after)
    )


def what_makes_it_a_date(words: str, found: SaidDate, today: date) -> str | None:
    """The words before a date by which it is one (empty for one with its month in letters); None where it is in doubt.

    :param today: the day by which the century of a year of two digits is judged.
    """
    before, after = words[: found.start], words[found.end :]
    if is_reference(words, found) or _PART_OF_A_NAME.match(after):
        return None
    if found.form not in _IN_FIGURES or found.words[:1].isalpha():
        return ""
    has_short_year = found.form != "iso" and not found.core[-4:].isdigit()
    if has_short_year and (found.day is None or found.day.year > today.year + _YEARS_AHEAD):
        return None  # born on 3.4.68
    if found.form == "/" and _AMERICAN.search(words):
        return None  # 11/31/2026 stands beside it: whose days come first?
    in_doubt = found.form == "." or has_short_year
    if in_doubt and (_COUNTED_AFTER.match(after) or _NUMBERED_NEAR.search(words)):
        return None
    match = _BEFORE.search(before[-60:])
    return match[0] if match is not None else None
