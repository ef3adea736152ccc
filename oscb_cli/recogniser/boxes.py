"""Boxes: tables that are a frame around text, with a heading in their first line or row."""

from collections.abc import Sequence

from oscb_cli.model.blocks import plain_inlines
from oscb_cli.model.marks import number_before
from oscb_cli.model.patterns import regex
from oscb_cli.model.spans import only_start, without_start
from oscb_cli.profile.schema import CLOSING_PARTS, Profile
from oscb_cli.recogniser.headings import is_short, labelled, run_in
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.tables import Row

_NUMBERED = regex(r"([A-Z][^:.;]{2,80}):\s+(?=\S)")
_MOST_HEADING = 8
_FEWEST_LINES = 2
_HEADING = 2
"""The level of a box's heading: below the title's."""


def is_a_box(rows: Sequence[Row]) -> bool:
    """Whether a table is a frame around text: of one column, or with words in the first cell of each row alone."""
    return all(len(row) == 1 or (bool(row[0]) and not any(row[1:])) for row in rows)


def with_head(lines: Sequence[Line], profile: Profile) -> Sequence[Line]:
    """The lines of a box, the first as a heading where the others stand under it as its text: “Purpose of Report:”."""
    if len(lines) < _FEWEST_LINES or any(line.table is not None for line in lines[:2]):
        return lines
    first, after, *_ = lines
    if first.level == 0 and not first.list_kind and (begins := _run_in(first, profile)):
        head = first.with_inlines(only_start(first.inlines, begins))
        text = first.with_inlines(without_start(first.inlines, begins))
        head.level, text.emphatic, text.loose = _HEADING, False, False
        return [head, text, *lines[1:]]
    stands_apart = first.words.endswith((":", "?")) or (first.emphatic and not after.emphatic)
    if not stands_apart or first.level or first.list_kind or not is_short(first.words.rstrip(":")):
        return lines
    named = labelled(first.words, profile)
    is_label = named is not None and named.kind == "label" and named.key not in CLOSING_PARTS
    if is_label or labelled(after.words, profile) is not None:
        return lines
    head = first.with_inlines(first.inlines)
    head.level = _HEADING
    return [head, *lines[1:]]


def _run_in(line: Line, profile: Profile) -> int:
    """Where the text begins that is run in after a numbered heading, “3. Implications on IT: None.”; 0 for none."""
    whole = plain_inlines(line.inlines)
    mark = number_before(whole)
    match = _NUMBERED.match(whole, mark.length) if mark is not None else None
    if match is None or len(match[1].split()) > _MOST_HEADING or run_in(line.words, profile) is not None:
        return 0
    return match.end()
