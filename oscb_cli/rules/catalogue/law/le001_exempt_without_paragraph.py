"""LE001: the report is exempt, and the report does not give a paragraph of Schedule 12A, or one that does not exist."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject

_PARAGRAPHS = range(1, 8)


def check(subject: Subject) -> Iterator[Finding]:
    """Find an exemption for no reason that the law knows."""
    exempt = subject.report.exempt
    if exempt is None:
        return
    if not exempt.paragraphs:
        yield RULE.finding("the report does not give a paragraph of Schedule 12A", subject.at("/exempt"))
    for index, number in enumerate(exempt.paragraphs):
        if number not in _PARAGRAPHS:
            message = f"Schedule 12A has no paragraph {number} in Part 1"
            yield RULE.finding(message, subject.at(f"/exempt/paragraphs/{index}", str(number)))


_REASON = {"public_interest_reason": "Bids are open."}


RULE = Rule(
    code="LE001",
    severity=Severity.ERROR,
    summary="the report is exempt and gives no valid paragraph of Schedule 12A",
    counted=(
        "{n} paragraph of Schedule 12A is missing or wrong",
        "{n} paragraphs of Schedule 12A are missing or wrong",
    ),
    why="The public may be kept out only for one of the seven reasons that the law knows.",
    source="Local Government Act 1972, section 100I and Schedule 12A, Part 1",
    help="Give the numbers of the paragraphs (1 to 7) for the exemption.",
    bad=(
        Example({"exempt": _REASON}, found_at=("/exempt",)),
        Example({"exempt": {"paragraphs": [3, 8], **_REASON}}, found_at=("/exempt/paragraphs/1",)),
    ),
    good=(
        Example({}),
        Example({"exempt": {"paragraphs": [1, 7], **_REASON}}),
    ),
    check=check,
    needs_whole=True,
)
