"""Boxes: tables that are a frame around text, with a heading in their first line or row."""

from collections.abc import Sequence

from oscb_cli.profile.schema import CLOSING_PARTS, Profile
from oscb_cli.recogniser.headings import is_short, labelled
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.tables import Row

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
