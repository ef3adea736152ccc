"""What a checker's own words say: agreement, agreement with changes, refusal, or nothing that is clear.

It is a closed world: a reply agrees where everything in it is accounted for, as words of agreement to the whole, a
greeting, thanks, a signature that fits the sender, the banner or disclaimer of a mail system. Whatever is left over
makes it unclear, whatever it means, and a person is shown what that is.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from oscb_cli.model.patterns import regex
from oscb_cli.signoff.boilerplate import is_boilerplate
from oscb_cli.signoff.page import PICTURE
from oscb_cli.signoff.people import People, is_of_a_signature
from oscb_cli.signoff.phrases import AGREES, CLOSES, GREETED, GREETS, NO_AGREEMENT, POLITE


class Answer(StrEnum):
    """What a reply says."""

    AGREED = "agreed"
    WITH_CHANGES = "agreed with changes"
    REFUSED = "not agreed"
    UNCLEAR = "unclear"


class Judged(Struct, frozen=True):
    """What words say; ``left_over`` are those that are accounted for by nothing."""

    answer: Answer
    left_over: tuple[str, ...] = ()


class Accounted(Struct):
    """What words were accounted for as: how often they agree, what is left over, and whether a signature began."""

    agreements: int = 0
    left_over: list[str] = []
    signed: bool = False


_REFUSES = regex(
    r"(?:\bnot|n't|\bcannot|\bunable to|\bnever|\bno longer)\s+(?:yet\s+|quite\s+|(?:be\s+)?able\s+to\s+|be\s+|"
    r"fully\s+|currently\s+|at all\s+)*"
    r"(?:agree|agreed|approve|approved|sign|clear(?:ed)?\b|confirm|happy|content|comfortable|satisfied)"
    r"|\b(?:i|we) (?:do not|don't|cannot|can't|will not|won't|am unable to) accept\b"
    r"|\b(?:disagree|reject|refus|declin|object\b|objects\b|object to|withdraw my|take back)"
)
_CHANGES = regex(
    r"\b(?:with\s+(?:\w+\s+){0,3}?(?:changes?|amendments?|edits?|comments?|tweaks?)|subject to|provided|as amended|"
    r"except|but|if you|once|apart from|as long as)\b"
)
_NO_ANY = regex(
    r"\b(?:do not|don't|did not|didn't|have not|haven't|cannot|can't|could not|couldn't) (?:have |got |see |find |"
    r"think of |spot )*any (?=\w)"
)
_SHORT = regex(r"\b(i|we|you|they|that|it|all|everything|here|these|those|hr|finance|legal)'(m|re|ve|s)\b")
_LONG = {"m": "am", "re": "are", "ve": "have", "s": "is"}
_SENTENCE = regex(r"(?<=[.!?;])\s+|(?<=[?!])(?=\w)|\n+")
_CLAUSE = regex(r"\s*[,;:()]\s*|\s+[-–—/&]+\s+|\s*[–—]\s*|\s*\.\s+|!+\s*")
_AND = regex(
    r"\s+(?:and|so|as|-)\s+(?=(?:i|we|am|are|is|it|this|that|these|they|the|all|happy|content|have|had|no|nothing|"
    r"sorry|thanks|thank|agree\w*|approved?|confirm\w*|can|cleared|signed|please|satisfied|fine|looks?|enjoy)\b)",
    re.IGNORECASE,
)
_ABBREVIATION = regex(r"\b(dr|mr|mrs|ms|prof)\.(?= )")
_KIND_SIGNS = regex(
    "[\U0001f44d\U0001f44c\u2705\u2714\u2611\U0001f642\U0001f60a\U0001f600\U0001f603\U0001f604\U0001f601"
    "\U0001f64f\U0001f389\U0001f607\U0001f970\u263a\U0001f3fb-\U0001f3ff\ufe0f]|(?<!\\w)[:;]-?[)D](?!\\w)"
)
_SULKS = regex(r"[:;=]-?[(/\\|\[]|\.{2,}|…")
_RULE = regex(r"[\s\-_=*•·|~.]*")
_PARTS_OF_LINE = regex(r"\s*[|•·,/\t]\s*|\s+[-–—]+\s+|\s{3,}|\s*[–—]\s*|[()]")
_MOST_LINES = 8
_MOST_CHARACTERS = 20_000
_LONGEST_CLAUSE = 240
_MOST_TIMES = 4


def judged(own: str, people: People | None = None) -> Judged:
    """What a checker's own lines say, and what in them is left over."""
    found = accounted(own, people or People())
    plain = _plain(own)
    if any(_REFUSES.search(_plain(words)) for words in found.left_over):
        return Judged(Answer.REFUSED, tuple(found.left_over))
    if not found.left_over:
        return Judged(Answer.AGREED if found.agreements else Answer.UNCLEAR)
    begins = _begins_with_agreement(own, people or People())
    with_changes = begins and _CHANGES.search(plain)
    return Judged(Answer.WITH_CHANGES if with_changes else Answer.UNCLEAR, tuple(found.left_over))


def accounted(own: str, people: People) -> Accounted:
    """What everything in words is accounted for as."""
    found = Accounted()
    if len(own) > _MOST_CHARACTERS:
        found.left_over.append(own[:200])
        return found
    for paragraph in re.split(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+", own):
        lines = [line.strip(" \t\u00a0") for line in paragraph.split("\n") if line.strip(" \t\u00a0")]
        place = 0
        while place < len(lines):
            place += _account_for_some(lines[place : place + _MOST_LINES], found, people)
    return found


def _account_for_some(lines: Sequence[str], found: Accounted, people: People) -> int:
    """Account for the first lines of a paragraph, as many as belong together; how many they are."""
    for count in range(len(lines), 0, -1):
        joined = " ".join(lines[:count])
        if count > 1 and _RULE.fullmatch(lines[0]):
            continue
        agreements = _agreements_in(joined, people)
        if agreements is not None:
            found.agreements += agreements
            found.signed |= CLOSES.fullmatch(_plain(joined).strip(" ,.!")) is not None
            return count
        if count > 1 and not is_boilerplate(lines[0]) and is_boilerplate(joined):
            return count
    line = lines[0]
    if _is_signature(line, people):
        found.signed = True
    elif not _is_place_between(lines, found):
        for sentence in filter(None, _SENTENCE.split(line)):
            agreements = _agreements_in(sentence, people)
            found.agreements += agreements or 0
            found.left_over += [sentence] if agreements is None and not is_boilerplate(sentence) else []
        found.left_over += [] if found.left_over else [line]
    return 1


def _is_signature(line: str, people: People) -> bool:
    """Whether a line is a part of a signature, or of what the mail system puts there."""
    if _RULE.fullmatch(line) or is_boilerplate(line) or people.signs(line.strip(" ,.-–—*")):
        return True
    if is_of_a_signature(line, people):
        return True
    parts = [part for part in _PARTS_OF_LINE.split(line) if part.strip()]
    return len(parts) > 1 and all(
        is_boilerplate(part) or people.signs(part.strip(" .*")) or is_of_a_signature(part, people)
        or CLOSES.fullmatch(_plain(part).strip(" ,.!")) is not None
        for part in parts
    )  # fmt: skip


def _is_place_between(lines: Sequence[str], found: Accounted) -> bool:
    """Whether a line is a town in an address: a capital word in a signature, with a postcode in the next lines."""
    words = lines[0].strip(" ,.").split()
    near = " ".join(lines[1:3])
    return found.signed and len(words) <= 2 and all(w[:1].isupper() and w.isalpha() for w in words) and bool(
        re.fullmatch(r"(?:[A-Z][\w ]*,? )?[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}.*", near)
    )  # fmt: skip


def _agreements_in(words: str, people: People) -> int | None:
    """How many clauses agree in words of which every clause is agreement or a courtesy; None where one is neither."""
    if _SULKS.search(words):
        return None
    rest = _without_greeting(_KIND_SIGNS.sub(" ", words).replace(PICTURE, " \ufffc "), people)
    sentences = [part for part in _SENTENCE.split(rest) if part and part.strip(" .,!")]
    if not sentences:
        return 0 if rest.strip(" .,!-–—") != words.strip(" .,!-–—") and words.strip(" .,!-–—") else None
    total = 0
    for sentence in sentences:
        agreements = _agreements_of_sentence(sentence, people)
        if agreements is None:
            return None
        total += agreements
    return total


def _agreements_of_sentence(sentence: str, people: People) -> int | None:
    whole = _agreement_of(sentence, people)
    if whole is not None:
        return whole
    total = 0
    parts = [part for part in _CLAUSE.split(sentence) if part and part.strip(" .,'\"*")]
    for part in parts:
        one = _agreement_of(part, people)
        if one is None:
            pieces = _AND.split(part)
            each = [_agreement_of(piece, people) for piece in pieces] if len(pieces) > 1 else [None]
            if None in each:
                return None
            one = sum(filter(None, each))
        total += one
    return total if parts else 0


def _agreement_of(clause: str, people: People) -> int | None:
    """1 for a clause that agrees, 0 for a courtesy, the sender's name or that of whom it answers, else None."""
    plain = _plain(clause).strip(" .,!*\"“”'-–—")
    if "?" in plain or "\ufffc" in plain or _rambles(plain):
        return None
    if not plain:
        return 0
    agrees, polite = _patterns(people.called, _first_names(people.addressed))
    if NO_AGREEMENT.fullmatch(plain):
        return None
    if agrees.fullmatch(plain):
        return 1
    if polite.fullmatch(plain) or CLOSES.fullmatch(plain):
        return 0
    bare = clause.strip(" .,!*-–—")
    if len(bare.split()) <= 3 and (people.is_addressed(bare) or people.signs(bare)):
        return 0
    if not GREETS.match(plain):
        return 0 if is_boilerplate(clause) else _without_names(clause, people)
    return 0 if is_boilerplate(clause) else None


def _rambles(plain: str) -> bool:
    """Whether a clause is too long to agree, or says a word again and again: patterns would take long over it."""
    words = plain.split(" ")
    return len(plain) > _LONGEST_CLAUSE or any(words.count(word) > _MOST_TIMES for word in words)


def _without_names(clause: str, people: People) -> int | None:
    """The same of a clause without a name that follows it: “agreed Laura”, “thanks, Amy Kogel”."""
    words = clause.split()
    for count in (2, 1):
        last = " ".join(words[-count:]).strip(" .,!*-–—")
        if len(words) > count and (people.signs(last) or people.is_addressed(last)):
            plain = _plain(" ".join(words[:-count])).strip(" .,!*\"“”'-–—")
            agrees, polite = _patterns(people.called, _first_names(people.addressed))
            if agrees.fullmatch(plain):
                return 1
            if polite.fullmatch(plain):
                return 0
    return None


def _without_greeting(words: str, people: People) -> str:
    """Words without the greeting at their head: “Dear Laura,”, “Morning both -”, “Laura,”."""
    greets = GREETS.match(words.casefold())
    rest = words[greets.end() :] if greets is not None else words
    tokens = rest.split(" ")
    count = 0
    while count < min(3, len(tokens)):
        bare = tokens[count].strip(",.!-–—:")
        named = people.is_addressed(bare) or (greets is not None and (bare.casefold() in GREETED or _may_be_name(bare)))
        if not named:
            break
        count += 1
        if tokens[count - 1].endswith((",", "!", ".", "-", ":")):
            break
    if greets is None and not (count and (len(tokens) == count or tokens[count - 1].endswith((",", "-", "–", ":")))):
        return words
    return " ".join(tokens[count:]).lstrip(" ,.!-–—:")


_NO_NAMES = frozenset(
    "yes agreed agree approved happy content fine no not ok okay i we this that all thanks thank cleared signed looks "
    "confirmed just please sorry apologies hope good great nothing legal finance hr don't do never withdraw stop hold "
    "wait only part subject if but except void wrong unlawful section object objects false illegal invalid".split()
)


def _may_be_name(word: str) -> bool:
    return word[:1].isupper() and word.replace("'", "").replace("-", "").isalpha() and word.casefold() not in _NO_NAMES


def _first_names(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.split()[0].strip(",").casefold() for name in names if name and "@" not in name)


@lru_cache(maxsize=64)
def _patterns(called: frozenset[str], named: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of agreement and of courtesies, for the words of an area and the names of whom is answered."""
    own = "|".join(re.escape(words) for words in sorted(called, key=len, reverse=True)) or "(?!)"
    names = "|".join(re.escape(name) for name in named) or "(?!)"
    made = (source.replace("⟦own⟧", f"(?:{own})").replace("⟦named⟧", f"(?:{names})") for source in (AGREES, POLITE))
    agrees, polite = (re.compile(source) for source in made)
    return agrees, polite


def _begins_with_agreement(own: str, people: People) -> bool:
    return any(_starts(sentence, people) for sentence in _SENTENCE.split(own))


def _starts(sentence: str, people: People) -> bool:
    agrees, _ = _patterns(people.called, _first_names(people.addressed))
    rest = _plain(_without_greeting(sentence, people))
    return any(agrees.match(clause.strip()) for clause in _clauses(rest) if not _rambles(clause[:_LONGEST_CLAUSE]))


def _clauses(plain: str) -> Iterator[str]:
    yield from (part for part in _CLAUSE.split(plain) if part)


def _plain(words: str) -> str:
    """Words in small letters, with straight apostrophes and long forms, and one space between them."""
    plain = " ".join(words.replace("’", "'").replace("‘", "'").replace("\u00a0", " ").split()).casefold()
    plain = _SHORT.sub(lambda match: f"{match[1]} {_LONG[match[2]]}", plain)
    plain = _ABBREVIATION.sub(r"\1", plain)
    return _NO_ANY.sub("have no ", plain)


def first_line(written: str) -> str:
    """The first line that somebody wrote, shortened."""
    line = next((line.strip() for line in written.split("\n") if line.strip()), "")
    return line if len(line) <= 80 else line[:79] + "…"
