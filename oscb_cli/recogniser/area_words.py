"""By which words an area is spoken of: those of its heading, those of its kind, and those of its officers' posts."""

from oscb_cli.model.patterns import regex
from oscb_cli.profile.vocabulary import Vocabulary

_WORDS = regex(r"[a-z0-9]+")
_SHORTEST_STEM = 4
_ENDINGS = ("ities", "ity", "ies", "ial", "ing", "ment", "s", "e")


def _stem(word: str) -> str:
    word = word.casefold()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


_OF_ALL = {
    _stem(word)
    for word in "implications implication impact have been the your by and of on for any council officer".split()
}


def stems(words: str) -> frozenset[str]:
    """The words that tell of an area, without what is the same in “finance” and “financial”."""
    return frozenset(_stem(word) for word in _WORDS.findall(words.casefold())) - _OF_ALL


def called(key: str, said: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    """The words that an area is spoken of by, and those of the officers whose it is, as :func:`stems` gives them.

    :param key: the area's key.
    :param said: the words of its heading, by which an area is known that has a key of its own.
    """
    found: set[str] = set()
    for area, words in vocabulary.areas.items():
        own = {_stem(word) for word in words}
        if area == key or (key not in vocabulary.areas and own & said):
            found |= own | {_stem(word) for word in vocabulary.advisers.get(area, ())}
    return frozenset(found)
