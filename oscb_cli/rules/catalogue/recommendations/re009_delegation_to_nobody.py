"""RE009: a delegation names no officer by job title."""

import re
from collections.abc import Iterator

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import items, text
from oscb_cli.rules.engine.subject import Subject

_DELEGATES = regex(
    r"\bdelegat(?:e|es|ing)\b|\bbe delegated\b|\b(?:give|given|giving|grant|granted) delegated\b", re.IGNORECASE
)
_CONSULTING = regex(r",? (?:in|following|after|subject to) consultation with [^,;.]*", re.IGNORECASE)
_TO_SOMEBODY = regex(
    r"\b(?:to|that|give|grant|delegate) (?:the |an? )?(?:[\w&’'-]+,? ){0,8}?(?:\w*Director|Head|Chief|Manager|"
    r"Executive|Officer|Leader|Chair|"
    r"Solicitor|Treasurer|Secretary|Lead|Engineer|Planner|Cabinet Member|Portfolio Holder|Section 151|s\.?151|"
    r"Committee|Sub-Committee)\b",
)


def check(subject: Subject) -> Iterator[Finding]:
    """Find delegations to no one in particular."""
    for passage in subject.passages:
        if not passage.is_item or (match := _DELEGATES.search(passage.words)) is None:
            continue
        if not _TO_SOMEBODY.search(_CONSULTING.sub("", passage.words)):
            yield RULE.finding(
                "the delegation does not name an officer by job title", passage.at(passage.words[match.start() :])
            )


_TOLD = text("The dates are best delegated.")


RULE = Rule(
    code="RE009",
    severity=Severity.WARNING,
    summary="a delegation does not name an officer by job title",
    counted=("{n} delegation names no officer", "{n} delegations name no officer"),
    why="A power can be delegated only to a named post: “officers” is too vague.",
    source="Local Government Act 1972, section 101; Local Government Act 2000, section 9E",
    help="Name the officer by job title: delegate … to the Director of ….",
    bad=(
        Example({**items("delegate the dates to officers."), **_TOLD}, found_at=("/recommendation/items/0",)),
        Example({**items("note it.", "agree to delegate the award."), **_TOLD}, found_at=("/recommendation/items/1",)),
    ),
    good=(
        Example({}),
        Example({**items("delegate the dates to the Director of Libraries."), **_TOLD}),
        Example({**items("delegate authority to the Interim Executive Director: Place to let the contract."), **_TOLD}),
    ),
    check=check,
)
