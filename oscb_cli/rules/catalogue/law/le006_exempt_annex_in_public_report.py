"""LE006: an annex is exempt, and the report does not say that it is."""

import re
from collections.abc import Iterator

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject

_SAYS_SO = regex(r"\b(?:exempt|confidential|not for publication|restricted)\b", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """Find exempt annexes in a report without an exemption."""
    if subject.report.exempt is not None or any(part.key == "exempt_information" for part in subject.outline.parts):
        return
    for index, annex in enumerate(subject.report.annexes):
        if annex.exempt or _SAYS_SO.search(annex.title):
            yield RULE.finding(
                f"{subject.annex(index + 1)} is exempt but the report does not say so",
                subject.at(f"/annexes/{index}", annex.title),
            )


RULE = Rule(
    code="LE006",
    severity=Severity.WARNING,
    summary="an annex is exempt and the report does not say so",
    counted=(
        "{n} annex is exempt and the report does not say so",
        "{n} annexes are exempt and the report does not say so",
    ),
    why="The press and the public must be told what is kept from them, and why.",
    source="Local Government Act 1972, sections 100A(4) and 100B(2)",
    help="Say which paragraphs of Schedule 12A apply, and why.",
    bad=(
        Example({"annexes": [{"title": "Prices", "exempt": True}]}, found_at=("/annexes/0",)),
        Example({"annexes": [{"title": "Plan"}, {"title": "Prices (confidential)"}]}, found_at=("/annexes/1",)),
    ),
    good=(
        Example({"annexes": [{"title": "Plan"}]}),
        Example(
            {
                "annexes": [{"title": "Prices", "exempt": True}],
                "exempt": {"paragraphs": [3], "public_interest_reason": "Bids."},
            }
        ),
    ),
    check=check,
    needs_whole=True,
)
