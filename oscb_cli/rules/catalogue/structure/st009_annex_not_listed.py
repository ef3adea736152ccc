"""ST009: an annex is mentioned and not listed."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find annexes that the text mentions and the list does not have; each once."""
    told: set[str] = set()
    for passage, words, number in subject.annex_mentions:
        if number > len(subject.report.annexes) and words not in told:
            told.add(words)
            yield RULE.finding(f"{words} is mentioned but not listed", passage.at(words))


RULE = Rule(
    code="ST009",
    severity=Severity.ERROR,
    summary="an annex is mentioned but not listed",
    counted=("{n} annex is mentioned but not listed", "{n} annexes are mentioned and not listed"),
    why="Readers are sent to a document that is not published with the report.",
    source="House style: annexes are listed at the end; Local Government Act 1972, section 100B",
    help="List it under annexes, or correct its number.",
    bad=(
        Example(text("The plan is Annex 1."), found_at=("/sections/1/text",)),
        Example(text("See Appendix B and Annex A.", annexes=[{"title": "Plan"}]), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("The plan is Annex 1.", annexes=[{"title": "Plan"}])),
        Example(text("It follows Annex 3 of the National Planning Policy Framework, and Annex 9 to the Act.")),
        Example(text("The annex is in the library. Annex Building is old.")),
    ),
    check=check,
    needs_whole=True,
)
