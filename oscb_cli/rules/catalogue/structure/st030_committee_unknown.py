"""ST030: the report goes to a committee that the council's profile does not know."""

from collections.abc import Iterator

from oscb_cli.rules.engine.near_names import near_committee
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a committee that is neither known nor nearly known."""
    name, profile = subject.report.committee, subject.profile
    if name and profile.committees and subject.committee is None and not near_committee(name, profile):
        yield RULE.finding(f"oscb does not know “{name}”", subject.at("/committee", name))


RULE = Rule(
    code="ST030",
    severity=Severity.ADVICE,
    summary="the report goes to a committee that the council's profile does not know",
    counted=("{n} committee is not in the council's profile", "{n} committees are not in the council's profile"),
    why="Who may decide depends on the committee: oscb cannot check it for one that it does not know.",
    source="The profile: committees",
    help="Check the name. If it is right, add the committee to the council's profile.",
    bad=(Example({"committee": "Sampleford Locality Forum"}, found_at=("/committee",)),),
    good=(
        Example({}),
        Example({"committee": "CABINET"}),
        Example({"committee": "Cabnet"}),
        Example({"committee": None}),
    ),
    check=check,
)
