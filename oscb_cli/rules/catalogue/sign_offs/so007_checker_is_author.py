"""SO007: the checker is also the author, the contact officer or the signatory."""

from collections.abc import Iterator

from oscb_cli.profile.folding import folded
from oscb_cli.rules.engine.people import same_person
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, OURS, implication, implications
from oscb_cli.rules.engine.subject import SignOff, Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find checkers who have a part in writing the report."""
    for sign_off in subject.sign_offs:
        if role := _role(sign_off, subject):
            message = f"{subject.area_heading(sign_off.implication)}: {sign_off.checker.name} is also {role}"
            yield RULE.finding(message, subject.at(sign_off.checker_pointer, sign_off.checker.name))


def _role(sign_off: SignOff, subject: Subject) -> str:
    report, checker = subject.report, sign_off.checker
    if same_person(checker.name, report.signatory.name):
        return "the signatory"
    if any(same_person(checker.name, officer.name) for officer in report.contact_officers):
        return "the contact officer"
    if report.report_by and folded(checker.job_title) == folded(report.report_by):
        return "the officer whose report it is"
    return ""


RULE = Rule(
    code="SO007",
    severity=Severity.WARNING,
    summary="a checker is also the author, the contact officer or the signatory",
    counted=("{n} checker also wrote or signs the report", "{n} checkers also wrote or sign the report"),
    why="No one can check their own words: the sign-off is there for a second pair of eyes.",
    source="House style: implications are checked by a specialist who did not write the report",
    help="Ask someone else in the specialist's team to check the text.",
    bad=(
        Example(
            {
                "implications": implications(
                    legal=implication("legal", {**LAW, "name": "Fay Lowe", "email": f"fay.lowe@{OURS}"})
                )
            },
            found_at=("/implications/1/checked_by",),
        ),
        Example(
            {
                "implications": implications(
                    legal=implication("legal", {**LAW, "name": "Gus PENN", "email": f"gus.penn@{OURS}"})
                )
            },
            found_at=("/implications/1/checked_by",),
        ),
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "job_title": "Director of libraries"}))},
            found_at=("/implications/1/checked_by",),
        ),
    ),
    good=(Example({}), Example({"signatory": {"name": "Bea Okoro", "job_title": "Director of Libraries"}})),
    check=check,
)
