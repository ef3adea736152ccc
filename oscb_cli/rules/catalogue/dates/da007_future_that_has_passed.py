"""DA007: a plan described as future has passed by the meeting date."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from oscb_cli.model.dates import MONTHS, long_date
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Passage, Subject
from oscb_cli.rules.engine.wording import sentences

_FUTURE = regex(
    r"\b(?:will|shall|(?:is|are) (?:due to|expected to|planned|scheduled|proposed to|intended to|going to|"
    r"to (?!date\b))|"
    r"plans? to|intends? to)\b",
    re.IGNORECASE,
)
_WHEN = regex(
    r"\b(?:by|on|before|from|until|in|starting|beginning|between)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE
)
_WILL_AFTER = regex(r",? (?:[\w’'-]+(?<!ed)(?<!that) ){1,4}(?:will|shall)\b")
_AT_ITS_HEAD = regex(r"\s*(?:On|From|By)\s+\Z")
_MONTH = regex(rf"(?:{'|'.join(MONTHS)}) 20\d\d\b")
_DAY_BEFORE = regex(r"\d(?:st|nd|rd|th)?,? (?:of )?\Z")
_ROOM_FOR_A_DAY = 9
_NEAR = 120


def check(subject: Subject) -> Iterator[Finding]:
    """Find days and months before the meeting of which the text speaks as to come."""
    found = [(passage, said.words, said.start, said.day) for passage, said in subject.dates if said.day is not None]
    for passage, words, start, day in (*found, *_months(subject)):
        if day >= subject.day:
            continue
        begins = max((end for end in _ends_of_sentences(passage.words) if end <= start), default=0)
        before = passage.words[max(begins, start - _NEAR) : start]
        if (_WHEN.search(before) and _FUTURE.search(before)) or (
            _AT_ITS_HEAD.match(before) and _WILL_AFTER.match(passage.words, start + len(words))
        ):
            message = f"“{words}” is written as in the future, but the meeting is on {long_date(subject.day)}"
            yield RULE.finding(message, passage.at(words))


def _months(subject: Subject) -> Iterator[tuple[Passage, str, int, date]]:
    """The months that no day stands before, each with its last day."""
    for passage in subject.with_digits:
        for match in _MONTH.finditer(passage.words) if " 20" in passage.words else ():
            if not _DAY_BEFORE.search(passage.words, max(0, match.start() - _ROOM_FOR_A_DAY), match.start()):
                month, year = MONTHS.index(match[0].split()[0]) + 1, int(match[0].split()[1])
                yield passage, match[0], match.start(), date(year, month, monthrange(year, month)[1])


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
