"""Who cleared the implications, where that stands apart from them: in a list of clearances, a table of consultation.

A clearance says for which area it is, by a question (“Have the resource implications been cleared by Finance? Yes”, and
under it a name), by a topic before a name under a heading that says so (“Clearance”), or by a row of a table whose
columns say when an officer was asked and answered. It belongs to the area that its words fit best; what fits none stays
where it stands, and a clearance that was not given, or names nobody, is none.
"""

from collections.abc import Sequence

from msgspec import Struct

from oscb_cli.model.blocks import Table, Words, plain_inlines
from oscb_cli.model.patterns import regex
from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.name_score import may_be_name
from oscb_cli.profile.names import judge_words
from oscb_cli.profile.placeholders import is_nothing
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import Vocabulary, vocabulary_of
from oscb_cli.recogniser.area_words import called, stems
from oscb_cli.recogniser.grids import IN_A_CELL
from oscb_cli.recogniser.headings import heading_words, own_area_named, part_named
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.values import dates_meant

_QUESTION = regex(r"(?:Have|Has|Had|Is|Are|Was|Were|Did|Does)\s+(?P<asked>[^?]{8,200})\?\s*(?P<answer>.*)", 2)
_NAMED = regex(
    r"(?:Name(?: of [^:]{3,50})?|(?:[A-Z][\w’'/-]* ){0,4}Officer|Cleared by|Signed off by)\s*:\s*(?P<who>\S.*)", 2
)
_TOPIC = regex(r"(?P<topic>[^:–—]{3,50}?)\s*(?::|\s[–—-]\s|\t)\s*(?P<who>\S.*)")
_ELECTED = regex(r"\b(?:cllr|councillor|members?|portfolio holder|mayor)\b", 2)
_CUT = regex(r"\s*[,;(\t]\s*|\s+[–—-]\s+|\s+on\s+")
_WORDS = regex(r"[a-z0-9]+")
_REFUSED = {"no", "not yet", "n/a", "not applicable", "none", "tbc", "pending", "awaited"}
_GIVEN = {"clearance", "clearances", "cleared", "sign-off", "signoff", "sign-offs", "signed"}
_ANSWERED = {
    "received",
    "returned",
    "cleared",
    "agreed",
    "signed",
    "signoff",
    "approved",
    "included",
    "responded",
    "response",
    "back",
}
_MOST_WORDS_OF_HEADING = 8
_MOST_WORDS = 30
_HEADING_COUNTS = 2
"""How much more a word of the heading tells of an area than one that areas of its kind are called by."""


class _Area(Struct):
    """An area of the report: where its heading stands, and where the lines under it end."""

    key: str
    said: frozenset[str]
    called: frozenset[str]
    begins: int
    ends: int
    told: list[Line]


def with_clearances(lines: Sequence[Line], profile: Profile) -> list[Line]:
    """The lines of a document with each clearance at the end of the implication that it is for.

    :return: the lines themselves, those of clearances moved and marked as a checker's; a table of consultation stays,
        and what it says of a checker stands at the implication besides.
    """
    if not any(_may_clear(line) for line in lines):
        return list(lines)
    areas = _areas(lines, profile)
    if not areas:
        return list(lines)
    taken: set[int] = set()
    lines = list(lines)
    vocabulary = vocabulary_of(profile)
    _questions(lines, areas, taken, vocabulary)
    _topics(lines, areas, taken, vocabulary)
    _tables(lines, areas, vocabulary)
    found: list[Line] = []
    for place, line in enumerate(lines):
        for area in areas:
            if area.ends == place:
                found += area.told
        if place not in taken:
            found.append(line)
    return [*found, *(line for area in areas if area.ends >= len(lines) for line in area.told)]


def _may_clear(line: Line) -> bool:
    if line.table is not None:
        return says_who_answered(line.table)
    if "?" in line.words:
        return _QUESTION.match(line.words) is not None
    return _is_heading(line) and _says_cleared(line.words)


# ------------------------------------------------------------------------------------------------ areas


def _areas(lines: Sequence[Line], profile: Profile) -> list[_Area]:
    """The implications of a document, each with the words that it may be spoken of by."""
    found: list[_Area] = []
    vocabulary = vocabulary_of(profile)
    under = False
    for place, line in enumerate(lines):
        said, _, key = line.role.partition(":")
        heading = said == "area" or (
            not line.role
            and line.table is None
            and not line.list_kind
            and bool(line.level or line.emphatic or line.loose)
        )
        part = part_named(line.words, profile) if heading and said != "area" else None
        if said != "area":
            key = part.key if part is not None and part.kind == "area" else ""
            key = key or (own_area_named(line.words, profile) if heading and part is None else "")
        ends = bool(key) or said in {"section", "recommendation"} or (part is not None and heading) or _is_heading(line)
        asks = _QUESTION.match(line.words) is not None or (_is_heading(line) and _says_cleared(line.words))
        if under and (ends or asks or line.table is not None):
            leads = line.table is not None and lines[place - 1].words.endswith(":") and place > found[-1].begins + 1
            found[-1].ends, under = place - leads, False
        if key:
            said_of_it = stems(heading_words(line.words))
            found.append(_Area(key, said_of_it, called(key, said_of_it, vocabulary), place, len(lines), []))
            under = True
    return found


def _is_heading(line: Line) -> bool:
    return line.table is None and bool(line.level or line.emphatic) and len(line.words.split()) <= 16


def _area_of(words: str, areas: Sequence[_Area]) -> _Area | None:
    """The area that words fit best, the first of several; None where they fit none."""
    said = stems(words)
    fits = [(_HEADING_COUNTS * len(said & area.said) + len(said & area.called), area) for area in areas]
    best = max((fit for fit, _ in fits), default=0)
    return next(area for fit, area in fits if fit == best) if best > 0 else None


# ------------------------------------------------------------------------------------------------ lists


def _questions(lines: list[Line], areas: list[_Area], taken: set[int], vocabulary: Vocabulary) -> None:
    """Take the questions whether something was cleared that were answered with yes, with who is named under them."""
    for place, line in enumerate(lines):
        match = _QUESTION.match(line.words) if line.table is None and not line.role else None
        if match is None or not any(word in vocabulary.check_verbs for word in match["asked"].casefold().split()):
            continue
        until, answer = place + 1, match["answer"]
        if not answer and until < len(lines) and lines[until].table is None:
            answer, until = lines[until].words, until + 1
        split = _NAMED.search(answer)
        said = answer[: split.start()] if split is not None else answer
        if split is None and until < len(lines) and lines[until].table is None:
            split = _NAMED.match(lines[until].words)
            until += split is not None
        area = _area_of(match["asked"], areas)
        refused = said.casefold().strip(" .:") in _REFUSED
        if refused or split is None or area is None or not _names_anybody(split["who"], vocabulary):
            lines[place:until] = [_as_text(line) for line in lines[place:until]]
            continue
        taken.update(range(place, until))
        area.told.append(_told(lines[until - 1], split["who"]))


def _topics(lines: Sequence[Line], areas: list[_Area], taken: set[int], vocabulary: Vocabulary) -> None:
    """Take the lines under a heading that says that they are clearances, a topic with a name each."""
    for place, line in enumerate(lines):
        if not (_is_heading(line) and _says_cleared(line.words)):
            continue
        until, told = place + 1, []
        while until < len(lines) and lines[until].table is None and not _is_heading(lines[until]):
            match = _TOPIC.match(lines[until].words) if len(lines[until].words.split()) <= _MOST_WORDS else None
            area = _area_of(match["topic"], areas) if match is not None else None
            if match is None or area is None or not _names_anybody(match["who"], vocabulary):
                break
            told.append((area, _told(lines[until], _cleared_on(match["who"]))))
            until += 1
        if not told:
            continue
        for area, said in told:
            area.told.append(said)
        taken.update(range(place, until))


_CLEARED_ON = regex(r"\b(?:cleared|signed off|agreed|approved)\s+(?:on\s+)?(?=\d)", 2)


def _cleared_on(words: str) -> str:
    return _CLEARED_ON.sub("", words)


def _says_cleared(words: str) -> bool:
    """Whether a heading says that clearances follow: “Officer clearance”, “Sign-off”."""
    said = heading_words(words).casefold().split()
    return 0 < len(said) <= _MOST_WORDS_OF_HEADING and bool(_GIVEN.intersection(said))


def _names_anybody(words: str, vocabulary: Vocabulary) -> bool:
    first = _CUT.split(words)[0].strip(" .")
    return may_be_name(first) and judge_words(first, vocabulary).score > 0


def _as_text(line: Line) -> Line:
    """A line as text, though its words are those of a checker's: nobody is named, or the answer was no."""
    text = line.with_inlines(line.inlines)
    text.role = IN_A_CELL
    return text


def _told(line: Line, who: str) -> Line:
    said = line.with_inlines((Words(who),))
    said.role, said.number, said.list_kind, said.joins = "checked_by", "", "", 0
    return said


# ------------------------------------------------------------------------------------------------ tables


def says_who_answered(table: Table) -> bool:
    """Whether a table has a row for each officer who was asked, and a column for when they answered."""
    return _answer_columns(table) > 0


def _answer_columns(table: Table) -> int:
    """The last column that says when an officer answered, by the first rows; 0 for none."""
    for row in (table.header, *table.rows[:2]):
        heads = [set(_WORDS.findall(plain_inlines(cell).casefold().replace("-", ""))) for cell in row]
        named = any(head & {"name", "officer", "officers", "consultee", "consulted"} for head in heads)
        asked = [place for place, head in enumerate(heads) if place and head & _ANSWERED]
        if named and asked and all(len(head) <= _MOST_WORDS_OF_HEADING for head in heads):
            return asked[0]
    return 0


def _tables(lines: Sequence[Line], areas: list[_Area], vocabulary: Vocabulary) -> None:
    """Say at each implication which officer answered for it, by the rows of a table of consultation."""
    for line in lines:
        column = _answer_columns(line.table) if line.table is not None else 0
        if line.table is None or not column:
            continue
        for row in line.table.rows:
            cells = [" ".join(plain_inlines(cell).split()) for cell in row]
            answered = cells[column] if column < len(cells) else ""
            if not answered or is_nothing(answered, vocabulary) or answered.casefold() in _REFUSED:
                continue
            if any(_ELECTED.search(cell) for cell in cells[:column]):
                continue
            who = next((cell for cell in cells[:column] if _names_anybody(cell, vocabulary)), "")
            post = next((cell for cell in cells[:column] if cell != who and title_likeness(cell, vocabulary) > 0), "")
            area = _area_of(f"{post} {who.partition(',')[2]}", areas) if who else None
            if area is None or any(who in said.words for said in lines[area.begins : area.ends]):
                continue
            date = next((said for said, _ in dates_meant(answered)), "")
            area.told.append(_told(line, ", ".join(filter(None, (who, post, date)))))
