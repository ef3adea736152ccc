"""Where the values of a JSON text stand in it, and the letters of its strings: what a change in place needs to know.

The text is known to be JSON (``json_reader`` has parsed it); RFC 8259 says what stands where.
"""

import json
import re
from collections.abc import Iterator

from msgspec import Struct

from oscb_cli.model.patterns import regex

_SPACE = regex(r"[ \t\n\r]*")
_STRING = regex(r'"(?:[^"\\]|\\.)*"')
_SCALAR = regex(r"[^\s,\]}]+")
_NEXT_MARK = regex(r'["\[\]{}]')
_LETTER = regex(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL)


class Member(Struct, frozen=True):
    """An entry of a list or a group: where it begins (a group's with its key), where its value begins, and its end."""

    key: str
    start: int
    value: int
    end: int


def first_value(text: str) -> int:
    """Where the value of a JSON text begins."""
    return _after_space(text, 1 if text.startswith("\ufeff") else 0)


def end_of(text: str, start: int) -> int:
    """Where the value that begins at a place ends."""
    if text[start] == '"':
        return _found(_STRING.match(text, start))
    if text[start] not in "{[":
        return _found(_SCALAR.match(text, start))
    depth, at = 0, start
    while True:
        match = _NEXT_MARK.search(text, at)
        assert match is not None  # noqa: S101 - it was parsed, so its brackets pair
        mark, at = match[0], match.end()
        if mark == '"':
            at = _found(_STRING.match(text, match.start()))
        else:
            depth += 1 if mark in "{[" else -1
            if depth == 0:
                return at


def members(text: str, start: int) -> Iterator[Member]:
    """The entries of the list or group that begins at a place, in order; those of a list have no key."""
    is_group, at = text[start] == "{", _after_space(text, start + 1)
    while text[at] not in "]}":
        begins, key, value = at, "", at
        if is_group:
            key_ends = end_of(text, at)
            key = json.loads(text[at:key_ends])
            value = _after_space(text, _after_space(text, key_ends) + 1)
        ends = end_of(text, value)
        yield Member(key, begins, value, ends)
        at = _after_space(text, ends)
        if text[at] == ",":
            at = _after_space(text, at + 1)


def letters(text: str, start: int, end: int) -> list[int]:
    """Where each letter of the string that stands from ``start`` to ``end`` begins, and where the last one ends."""
    return [*(match.start() for match in _LETTER.finditer(text, start + 1, end - 1)), end - 1]


def _after_space(text: str, at: int) -> int:
    return _found(_SPACE.match(text, at))


def _found(match: "re.Match[str] | None") -> int:
    assert match is not None  # noqa: S101 - the text was parsed
    return match.end()
