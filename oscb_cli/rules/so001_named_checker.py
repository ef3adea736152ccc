"""SO001: an implication without a named checker."""

from collections.abc import Iterator

from oscb_cli.rules.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.sound import LAW, implication, implications
from oscb_cli.rules.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find implications that nobody is named as having checked."""
    named = {sign_off.pointer for sign_off in subject.sign_offs}
    for pointer, entry in subject.implications:
        spec = subject.profile.area_by_key.get(entry.area)
        if pointer not in named and (spec is None or spec.checker_required):
            typed = entry.checker.name if entry.checker else ""
            named_as = f" (“{typed}” is not a name)" if typed else ""
            yield RULE.finding(f"{subject.area_heading(entry)}: no named checker{named_as}", subject.at(pointer))


RULE = Rule(
    code="SO001",
    severity=Severity.ERROR,
    summary="an implication has no named checker",
    why=(
        "Councillors decide on the word of the specialists. An implication that nobody is named as having read is the "
        "author's opinion, and the decision can be challenged for it."
    ),
    source="House style: every implication says “Comments checked by” with a name",
    help="Ask the specialist to read the words, and give name, job title, e-mail address and date under checked_by.",
    bad=(
        Example({"implications": implications(staff=implication("staff", None))}, found_at=("/implications/2",)),
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "name": ""}))},
            found_at=("/implications/1",),
        ),
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "name": "TBC"}))},
            found_at=("/implications/1",),
        ),
    ),
    good=(
        Example({}),
        Example({"implications": implications(legal=implication("legal", {**LAW, "name": "Nana Tobin"}))}),
    ),
    check=check,
)
