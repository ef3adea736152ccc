"""DA007: a plan described as future has passed by the meeting date."""

import re
from collections.abc import Iterator

from oscb_cli.model.dates import long_date
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.rules.engine.wording import sentences

_FUTURE = regex(
    r"\b(?:will|shall|(?:is|are) (?:due to|expected to|planned)|plans? to|intends? to)\b",
    re.IGNORECASE,
)
_WHEN = regex(r"\b(?:by|on|before|from|until|in|starting|beginning)\s+(?:the\s+)?$", re.IGNORECASE)
_NEAR = 120


def check(subject: Subject) -> Iterator[Finding]:
    """Find days before the meeting of which the text speaks as to come."""
    for passage, date in subject.dates:
        if date.day is None or date.day >= subject.day:
            continue
        begins = max((end for end in _ends_of_sentences(passage.words) if end <= date.start), default=0)
        before = passage.words[max(begins, date.start - _NEAR) : date.start]
        if _FUTURE.search(before) and _WHEN.search(before):
            message = f"“{date.words}” is written as in the future, but the meeting is on {long_date(subject.day)}"
            yield RULE.finding(message, passage.at(date.words))


def _ends_of_sentences(words: str) -> Iterator[int]:
    position = 0
    for sentence in sentences(words):
        position = words.find(sentence, position) + len(sentence)
        yield position


RULE = Rule(
    code="DA007",
    severity=Severity.WARNING,
    summary="a plan is described as future and its date has passed by the meeting",
    counted=("{n} future plan has already passed", "{n} future plans have already passed"),
    why="Text left from an earlier report makes councillors decide on what is no longer so.",
    source="House style",
    help="Say what has happened since, or correct the date.",
    bad=(
        Example(text("The new roof will be finished by 31 March 2026."), found_at=("/sections/1/text",)),
        Example(text("It is small. Readers are due to be asked on 1 October 2026."), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("The new roof will be finished by 31 March 2027.")),
        Example(text("The plan of 31 March 2026 will be carried out. It was agreed on 1 April 2026.")),
        Example(text("It closed on 3 May 2026, and will open again.")),
    ),
    check=check,
)
