"""Wording that only puts values among words, filled in as Jinja2 would, without it.

Most of a council's wording is of this kind: ``Report by {{ report_by }}``, a list joined
(``{{ divisions | join(', ') }}``), what there is of some values joined (``{{ [name, email] | select | join(', ') }}``).
Without it a cold draft takes a ninth longer: Jinja2 is imported, and its templates compiled.
Whatever says more than that is left to Jinja2, and so is every mistake, which it has the words for.
"""

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from oscb_cli.model.patterns import regex

_VALUE = regex(
    r"""(?x)
    \{\{ [ ]* (?:
        (?P<name> [a-z_]+ ) (?: [ ]* \| [ ]* join\( '(?P<between> [^'\\\n]* )' \) )?
      | \[ [ ]* (?P<names> [a-z_]+ (?: , [ ]* [a-z_]+ )* ) [ ]* \]
        [ ]* \| [ ]* select [ ]* \| [ ]* join\( '(?P<between_some> [^'\\\n]* )' \)
    ) [ ]* \}\}"""
)
_MAY_BE_JINJA = regex(r"[{}\r]")
_MEANS_SOMETHING = {"true", "false", "none", "not", "and", "or", "in", "is", "if", "else"}


class _Value(Struct, frozen=True):
    """A value, or several that are joined: those of one list, or those of several values that are not empty."""

    names: tuple[str, ...]
    between: str | None
    is_list: bool

    def of(self, values: Mapping[str, object]) -> str:
        if self.between is None:
            return str(values[self.names[0]])
        if self.is_list:
            return self.between.join(map(str, values[self.names[0]]))  # type: ignore[call-overload]
        some = [values[name] for name in self.names]
        return self.between.join([str(value) for value in some if value])


def filled_in(template: str, values: Mapping[str, object]) -> str | None:
    """A wording with its values in place; None where it takes Jinja2."""
    pieces = _pieces(template)
    if pieces is None:
        return None
    try:
        return "".join([piece if type(piece) is str else piece.of(values) for piece in pieces])  # type: ignore[union-attr]
    except (KeyError, TypeError):
        return None  # Jinja2 has the words for what is missing


@cache
def _pieces(template: str) -> tuple[str | _Value, ...] | None:
    pieces: list[str | _Value] = []
    place = 0
    for match in _VALUE.finditer(template):
        pieces.append(template[place : match.start()])
        names = tuple(re.findall("[a-z_]+", match["name"] or match["names"]))
        if _MEANS_SOMETHING.intersection(names):
            return None
        is_list = match["name"] is not None
        pieces.append(_Value(names, match["between"] if is_list else match["between_some"], is_list))
        place = match.end()
    pieces.append(template[place:])
    words = [piece for piece in pieces if isinstance(piece, str)]
    if any(map(_MAY_BE_JINJA.search, words)) or template.endswith("\n"):
        return None
    return tuple(piece for piece in pieces if piece)
