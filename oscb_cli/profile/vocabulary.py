"""What councils call things: the words that the recogniser weighs, whichever council it is, and the council's own.

The general vocabulary of English councils is ``templates/vocabulary.toml``; a profile adds to it under
``[vocabulary]``. It is read when a document is to be understood, and not before.
"""

from functools import lru_cache
from itertools import chain
from typing import Any

from msgspec import Struct

from oscb_cli.errors import BadProfile
from oscb_cli.profile.found import templates_folder
from oscb_cli.profile.load import said_by
from oscb_cli.profile.remembering import once_a_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.storage.files import reason
from oscb_cli.storage.toml import NotToml, toml_of

VOCABULARY_FILE = "vocabulary.toml"


class LabelWords(Struct, frozen=True):
    """The words that labels of a part are made of: one of each of ``needs``, and no other than those and ``words``."""

    needs: tuple[frozenset[str], ...]
    words: frozenset[str]


class Vocabulary(Struct, frozen=True, eq=False):
    """Words in small letters, by what they speak for.

    ``labels`` are the labels of the header and the closing by the part that they name, ``label_words`` the words
    that other labels of such a part are made of, and ``areas`` those of the headings of an implication area;
    ``advisers`` those by which the posts of its officers are known.
    """

    title_heads: frozenset[str]
    fields: frozenset[str]
    teams: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    letters_after: frozenset[str]
    first_names: frozenset[str]
    surnames_too: frozenset[str]
    plain: frozenset[str]
    placeholders: frozenset[str]
    firm_words: frozenset[str]
    made_up: frozenset[str]
    firms: frozenset[str]
    check_verbs: frozenset[str]
    check_nouns: frozenset[str]
    check_people: frozenset[str]
    check_fillers: frozenset[str]
    implication_nouns: frozenset[str]
    header_noise: frozenset[str]
    sort_of_report: frozenset[str]
    other_labels: frozenset[str]
    nothing: frozenset[str]
    remarks: frozenset[str]
    asking_verbs: frozenset[str]
    bodies: frozenset[str]
    areas: dict[str, frozenset[str]]
    advisers: dict[str, frozenset[str]]
    labels: dict[str, tuple[str, ...]]
    label_words: dict[str, LabelWords]


@once_a_profile
def vocabulary_of(profile: Profile) -> Vocabulary:
    """The general vocabulary with a profile's own words.

    :raises BadProfile: the general vocabulary cannot be read.
    """
    own = tuple(sorted((key, words) for key, words in profile.vocabulary.items()))
    return _vocabulary(own)


def vocabulary_of_all() -> Vocabulary:
    """The general vocabulary, without the words of any council.

    :raises BadProfile: it cannot be read.
    """
    return _vocabulary(())


@lru_cache(maxsize=16)
def _vocabulary(own: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    data = _general()
    added = {key: frozenset(word.casefold() for word in words) for key, words in own}
    areas = {key: frozenset(words) for key, words in data["areas"].items()}
    advisers = {key: frozenset(words) for key, words in data["advisers"].items()}
    labels = {key: tuple(words) for key, words in data["labels"].items()}
    sets = {
        key: frozenset(words) | added.get(key, frozenset())
        for key, words in data.items()
        if key not in {"areas", "advisers", "labels", "label_words"}
    }
    label_words = {
        key: LabelWords(tuple(map(frozenset, said["needs"])), frozenset((*said["words"], *chain(*said["needs"]))))
        for key, said in data["label_words"].items()
    }
    return Vocabulary(**sets, areas=areas, advisers=advisers, labels=labels, label_words=label_words)


@lru_cache(maxsize=1)
def _general() -> dict[str, Any]:
    content = _content()
    return said_by({VOCABULARY_FILE: content}, "vocabulary", lambda: _parsed(content))


def _content() -> bytes:
    file = templates_folder() / VOCABULARY_FILE
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadProfile(f"{file} cannot be read: {reason(error)}") from None


def _parsed(content: bytes) -> dict[str, Any]:
    try:
        return toml_of(content)
    except NotToml as error:
        raise BadProfile(f"{templates_folder() / VOCABULARY_FILE} cannot be read: {error}") from None
