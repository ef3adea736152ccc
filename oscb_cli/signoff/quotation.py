"""The quoted request in a reply, set against the request as it was sent: what was put in, and what was taken out."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.model.patterns import regex
from oscb_cli.signoff.answers import accounted
from oscb_cli.signoff.people import People

_TOKEN = regex(r"[^\W_]+(?:[.,'’/-][^\W_]+)*|[][{}()£$€%?!~\ufffc]")
_OF_THE_DAY = regex(
    r"as soon as you can \(the reply was due by \w+ \d{1,2} \w+ \d{4}\)|"
    r"\bby (?:mon|tues|wednes|thurs|fri|satur|sun)day "
    r"\d{1,2} \w+ \d{4}",
    re.IGNORECASE,
)
DAY = "oscb0day"
"""Stands in a request for the words that say by when to reply."""
_CHANGED = regex(r"\W*the (?:\w+ ){1,6}changed after you agreed the wording\W*", re.IGNORECASE)
_LETTER_OF_ITEM = regex(r"\W*(?:[a-z]|[ivx]{1,4}|o)\W*", re.IGNORECASE)
_GREETED = regex(r"\W*dear\b\W*", re.IGNORECASE)
_PREFIX = regex(
    r"\s*(?:(?:re|r|fw|fwd|aw|wg|sv|vs|antw|tr|rif|atb|yml)(?:\[\d+\])?\s*:|\[(?:external|ext|spam\?*|official)\]:?|"
    r"(?:external|ext)\s*:)\s*",
    re.IGNORECASE,
)
_CODES = regex(r"\[[A-Z2-7]{4}-[A-Z2-7]{4}(?:, [A-Z2-7]{4}-[A-Z2-7]{4})*\]")
_OF_A_PROGRAM = regex(
    r"\s*(?:accepted|declined|tentative|approved?|rejected?|reject|yes|no|maybe|vote[\w ]*|recall|agreed|"
    r"not agreed)\s*:",
    re.IGNORECASE,
)
_MOST_WORDS = 20_000
_BULLET = r"[ \t>*•·o-]*"
_CHOICE = regex(
    rf"^{_BULLET}agreed[ \t]*\n(?:[ \t>]*\n)*"
    rf"{_BULLET}agreed with changes[ \t]*\n(?:[ \t>]*\n)*{_BULLET}not agreed[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""The lines that a request offers as answers, as it has them."""
_ONE_OF_THEM = regex(r"^\W*(?:\w{1,2}\W+)?((?:not agreed|agreed with changes)\b.{0,20})$", re.IGNORECASE | re.MULTILINE)


class Wording(Struct, frozen=True):
    """A request as it was sent: its words as text and as a page, the passages to be checked, and its subjects.

    The names in it and the day to reply by are left out: they may stand where they like.
    """

    texts: tuple[str, ...]
    passages: tuple[str, ...]
    subjects: tuple[str, ...]


def changes_of(quoted: str, wording: Wording, people: People) -> tuple[str, ...]:
    """What in a quotation is not as it was sent; empty where all is, or where nothing is quoted."""
    if not quoted.strip():
        return ()
    answers = _answers_by_themselves(quoted)
    quoted = _OF_THE_DAY.sub(DAY, " ".join(quoted.split(" ")))
    both = replace(people, senders=(*people.senders, *people.addressed))
    found = [tuple(_changes(quoted, text, wording.passages, both)) for text in wording.texts]
    changed = min(found, key=lambda changes: (len(changes), sum(map(len, changes))), default=())
    return tuple(dict.fromkeys((*answers, *changed)))


def _answers_by_themselves(quoted: str) -> list[str]:
    """The answers in a quotation that are not those that the request offers: chosen among them, or somebody's own.

    An earlier message may say “Not agreed”, which are words of the request too; and who answers within the quotation
    leaves one of the three lines, or marks it.
    """
    return [match[1].strip() for match in _ONE_OF_THEM.finditer(_CHOICE.sub("", quoted))]


def _changes(quoted: str, text: str, passages: Sequence[str], people: People) -> Iterator[str]:
    places = [(match.start(), match.end()) for match in _TOKEN.finditer(quoted)]
    said = [_same(quoted[start:end]) for start, end in places]
    asked = [_same(match[0]) for match in _TOKEN.finditer(text)]
    if len(said) > _MOST_WORDS or len(asked) > _MOST_WORDS:
        yield f"{quoted[:80]}…"
        return
    checked = _places_of(passages, asked)
    blocks = SequenceMatcher(None, asked, said, autojunk=False).get_opcodes()
    quoted_too = any(tag == "equal" and checked.intersection(range(a, b)) for tag, a, b, _, _ in blocks)
    for tag, a, b, c, d in blocks:
        if tag in {"delete", "replace"} and quoted_too and checked.intersection(range(a, b)):
            put = f" -> {_between(quoted, places, c, d)}" if d > c else ""
            yield f"{' '.join(asked[a:b])}{put or ' (taken out)'}"
        elif tag in {"insert", "replace"}:
            put = _between(quoted, places, c, d)
            inside = a > 0 and {a - 1, a} <= checked
            if not put or (not inside and _may_stand(put, people)):
                continue
            yield put


def _between(quoted: str, places: Sequence[tuple[int, int]], first: int, last: int) -> str:
    return quoted[places[first][0] : places[last - 1][1]].strip() if last > first else ""


def _may_stand(put: str, people: People) -> bool:
    """Whether words are what a mail program, or who sent the request, puts into it; never agreement."""
    if any(pattern.fullmatch(put) for pattern in (_CHANGED, _LETTER_OF_ITEM)):
        return True
    found = accounted(_GREETED.sub(" ", put), people)
    return not found.left_over and not found.agreements


def _same(token: str) -> str:
    return token.replace("’", "'")


def _places_of(passages: Sequence[str], asked: Sequence[str]) -> set[int]:
    """The places of the words that are to be checked among all that were sent."""
    found: set[int] = set()
    for passage in passages:
        words = [_same(match[0]) for match in _TOKEN.finditer(passage)]
        starts = range(len(asked) - len(words) + 1) if words else ()
        found.update(n for start in starts if asked[start : start + len(words)] == words
                     for n in range(start, start + len(words)))  # fmt: skip
    return found


def left_over_in_subject(subject: str, wording: Wording | None) -> str:
    """What a subject says besides that of the request; empty for nothing, or where there is no subject."""
    said = " ".join(subject.split())
    bare = said
    while (prefix := _PREFIX.match(bare)) is not None:
        bare = bare[prefix.end() :]
    if wording is not None:
        known = [" ".join(one.split()) for one in wording.subjects]
        if not bare or any(one.casefold().startswith(bare.casefold()) for one in known):
            return ""
        within = next((one for one in known if one.casefold() in bare.casefold()), "")
        place = bare.casefold().find(within.casefold())
        return f"{bare[:place]} {bare[place + len(within) :]}".strip(" :-") if within else bare
    codes = list(_CODES.finditer(bare))
    after = bare[codes[-1].end() :].strip() if codes else ""
    before = _OF_A_PROGRAM.match(bare)
    return " ".join(filter(None, (before[0].strip(" :") if before else "", after)))
