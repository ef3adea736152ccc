"""SO011: an implication area that the profile requires is not there at all."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import SECTIONS, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find required areas that the report does not have."""
    present = {entry.area for _, entry in subject.implications}
    for spec in subject.profile.implications:
        if spec.required and spec.area not in present:
            yield RULE.finding(
                f"there is no “{spec.heading}” section", subject.at("/implications"), _help(spec.area, subject)
            )


def _help(area: str, subject: Subject) -> str:
    for section in subject.report.sections:
        spec = subject.profile.area_for_heading(section.heading)
        if spec is not None and spec.area == area:
            return f"Is it the section “{section.heading}”? If so, move it to implications, with area “{area}”."
    return RULE.help


_TYPED_AS_A_SECTION = {"heading": "Legal implications", "text": "There are none."}

RULE = Rule(
    code="SO011",
    severity=Severity.ERROR,
    summary="a required implication is missing",
    counted=("{n} required implication is missing", "{n} required implications are missing"),
    why="Councillors must be told of each kind of implication, if only that there is none.",
    source="The profile: implications with required = true",
    help="Add the implication, even if only to say that there are none, and have it checked.",
    bad=(
        Example({"implications": implications()[:4]}, found_at=("/implications",)),
        Example({"implications": None}, found_at=("/implications",) * 5),
        Example(
            {"implications": implications()[2:], "sections": [*SECTIONS, _TYPED_AS_A_SECTION]},
            found_at=("/implications", "/implications"),
        ),
    ),
    good=(Example({}), Example({"implications": implications()[::-1]})),
    check=check,
)
