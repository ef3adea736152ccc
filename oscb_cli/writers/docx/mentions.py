"""Words that lead somewhere without being typed as links: e-mail addresses, web addresses, annexes."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_MAIL = r"(?P<mail>[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
_WEB = r"(?P<web>https?://[^\s<>“”\"]*[^\s<>“”\".,;:!?'’)\]])"
_NEVER = r"(?P<annex>(?!))"


class Piece(NamedTuple):
    """A piece of a text: its words, and what they lead to (an address, or the number of an annex, or nothing)."""

    words: str
    address: str = ""
    annex: int = 0


class Mentions:
    """Finds what a text mentions.

    :param annex_labels: what the annexes are called, in order: ``Annex 1``, ``Annex 2`` …
    """

    def __init__(self, annex_labels: Sequence[str]) -> None:
        self._numbers = {label.casefold(): number for number, label in enumerate(annex_labels, start=1)}
        longest_first = sorted(annex_labels, key=len, reverse=True)
        labels = "|".join(re.escape(label).replace(r"\ ", "[ \u00a0]") for label in longest_first)
        annex = rf"(?P<annex>\b(?:{labels})(?![\w.]\w|\w))" if labels else _NEVER
        self._pattern = re.compile(f"{_MAIL}|{_WEB}|{annex}", re.IGNORECASE)
        self._marks = ("@", "://", *{label.split()[0].casefold() for label in annex_labels if label.split()})

    def pieces(self, text: str) -> Iterator[Piece]:
        """A text in pieces, in order; put together again they are the text."""
        folded = text.casefold()
        if not any(mark in folded for mark in self._marks):
            yield Piece(text)
            return
        position = 0
        for match in self._pattern.finditer(text):
            if match.start() > position:
                yield Piece(text[position : match.start()])
            words = match[0]
            if match["mail"] or match["web"]:
                yield Piece(words, address=words)
            else:
                yield Piece(words, annex=self._numbers[words.replace("\u00a0", " ").casefold()])
            position = match.end()
        if position < len(text):
            yield Piece(text[position:])
