"""What several rules look for in words: verbs of decision, amounts of money, sentences, typed numbers."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from oscb_cli.model.patterns import regex

_WORD = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LETTERS = regex(r"[a-z]+")
_WORDS_BEFORE = {"to", "and", "also", "in", "principle", "then", "further"}
_NOT_ADVERBS = {"apply", "comply", "supply", "rely"}
_PLAIN_DECISIONS = "agree|approve|adopt|delegate|authorise|note|endorse|recommend|appoint|instruct|confirm|receive"
_MONEY = regex(r"£\s?(\d[\d,]*(?:\.\d+)?)\s?(million|billion|m|bn|k)?\b", re.IGNORECASE)
_SCALE = {"k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_SENTENCE_END = regex(r"[.!?…]([\"”’)]*\s+)(?=[\"“‘(]*[A-Z0-9£])")
_LONGEST_ABBREVIATION = 9
_ABBREVIATION = regex(
    r"(?:\b(?:e\.g|i\.e|etc|No|Nos|para|paras|Mr|Mrs|Ms|Dr|St|cf|vs|v|p|pp|s|ss|Cllr|approx)|\b[A-Z])\.$"
)


def head_verb(words: str) -> str:
    """The first word of a recommendation that is more than a “to” or an adverb, in small letters; or empty."""
    for match in _WORD.finditer(words.lower()):
        word: str = match[0]
        if word not in _WORDS_BEFORE and not (word.endswith("ly") and word not in _NOT_ADVERBS):
            return word
    return ""


@lru_cache(maxsize=8)
def _joined(verbs: tuple[str, ...]) -> re.Pattern[str]:
    every = "|".join(map(re.escape, verbs))
    return re.compile(
        rf"(?:a(?<!\wa)nd|;|,)\s+(?:(?:then|also|further)\s+)?(?:to\s+({every})|({_PLAIN_DECISIONS}))\b", re.IGNORECASE
    )


def further_verbs(words: str, verbs: tuple[str, ...]) -> list[str]:
    """The verbs of further decisions that are run together with the first of a recommendation.

    :param verbs: the verbs of decision that the council knows.
    """
    known = _all_verbs(verbs)
    if sum(map(known.__contains__, _LETTERS.findall(words.lower()))) < 2:
        return []  # only the one at its head
    return [(match[1] or match[2]).lower() for match in _joined(verbs).finditer(words)]


@lru_cache(maxsize=8)
def _all_verbs(verbs: tuple[str, ...]) -> frozenset[str]:
    """What the letters of a verb of decision may be; those of one with a hyphen are two."""
    return frozenset(_LETTERS.findall(" ".join((*verbs, *_PLAIN_DECISIONS.split("|")))))


def amounts(words: str) -> Iterator[tuple[str, float]]:
    """The amounts of money in a text: as they are written, and in pounds."""
    for match in _MONEY.finditer(words):
        yield match[0].strip(), float(match[1].replace(",", "")) * _SCALE.get((match[2] or "").lower(), 1)


def sentences(words: str) -> list[str]:
    """The sentences of a paragraph; an abbreviation does not end one."""
    found: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(words):
        end, following = match.span(1)
        last_word = max(words.rfind(" ", start, end) + 1, start)
        if end - last_word <= _LONGEST_ABBREVIATION and _ABBREVIATION.search(words, last_word, end):
            continue
        found.append(words[start:end])
        start = following
    found.append(words[start:])
    return found


def count_words(words: str) -> int:
    """How many words a text has."""
    return len(words.split())


def excerpt(words: str, start: int, end: int, around: int = 0) -> str:
    """Words out of a text, for a finding, with something around them."""
    return " ".join(words[max(0, start - around) : end + around].split())


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence: ``a, b and c``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
