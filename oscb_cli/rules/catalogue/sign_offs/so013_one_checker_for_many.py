"""SO013: one person has checked areas that different people must check."""

from collections.abc import Iterator
from itertools import combinations

from oscb_cli.rules.engine.people import same_person
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import EQUALITY, FINANCE, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find people who have checked two areas that need two people."""
    for areas in subject.profile.signoff.different_checkers:
        signed = [sign_off for sign_off in subject.sign_offs if sign_off.implication.area in areas]
        for first, second in combinations(signed, 2):
            different = first.implication.area != second.implication.area
            if different and same_person(first.checker.name, second.checker.name):
                one, other = subject.area_heading(first.implication), subject.area_heading(second.implication)
                message = f"{second.checker.name} has checked both {one} and {other}"
                yield RULE.finding(message, subject.at(second.checker_pointer, second.checker.name))


RULE = Rule(
    code="SO013",
    severity=Severity.WARNING,
    summary="one person has checked areas that different people must check",
    counted=(
        "{n} person has checked areas that need different checkers",
        "{n} areas have the same checker and need different ones",
    ),
    why="Finance and law are different professions, each with a statutory officer of its own.",
    source="Local Government Act 1972, section 151; Local Government and Housing Act 1989, section 5",
    help="Have each area checked by its own specialist.",
    bad=(
        Example(
            {"implications": implications(legal=implication("legal", FINANCE))},
            found_at=("/implications/1/checked_by",),
        ),
    ),
    good=(
        Example({}),
        Example({"implications": implications(staff=implication("staff", EQUALITY))}),
        Example({"implications": [*implications(), implication("financial", FINANCE, "None next year either.")]}),
    ),
    check=check,
)
