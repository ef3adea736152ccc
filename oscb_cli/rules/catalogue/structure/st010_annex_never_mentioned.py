"""ST010: an annex is listed and never referred to by its number."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find annexes whose number the text does not mention."""
    if not subject.report.annexes:
        return
    mentioned = {number for _, _, number in subject.annex_mentions}
    for index, annex in enumerate(subject.report.annexes):
        if index + 1 not in mentioned:
            message = f"{subject.annex(index + 1)} ({annex.title}) is not mentioned by its number"
            yield RULE.finding(message, subject.at(f"/annexes/{index}", annex.title))


RULE = Rule(
    code="ST010",
    severity=Severity.ADVICE,
    summary="an annex is listed and the text does not mention it by number",
    counted=("{n} annex is not mentioned in the text", "{n} annexes are not mentioned in the text"),
    why="Readers should be told where in the report an annex matters.",
    source="House style",
    help="Say in the text what the annex shows, with its number.",
    bad=(
        Example({"annexes": [{"title": "Plan"}]}, found_at=("/annexes/0",)),
        Example(text("See Annex 1.", annexes=[{"title": "Plan"}, {"title": "Survey"}]), found_at=("/annexes/1",)),
    ),
    good=(
        Example({}),
        Example(text("See Annexes 1 and 2.", annexes=[{"title": "Plan"}, {"title": "Survey"}])),
        Example(text("See Annex A.", annexes=[{"title": "Plan"}])),
    ),
    check=check,
    needs_whole=True,
)
