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
from oscb_cli.profile.folding import folded
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.gathered import Gathered
from oscb_cli.recogniser.item_marks import with_items
from oscb_cli.recogniser.lead import Lead, any_lead, bare_lead, goes_on, house_lead, item_mark, loose_lead
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
_BE = regex(r"\bbe\s", re.IGNORECASE)
_FEWEST_ALIKE = 2
_TO = regex(r"to\s", re.IGNORECASE)


def read_recommendation(lines: Sequence[Line], profile: Profile, gathered: Gathered) -> list[Line]:
    """Take the recommendation from the lines under its heading.

    :return: the lines that are nothing of it: words before the items that do not say who decides.
    """
    if not lines:
        return []
    gathered.came_from(POINTER, *lines)
    before = gathered.data.get("recommendation", {})
    first, *rest = lines
    left: list[Line] = []
    who, items = _each_led(lines, profile) or (None, [])
    if who is None or before.get("decision_maker", who) != who:
        lead = None
        if not _is_led_alone(lines, profile):
            first, lead = _led(first, rest, profile, gathered)
        if lead is not None:
            lead, rest = _whole(lead, rest, profile)
        if lead is not None and before.get("decision_maker", lead.who) != lead.who:
            lead = None  # a second recommendation, to somebody else: it stays as it is worded
            rest = list(lines[1:])
        if lead is None and _only_introduces(first, rest):
            left, first, rest = [first], rest[0], rest[1:]
        who = lead.who if lead is not None else None
        items = _items_after(lead, first, rest, profile) if lead is not None else _items_alone([first, *rest], profile)
    found: dict[str, Any] = dict(before)
    if who:
        found["decision_maker"] = who
    earlier = before.get("items", [])
    found["items"] = [*earlier, *(text_of(item) for item in items)]
    for place, item in enumerate(items, start=len(earlier)):
        gathered.came_from(f"{POINTER}/items/{place}", *item)
    gathered.data["recommendation"] = found
    return left


def _only_introduces(first: Line, rest: Sequence[Line]) -> bool:
    """Whether a line only stands before marked items, and is none: “For the reasons in section 4:”."""
    if _is_marked(first) or first.table is not None or not first.words.endswith(":") or len(rest) < _FEWEST_ALIKE:
        return False
    return all(_is_marked(line) for line in rest[:_FEWEST_ALIKE])


def _items_alone(lines: Sequence[Line], profile: Profile) -> list[list[Line]]:
    """The items of lines without a lead-in."""
    lines = with_items(lines, profile)
    if _is_item(lines[0]):
        return _items(lines)
    if all(_is_decision(line, profile) for line in lines):
        return [[_without_to(line)] for line in lines]
    return [lines]


def _items_after(lead: Lead, first: Line, rest: Sequence[Line], profile: Profile) -> list[list[Line]]:
    """The items that follow a lead-in, on its line and on those below."""
    begun = _after_lead(first, lead)
    run_on = _run_on(begun)
    if len(run_on) > 1:
        items = [[item] for item in run_on]
        items[-1] += rest
    else:
        lines = with_items([*([begun] if lead.rest else []), *rest], profile)
        several = not lead.rest or (_is_item(lines[0]) and any(_is_item(line) for line in lines[1:]))
        items = _items(lines) if several else [[begun, *rest]]
    return items if lead.has_to else [[_without_to(item[0]), *item[1:]] for item in items]


def _after_lead(line: Line, lead: Lead) -> Line:
    """What stands after the lead-in on its line."""
    length = len(plain_inlines(line.inlines).rstrip()) - len(lead.rest)
    begun = line.with_inlines(without_start(line.inlines, length))
    begun.list_kind = ""
    return begun


def _each_led(lines: Sequence[Line], profile: Profile) -> tuple[str, list[list[Line]]] | None:
    """Who decides, and the items, where each item has the same lead-in for itself: “2.1 That Cabinet approves …”."""
    marked = with_items(lines, profile)
    if any(_is_item(line) for line in marked) and not _is_item(marked[0]):
        return None
    items = _items(marked)
    leads = [_lead(item[0], item[1:], profile) for item in items]
    if len(items) < _FEWEST_ALIKE or any(lead is None or not lead.rest or goes_on(lead.rest) for lead in leads):
        return None
    led = [(lead, item) for lead, item in zip(leads, items, strict=True) if lead is not None]
    if len({lead.who for lead, _ in led}) > 1 or any(_BE.search(item[0].words[:100]) for item in items):
        return None
    return led[0][0].who, [[_without_to(_after_lead(item[0], lead)), *item[1:]] for lead, item in led]


def _is_led_alone(lines: Sequence[Line], profile: Profile) -> bool:
    """Whether the first line is an item among others, and what may be a lead-in is of its own words."""
    marked = with_items(lines, profile)
    outer = min((line.depth for line in marked if _is_item(line)), default=0)
    if not _is_item(marked[0]) or sum(_is_item(line) and line.depth == outer for line in marked) < _FEWEST_ALIKE:
        return False
    lead = _lead(marked[0], marked[1:], profile)
    return lead is not None and bool(lead.rest)


def _whole(lead: Lead, rest: Sequence[Line], profile: Profile) -> tuple[Lead, list[Line]]:
    """A lead-in with what goes on with it: “agree to:” after it, and “That the Committee” on a line of its own."""
    vocabulary = vocabulary_of(profile)
    rest = list(rest)
    if lead.rest and goes_on(lead.rest) and rest and _may_be_decision(rest[0], profile):
        lead = Lead(lead.who, "", True)
    while not lead.rest and len(rest) > 1 and rest[0].table is None and not _is_marked(rest[0]):
        more = bare_lead(rest[0].words, vocabulary)
        if more is None or (lead.who and more.who and folded(lead.who) != folded(more.who)):
            break
        lead, rest = Lead(lead.who or more.who, "", more.has_to), rest[1:]
    return lead, rest


def _is_marked(line: Line) -> bool:
    return bool(line.list_kind) or item_mark(line.words) is not None


def _may_be_decision(line: Line, profile: Profile) -> bool:
    """Whether a line begins, after its mark, as a decision does: with its verb, or with “to” or “that”."""
    mark = None if line.list_kind else item_mark(line.words)
    tokens = line.words[mark.length if mark is not None else 0 :].casefold().split()[:1]
    return any(token in profile.recommendation.verbs or token in {"to", "that"} for token in tokens)


def _lead(first: Line, rest: Sequence[Line], profile: Profile) -> Lead | None:
    """The lead-in: in the house form, or in another wording where the words leave no doubt."""
    if first.table is not None:
        return None
    words = plain_inlines(first.inlines)
    house = house_lead(words, profile.wording.recommendation_one, profile.wording.recommendation_several)
    if house is not None:
        return Lead(*house)
    found = any_lead(" ".join(words.split()), vocabulary_of(profile))
    if found is None and rest:
        found = bare_lead(words, vocabulary_of(profile))
    if found is None and rest and _is_marked(rest[0]) and not _is_marked(first):
        found = loose_lead(words, vocabulary_of(profile))
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
