"""The header of a report: divisions affected, committee, date, title, “Report by”."""

import re
from collections.abc import Sequence

from oscb_cli.model.dates import NotADate, parse_date
from oscb_cli.model.dates_found import dates_in
from oscb_cli.model.patterns import regex
from oscb_cli.profile.schema import HEADER_PARTS, Profile
from oscb_cli.recogniser.gathered import Gathered
from oscb_cli.recogniser.headings import fixed_start, labelled
from oscb_cli.recogniser.line import Line, split_at_breaks

_EDGES = " \t-–—•:"
_BODY = regex(r"\b(?:committee|cabinet|council|board|panel|forum|executive|sub-committee|joint)\b", re.IGNORECASE)
_ITEM = regex(r"(?:agenda )?item(?: no\.?)?\s*:?\s*([A-Z]{0,4}\d{1,3}[A-Za-z]?)", re.IGNORECASE)
_ITEM_ALONE = regex(r"[A-Z]{1,4}\d{1,3}[a-z]?")
_TIME_AFTER = regex(r"[\s,]+(?:at\s+)?\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|noon)\s*\Z", re.IGNORECASE)
_LABELS = {*HEADER_PARTS, "item"}
_NOBODY = {"n/a", "na", "not applicable", ""}
_REPORT_BY = regex(r"report (?:by|of|from)\b:?\s*(?:the\s+)?", re.IGNORECASE)


def read_header(lines: Sequence[Line], profile: Profile, gathered: Gathered) -> list[Line]:
    """Take the header from the lines before the first part.

    :return: the lines that are nothing of it.
    """
    left: list[Line] = []
    for line in (piece for whole in lines for piece in split_at_breaks(whole)):
        key, value = _known(line, profile, gathered)
        if key == "divisions_affected":
            placed = _put(gathered, key, _divisions(value), line)
        elif key == "committee":
            placed = _committee(value, line, gathered)
        else:
            placed = key is not None and (_put(gathered, key, value, line) if value else True)
        if not placed:
            left.append(line)
    return _title(left, gathered)


def _known(line: Line, profile: Profile, gathered: Gathered) -> tuple[str | None, str]:
    """Which part of the header a line is, and its value."""
    words = line.words.strip(_EDGES) if not line.role else line.words
    if line.role in {"committee", "meeting_date", "title"}:
        return line.role, words
    if line.role == "report_by" or (_REPORT_BY.match(words) and "report_by" not in gathered.data):
        start = fixed_start(profile.wording.report_by, "report_by")
        if words.startswith(start):
            return "report_by", words[len(start) :].strip()
        return "report_by", words[match.end() :] if (match := _REPORT_BY.match(words)) else words
    start = fixed_start(profile.wording.divisions_affected, "divisions").rstrip(_EDGES)
    if line.role == "divisions_affected" or words.casefold().startswith(start.casefold()):
        return "divisions_affected", words[len(start) :].strip(_EDGES)
    part = labelled(words, profile)
    says_label = part is not None and (part.rest or line.words.rstrip().endswith(":"))
    if part is not None and says_label and part.key in _LABELS and part.key not in gathered.data:
        return part.key, part.rest
    if "meeting_date" not in gathered.data and _is_date(words):
        return "meeting_date", words
    if "committee" not in gathered.data and line.level != 1 and _is_body(words, profile):
        return "committee", words
    if match := _ITEM.fullmatch(words):
        return "item", match[1]
    if _ITEM_ALONE.fullmatch(words) and "item" not in gathered.data:
        return "item", words
    return None, ""


def _committee(words: str, line: Line, gathered: Gathered) -> bool:
    """A committee, and the date of its meeting where that stands on the same line."""
    found = list(dates_in(_small_months(words)))
    if found and "meeting_date" not in gathered.data and not line.role:
        day = found[-1]
        name = words[: day.start].strip(_EDGES + ",(")
        if name and not words[day.end :].strip(_EDGES + ",).0123456789apmAPM"):
            return _put(gathered, "committee", name, line) and _put(gathered, "meeting_date", day.words, line)
    return _put(gathered, "committee", words, line)


def _small_months(words: str) -> str:
    """Words with the names of months as names, whatever the capitals: ``17 SEPTEMBER 2024``."""
    return re.sub(r"[A-Z]{3,9}", lambda match: match[0].capitalize(), words)


def _is_body(words: str, profile: Profile) -> bool:
    if profile.committee_for(words) is not None:
        return True
    name = _small_months(words)
    day = next(iter(dates_in(name)), None)
    before = words[: day.start].strip(_EDGES + ",") if day else words
    if profile.committee_for(before) is not None:
        return True
    return bool(_BODY.search(before)) and len(before.split()) <= 12 and (before.isupper() or day is not None)


def _is_date(words: str) -> bool:
    """Whether words are a date and nothing else but the time of day, though it may be one that does not exist."""
    for said in (_small_months(words), _small_months(_TIME_AFTER.sub("", words))):
        if any(found.words == said for found in dates_in(said)):
            return True
        try:
            parse_date(said)
        except NotADate:
            continue
        return True
    return False


def _divisions(words: str) -> list[str]:
    if words.casefold() in _NOBODY:
        return []
    names = re.split(r"\s*[,;]\s*|\s+and\s+(?=[A-Z])", words)
    return [name for name in names if name]


def _title(left: list[Line], gathered: Gathered) -> list[Line]:
    """The title: by its style, or the last lines in bold or capitals, or the last line, of those that are left."""
    if not left or "title" in gathered.data:
        return left
    chosen = next((line for line in left if line.level == 1), None)
    if chosen is None:
        lines = [line for line in left if not line.list_kind and line.table is None]
        signed = gathered.spots.get("/report_by")
        chances = (
            [line for line in lines if line.emphatic],
            [line for line in lines if signed and line.place < signed[0].number],
            [line for line in lines if not line.words.endswith(".")],
            lines,
        )
        chosen = next((chance[-1] for chance in chances if chance), None)
    if chosen is None:
        return left
    together = [line for line in left if line is chosen or (line.emphatic and chosen.emphatic and not chosen.level)]
    gathered.data["title"] = " ".join(line.words for line in together)
    gathered.came_from("/title", *together)
    return [line for line in left if line not in together]


def _put(gathered: Gathered, key: str, value: object, line: Line) -> bool:
    """Keep a part of the header, unless there is one already; several lines of oscb's own style are one."""
    before = gathered.data.get(key)
    if before and value:
        if not line.role or not isinstance(before, str):
            return False
        value = f"{before} {value}"
    gathered.data[key] = value
    gathered.came_from(f"/{key}", line)
    return True
