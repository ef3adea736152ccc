"""What speaks for each role of a line: what it says, how it looks, and what stands before and after it.

A role is what a line is in a report. Each gets a number: 0 is nothing either way, 3 a strong sign, -6 hardly possible.
``path`` finds the roles that are the most plausible together.
"""

from collections.abc import Sequence
from enum import IntEnum

from oscb_cli.model.blocks import Words
from oscb_cli.profile.folding import folded
from oscb_cli.profile.job_titles import title_likeness
from oscb_cli.profile.placeholders import is_nothing
from oscb_cli.profile.schema import CLOSING_PARTS, FIELDS, HEADER_PARTS, OTHER_HEADER_PARTS
from oscb_cli.recogniser.closing import BESIDE_AN_ENTRY, CLOSING_ENTRY, CLOSING_LABEL, SIGNED, parted_name
from oscb_cli.recogniser.facts import HARDLY, LONG, Facts, Whole, can_be_heading, is_text
from oscb_cli.recogniser.grids import IN_A_CELL
from oscb_cli.recogniser.header import header_evidence
from oscb_cli.recogniser.headings import is_short
from oscb_cli.recogniser.lead import asks_somebody, bare_lead, begins_recommendation, item_mark
from oscb_cli.recogniser.line import HEADER_LINE, HEADER_MORE
from oscb_cli.recogniser.signature import is_signing
from oscb_cli.recogniser.values import EMAIL, PHONE


class Role(IntEnum):
    """What a line is."""

    HEADER = 0
    RECOMMENDATION_HEADING = 1
    RECOMMENDATION = 2
    HEADING = 3
    AREA = 4
    TEXT = 5
    CHECKER = 6
    CHECKER_MORE = 7
    SIGNATORY = 8
    SIGNATORY_MORE = 9
    LABEL = 10
    LABEL_MORE = 11
    MONTH = 12
    FIELD = 13
    """What stands after its label anywhere in a report, and is no part of the closing."""


_NEVER = -40.0
_FEWEST_ALIKE = 3
"""Headings of one look that make it a look of headings, even where most have another."""

_LONGEST_ANSWER = 20
"""Words of an answer under a label that stands alone."""

_SHORTEST_TEXT = 5
"""Words of a sentence that stands under a heading."""

_LONGEST_HEADING = 14
_CLEARLY_PEOPLE = 2.0
"""How much a line without a label must look like somebody who is named."""

_CLOSING = {*CLOSING_PARTS} - {"signatory", "month"}
_HEADER = {*HEADER_PARTS, *OTHER_HEADER_PARTS}


def evidence(facts: Sequence[Facts], place: int, whole: Whole) -> list[float]:
    """What speaks for each role of a line."""
    fact = facts[place]
    line = fact.line
    said = line.role.partition(":")[0]
    if said in _HEADED:
        return _only(_HEADED[said])
    if said in _HEADER or said in {HEADER_LINE, HEADER_MORE}:
        return _only(Role.HEADER, Role.FIELD)
    if said in _MARKED:
        return _only(_MARKED[said])
    if place in whole.signature:
        return _only(Role.SIGNATORY if place == whole.signature.start else Role.SIGNATORY_MORE)
    if fact.count > LONG or line.table is not None or said == IN_A_CELL:
        long = _long(fact)
        return _after_items(long, fact, facts[place - 1]) if place in whole.after_items else long
    after = facts[place + 1] if place + 1 < len(facts) else None
    before = facts[place - 1] if place else None
    found = [0.0] * len(Role)
    found[Role.TEXT] = _text(fact, whole)
    found[Role.HEADER] = _header(fact, place, whole)
    found[Role.FIELD] = 8.0 if _heads_labels(fact, after, place, whole) else _own_field(fact, before, whole)
    found[Role.RECOMMENDATION_HEADING] = _recommendation_heading(fact)
    found[Role.RECOMMENDATION] = _recommendation(fact, found[Role.TEXT]) + (3.0 if place in whole.items else 0.0)
    found[Role.HEADING], found[Role.AREA] = _heading(fact, after, place, whole), _area(fact)
    found[Role.CHECKER] = _checker(fact, whole)
    found[Role.CHECKER_MORE] = _checker_more(fact, before)
    found[Role.SIGNATORY] = _signatory(fact, after, place, whole)
    found[Role.SIGNATORY_MORE] = _signatory_more(fact, before, whole)
    found[Role.LABEL], found[Role.LABEL_MORE] = _label(fact, place, whole), _label_more(fact, before)
    found[Role.MONTH] = 5.0 if fact.month else HARDLY * 2
    return _after_items(found, fact, before) if place in whole.after_items else found


def _after_items(found: list[float], fact: Facts, before: Facts | None) -> list[float]:
    """What speaks for the roles of a line after the last item of a recommendation: it is no part of that."""
    found[Role.RECOMMENDATION] = _NEVER
    if fact.label is not None and fact.label.key in _HEADER:
        found[Role.FIELD] = 6.0
    elif before is not None and before.line.table is None:
        found[Role.TEXT] += 3.0
    return found


_HEADED = {"section": Role.HEADING, "area": Role.AREA, "recommendation": Role.RECOMMENDATION_HEADING}
_MARKED = {
    "checked_by": Role.CHECKER,
    "checked_by_more": Role.CHECKER_MORE,
    "signatory_name": Role.SIGNATORY,
    "signatory_job_title": Role.SIGNATORY_MORE,
    "month": Role.MONTH,
    CLOSING_LABEL: Role.LABEL,
    CLOSING_ENTRY: Role.LABEL_MORE,
    BESIDE_AN_ENTRY: Role.LABEL_MORE,
}


def _only(*roles: Role) -> list[float]:
    found = [_NEVER] * len(Role)
    for role in roles:
        found[role] = 10.0
    return found


def _long(fact: Facts) -> list[float]:
    found = [HARDLY * 2] * len(Role)
    found[Role.TEXT], found[Role.RECOMMENDATION], found[Role.LABEL_MORE], found[Role.HEADER] = 2.0, 2.0, -1.0, -3.0
    if fact.line.table is not None or fact.line.role == IN_A_CELL:  # no table begins a recommendation
        found[Role.RECOMMENDATION], found[Role.HEADER] = 1.9, -0.5
        return found
    if fact.checker is not None:
        found[Role.CHECKER] = fact.checker[1] + fact.people
    if fact.label is not None and fact.label.key in _CLOSING:
        found[Role.LABEL] = 3.0
    return found


def _text(fact: Facts, whole: Whole) -> float:
    score = min(1.5, fact.count / 8)
    if fact.end in ".;?":
        score += 1.0
    if fact.line.list_kind or fact.line.quote or (fact.line.shown and not _is_numbered_as_headings(fact, whole)):
        score += 1.5
    if is_nothing(fact.words, whole.vocabulary):
        score += 1.0
    if fact.part is not None and fact.part.kind != "label" and can_be_heading(fact):
        score -= 2.0
    if fact.checker is not None:
        score -= 0.5
    return score


def _heads_labels(fact: Facts, after: Facts | None, place: int, whole: Whole) -> bool:
    """Whether a heading stands above labels, with no text of its own: “Document Information”."""
    line = fact.line
    if after is None or place <= whole.first_known or not (line.emphatic or line.level) or line.role or line.shown:
        return False
    if fact.part is not None or fact.label is not None or not is_short(fact.words) or fact.name >= 1 or fact.title >= 1:
        return False
    if after.line.role in {HEADER_LINE, CLOSING_LABEL}:
        return True
    label = after.label
    heads = bool(after.line.emphatic or after.line.level)
    return place > whole.last_known and heads and label is not None and label.key in _CLOSING and not label.rest


def _own_field(fact: Facts, before: Facts | None, whole: Whole) -> float:
    """What speaks for a line being one of the council's own fields, wherever it stands, or the heading above them."""
    label = fact.label
    if label is not None and (label.key.startswith(FIELDS) or label.key in whole.late):
        return 8.0
    if whole.above_fields and folded(fact.words) == whole.above_fields:
        return 8.0
    above = before.label if before is not None else None
    if above is None or above.rest:
        return HARDLY * 3
    if above.key in whole.late:
        answers = fact.count <= _LONGEST_ANSWER and fact.part is None and not fact.line.shown
        return 6.0 if answers else HARDLY * 3
    spec = whole.profile.field_by_key.get(above.key.removeprefix(FIELDS))
    if spec is None or fact.label is not None or fact.part is not None or fact.line.shown:
        return HARDLY * 3
    if spec.choices:
        return 8.0 if folded(fact.words) in {folded(choice) for choice in spec.choices} else HARDLY * 3
    return 5.0 if fact.count <= _LONGEST_ANSWER else HARDLY * 3


def _header(fact: Facts, place: int, whole: Whole) -> float:
    if fact.line.shown and fact.count > 6:
        return HARDLY
    score = header_evidence(fact.line, fact.words, fact.count, fact.label, whole.profile)
    if fact.part is not None and fact.part.kind != "label" and can_be_heading(fact):
        score -= 3.0
    if 0 <= whole.first_known < place:
        score -= 2.0
    return score


def _recommendation_heading(fact: Facts) -> float:
    named = fact.part or fact.label
    if named is None or named.kind != "recommendation":
        return HARDLY * 2
    return 6.0 if can_be_heading(fact) else 1.0


def _recommendation(fact: Facts, text: float) -> float:
    """What speaks for the recommendation: it is a text, with a lead-in and letters."""
    score = text + (0.3 if item_mark(fact.words) is not None and not fact.line.shown else 0.0)
    if asks_somebody(fact.words):
        score += 3.0
    if fact.part is not None and fact.part.kind != "label" and can_be_heading(fact):
        score -= 2.0
    elif fact.heads and item_mark(fact.words) is None:
        score -= 2.5
    return score + (1.0 if fact.end == ":" else 0.0)


def _heading(fact: Facts, after: Facts | None, place: int, whole: Whole) -> float:
    if not can_be_heading(fact) or fact.count > 16 or (fact.line.role and fact.line.role != "heading"):
        return HARDLY * 2
    if fact.part is not None and fact.part.kind == "section":
        return 6.0
    if _is_no_label(fact, after, place, whole):
        return _own_heading(fact, after, place, whole) + 3.0
    of_the_body = _heads_the_body(fact, after, place, whole)
    if (fact.part is not None and not of_the_body) or fact.checker is not None or fact.month:
        return HARDLY
    return _own_heading(fact, after, place, whole)


def _is_no_label(fact: Facts, after: Facts | None, place: int, whole: Whole) -> bool:
    """Whether words that may be a label of the closing stand in the body, above a text: “Background information”."""
    if fact.part is None or fact.part.kind != "label" or not fact.heads or after is None:
        return False
    if place >= max(whole.last_known, whole.last_heading):
        return False
    return bool(after.line.shown) or (after.end == "." and after.count >= _SHORTEST_TEXT and not after.line.list_kind)


def _heads_the_body(fact: Facts, after: Facts | None, place: int, whole: Whole) -> bool:
    """Whether the name of a list of the closing heads paragraphs of the body: “Background information”."""
    if fact.part is None or fact.part.key not in _CLOSING or place >= whole.last_known or after is None:
        return False
    return not after.line.list_kind and after.end == "." and after.count >= _SHORTEST_TEXT


def _own_heading(fact: Facts, after: Facts | None, place: int, whole: Whole) -> float:
    """What speaks for a heading of the author's own: it looks like the others, is short, and a text follows."""
    line = fact.line
    if _leads(fact, whole) or (place in whole.items[:1] and bare_lead(fact.words, whole.vocabulary) is not None):
        return HARDLY
    if line.level and fact.label is not None and fact.label.rest and fact.label.key in _CLOSING:
        return HARDLY  # “Annexes: Nil” in the style of a heading
    if line.level > 1 or (line.level and 0 <= whole.first_known < place):
        return 7.0
    if not is_short(fact.words) or not fact.words.lstrip("0123456789. \t(")[:1].isupper() or line.continues:
        return HARDLY
    if any(not isinstance(inline, Words) or inline.link for inline in line.inlines) or (
        fact.end == ":" and not fact.look[4]
    ):
        return HARDLY
    score = -3.0 + _look_of_heading(fact, whole) + _before_a_text(fact, after)
    if is_nothing(fact.words, whole.vocabulary):
        score -= 4.0
    if place < whole.first_known:
        said = header_evidence(line, fact.words, fact.count, fact.label, whole.profile)
        among = fact.heads and whole.seen[fact.look] >= _FEWEST_ALIKE and 0 <= whole.titled < place
        score -= (
            0.0
            if among and (said < 4 or 0 <= whole.meeting < place)
            else 1.5 + (2.5 if said >= 4 or line.level == 1 else 0.0)
        )
    if EMAIL.search(fact.words) or PHONE.search(fact.words):
        score -= 5.0
    if fact.label is not None and fact.label.kind == "label" and not _heads_the_body(fact, after, place, whole):
        score -= 3.0
    return score


def _leads(fact: Facts, whole: Whole) -> bool:
    """Whether a line is the lead-in of a recommendation: “Cabinet is asked to:”, “That the Committee”."""
    if fact.words[:5].casefold() == "that " and bare_lead(fact.words, whole.vocabulary) is not None:
        return True
    return (
        fact.end == ":" and "?" not in fact.words and (asks_somebody(fact.words) or begins_recommendation(fact.words))
    )


def _look_of_heading(fact: Facts, whole: Whole) -> float:
    """How far a line looks like the headings whose words are known."""
    line, known = fact.line, sum(whole.looks.values())
    alike = whole.looks.get(fact.look, 0)
    if not alike and fact.heads:
        seen = whole.seen.total()
        alike = seen if seen >= _FEWEST_ALIKE else 0
    score = (3.0 if alike else 0.0) + (2.5 if line.emphatic else 0.0)
    styled = sum(count for look, count in whole.looks.items() if look[0])
    if known and styled > known / 2 and not line.level:
        score -= 1.0 if fact.heads and whole.seen[fact.look] else 3.0
    emphatic = sum(count for look, count in whole.looks.items() if look[1])
    if known and emphatic > known / 2 and not line.emphatic and alike < _FEWEST_ALIKE:
        score -= 2.5
    if line.shown:
        score += 1.0 if _is_numbered_as_headings(fact, whole) else -4.0
    if fact.end == ":" and not alike:
        score -= 4.0
    return score


def _before_a_text(fact: Facts, after: Facts | None) -> float:
    """Whether what follows is a text, as it is under a heading, or the implications that a heading stands above."""
    if after is not None and (
        after.line.role.startswith("area") or (after.part is not None and after.part.kind == "area")
    ):
        return 2.5 if "implication" in fact.words.casefold() else -2.5
    if after is not None and fact.heads and (after.heads or (after.label is not None and after.label.key in _CLOSING)):
        return -0.5  # a heading above others, or above the closing
    if after is None or (after.part is not None and after.part.kind == "section"):
        return -2.5
    return 1.5 if is_text(after) else -1.5


def _is_numbered_as_headings(fact: Facts, whole: Whole) -> bool:
    """Whether a short line has a number like those of the headings that are known: “3.”, where texts have “3.1”."""
    if fact.count > _LONGEST_HEADING or "." in fact.line.shown:
        return False
    return any(look[3] for look in whole.looks) or (fact.heads and whole.seen[fact.look] >= _FEWEST_ALIKE)


def _area(fact: Facts) -> float:
    if fact.part is None or fact.part.kind != "area" or not can_be_heading(fact):
        return HARDLY * 2
    return 6.0


def _checker(fact: Facts, whole: Whole) -> float:
    if fact.checker is None and whole.unlabelled and not fact.line.shown and not fact.line.list_kind:
        return fact.people - 0.5 if fact.people >= _CLEARLY_PEOPLE else HARDLY * 2
    if fact.checker is None:
        return HARDLY * 2
    end, clear = fact.checker
    return clear + (min(1.5, fact.people) if len(fact.words) > end else 0.0)


def _checker_more(fact: Facts, before: Facts | None) -> float:
    line = fact.line
    if line.shown or line.level or fact.checker is not None or fact.month:
        return HARDLY
    if (fact.part is not None and fact.part.kind != "label") or (line.list_kind and fact.people < 1.5):
        return HARDLY
    if fact.label is not None and fact.label.kind == "label" and fact.label.key in _CLOSING:
        return HARDLY
    score = fact.people
    if fact.title >= 2 and fact.people < 2:
        score = max(score, min(2.5, fact.title))
    named_here = score >= 1 and before is not None and _says_no_more(before)
    return min(score, 4.0) - (1.0 if line.emphatic else 0.0) + (4.0 if named_here else 0.0)


def _says_no_more(fact: Facts) -> bool:
    """Whether a line is the label of a checker and nothing else, so that who it is stands on the next one."""
    return fact.checker is not None and fact.checker[0] >= len(fact.words)


def _signatory(fact: Facts, after: Facts | None, place: int, whole: Whole) -> float:
    line = fact.line
    if place < whole.last_known or line.shown or line.list_kind or line.level or fact.count > LONG:
        return HARDLY * 2
    if is_signing(fact.words, whole) and after is not None and after.name >= 1 and after.title < 1:
        return 5.0  # the job title first
    if fact.name <= 0 or "@" in fact.words or fact.month or (fact.part is not None and not SIGNED.match(fact.words)):
        return HARDLY
    name, comma, rest = parted_name(fact.words, whole.vocabulary)
    score = min(fact.name, 2.5) + (0.5 if line.emphatic or name.isupper() else 0.0)
    if fact.end in ".;:?" or any(c.isdigit() for c in fact.words):
        score -= 4.0
    if comma:
        title = title_likeness(rest, whole.vocabulary)
        return score + (4.0 if is_signing(rest, whole) else min(title, 2.0) - 1.0)
    if after is not None and after.title > 0 and not after.line.shown and "@" not in after.words:
        score += min(after.title, 2.0) + (4.0 if is_signing(after.words, whole) else 0.0)
    else:
        score -= 1.0 if fact.name >= 2 else 2.5
    return score


def _signatory_more(fact: Facts, before: Facts | None, whole: Whole) -> float:
    line = fact.line
    if line.shown or line.list_kind or line.level or fact.count > 18 or "@" in fact.words or fact.month:
        return HARDLY
    if fact.label is not None and fact.label.key in _CLOSING and fact.label.rest:
        return HARDLY
    if fact.name >= 1 and before is not None and is_signing(before.words, whole):
        return 4.0
    return 5.0 if is_signing(fact.words, whole) else min(fact.title, 3.0)


def _label(fact: Facts, place: int, whole: Whole) -> float:
    label = fact.label
    early = 0.0 if fact.line.level else -1.5 if fact.heads and fact.end == ":" else -4.0
    late = 0.0 if place > whole.last_known else early
    if fact.annex and not fact.line.list_kind:
        return 2.5 + late
    if (
        label is None
        or label.kind != "label"
        or label.key not in _CLOSING
        or (fact.line.list_kind and not fact.line.level)
    ):
        return HARDLY * 2
    clear = 5.0 if fact.end == ":" or label.rest or fact.line.emphatic or fact.line.level else 3.5
    return clear + late


def _label_more(fact: Facts, before: Facts | None) -> float:
    if fact.part is not None and fact.part.kind != "label" and can_be_heading(fact):
        return -4.0
    score = 1.0
    if fact.line.level or fact.count > LONG:
        score -= 2.0
    if EMAIL.search(fact.words) or PHONE.search(fact.words) or fact.annex:
        score += 2.0
    if fact.listed:
        score += 3.0
    if before is not None and before.end == ":" and before.label is not None:
        score += 1.0
    return score
