"""ST003: standard sections out of the profile's order."""

from collections.abc import Iterator

from oscb_cli.layout.outline import section_heading
from oscb_cli.profile.remembering import once_a_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import SECTIONS
from oscb_cli.rules.engine.subject import Subject


@once_a_profile
def _rank(profile: Profile) -> dict[str, int]:
    """The places of all parts in the council's order."""
    return {key: place for place, key in enumerate(profile.order)}


def check(subject: Subject) -> Iterator[Finding]:
    """Find standard sections that stand after one that they should come before."""
    rank = _rank(subject.profile)
    furthest, furthest_heading = -1, ""
    for index, section in enumerate(subject.report.sections):
        spec = subject.profile.section_for(section.key, section.heading)
        if spec is None or spec.in_body:
            continue
        heading = section_heading(section, subject.profile)
        if rank[spec.key] < furthest:
            message = f"“{heading}” comes after “{furthest_heading}”, but belongs before it"
            yield RULE.finding(message, subject.at(f"/sections/{index}"))
        else:
            furthest, furthest_heading = rank[spec.key], heading


RULE = Rule(
    code="ST003",
    severity=Severity.WARNING,
    summary="standard sections are not in the council's order",
    counted=("{n} section is out of order", "{n} sections are out of order"),
    why="Councillors look for the same things in the same places in every report.",
    source="The profile: order",
    help="Move the section. A document that oscb writes is already in the council's order.",
    bad=(
        Example({"sections": [*SECTIONS[:2], SECTIONS[3], SECTIONS[2]]}, found_at=("/sections/3",)),
        Example({"sections": [*SECTIONS[1:], SECTIONS[0]]}, found_at=("/sections/3",)),
    ),
    good=(
        Example({}),
        Example({"sections": [*SECTIONS, {"heading": "Next steps", "text": "The library opens."}]}),
        Example({"sections": [*SECTIONS, {"key": "background", "text": "The library is small."}]}),
    ),
    check=check,
)
