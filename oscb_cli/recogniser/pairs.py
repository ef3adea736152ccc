"""The labels and values that a table's cells hold, however they are laid out.

A row is a label beside its value, two such pairs or more, cells with a value under its label in each, cells that hold
``Label: value``, or words that stand alone.
"""

from collections.abc import Iterator, Sequence

from oscb_cli.model.blocks import plain_inlines
from oscb_cli.model.patterns import regex
from oscb_cli.model.spans import only_start, without_start
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.headings import label_named, labelled, part_named
from oscb_cli.recogniser.line import Line, split_at_breaks
from oscb_cli.recogniser.people import says_more_of_somebody

Cell = Sequence[Line]
Pair = tuple[Cell, Cell]
"""The cell of a label, and that of its value."""

_IN_ONE_CELL = regex(r"(?P<label>[^:]{2,60}):\s+(?P<rest>\S.*)")
_MOST_LABEL_WORDS = 8


def pairs_in(rows: Sequence[Sequence[Cell]], profile: Profile) -> list[Pair]:
    """The labels and values of a table, row by row; the value is empty where words stand alone."""
    return [pair for row in rows for pair in _pairs(row, profile)]


def is_label(label: Cell, profile: Profile) -> bool:
    """Whether a cell is the label of a part of the header or the closing."""
    if len(label) != 1:
        return False
    words = label[0].words
    part = part_named(words, profile) or labelled(words.rstrip(" :") + ":", profile)
    return part is not None and part.kind == "label" and not part.rest


def closing_label(words: str, profile: Profile) -> str:
    """The part of the header or the closing that the words of a cell are the label of; empty for none."""
    bare = words.rstrip(" :")
    part = part_named(bare, profile) or label_named(bare, profile)
    return part.key if part is not None and part.kind == "label" else ""


def known_pairs(pairs: Sequence[Pair], profile: Profile) -> list[bool]:
    """Which pairs say a part of a report; a telephone number under a contact officer says more of the officer."""
    known: list[bool] = []
    somebody = False
    for label, _ in pairs:
        said = is_label(label, profile)
        if said:
            somebody = closing_label(label[0].words, profile) in {"contact_officers", "report_by"}
        elif somebody and len(label) == 1 and says_more_of_somebody(f"{label[0].words.rstrip(' :')}: "):
            said = True
        else:
            somebody = False
        known.append(said)
    if any(known):  # among those, labels of which a report has no part are labels too
        known = [said or _is_other_label(label, profile) for said, (label, _) in zip(known, pairs, strict=True)]
    return known


def _is_other_label(label: Cell, profile: Profile) -> bool:
    words = label[0].words if len(label) == 1 else ""
    made_of = vocabulary_of(profile).other_labels
    return bool(words) and all(token.strip("():?.") in made_of for token in words.casefold().replace("/", " ").split())


def _pairs(row: Sequence[Cell], profile: Profile) -> Iterator[Pair]:
    filled = [cell for cell in row if cell]
    if not filled:
        return
    if _holds_pairs(filled, profile):
        for cell in filled:
            yield from _within(cell, profile)
    elif len(filled) == 1:
        yield filled[0], ()
    elif len(filled) == 2 and not (is_label(filled[0], profile) and is_label(filled[1], profile)):
        yield filled[0], filled[1]
    else:
        for place in range(0, len(row), 2):
            value = row[place + 1] if place + 1 < len(row) else ()
            if row[place] or value:
                yield row[place], value


def is_left_over(row: Sequence[Cell], profile: Profile) -> bool:
    """Whether a row is none of labels and values: a cell of it has none beside it."""
    filled = [cell for cell in row if cell]
    return len(filled) > 2 and len(row) % 2 == 1 and not _holds_pairs(filled, profile)


def _holds_pairs(filled: Sequence[Cell], profile: Profile) -> bool:
    """Whether the cells of a row each hold a label with its value."""
    speak = [_speaks_for_itself(cell, profile, alone=len(filled) == 1) for cell in filled]
    return speak[0] or (sum(speak) > 1 and is_label(filled[0], profile))


def _speaks_for_itself(cell: Cell, profile: Profile, *, alone: bool) -> bool:
    """Whether a cell holds both a label and its value."""
    first = cell[0]
    if first.table is not None:
        return False
    if len(cell) > 1 and _is_bare_label(first, profile):
        return True
    match = _IN_ONE_CELL.match(first.words)
    if match is None or len(match["label"].split()) > _MOST_LABEL_WORDS:
        return False
    known = closing_label(match["label"], profile)
    return bool(known) or not (alone or len(cell) > 1)


def _is_bare_label(line: Line, profile: Profile) -> bool:
    words = line.words
    if line.table is not None or len(words.split()) > _MOST_LABEL_WORDS or ":" in words[:-1]:
        return False
    return bool(closing_label(words, profile)) or (words.endswith(":") and part_named(words, profile) is None)


def _at_colon(line: Line) -> tuple[list[Line], list[Line]]:
    """The label and the value of ``Label: value``."""
    after = plain_inlines(line.inlines).index(":") + 1
    label = line.with_inlines(only_start(line.inlines, after))
    return [label], [line.with_inlines(without_start(line.inlines, after))]


def _within(cell: Cell, profile: Profile) -> Iterator[Pair]:
    """The pairs that one cell holds: a label with the lines under it, or ``Label: value`` a line."""
    lines = [piece for line in cell for piece in split_at_breaks(line)] if len(cell) == 1 else list(cell)
    label: list[Line] = []
    value: list[Line] = []
    for line in lines:
        match = _IN_ONE_CELL.match(line.words) if line.table is None else None
        if _is_bare_label(line, profile):
            begins: tuple[list[Line], list[Line]] | None = ([line], [])
        elif match is not None and (not label or closing_label(match["label"], profile)):
            begins = _at_colon(line)
        else:
            begins = None
        if begins is None:
            value.append(line)
            continue
        if label or value:
            yield (label or value[:1]), (value if label else value[1:])
        label, value = begins
    if label or value:
        yield (label or value[:1]), (value if label else value[1:])
