"""The recommendation: who decides, and the items."""

import re
from collections.abc import Sequence
from typing import Any

from oscb_cli.model.blocks import plain_inlines
from oscb_cli.model.marks import can_stand, number_before
from oscb_cli.model.patterns import regex
from oscb_cli.model.sighting import Sighting
from oscb_cli.model.spans import only_start, without_start
from oscb_cli.model.typed_numbers import Verdict
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.gathered import Gathered
from oscb_cli.recogniser.item_marks import with_items
from oscb_cli.recogniser.lead import Lead, any_lead, house_lead
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.text import text_of

POINTER = "/recommendation"
_INLINE_MARK = regex(r"(?:(?<=\s)|\A)\(?([a-z]|[ivx]{1,4}|\d{1,2})\)\s+", re.IGNORECASE)
_FIRSTS = {"a": "letter", "i": "roman", "1": "number"}
_ORDER = {
    "letter": dict(enumerate("abcdefghijklmnop")),
    "roman": dict(enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"))),
    "number": {place: str(place + 1) for place in range(20)},
}
_TO = regex(r"to\s", re.IGNORECASE)


def read_recommendation(lines: Sequence[Line], profile: Profile, gathered: Gathered) -> None:
    """Take the recommendation from the lines under its heading."""
    if not lines:
        return
    gathered.came_from(POINTER, *lines)
    first, *rest = lines
    first, lead = _led(first, rest, profile, gathered)
    before = gathered.data.get("recommendation", {})
    found: dict[str, Any] = dict(before)
    if lead is not None and before.get("decision_maker", lead.who) != lead.who:
        lead = None  # a second recommendation, to somebody else: it stays as it is worded
    if lead is None:
        lines = with_items([first, *rest], profile)
        if _is_item(lines[0]):
            items = _items(lines)
        elif all(_is_decision(line, profile) for line in lines):
            items = [[_without_to(line)] for line in lines]
        else:
            items = [lines]
    else:
        found["decision_maker"], words = lead.who, lead.rest
        whole = plain_inlines(first.inlines)
        begun = first.with_inlines(without_start(first.inlines, len(whole.rstrip()) - len(words)))
        begun.list_kind = ""
        run_on = _run_on(begun)
        if len(run_on) > 1:
            items = [[item] for item in run_on]
            items[-1] += rest
        else:
            lines = with_items([*([begun] if words else []), *rest], profile)
            several = not words or (_is_item(lines[0]) and any(_is_item(line) for line in lines[1:]))
            items = _items(lines) if several else [[begun, *rest]]
        if not lead.has_to:
            items = [[_without_to(item[0]), *item[1:]] for item in items]
    earlier = before.get("items", [])
    found["items"] = [*earlier, *(text_of(item) for item in items)]
    for place, item in enumerate(items, start=len(earlier)):
        gathered.came_from(f"{POINTER}/items/{place}", *item)
    gathered.data["recommendation"] = found


def _lead(first: Line, rest: Sequence[Line], profile: Profile) -> Lead | None:
    """The lead-in: in the house form, or in another wording where the words leave no doubt."""
    if first.table is not None:
        return None
    words = plain_inlines(first.inlines)
    house = house_lead(words, profile.wording.recommendation_one, profile.wording.recommendation_several)
    if house is not None:
        return Lead(*house)
    found = any_lead(" ".join(words.split()), vocabulary_of(profile))
    return found if found is not None and (found.rest or rest) else None


def _without_to(line: Line) -> Line:
    """An item without the “to” that the lead-in does not have, and the council's does."""
    words = plain_inlines(line.inlines)
    return line.with_inlines(without_start(line.inlines, 3)) if _TO.match(words) else line


def _is_decision(line: Line, profile: Profile) -> bool:
    """Whether a line says what is to be decided, and nothing else: it begins with a verb of decision."""
    tokens = line.words.casefold().split()[:2]
    verb = tokens[1] if tokens[:1] == ["to"] and len(tokens) > 1 else "".join(tokens[:1])
    return line.table is None and not line.list_kind and verb in profile.recommendation.verbs


def _run_on(line: Line) -> list[Line]:
    """The items that stand one after the other on one line, each with its letter: “(a) note …; (b) agree …”."""
    words = plain_inlines(line.inlines)
    places: list[tuple[int, int]] = []
    sort = ""
    for match in _INLINE_MARK.finditer(words):
        mark = match[1].casefold()
        expected = _ORDER.get(sort, {}).get(len(places))
        if not places:
            if match.start() == 0 and mark in _FIRSTS:
                sort = _FIRSTS[mark]
                places.append((match.start(), match.end()))
        elif mark == expected:
            places.append((match.start(), match.end()))
    if len(places) < 2:
        return [line]
    ends = [start for start, _ in places[1:]] + [len(words)]
    return [
        line.with_inlines(without_start(only_start(line.inlines, end), begins))
        for (_, begins), end in zip(places, ends, strict=True)
    ]


def _led(first: Line, rest: Sequence[Line], profile: Profile, gathered: Gathered) -> tuple[Line, Lead | None]:
    """The first line and its lead-in, without a paragraph number typed before it; the number is noted, for the rules.

    What stands before a lead-in is a number. Before anything else it may be words: “10.5 million pounds be approved”.
    """
    whole = plain_inlines(first.inlines)
    mark = number_before(whole, bare=first.apart) if not first.list_kind and first.table is None else None
    if mark is None or mark.style == "()" or not can_stand(whole[mark.length :]):
        return first, _lead(first, rest, profile)
    freed = first.with_inlines(without_start(first.inlines, mark.length))
    freed.typed = Verdict.WORDS
    lead = _lead(freed, rest, profile)
    if lead is None:
        return first, None
    gathered.sightings.append(Sighting("typed number", POINTER, mark.bare, place=first.place))
    return freed, lead


def _is_item(line: Line) -> bool:
    return bool(line.list_kind and not line.continues)


def _items(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines by item: a new one begins at each entry of the outermost list, or at each paragraph where there is none."""
    marked = [line for line in lines if _is_item(line)]
    depth = min((line.depth for line in marked), default=0)
    items: list[list[Line]] = []
    for line in lines:
        begins = (_is_item(line) and line.depth <= depth) if marked else line.table is None
        if begins or not items:
            items.append([_out_of_list(line)])
        else:
            items[-1].append(_shallower(line, depth))
    return items


def _out_of_list(line: Line) -> Line:
    plain = line.with_inlines(line.inlines)
    plain.list_kind, plain.depth = "", 0
    return plain


def _shallower(line: Line, depth: int) -> Line:
    """A line within an item, its list no deeper than it must be."""
    if not line.list_kind:
        return line
    moved = line.with_inlines(line.inlines)
    moved.depth = max(0, line.depth - depth - 1)
    if line.continues and line.depth <= depth:
        moved.list_kind, moved.continues, moved.depth = "", False, 0
    return moved
