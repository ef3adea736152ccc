"""The closing of a report: signatory, annexes, background papers, other documents, contact officer, month."""

import re
from collections.abc import Sequence
from typing import Any

from oscb_cli.layout.wording import render
from oscb_cli.model.blocks import Inline, Words
from oscb_cli.model.dates import MONTHS
from oscb_cli.model.marks import bullet_before, letter_before, number_before
from oscb_cli.model.patterns import regex
from oscb_cli.model.sighting import Sighting
from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.name_case import in_name_case
from oscb_cli.profile.name_words import is_after_name
from oscb_cli.profile.names import judge, judge_words
from oscb_cli.profile.placeholders import is_nothing
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import Vocabulary, vocabulary_of
from oscb_cli.recogniser.gathered import Gathered
from oscb_cli.recogniser.headings import Part, labelled_line
from oscb_cli.recogniser.line import Line, split_at_breaks
from oscb_cli.recogniser.people import people_in, says_how_to_reach

_ANNEX = regex(r"(?:Annexe?|Appendix)\s+(\d{1,2}|[A-Z])\b\s*[:.–—-]?\s*", re.IGNORECASE)
ANNEX_ENTRY = regex(
    r"(?:Annexe?|Appendix)\s+(?:\d{1,2}|[A-Z])\b\s*(?:[:–—\t]|-\s|\.\s|\s(?=[A-Z0-9“‘\"])).{2,}", re.IGNORECASE
)
MONTH_ALONE = regex(rf"(?:{'|'.join(MONTHS)})\s+\d{{4}}\.?", re.IGNORECASE)
_EXEMPT = regex(r"\s*\(exempt\)\s*\Z", re.IGNORECASE)
SIGNED = regex(r"signed(?: by)?\b\s*[:–—-]?\s*", re.IGNORECASE)
_AFTER_NAME = regex(r"\s*,\s*|\s+[–—-]\s+|\s*[–—]\s+")
_NONE_AT_ALL = regex(
    r"(?:there (?:are|is) )?no (?:\w+ ){0,3}(?:papers?|documents?|annexe?s|appendices)\b[^.]{0,40}\.?", re.IGNORECASE
)
_NEXT_ANNEX = regex(r"\s*[;,]\s*(?:and\s+)?(?=(?:Annexe?|Appendix)\s+(?:\d{1,2}|[A-Z])\b)")
_PAPERS = {"background_papers", "other_documents"}
_KEYS = {"annexes", "contact_officers", *_PAPERS}
_SIGNING_ROLES = {"signatory_name", "signatory_job_title"}
_MOST_WORDS = 60
CLOSING_LABEL, CLOSING_ENTRY, BESIDE_AN_ENTRY = "closing", "closing_entry", "closing_beside"
"""The roles of lines of a table of the closing: a label, an entry under it, and what stands in other columns."""

_PLACE_MARK = regex(r"(?P<place>[A-Z]|\d{1,2})\s*[:–—-]\s+")


def read_closing(lines: Sequence[Line], profile: Profile, gathered: Gathered) -> list[Line]:
    """Take the closing from the lines after the last part.

    :return: the lines that are nothing of it.
    """
    left: list[Line] = []
    current = ""
    officers: list[tuple[Line, str]] = []
    in_a_table = False
    for line in (piece for whole in lines for piece in split_at_breaks(whole)):
        part = _label_of(line, profile)
        below_a_table = in_a_table
        in_a_table = line.role in {CLOSING_ENTRY, BESIDE_AN_ENTRY}
        if (
            part is None
            and line.role != CLOSING_ENTRY
            and ANNEX_ENTRY.match(line.words)
            and current != "annexes"
            and not line.list_kind
            and current not in _PAPERS
        ):
            part = Part("label", "annexes", line.words)
        if part is not None:
            current = part.key
            gathered.data.setdefault(current, [])
            gathered.came_from(f"/{current}", line)
            if part.rest and current == "contact_officers":
                officers.append((line, part.rest))
            elif part.rest:
                _add(current, line, part.rest, profile, gathered)
        elif (line.role == "month" or MONTH_ALONE.fullmatch(line.words.strip())) and "month" not in gathered.data:
            gathered.data["month"] = line.words.strip().rstrip(".")
            gathered.came_from("/month", line)
            current = ""
        elif current and current != "contact_officers" and says_how_to_reach(line.words):
            gathered.data.setdefault("contact_officers", [])
            officers.append((line, line.words))
        elif current in _PAPERS and not gathered.data[current] and not line.role and line.words.endswith(":"):
            left.append(line)  # “The following papers were used:”
        elif line.emphatic and below_a_table and not line.role:
            left.append(line)  # a heading that follows the table
            current = ""
        elif (
            line.table is not None
            or line.role == BESIDE_AN_ENTRY
            or (current and not _belongs(current, line))
            or not current
        ):
            left.append(line)
        elif current == "contact_officers":
            officers.append((line, line.words))
        else:
            _add(current, line, line.words, profile, gathered)
    _officers(officers, profile, gathered)
    return left


def take_signatory(lines: Sequence[Line], profile: Profile, gathered: Gathered) -> list[Line]:
    """Take the signatory from its lines: a name, and a job title on the next lines or after a comma.

    A name that the judge of names doubts is taken too, as it stands where signatories do, and told.

    :return: the lines that are nothing of it.
    """
    if any(line.role in _SIGNING_ROLES for line in lines):
        return _sign_by_roles(lines, gathered)
    vocabulary = vocabulary_of(profile)
    first, *more = _without_label(lines)
    words = SIGNED.sub("", first.words, count=1)
    name, comma, rest = parted_name(words, vocabulary)
    titles = [line.words for line in more]
    if len(more) == 1 and is_title_first(words, more[0].words, vocabulary):
        name, titles, more = more[0].words, [words], [more[0], first]
        first = more.pop(0)
    elif comma and title_likeness(rest, vocabulary) > (0 if judge_words(name, vocabulary).score > 0 else 1):
        titles.insert(0, rest.strip())
    else:
        name = words
    signatory = {"name": in_name_case(name.strip())}
    if titles:
        signatory["job_title"] = " ".join(titles)
    _sign(signatory, [first, *(more or [first])], gathered)
    if doubt := judge(signatory["name"], profile).told(signatory["name"]):
        detail = f"read as the signatory, from where it stands; {doubt}"
        gathered.sightings.append(Sighting("uncertain", "/signatory/name", first.words[:80], detail, 0.0, first.place))
    return []


def _sign_by_roles(lines: Sequence[Line], gathered: Gathered) -> list[Line]:
    """Take the signatory from lines whose styles say what they are; a job title may go on with lines of its style."""
    taken: dict[str, list[Line]] = {}
    left: list[Line] = []
    for line in lines:
        key = line.role.removeprefix("signatory_")
        is_more = key in taken and (key == "name" or taken[key][-1].place != line.place - 1)
        if line.role not in _SIGNING_ROLES or is_more:
            left.append(line)
        else:
            taken.setdefault(key, []).append(line)
    signatory = {key: " ".join(line.words for line in found) for key, found in taken.items()}
    _sign(signatory, [line for found in taken.values() for line in found], gathered)
    return left


def _without_label(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a signature without “Signed by” on a line of its own."""
    return lines[1:] if len(lines) > 1 and SIGNED.fullmatch(lines[0].words) else lines


def is_title_first(words: str, following: str, vocabulary: Vocabulary) -> bool:
    """Whether of two lines of a signature the first is the job title, and the second the name."""
    said = judge_words(following, vocabulary).score
    return title_likeness(words, vocabulary) >= 1 and said >= 1 and said > title_likeness(following, vocabulary)


def parted_name(words: str, vocabulary: Vocabulary) -> tuple[str, str, str]:
    """A name, what stands between it and the job title after it on the same line, and that; or all the words.

    Letters after a name belong to it: “Dana Petrie, CPFA, Head of Finance”.
    """
    for match in _AFTER_NAME.finditer(words):
        ends = _AFTER_NAME.search(words, match.end())
        if not is_after_name(words[match.end() : ends.start() if ends is not None else None], vocabulary):
            return words[: match.start()], match[0], words[match.end() :]
    return words, "", ""


def _sign(signatory: dict[str, str], lines: Sequence[Line], gathered: Gathered) -> None:
    gathered.data["signatory"] = signatory
    gathered.came_from("/signatory", *lines)
    for key, line in zip(("name", "job_title"), lines, strict=False):
        gathered.came_from(f"/signatory/{key}", line)


def _label_of(line: Line, profile: Profile) -> Part | None:
    if line.role in {CLOSING_ENTRY, BESIDE_AN_ENTRY}:
        return None
    if ANNEX_ENTRY.match(line.words):
        return None  # an annex itself, “Annex 1: …”
    part = labelled_line(line, profile)
    if part is None or part.kind != "label" or part.key not in _KEYS:
        return None
    return part


def _belongs(key: str, line: Line) -> bool:
    """Whether a line can go on with a list of the closing: not a long text of its own."""
    return bool(line.words) and (key in _PAPERS or len(line.words.split()) <= _MOST_WORDS)


def _add(key: str, line: Line, words: str, profile: Profile, gathered: Gathered) -> None:
    entries = gathered.data[key]
    words = words.strip() if line.list_kind else _without_mark(words, len(entries))
    if (not entries or line.role == CLOSING_ENTRY) and (
        is_nothing(words, vocabulary_of(profile)) or _NONE_AT_ALL.fullmatch(words)
    ):
        return
    if len(parts := _several(key, words)) > 1:
        for part in parts:
            _add(key, line, part, profile, gathered)
        return
    entry: Any = words
    if key == "annexes":
        entry = _annex(words, line, len(entries), profile)
        if entry is None:
            return
    gathered.came_from(f"/{key}/{len(entries)}", line)
    entries.append(entry)


def _without_mark(words: str, place: int) -> str:
    """An entry of a list without its typed bullet, or the number or letter that its place gives it.

    :param place: how many entries stand before it. “12. Angry Men” as the first is no number.
    """
    words = words.strip()
    bullet = bullet_before(words)
    if bullet is not None and bullet.text != "o":
        return words[bullet.length :]
    stands = _PLACE_MARK.match(words)
    if stands is not None and stands["place"] in {str(place + 1), chr(ord("A") + place % 26)}:
        return words[stands.end() :]
    mark = number_before(words) or letter_before(words)
    if mark is None or mark.style == "" or mark.values != (place + 1,) or (mark.kind != "number" and mark.style == "."):
        return words
    return words[mark.length :]


def _several(key: str, words: str) -> list[str]:
    """The entries that stand one after the other on one line."""
    if key == "annexes":
        return _NEXT_ANNEX.split(words)
    return [part.strip() for part in words.split(";") if part.strip()] if "(" not in words else [words]


def _officers(lines: Sequence[tuple[Line, str]], profile: Profile, gathered: Gathered) -> None:
    """The contact officers that lines name together: one or several, each on one line or on many."""
    if not lines:
        return
    vocabulary = vocabulary_of(profile)
    words = [_without_mark(said, place) if not line.list_kind else said for place, (line, said) in enumerate(lines)]
    if len(words) == 1 and is_nothing(words[0], vocabulary):
        return
    entries = gathered.data["contact_officers"]
    for entry in people_in("\n".join(words), vocabulary, phones=True):
        if entries and "name" not in entry and not entry.keys() & entries[-1].keys():
            entries[-1].update(entry)  # more of whom the report named before
            gathered.came_from(f"/contact_officers/{len(entries) - 1}", *(line for line, _ in lines))
            continue
        place = len(entries)
        said = [
            line for line, words in lines if any(str(value)[:40] in " ".join(words.split()) for value in entry.values())
        ]
        gathered.came_from(f"/contact_officers/{place}", *(said or [lines[0][0]]))
        entries.append(entry)


def _annex(words: str, line: Line, place: int, profile: Profile) -> dict[str, Any] | None:
    exempt = _EXEMPT.search(words) is not None
    title = _EXEMPT.sub("", words).strip()
    label = render(profile.wording.annex_label, {"number": place + 1})
    match = _ANNEX.match(title)
    if title.casefold().startswith(label.casefold()) and not title[len(label) :][:1].isalnum():
        title = title[len(label) :].lstrip(" :.–—-\t")
    elif match is not None and match[1].upper() in {str(place + 1), chr(ord("A") + place % 26)}:
        title = title[match.end() :]  # another number than its place gives it stays: ST020 sees it
    link = _link_of(line.inlines, title)
    annex: dict[str, Any] = {"title": title}
    if match is not None and match[1].isalpha() and match[1].upper() == chr(ord("A") + place % 26):
        annex["label"] = match[1].upper()
    if link:
        annex["link"] = link
    if exempt:
        annex["exempt"] = True
    return annex if title else None


def _link_of(inlines: Sequence[Inline], title: str) -> str:
    return next((i.link for i in inlines if isinstance(i, Words) and i.link and i.text.strip() in title), "")
