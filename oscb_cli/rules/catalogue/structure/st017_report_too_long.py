"""ST017: the report is longer than the council's limit."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a report with more words than the profile allows."""
    limit = subject.profile.limits.words
    words = sum(passage.word_count for passage in subject.passages)
    if words > limit:
        yield RULE.finding(f"the report has {words:,} words; the limit is {limit:,}", subject.at("/sections"))


RULE = Rule(
    code="ST017",
    severity=Severity.WARNING,
    summary="the report is longer than the council's limit",
    counted=("the report is too long", "{n} reports are too long"),
    why="Councillors have a hundred pages a week; what matters is lost in a long report.",
    source="The profile: limits.words",
    help="Shorten it, or move detail to an annex.",
    bad=(Example(text("The library is small. " * 1_001), found_at=("/sections",)),),
    good=(Example(text("The library is small. " * 900)),),
    check=check,
)
