"""ST014: no signatory."""

from collections.abc import Iterator

from oscb_cli.profile.names import judge
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a report that no one signs."""
    if not subject.profile.has("signatory"):
        return
    name = subject.report.signatory.name
    if not subject.is_person(name):
        why = f": {judge(name, subject.profile).told(name)}" if name else ""
        yield RULE.finding(f"no one has signed the report{why}", subject.at("/signatory"))


RULE = Rule(
    code="ST014",
    severity=Severity.ERROR,
    summary="there is no signatory",
    counted=("there is no signatory", "{n} signatories are missing"),
    why="A report is an officer's advice, and an officer answers for it by name.",
    source="House style: the report ends with the name and the job title of the officer whose report it is",
    help="Name the officer who signs the report, with their job title.",
    bad=(
        Example({"signatory": None}, found_at=("/signatory",)),
        Example({"signatory": {"job_title": "Director of Libraries"}}, found_at=("/signatory",)),
        Example(
            {"signatory": {"name": "Director of Libraries", "job_title": "Director of Libraries"}},
            found_at=("/signatory",),
        ),
    ),
    good=(Example({}),),
    check=check,
)
