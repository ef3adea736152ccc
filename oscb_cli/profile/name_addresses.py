"""The letters that a name is made of, and whether an e-mail address is made of them."""

import itertools
import unicodedata
from functools import lru_cache

from oscb_cli.model.patterns import regex

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor cllr councillor sir dame rev revd the rt hon lord lady".split()
)
_SPELT = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
_MARKS = regex(r"['’‘ʼ`]")
_WORD = regex(r"[^\W\d_]+")
_PRONOUNS = regex(r"\([^()]*/[^()]*\)")

FITS = 2.0
"""What an address has that is made of the words of a name: ``grace.law@``, ``glaw@``, ``law.g@`` of Grace Law."""

_MAY_FIT, _OTHERS = 1.0, -1.0


def _letters(words: str) -> str:
    """Words in small letters, without accents and marks of letters, as addresses spell them."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_SPELT))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, without accents, apostrophes, capitals and titles: ``Dr Siân O’Hara`` is sian, ohara."""
    words = _WORD.findall(_MARKS.sub("", _letters(_PRONOUNS.sub(" ", name))))
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return tuple(words)


@lru_cache(maxsize=4096)
def address_fit(name: str, email: str) -> float:
    """How well an e-mail address fits a name.

    :return: ``FITS`` where it is made of the words of the name; 1 where it holds a surname, or one word of the name and
        no other; 0 where that cannot be told (initials, a shared mailbox of one word, a name in another script); -1
        where it is plainly another person's: ``amy.jones@`` for Amy Kogel.
    """
    local = _MARKS.sub("", _letters(email.partition("@")[0]))
    words, parts = name_words(name), tuple(_WORD.findall(local))
    if not words or not parts:
        return 0.0
    if _is_made_of(parts, words):
        return FITS
    longer = [part for part in parts if len(part) > 1]
    joined = "".join(longer)
    surnames = [word for word in words[1:] if len(word) > 1]
    if any(word in joined for word in surnames) or (len(words) > 1 and "".join(words) in joined):
        return _MAY_FIT
    if len(words) > 1 and len(longer) > 1 and words[0].isascii():
        return _OTHERS
    return _MAY_FIT if any(part in words for part in longer) else 0.0


def _is_made_of(parts: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether an address is made of words of a name and their first letters, with one whole word at least."""
    if len(words) == 1 or len(parts) == 1:
        joined, first, last = "".join(parts), words[0], words[-1]
        return joined in {"".join(words), first + last, first[0] + last, last + first[0], last + first}
    whole = any(len(part) > 1 and part in words for part in parts)
    pairs = {one + other for one, other in itertools.pairwise(words)}
    return whole and all(part in words or part in pairs or any(word[0] == part for word in words) for part in parts)
