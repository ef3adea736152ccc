"""What a person's name is: whether words where a checker should be named are one, and what else they may be.

The words are weighed, and no list of names decides. What speaks against a person are words that nobody is called
(“Team”, “Officer”, “awaiting”); what speaks for one is the shape of a name, a first name at the front, a title or
letters after it, and an e-mail address that fits. Words that may be either (“Corporate Law”, a firm called after two
people) stay undecided: a real person is never refused.
"""

import itertools
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from oscb_cli.model.dates_found import dates_in
from oscb_cli.model.patterns import regex
from oscb_cli.profile.folding import folded
from oscb_cli.profile.name_addresses import FITS, address_fit
from oscb_cli.profile.name_score import NO_NAME, shape
from oscb_cli.profile.name_words import (
    ADDRESS,
    COUNCIL,
    DATE,
    FIRM,
    NUMBER,
    ONE_WORD,
    PLACEHOLDER,
    REMARK,
    TEAM,
    TITLE,
    NameWord,
    all_words,
    is_after_name,
    is_initials,
    is_latin,
    kind_of,
    plain,
)
from oscb_cli.profile.placeholders import is_nothing
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import Vocabulary, vocabulary_of


class Likely(StrEnum):
    """Whether words are a person's name."""

    YES = "yes"
    PERHAPS = "perhaps"
    NO = "no"


class Judged(Struct, frozen=True):
    """Whether words are a person's name, and what else they were taken for, to go after “is”: “a team”.

    ``score`` is how much they look like one, from -9 to about 4, to be weighed against what else they may be: over 0
    for a name, 0 or less for what is none.
    """

    likely: Likely
    taken_for: str = ""
    score: float = 0.0

    def told(self, words: str) -> str:
        """Why words are no person's name, or may be none: “Finance Team” is a team, not a person; empty for a name."""
        if self.likely is Likely.YES:
            return ""
        said = f"“{words}”"
        if self.taken_for == ONE_WORD:
            return f"{said} is only one word, and a name has two" if self.is_no_name else f"{said} is only one word"
        return f"{said} is {self.taken_for}, not a person" if self.is_no_name else f"{said} may be {self.taken_for}"

    @property
    def is_no_name(self) -> bool:
        """Whether words are certainly nobody's name."""
        return self.likely is Likely.NO


_PERSON = Judged(Likely.YES)

_EMAIL = regex(r"\S+@\S+|\b(?:https?://|www\.)\S+", 0)
_BRACKETS = regex(r"\(([^()]*)\)")
_MARKS = regex(r"[\[\]{}<>_*#?]|\.{2,}|…")
_CUTS = regex(
    r"\s*[,;/|\n\t]\s*|\s+[-–—]+\s+|\s*[–—]\s+|\s*:\s+|\s+(?:and|&|for|on behalf of|obo|pp|p\.p\.)\s+|^(?:pp|p\.p\.)\s+"
)
_AND = regex(r"\s+(?:&|and)\s+")
_QUOTED = regex(r"""\s+["“‘'](?=[^\W\d_]+["”’'])[^"“”‘’']+["”’'](?=\s)""")
_EDGES = " \t\n,;:-–—|/\\"
_UNCASED = regex(r"[぀-ヿ㐀-鿿가-힯]{2,8}")  # Japanese, Chinese, Korean: a name may be one word
_PARTING = {"and", "for", "on", "obo", "pp"}
_PRONOUNS = {"he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs", "it", "its", "ze", "hir"}
_MOST_WORDS = 7
_LONGEST = 120


def judge(words: str, profile: Profile, email: str = "") -> Judged:
    """Whether words that stand where a person should be named are a person's name.

    :param words: as they were typed.
    :param email: the e-mail address beside them, which may settle what is in doubt.
    """
    return _scored(words, email, vocabulary_of(profile), folded(profile.council))


def judge_words(words: str, vocabulary: Vocabulary) -> Judged:
    """Whether words are a person's name, where neither the council nor an e-mail address is known."""
    return _scored(words, "", vocabulary, "")


def is_person(words: str, profile: Profile, email: str = "") -> bool:
    """Whether words are, or may be, the name of a person."""
    return judge(words, profile, email).likely is not Likely.NO


@lru_cache(maxsize=4096)
def _scored(words: str, email: str, vocabulary: Vocabulary, council: str) -> Judged:
    """The verdict on words, and how much they look like a name: their shape, within what the verdict allows."""
    found = _judged(words, email, vocabulary, council)
    seen = shape(words, vocabulary)
    if found.likely is Likely.YES:
        score = seen + 0.5 if seen > 0 else 1.0
    else:
        score = seen if found.likely is Likely.PERHAPS else max(NO_NAME, min(seen, 0.0))
    return Judged(found.likely, found.taken_for, score)


def _judged(words: str, email: str, vocabulary: Vocabulary, council: str) -> Judged:
    said = " ".join(unicodedata.normalize("NFC", words).replace("\u00ad", "").replace("\u200b", "").split())
    if said.replace(" ", "").isalpha() and folded(said) != council and not is_nothing(said, vocabulary):
        tokens = said.split()
        if len(tokens) <= _MOST_WORDS and not _PARTING.intersection(tokens):
            return _of_words(tokens, email, vocabulary)  # as nearly all are
    if not any(c.isalpha() for c in said) or len(said) > _LONGEST:
        return Judged(Likely.NO, REMARK if said else PLACEHOLDER) if len(said) > _LONGEST else _no_letters(said)
    if folded(said) == council:
        return Judged(Likely.NO, COUNCIL)
    if is_nothing(said, vocabulary):
        return Judged(Likely.NO, REMARK)
    if (address := _EMAIL.search(said)) is not None:
        rest = _EMAIL.sub(" ", said).strip(_EDGES + "()<>")
        email = email or address[0].strip("<>(),;")
        return _judged(rest, email, vocabulary, council) if rest else Judged(Likely.NO, ADDRESS)
    if _MARKS.search(said) is not None:
        inner = _judged(_MARKS.sub(" ", said), email, vocabulary, council)
        return Judged(Likely.PERHAPS if inner.likely is not Likely.NO else Likely.NO, PLACEHOLDER)
    if any(True for _ in dates_in(said)):
        return _beside(_without_dates(said), DATE, email, vocabulary, council)
    return _of_parts(_QUOTED.sub("", said), email, vocabulary)


def are_pronouns(words: str) -> bool:
    """Whether words say how somebody is spoken of: “she/her”, “they / them”."""
    said = words.casefold().replace("/", " ").split()
    return bool(said) and "/" in words and _PRONOUNS.issuperset(said)


def _no_letters(said: str) -> Judged:
    if any(True for _ in dates_in(said)):
        return Judged(Likely.NO, DATE)
    return Judged(Likely.NO, NUMBER if any(c.isdigit() for c in said) else PLACEHOLDER)


def _without_dates(said: str) -> str:
    for found in reversed(list(dates_in(said))):
        said = said[: found.start] + said[found.end :]
    return said.strip(_EDGES)


def _beside(rest: str, what: str, email: str, vocabulary: Vocabulary, council: str) -> Judged:
    """What words are that stand beside a date: a person with a date may be one."""
    if not rest.strip(_EDGES + "()."):
        return Judged(Likely.NO, what)
    judged = _judged(rest, email, vocabulary, council)
    return judged if judged.likely is not Likely.YES else Judged(Likely.PERHAPS, REMARK)


def _of_parts(said: str, email: str, vocabulary: Vocabulary) -> Judged:
    """What words are that may hold more than a name: letters after it, a job title, a second person, a remark."""
    brackets = [match[1] for match in _BRACKETS.finditer(said) if not are_pronouns(match[1])]
    outside = _BRACKETS.sub(" ", said).replace("(", " ").replace(")", " ")
    if not outside.strip(_EDGES + "."):
        outside, brackets = " ".join(brackets), []
    parts = [part for part in (found.strip(_EDGES) for found in _CUTS.split(outside) if found) if part]
    parts = [part for part in parts if not is_after_name(part, vocabulary)] or parts
    if len(parts) == 2 and "," in outside and all(" " not in part or _is_initials(part) for part in parts):
        reversed_name = _of_words(f"{parts[1]} {parts[0]}".split(), email, vocabulary)  # “Petrie, Dana”
        if reversed_name.likely is not Likely.NO:
            return reversed_name
    judged = [_of_words(part.split(), email, vocabulary) for part in parts]
    first = judged[0] if judged else Judged(Likely.NO, PLACEHOLDER)
    if _AND.search(outside) and all(found.taken_for == ONE_WORD for found in judged):
        return Judged(Likely.NO, FIRM if len(parts) > 1 else ONE_WORD)
    if (
        any(found.taken_for == FIRM and found.likely is Likely.NO for found in judged)
        and first.likely is not Likely.YES
    ):
        return Judged(Likely.NO, FIRM)
    remarked = any(_of_words(found.split(), "", vocabulary).taken_for in {REMARK, PLACEHOLDER} for found in brackets)
    remarked = remarked or any(found.taken_for in {REMARK, PLACEHOLDER} for found in judged)
    best = min(judged, key=lambda found: _ORDER.index(found.likely), default=first)
    if best.likely is Likely.NO:
        return next((found for found in judged if found.taken_for != ONE_WORD), first)
    if remarked and best.likely is Likely.YES:
        return Judged(Likely.PERHAPS, REMARK)
    return best


_CONNECTING = {"of", "and", "for", "the", "in", "&"}
_ORDER = (Likely.YES, Likely.PERHAPS, Likely.NO)


def _is_initials(part: str) -> bool:
    return all(is_initials(token) for token in part.split()[1:])


def _of_words(tokens: Sequence[str], email: str, vocabulary: Vocabulary) -> Judged:
    """What the words of one part are."""
    if not tokens:
        return Judged(Likely.NO, PLACEHOLDER)
    titled = 0
    if len(tokens) > 2 and plain(tokens[0]) == "the" and plain(tokens[1]) in vocabulary.honorifics:
        tokens = tokens[1:]  # The Rt Hon Lord Fenwick
    while len(tokens) > 1 and (plain(tokens[0]) in vocabulary.honorifics) and _may_be_title(tokens, vocabulary):
        tokens, titled = tokens[1:], titled + 1
    while len(tokens) > 1 and is_after_name(tokens[-1], vocabulary):
        tokens = tokens[:-1]
    if titled and any(plain(token) == "of" for token in tokens[1:-1]):
        tokens = tokens[: [plain(token) for token in tokens].index("of")]  # Lord Fenwick of Alnmouth
    if len(tokens) > 1 and "".join(map(plain, tokens)) in vocabulary.placeholders:
        return Judged(Likely.NO, PLACEHOLDER)  # “T B C”
    weighed = [NameWord(token, place, tokens, vocabulary) for place, token in enumerate(tokens)]
    hard = [token for token in weighed if token.nobody]
    if hard:
        return _with_words_of_nobody(weighed, hard, email, vocabulary)
    if len(weighed) > _MOST_WORDS:
        return Judged(Likely.PERHAPS, REMARK)
    if len(weighed) == 1:
        return _one_word(weighed[0], email, bool(titled), vocabulary)
    if folded(" ".join(tokens)) in vocabulary.made_up and not _fits(tokens, email):
        return Judged(Likely.PERHAPS, PLACEHOLDER)
    if folded(" ".join(tokens)) in vocabulary.firms and not _fits(tokens, email):
        return Judged(Likely.PERHAPS, FIRM)
    return _name_or_not(weighed, titled, email, tokens)


def _fits(tokens: Sequence[str], email: str) -> bool:
    return bool(email) and address_fit(" ".join(tokens), email) >= FITS


def _may_be_title(tokens: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether the first word is a title before a name: “Major Banks” is one, “Major” of “Major Singh” a first name."""
    first, second = plain(tokens[0]), plain(tokens[1])
    if len(tokens) == 2 and first in vocabulary.title_heads:
        return False  # “Chief Executive”
    return not (len(tokens) == 2 and first in vocabulary.first_names and (tokens[1][:1].islower() or not second))


def _name_or_not(weighed: Sequence[NameWord], titled: int, email: str, tokens: Sequence[str]) -> Judged:
    """What several words are of which none is a word that nobody is called."""
    front = weighed[0]
    known = front.is_first_name or (front.is_initials and not front.is_acronym)
    if titled or _fits(tokens, email):
        return _PERSON
    if known and any(token.is_small for token in weighed[1:]) and front.is_a_word:
        return Judged(Likely.PERHAPS, REMARK)  # “Grace period”
    if known:
        return _PERSON
    if any(token.is_first_name for token in weighed[1:]) and not any(token.may_be_either for token in weighed):
        return _PERSON
    if any(token.may_be_either for token in weighed):
        return Judged(Likely.PERHAPS, COUNCIL if weighed[-1].said == "council" else TEAM)
    if any(token.is_acronym for token in weighed) and not all(token.typed.isupper() for token in weighed):
        return Judged(Likely.PERHAPS, TEAM)
    if any(token.is_small for token in weighed) or any(token.is_like_a_noun for token in weighed):
        return Judged(Likely.PERHAPS, REMARK)
    return _PERSON


def _one_word(token: NameWord, email: str, titled: bool, vocabulary: Vocabulary) -> Judged:
    if titled or _UNCASED.fullmatch(token.typed) is not None:
        return _PERSON
    if not is_latin(token.typed):  # in some scripts many people have one name, and none of its words is known here
        return Judged(Likely.PERHAPS, ONE_WORD)
    if _fits([token.typed], email) and token.said not in all_words(vocabulary):
        return Judged(Likely.PERHAPS, ONE_WORD)
    inner = token.typed.strip(".")
    if any(a.islower() and b.isupper() for a, b in itertools.pairwise(inner)) and not inner.startswith(
        ("Mc", "Mac", "O'", "O’")
    ):
        return Judged(Likely.PERHAPS, ONE_WORD)  # DanaPetrie
    return Judged(Likely.NO, kind_of(token.said, vocabulary) or ONE_WORD)


def _with_words_of_nobody(
    weighed: Sequence[NameWord], hard: Sequence[NameWord], email: str, vocabulary: Vocabulary
) -> Judged:
    """What words are that hold some which nobody is called: a person with more said, or none."""
    taken_for = _taken_for(weighed, vocabulary)
    places = [token.place for token in hard]
    before, after = weighed[: places[0]], weighed[places[-1] + 1 :]
    if taken_for in {TEAM, TITLE, COUNCIL}:
        for side in (before, after):  # “Dana Petrie Finance Business Partner”, “Solicitor Dana Petrie”
            if 2 <= len(side) <= 4 and side[0].is_first_name and not any(token.may_be_either for token in side):
                return Judged(Likely.PERHAPS, taken_for) if side[0].is_a_word else _PERSON
        if taken_for != COUNCIL and any(
            2 <= len(side) <= 4 and all(token.is_capital for token in side) for side in (before, after)
        ):
            return Judged(Likely.PERHAPS, taken_for)
    front, last = weighed[0], weighed[-1]
    if len(weighed) == 2 and len(hard) == 1 and hard[0] is last and not front.is_acronym:
        first_name = (
            not front.is_a_word
            and front.is_first_name
            and last.said not in vocabulary.teams
            and taken_for != FIRM
            and last.typed[:1].isupper()
        )
        may_have_address = len(front.said) > 1 and (front.is_first_name or not front.is_a_word)
        if first_name or (may_have_address and _fits([token.typed for token in weighed], email)):
            return Judged(Likely.PERHAPS, taken_for)
    if taken_for == REMARK and len(before) >= 2 and before[0].is_first_name and not before[1].may_be_either:
        return Judged(Likely.PERHAPS, REMARK)  # “Dana Petrie to confirm”
    return Judged(Likely.NO, taken_for)


def _taken_for(weighed: Sequence[NameWord], vocabulary: Vocabulary) -> str:
    """What words are that are no name, by the last of them that says so; a remark where one is in it."""
    kinds = ["" if token.said in _CONNECTING else kind_of(token.said, vocabulary) for token in weighed]
    for kind in (PLACEHOLDER, FIRM):
        if kind in kinds:
            return kind
    last, of_what = weighed[-1], any(token.said in {"of", "for"} for token in weighed)
    is_name_of_team = last.said in vocabulary.teams and last.typed[:1].isupper() and weighed[0].typed[:1].isupper()
    if is_name_of_team and weighed[0].said not in vocabulary.remarks and not (of_what and TITLE in kinds):
        return COUNCIL if last.said == "council" else TEAM  # “Shared Legal Service”, “HR Business Partner Team”
    if REMARK in kinds and not (kinds[-1] == TITLE and REMARK not in kinds[1:]):
        return REMARK
    if TITLE in kinds:
        return TITLE
    if any(token.said == "council" for token in weighed):
        return COUNCIL
    return TEAM if TEAM in kinds else REMARK
