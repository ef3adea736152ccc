"""Known misspellings and American spellings, from the lists that codespell keeps.

A list of known misspellings, and not a list of known words: names of people and places are in no list, and a rule
that marks them all is worse than none.
"""

import re
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[a-z](?<![\w@./:’'-][a-z])[a-z]{3,}(?![\w@/’'-]|\.\w)")  # a letter first: quick

_BOTH = set(
    """
    aging among analog ax burned catalog check checked checking checks cozy curb curbs dialog disk disks draft drafted
    drafting drafts dreamed encyclopedia fetus focused focuses focusing gray inquire inquiries inquiry insure jail
    judgment judgments leaned leaped learned license licensed licenses licensing likable medieval meter meters mold
    practice practices program programmed programming programs sizable skeptic smelled spelled spilled spoiled stories
    story tire tires ton tons toward vise while
    """.split()
)
"""Words that are good British English too, in one sense or in all."""


def small_words(words: str) -> list[str]:
    """The words of a text that are all in small letters and are no part of an address."""
    return _WORD.findall(words)


def correction(word: str) -> str:
    """What is meant by a known misspelling: one word, or several with commas; empty where it is none."""
    return _misspellings().get(word, "").strip().rstrip(",")


def misspelt(words: frozenset[str]) -> frozenset[str]:
    """Those of the words that are known misspellings."""
    known = _misspellings()
    return frozenset(word for word in words if word in known)


@cache
def american_spellings() -> dict[str, str]:
    """American spellings, each with the British one; words that are British in another sense are left out."""
    pairs = ((american.strip(), british) for british, american in _pairs("dictionary_en-GB_to_en-US.txt").items())
    return {american: british for american, british in pairs if american not in _BOTH and "," not in american}


@cache
def _misspellings() -> dict[str, str]:
    return _pairs("dictionary.txt")


def _pairs(name: str) -> dict[str, str]:
    text = (files("codespell_lib") / "data" / name).read_text(encoding="utf-8")
    return dict(line.split("->", 1) for line in text.splitlines() if line)
