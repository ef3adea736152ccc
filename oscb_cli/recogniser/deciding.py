"""Tables that hold the recommendation: its heading across the first row, then an item a row, or all of it beside it.

A table of figures below a recommendation is none of these, and stays a table.
"""

from collections.abc import Iterator, Sequence

from oscb_cli.model.blocks import Words, plain_inlines
from oscb_cli.model.marks import Mark, letter_before, number_before
from oscb_cli.model.spans import without_start
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.headings import labelled, part_named
from oscb_cli.recogniser.lead import asks_somebody, bare_lead
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.tables import Row

_MOST_MARK = 6
"""Characters of a cell that holds no more than the mark of an item."""


def recommendation_in(rows: Sequence[Row], profile: Profile) -> list[Line] | None:
    """The lines of a table that is the recommendation, its heading first; None where a table is none of that kind."""
    filled = [[cell for cell in row if cell] for row in rows]
    filled = [row for row in filled if row]
    if not filled or any(line.table is not None for row in filled for cell in row for line in cell):
        return None
    (first, *beside), *below = filled
    heading = _heading(first[0], profile)
    if heading is None or len(beside) > 1 or not (beside or below):
        return None
    lines = [*heading, *first[1:]]
    lines += _as_item(beside[0]) if beside else []
    for place, row in enumerate(below):
        item = _row(row)
        if item is None or (place and not item[0].list_kind and len(row) == 1 and _is_another_part(row[0], profile)):
            return None
        lines += item
    return lines


def items_in(rows: Sequence[Row], before: Line | None, profile: Profile) -> list[Line] | None:
    """The items of a table that stands below the heading or the lead-in of a recommendation: a mark and words a row."""
    if before is None or before.table is not None or not before.words:
        return None
    named = labelled(before.words, profile) or part_named(before.words, profile)
    led = before.words.endswith(":") and (
        asks_somebody(before.words) or bare_lead(before.words, vocabulary_of(profile)) is not None
    )
    if not led and (named is None or named.kind != "recommendation"):
        return None
    marked = [_marked(row) for row in rows]
    values = [mark.values for mark, _ in marked if mark is not None]
    if len(values) < len(rows) or values != [(number,) for number in range(1, len(rows) + 1)]:
        return None
    return [line for _, item in marked for line in item]


def _heading(line: Line, profile: Profile) -> list[Line] | None:
    """The heading that a line is or begins with, and what stands after it."""
    part = part_named(line.words, profile)
    if part is None or part.kind != "recommendation":
        part = labelled(line.words, profile)
    if part is None or part.kind != "recommendation":
        is_lead = asks_somebody(line.words) and bare_lead(line.words, vocabulary_of(profile)) is not None
        return [_unworded(line), _plain(line)] if is_lead else None
    rest = part.rest
    whole = plain_inlines(line.inlines).rstrip()
    begins = len(whole) - len(rest) if rest and whole.endswith(rest) else 0
    words = " ".join((whole[:begins] if begins else line.words.removesuffix(rest)).split())
    heading = line.with_inlines((Words(words),))
    heading.role, heading.number, heading.list_kind, heading.loose = "recommendation", "", "", True
    if not rest:
        return [heading]
    after = line.with_inlines(without_start(line.inlines, begins) if begins else (Words(rest),))
    return [heading, _plain(after)]


def _unworded(line: Line) -> Line:
    """The heading that a lead-in needs not."""
    heading = Line(line.place, (Words("Recommendations"),), emphatic=True)
    heading.role = "recommendation"
    return heading


def _plain(line: Line) -> Line:
    plain = line.with_inlines(line.inlines)
    plain.level, plain.emphatic, plain.loose = 0, False, False
    return plain


def _row(row: Row) -> list[Line] | None:
    """The lines of a row: an item with its mark in a cell of its own, or what stands in its only cell."""
    if len(row) == 1:
        return list(row[0])
    mark, item = _marked(row)
    return item if mark is not None else None


def _marked(row: Row) -> tuple[Mark | None, list[Line]]:
    """The mark in the first cell of a row, and the lines of the second as an item."""
    cells = [cell for cell in row if cell]
    if len(cells) != 2 or len(cells[0]) != 1 or cells[1][0].table is not None:
        return None, []
    said = cells[0][0].number or cells[0][0].words
    if len(said) > _MOST_MARK:
        return None, []
    bare = said.strip("().") + ". x"
    mark = number_before(bare) or letter_before(bare)
    return (mark, list(_as_item(cells[1], marked=True))) if mark is not None else (None, [])


def _as_item(cell: Sequence[Line], *, marked: bool = False) -> Iterator[Line]:
    for place, line in enumerate(cell):
        entry = line.with_inlines(line.inlines)
        entry.level, entry.emphatic = 0, False
        if marked and place == 0:
            entry.list_kind, entry.depth, entry.number = "number", 0, ""
        elif marked:
            entry.continues, entry.list_kind = True, entry.list_kind or "number"
        yield entry


def _is_another_part(cell: Sequence[Line], profile: Profile) -> bool:
    """Whether a cell in the only filled one of its row begins another part of the report."""
    part = part_named(cell[0].words, profile) or labelled(cell[0].words, profile)
    return part is not None and part.kind != "recommendation"
