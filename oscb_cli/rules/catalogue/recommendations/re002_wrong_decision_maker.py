"""RE002: the decision-maker is not the body that the report goes to."""

from collections.abc import Iterator

from oscb_cli.profile.folding import folded
from oscb_cli.profile.parts import CommitteeSpec
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.near_names import near_committee
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a recommendation to another body than the one that meets."""
    stated = subject.report.recommendation.decision_maker
    committee = subject.report.committee
    if not stated or not committee:
        return
    if (spec := subject.committee) is None and (near := near_committee(committee, subject.profile)):
        spec = subject.profile.committee_for(near)
    if spec is not None:
        right = folded(stated) in _right(spec) or (
            spec.with_portfolio and subject.profile.committee_for(stated) is spec
        )
        instead = spec.decision_maker
    else:
        right, instead = not _is_another_body(stated, committee, subject.profile), committee
    if not right:
        message = f"“{stated}” is asked to decide, but the report goes to the {committee.removeprefix('The ')}"
        help_text = f"Write “{instead}”, or send the report to the body that decides."
        yield RULE.finding(message, subject.at("/recommendation/decision_maker", stated), help_text)


def _right(spec: CommitteeSpec) -> set[str]:
    names = (spec.name, *spec.aliases, spec.decision_maker, *spec.also_decides_as)
    right = {folded(name) for name in names}
    return {"members", *right, *(f"members of the {name}" for name in right), *(f"{name} members" for name in right)}


def _is_another_body(stated: str, committee: str, profile: Profile) -> bool:
    """Whether the words name a known body that plainly is not this committee, which the profile does not know."""
    body = profile.committee_for(stated)
    return body is not None and folded(stated) not in folded(committee)


_SCRUTINY = "Place Overview and Scrutiny Committee"

RULE = Rule(
    code="RE002",
    severity=Severity.ERROR,
    summary="the decision-maker is not the body that the report goes to",
    counted=("{n} wrong decision-maker", "{n} wrong decision-makers"),
    why="A body can take only its own decisions: a scrutiny committee cannot resolve for the Cabinet.",
    source="Local Government Act 2000, sections 9D and 9F; Local Government Act 1972, section 101",
    help="Name the body that the report goes to.",
    bad=(
        Example({"committee": _SCRUTINY}, found_at=("/recommendation/decision_maker",)),
        Example({"committee": "COUNTY COUNCIL"}, found_at=("/recommendation/decision_maker",)),
        Example(
            {"recommendation": {"decision_maker": "The Committee", "items": ["approve the opening."]}},
            found_at=("/recommendation/decision_maker",),
        ),
        Example({"committee": "Sampleford Locality Forum"}, found_at=("/recommendation/decision_maker",)),
    ),
    good=(
        Example({}),
        Example(
            {
                "committee": _SCRUTINY,
                "recommendation": {"decision_maker": "The Committee", "items": ["note it."]},
            }
        ),
        Example(
            {
                "committee": _SCRUTINY.upper(),
                "recommendation": {"decision_maker": _SCRUTINY, "items": ["note it."]},
            }
        ),
        Example({"committee": _SCRUTINY, "recommendation": {"items": ["note it."]}}),
        Example(
            {
                "committee": "Sampleford Locality Forum",
                "recommendation": {"decision_maker": "The Forum", "items": ["note it."]},
            }
        ),
        Example(
            {
                "committee": "Delegated Decisions by the Cabinet Member for Libraries",
                "recommendation": {"decision_maker": "The Cabinet Member", "items": ["approve the opening."]},
            }
        ),
    ),
    check=check,
)
