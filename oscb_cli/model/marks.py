"""What may stand before the words of a paragraph: a number, a letter, a Roman number, a bullet. One grammar for all.

A mark is only a shape. “12. ” may be the number of a paragraph, or the beginning of “12. Angry Men”; whether it is one
the paragraphs around it say (``model.typed_numbers``). Whoever asks about the beginning of a line asks here.
"""

from typing import Literal

from msgspec import Struct

from oscb_cli.model.patterns import regex

Kind = Literal["number", "letter", "roman", "bullet"]
Style = Literal["", ".", ")", "()"]

_NUMBER = regex(r"(\()?([1-9]\d{0,2}(?:\.[1-9]\d?){0,3})([.)]?)(\s+)(?=\S)")
_LETTER = regex(r"(\()?([a-zA-Z]|[ivxIVX]{2,4})([.)])(\s+)(?=\S)")
_BULLET = regex(r"([-–•*·▪●○◦]|o)(\s+)(?=\S)")
_ROMAN = regex(r"(?:x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_NUMBER_STARTS = frozenset("(123456789")
_OPENING = "“\"‘'(["
_MONEY = "£$€"
_LONGEST_UNIT = 5
_APART = 3
"""Spaces after a mark that are more than somebody types after a full stop."""


class Mark(Struct, frozen=True):
    """What stands before words.

    ``text`` is as it is typed (``(4)``, ``4.1``, ``iii)``), ``values`` are its numbers (4; 4 and 1; 3), ``style`` is
    what stands around them, ``length`` the characters up to the words, and ``apart`` says that a tab, or
    as much space as one, stands between.
    """

    kind: Kind
    text: str
    values: tuple[int, ...]
    style: Style
    length: int
    apart: bool = False

    @property
    def bare(self) -> str:
        """The mark without brackets and full stops: ``4``, ``4.1``, ``iii``."""
        return self.text.strip("().")


def number_before(words: str, *, bare: bool = False) -> Mark | None:
    """The number that words may begin with: ``4. ``, ``4) ``, ``(4) ``, ``4.1 ``, ``4.1. ``, ``4.1.2 ``.

    :param bare: whether a whole number alone may be one, ``4 ``, as before a heading or a tab.
    """
    if not words or words[0] not in _NUMBER_STARTS:
        return None
    match = _NUMBER.match(words)
    if match is None:
        return None
    opened, said, closed, space = match.groups()
    style: Style = "()" if opened and closed == ")" else "." if closed == "." else ")" if closed else ""
    if (opened is not None) != (style == "()") or (style == "" and "." not in said and not bare):
        return None
    values = tuple(map(int, said.split(".")))
    return Mark("number", match[0].rstrip(), values, style, match.end(), len(space) >= _APART or "\t" in space)


def letter_before(words: str) -> Mark | None:
    """The letter or Roman number that words may begin with: ``(a) ``, ``b) ``, ``c. ``, ``(iv) ``.

    A letter alone may be a Roman number too (i, v, x): it counts as a letter here, see ``as_roman``.
    """
    match = _LETTER.match(words) if words else None
    if match is None:
        return None
    opened, said, closed, space = match.groups()
    if opened and closed != ")":
        return None
    style: Style = "()" if opened else "." if closed == "." else ")"
    folded = said.lower()
    apart = len(space) >= _APART or "\t" in space
    if len(folded) == 1:
        return Mark("letter", match[0].rstrip(), (ord(folded) - ord("a") + 1,), style, match.end(), apart)
    value = roman_value(folded)
    return Mark("roman", match[0].rstrip(), (value,), style, match.end(), apart) if value else None


def as_roman(mark: Mark) -> Mark | None:
    """A letter read as a Roman number (i, v, x), or a Roman number as it is; None for what is neither."""
    if mark.kind == "roman":
        return mark
    value = roman_value(mark.bare.lower()) if mark.kind == "letter" else 0
    return Mark("roman", mark.text, (value,), mark.style, mark.length, mark.apart) if value else None


def bullet_before(words: str) -> Mark | None:
    """The bullet that words may begin with, a typed hyphen, asterisk or “o” among them."""
    match = _BULLET.match(words)
    if match is None:
        return None
    return Mark("bullet", match[1], (), "", match.end(), len(match[2]) >= _APART or "\t" in match[2])


def roman_value(letters: str) -> int:
    """The value of a Roman number in small letters up to xxxix; 0 for what is none."""
    if not letters or _ROMAN.fullmatch(letters) is None:
        return 0
    worth = [_ROMAN_VALUES[letter] for letter in letters]
    return sum(-one if one < after else one for one, after in zip(worth, [*worth[1:], 0], strict=True))


def is_unit(words: str) -> bool:
    """Whether words may begin with the unit of a figure before them: “FTE posts”, “MW”, “GB of data”."""
    token = words.split(None, 1)[0] if words else ""
    return 1 < len(token.rstrip(".,;")) <= _LONGEST_UNIT and token.isupper() and token[0].isalpha()


def can_stand(words: str) -> bool:
    """Whether words can stand without the mark before them: they begin as a sentence does, and not with its unit.

    “million pounds is spent” cannot stand without its “10.5”; “The library opens”, “£5 million is spent” and
    “王小明” can.
    """
    first = words.lstrip(_OPENING)[:1]
    return bool(first) and ((first.isalpha() and not first.islower()) or first.isdigit() or first in _MONEY)
