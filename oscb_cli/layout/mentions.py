"""Words that lead somewhere without being typed as links: e-mail addresses, web addresses, annexes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

_MAIL = r"(?P<mail>[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
_WEB = r"(?P<web>https?://[^\s<>“”\"]*[^\s<>“”\".,;:!?'’)\]])"
_NEVER = r"(?P<annex>(?!))"


class Piece(Struct, frozen=True):
    """A piece of a text: its words, and what they lead to (an address, or the number of an annex, or nothing)."""

    words: str
    address: str = ""
    annex: int = 0


class Mentions:
    """Finds what a text mentions.

    :param annex_labels: what the annexes are called, in order: ``Annex 1``, ``Annex 2`` …
    """

    def __init__(self, annex_labels: tuple[str, ...]) -> None:
        self._numbers = {label.casefold(): number for number, label in enumerate(annex_labels, start=1)}
        longest_first = sorted(annex_labels, key=len, reverse=True)
        labels = "|".join(re.escape(label).replace(r"\ ", "[ \u00a0]") for label in longest_first)
        annex = rf"(?P<annex>\b(?:{labels})(?![\w.]\w|\w))" if labels else _NEVER
        self._pattern = re.compile(f"{_MAIL}|{_WEB}|{annex}", re.IGNORECASE)
        self.pieces = lru_cache(maxsize=256)(self._pieces)  # lines that name officers come again and again
        """A text in pieces, in order; put together again they are the text."""
        self._first_words = tuple({label.split()[0].casefold() for label in annex_labels if label.split()})

    def may_be_in(self, text: str) -> bool:
        """Whether a text may mention anything; in most there is nothing to look for."""
        if "@" in text or "://" in text:
            return True
        if self._first_words:
            folded = text.casefold()
            for word in self._first_words:
                if word in folded:
                    return True
        return False

    def _annex_in(self, text: str) -> int:
        """Where in a text an annex may be mentioned first; -1 where none is."""
        folded = text.casefold()
        places = [place for word in self._first_words if (place := folded.find(word)) >= 0]
        return min(places) if places and len(folded) == len(text) else -1 if not places else 0

    def _first_place(self, text: str) -> int:
        """Where in a text the first mention may begin: to look from there on takes a fraction of the time."""
        mail, web, annex = text.find("@"), text.find("://"), self._annex_in(text)
        places = (
            text.rfind(" ", 0, mail) + 1 if mail >= 0 else -1,
            max(web - len("https"), 0) if web >= 0 else -1,
            annex,
        )
        return min((place for place in places if place >= 0), default=len(text))

    def _pieces(self, text: str) -> tuple[Piece, ...]:
        return tuple(self._each_piece(text))

    def _each_piece(self, text: str) -> Iterator[Piece]:
        position = 0
        for match in self._pattern.finditer(text, self._first_place(text)):
            if match.start() > position:
                yield Piece(text[position : match.start()])
            words = match[0]
            if match.lastgroup == "annex":
                yield Piece(words, annex=self._numbers[words.replace("\u00a0", " ").casefold()])
            else:
                yield Piece(words, address=words)
            position = match.end()
        if position < len(text):
            yield Piece(text[position:])


@lru_cache(maxsize=256)
def mentions_of(annex_labels: tuple[str, ...]) -> Mentions:
    """Finds what the texts of a report mention whose annexes are called so."""
    return Mentions(annex_labels)
