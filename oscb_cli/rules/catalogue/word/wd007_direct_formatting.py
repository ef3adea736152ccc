"""WD007: text is formatted by hand where a style could do it."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject

_MOST = 0.3
"""The share of letters that may be formatted by hand."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find files that are mostly formatted by hand; told once."""
    for place, sighting in subject.seen("direct formatting"):
        if sighting.value > _MOST:
            share = f"{sighting.value:.0%}"
            yield RULE.finding(f"{share} of the text is formatted by hand where a style would do", place)


RULE = Rule(
    code="WD007",
    severity=Severity.WARNING,
    summary="text is formatted by hand where a style would do",
    counted=("text is formatted by hand", "{n} parts are formatted by hand"),
    why="Styles let the council restyle its reports, and readers their own copy; formatting by hand stops both.",
    source="House style; WCAG 2.2, 1.3.1",
    help="Use the styles of the template, or write the report again with “oscb draft”.",
    bad=(seen("direct formatting", value=0.6, pointer=""),),
    good=(
        Example({}),
        seen_and_well("direct formatting", value=0.1),
    ),
    check=check,
)
