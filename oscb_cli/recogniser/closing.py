"""The closing of a report: signatory, annexes, background papers, other documents, contact officer, month."""

import re
from collections.abc import Sequence
from typing import Any

from oscb_cli.model.blocks import Inline, Words
from oscb_cli.model.dates import MONTHS
from oscb_cli.model.patterns import regex
from oscb_cli.profile.schema import Profile, folded
from oscb_cli.profile.wording import render
from oscb_cli.recogniser.gathered import Gathered
from oscb_cli.recogniser.headings import Part, labelled
from oscb_cli.recogniser.line import Line, split_at_breaks
from oscb_cli.recogniser.people import officer

_ANNEX = regex(r"(?:Annexe?|Appendix)\s+(\d{1,2}|[A-Z])\b\s*[:.–—-]?\s*", re.IGNORECASE)
_EXEMPT = regex(r"\s*\(exempt\)\s*\Z", re.IGNORECASE)
_MONTH = regex(rf"(?:{'|'.join(MONTHS)})\s+\d{{4}}", re.IGNORECASE)
_NOTHING = {"nil", "none", "n/a", "not applicable", "there are none", "no"}
_BULLET = regex(r"\A\s*(?:[-–•*·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_MOST_NAME_WORDS = 5
_MOST_TITLE_WORDS = 14
_MOST_SIGNATORY_LINES = 3
_PAPERS = {"background_papers", "other_documents"}


def read_closing(lines: Sequence[Line], profile: Profile, gathered: Gathered) -> list[Line]:
    """Take the closing from the lines after the last part.

    :return: the lines that are nothing of it.
    """
    left: list[Line] = []
    current = ""
    for line in (piece for whole in lines for piece in split_at_breaks(whole)):
        part = _label_of(line, profile)
        if part is not None:
            current = part.key
            _begin(current, line, gathered)
            if part.rest:
                _add(current, line, part.rest, profile, gathered)
        elif (line.role == "month" or _MONTH.fullmatch(line.words.strip())) and "month" not in gathered.data:
            gathered.data["month"] = line.words.strip()
            gathered.came_from("/month", line)
            current = ""
        elif line.table is not None or (current and not _belongs(current, line)) or not current:
            left.append(line)
        else:
            _add(current, line, line.words, profile, gathered)
    return left


def take_signatory(lines: list[Line], profile: Profile, gathered: Gathered) -> list[Line]:
    """Take the signatory from the end of the last part: a name, and a job title on the line after it.

    :return: the lines without the signatory's.
    """
    roles = [line for line in lines if line.role in {"signatory_name", "signatory_job_title"}]
    if roles:
        signatory = {line.role.removeprefix("signatory_"): line.words for line in roles}
        _sign(signatory, roles, gathered)
        return [line for line in lines if line not in roles]
    lines = _signatory_apart(lines)
    begins = len(lines)
    while begins > 1 and len(lines) - begins < _MOST_SIGNATORY_LINES and _can_sign(lines[begins - 1]):
        begins -= 1
    for place in range(begins, len(lines)):
        name, *title = lines[place:]
        if is_name(name.words) and not _is_job_title(name.words, profile) and (title or not _is_nobody(name, profile)):
            signatory = {"name": _without_label(name.words, profile)}
            if title:
                signatory["job_title"] = " ".join(line.words for line in title)
            _sign(signatory, lines[place:], gathered)
            return lines[:place]
    return lines


def _signatory_apart(lines: list[Line]) -> list[Line]:
    """Lines with a name and a job title in one paragraph as two."""
    pieces = split_at_breaks(lines[-1]) if lines else []
    return [*lines[:-1], *pieces] if len(pieces) > 1 and is_name(pieces[0].words) else lines


def _is_job_title(words: str, profile: Profile) -> bool:
    known = profile.tables.job_title_words
    return any(word.strip(",&").casefold() in known for word in words.split())


def _is_nobody(line: Line, profile: Profile) -> bool:
    return folded(line.words) in profile.not_a_name


def is_name(words: str) -> bool:
    """Whether words can be somebody's name: two to five, each with a capital, and nothing else."""
    parts = words.removeprefix("Signed:").split()
    small = {"de", "van", "von", "der", "di", "la", "le", "al", "bin", "ap", "of"}
    return (
        2 <= len(parts) <= _MOST_NAME_WORDS
        and not any(c.isdigit() or c in ":;,!?&/" for c in words.removeprefix("Signed:"))
        and all(part[:1].isupper() or part in small for part in parts)
        and words.rstrip()[-1:] not in ".;:"
    )


def _can_sign(line: Line) -> bool:
    return not (
        line.table is not None
        or line.list_kind
        or line.number
        or line.typed_number
        or line.level
        or line.quote
        or len(line.words.split()) > _MOST_TITLE_WORDS
        or line.words.rstrip()[-1:] in ".;:!?"
    )


def _without_label(words: str, profile: Profile) -> str:
    part = labelled(words, profile)
    return part.rest if part is not None and part.key == "signatory" and part.rest else words


def _sign(signatory: dict[str, str], lines: Sequence[Line], gathered: Gathered) -> None:
    gathered.data["signatory"] = signatory
    gathered.came_from("/signatory", *lines)
    for key, line in zip(("name", "job_title"), lines, strict=False):
        gathered.came_from(f"/signatory/{key}", line)


def _label_of(line: Line, profile: Profile) -> Part | None:
    part = labelled(line.words, profile)
    if part is None or part.kind != "label" or part.key not in {"annexes", "contact_officers", *_PAPERS}:
        return None
    if part.key == "annexes" and _ANNEX.match(line.words):
        return None  # an annex itself, “Annex 1: …”
    return part


def _begin(key: str, line: Line, gathered: Gathered) -> None:
    gathered.data.setdefault(key, [])
    gathered.came_from(f"/{key}", line)


def _belongs(key: str, line: Line) -> bool:
    """Whether a line can go on with a list of the closing: not a long text of its own."""
    return bool(line.words) and (key in _PAPERS or len(line.words.split()) <= 60)


def _add(key: str, line: Line, words: str, profile: Profile, gathered: Gathered) -> None:
    entries = gathered.data[key]
    words = words.strip() if line.list_kind else _BULLET.sub("", words, count=1).strip()
    if words.casefold().rstrip(".") in _NOTHING and not entries:
        return
    entry: Any = words
    if key == "annexes":
        entry = _annex(words, line, len(entries), profile)
        if entry is None:
            return
    elif key == "contact_officers":
        if entries and (more := _more_of(entries[-1], words)):
            entries[-1] = more
            gathered.came_from(f"/{key}/{len(entries) - 1}", line)
            return
        entry = officer(words)
    gathered.came_from(f"/{key}/{len(entries)}", line)
    entries.append(entry)


def _more_of(before: dict[str, Any], words: str) -> dict[str, Any] | None:
    """The officer of the line before with what a line adds: job title, telephone, address; None for another one."""
    found = officer(words)
    title = ", ".join(filter(None, (found.pop("name", ""), found.pop("job_title", ""))))
    if title and ("job_title" in before or (is_name(title.split(",")[0]) and (found or "," in title))):
        return None
    if title:
        found["job_title"] = title
    if not found or any(key in before for key in found):
        return None
    keys = ("name", "job_title", "phone", "email")
    return {key: value for key in keys if (value := found.get(key) or before.get(key))}


def _annex(words: str, line: Line, place: int, profile: Profile) -> dict[str, Any] | None:
    exempt = _EXEMPT.search(words) is not None
    title = _EXEMPT.sub("", words).strip()
    label = render(profile.wording.annex_label, {"number": place + 1})
    match = _ANNEX.match(title)
    if title.casefold().startswith(label.casefold()) and not title[len(label) :][:1].isalnum():
        title = title[len(label) :].lstrip(" :.–—-")
    elif match is not None and match[1].upper() in {str(place + 1), chr(ord("A") + place % 26)}:
        title = title[match.end() :]  # another number than its place gives it stays: ST020 sees it
    link = _link_of(line.inlines, title)
    annex: dict[str, Any] = {"title": title}
    if link:
        annex["link"] = link
    if exempt:
        annex["exempt"] = True
    return annex if title else None


def _link_of(inlines: Sequence[Inline], title: str) -> str:
    return next((i.link for i in inlines if isinstance(i, Words) and i.link and i.text.strip() in title), "")
