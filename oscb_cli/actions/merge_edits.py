"""What somebody changed in a document, put into the report that it was written from: plain data, three ways."""

import json
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

_ORDERED = ("sections", "implications")
_NAMES = ("key", "area", "heading", "title", "name")


def merged(
    read: Mapping[str, Any], expected: Mapping[str, Any], kept: Mapping[str, Any], order: Mapping[str, Sequence[int]]
) -> tuple[dict[str, Any], dict[str, str]]:
    """A report as it was written, with the changes that were made in its document.

    :param read: what the document is read as.
    :param expected: what it would be read as if nobody had changed it.
    :param kept: the report that it was written from.
    :param order: for sections and implications, their places in ``kept`` in the document's order; -1 for one that
        the document made itself.
    :return: the report, and where the sections and implications that were read stand in it, by pointer.
    """
    report = _group(
        {key: value for key, value in read.items() if key not in _ORDERED},
        {key: value for key, value in expected.items() if key not in _ORDERED},
        {key: value for key, value in kept.items() if key not in _ORDERED},
    )
    places: dict[str, str] = {}
    for name in _ORDERED:
        entries, moved = _entries(
            read.get(name, []), expected.get(name, []), kept.get(name, []), list(order.get(name, []))
        )
        places.update({f"/{name}/{there}": f"/{name}/{here}" for there, here in moved.items()})
        if entries or name in kept:
            report[name] = entries
    return report, places


def _value(read: Any, expected: Any, kept: Any) -> Any:
    if read == expected:
        return kept
    if isinstance(read, Mapping) and isinstance(expected, Mapping) and isinstance(kept, Mapping):
        return _group(read, expected, kept)
    if isinstance(read, list) and isinstance(expected, list) and isinstance(kept, list) and len(expected) == len(kept):
        return [
            read[there] if old is None else _value(read[there], expected[old], kept[old])
            for there, old in _pairs(read, expected)
        ]
    return read


def _group(read: Mapping[str, Any], expected: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """A group, key by key: what is neither read nor expected is kept; what was expected and is gone, is gone."""
    found: dict[str, Any] = {}
    for key in [*kept, *(key for key in read if key not in kept)]:
        if key in read and key in expected:
            if read[key] == expected[key]:
                if key in kept:
                    found[key] = kept[key]
            else:
                found[key] = _value(read[key], expected[key], kept.get(key))
        elif key in read:
            found[key] = read[key]
        elif key not in expected:
            found[key] = kept[key]
    return found


def _entries(
    read: list[Any], expected: list[Any], kept: list[Any], order: list[int]
) -> tuple[list[Any], dict[int, int]]:
    """Sections or implications, with where each that was read stands now."""
    if len(expected) != len(order):
        same = read == expected  # what the document shows cannot be told apart by part, but nothing was changed
        return list(kept if same else read), {place: place for place in range(len(read))}
    pairs = _pairs(read, expected)
    made = {place: _value_of(place, old, read, expected, kept, order) for place, old in pairs}
    olds = [old for _, old in pairs]
    if olds == list(range(len(expected))):  # nothing came, went or moved: the order of the report stays
        found: list[Any] = list(kept)
        moved: dict[int, int] = {}
        extra = []
        for place, old in enumerate(olds):
            here = order[old] if old is not None else -1
            if here >= 0:
                found[here], moved[place] = made[place], here
            elif made[place] != _AS_IT_WAS:
                extra.append((place, made[place]))
        for place, entry in extra:
            moved[place] = len(found)
            found.append(entry)
        return found, moved
    found, moved = [], {}
    for place, entry in made.items():
        if entry != _AS_IT_WAS:
            moved[place] = len(found)
            found.append(entry)
    return found, moved


_AS_IT_WAS = object()
"""A section that the document made itself, and nobody changed: no section of the report."""


def _value_of(
    there: int, old: int | None, read: list[Any], expected: list[Any], kept: list[Any], order: list[int]
) -> Any:
    if old is None:
        return read[there]
    if order[old] < 0:
        return _AS_IT_WAS if read[there] == expected[old] else read[there]
    return _value(read[there], expected[old], kept[order[old]])


def _pairs(read: Sequence[Any], expected: Sequence[Any]) -> list[tuple[int, int | None]]:
    """For each entry that was read, the one that was expected in its place; None for a new one."""
    matcher = SequenceMatcher(None, [_folded(e) for e in expected], [_folded(e) for e in read], autojunk=False)
    olds: dict[int, int] = {}
    for tag, start, end, begins, ends in matcher.get_opcodes():
        if tag == "equal":
            olds.update(zip(range(begins, ends), range(start, end), strict=True))
        elif tag == "replace":
            free = list(range(start, end))
            for there in range(begins, ends):
                match = next((old for old in free if _same_name(read[there], expected[old])), None)
                if match is None and ends - begins == end - start:
                    match = start + there - begins if start + there - begins in free else None
                if match is not None:
                    olds[there] = match
                    free.remove(match)
    return [(there, olds.get(there)) for there in range(len(read))]


def _same_name(entry: Any, other: Any) -> bool:
    if not isinstance(entry, Mapping) or not isinstance(other, Mapping):
        return False
    return any(entry.get(name) and entry.get(name) == other.get(name) for name in _NAMES)


def _folded(entry: Any) -> str:
    return json.dumps(entry, sort_keys=True, default=str)
