"""ST001: a required section missing."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import SECTIONS
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find required sections that the report does not have."""
    present = {part.key for part in subject.outline.parts if part.kind == "section"}
    for spec in subject.profile.sections:
        if spec.required and spec.key not in present:
            yield RULE.finding(
                f"the section “{spec.heading}” is missing",
                subject.at("/sections"),
                f"Add it. {spec.guidance}",
            )


RULE = Rule(
    code="ST001",
    severity=Severity.ERROR,
    summary="a required section is missing",
    counted=("{n} required section is missing", "{n} required sections are missing"),
    why="Councillors look for the same things in the same places in every report.",
    source="The profile: sections with required = true",
    help="Add the section.",
    bad=(
        Example({"sections": SECTIONS[1:]}, found_at=("/sections",)),
        Example({"sections": None}, found_at=("/sections",) * 3),
    ),
    good=(
        Example({}),
        Example({"sections": [*SECTIONS[:3], {"heading": "Risks", "text": "None."}]}),
        Example({"sections": [{"heading": "SUMMARY:", "text": "All is well."}, *SECTIONS[1:]]}),
    ),
    check=check,
)
