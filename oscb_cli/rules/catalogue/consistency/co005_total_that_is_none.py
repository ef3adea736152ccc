"""CO005: figures in a table do not add up to the total given."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from oscb_cli.model.blocks import Table, plain_inlines
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_TOTAL = regex(
    r"\s*(?:grand |overall )?(?:totals?|sum)\b(?!.*\b(?:per|average|mean|number|as a|change|of which)\b)", re.IGNORECASE
)
_GRAND = regex(r"\s*(?:grand|overall)\b", re.IGNORECASE)
_SUBTOTAL = regex(r"\s*(?:sub[ -]?totals?\b|totals?\b)", re.IGNORECASE)
_IS_NO_PART = regex(
    r"\s*(?:average|mean|median|change|variance|budget\s*\Z|difference|increase|decrease|percentage|%)", re.IGNORECASE
)
# Rows that are taken away, or are parts of others: what they add up to depends on what they mean.
_NOT_ADDED = regex(
    r"\b(?:less|minus|deduct\w*|net|gross|of which|income|expenditure|receipts?|payments?|balance|remaining|"
    r"left|including|"
    r"surplus|deficit|offset)\b",
    re.IGNORECASE,
)
_NUMBER = regex(
    r"£?\s*(\()?\s*([-–−])?\s*£?\s*(\()?\s*([\d,]*\d(?:\.\d+)?)\s*(m|k|bn|million|billion|%)?\s*\)?[*†]*", re.IGNORECASE
)
_SCALES = {"k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_NOTHING = frozenset({"-", "–", "—", "nil", "0"})
_FEWEST = 2
_WHOLE = 100


class _Value(Struct, frozen=True):
    """A figure, and the worth of the last digit that it is given with."""

    number: float
    last_digit: float
    unit: str = ""


def check(subject: Subject) -> Iterator[Finding]:
    """Find rows and columns called total that are not the sum of the others, rounding allowed."""
    for passage in subject.passages:
        table = passage.block
        if not isinstance(table, Table) or len(table.rows) < _FEWEST:
            continue
        labels = [plain_inlines(row[0]) for row in table.rows]
        *parts, last = labels
        if any(map(_NOT_ADDED.search, parts)) or (_NOT_ADDED.search(last) and not _TOTAL.match(last)):
            continue
        headings = [plain_inlines(cell, subject.outline.paragraph_numbers) for cell in table.header]
        values = [[_value(plain_inlines(cell)) for cell in row] for row in table.rows]
        in_columns = False
        for column in range(1, len(headings)):
            for added, total in _wrong_in_column(labels, [row[column] for row in values]):
                in_columns = True
                message = (
                    f"the figures under “{headings[column]}” add up to {added:,.10g} but the total says {total:,.10g}"
                )
                yield RULE.finding(message, passage.at(headings[column]))
        for place, added, total in _wrong_in_rows(headings, values):
            if in_columns and _TOTAL.match(labels[place]):
                continue  # one figure that is wrong is wrong both ways
            message = f"the figures of “{labels[place]}” add up to {added:,.10g} but the total says {total:,.10g}"
            yield RULE.finding(message, passage.at(labels[place]))


def _wrong_in_column(labels: Sequence[str], column: Sequence[_Value | None]) -> Iterator[tuple[float, float]]:
    """What the figures of a column add up to and what its total says, where these differ; subtotals come before it."""
    at = next((place for place in reversed(range(len(labels))) if _TOTAL.match(labels[place])), None)
    if at is None:
        return
    if at == 0:  # the parts below it may be some of many, but are no more than it
        total, parts = column[0], [value for value in column[1:] if value is not None]
        if total is not None and len(parts) == len(column) - 1 >= _FEWEST and _exceeds(parts, total):
            yield sum(part.number for part in parts), total.number
        return
    group: list[_Value | None] = []
    groups: list[_Value | None] = []
    for label, value in zip(labels[:at], column[:at], strict=True):
        if _SUBTOTAL.match(label) and not _GRAND.match(label):
            yield from _compared(group, value)
            groups.append(value)
            group = []
        elif not _IS_NO_PART.match(label):
            group.append(value)
    yield from _compared([*groups, *group], column[at])


def _compared(parts: Sequence[_Value | None], total: _Value | None) -> Iterator[tuple[float, float]]:
    known = [part for part in parts if part is not None]
    if (
        total is None
        or len(known) < max(len(parts), _FEWEST)
        or len({part.unit for part in (*known, total)} - {""}) > 1
    ):
        return
    if total.unit == "%" and total.number != _WHOLE:
        return  # rates of something, which no one adds up
    added = sum(part.number for part in known)
    if abs(added - total.number) > _tolerance(known, total):
        yield added, total.number


def _exceeds(parts: Sequence[_Value], total: _Value) -> bool:
    same = {part.unit for part in (*parts, total)}
    return len(same) == 1 and sum(part.number for part in parts) > total.number + _tolerance(parts, total)


def _tolerance(parts: Sequence[_Value], total: _Value) -> float:
    """How much rounding can make a sum differ: whole numbers are taken to be exact unless they are shares."""
    rounded = [value.last_digit if value.last_digit != 1 or value.unit == "%" else 0.0 for value in (*parts, total)]
    coarsest = max(rounded)
    return max(coarsest * (len(parts) / 2 + 0.5), 0.5 if coarsest < 1 and total.last_digit == 1 else 0.0) + 1e-9


def _wrong_in_rows(
    headings: Sequence[str], values: Sequence[Sequence[_Value | None]]
) -> Iterator[tuple[int, float, float]]:
    """The rows that do not add up to their last column, called total, where at least as many others do."""
    if len(headings) <= _FEWEST + 1 or not _TOTAL.match(headings[-1]) or any(map(_NOT_ADDED.search, headings)):
        return
    judged = [(place, list(_compared(row[1:-1], row[-1]))) for place, row in enumerate(values) if None not in row[1:]]
    wrong = [(place, *found[0]) for place, found in judged if found]
    if len(wrong) * 2 <= len(judged):
        yield from wrong


def _value(cell: str) -> _Value | None:
    said = cell.strip()
    if said.lower() in _NOTHING:
        return _Value(0.0, 0.0)
    match = _NUMBER.fullmatch(said)
    if match is None:
        return None
    unit = (match[5] or "").lower()
    scale = _SCALES.get(unit, 1.0)
    number = float(match[4].replace(",", "")) * scale
    decimals = len(match[4].partition(".")[2])
    return _Value(
        -number if match[1] or match[2] or match[3] else number, scale / 10**decimals, unit if unit == "%" else ""
    )


_TABLE = "| Site | Cost |\n|---|--:|\n| A | {} |\n| B | 20 |\n| C | 30 |\n| Total | 60 |"


RULE = Rule(
    code="CO005",
    severity=Severity.ADVICE,
    summary="figures in a table do not add up to the total",
    counted=("{n} total does not match its figures", "{n} totals do not match their figures"),
    why="A total that is wrong is what the press prints.",
    source="Arithmetic",
    help="Check the figures and the total. Say so if they are rounded.",
    bad=(
        Example(text(_TABLE.format(11)), found_at=("/sections/1/text",)),
        Example(
            text("| Reply | Share |\n|---|--:|\n| Yes | 40% |\n| No | 30% |\n| Neither | 40% |\n| Total | 100% |"),
            found_at=("/sections/1/text",),
        ),
    ),
    good=(
        Example(text(_TABLE.format(10))),
        Example(text(_TABLE.format("n/a"))),
        Example(text("| Site | £ |\n|---|--:|\n| A | 1 |\n| B | 2 |\n| Subtotal | 3 |\n| C | (4) |\n| Total | -1 |")),
        Example(text("| Site | £m |\n|---|--:|\n| A | 1.3 |\n| B | 1.3 |\n| C | 1.3 |\n| Total | 4.0 |")),
    ),
    check=check,
)
