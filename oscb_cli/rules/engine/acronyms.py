"""Acronyms, and the words that they stand for."""

import re
import string
from collections.abc import Iterator
from functools import lru_cache

from oscb_cli.model.patterns import regex

_IN_BRACKETS = regex(r"[“\"‘(]\s*(?:the )?[“\"‘]?([A-Z][A-Za-z&]*[A-Z])s?[”\"’]?\s*[)”\"’]")
_MOST_WORDS = 12
_ACRONYM = regex(
    r"[A-Z](?<![\w/.@-][A-Z])(?:[A-Z]{1,5}|[A-Z]{0,3}[a-z][A-Z]{1,3})s?(?![\w@]|-\d|/\w)"  # a capital first: quick
)
_LETTERS = bytes.maketrans(string.ascii_letters.encode(), b"a" * 26 + b"A" * 26)
_TWO_CAPITALS = re.compile(rb"A(?=A|aA)")
_SMALL = {"and", "of", "for", "the", "in", "to", "on", "with", "&", "a", "an", "at", "by"}


def acronyms(words: str) -> Iterator[re.Match[str]]:
    """The acronyms in a text, in order.

    They are looked for where two capitals stand together or nearly so, which is seen soonest in a text whose letters
    are all A or a (a third of the time of the pattern alone); every character of it is one byte.
    """
    shape = words.encode("latin-1", "replace").translate(_LETTERS)
    end = 0
    for place in _TWO_CAPITALS.finditer(shape):
        if place.start() >= end and (match := _ACRONYM.match(words, place.start())) is not None:
            end = match.end()
            yield match


def expansions(words: str) -> tuple[tuple[str, str], ...]:
    """The expansions in a text: ``Special Educational Needs (SEN)`` gives the words and SEN.

    The words before the brackets whose initials make the acronym, small words between them left aside.
    """
    if "(" not in words and "“" not in words and '"' not in words:
        return ()
    return _expansions(words)


@lru_cache(maxsize=256)  # several rules ask
def _expansions(words: str) -> tuple[tuple[str, str], ...]:
    return tuple(_each_expansion(words))


def _each_expansion(words: str) -> Iterator[tuple[str, str]]:
    for match in _IN_BRACKETS.finditer(words):
        acronym = match[1]
        before = words[: match.start()].split()[-_MOST_WORDS:]
        if found := _expansion(before, acronym):
            yield found, acronym


def _expansion(words: list[str], acronym: str) -> str:
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    for start in range(len(words) - 1, -1, -1):
        if words[start].lstrip("-/")[:1].lower() != letters[0]:
            continue
        chosen = words[start:]
        initials = [part[0].lower() for word in chosen for part in re.split(r"[-/]", word) if part]
        weighty = [
            part[0].lower() for word in chosen if word.lower() not in _SMALL for part in re.split(r"[-/]", word) if part
        ]
        if letters in (initials, weighty, [word[0].lower() for word in chosen]):
            return " ".join(chosen)
    return ""
