"""SO004: a checker without a date."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find sign-offs without a date."""
    if "date" not in subject.profile.signoff.needs:
        return
    for sign_off in subject.sign_offs:
        if sign_off.checker.date is None:
            message = f"{subject.area_heading(sign_off.implication)}: {sign_off.checker.name}'s sign-off has no date"
            yield RULE.finding(message, subject.at(sign_off.checker_pointer, sign_off.checker.name))


RULE = Rule(
    code="SO004",
    severity=Severity.ERROR,
    summary="a sign-off has no date",
    counted=("{n} sign-off has no date", "{n} sign-offs have no date"),
    why="Without a date no one can tell whether the checker read this text or last month's.",
    source="House style: the line “Comments checked by” gives the date",
    help="Add the date on which the checker agreed the wording.",
    bad=(
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "date": None}))},
            found_at=("/implications/1/checked_by",),
        ),
    ),
    good=(
        Example({}),
        Example({"implications": implications(legal=implication("legal", {**LAW, "date": "20.10.26"}))}),
    ),
    check=check,
)
