"""Lines that name somebody in a wording that no label shows: “Comments of Ada Marsh, Solicitor, checked on 3 May 2026”.

They are seen by what comes again: the words around the name, the job title, the address and the date are the same
under every implication, in every file.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from oscb_cli.learning.files import LearnedFile
from oscb_cli.learning.wording import template_of
from oscb_cli.model.dates_found import dates_in
from oscb_cli.model.patterns import regex
from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.names import judge_words
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import Vocabulary, vocabulary_of
from oscb_cli.recogniser.values import EMAIL

_MOST_WORDS = 40
_LONGEST_NAME = 4
_CLEARLY_A_NAME = 1.0
_FEWEST = 2
_FEWEST_LETTERS = 3
_NUMBERS = regex(r"(?<![\w/])\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![\w/])")
_PLACEHOLDER = regex(r"\{\{ \w+ \}\}")
_AFTER = regex(r"\s*[,;(–—|]\s*|\s+-\s+")


def recurring(files: Sequence[LearnedFile], profile: Profile) -> frozenset[str]:
    """The wordings, with their values taken out, by which files name somebody again and again."""
    counted: Counter[str] = Counter()
    for file in files:
        counted.update(wording for _, wording, _ in named_in(file, profile))
    fewest = max(_FEWEST, len(files) // 2)
    return frozenset(
        wording
        for wording, count in counted.items()
        if count >= fewest and sum(c.isalpha() for c in _PLACEHOLDER.sub("", wording)) >= _FEWEST_LETTERS
    )


def named_in(file: LearnedFile, profile: Profile) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """The lines of a file that may name somebody: the place, the wording without its values, and the values."""
    vocabulary = vocabulary_of(profile)
    for line in file.structure.lines:
        if line.level or line.table is not None or len(line.words.split()) > _MOST_WORDS:
            continue
        values = somebody_in(line.words, vocabulary)
        if values.get("name") and len(values) > 1:
            yield line.place, template_of(line.words, values)[0], values


def somebody_in(words: str, vocabulary: Vocabulary) -> dict[str, str]:
    """The name, the job title, the address and the date in words, as far as they have them."""
    found: dict[str, str] = {}
    if (address := EMAIL.search(words)) is not None:
        found["email"] = address[0]
    day = next(iter(dates_in(words)), None)
    numbers = _NUMBERS.search(words)
    if day is not None:
        found["date"] = day.words
    elif numbers is not None:
        found["date"] = numbers[0]
    name = max(_windows(words), key=lambda window: judge_words(window, vocabulary).score, default="")
    if not name or judge_words(name, vocabulary).score < _CLEARLY_A_NAME:
        return found
    found["name"] = name
    rest = words[words.find(name) + len(name) :]
    start = _AFTER.match(rest)
    if start is not None:
        title = _until_value(rest[start.end() :], found)
        if title_likeness(title, vocabulary) > 0:
            found["job_title"] = title
    return found


def _windows(words: str) -> Iterator[str]:
    """Two to four words that stand together and begin with capitals."""
    for piece in _pieces(words):
        tokens = piece.split()
        for length in range(2, _LONGEST_NAME + 1):
            for start in range(len(tokens) - length + 1):
                window = tokens[start : start + length]
                if window[0][:1].isupper() and window[-1][:1].isupper():
                    yield " ".join(window)


def _pieces(words: str) -> Iterable[str]:
    plain = _NUMBERS.sub(",", EMAIL.sub(",", words))
    return (piece for part in plain.split(",") for piece in _split_at_marks(part))


def _split_at_marks(words: str) -> list[str]:
    for mark in ":;()|":
        words = words.replace(mark, "\n")
    return [piece for piece in words.split("\n") if piece.strip()]


_END_OF_TITLE = regex(r"\s*[,;)|]\s*(?=[a-z]|\Z)|\s*[)|;]|\s+(?:on|dated)\s+\d|\s*\Z")


def _until_value(words: str, found: dict[str, str]) -> str:
    """A job title: what stands before the next value, or before words of the council's own."""
    for value in found.values():
        place = words.find(value)
        if place > 0:
            words = words[:place]
    end = _END_OF_TITLE.search(words)
    return (words[: end.start()] if end is not None else words).strip(" ,;(–—-|")
