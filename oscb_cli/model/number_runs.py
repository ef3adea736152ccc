"""Runs of numbers: which of the numbers that stand one after the other in a document follow each other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

FEWEST = 2
"""Numbers that make a run."""

_WIDEST_GAP = 2
"""How far two numbers that follow each other may be apart, where one was left out."""

_LATEST_START = 3
_NEAR = 4
"""Numbers between a number in the wrong place and the place where it is missing."""


class Signs(NamedTuple):
    """What else speaks for a number: what follows can stand without it, and it is set off by a tab."""

    strong: bool
    apart: bool


def members_of(values: Sequence[tuple[int, ...]], signs: Sequence[Signs]) -> tuple[set[int], int]:
    """The places of the numbers that stand in the document's sequence, and how long its longest run is."""
    members: set[int] = set()
    runs = list(_runs(values, signs, 0, len(values)))
    for run in runs:
        members.update(run)
        members.update(place for place in _misplaced(values, run) if signs[place].strong)
    if len(runs) > 1 and all(
        values[run[0]][-1] == 1 for run in runs
    ):  # each section begins anew, one with a single one
        members.update(place for place in _outside(runs, len(values)) if values[place][-1] == 1)
    if members and sum(signs[place].apart for place in members) > len(members) * 0.9:  # by tabs, as no words are
        members.update(place for place, one in enumerate(signs) if one.apart)
    return members, max(map(len, runs), default=0)


def _runs(values: Sequence[tuple[int, ...]], signs: Sequence[Signs], start: int, end: int) -> Iterator[list[int]]:
    """The runs between two places: the longest, and those before and after it. What stands within one is no run."""
    run = _longest_run(values, signs, start, end)
    if len(run) < FEWEST:
        return
    yield from _runs(values, signs, start, run[0])
    yield run
    yield from _runs(values, signs, run[-1] + 1, end)


def _longest_run(values: Sequence[tuple[int, ...]], signs: Sequence[Signs], start: int, end: int) -> list[int]:
    """The places of the longest run of numbers of which each follows the one before."""
    length: dict[int, int] = {}
    before: dict[int, int] = {}
    latest: dict[tuple[int, ...], int] = {}
    sections: dict[tuple[int, ...], int] = {}
    for place in range(start, end):
        value = values[place]
        earlier = [latest[one] for one in _preceding(value) if one in latest]
        if value[-1] == 1 and len(value) > 1:
            earlier += [sections[one] for one in _sections_before(value) if one in sections]
        length[place] = 1
        for other in earlier:
            if length[other] + 1 > length[place]:
                length[place], before[place] = length[other] + 1, other
        same = latest.get(value)
        if same is None or (length[place], signs[place]) >= (length[same], signs[same]):
            latest[value] = place
        head = value[:-1]
        if head not in sections or length[place] >= length[sections[head]]:
            sections[head] = place
    if not length:
        return []
    at = max(length, key=lambda place: length[place])
    run = [at]
    while run[-1] in before:
        run.append(before[run[-1]])
    return _without_loose_ends(values, _without_weak(values, run[::-1], signs))


def _preceding(value: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The numbers that one may follow under the same heading: the one before it, or the one before that."""
    for gap in range(1, _WIDEST_GAP + 1):
        if value[-1] > gap:
            yield (*value[:-1], value[-1] - gap)


def _sections_before(value: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The sections after whose last number the first of another may stand: 2.3 before 3.1, or before 4.1."""
    head = value[:-1]
    for gap in range(1, _WIDEST_GAP + 2):
        if head[-1] > gap:
            yield (*head[:-1], head[-1] - gap)


def _without_weak(values: Sequence[tuple[int, ...]], run: list[int], signs: Sequence[Signs]) -> list[int]:
    """A run without numbers before words that hardly stand alone, unless they stand just where a number is missing."""
    return [
        one
        for place, one in enumerate(run)
        if signs[one].strong
        or (
            0 < place < len(run) - 1
            and _follows(values[run[place - 1]], values[one])
            and _follows(values[one], values[run[place + 1]])
        )
    ]


def _without_loose_ends(values: Sequence[tuple[int, ...]], run: list[int]) -> list[int]:
    """A run without a first or last number that does not quite go with it: nothing beyond says that it is one."""
    while len(run) > 1 and not _follows(values[run[-2]], values[run[-1]]):
        run = run[:-1]
    while len(run) > 1 and values[run[0]][-1] > _LATEST_START and not _follows(values[run[0]], values[run[1]]):
        run = run[1:]
    return run if len(run) > 1 else []


def _follows(value: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether a number comes right after another: 4 after 3, 2.2 after 2.1, 3.1 after 2.5."""
    if value[:-1] == after[:-1]:
        return after[-1] == value[-1] + 1
    return after[-1] == 1


def _misplaced(values: Sequence[tuple[int, ...]], run: Sequence[int]) -> Iterator[int]:
    """The numbers near a run that are missing in it, where they stand in a wrong place: 15, 18, 16, 17."""
    there = {values[place] for place in run}
    first, last = run[0], run[-1]
    for place in range(max(0, first - 1), min(len(values), last + 2)):
        value = values[place]
        if place in run or value in there:
            continue
        beside = [other for other in run if _follows(values[other], value) or _follows(value, values[other])]
        if any(abs(other - place) <= _NEAR for other in beside) and value[:-1] in {one[:-1] for one in there}:
            there.add(value)
            yield place


def _outside(runs: Sequence[Sequence[int]], count: int) -> Iterator[int]:
    """The places that stand within no run."""
    within = {place for run in runs for place in range(run[0], run[-1] + 1)}
    return (place for place in range(count) if place not in within)
