"""What a text refers to by the number of a paragraph, in figures or in words."""

import re
from collections.abc import Iterable

from oscb_cli.model.patterns import regex

Number = tuple[int, ...]
Span = tuple[Number, Number]

_ONE = r"\d{1,3}(?:\.\d{1,3})*"
_DOTTED = r"\d{1,3}(?:\.\d{1,3})+"
_MORE = rf"(?:\([a-z]{{1,4}}\))?(?:\s*(?:,|to|and|or|&|–|-|through)\s*(?:and\s+)?{_ONE}(?:\([a-z]{{1,4}}\))?){{0,12}}"
_MENTION = regex(
    r"(?:\b(?:para(?:graph|graff)?(?:s|au)?|sections?|items?|points?|clauses?|parts?|numbers?|nos?|notes?|options?"
    r"|recommendations?|reasons?|decisions?|headings?|bullets?|proposals?|actions?|risks?|stages?|steps?|see|ref|par|ss?|chapter|ch)\b\.?"
    rf"|[§¶])\s*\(?\s*(?:numbered\s+|number\s+|no\.?\s+)?({_ONE}{_MORE})",
    re.IGNORECASE,
)
_IN_PASSING = regex(
    rf"(?:\b(?:under|at|in|and|or|to|of|from|with|per|by|above|below|cf)\b|[(\[])\s*({_DOTTED}{_MORE})"
    r"(?!\.?\d|\s?(?:%|per cent|million|billion|m\b|bn\b|k\b|km|kg|FTE|times|years|hours|days|weeks|months))",
    re.IGNORECASE,
)
_AFTER = regex(
    rf"(?<![\w.£])({_ONE}{_MORE})(?=\)?,?\s+(?:above|below|earlier|later|refers|applies|shows|says|explains)\b)"
)
_IN_WORDS = regex(
    r"\b(?:para(?:graph)?s?|sections?|items?|points?|options?|recommendations?)\s+(one|two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve)\b|\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)"
    r"\s+(?:para(?:graph)?|section|point|item)\b",
    re.IGNORECASE,
)
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_RANGE = regex(rf"({_ONE})(?:\([a-z]+\))?(?:\s*(?:to|–|-|through)\s*({_ONE}))?")


def numbers_referred_to(texts: Iterable[str]) -> list[Span]:
    """The numbers that texts mention as those of paragraphs, or may: each from and to.

    A number with a full stop in it (4.1) is mentioned by “in 4.1” too; a plain one by “paragraph 4” or “4 above”.
    """
    found: list[Span] = []
    for text in texts:
        for pattern in (_MENTION, _IN_PASSING, _AFTER):
            for match in pattern.finditer(text):
                found += _spans(match[1])
        for match in _IN_WORDS.finditer(text):
            number = _WORDS.index(match[1].lower()) if match[1] else _ORDINALS.index(match[2].lower())
            found.append(((number + 1,), (number + 1,)))
    return found


def is_referred_to(number: str, mentioned: Iterable[Span]) -> bool:
    """Whether a number is mentioned, by itself, within a range, or by the number that it belongs to (4 for 4.1)."""
    sought = _parsed(number)
    return any(
        first <= sought <= last or sought[: len(first)] == first or sought[: len(last)] == last
        for first, last in mentioned
    )


def _spans(mentioned: str) -> Iterable[Span]:
    for match in _RANGE.finditer(mentioned):
        first = _parsed(match[1])
        yield first, _parsed(match[2]) if match[2] else first


def _parsed(number: str) -> Number:
    return tuple(int(part) for part in number.split(".") if part)
