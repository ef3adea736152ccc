"""PL004: a word is typed twice."""

import re
from collections.abc import Iterator
from operator import eq

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.stretches import apart_in, separate_lines, within
from oscb_cli.rules.engine.subject import Passage, Subject

_TWICE = regex(r"(?<![\w’'-])([A-Za-z]+)\s+\1(?![\w’'-])", re.IGNORECASE)
_MAY_BE = frozenset(
    """
    that had so very no ha bye tut many far long much really again hear there now aye win can you her it
    baden bora pago wagga walla beri cha cous dum tuk yo
    """.split()
)
"""Words that stand twice in good English, or in a name."""
_NEVER = frozenset("the a an and or our their its your my every been because".split())
"""Words that never stand twice: whatever comes before or after."""
_NEVER_BEFORE_AN_ARTICLE = frozenset("of for with from to".split())
_ARTICLE = regex(r"\s+(?:the|an?|our|its|their|this|each|all)\b", re.IGNORECASE)
_SENTENCE_OF_WHAT = regex(r"\b(?:what|which|that|problem|issue|point|question|answer|truth)\b[^.]*\Z", re.IGNORECASE)
_PHRASAL = regex(  # “log in in May”, “which it is in in part”
    r"\b(?:log\w*|sign\w*|opt\w*|mov\w+|check\w*|join\w*|come|came|go|goes|went|is|are|was|were|built|put|brought|phased?)\s\Z",
    re.IGNORECASE,
)
_PARTICLES = frozenset({"in", "on", "up", "out", "off"})
_BODIES = frozenset({"cabinet", "council", "committee", "board", "the", "report", "director", "officer"})


def check(subject: Subject) -> Iterator[Finding]:
    """Find a word and the same word again, but for pairs that can be meant."""
    every = subject.small_words
    if not any(map(eq, every, every[1:])):
        return  # with the pattern alone, a check of many reports takes 8 % longer
    for passage, match in subject.find(_TWICE):
        first, second = match[0].split()
        if _may_be_meant(passage.words, match) or not _is_own_slip(passage, match):
            continue
        fix = None
        is_article_next = _ARTICLE.match(passage.words, match.end()) is not None
        goes_on = passage.words[match.end() :][1:2].isalpha()
        if (first.lower() in _NEVER and goes_on) or (first.lower() in _NEVER_BEFORE_AN_ARTICLE and is_article_next):
            fix = subject.fix(passage.pointer, match[0], first, everywhere=True)
        yield RULE.finding(f"“{first}” is typed twice", passage.at(f"{first} {second}"), fix=fix)


def _is_own_slip(passage: Passage, match: re.Match[str]) -> bool:
    """Whether both words stand in one line of the author's own, and not in two entries or cells, or in a quotation."""
    if within(apart_in(passage), *match.span()):
        return False
    return any(start <= match.start() and match.end() <= end for start, end in separate_lines(passage))


def _may_be_meant(words: str, match: re.Match[str]) -> bool:
    word = match[1].lower()
    if word == "is":
        return _SENTENCE_OF_WHAT.search(words, 0, match.start()) is not None
    if word in _PARTICLES and _PHRASAL.search(words, 0, match.start()):
        return True
    first, second = match[0].split()
    may_be_a_name = second[0].isupper() and not (first[0].isupper() and word in _BODIES)
    return word in _MAY_BE or may_be_a_name


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
        Example(text("He said “the the”. It is in the The Hague office.")),
        Example(text("It has:\n\n- no library\n- library cards.\n\n| a | a |\n|--|--|\n| low | low |")),
        Example(text("The Duran Duran concert and Wagga Wagga.")),
    ),
    check=check,
    fixes=True,
)
