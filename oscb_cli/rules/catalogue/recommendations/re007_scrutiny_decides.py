"""RE007: a scrutiny committee is asked to take an executive decision."""

import re
from collections.abc import Iterator

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import items
from oscb_cli.rules.engine.subject import Subject

_ITS_OWN = regex(
    r"\b(?:minutes|work(?:ing)? (?:programme|plan|group)|terms of reference|task and finish|"
    r"scope|scoping|its (?:own )?(?:report|recommendations?|response|letter)|recommendations? to)\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find executive decisions asked of scrutiny; what a committee decides for itself is left alone."""
    if subject.committee is None or subject.committee.kind != "scrutiny":
        return
    for decision in subject.decisions:
        passage, verb = decision.passage, decision.verb
        if verb in subject.profile.tables.executive_decisions and not _ITS_OWN.search(passage.words):
            yield RULE.finding(f"a scrutiny committee cannot {verb} this", passage.at(passage.words))


_SCRUTINY = "Place Overview and Scrutiny Committee"


RULE = Rule(
    code="RE007",
    severity=Severity.WARNING,
    summary="a scrutiny committee is asked to take an executive decision",
    counted=("{n} executive decision is asked of scrutiny", "{n} executive decisions are asked of scrutiny"),
    why="A scrutiny committee reviews and recommends; it has no power to decide for the executive.",
    source="Local Government Act 2000, section 9F; the profile: tables.executive_decisions",
    help="Ask the committee to comment or to recommend, and take the decision to the Cabinet.",
    bad=(
        Example(
            items("approve the opening of the library.", committee=_SCRUTINY), found_at=("/recommendation/items/0",)
        ),
        Example(
            items("note it.", "to DELEGATE the dates to the Director.", committee=_SCRUTINY),
            found_at=("/recommendation/items/1",),
        ),
    ),
    good=(
        Example({}),
        Example(items("approve its work programme for the year.", committee=_SCRUTINY)),
        Example(items("approve the minutes.", "recommend that the Cabinet approves the plan.", committee=_SCRUTINY)),
    ),
    check=check,
)
