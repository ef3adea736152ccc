"""What in a reply its sender wrote, and what is quoted: the ways of Outlook, Gmail, Apple Mail and most others."""

import re
from collections.abc import Sequence

from msgspec import Struct

from oscb_cli.model.patterns import regex

_MARKED = regex(r"\s*>")
_MARKS = regex(r"(?:\s*>)+ ?")
_RULE = regex(r"\s*_{8,}\s*")
_RULE_OF_QUOTE = regex(r"\s*(?:-{2,}\s*(?:original|forwarded) message\s*-*|begin forwarded message:)\s*", re.IGNORECASE)
_FROM_LINE = regex(r"\s*\*?from:\*?\s", re.IGNORECASE)
_HEADER_LINE = regex(r"\s*\*?(?:from|sent|date|to|cc|subject|importance|reply-to):\*?(?:\s|$)", re.IGNORECASE)
_WROTE = regex(r"\s*on\b.{4,400}\bwrote:?\s*\Z", re.IGNORECASE | re.DOTALL)
_WHEN = regex(r"\b\d{4}\b|\b\d{1,2}[:.]\d\d\b")
_MOST_LINES_OF_WROTE = 4
_MOST_LINES_OF_HEAD = 8


class Parted(Struct, frozen=True):
    """The own words of a reply, and the quoted ones without marks and without the heads of mail programs.

    ``subjects`` are those in the heads of what is quoted.
    """

    own: str
    quoted: str
    subjects: tuple[str, ...] = ()


def parted(text: str) -> Parted:
    """What somebody wrote, above, below and between the lines that the reply quotes, and these lines.

    What is not marked with ``>`` is quoted from the head of the quotation to the end.
    """
    own: list[str] = []
    quoted: list[str] = []
    subjects: list[str] = []
    lines = text.split("\n")
    place, rest_is_quoted = 0, False
    while place < len(lines):
        line = lines[place]
        marked = _MARKED.match(line) is not None
        bare = [_unmarked(other) for other in lines[place : place + _MOST_LINES_OF_HEAD]]
        head = _lines_of_head(bare)
        if head:
            subjects += [subject for other in bare[:head] if (subject := _subject_in(other))]
            following = next((other for other in lines[place + head :] if other.strip()), "")
            rest_is_quoted |= not _MARKED.match(following)
            own.append("")
            place += head
            continue
        (quoted if marked or rest_is_quoted else own).append(bare[0])
        if marked or rest_is_quoted:
            own.append("")
        place += 1
    return Parted("\n".join(own).strip(), "\n".join(quoted).strip(), tuple(subjects))


def _unmarked(line: str) -> str:
    return _MARKS.sub("", line, count=1) if _MARKED.match(line) else line


def _subject_in(line: str) -> str:
    said = line.strip().strip("*")
    return said.partition(":")[2].strip("* ") if said.casefold().startswith("subject:") else ""


def _lines_of_head(lines: Sequence[str]) -> int:
    """How many lines are the head of a quoted message; 0 for none."""
    if _RULE_OF_QUOTE.fullmatch(lines[0]) or _RULE.fullmatch(lines[0]):
        after = next((place for place, line in enumerate(lines) if place and line.strip()), len(lines))
        head = _lines_of_head(lines[after:]) if after < len(lines) else 0
        return after + head if head else int(_RULE.fullmatch(lines[0]) is None)
    if _FROM_LINE.match(lines[0]):
        count = 1
        while count < len(lines) and _HEADER_LINE.match(lines[count]):
            count += 1
        alone = "@" in lines[0] or len(lines[0].split()) == 2
        return count if count > 1 or alone else 0
    return _lines_of_wrote(lines[:_MOST_LINES_OF_WROTE])


def _lines_of_wrote(lines: Sequence[str]) -> int:
    """How many lines are a mail program's “On … wrote:”, which it may have wrapped; 0 for none."""
    joined = ""
    for place, line in enumerate(lines):
        joined = f"{joined} {line}".strip()
        if _WROTE.match(joined):
            return place + 1 if _WHEN.search(joined) else 0
        if not joined.casefold().startswith("on "):
            return 0
    return 0
