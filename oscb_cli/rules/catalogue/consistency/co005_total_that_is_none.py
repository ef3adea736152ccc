"""CO005: figures in a table do not add up to the total given."""

import re
from collections.abc import Iterator

from oscb_cli.model.blocks import Inline, Table, plain_inlines
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_TOTAL = regex(r"\s*(?:grand |overall )?totals?\b", re.IGNORECASE)
_NUMBER = regex(r"\s*(\(?)[-–−]?\s*£?\s*([\d,]+(?:\.\d+)?)\s*(?:m|k|million)?\)?\s*")
_FEWEST = 2


def check(subject: Subject) -> Iterator[Finding]:
    """Find last rows called total that are not the sum of those above, rounding allowed."""
    for passage in subject.passages:
        table = passage.block
        if (
            not isinstance(table, Table)
            or len(table.rows) <= _FEWEST
            or not _TOTAL.match(plain_inlines(table.rows[-1][0]))
        ):
            continue
        for column in range(1, len(table.header)):
            values = [_value(plain_inlines(row[column])) for row in table.rows]
            *parts, total = values
            known = [value for value in parts if value is not None]
            if total is None or len(known) != len(parts):
                continue
            tolerance = (
                10 ** -_decimals(table.rows[-1][column]) * (len(parts) / 2 + 0.5)
                if _decimals(table.rows[-1][column])
                else 0.5
            )
            if abs(sum(known) - total) > tolerance:
                heading = plain_inlines(table.header[column], subject.outline.paragraph_numbers)
                message = f"the figures under “{heading}” add up to {sum(known):,.10g} but the total says {total:,.10g}"
                yield RULE.finding(message, passage.at(heading))


def _value(cell: str) -> float | None:
    match = _NUMBER.fullmatch(cell)
    if match is None:
        return None
    negative = bool(match[1]) or cell.strip()[:1] in "-–−"
    return float(match[2].replace(",", "")) * (-1 if negative else 1)


def _decimals(cell: tuple[Inline, ...]) -> int:
    digits = plain_inlines(cell).partition(".")[2]
    return sum(character.isdigit() for character in digits)


_TABLE = "| Site | Cost |\n|---|--:|\n| A | {} |\n| B | 20 |\n| C | 30 |\n| Total | 60 |"


RULE = Rule(
    code="CO005",
    severity=Severity.ADVICE,
    summary="figures in a table do not add up to the total",
    counted=("{n} total does not match its figures", "{n} totals do not match their figures"),
    why="A total that is wrong is what the press prints.",
    source="Arithmetic",
    help="Check the figures and the total. Say so if they are rounded.",
    bad=(Example(text(_TABLE.format(11)), found_at=("/sections/1/text",)),),
    good=(
        Example(text(_TABLE.format(10))),
        Example(text(_TABLE.format("n/a"))),
        Example(text("| Site | £m |\n|---|--:|\n| A | 1.3 |\n| B | 1.3 |\n| C | 1.3 |\n| Total | 4.0 |")),
    ),
    check=check,
)
