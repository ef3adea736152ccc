"""SO014: a checker who may not be a person."""

from collections.abc import Iterator

from oscb_cli.profile.names import Likely, judge
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, OURS, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find checkers whose names may be those of teams, firms or no one."""
    for sign_off in subject.sign_offs:
        checker = sign_off.checker
        judged = judge(checker.name, subject.profile, checker.email)
        if judged.likely is Likely.PERHAPS:
            message = f"{subject.area_heading(sign_off.implication)}: {judged.told(checker.name)}: name a person"
            yield RULE.finding(message, subject.at(sign_off.checker_pointer, checker.name))


def _legal(**more: str) -> dict[str, object]:
    return {"implications": implications(legal=implication("legal", {**LAW, **more}))}


RULE = Rule(
    code="SO014",
    severity=Severity.WARNING,
    summary="a checker may not be a person",
    counted=("{n} checker may not be a person", "{n} checkers may not be people"),
    why=(
        "Some words are a surname and something else besides. Whoever reads the report must be able to tell who has "
        "checked it."
    ),
    source="House style: every implication says “Comments checked by” with the name of a person",
    help=(
        "Give the first name and surname of the person who checked the wording. If this is a person's name, "
        "add their e-mail address: an address that contains the name settles it."
    ),
    bad=(
        Example(
            _legal(name="Garden Court Chambers", email=f"legal@{OURS}"),
            found_at=("/implications/1/checked_by",),
        ),
        Example(_legal(name="Joe Bloggs", email=f"legal@{OURS}"), found_at=("/implications/1/checked_by",)),
    ),
    good=(
        Example({}),
        Example(_legal(name="Grace Law", email=f"grace.law@{OURS}")),
        Example(_legal(name="Faith Council", email="")),
        Example(_legal(name="Legal Services")),
    ),
    check=check,
)
