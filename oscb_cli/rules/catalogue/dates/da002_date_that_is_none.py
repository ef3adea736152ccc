"""DA002: a date does not exist, or has the wrong weekday."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find dates in the text that cannot be."""
    for passage, date in subject.dates:
        if date.problem:
            yield RULE.finding(date.problem, passage.at(date.words))


RULE = Rule(
    code="DA002",
    severity=Severity.ERROR,
    summary="a date does not exist, or has the wrong day of the week",
    counted=("{n} date is wrong", "{n} dates are wrong"),
    why="People come on the wrong day, or not at all; a deadline that does not exist binds no one.",
    source="The calendar",
    help="Correct the date or the day of the week.",
    bad=(
        Example(text("It opens on 31 April 2027."), found_at=("/sections/1/text",)),
        Example(text("It opens on Monday 6 April 2027."), found_at=("/sections/1/text",)),
        Example(text("It opens on 29/02/2027."), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("It opens on Tuesday 6 April 2027, or on 29 February 2028.")),
        Example(text("Version 13.14.15 of the software, section 2.30.1, 45/46 votes.")),
    ),
    check=check,
)
