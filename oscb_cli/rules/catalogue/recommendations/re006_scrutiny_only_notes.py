"""RE006: a scrutiny committee is asked only to note."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import items
from oscb_cli.rules.engine.subject import Subject

_ONLY_NOTES = {"note", "receive", "acknowledge"}


def check(subject: Subject) -> Iterator[Finding]:
    """Find a recommendation to scrutiny that asks for no contribution."""
    if subject.committee is None or subject.committee.kind != "scrutiny":
        return
    verbs = {verb for decision in subject.decisions for verb in (decision.verb, *decision.more)}
    if verbs and verbs <= _ONLY_NOTES:
        yield RULE.finding("the committee is asked only to note", subject.at("/recommendation"))


_SCRUTINY = "Place Overview and Scrutiny Committee"


RULE = Rule(
    code="RE006",
    severity=Severity.ADVICE,
    summary="a scrutiny committee is asked only to note",
    counted=("the committee is asked only to note", "{n} committees are asked only to note"),
    why="Scrutiny is there to contribute: a report that asks for nothing gets nothing.",
    source="Overview and scrutiny: statutory guidance for councils, 2024; Local Government Act 2000, section 9F",
    help="Say what you want from the committee: comment on …, consider …, recommend to the Cabinet ….",
    bad=(
        Example(items("note the report.", committee=_SCRUTINY), found_at=("/recommendation",)),
        Example(items("receive the report;", "note its annex.", committee=_SCRUTINY), found_at=("/recommendation",)),
        Example(
            items("receive the report;", "acknowledge the work;", "note its annex.", committee=_SCRUTINY),
            found_at=("/recommendation",),
        ),
    ),
    good=(
        Example(items("note the report.")),
        Example(items("note the report;", "comment on its messages.", committee=_SCRUTINY)),
        Example(items("note the report and to consider its messages.", committee=_SCRUTINY)),
    ),
    check=check,
)
