"""The marks of the items of a recommendation: (a), (b); 1., 2.; (i), (ii)."""

from collections.abc import Iterable, Iterator
from itertools import count, islice

from oscb_cli.model.blocks import Block, Paragraph

AS_PARAGRAPHS = "paragraphs"
"""What a profile says for items that are numbered as paragraphs are."""

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def parts_of(first: str) -> tuple[str, str, str]:
    """The mark of the first item as what stands before its sign, the sign (a, i or 1), and what stands after it."""
    sign = first.strip("().")
    before, _, after = first.partition(sign)
    return before, sign, after


def item_marks(first: str) -> Iterator[str]:
    """The marks of items, from the first on."""
    before, sign, after = parts_of(first)
    signs = {"1": map(str, count(1)), "i": map(roman, count(1))}.get(sign) or _letters()
    yield from (f"{before}{found}{after}" for found in signs)


def marks_of_entries(entries: Iterable[tuple[Block, ...]], first: str, start: int) -> Iterator[str]:
    """The marks of a numbered list's entries that are not empty; one that does not begin with words has none.

    :param first: the mark of an entry that is the first.
    :param start: the number of this list's first entry.
    """
    marks = islice(item_marks(first), start - 1, None)
    yield from (next(marks) if isinstance(entry[0], Paragraph) else "" for entry in entries if entry)


def roman(number: int) -> str:
    """A number in small Roman numerals."""
    found = ""
    for value, sign in _ROMAN:
        while number >= value:
            found, number = found + sign, number - value
    return found


def _letters() -> Iterator[str]:
    """a, b, … z, aa, bb, … as Word counts in letters (ISO/IEC 29500-1, 17.18.59)."""
    for times in count(1):
        yield from (letter * times for letter in "abcdefghijklmnopqrstuvwxyz")
