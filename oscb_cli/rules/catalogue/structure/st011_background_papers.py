"""ST011: no statement of background papers."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a report that does not say what its background papers are."""
    if subject.report.background_papers is None and subject.profile.has("background_papers"):
        yield RULE.finding("the report does not say what its background papers are", subject.at("/background_papers"))


RULE = Rule(
    code="ST011",
    severity=Severity.ERROR,
    summary="there is no statement of background papers",
    counted=("background papers are not stated", "{n} statements of background papers are missing"),
    why="The public has the right to see them, and the report must carry the list, if only to say that there are none.",
    source="Local Government Act 1972, section 100D",
    help="List the background papers, or say that there are none: “Nil”.",
    bad=(Example({"background_papers": None}, found_at=("/background_papers",)),),
    good=(
        Example({"background_papers": []}),
        Example({"background_papers": "Nil"}),
        Example({"background_papers": ["Survey of readers, 2026"]}),
    ),
    check=check,
)
