"""Known misspellings and American spellings, from the lists that codespell keeps.

A list of known misspellings, and not a list of known words: names of people and places are in no list, and a rule
that marks them all is worse than none.
"""

from bisect import bisect_left
from collections.abc import Set
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from oscb_cli.model.patterns import regex

_WORD = regex(r"[a-z](?<![\w@./:’'-][a-z])[a-z]{3,}(?![\w@/’'-]|\.\w)")  # a letter first: quick

_BOTH = set(
    """
    aging among analog ax biased burned catalog check checked checking checks cognizant cozy curb curbs dialog disk
    disks draft drafted drafting drafts dreamed encyclopedia fetus focused focuses focusing gray inquire inquiries
    inquiry insure jail judgment judgments lambaste lambastes leaned leaped learned license licensed licenses
    licensing likable medieval meter meters mold overwritable practice practices program programmed programming
    programs refocused refocuses refocusing routing salable sizable skeptic smelled specialties specialty spelled
    spilled spoiled stories story sulfate sulfide sulfur sulfureous sulfuric sulfurous tire tires ton tons toward
    vise while writable
    """.split()
)
"""Words that are good British English too, in one sense or in all; chemists write sulfur everywhere (IUPAC)."""


def small_words_among(chosen: Set[str], words: str) -> list[str]:
    """Those of the chosen words that a text has all in small letters, and as no part of an address; each once."""
    if not any(word in words for word in chosen):
        return []
    return list(dict.fromkeys(word for word in _WORD.findall(words) if word in chosen))


def correction(word: str) -> str:
    """What is meant by a known misspelling: one word, or several with commas; empty where it is none."""
    return _misspellings().get(word, "").strip().rstrip(",")


def misspelt(words: frozenset[str]) -> frozenset[str]:
    """Those of the words that are known misspellings."""
    return frozenset(word for word in _known_among(words) if word not in american_spellings() or correction(word))


def american(words: frozenset[str]) -> frozenset[str]:
    """Those of the words that are American spellings."""
    return frozenset(word for word in _known_among(words) if word in american_spellings())


@lru_cache(maxsize=2)  # two rules ask
def _known_among(words: frozenset[str]) -> frozenset[str]:
    """Those of the words that are in one of the lists."""
    if _are_many():
        return words & _all_known()
    lines = _lines("dictionary.txt")
    lines.sort()  # nearly in order as it is
    places = ((word, bisect_left(lines, f"{word}->".encode())) for word in words)
    found = [word for word, at in places if at < len(lines) and lines[at].startswith(f"{word}->".encode())]
    return frozenset(found) | (words & american_spellings().keys())


@cache
def _all_known() -> frozenset[str]:
    return frozenset(_misspellings()) | american_spellings().keys()


@cache
def american_spellings() -> dict[str, str]:
    """American spellings, each with the British one; words that are British in another sense are left out."""
    pairs = ((american.strip(), british) for british, american in _pairs("dictionary_en-GB_to_en-US.txt").items())
    return {american: british for american, british in pairs if american not in _BOTH and "," not in american}


_texts = {"many": False}


def expect_many() -> None:
    """Say that there will be many texts: for one, a dictionary of the list would make a cold draft an eighth slower."""
    _texts["many"] = True


def _are_many() -> bool:
    """Whether there are many texts, as there are from the second on."""
    many = _texts["many"]
    expect_many()
    return many


@cache
def _misspellings() -> dict[str, str]:
    return _pairs("dictionary.txt")


def _pairs(name: str) -> dict[str, str]:
    text = _content(name).decode()
    if not text:
        return {}
    both = text.rstrip("\n").replace("->", "\n").split("\n")  # half the time of taking line by line
    return dict(zip(both[::2], both[1::2], strict=True))


def _lines(name: str) -> list[bytes]:
    return _content(name).splitlines()


def _content(name: str) -> bytes:
    spec = find_spec("codespell_lib")  # its program is not wanted, and takes time to import
    if spec is None or not spec.submodule_search_locations:
        return b""  # who may not have it does without these rules
    return (Path(spec.submodule_search_locations[0]) / "data" / name).read_bytes()
