"""What the parts of a Markdown file say: a heading, and the lines under it. Readers and writers share it.

A heading may say what words do not, as JSON in braces: ``## The plan {"key": "background"}``. A line of the text that
would be a heading has a backslash before its ``#``. The items of a recommendation begin with ``- ``, and their other
lines with two spaces; lines that somebody marked otherwise, ``(a)``, ``1.`` or ``*``, are items too.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from oscb_cli.model.notes import BEGINS, ENDS, has_words, without_notes
from oscb_cli.model.patterns import regex
from oscb_cli.profile.folding import folded
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.checker_lines import after_checker_words
from oscb_cli.recogniser.headings import part_named
from oscb_cli.recogniser.lead import any_lead, house_lead
from oscb_cli.recogniser.marked_lines import marked_items
from oscb_cli.recogniser.people import person_in

HEADING = regex(r"(#{1,6})[ \t]+(.*?)[ \t]*")
_ATTRIBUTES = regex(r"(.*?)[ \t]*(\{.*\})")
_ESCAPED_HEADING = regex(r"( {0,3})\\(\\*#{1,6}(?:[ \t]|$))")
_WOULD_BE_HEADING = regex(r"( {0,3})(\\*#{1,6}(?:[ \t]|$))")
_KEYS = {"key", "area", "heading", "text", "checked_by"}
_ENTRY = "- "


def with_attributes(words: str) -> tuple[str, dict[str, Any]]:
    """A heading's words, and what it says in braces after them; braces that say nothing known are words."""
    match = _ATTRIBUTES.fullmatch(words)
    if match is None:
        return words, {}
    try:
        found = json.loads(match[2])
    except (ValueError, RecursionError):
        return words, {}  # braces that are words
    if not isinstance(found, dict) or not found or not set(found) <= _KEYS:
        return words, {}
    return match[1], found


def section_entry(
    words: str, attributes: dict[str, Any], lines: Sequence[tuple[int, str]], profile: Profile
) -> dict[str, Any]:
    """A section, by its heading, what the heading says in braces, and the lines under it."""
    named = part_named(words, profile)
    entry: dict[str, Any] = {}
    if attributes:
        entry.update(attributes)
    elif named is not None and named.kind == "section":
        spec = profile.section_by_key[named.key]
        entry["key"] = spec.key
        if folded(words) != folded(spec.heading):
            entry["heading"] = words
    else:
        entry["heading"] = words
    entry.setdefault("text", text_of_lines(lines))
    return entry


def implication_entry(
    words: str, attributes: dict[str, Any], lines: Sequence[tuple[int, str]], profile: Profile
) -> dict[str, Any]:
    """An implication, with the checker that the last line under it names."""
    named = part_named(words, profile)
    entry: dict[str, Any] = {}
    if named is not None and named.kind == "area" and "area" not in attributes:
        spec = profile.area_by_key[named.key]
        entry["area"] = spec.area
        if folded(words) != folded(spec.heading):
            entry["heading"] = words
    text = text_of_lines(lines)
    if "checked_by" not in attributes or "text" not in attributes:
        text, note = _note_at_the_end(text)
        before, _, last = text.rpartition("\n\n")
        named_last = after_checker_words(last, profile) if "\n" not in last else None
        if named_last is not None and attributes.get("checked_by", {}) is not None:
            text = before
            if named_last:
                entry["checked_by"] = person_in(named_last, vocabulary_of(profile))
            elif not attributes.get("checked_by"):
                entry["checked_by"] = {}
        text = f"{text}\n\n{note}".strip() if note else text
    entry["text"] = text
    checked_by = attributes.get("checked_by")
    entry.update({key: value for key, value in attributes.items() if key != "checked_by"})
    if isinstance(checked_by, dict):
        entry["checked_by"] = {**entry.get("checked_by", {}), **checked_by}
    elif isinstance(checked_by, list):
        entry["checked_by"] = checked_by
    return entry


def _note_at_the_end(text: str) -> tuple[str, str]:
    """A text and the notes after its last words, under which the checker's line would not be the last."""
    if not text.endswith(ENDS):
        return text, ""
    said = text
    while said.endswith(ENDS) and BEGINS in said:
        said = said[: said.rindex(BEGINS)].rstrip()
    return said, text[len(said) :].strip()


def recommendation_entry(lines: Sequence[tuple[int, str]], profile: Profile) -> tuple[dict[str, Any], list[list[int]]]:
    """The recommendation under its heading: a lead-in, and items each beginning with ``- ``; with the items' lines."""
    found: dict[str, Any] = {}
    before = [(place, line) for place, line in _until_entry(lines)]
    marked = marked_items([line for _, line in before])
    begins = marked[0][0][0] if marked else len(before)
    above = without_notes(text_of_lines(before[:begins])).strip()
    lead = _lead(above, profile, anyhow=bool(marked))
    if marked and above and (lead is None or lead[1]):
        marked, begins = [], len(before)  # they go on from the words before them, and are a list within an item
        lead = _lead(without_notes(text_of_lines(before)).strip(), profile, anyhow=False)
    first_item = text_of_lines(before[:begins])
    first_item = first_item if has_words(first_item) else ""
    if lead is not None:
        found["decision_maker"], first_item = lead
    items = [first_item] if first_item else []
    places = [[place for place, _ in before[:begins]]] if first_item else []
    for own, item in marked:
        items.append(unescaped(item))
        places.append([before[place][0] for place in own])
    for place, line in lines[len(before) :]:
        if _begins_item(line):
            items.append(unescaped(line[len(_ENTRY) :]))
            places.append([place])
        elif items:
            items[-1] += "\n" + unescaped(line[len(_ENTRY) :] if line[:2].isspace() or not line else line)
            places[-1].append(place)
    found["items"] = [item.strip() for item in items]
    return found, places


def _lead(words: str, profile: Profile, *, anyhow: bool) -> tuple[str, str] | None:
    """Who decides, and what follows the lead-in: in the house form, or in any other where items follow it."""
    house = house_lead(words, profile.wording.recommendation_one, profile.wording.recommendation_several)
    if house is not None or not anyhow or not words:
        return house
    found = any_lead(" ".join(words.split()), vocabulary_of(profile))
    return (found.who, found.rest) if found is not None and found.has_to else None


def _until_entry(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for place, line in lines:
        if _begins_item(line):
            return
        yield place, line


def _begins_item(line: str) -> bool:
    return line.startswith(_ENTRY) or line == _ENTRY.strip()


def text_of_lines(lines: Sequence[tuple[int, str]]) -> str:
    """The text of lines, those that are escaped headings as they are meant."""
    return "\n".join(unescaped(line) for _, line in lines).strip()


def escaped(text: str) -> str:
    """A text for a Markdown file: lines that would be headings have a backslash before their ``#``."""
    return "\n".join(
        _WOULD_BE_HEADING.sub(r"\1\\\2", line, count=1) if "#" in line else line for line in text.split("\n")
    )


def unescaped(line: str) -> str:
    """A line of a text as it is meant: without the backslash that keeps it from being a heading."""
    match = _ESCAPED_HEADING.match(line)
    return f"{match[1]}{line[len(match[1]) + 1 :]}" if match else line
