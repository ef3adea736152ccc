"""Report files in Markdown: a head in YAML between two lines ``---``, then the text under its headings.

``# Title``, ``## Recommendation``, a heading for each section and each area of implications, a line “Comments checked
by: …” under an implication.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from oscb_cli.errors import CannotRead
from oscb_cli.model.notes import has_words, note_stays_open
from oscb_cli.model.source import Source, Spot
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.decoding import decode_text
from oscb_cli.readers.formats import ProfileFor
from oscb_cli.readers.parsed import Parsed
from oscb_cli.readers.yaml_reader import parse_yaml
from oscb_cli.recogniser.headings import part_named
from oscb_cli.recogniser.markdown_parts import (
    HEADING,
    implication_entry,
    recommendation_entry,
    section_entry,
    text_of_lines,
    with_attributes,
)

HEAD = "---"


class _Part(Struct):
    """A heading and the lines under it, with the number of each."""

    level: int
    words: str
    place: int
    lines: list[tuple[int, str]]


def read(data: bytes, name: str, profile_for: ProfileFor) -> Parsed:
    """Read a Markdown file with a head (the table of formats).

    :raises CannotRead: it cannot be decoded, or its head cannot be parsed.
    """
    head, rest, taken, spots = read_head(data, name)
    return read_body(head, rest, taken, spots, profile_for(head.get("profile")))


def split_head(text: str, name: str) -> tuple[str, str, int]:
    """The YAML head of a file, the rest, and how many lines the head takes; the head is empty where there is none.

    :raises CannotRead: a head is begun and not ended.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != HEAD:
        return "", text, 0
    for place, line in enumerate(lines[1:], start=1):
        if line.rstrip() in {HEAD, "..."}:
            return "\n".join(lines[1:place]), "\n".join(lines[place + 1 :]), place + 1
    raise CannotRead(f"{name}: the head that begins with --- on line 1 has no second line --- to end it")


def read_head(data: bytes, name: str) -> tuple[dict[str, Any], str, int, dict[str, list[Spot]]]:
    """The head of a Markdown file, the text after it, how many lines the head takes, and where its parts are.

    :raises CannotRead: the head is not YAML, or is no group of keys.
    """
    head, rest, taken = split_head(decode_text(data, name), name)
    spots: dict[str, list[Spot]] = {}
    found = parse_yaml(head, name, spots, first_line=2) if head.strip() else {}
    if found is not None and not isinstance(found, dict):
        raise CannotRead(f"{name}: the head between the two lines --- must be keys and values, one a line")
    return found or {}, rest, taken, spots


def read_body(head: dict[str, Any], text: str, taken: int, spots: dict[str, list[Spot]], profile: Profile) -> Parsed:
    """The report that a head and the text after it make."""
    data = dict(head)
    notes: list[tuple[int, str]] = []  # what stands before the first part, or under the title, and is no words
    for part in _parts(text, taken):
        says_something = has_words(text_of_lines(part.lines))
        if part.level == 0:
            if says_something:
                _add(data, "sections", {"text": text_of_lines(part.lines)}, part, spots)
            else:
                notes += part.lines
            continue
        words, attributes = with_attributes(part.words)
        if part.level == 1 and "title" not in data and not says_something:
            data["title"] = words
            spots["/title"] = [Spot(part.place, words)]
            notes += part.lines
            continue
        if any(line.strip() for _, line in notes):
            part.lines = [*notes, (part.place, ""), *part.lines]
        notes = []
        read_part(words, attributes, part, data, spots, profile)
    return Parsed(data, Source("line", spots))


def read_part(
    words: str,
    attributes: dict[str, Any],
    part: "_Part",
    data: dict[str, Any],
    spots: dict[str, list[Spot]],
    profile: Profile,
) -> None:
    """Add the part that a heading begins to the data."""
    named = part_named(words, profile)
    if not attributes and named is not None and named.kind == "recommendation":
        _recommendation(part, data, spots, profile)
    elif "area" in attributes or (named is not None and named.kind == "area" and "key" not in attributes):
        entry = implication_entry(words, attributes, part.lines, profile)
        _add(data, "implications", entry, part, spots)
    else:
        _add(data, "sections", section_entry(words, attributes, part.lines, profile), part, spots)


def _recommendation(part: _Part, data: dict[str, Any], spots: dict[str, list[Spot]], profile: Profile) -> None:
    found, places = recommendation_entry(part.lines, profile)
    above = data.get("recommendation")
    earlier = above.get("items", []) if isinstance(above, dict) else []
    if isinstance(above, dict) and isinstance(earlier, list):
        found = {**found, **above, "items": [*earlier, *found["items"]]}
    data["recommendation"] = found
    spots["/recommendation"] = [Spot(part.place, part.words), *_spots(part.lines)]
    by_place = dict(part.lines)
    for number, lines in enumerate(places):
        spots[f"/recommendation/items/{number}"] = [Spot(place, by_place[place]) for place in lines]


def _parts(text: str, taken: int) -> Iterator[_Part]:
    part = _Part(0, "", taken + 1, [])
    in_note = False
    for place, line in enumerate(text.split("\n"), start=taken + 1):
        heading = None if in_note else HEADING.fullmatch(line)
        in_note = note_stays_open(line, is_open=in_note)
        if heading is None or not heading[2]:
            part.lines.append((place, line))
            continue
        yield part
        part = _Part(len(heading[1]), heading[2], place, [])
    yield part


def _add(data: dict[str, Any], name: str, entry: dict[str, Any], part: _Part, spots: dict[str, list[Spot]]) -> None:
    entries = data.get(name)
    if not isinstance(entries, list):
        entries = data[name] = []
    pointer = f"/{name}/{len(entries)}"
    spots[pointer] = spots[f"{pointer}/heading"] = [Spot(part.place, part.words)]
    spots[f"{pointer}/text"] = _spots(part.lines) or spots[pointer]
    if "checked_by" in entry:
        spots[f"{pointer}/checked_by"] = _spots(part.lines)[-1:] or spots[pointer]
    entries.append(entry)


def _spots(lines: Sequence[tuple[int, str]]) -> list[Spot]:
    return [Spot(place, line) for place, line in lines if line.strip()]
