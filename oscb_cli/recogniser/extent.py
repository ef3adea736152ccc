"""Where a recommendation ends, by how its items are marked and by what stands after them.

What follows the last item, wards affected or an environmental assessment in a box, is no item, though no heading stands
between.
"""

from collections.abc import Sequence

from oscb_cli.model.blocks import Words
from oscb_cli.profile.schema import CLOSING_PARTS, HEADER_PARTS, OTHER_HEADER_PARTS
from oscb_cli.recogniser.facts import Facts, can_be_heading
from oscb_cli.recogniser.lead import item_mark
from oscb_cli.recogniser.line import Line

_LABELS = {*CLOSING_PARTS, *HEADER_PARTS, *OTHER_HEADER_PARTS} - {"signatory", "month"}
_FEWEST_LINES = 2
"""Lines under the heading, a lead-in and an item without a mark, before a table that ends the recommendation."""

_MOST_LABEL, _MOST_VALUE = 6, 20
_BEFORE_A_TABLE = (":", "below", "below.", "follows", "follows.", "table", "table.")


def extent(facts: Sequence[Facts]) -> tuple[range, range]:
    """The places of the lines up to a recommendation's last item, and of those below that are none of it.

    The recommendation goes on as long as items do. After the last of them it ends with a label of the header or the
    closing, or with a table that no item speaks of. Both are empty where there is no recommendation.
    """
    start = next((place for place, fact in enumerate(facts) if _begins(fact)), -1)
    if start < 0:
        return range(0), range(0)
    end = start + 1
    if end < len(facts) and facts[end].heads and (facts[end].end == ":" or facts[end].part is None):
        end += 1  # the lead-in, in bold
    while end < len(facts) and not _is_heading(facts[end]):
        end += 1
    last = max((place for place in range(start + 1, end) if _is_marked(facts[place].line)), default=start)
    for place in range(last + 1, end):
        fact, before = facts[place], facts[place - 1]
        spoken_of = before.words.endswith(_BEFORE_A_TABLE) or "table" in before.words.casefold().split()
        has_items = last > start or place > start + _FEWEST_LINES
        ends_with_table = fact.line.table is not None and has_items and not spoken_of
        if ends_with_table or (place > start + 1 and _is_label(fact, any_label=last > start)):
            return range(start + 1, last + 1), range(place, end)
    return range(start + 1, last + 1), range(0)


def _begins(fact: Facts) -> bool:
    named = fact.part or fact.label
    return fact.line.role == "recommendation" or (
        named is not None and named.kind == "recommendation" and (can_be_heading(fact) or bool(named.rest))
    )


def _is_heading(fact: Facts) -> bool:
    if fact.line.role.partition(":")[0] in {"section", "area"} or fact.line.level:
        return True
    return (fact.part is not None and fact.part.kind != "label" and can_be_heading(fact)) or fact.heads


def _is_marked(line: Line) -> bool:
    if line.table is not None:
        return False
    return bool(line.list_kind) or item_mark(line.words) is not None


def _is_label(fact: Facts, *, any_label: bool) -> bool:
    """Whether a line begins with a label: of the header or the closing, or any that is short and has a value."""
    label = fact.label
    if _is_marked(fact.line) or fact.line.table is not None:
        return False
    if label is not None and label.kind == "label" and label.key in _LABELS:
        return True
    said, colon, value = fact.words.partition(":")
    first = fact.line.inlines[0] if fact.line.inlines else None
    in_bold = isinstance(first, Words) and first.bold and first.text.rstrip().endswith(":")
    short = len(said.split()) <= _MOST_LABEL and len(value.split()) <= _MOST_VALUE
    return (any_label or in_bold) and bool(colon and value) and short and said[:1].isupper() and value[-1:] not in ".;"
