"""Who has to do with a reply: whom a name or a signature in it fits, and by which words its area is called."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from oscb_cli.model.patterns import regex
from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.name_words import is_after_name
from oscb_cli.profile.names import are_pronouns, judge_words
from oscb_cli.profile.vocabulary import Vocabulary, vocabulary_of_all

_TOKEN = regex(r"[^\W\d_]+")
_BRACKETS = regex(r"\(([^()]*)\)")
_MOST_NAME_WORDS = 4
_FOR_ANOTHER = regex(r"\b(?:on behalf of|obo|p\.?p\.?)(?=\s)", re.IGNORECASE)


_OF_MANY_MEANINGS = {
    "action", "budget", "capital", "change", "community", "cost", "data", "disorder", "emergency", "funding", "human",
    "information", "money", "net", "order", "people", "power", "public", "resource", "right", "safety", "social",
    "value", "zero", "revenue", "commercial", "asset", "estate",
}  # fmt: skip
"""Words of headings that by themselves call no area."""


class People(Struct, frozen=True):
    """What is known around a reply.

    ``senders`` are the names and the address of who sent it, ``addressed`` those of whom it answers; ``areas`` the
    words by which each area that it is about is called, and None where that is not known; ``council`` what the council
    is called.
    """

    senders: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    areas: tuple[frozenset[str], ...] | None = None
    council: str = ""

    @property
    def called(self) -> frozenset[str]:
        """The words that mean the whole of what was asked about, of several areas none."""
        if self.areas is None:
            return frozenset(word for words in general().areas.values() for word in words) - _OF_MANY_MEANINGS
        return self.areas[0] if len(self.areas) == 1 else frozenset()

    def signs(self, words: str) -> bool:
        """Whether words are the sender's name, or initials or a part of it; where none is known, anybody's name."""
        if not self.senders:
            bare = _without_ornaments(words)
            known = bare.casefold() in general().first_names
            return known or (len(bare.split()) > 1 and judge_words(bare, general()).score > 1.0)
        return any(_fits(words, name) for name in self.senders)

    def is_another(self, name: str) -> bool:
        """Whether the name that a mail program gives to the sender is that of another person, or says for whom.

        Where no person's name is known, anybody's will do.
        """
        known = [one for one in self.senders if "@" not in one]
        said = frozenset(_tokens(_BRACKETS.sub(" ", name)))
        if not known or not said or "@" in name:
            return False
        if _FOR_ANOTHER.search(name):
            return True
        if any(said.intersection(_tokens(one)) for one in known):
            return False
        bare = _without_ornaments(name)
        return _tokens(bare)[0] in general().first_names or judge_words(bare, general()).score > 1.0

    def is_addressed(self, words: str) -> bool:
        """Whether words are the name of somebody whom the reply answers."""
        return any(_fits(words, name) for name in self.addressed)


def general() -> Vocabulary:
    """The vocabulary of every council."""
    return vocabulary_of_all()


@lru_cache(maxsize=1024)
def _fits(words: str, name: str) -> bool:
    """Whether words are a name, its first name or surname, or initials: “Amy Kogel”, “Amy”, “A Kogel”, “AK”."""
    said = _tokens(_without_ornaments(words))
    known = _tokens(name.partition("@")[0] if "@" in name else name)
    if not said or not known or len(said) > _MOST_NAME_WORDS:
        return False
    if len(said) == 1 and "".join(token[0] for token in known) == said[0] and len(said[0]) > 1:
        return True
    ends = (said[0], said[-1]) if len(said) > 1 else (said[0],)
    joined = "".join(known)
    return all(
        any(token == one or (len(token) == 1 and one[0] == token) for one in known)
        or (len(known) == 1 and "@" in name and len(token) > 2 and token in joined)
        for token in ends
    )


def _without_ornaments(words: str) -> str:
    """A signed name without letters after it, pronouns, and a kiss."""
    bare = _BRACKETS.sub(" ", words)
    parts = bare.replace(",", " ").split()
    while len(parts) > 1 and (is_after_name(parts[-1], general()) or parts[-1].casefold() in {"x", "xx"}):
        parts.pop()
    while len(parts) > 1 and parts[0].rstrip(".").casefold() in general().honorifics:
        parts.pop(0)
    return " ".join(parts)


def _tokens(words: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", words.casefold())
    return _TOKEN.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def areas_called(spec_words: Iterable[str], heading: str) -> frozenset[str]:
    """The words by which an area is called: those of the vocabulary and of its heading."""
    said = heading.casefold().replace("&", "and")
    short = " ".join(word for word in said.split() if word not in {"implications", "implication", "comments"})
    return frozenset({*spec_words, *([short] if short else [])}) - _OF_MANY_MEANINGS


_SMALL = {"of", "for", "and", "the", "to", "in", "&", "at", "with", "on", "a"}
_PLACES = {
    "road", "street", "house", "hall", "square", "lane", "centre", "center", "floor", "offices", "office", "building",
    "court", "way", "place", "avenue", "park", "civic", "council", "borough", "county", "district", "city", "room",
    "quay", "hill", "gate", "row", "terrace", "close", "drive", "box", "dx", "campus", "town",
}  # fmt: skip
_ORGANISATIONS = {
    "council", "service", "services", "team", "department", "directorate", "division", "unit", "group", "partnership",
    "authority", "llp", "ltd", "limited", "trust", "office", "governance",
}  # fmt: skip
_NO_TITLE = {
    "not", "no", "do", "does", "is", "are", "was", "be", "has", "have", "please", "object", "objects", "objection",
    "hold", "wait", "withdraw", "withdrawn", "wrong", "draft", "publish", "published", "i", "we", "you", "he", "she",
    "they", "it", "this", "that", "if", "but", "unless", "until", "except", "only", "should", "must", "will", "would",
    "needs", "need", "see", "ask", "on", "behalf", "obo", "pp", "say", "says", "said", "disagrees", "disagree", "agree",
    "agreed", "refuse", "refused", "stop", "never", "cannot", "paragraph", "section", "para", "wording", "text",
    "report", "amend", "amended", "delete", "add", "replace", "missing", "incorrect", "unlawful", "invalid", "checked",
    "approved", "cc", "per", "absence", "copy", "check", "pending", "subject", "part", "without", "after", "before",
}  # fmt: skip


def _of_names(tokens: Iterable[str], people: People) -> bool:
    return any(people.signs(token) or people.is_addressed(token) for token in tokens if len(token) > 1)


def is_of_a_signature(words: str, people: People) -> bool:
    """Whether words are a job title, a team, an organisation, a place, or pronouns, as signatures have them."""
    said = _BRACKETS.sub(lambda found: "" if are_pronouns(found[1]) else found[0], words).strip(" ,.;")
    tokens = _TOKEN.findall(said.casefold())
    if are_pronouns(said.casefold().removeprefix("my ").removeprefix("pronouns").strip(" :-()")):
        return True
    if not tokens or _NO_TITLE.intersection(tokens) or "?" in words or "!" in words:
        return False
    capital = all(word[:1].isupper() or word.casefold() in _SMALL or not word[:1].isalpha() for word in said.split())
    if is_after_name(said, general()) or (people.council and said.casefold() == people.council.casefold()):
        return True
    if not capital or len(tokens) > 12 or tokens[-1] in {"change", "changes"}:
        return False
    if _ORGANISATIONS.intersection(tokens) or tokens[-1] in _PLACES or tokens[0] in {"dx", "po", "floor"}:
        return True
    known = people.council.casefold().split()
    if {"for", "to"}.intersection(tokens) and (general().first_names.intersection(tokens) or _of_names(tokens, people)):
        return False
    fields = (general().fields | general().teams) - _OF_MANY_MEANINGS
    return (
        title_likeness(said, general()) > 0.4
        or all(token in known or token in _SMALL or token in fields for token in tokens)
    )  # fmt: skip
