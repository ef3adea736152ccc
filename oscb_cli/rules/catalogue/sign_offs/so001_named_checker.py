"""SO001: an implication without a named checker."""

from collections.abc import Iterator

from oscb_cli.profile.names import judge
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import FINANCE, LAW, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find implications that no one is named as having checked, and checkers who are no one."""
    named = {sign_off.pointer for sign_off in subject.sign_offs}
    for pointer, entry in subject.implications:
        spec = subject.profile.area_by_key.get(entry.area)
        if spec is not None and not spec.checker_required:
            continue
        heading, several = subject.area_heading(entry), len(entry.checked_by) > 1
        if pointer not in named and not any(checker.name for checker in entry.checked_by):
            yield RULE.finding(f"{heading}: no named checker", subject.at(pointer))
        for place, checker in enumerate(entry.checked_by):
            judged = judge(checker.name, subject.profile, checker.email)
            if judged.is_no_name and (checker.name or pointer in named):
                why = judged.told(checker.name) if checker.name else "one of its checkers has no name"
                at = subject.at(f"{pointer}/checked_by/{place}", checker.name) if several else subject.at(pointer)
                yield RULE.finding(f"{heading}: no named checker: {why}", at)


RULE = Rule(
    code="SO001",
    severity=Severity.ERROR,
    summary="an implication has no named checker",
    counted=("{n} implication has no named checker", "{n} implications have no named checker"),
    why=(
        "Councillors decide on the word of the specialists. An implication that no one is named as having read is the "
        "author's opinion, and the decision can be challenged for it."
    ),
    source="House style: every implication says “Comments checked by” with a name",
    help=(
        "Ask the specialist to check the wording, then add their name, job title, e-mail address and the "
        "date. The checker must be a person, not a team or a post."
    ),
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
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "name": "Legal Services"}))},
            found_at=("/implications/1",),
        ),
        Example(
            {"implications": implications(legal=implication("legal", [LAW, {**FINANCE, "name": "Finance Team"}]))},
            found_at=("/implications/1/checked_by/1",),
        ),
    ),
    good=(
        Example({}),
        Example({"implications": implications(legal=implication("legal", {**LAW, "name": "Nana Tobin"}))}),
        Example({"implications": implications(legal=implication("legal", [LAW, FINANCE]))}),
    ),
    check=check,
)
