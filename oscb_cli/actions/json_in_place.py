"""Changing a JSON file that a person typed: what changed is put into its text, and all else stays as it is typed.

Indentation, order, spacing, escapes and line ends are the file's; what is added is written as its neighbours are.
"""

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from oscb_cli.model.patterns import regex
from oscb_cli.readers.json_places import Member, end_of, first_value, letters, members

Edit = tuple[int, int, str]
_LINES = regex(r"[^\n]*\n|[^\n]+")
_PIECES = regex(r"\w+|\W")
_MOST_PIECES = 2000
_OPEN_ON_ITS_LINE = regex(r"[{\[][ \t]*\r?\n")
_OPEN_AND_ON = regex(r"\{([ \t]*)\"")
_COLON = regex(r'"([ \t]*:[ \t]*)["\[{\dtfn-]')


def json_with(source: str, data: Any) -> str:
    """The text of a JSON file with other data in it.

    :param source: the text as it is; JSON without a key twice.
    :param data: what it is to say.
    """
    hand = _Hand(source)
    start = first_value(source)
    edits = sorted(hand.changes(start, json.loads(source.removeprefix("\ufeff")), data), key=lambda edit: edit[0])
    pieces, at = [], 0
    for begins, ends, new in edits:
        pieces += [source[at:begins], new]
        at = ends
    return "".join((*pieces, source[at:]))


class _Hand:
    """How somebody writes JSON, as one file shows it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.line_end = "\r\n" if "\r\n" in source else "\n"
        self.ascii_only = source.isascii()
        colon = _COLON.search(source)
        self.colon = colon[1] if colon else ": "
        self.comma = ", " if ", " in source or self.colon != ":" else ","

    def changes(self, start: int, old: Any, new: Any) -> Iterator[Edit]:
        """What to change of the value that begins at a place, which is the old, to make it the new."""
        if type(old) is type(new) and old == new and json.dumps(old) == json.dumps(new):
            return
        end = end_of(self.source, start)
        if isinstance(old, str) and isinstance(new, str):
            yield from self._changes_of_words(start, end, old, new)
            return
        edits: list[Edit] | None = None
        if old and isinstance(old, dict) and isinstance(new, dict):
            edits = self._changes_of_group(start, old, new)
        elif old and isinstance(old, list) and isinstance(new, list):
            edits = self._changes_of_list(start, old, new)
        yield from [(start, end, self._written(new, self._indent_at(start)))] if edits is None else edits

    def _changes_of_words(self, start: int, end: int, old: str, new: str) -> Iterator[Edit]:
        at = letters(self.source, start, end)
        for begins, ends, words in differences(old, new):
            yield at[begins], at[ends], json.dumps(words, ensure_ascii=self.ascii_only)[1:-1]

    def _changes_of_group(self, start: int, old: dict[str, Any], new: dict[str, Any]) -> list[Edit] | None:
        """The changes of a group's entries; None where it is to be written anew."""
        entries = list(members(self.source, start))
        gone = [place for place, entry in enumerate(entries) if entry.key not in new]
        added = [key for key in new if key not in old]
        if len(gone) == len(entries) or len(gone) > 1 or (gone and added):
            return None
        edits = [self._without(entries, place) for place in gone]
        for entry in entries:
            if entry.key in new:
                edits += self.changes(entry.value, old[entry.key], new[entry.key])
        if added:
            edits.append(self._added(start, entries, [(key, new[key]) for key in added]))
        return edits

    def _changes_of_list(self, start: int, old: list[Any], new: list[Any]) -> list[Edit] | None:
        """The changes of a list's entries; None where it is to be written anew."""
        entries = list(members(self.source, start))
        if len(new) < len(old):
            place = next((place for place, one in enumerate(new) if one != old[place]), len(new))
            one_is_gone = new and [*old[:place], *old[place + 1 :]] == new
            return [self._without(entries, place)] if one_is_gone else None
        edits: list[Edit] = []
        for entry, before, after in zip(entries, old, new, strict=False):
            edits += self.changes(entry.value, before, after)
        if len(new) > len(old):
            edits.append(self._added(start, entries, [("", value) for value in new[len(old) :]]))
        return edits

    def _without(self, entries: list[Member], place: int) -> Edit:
        """Take an entry out, with the comma that parts it from the next, or from the one before the last."""
        if place + 1 < len(entries):
            return entries[place].start, entries[place + 1].start, ""
        return entries[place - 1].end, entries[place].end, ""

    def _added(self, start: int, entries: list[Member], values: list[tuple[str, Any]]) -> Edit:
        """Put entries after the last, parted as the others are, or else as the first stands in its brackets."""
        last = entries[-1]
        if len(entries) > 1:
            parting = self.source[entries[-2].end : last.start]
        else:
            before = self.source[start + 1 : last.start]
            parting = f",{before}" if "\n" in before else self.comma
        indent = self._indent_at(last.start)
        is_group = self.source[start] == "{"
        written = (
            f"{json.dumps(key, ensure_ascii=self.ascii_only)}{self._colon_of(last)}" * is_group
            + self._written(value, indent, on_one_line="\n" not in parting)
            for key, value in values
        )
        return last.end, last.end, "".join(f"{parting}{entry}" for entry in written)

    def _colon_of(self, entry: Member) -> str:
        between = self.source[end_of(self.source, entry.start) : entry.value]
        return between if "\n" not in between else self.colon

    def _indent_at(self, place: int) -> str:
        """The white space at the beginning of the line that a place is on."""
        line = self.source[self.source.rfind("\n", 0, place) + 1 : place]
        return line[: len(line) - len(line.lstrip())]

    def _written(self, value: Any, indent: str, *, on_one_line: bool = False) -> str:
        """A value as this file would have it, on the lines after one that is indented so."""
        opened = len(_OPEN_ON_ITS_LINE.findall(self.source))
        run_on = _OPEN_AND_ON.findall(self.source)
        if on_one_line or len(run_on) >= opened:
            said = json.dumps(value, ensure_ascii=self.ascii_only, separators=(self.comma, self.colon))
            padding = run_on[0] if run_on else ""
            return f"{said[0]}{padding}{said[1:-1]}{padding}{said[-1]}" if padding and isinstance(value, dict) else said
        said = json.dumps(value, ensure_ascii=self.ascii_only, indent=self._step(), separators=(",", self.colon))
        return said.replace("\n", f"{self.line_end}{indent}")

    def _step(self) -> str:
        """How much deeper a line is than the one that it belongs to: what the first indented line begins with."""
        for line in self.source.splitlines():
            if line.strip() and line[0] in " \t":
                return line[: len(line) - len(line.lstrip())]
        return "  "


def differences(old: str, new: str) -> list[Edit]:
    """What to change in a text to make it another, as little as may be: first its lines are compared, then words."""
    found: list[Edit] = []
    for begins, ends, put in _differing(_LINES.findall(old), _LINES.findall(new)):
        words = _differing(_PIECES.findall(old[begins:ends]), _PIECES.findall(put))
        found += [_least(old, begins + start, begins + stop, word) for start, stop, word in words]
    return found


def _differing(old: list[str], new: list[str]) -> list[Edit]:
    """The runs of pieces that differ, each with where it stands in the old text and what is to stand there."""
    at = [0]
    for piece in old:
        at.append(at[-1] + len(piece))
    first, last = _same_at_ends(old, new)
    before, after = old[first : len(old) - last], new[first : len(new) - last]
    if max(len(before), len(after)) > _MOST_PIECES:  # to compare these would take too long
        return [(at[first], at[len(old) - last], "".join(after))]
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [(at[first + i], at[first + j], "".join(after[k:m])) for tag, i, j, k, m in codes if tag != "equal"]


def _least(text: str, begins: int, ends: int, new: str) -> Edit:
    """A change without the letters at either end that stay the same."""
    first, last = _same_at_ends(text[begins:ends], new)
    return begins + first, ends - last, new[first : len(new) - last]


def _same_at_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many pieces or letters are the same at the beginning of both, and how many others at the end."""
    least = min(len(old), len(new))
    first = next((place for place in range(least) if old[place] != new[place]), least)
    least -= first
    last = next((place for place in range(least) if old[-1 - place] != new[-1 - place]), least)
    return first, last
