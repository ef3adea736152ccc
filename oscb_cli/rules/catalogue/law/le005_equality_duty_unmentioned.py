"""LE005: a service changes, and the equality implications mention neither the duty nor an impact assessment."""

import re
from collections.abc import Iterator

from oscb_cli.model.patterns import regex
from oscb_cli.profile.council_patterns import council_regex
from oscb_cli.profile.remembering import once_a_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import EQUALITY, implication, implications, items
from oscb_cli.rules.engine.subject import Subject

_DUTY = regex(
    r"\b149\b|equality duty|equalities duty|public sector duty|impact assessment|\bEq?IA\b|due regard|screening",
    re.IGNORECASE,
)


@once_a_profile
def _changes(profile: Profile) -> re.Pattern[str] | None:
    """What names a change of service, to be looked for in small letters, which takes half as long."""
    wording = profile.tables.service_changes
    return council_regex(profile, wording, 0 if wording == wording.lower() else re.IGNORECASE) if wording else None


def check(subject: Subject) -> Iterator[Finding]:
    """Find changes of service of which the equality implications say too little."""
    pattern = _changes(subject.profile)
    asked = " ".join([subject.report.title, *subject.report.recommendation.items])
    match = pattern.search(asked.lower()) if pattern is not None else None
    if match is None:
        return
    named = asked[match.start() : match.end()] if len(asked.lower()) == len(asked) else match[0]
    for pointer, entry in subject.implications:
        if entry.area == "equality" and entry.text.strip() and not _DUTY.search(entry.text):
            message = (
                f"a service changes (“{named}”), but the text does not mention section 149 or an impact assessment"
            )
            yield RULE.finding(message, subject.at(f"{pointer}/text", named))


RULE = Rule(
    code="LE005",
    severity=Severity.ADVICE,
    summary="a service changes and the equality implications do not mention the duty or an impact assessment",
    counted=("the equality implications do not mention the duty", "{n} equality implications do not mention the duty"),
    why="Decisions on services have been quashed because the duty was not shown to have been considered.",
    source="Equality Act 2010, section 149",
    help="Say that an equality impact assessment was made and what it found, or why it was not needed.",
    bad=(
        Example(items("approve the closure of the library."), found_at=("/implications/3/text",)),
        Example({"title": "Reducing the opening hours of Sampleford library"}, found_at=("/implications/3/text",)),
    ),
    good=(
        Example({}),
        Example(
            {
                **items("approve the closure of the library."),
                "implications": implications(
                    equality=implication("equality", EQUALITY, "An impact assessment found none.")
                ),
            }
        ),
    ),
    check=check,
)
