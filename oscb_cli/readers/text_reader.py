"""Plain text, as reports are published or copied out of other documents.

Blank lines part paragraphs; a line that was wrapped is joined to the one before. Numbers typed before paragraphs stay,
unless they run as the council's own would: then they are taken for the automatic ones that they were copied from.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from oscb_cli.model.blocks import Inline, Paragraph, Table, Words
from oscb_cli.model.markdown import parse
from oscb_cli.model.marks import number_before
from oscb_cli.model.patterns import regex
from oscb_cli.model.source import Source
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.decoding import decode_text
from oscb_cli.readers.formats import ProfileFor
from oscb_cli.readers.parsed import Parsed
from oscb_cli.recogniser.checker_lines import checker_label
from oscb_cli.recogniser.headings import labelled, part_named
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.numbers import with_lone_marks, without_right_numbers
from oscb_cli.recogniser.recognise import recognise
from oscb_cli.recogniser.tables import rows_in_lines

_BULLET = regex(r"(\s*)[-–•*·o](?:\s+)(?=\S)")
_INDENTED_NUMBER = regex(r"(\s{2,})\(?\d{1,3}[.)]\s+(?=\S)")
_TAB_AFTER_MARK = regex(r"^(\s*\(?[\d.]{1,8}\)?)[ \t]*\t[ \t]*", re.MULTILINE)
_QUOTE = regex(r"\s{0,8}> ?")
_DASH_AND_NUMBER = regex(r"^- \(?\d{1,3}[.)] ", re.MULTILINE)
_FEWEST_LINES = 8
"""Lines from which on it can be told whether each is a paragraph."""

_MOST_THAT_GO_ON = 0.15
"""The share of long lines that seem to go on in the next one, up to which that is chance."""

_MOST_IN_A_CHUNK = 12
"""Paragraphs between two blank lines from which on blank lines part nothing, and each of them may be a heading."""

_FEWEST_FULL = 3
"""Full lines from which on it is no chance that the next word would not have fitted."""

_FEWEST_THAT_GO_ON = 0.02
_WIDEST = 130
_NEAR_MARGIN, _SHARE_AT_MARGIN = 0.85, 0.3
"""Characters of the widest page; how near to the longest line others end, and what share, where there is a margin."""

_NEARLY = 0.93
"""The share of the longest line from which on a line is full, with the first word of the next."""

_WRAPPED = 45
"""Characters from which on a line is taken to have been wrapped by a program, and not ended by a person."""


def read(data: bytes, name: str, profile_for: ProfileFor) -> Parsed:
    """Read a file of plain text (the table of formats).

    :raises CannotRead: it is no text.
    """
    return read_text(decode_text(data, name), profile_for(None), name)


def read_text(text: str, profile: Profile, name: str = "the text") -> Parsed:
    """Read a report from plain text.

    :param name: what to call it in errors.
    :raises CannotRead: it has more lines than any report.
    """
    lines = without_right_numbers(lines_of(text.replace("\u00ad", ""), profile))
    gathered = recognise(rows_in_lines(lines, profile), profile, name)
    return Parsed(gathered.data, Source("line", gathered.spots), tuple(gathered.sightings))


def lines_of(text: str, profile: Profile | None = None) -> list[Line]:
    """The paragraphs, list entries, quotations and tables of a plain text, as lines.

    :param profile: by whose names a line is known to begin a part, and not to go on with the one before.
    """
    text = _TAB_AFTER_MARK.sub(r"\1    ", text)
    rows = text.split("\n")
    return with_lone_marks(list(_lines(text, profile)), lambda line: rows[line.place - 1].lstrip())


def _lines(text: str, profile: Profile | None) -> Iterator[Line]:
    dashes_before_numbers = _DASH_AND_NUMBER.search(text) is not None
    if _is_a_paragraph_a_line(text):
        for place, raw in enumerate(text.expandtabs(4).split("\n"), start=1):
            if raw.strip():
                words = raw.strip() if _INDENTED_NUMBER.match(raw) else raw.rstrip()
                line = _line([(place, words)], dashes_before_numbers=dashes_before_numbers, loose=True)
                line.loose = True
                yield line
        return
    rows: list[tuple[int, str]] = []
    for place, raw in enumerate([*text.expandtabs(4).split("\n"), ""], start=1):
        if raw.strip():
            rows.append((place, raw.rstrip()))
            continue
        if rows:
            yield from _chunk(rows, profile, dashes_before_numbers=dashes_before_numbers)
        rows = []


def _is_a_paragraph_a_line(text: str) -> bool:
    """Whether each line is a paragraph, as Word and LibreOffice save plain text, and none was wrapped.

    Where lines were wrapped, a long one with another right under it mostly goes on there in the middle of a sentence.
    """
    rows = text.split("\n")
    if sum(bool(row.strip()) for row in rows) < _FEWEST_LINES or any(row.lstrip().startswith("|") for row in rows):
        return False
    under = [
        (row, following)
        for row, following in pairwise(rows)
        if len(row) >= _WRAPPED and following.strip() and not _BULLET.match(following) and "@" not in following
    ]
    longest = max(len(row) for row in rows)
    open_ended = [(row, following.strip()) for row, following in under if row.rstrip()[-1:] not in ".:;?!"]
    within = sum(following[:1].islower() for _, following in open_ended)
    full = sum(len(row) + 1 + len(following.split(None, 1)[0]) > longest for row, following in open_ended)
    goes_on = max(within, full) if longest <= _WIDEST and full >= _FEWEST_FULL else within
    return bool(under) and goes_on <= len(under) * (_FEWEST_THAT_GO_ON if _has_a_margin(rows) else _MOST_THAT_GO_ON)


def _has_a_margin(rows: Sequence[str]) -> bool:
    """Whether many lines end where the longest does, as those do that a program wrapped."""
    longest = max(len(row) for row in rows)
    long = [row for row in rows if len(row) >= _WRAPPED]
    return (
        longest <= _WIDEST and sum(len(row) >= longest * _NEAR_MARGIN for row in long) >= len(long) * _SHARE_AT_MARGIN
    )


def _chunk(rows: Sequence[tuple[int, str]], profile: Profile | None, *, dashes_before_numbers: bool) -> Iterator[Line]:
    """The lines of a text between two blank ones."""
    if all(raw.lstrip().startswith("|") for _, raw in rows):
        blocks = parse("\n".join(raw.strip() for _, raw in rows))
        if len(blocks) == 1 and isinstance(blocks[0], Table):
            yield Line(rows[0][0], table=blocks[0])
            return
    width = max(len(raw) for _, raw in rows)
    paragraphs: list[list[tuple[int, str]]] = []
    for place, raw in rows:
        goes_on = bool(paragraphs) and _is_wrapped(paragraphs[-1][-1][1], raw, first=paragraphs[-1][0][1], width=width)
        if goes_on and not _begins_a_part(raw, profile):
            paragraphs[-1].append((place, raw))
        else:
            paragraphs.append([(place, raw)])
    for paragraph in paragraphs:
        yield _line(
            paragraph,
            dashes_before_numbers=dashes_before_numbers,
            loose=len(paragraphs) == 1 or len(paragraphs) > _MOST_IN_A_CHUNK,
        )


def _is_wrapped(before: str, raw: str, *, first: str, width: int) -> bool:
    """Whether a line goes on with the one before it: that one was full, or this one goes on in a sentence.

    :param width: how many characters the longest of the lines has.
    """
    if _BULLET.match(raw) or number_before(raw.lstrip()) or raw.lstrip().startswith(("|", ">")):
        return False
    if re.match(r"\s*\(?[a-z]\)\s", raw):
        return False
    indent, indent_before = len(raw) - len(raw.lstrip()), len(first) - len(first.lstrip())
    begun = _BULLET.match(first) is not None or number_before(first.lstrip()) is not None
    full = len(before) + 1 + len(raw.split(None, 1)[0]) > width * _NEARLY
    return (begun and indent > indent_before) or (len(before) >= _WRAPPED and full) or raw.lstrip()[:1].islower()


def _begins_a_part(raw: str, profile: Profile | None) -> bool:
    """Whether a line is the heading of a part, or begins with a label that says what follows."""
    words = raw.strip()
    if profile is None or not words[:1].isupper():
        return False
    part = part_named(words, profile) or labelled(words, profile)
    label = checker_label(words, profile)
    return (part is not None and (":" in words or part.rest == "")) or (label is not None and label[1] >= 4)


def _line(rows: Sequence[tuple[int, str]], *, dashes_before_numbers: bool, loose: bool) -> Line:
    place, first = rows[0]
    words = " ".join(raw.strip() for _, raw in rows)
    if _QUOTE.match(first):
        return Line(place, styled(re.sub(r"(?:^|\s)> ?", " ", words).strip()), quote=True, loose=False)
    numbered = _INDENTED_NUMBER.match(first)
    if numbered is not None:
        rest = words[numbered.end() - len(numbered[1]) :]
        return Line(place, styled(rest), list_kind="number", depth=_depth(numbered[1]), loose=False)
    bullet = _BULLET.match(first)
    if bullet is None:
        inlines, label = _labelled(words)
        return Line(place, inlines, emphatic=_is_emphatic(words), loose=loose, label=label)
    rest = words[bullet.end() - len(bullet[1]) :]
    if dashes_before_numbers and not bullet[1]:  # the dash is what the conversion of a numbered list left
        return Line(place, styled(rest), emphatic=_is_emphatic(rest), loose=False)
    depth = max(0, _depth(bullet[1]) - dashes_before_numbers)
    return Line(place, styled(rest), list_kind="bullet", depth=depth, loose=False)


def _depth(indent: str) -> int:
    return (len(indent) + 1) // 2


def _labelled(words: str) -> tuple[tuple[Inline, ...], str]:
    """What stands on the line of a paragraph, and the label that it carries as in Markdown, ``{#label}``, or empty."""
    blocks = parse(words) if words.endswith("}") else ()
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return blocks[0].inlines, blocks[0].label
    return styled(words), ""


def styled(words: str) -> tuple[Inline, ...]:
    """Words with the Markdown that is in them, where it is a paragraph's; else as they are."""
    blocks = parse(words)
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not blocks[0].label:
        return blocks[0].inlines
    return (Words(words),)


def _is_emphatic(words: str) -> bool:
    return words.isupper() and sum(c.isalpha() for c in words) > 2
