"""Whether an e-mail address is made of the words of a name."""

import unicodedata
from collections.abc import Iterator, Sequence


def _letters(words: str) -> str:
    """The letters of words in small ones, without accents."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in plain if c.isalpha() and not unicodedata.combining(c))


def address_fits(tokens: Sequence[str], email: str) -> bool:
    """Whether an e-mail address is made of the words of a name: ``grace.law@``, ``glaw@``, ``law.g@`` of Grace Law."""
    local = email.partition("@")[0].casefold()
    if not local:
        return False
    words = [letters for token in tokens for letters in (_letters(token), *map(_letters, token.split("-"))) if letters]
    parts = [letters for letters in map(_letters, _at_marks(local)) if letters]
    if len(tokens) == 1:
        return _letters(local) in words
    if len(parts) >= 2:
        full = [part for part in parts if len(part) > 1 and part in words]
        return bool(full) and all(part in words or any(word[0] == part for word in words) for part in parts)
    joined = parts[0] if parts else ""
    first, last = words[0], _letters(tokens[-1])
    return joined in {first + last, first[0] + last, last + first[0], last + first}


def _at_marks(local: str) -> Iterator[str]:
    yield from local.replace("_", ".").replace("-", ".").split(".")
