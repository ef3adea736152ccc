"""ST023: something is missing that the council asks of every report."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import CLASSIFIED
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find the council's own fields that a report must have and does not."""
    for spec in subject.profile.fields:
        if spec.required and not subject.report.fields.get(spec.key):
            called = spec.label.rstrip("?: ") or " or ".join(spec.choices)
            yield RULE.finding(f"“{called}” is missing", subject.at(f"/fields/{spec.key}"), f"Add it. {spec.guidance}")


RULE = Rule(
    code="ST023",
    severity=Severity.ERROR,
    summary="something is missing that the council asks of every report",
    counted=("{n} line of the council's own is missing", "{n} lines of the council's own are missing"),
    why="A council asks for it because a meeting or a register needs it.",
    source="The profile: fields with required = true",
    help="Add what is missing.",
    bad=(Example({"fields": {}}, found_at=("/fields/classification",), fields=CLASSIFIED),),
    good=(Example({"fields": {"classification": "Public"}}, fields=CLASSIFIED), Example({})),
    check=check,
)
