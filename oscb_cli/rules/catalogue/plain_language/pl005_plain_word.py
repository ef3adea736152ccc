"""PL005: there is a plainer word."""

import re
from collections.abc import Iterator
from functools import lru_cache

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    every = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{every})(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _letters(phrase: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", phrase))


def check(subject: Subject) -> Iterator[Finding]:
    """Find the words of the profile's list, each once in a passage."""
    plain = subject.profile.tables.plain_words
    present = subject.all_words
    mentioned = tuple(word for word in plain if present.issuperset(_letters(word)))
    if not mentioned:
        return
    pattern = _pattern(mentioned)
    for passage in subject.passages:
        for word in dict.fromkeys(match[0] for match in pattern.finditer(passage.words)):
            yield RULE.finding(f"“{word}”: use {plain[word.lower()]}", passage.at(word))


RULE = Rule(
    code="PL005",
    severity=Severity.ADVICE,
    summary="there is a plainer word",
    counted=("{n} word has a plainer alternative", "{n} words have plainer alternatives"),
    why="Councillors say that reports are full of jargon; the plain word is shorter, too.",
    source="GOV.UK style guide, words to avoid; the profile: tables.plain_words",
    help="Use the plain word.",
    bad=(Example(text("It will utilise the hall prior to noon."), found_at=("/sections/1/text", "/sections/1/text")),),
    good=(
        Example({}),
        Example(text("It will use the hall before noon.")),
    ),
    check=check,
)
