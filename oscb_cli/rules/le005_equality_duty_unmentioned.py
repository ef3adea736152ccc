"""LE005: a service changes, and the equality implications mention neither the duty nor an impact assessment."""

import re
from collections.abc import Iterator
from functools import lru_cache

from oscb_cli.model.patterns import regex
from oscb_cli.rules.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.sound import EQUALITY, implication, implications, items
from oscb_cli.rules.subject import Subject

_DUTY = regex(
    r"\b149\b|equality duty|equalities duty|public sector duty|impact assessment|\bEq?IA\b|due regard|screening",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def _change(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Find changes of service of which the equality implications say too little."""
    pattern = subject.profile.tables.service_changes
    asked = " ".join([subject.report.title, *subject.report.recommendation.items])
    match = _change(pattern).search(asked) if pattern else None
    if match is None:
        return
    for pointer, entry in subject.implications:
        if entry.area == "equality" and entry.text.strip() and not _DUTY.search(entry.text):
            message = f"a service changes (“{match[0]}”), and neither section 149 nor an impact assessment is mentioned"
            yield RULE.finding(message, subject.at(f"{pointer}/text", match[0]))


RULE = Rule(
    code="LE005",
    severity=Severity.ADVICE,
    summary="a service changes, and the equality implications mention neither the duty nor an impact assessment",
    why="Decisions on services have been quashed because the duty was not shown to have been considered.",
    source="Equality Act 2010, section 149",
    help="Say that an equality impact assessment was made and what it found, or why none is needed.",
    bad=(
        Example(items("approve the closure of the library."), found_at=("/implications/3/text",)),
        Example({"title": "Reducing the opening hours of Sampleford library"}, found_at=("/implications/3/text",)),
    ),
    good=(
        Example({}),
        Example(
            {
                **items("approve the closure of the library."),
                "implications": implications(
                    equality=implication("equality", EQUALITY, "An impact assessment found none.")
                ),
            }
        ),
    ),
    check=check,
)
