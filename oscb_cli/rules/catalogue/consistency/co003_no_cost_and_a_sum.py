"""CO003: “no financial implications”, and an amount of money asked for."""

import re
from collections.abc import Iterator

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import FINANCE, implication, implications, items
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.rules.engine.wording import amounts

_NONE = regex(
    r"\b(?:no|not any|nil)\s+(?:\w+\s+){0,3}?(?:financial|budget(?:ary)?|cost|resource) implications\b|"
    r"\bthere are none\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find money asked for in the recommendation that the financial implications deny."""
    asked = [written for item in subject.report.recommendation.items for written, _ in amounts(item)]
    for pointer, entry in subject.implications if asked else ():
        if entry.area == "financial" and (match := _NONE.search(entry.text)) and "£" not in entry.text:
            message = f"“{match[0]}”, but the recommendation asks for {asked[0]}"
            yield RULE.finding(message, subject.at(f"{pointer}/text", match[0]))


_NO_COST = implications(financial=implication("financial", FINANCE, "No direct financial implications arise from it."))


RULE = Rule(
    code="CO003",
    severity=Severity.WARNING,
    summary="an amount of money is asked for and the report says there are no financial implications",
    counted=(
        "{n} amount is asked for with no financial implications",
        "{n} amounts are asked for with no financial implications",
    ),
    why="One of the two is wrong, and the section 151 officer has put a name to it.",
    source="Local Government Act 1972, section 151",
    help="Say in the financial implications what it costs and where the money comes from.",
    bad=(
        Example(items("approve a budget of £12,500."), found_at=("/implications/0/text",)),
        Example({**items("agree £2 million."), "implications": _NO_COST}, found_at=("/implications/0/text",)),
    ),
    good=(
        Example({"implications": _NO_COST}),
        Example(
            {
                **items("approve a budget of £12,500."),
                "implications": implications(
                    financial=implication("financial", FINANCE, "The £12,500 is in the budget.")
                ),
            }
        ),
    ),
    check=check,
)
