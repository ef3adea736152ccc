"""PL004: a word is typed twice."""

import re
from collections.abc import Iterator
from operator import eq

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Fix, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_TWICE = regex(r"(?<![\w’'-])([A-Za-z]+)\s+\1(?![\w’'-])", re.IGNORECASE)
_SENTENCE_OF_WHAT = regex(r"\b(?:what|which|that|problem|issue|point|question|answer|truth)\b[^.]*\Z", re.IGNORECASE)
_PHRASAL = regex(  # “log in in May”, “which it is in in part”
    r"\b(?:log\w*|sign\w*|opt\w*|mov\w+|check\w*|join\w*|come|came|go|goes|went|is|are|was|were|built|put|brought|phased?)\s\Z",
    re.IGNORECASE,
)
_PARTICLES = frozenset({"in", "on", "up", "out", "off"})
_BODIES = frozenset({"cabinet", "council", "committee", "board", "the", "report", "director", "officer"})
_MAY_BE = {"that", "had", "so", "very", "baden", "bora", "pago", "wagga", "walla", "no", "ha", "bye", "tut"}


def check(subject: Subject) -> Iterator[Finding]:
    """Find a word and the same word again, but for pairs that can be meant."""
    every = subject.small_words
    if not any(map(eq, every, every[1:])):
        return  # with the pattern alone, a check of many reports takes 8 % longer
    for passage, match in subject.find(_TWICE):
        if not _may_be_meant(passage.words, match):
            fix = Fix(passage.pointer, match[0], match[1], everywhere=True)
            yield RULE.finding(f"“{match[1]}” is typed twice", passage.at(" ".join(match[0].split())), fix=fix)


def _may_be_meant(words: str, match: re.Match[str]) -> bool:
    word = match[1].lower()
    if word == "is":
        return _SENTENCE_OF_WHAT.search(words, 0, match.start()) is not None
    if word in _PARTICLES and _PHRASAL.search(words, 0, match.start()):
        return True
    both_capital = match[1][0].isupper() and match[0].split()[1][0].isupper()
    return word in _MAY_BE or (both_capital and word not in _BODIES)


RULE = Rule(
    code="PL004",
    severity=Severity.WARNING,
    summary="a word is typed twice",
    counted=("{n} word is typed twice", "{n} words are typed twice"),
    why="It is the commonest slip there is, and the easiest to miss.",
    source="House style",
    help="Delete one of the two.",
    bad=(
        Example(text("It opens on the the first Sunday."), found_at=("/sections/1/text",)),
        Example(text("The the library and and the hall."), found_at=("/sections/1/text", "/sections/1/text")),
        Example(text("It is open on the the, as it is called."), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("He had had that that was so so good. The the-atre.")),
        Example(text("The Duran Duran concert and Wagga Wagga.")),
    ),
    check=check,
    fixes=True,
)
