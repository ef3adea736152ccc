"""The words that a person's name may be made of, one by one: what speaks for each, and what it is if nobody's name."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from oscb_cli.model.patterns import regex
from oscb_cli.profile.vocabulary import Vocabulary

TEAM, TITLE, FIRM, COUNCIL = "a team", "a job title", "a firm", "a council"
ADDRESS, NUMBER, DATE = "an e-mail or web address", "a number", "a date"
PLACEHOLDER, REMARK, ONE_WORD = "a placeholder", "a remark", "only one word"

_INITIALS = regex(r"(?:[^\W\d_][.-]{0,2}|[^\W\d_]\.(?:-?[^\W\d_]\.?){1,3}|[A-Z]{2,3})")
_ACRONYM = regex(r"[A-Z]{2,4}s?")
_WORD = regex(r"[^\W\d_]+(?:[.'’‘ʼ‐‑-]+[^\W\d_]+)*\.?")
_LATIN = regex(r"[A-Za-zÀ-ɏḀ-ỿ]")
_PLURALS = ("'s", "’s", "s'", "s’", "s")
_YOUNGER = {"jr", "jnr", "snr"}
_NOUN_ENDINGS = ("ation", "ction", "ations", "ctions", "ement", "ements", "ology")


def kind_of(said: str, vocabulary: Vocabulary) -> str:
    """What a word speaks for; empty where it says nothing."""
    if said in vocabulary.placeholders or set(said) == {"x"}:
        return PLACEHOLDER
    if said in vocabulary.firm_words:
        return FIRM
    if said in vocabulary.title_heads:
        return TITLE
    if said in vocabulary.fields or said in vocabulary.teams or said in vocabulary.bodies:
        return TEAM
    return REMARK if said in vocabulary.plain else ""


@lru_cache(maxsize=16)
def all_words(vocabulary: Vocabulary) -> frozenset[str]:
    """All words that are known to be words."""
    single = {word for word in (*vocabulary.remarks, *vocabulary.nothing) if " " not in word}
    return frozenset(
        single
        | vocabulary.title_heads
        | vocabulary.fields
        | vocabulary.teams
        | vocabulary.bodies
        | vocabulary.plain
        | vocabulary.placeholders
        | vocabulary.firm_words
    )


def is_initials(typed: str) -> bool:
    """Whether a word of a name is one or more initials: “D.”, “J.-P.”, “DJ”."""
    return _INITIALS.fullmatch(typed) is not None


def is_latin(typed: str) -> bool:
    """Whether a word has a letter of the Latin script."""
    return _LATIN.search(typed) is not None


def plain(token: str) -> str:
    """A word in small letters, without the marks around it."""
    return token.strip('.,:;!"“”()').casefold()


def is_after_name(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words are letters after a name and nothing else: “CPFA”, “MSc, FCCA”, “Jr”."""
    tokens = words.replace(",", " ").split()
    return bool(tokens) and all(_is_after_name(token, vocabulary) for token in tokens)


def _is_after_name(token: str, vocabulary: Vocabulary) -> bool:
    bare = token.strip(",.()")
    said = bare.casefold()
    return said in vocabulary.letters_after and (
        bare.isupper() or any(c.isupper() for c in bare[1:]) or (said in _YOUNGER and bare[:1].isupper())
    )


class NameWord:
    """A word of what may be a name, at its place among the others, and what speaks for and against it.

    ``nobody`` is whether nobody is called so, ``may_be_either`` whether it is a word and a name, and ``is_a_word``
    whether it is a word, whatever else.
    """

    def __init__(self, typed: str, place: int, tokens: Sequence[str], vocabulary: Vocabulary) -> None:
        self.typed, self.place, self.said = typed, place, plain(typed)
        pieces = [piece for piece in self.said.replace("‑", "-").replace("‐", "-").split("-") if piece]
        particle = self.said in vocabulary.particles and place > 0
        small = typed[:1].islower() and _LATIN.match(typed) is not None
        self.is_initials = len(self.said) <= 4 and not small and is_initials(typed)
        self.is_acronym = typed[1:2].isupper() and _is_acronym(typed) and not _all_upper(tokens)
        self.is_first_name = bool(pieces) and pieces[0] in vocabulary.first_names
        is_word = _is_word(self.said, pieces, vocabulary)
        if len(self.said) == 1 and (particle or self.is_initials):
            is_word = False
        also_name = self.said in vocabulary.surnames_too or self.is_first_name
        if small and not particle and not all(token[:1].islower() for token in tokens):
            also_name = False  # “to”, “will”, “see” in small letters among capitals
        may_be_name = also_name or particle
        self.nobody = (is_word and not may_be_name) or not (
            typed.isalpha() or _WORD.fullmatch(typed) or is_word_like(typed)
        )
        self.may_be_either = is_word and also_name and not (self.is_first_name and place == 0) and not particle
        self.is_capital = typed[:1].isupper() and not is_word and not self.is_acronym
        self.is_small = small and not particle and not self.is_first_name and not {"'", "’"} & set(typed)
        self.is_like_a_noun = not self.is_first_name and len(self.said) > 7 and self.said.endswith(_NOUN_ENDINGS)
        self.is_a_word = is_word or self.said in vocabulary.surnames_too


def _is_word(said: str, pieces: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a word is known to be one, as it is, in its pieces at hyphens, or with an “s” at its end."""
    known = all_words(vocabulary)
    if said in known or (len(pieces) > 1 and all(piece in known for piece in pieces)):
        return True
    one = next((said.removesuffix(end) for end in _PLURALS if said.endswith(end)), "")
    of_office = one in vocabulary.title_heads or one in vocabulary.fields or one in vocabulary.teams
    return of_office and one not in vocabulary.surnames_too and one not in vocabulary.first_names


def _is_acronym(typed: str) -> bool:
    return len(plain(typed)) > 2 and _ACRONYM.fullmatch(typed) is not None


def _all_upper(tokens: Sequence[str]) -> bool:
    return all(token.isupper() for token in tokens)


def is_word_like(typed: str) -> bool:
    """Whether a word is made of letters, marks of letters (as in Devanagari), hyphens, apostrophes and full stops."""
    bare = typed.strip("'’‘ʼ`.")
    return bool(bare) and all(
        c.isalpha() or unicodedata.category(c) in {"Mn", "Mc", "Cf"} or c in ".-'’‘ʼ`‐‑־" for c in bare
    )
