"""Lines that somebody marked as items in another way than Markdown does: ``(a)``, ``b)``, ``1.``, ``*``, ``•``.

A letter or a number is a mark only in its place: the first is a, i or 1, and each next one follows.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from oscb_cli.layout.item_marks import item_marks
from oscb_cli.recogniser.lead import item_mark

_BULLETS = ("* ", "+ ", "• ", "– ")
_FIRSTS = ("a", "1", "i")
_MOST_ITEMS = 100
_DEEPEST_INDENT = 3
"""Spaces before a mark that still is one of the outermost lines (CommonMark 0.31.2, section 5.2)."""


def marked_items(lines: Sequence[str]) -> list[tuple[list[int], str]]:
    """The items among lines: the places of the lines of each, and its text without the mark.

    Lines before the first item are none of them. Items of another sort within an item are a list within it.
    """
    begins = dict(_begins(lines))
    found = []
    for start, end in pairwise([*begins, len(lines)]):
        rest = (line.strip() if line.startswith(" ") else line for line in lines[start + 1 : end])
        own = [lines[start][begins[start] :], *rest]
        found.append((list(range(start, end)), _with_inner_list(own).strip()))
    return found


def _begins(lines: Sequence[str], firsts: Sequence[str] = _FIRSTS) -> list[tuple[int, int]]:
    """The places of the lines that begin items, with how long the mark of each is; none where there is only one."""
    for first in firsts:
        expected = list(islice(item_marks(first), _MOST_ITEMS))
        begins: list[tuple[int, int]] = []
        for place, line in enumerate(lines):
            indent = _indent(line)
            mark = item_mark(line[indent:]) if indent <= _DEEPEST_INDENT and len(begins) < _MOST_ITEMS else None
            if mark is not None and mark.bare.casefold() == expected[len(begins)]:
                begins.append((place, indent + mark.length))
        if len(begins) > 1:
            return begins
    bullets = [(place, 2) for place, line in enumerate(lines) if line.startswith(_BULLETS)]
    return bullets if len(bullets) > 1 else []


def _with_inner_list(lines: Sequence[str]) -> str:
    """The lines of an item; what is marked in another way within it becomes a numbered list, as Markdown writes it."""
    inner = _begins(lines[1:])
    if not inner or lines[1 + inner[0][0]].startswith(_BULLETS):
        return "\n".join(lines)
    return "\n".join([*lines[: 1 + inner[0][0]], "", *_numbered(lines[1:], inner)])


def _numbered(lines: Sequence[str], inner: Sequence[tuple[int, int]]) -> Iterator[str]:
    marks = dict(inner)
    number = 0
    for place in range(inner[0][0], len(lines)):
        if place in marks:
            number += 1
            yield f"{number}. {lines[place][marks[place] :]}"
        elif lines[place].strip():
            yield f"   {lines[place]}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
