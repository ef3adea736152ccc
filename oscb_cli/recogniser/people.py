"""People as reports name them: checkers with address and date, contact officers with a telephone, one or several.

The words are cut into pieces at commas, dashes, new lines and the like; each piece is weighed (``words``): a name, or
part of a job title. An address, a date or a telephone number belongs to the person whom it fits, or else to the one
before it. A job title stays as it was typed, with its commas and brackets.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, field

from oscb_cli.model.patterns import regex
from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.name_addresses import address_fit
from oscb_cli.profile.name_words import is_after_name
from oscb_cli.profile.names import are_pronouns, judge_words
from oscb_cli.profile.placeholders import is_placeholder
from oscb_cli.profile.vocabulary import Vocabulary
from oscb_cli.recogniser.values import EMAIL, MARK, MARKS, PHONE, Values

_ROLE = regex(
    r"\s*(?:(?P<name>(?:full |contact |officer )?name|officer|checker)|"
    r"(?P<title>(?:job |post )?title|position|post|job|role|designation|"
    r"(?:service|department|directorate|division|team)(?: area)?(?: or department)?))\s*:\s*",
    re.IGNORECASE,
)
_REACHED = regex(
    r"\s*(?:(?:direct )?(?:tel(?:ephone)?|phone|mobile|mob|dial|contact)(?: (?:number|no))?|[tem]|"
    r"e-?mail(?: address)?)\.?\s*:",
    re.IGNORECASE,
)
_SPLIT = regex(
    r"\s*\n\s*|\s*[;|•]\s*|\s*,\s*|\s+/\s+|\s*[–—]\s+|\s+[–—]\s*|\s+-{1,2}\s+|\t+|"
    r"(?<=[a-z)\x01])\.\s+(?=[A-Z\x01])|\s*\.\s*\Z|\s*:\s+"
)
_AND = regex(r"\s+(?:and|&)\s+|^(?:and|&)\s+|\s*\band\s*\Z")
_STRAY_BRACKET = regex(r"[\s,;–-]+\)")
_EDGES = " \t\n,;:.–—-|/"
_CONNECTS = {"of", "and", "&", "for", "the", "–", "-", "to", "in", "with"}
_FIELDS = ("name", "job_title", "phone", "email", "for", "date")
_MOST_WORDS_OF_FOR = 4
_CLEARLY_A_TITLE = 2.0


class _Piece(Struct):
    """Words between two separators. ``before`` is the separator before it; ``kind`` what it is or must be."""

    start: int
    end: int
    words: str
    before: str = ""
    kind: str = ""


class _Person(Struct):
    start: int
    name: str = ""
    for_what: str = ""
    titles: list[tuple[int, int]] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    more: list[str] = field(default_factory=list)
    """A second number, address or date, for which there is no place of its own."""


def people_in(
    words: str, vocabulary: Vocabulary, *, phones: bool = False, several: bool = True
) -> list[dict[str, Any]]:
    """The people that words name: name, job title, and e-mail address with date, or with telephone number, as typed.

    :param words: what stands after a label; new lines apart.
    :param phones: whether telephone numbers are looked for, or else dates.
    :param several: whether there may be more than one.
    """
    values = Values(_without_brackets(words), phones=phones)
    persons: list[_Person] = []
    loose: list[tuple[str, str, int]] = []
    for piece in _pieces(values.words, vocabulary):
        _take(piece, persons, loose, values, vocabulary, several=several, phones=phones)
    if not persons and loose:
        persons.append(_Person(0))
    _give(loose, persons, values.words)
    if len(persons) == 1 and not persons[0].name and not persons[0].values:
        return [{"name": _title(persons[0].titles, values.words)}]  # a post or a team where a name should be
    return [_told(person, values.words) for person in persons if person.name or person.titles or person.values]


def says_more_of_somebody(words: str) -> bool:
    """Whether words begin with the label of a name, a post, a number or an address, as they stand under a person's."""
    return _ROLE.match(words) is not None or _REACHED.match(words) is not None


def says_how_to_reach(words: str) -> bool:
    """Whether a line is nothing but a telephone number or an e-mail address, with a label or without."""
    rest = _REACHED.sub("", words, count=1)
    return bool(EMAIL.fullmatch(rest.strip()) or PHONE.fullmatch(rest.strip()))


def names_an_officer(words: str, vocabulary: Vocabulary) -> bool:
    """Whether a line names somebody with a post, a number or an address, as one of several officers."""
    found = people_in(words, vocabulary, phones=True)
    return bool(found) and len(found[0]) > 1 and judge_words(found[0].get("name", ""), vocabulary).score >= 1


def _without_brackets(words: str) -> str:
    """Words without brackets about all of them, and without those in which mail programs put addresses."""
    words = words.replace("<", " ").replace(">", " ").strip()
    while words[:1] + words[-1:] in {"()", "[]"} and words[0] not in words[1:]:
        words = words[1:-1].strip()
    for opens, closes in ("()", "[]"):
        if words.endswith(closes) and words.count(closes) > words.count(opens):
            words = words[:-1].rstrip()
    return words


def person_in(words: str, vocabulary: Vocabulary, *, phones: bool = False) -> dict[str, Any]:
    """The one person that words name; empty where they name none."""
    found = people_in(words, vocabulary, phones=phones, several=False)
    return found[0] if found else {}


def _pieces(words: str, vocabulary: Vocabulary) -> Iterator[_Piece]:
    """The pieces of a text, outside of brackets; a bracket is a piece of its own where it is none of a title's."""
    position = 0
    for start, end in _spans(words, vocabulary):
        if not words[start:end].strip():
            continue
        yield from _split_at_and(_Piece(start, end, words[start:end], words[position:start]), vocabulary)
        position = end


def _spans(words: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The spans between separators and between values; what is within brackets is parted by nothing but values."""
    depth = begins = place = 0
    while place < len(words):
        ends, following = place, place
        letter = words[place]
        if letter == "(" and (closes := words.find(")", place)) > 0:
            if depth == 0 and MARKS.search(words, place, closes):  # brackets about a value
                following = place + 1
                yield begins, ends
                begins = place
            depth += 1
        elif letter == ")" and depth:
            depth -= 1
        elif depth == 0:
            if letter == MARK and (match := MARKS.match(words, place)) is not None:
                yield begins, ends
                yield place, match.end()
                begins = following = match.end()
            elif (match := _SPLIT.match(words, place)) is not None and match.end() > place:
                if _ends_a_title(words, place, vocabulary):
                    place += 1
                    continue
                yield begins, ends
                begins = following = match.end()
        place = max(following, place + 1)
    yield begins, len(words)


def _ends_a_title(words: str, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a full stop belongs to a title before a name: “Dr. Imani Osei”."""
    before = words[:place].split()
    return words[place] == "." and bool(before) and before[-1].casefold() in vocabulary.honorifics


def _split_at_and(piece: _Piece, vocabulary: Vocabulary) -> Iterator[_Piece]:
    """A piece in two where “and” stands between two people, or before a second one."""
    for match in _AND.finditer(piece.words):
        left, right = piece.words[: match.start()], piece.words[match.end() :]
        bare = _without_bracket(right)
        if right.strip() and _likeness(bare, vocabulary) < 1.0:
            continue
        if right.strip() and title_likeness(bare, vocabulary) > _likeness(bare, vocabulary):
            continue
        if left.strip():
            yield from _split_at_and(_Piece(piece.start, piece.start + match.start(), left, piece.before), vocabulary)
        if right.strip():
            yield from _split_at_and(_Piece(piece.start + match.end(), piece.end, right, " and "), vocabulary)
        return
    yield piece


def _likeness(words: str, vocabulary: Vocabulary) -> float:
    """How much words look like the name of one person."""
    return judge_words(words.strip(_EDGES.replace(".", "")), vocabulary).score


def _without_bracket(words: str) -> str:
    return words.partition("(")[0]


def _take(
    piece: _Piece, persons: list[_Person], loose: list[tuple[str, str, int]], values: Values, vocabulary: Vocabulary,
    *, several: bool, phones: bool,
) -> None:  # fmt: skip
    """Give a piece to the person whom it is about, or begin another one."""
    loose.extend((*values.found[int(match[1])], len(persons) - 1) for match in MARKS.finditer(piece.words))
    rest = MARKS.sub(" ", piece.words)
    if not rest.strip(_EDGES + "()"):
        return
    if (role := _ROLE.match(rest)) is not None:
        piece = _Piece(piece.start + role.end(), piece.end, rest[role.end() :], piece.before, str(role.lastgroup))
    elif piece.words.strip().casefold() in {"name", "full name"} or piece.words.strip(_EDGES).casefold() in {
        "job title",
        "title",
        "position",
        "post",
        "role",
    }:
        return
    elif rest != piece.words:
        piece = _Piece(piece.start, piece.end, rest.strip(" ()"), piece.before)
    if persons and not phones and (what := _alone_in_brackets(piece.words)) and _is_for_what(what, vocabulary):
        persons[-1].for_what = persons[-1].for_what or what
        return
    name, bracket = _bracket_after_name(piece, vocabulary, first=not persons)
    if _begins_another(name, piece, persons, values, vocabulary, several=several):
        persons.append(_Person(piece.start, name.strip(_EDGES.replace(".", "")).strip()))
        _say_in_bracket(persons[-1], bracket, values.words, vocabulary, phones=phones)
        return
    start, end = _trimmed(piece, values.words)
    if not persons:
        persons.append(_Person(piece.start))
    person = persons[-1]
    if person.name and not person.titles and is_after_name(piece.words, vocabulary):
        person.name += f" {piece.words.strip(_EDGES)}"
        return
    if not person.name and _likeness(name, vocabulary) > 0 and person.titles:
        person.name = name.strip(_EDGES)
        _say_in_bracket(person, bracket, values.words, vocabulary, phones=phones)
        return
    person.titles.append((start, end))


def _alone_in_brackets(words: str) -> str:
    """What stands in brackets that stand apart, as after an address: “(Financial)”; empty where they do not."""
    said = words.strip(_EDGES)
    return " ".join(said[1:-1].split()) if said[:1] + said[-1:] == "()" and said.count("(") == 1 else ""


def _bracket_after_name(piece: _Piece, vocabulary: Vocabulary, *, first: bool) -> tuple[str, tuple[int, int] | None]:
    """The words before a bracket that follows a name, and the span within the bracket; or all the words."""
    before, opens, after = piece.words.partition("(")
    if not opens or ")" not in after:
        return piece.words, None
    inside = after.rpartition(")")[0] if after.count("(") else after.partition(")")[0]
    if _likeness(before, vocabulary) <= 0 and not (
        first and title_likeness(before, vocabulary) < 1 and title_likeness(inside, vocabulary) >= _CLEARLY_A_TITLE
    ):
        return piece.words, None  # but “Bill Officer (Head of Libraries)” is one, however strange the name
    begins = piece.start + len(before) + 1
    if after[len(inside) + 1 :].strip(_EDGES):
        return piece.words, None
    return before, (begins, begins + len(inside))


def _say_in_bracket(
    person: _Person, bracket: tuple[int, int] | None, words: str, vocabulary: Vocabulary, *, phones: bool
) -> None:
    """What stands in brackets after a name: what somebody checks it for, a job title, or how one is spoken of."""
    if bracket is None:
        return
    said = " ".join(words[bracket[0] : bracket[1]].split())
    if are_pronouns(said):
        person.name += f" ({said})"
    elif not phones and _is_for_what(said, vocabulary):
        person.for_what = said
    else:
        person.titles.append(bracket)


def _is_for_what(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words are what of an area somebody reads, and no job title: “procurement”, “Finance and property”."""
    tokens = [token for token in words.replace(",", " ").casefold().split() if token not in _CONNECTS]
    areas = vocabulary.areas.values()
    return 0 < len(tokens) <= _MOST_WORDS_OF_FOR and all(
        (token in vocabulary.fields or any(token in area for area in areas)) and token not in vocabulary.title_heads
        for token in tokens
    )


def _begins_another(
    name: str, piece: _Piece, persons: list[_Person], values: Values, vocabulary: Vocabulary, *, several: bool
) -> bool:
    if piece.kind:
        return piece.kind == "name"
    likeness, title = _likeness(name, vocabulary), title_likeness(name, vocabulary)
    if likeness > -2 and any(address_fit(name, said) >= 1 for kind, said in values.found if kind == "email"):
        likeness, title = likeness + 1.5, title - 1.5
    if not persons:
        return not (title >= 2 and likeness < 0.5 and len(name.split()) > 1) or is_placeholder(name, vocabulary)
    if not several:
        return False
    last = persons[-1]
    if not last.name or likeness < 1 or likeness <= title:
        return False
    strong = likeness >= 2 or title < 0
    if piece.before.strip() in {"and", "&"} or "\n" in piece.before or ";" in piece.before:
        return strong or likeness - title >= 1
    return likeness >= 2 and likeness - title >= 1.5


def _trimmed(piece: _Piece, words: str) -> tuple[int, int]:
    start, end = piece.start, piece.end
    while start < end and words[start] in _EDGES:
        start += 1
    while end > start and words[end - 1] in _EDGES:
        end -= 1
    return start, end


def _give(loose: Sequence[tuple[str, str, int]], persons: list[_Person], words: str) -> None:
    """Give addresses, numbers and dates to those whom they fit, or who stand before them; one date is everybody's."""
    for kind in ("email", "phone", "date"):
        found = [(said, max(0, before)) for of, said, before in loose if of == kind]
        if not found or not persons:
            continue
        on_one_line = "\n" not in words[persons[0].start : persons[-1].start]
        if kind == "date" and len(found) == 1 and found[0][1] == len(persons) - 1 and on_one_line:
            for person in persons:
                person.values["date"] = found[0][0]
            continue
        for place, (said, before) in enumerate(found):
            fits = [address_fit(person.name, said) if kind == "email" else 0.0 for person in persons]
            best = max(range(len(persons)), key=lambda n: (fits[n], n == before))
            chosen = best if fits[best] > 0 else before
            if fits[best] <= 0 and len(found) == len(persons) and all(b == len(persons) - 1 for _, b in found):
                chosen = place
            if kind in persons[chosen].values:
                chosen = next((n for n, person in enumerate(persons) if kind not in person.values), chosen)
            if persons[chosen].values.setdefault(kind, said) != said:
                persons[chosen].more.append(said)


def _told(person: _Person, words: str) -> dict[str, Any]:
    title = ", ".join(filter(None, (_title(person.titles, words), *dict.fromkeys(person.more))))
    found: dict[str, Any] = {"name": " ".join(person.name.split()), "job_title": title}
    found["for"] = person.for_what
    found.update(person.values)
    return {key: found[key] for key in _FIELDS if found.get(key)}


def _goes_on(before: str, after: str) -> bool:
    """Whether a job title goes on in the middle of a phrase on the next line."""
    last, first = before.split()[-1:], after.split()[:1]
    return bool(last and first) and (
        last[0].casefold() in _CONNECTS
        or first[0].casefold() in _CONNECTS
        or first[0][:1].islower()
        or first[0][:1] == "("
    )


def _title(spans: Sequence[tuple[int, int]], words: str) -> str:
    """A job title as it was typed: what stands between its pieces stays, but for what was cut out of it."""
    title = ""
    for place, (start, end) in enumerate(spans):
        if title:
            between = words[spans[place - 1][1] : start]
            between = between.lstrip(")") if "(" not in title else between
            goes_on = "\n" in between and _goes_on(title, words[start:end])
            kept = between.strip(" ") and MARK not in between and "\n" not in between
            title += " " if goes_on else between if kept else ", "
        title += words[start:end]
    title = _STRAY_BRACKET.sub(")", " ".join(MARKS.sub(" ", title).split()))
    if title.startswith("(") and title.endswith(")") and title.count("(") == 1:
        title = title[1:-1]
    if title.endswith(")") and title.count(")") > title.count("("):
        title = title[:-1]
    return title.strip(_EDGES).strip()
