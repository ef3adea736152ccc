"""The whole of a document, recognised: header, recommendation, sections, implications with their checkers, closing.

Nothing is dropped: what is no part of a report is kept, in order, as a section without a heading, and told.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from oscb_cli.model.blocks import Inline, LineBreak, Words
from oscb_cli.model.sighting import Sighting
from oscb_cli.profile.schema import Profile, folded
from oscb_cli.recogniser.closing import is_name, read_closing, take_signatory
from oscb_cli.recogniser.gathered import Gathered
from oscb_cli.recogniser.header import read_header
from oscb_cli.recogniser.headings import Part, heading_words, is_short, labelled, part_named
from oscb_cli.recogniser.line import Line, split_at_breaks, without_start
from oscb_cli.recogniser.people import after_checker_words, checker
from oscb_cli.recogniser.recommendation import read_recommendation
from oscb_cli.recogniser.text import text_of

_CLOSING = {"annexes", "background_papers", "other_documents", "contact_officers"}
_OWN = "own"
_MOST_CHECKER_LINES = 4


def recognise(lines: Sequence[Line], profile: Profile) -> Gathered:
    """Find the parts of a report in the lines of a document.

    :return: the data as a report file would hold it, with the lines that each part came from.
    """
    gathered = Gathered()
    zones = list(_zones([line for line in lines if line.words or line.table is not None or line.inlines], profile))
    places = [place for place, (part, _, _) in enumerate(zones) if part is not None and part.kind != "label"]
    last = places[-1] if places else 0
    for place, (part, heading, inside) in enumerate(zones):
        if part is None:
            kept = read_header(inside, profile, gathered)
            _keep(kept, gathered, first=True)
        elif part.kind == "label":
            _keep(read_closing([*heading, *inside], profile, gathered), gathered)
        elif not inside and _groups_implications(heading, zones[place + 1 :]):
            continue
        else:
            if place == last and "signatory" not in gathered.data:
                inside = take_signatory(inside, profile, gathered)
                month = [line for line in inside if line.role == "month"]
                inside = [line for line in inside if line.role != "month"]
                read_closing(month, profile, gathered)
            _part(part, heading, inside, profile, gathered)
    return gathered


def _groups_implications(heading: Sequence[Line], following: "Sequence[Zone]") -> bool:
    """Whether a heading with nothing under it only stands above those of the implications."""
    after = following[0][0] if following else None
    return bool(heading) and after is not None and after.kind == "area" and "implication" in heading[0].words.casefold()


Zone = tuple[Part | None, list[Line], list[Line]]
"""A part (None for the header), the lines of its heading, and the lines under it."""


def _zones(lines: Sequence[Line], profile: Profile) -> Iterator[Zone]:
    part: Part | None = None
    heading: list[Line] = []
    inside: list[Line] = []
    for place, line in enumerate(lines):
        begun = _begun(lines, place, part, profile)
        if begun is None or (begun.kind == "label" and part is not None and part.kind == "label"):
            inside.append(line)
            continue
        yield part, heading, inside
        part, heading, inside = begun, [line], []
        if begun.rest and begun.kind != "label":
            words = begun.rest
            inside.append(line.with_inlines(without_start(line.inlines, len(line.words) - len(words))))
    yield part, heading, inside


def _begun(lines: Sequence[Line], place: int, current: Part | None, profile: Profile) -> Part | None:
    """The part that begins at a line, if any."""
    line = lines[place]
    kind, _, key = line.role.partition(":")
    if kind in {"section", "area", "recommendation"}:
        return Part(kind, key or kind)
    if line.table is not None or (line.list_kind and not line.level) or not line.words or line.role:
        return Part("label", kind) if kind in _CLOSING else None
    named = part_named(line.words, profile)
    if named is not None and named.kind != "label" and (line.level or line.emphatic or line.loose):
        return named
    label = named if named is not None and named.kind == "label" else labelled(line.words, profile)
    if label is not None and label.kind == "recommendation" and (line.emphatic or line.level or line.words.isupper()):
        return label
    if label is not None and label.key in _CLOSING and current is not None:
        return Part("label", label.key)
    return Part("section", _OWN) if current is not None and _is_own_heading(lines, place, current) else None


def _is_own_heading(lines: Sequence[Line], place: int, current: Part) -> bool:
    """Whether a line is the heading of a section of the author's own."""
    line = lines[place]
    if line.level >= 1:
        return line.level > 1 or current.kind != "label"
    if not (line.emphatic or line.loose) or not is_short(line.words) or line.quote or line.continues:
        return False
    if line.words.rstrip()[-1:] in ".?!:" or not line.words[:1].isupper() or line.number:
        return False
    if any(not isinstance(inline, Words) or inline.link for inline in line.inlines):
        return False
    following = next((other for other in lines[place + 1 :] if other.words or other.table), None)
    if following is None or current.kind == "label":
        return False
    is_text = bool(
        following.shown or following.list_kind or following.table or len(following.words.split()) > 8
    ) or following.words.rstrip()[-1:] in (".", ":")
    if is_name(line.words) and not following.shown and not line.emphatic:
        return False
    return is_text and not (following.emphatic and is_name(line.words))


def _part(part: Part, heading: list[Line], inside: list[Line], profile: Profile, gathered: Gathered) -> None:
    if part.kind == "recommendation":
        gathered.came_from("/recommendation", *heading)
        read_recommendation(inside, profile, gathered)
    elif part.kind == "area":
        _implication(part.key, heading, inside, profile, gathered)
    else:
        words = " ".join(line.words for line in heading)
        spec = profile.section_by_key.get(part.key)
        entry: dict[str, Any] = {}
        if spec is not None:
            entry["key"] = spec.key
        if spec is None or _differs(words, spec.heading):
            entry["heading"] = words if heading and heading[0].role else heading_words(words)
        entry["text"] = text_of(inside)
        _add("sections", entry, heading, inside, gathered)


def _differs(words: str, heading: str) -> bool:
    return folded(heading_words(words)) != folded(heading)


def _implication(area: str, heading: list[Line], inside: list[Line], profile: Profile, gathered: Gathered) -> None:
    words = " ".join(line.words for line in heading)
    spec = profile.area_by_key.get(area)
    entry: dict[str, Any] = {"area": area}
    if spec is None or _differs(words, spec.heading):
        entry["heading"] = words if heading and heading[0].role else heading_words(words)
    text, told, said = _without_checker(inside, profile)
    entry["text"] = text_of(text)
    if told:
        entry["checked_by"] = said
    pointer = _add("implications", entry, heading, text, gathered)
    if told:
        gathered.came_from(f"{pointer}/checked_by", *told)


def _without_checker(lines: Sequence[Line], profile: Profile) -> tuple[list[Line], list[Line], dict[str, Any]]:
    """The lines without those that name the checker, those lines, and the checker."""
    lines = [piece for line in lines for piece in _checker_apart(line, profile)]
    for place, line in enumerate(lines):
        words = after_checker_words(line.words, profile)
        if words is None and line.role != "checked_by":
            continue
        end = place + 1
        words = line.words if words is None else words
        while end < len(lines) and end - place < _MOST_CHECKER_LINES and _says_more(lines[end], words):
            words = f"{words}, {lines[end].words}" if words else lines[end].words
            end += 1
        found = checker(words)
        if found or not words:
            return [*lines[:place], *lines[end:]], list(lines[place:end]), found
    return list(lines), [], {}


def _checker_apart(line: Line, profile: Profile) -> list[Line]:
    """A line, with the checker on a line of its own where it is typed after a new line in the same paragraph."""
    pieces = split_at_breaks(line)
    place = next((n for n, piece in enumerate(pieces) if after_checker_words(piece.words, profile) is not None), 0)
    if place == 0:
        return [line]
    before: list[Inline] = []
    for piece in pieces[:place]:
        before += [LineBreak(), *piece.inlines] if before else piece.inlines
    return [line.with_inlines(tuple(before)), *pieces[place:]]


def _says_more(line: Line, words: str) -> bool:
    """Whether a line goes on with a checker: only its name, title, address or date, and no text."""
    if line.table is not None or line.shown or line.list_kind or len(line.words.split()) > 14:
        return False
    found = checker(line.words)
    if not words:
        return is_name(found.get("name", "")) or "email" in found
    before = checker(words)
    return ("email" in found and "email" not in before) or ("date" in found and "date" not in before)


def _add(name: str, entry: dict[str, Any], heading: list[Line], inside: list[Line], gathered: Gathered) -> str:
    entries = gathered.data.setdefault(name, [])
    pointer = f"/{name}/{len(entries)}"
    gathered.came_from(pointer, *heading)
    gathered.came_from(f"{pointer}/heading", *heading)
    gathered.came_from(f"{pointer}/text", *inside)
    entries.append(entry)
    return pointer


def _keep(lines: Sequence[Line], gathered: Gathered, *, first: bool = False) -> None:
    """Keep lines that are no part of a report as a section without a heading, and tell of them."""
    if not lines:
        return
    pointer = _add("sections", {"text": text_of(lines)}, [], list(lines), gathered)
    where = "before the recommendation" if first else "after the last section"
    for line in lines:
        gathered.sightings.append(Sighting("unplaced", f"{pointer}/text", line.words[:80], where, place=line.place))
