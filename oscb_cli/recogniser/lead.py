"""The recommendation's lead-in: “The Cabinet is RECOMMENDED to”, and what comes after it."""

import re
from functools import lru_cache

from oscb_cli.model.patterns import regex
from oscb_cli.profile.wording import render

_SENTINEL = "\ue000"
_LETTER = regex(r"\s*(?:\(?(?:[a-zA-Z]|\d{1,2}|[ivx]{1,4})\)|(?:[a-z]|\d{1,2})\.)\s+")


def house_lead(words: str, one: str, several: str) -> tuple[str, str] | None:
    """Who decides, and what follows, where words begin as the house form does; or None.

    :param one: the profile's wording of the lead-in for one item.
    :param several: that for several.
    """
    for wording in (several, one):
        match = _pattern(wording).match(words)
        if match is not None:
            return match["who"].strip(), words[match.end() :].strip()
    return None


def typed_letter(words: str) -> int:
    """How many characters a letter or number typed before an item takes: ``(a) ``, ``b. ``, ``iii) ``; 0 for none."""
    match = _LETTER.match(words)
    return match.end() if match else 0


@lru_cache(maxsize=16)
def _pattern(wording: str) -> re.Pattern[str]:
    before, _, after = render(wording, {"decision_maker": _SENTINEL}).partition(_SENTINEL)

    def spaced(words: str) -> str:
        return r"\s+".join(re.escape(word) for word in words.split())

    after = after.rstrip(" :")
    return re.compile(rf"\s*{spaced(before)}\s*(?P<who>[^.:;]{{1,200}}?)\s+{spaced(after)}(?:\s*:)?(?=\s|\Z)")
