"""LE002: the report is exempt, and no public interest reason is given."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find an exemption without its reason."""
    exempt = subject.report.exempt
    if exempt is not None and not exempt.public_interest_reason.strip():
        yield RULE.finding("the exemption has no public interest reason", subject.at("/exempt"))


RULE = Rule(
    code="LE002",
    severity=Severity.ERROR,
    summary="the report is exempt and gives no public interest reason",
    counted=("there is no public interest reason for the exemption", "{n} public interest reasons are missing"),
    why="Information is exempt only while the public interest in keeping it so outweighs that in publishing it.",
    source="Local Government Act 1972, Schedule 12A, paragraph 10",
    help="Say why the public interest in keeping it exempt is greater than that in publishing it.",
    bad=(
        Example({"exempt": {"paragraphs": [3]}}, found_at=("/exempt",)),
        Example({"exempt": {"paragraphs": [3], "public_interest_reason": " "}}, found_at=("/exempt",)),
    ),
    good=(
        Example({}),
        Example({"exempt": {"paragraphs": [3], "public_interest_reason": "Bids are open."}}),
    ),
    check=check,
    needs_whole=True,
)
