"""What a fix changes in a text as it is typed: the one place that says whether it may."""

import re
from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Fix
from oscb_cli.rules.engine.stretches import set_apart, within

Edit = tuple[int, int, str]
_BEGINS = r"(?:(?<=\n\n)|(?<![\s\S]))[ \t]*"
_ENDS = r"(?=[ \t]*(?:\{#[\w-]+\}[ \t]*)?(?:\n[ \t]*(?:\n|[-*+>|#]|\d+[.)] )|\s*\Z))"


def edits_of(fix: Fix, text: str) -> list[Edit]:
    """What a fix changes in a text; nothing in what is not its author's own words, and nothing where it is in doubt.

    A fix that is not for every place changes a text only where its words stand once.
    """
    places = list(_places(fix, text))
    if len(places) > 1 and not fix.everywhere:
        return []
    apart = set_apart(text) if places else ()
    changed = (_core(place, fix) for place in places)
    return [edit for edit in changed if not within(apart, edit[0], edit[1])]


def fixed(fix: Fix, text: str) -> str:
    """A text with a fix applied, wherever it may be."""
    pieces, at = [], 0
    for start, end, new in edits_of(fix, text):
        pieces += [text[at:start], new]
        at = end
    return "".join((*pieces, text[at:]))


def _places(fix: Fix, text: str) -> Iterator[int]:
    """Where the words of a fix stand in a text, as words of their own, or where it says that they stand."""
    if fix.old not in text:
        return
    words = re.escape(fix.old)
    if fix.everywhere:
        words = rf"(?<![\w@./:’'-]){words}(?![\w@/’'-]|\.\w)"  # and not as a part of an address
    elif fix.at == "begin":
        words = rf"{_BEGINS}(?P<it>{words})"
    elif fix.at == "end":
        words = rf"{words}{_ENDS}"
    for match in re.finditer(words, text):
        yield match.start("it") if fix.at == "begin" and not fix.everywhere else match.start()


def _core(place: int, fix: Fix) -> Edit:
    """What changes at a place: without what stays the same at either end."""
    old, new = fix.old, fix.new
    least = min(len(old), len(new))
    first = next((n for n in range(least) if old[n] != new[n]), least)
    last = next((n for n in range(least - first) if old[-1 - n] != new[-1 - n]), least - first)
    return place + first, place + len(old) - last, new[first : len(new) - last]
