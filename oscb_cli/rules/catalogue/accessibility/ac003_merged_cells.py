"""AC003: a table has merged or split cells."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find tables whose cells are merged or split."""
    for place, _ in subject.seen("merged cells"):
        yield RULE.finding("the table has merged or split cells", place)


RULE = Rule(
    code="AC003",
    severity=Severity.WARNING,
    summary="a table has merged or split cells",
    counted=("{n} table has merged or split cells", "{n} tables have merged or split cells"),
    why="A screen reader loses count of the columns.",
    source="Public Sector Bodies Accessibility Regulations 2018; WCAG 2.2, 1.3.1",
    help="Give every row as many cells as the header row. Repeat a value rather than merge two cells.",
    bad=(seen("merged cells", "Option Cost Saving"),),
    good=(
        Example({}),
        seen_and_well("table without header", "Option Cost"),
    ),
    check=check,
)
