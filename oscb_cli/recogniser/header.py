"""The header of a report: divisions affected, committee, date, title, “Report by”.

Each line is weighed for each part of the header; the title is what is left, and looks most like one.
"""

import re
from collections.abc import Sequence

from oscb_cli.model.blocks import Words
from oscb_cli.model.dates_found import dates_in
from oscb_cli.model.patterns import regex
from oscb_cli.profile.folding import folded
from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.schema import FIELDS, HEADER_PARTS, OTHER_HEADER_PARTS, Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.gathered import Gathered
from oscb_cli.recogniser.headings import Part, fixed_start, labelled, part_named
from oscb_cli.recogniser.line import HEADER_LINE, HEADER_MORE, Line, split_at_breaks
from oscb_cli.recogniser.meetings import (
    BODY,
    TIME,
    committee_in,
    day_of,
    is_body_name,
    is_date,
    is_the_council,
    own_name,
    small_months,
)
from oscb_cli.recogniser.report_title import take_title
from oscb_cli.recogniser.tick_boxes import ticked

_EDGES = " \t-–—•:"
_ITEM = regex(r"(?:agenda )?item(?: (?:no|number)\.?)?\s*[:.]?\s*([A-Z]{0,4}\d{1,3}[A-Za-z]?)", re.IGNORECASE)
_ITEM_ALONE = regex(r"[A-Z]{1,4}\d{1,3}[a-z]?")
_LABELS = {*HEADER_PARTS, *OTHER_HEADER_PARTS}
_NOBODY = {"n/a", "na", "not applicable", ""}
REPORT_BY = regex(r"(?:joint )?report (?:by|of|from)\b\s*[:–—-]?\s*(?:the\s+)?", re.IGNORECASE)
_LATER_LABEL = regex(r"(?<=:)([^:]+?)\s*(?=:)")
_SHORT = 20
_SEVERAL = {"divisions_affected": "; ", "report_by": " and ", "committee": " ", "title": " "}
"""What stands between the lines of a value that takes several."""

_BEFORE_A_DAY = regex(r"[\s,–—-]+(?:(?:to be )?held on|meeting on|on|of)\Z", re.IGNORECASE)


def header_evidence(line: Line, words: str, count: int, label: Part | None, profile: Profile) -> float:
    """What speaks for a line being one of the header's."""
    bare = words.strip(_EDGES)
    if label is not None and label.kind == "label":
        return 4.0 if is_of_header(label.key) or label.key in profile.header_parts else 1.0
    if _chosen(bare, profile):
        return 4.0
    if REPORT_BY.match(bare) or _ITEM.fullmatch(bare) or _ITEM_ALONE.fullmatch(bare):
        return 4.0
    if count > _SHORT * 2:
        return -3.0
    if count <= _SHORT and (is_date(bare) or committee_in(bare, profile)):
        return 4.0
    if line.level == 1:
        return 3.0
    score = 0.5 + (1.0 if line.emphatic else 0.0) + (0.5 if count <= _SHORT else -1.0)
    if bare.casefold() in vocabulary_of(profile).header_noise:
        score += 2.0
    if words.endswith((".", ";")):
        score -= 1.5
    return score - (2.0 if line.list_kind or line.shown else 0.0)


def is_of_header(key: str) -> bool:
    """Whether a label is of a part of the header, or of one of the council's own fields."""
    return key in _LABELS or key.startswith(FIELDS)


def _chosen(words: str, profile: Profile) -> str:
    """The council's own field that a line without a label says: the line is one of its choices; empty for none."""
    said = folded(words)
    for spec in profile.fields:
        if not spec.label and said in {folded(choice) for choice in spec.choices}:
            return FIELDS + spec.key
    return ""


def _answers(key: str, words: str, profile: Profile) -> bool:
    """Whether words can be the value of one of the council's own fields."""
    spec = profile.field_by_key.get(key.removeprefix(FIELDS))
    return spec is not None and (not spec.choices or folded(words) in {folded(choice) for choice in spec.choices})


def read_header(lines: Sequence[Line], profile: Profile, gathered: Gathered) -> list[Line]:
    """Take the header from the lines before the first part.

    :return: the lines that are nothing of it.
    """
    pieces = [piece for whole in lines for part in _split(whole) for piece in _at_labels(part, profile)]
    left: list[Line] = []
    place = 0
    while place < len(pieces):
        line = pieces[place]
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        key, value, taken = _known(line, following, pieces[place + 1 :], profile, gathered)
        place += taken
        placed = False
        used = [line, *([following] if taken > 1 and following is not None else [])]
        value = ticked(value)
        while place < len(pieces) and pieces[place].role == HEADER_MORE:
            between = _SEVERAL.get(key or "", ", " if (key or "").startswith(FIELDS) else "")
            if between:
                value = f"{value}{between}{pieces[place].words}" if value else pieces[place].words
                used.append(pieces[place])
            else:
                left.append(pieces[place])
            place += 1
        if key == "divisions_affected":
            placed = _put(gathered, key, _divisions(value, profile), *used)
        elif key == "committee" or (key == "meeting_date" and _names_both(value)):
            placed = _committee(value, used, profile, gathered)
        elif key == "report_by":
            placed = bool(value) and _put(gathered, key, value, *used)
            while placed and place < len(pieces) and _is_second(pieces[place], pieces[place:], profile):
                _also_by(pieces[place], gathered)
                place += 1
            placed = placed or not value
        elif key == "key_decision":
            placed = _put(gathered, key, _says_yes(value), *used)
        elif key is not None and key.startswith(FIELDS):
            placed = _put_field(gathered, key, value, *used)
        elif key == "meeting_date":
            placed = not value or _put(gathered, key, day_of(value), *used)
        else:
            placed = key is not None and (_put(gathered, key, value, *used) if value else True)
        if not placed:
            left += used
    left = _without_letterhead(left, profile, gathered)
    return take_title(left, profile, gathered)


def _split(whole: Line) -> list[Line]:
    """The lines that a line is; in a table, those after a new line go on with the value before it."""
    found = split_at_breaks(whole)
    for more in found[1:]:
        if whole.role == HEADER_LINE:
            more.role = HEADER_MORE
    return found


def _names_both(value: str) -> bool:
    """Whether a value is a body with the day of its meeting, and not the day alone."""
    return not is_date(value) and any(True for _ in dates_in(small_months(value))) and BODY.search(value) is not None


Known = tuple[str | None, str, int]


def _known(line: Line, following: Line | None, after: Sequence[Line], profile: Profile, gathered: Gathered) -> Known:
    """Which part of the header a line is, its value, and how many lines that takes."""
    words = line.words.strip(_EDGES) if not line.role else line.words
    if line.role in {"committee", "meeting_date", "title"}:
        return line.role, words, 1
    start = fixed_start(profile.wording.divisions_affected, "divisions").rstrip(_EDGES)
    labelled_so = words.casefold().startswith(start.casefold()) and not words[len(start) :][:1].isalnum()
    if line.role == "divisions_affected" and not labelled_so:
        return line.role, words, 1  # somebody's own words in oscb's style: there is no label to take off
    if labelled_so:
        rest = words[len(start) :].strip(_EDGES)
        below = following if not rest and not line.role else None
        if below is not None and _may_be_value("divisions_affected", below, profile, gathered):
            return "divisions_affected", below.words.strip(_EDGES), 2
        return "divisions_affected", rest, 1
    if line.role == "report_by" or (REPORT_BY.match(words) and "report_by" not in gathered.data):
        return _report_by(line, words, following, profile, gathered)
    return _by_label(line, words, following, profile, gathered) or _by_kind(line, words, after, profile, gathered)


def _by_label(line: Line, words: str, following: Line | None, profile: Profile, gathered: Gathered) -> Known | None:
    """What a line is by the label before its value, or before that of the next line."""
    part = labelled(line.words.strip(), profile) or labelled(words, profile)
    if part is not None and part.key == "month" and is_date(part.rest):
        part = Part("label", "meeting_date", part.rest)  # “Dated: 17 March 2026”
    if part is None or not is_of_header(part.key) or _is_known(part.key, gathered):
        return None
    value = part.rest.strip(_EDGES) if part.key != "title" else part.rest.strip()
    if value:
        return part.key, value, 1
    ends = line.words.rstrip().endswith((":", "–", "-"))
    clear = ends or len(words.split()) > 1 or (following is not None and _answers(part.key, following.words, profile))
    if clear and following is not None and _may_be_value(part.key, following, profile, gathered):
        return part.key, following.words.strip(_EDGES), 2
    return (part.key, "", 1) if ends else None


def _by_kind(line: Line, words: str, after: Sequence[Line], profile: Profile, gathered: Gathered) -> Known:
    """What a line is by what its words are: a date, the name of a body, the number of an item, one of a few choices."""
    if chosen := _chosen(words, profile):
        return chosen, words, 1
    if "meeting_date" not in gathered.data and is_date(words):
        return "meeting_date", words, 1
    if "committee" not in gathered.data and line.level != 1 and committee_in(words, profile):
        if is_the_council(words, profile) and _another_body(after, profile):
            return None, "", 1
        return "committee", words, 1
    if (
        "committee" not in gathered.data
        and line.level != 1
        and is_body_name(words)
        and not _another_body(after, profile)
    ):
        return "committee", words, 1
    if match := _ITEM.fullmatch(words):
        return "item", match[1], 1
    if _ITEM_ALONE.fullmatch(words) and "item" not in gathered.data:
        return "item", words, 1
    return None, "", 1


def _report_by(line: Line, words: str, following: Line | None, profile: Profile, gathered: Gathered) -> Known:
    start = fixed_start(profile.wording.report_by, "report_by")
    if line.role and words.startswith(start):
        return "report_by", words[len(start) :].strip(), 1
    match = REPORT_BY.match(words)
    value = words[match.end() :].strip() if match is not None else words
    if (
        not value
        and following is not None
        and not line.role
        and _may_be_value("report_by", following, profile, gathered)
    ):
        said = following.words.strip(_EDGES)
        return "report_by", said[4:] if said[:4].casefold() == "the " else said, 2
    return "report_by", value, 1


def _may_be_value(key: str, line: Line, profile: Profile, gathered: Gathered) -> bool:
    """Whether a line can be what a label on the line before it asks for."""
    words = line.words.strip(_EDGES)
    if line.role or line.table is not None:
        return False
    if key == "meeting_date":
        return is_date(words)
    if key == "item":
        return _ITEM_ALONE.fullmatch(words) is not None or words.isdigit()
    part = labelled(line.words.strip(), profile)
    if (part is not None and is_of_header(part.key)) or is_date(words) or REPORT_BY.match(words):
        return False
    if key == "committee":
        return len(words.split()) <= _SHORT
    if committee_in(words, profile) and "committee" not in gathered.data and not words.isdigit():
        return False
    return key != "report_by" or title_likeness(words, vocabulary_of(profile)) > 0


def _is_second(line: Line, rest: Sequence[Line], profile: Profile) -> bool:
    """Whether a line under “Report by” names a second director."""
    words = line.words.strip(_EDGES)
    if (
        line.role
        or line.level
        or is_date(words)
        or labelled(words, profile) is not None
        or committee_in(words, profile)
    ):
        return False
    joined = words.casefold().startswith(("and ", "& "))
    likely = title_likeness(words.removeprefix("and ").removeprefix("& "), vocabulary_of(profile))
    return (joined and likely > 0) or (likely >= 2 and _leads(words) and any(True for _ in rest))


def _leads(words: str) -> bool:
    """Whether words are a director's or a head's title, and no title of a report that only mentions one."""
    tokens = [token.casefold() for token in words.split()[:5]]
    return len(words.split()) <= 14 and any(
        token in {"director", "head", "chief", "officer", "executive"} for token in tokens
    )


def _also_by(line: Line, gathered: Gathered) -> None:
    before = str(gathered.data["report_by"])
    words = line.words.strip(_EDGES)
    joined = words.casefold().startswith(("and ", "& ")) or before.casefold().endswith((" and", "&", ","))
    gathered.data["report_by"] = f"{before} {words}" if joined else f"{before} and {words}"
    gathered.came_from("/report_by", line)


def _at_labels(line: Line, profile: Profile) -> list[Line]:
    """A line as two where a second label stands on it: “Meeting: Cabinet   Date: 17 November 2026”."""
    words = line.words
    if line.role or line.table is not None or words.count(":") < 2:
        return [line]
    for match in _LATER_LABEL.finditer(words):
        place = _label_begins(match, profile)
        if place:
            first, second = (line.with_inlines((Words(said),)) for said in (words[:place].rstrip(), words[place:]))
            return [first, *_at_labels(second, profile)]
    return [line]


def _label_begins(between: re.Match[str], profile: Profile) -> int:
    """Where a label begins between a value and a colon; 0 for none. What the value is, is left of it.

    In “Meeting: Audit Committee Date:” that is “Date”, for “Audit Committee” is one, and not “Committee Date”.
    """
    tokens = between[1].split()
    found = 0
    for count in range(1, min(len(tokens), 5)):
        label = " ".join(tokens[-count:])
        part = part_named(label, profile)
        if part is None or not is_of_header(part.key) or not label[:1].isupper():
            continue
        value = " ".join(tokens[:-count])
        if committee_in(value, profile) or is_body_name(value) or is_date(value):
            return between.end(1) - len(label)
        found = between.end(1) - len(label)
    return found


def _without_letterhead(left: list[Line], profile: Profile, gathered: Gathered) -> list[Line]:
    """Lines without the council's own name, which stands above reports as on letters: the profile says it too."""
    if "committee" not in gathered.data:
        return left
    return [line for line in left if folded(line.words) != folded(profile.council) or line.role]


def _another_body(lines: Sequence[Line], profile: Profile) -> bool:
    """Whether one of the next lines names a body that reports go to: then the council's name is only above it."""
    return any(
        committee_in(words, profile) and not is_the_council(words, profile)
        for line in lines[:6]
        if (words := _value_of(line, profile))
    )


def _value_of(line: Line, profile: Profile) -> str:
    part = labelled(line.words, profile)
    return part.rest if part is not None and part.key == "committee" and part.rest else line.words.strip(_EDGES)


def _committee(words: str, lines: Sequence[Line], profile: Profile, gathered: Gathered) -> bool:
    """A committee by the profile's name for it, and the date of its meeting where that stands on the same line."""
    line = lines[0]
    if line.role:
        return _put(gathered, "committee", words, *lines)
    found = list(dates_in(small_months(words)))
    if found and "meeting_date" not in gathered.data:
        day = found[-1]
        name = _BEFORE_A_DAY.sub("", words[: day.start].strip(_EDGES + ",("))
        after = TIME.sub("", " " + words[day.end :]).strip(_EDGES + ",).")
        if name and not after:
            return _put(gathered, "committee", own_name(name, profile), *lines) and _put(
                gathered, "meeting_date", day.words, *lines
            )
    return _put(gathered, "committee", own_name(words, profile), *lines)


def _divisions(words: str, profile: Profile) -> list[str]:
    """The divisions that words name. “and” parts two only where a list of commas ends so: a division may have one."""
    if words.casefold() in _NOBODY:
        return []
    kept: list[str] = []
    for known in profile.known_divisions:
        pattern = re.escape(known).replace("and", "(?:and|&)").replace("'", "['’]")
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", words, re.IGNORECASE):
            kept.append(match[0])
            words = words.replace(match[0], f"\ue001{len(kept) - 1}\ue001")
    return [re.sub(r"\ue001(\d+)\ue001", lambda match: kept[int(match[1])], name) for name in _parted(words)]


def _parted(words: str) -> list[str]:
    if ";" in words:
        return [name.strip() for name in words.split(";") if name.strip()]
    names = [name for name in re.split(r"\s*,\s*|\s*\n\s*", words) if name]
    if len(names) > 1 and names[-1].casefold().startswith(("and ", "& ")):
        names[-1] = names[-1].split(" ", 1)[1]
    elif (
        len(names) > 1
        and (last := re.fullmatch(r"(.+?)\s+and\s+(.+)", names[-1]))
        and not any(" and " in name or "&" in name for name in names[:-1])
    ):
        names[-1:] = [last[1], last[2]]
    return names


def _says_yes(value: str) -> bool:
    return value.casefold().lstrip("(“").startswith(("y", "key"))


def _is_known(key: str, gathered: Gathered) -> bool:
    if key.startswith(FIELDS):
        return key.removeprefix(FIELDS) in gathered.data.get("fields", {})
    return key in gathered.data


def _put_field(gathered: Gathered, key: str, value: str, *lines: Line) -> bool:
    """Keep the value of one of the council's own fields."""
    fields = gathered.data.setdefault("fields", {})
    if not value or key.removeprefix(FIELDS) in fields:
        return not value
    fields[key.removeprefix(FIELDS)] = value
    gathered.came_from(f"/{key}", *lines)
    return True


def _put(gathered: Gathered, key: str, value: object, *lines: Line) -> bool:
    """Keep a part of the header, unless there is one already; several lines of oscb's own style are one."""
    before = gathered.data.get(key)
    if before and value == []:
        return True
    if before and value:
        if not lines[0].role or not isinstance(before, str | list):
            return False
        value = [*before, *value] if isinstance(before, list) and isinstance(value, list) else f"{before} {value}"
    gathered.data[key] = value
    gathered.came_from(f"/{key}", *lines)
    return True
