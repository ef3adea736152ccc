"""ST012: no contact officer."""

from collections.abc import Iterator

from oscb_cli.profile.names import judge
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a report that names no one to ask."""
    if not subject.profile.has("contact_officers"):
        return
    officers = subject.report.contact_officers
    if not any(subject.is_person(officer.name, officer.email) for officer in officers):
        typed = next((officer for officer in officers if officer.name), None)
        why = f": {judge(typed.name, subject.profile, typed.email).told(typed.name)}" if typed is not None else ""
        yield RULE.finding(f"there is no contact officer{why}", subject.at("/contact_officers"))


RULE = Rule(
    code="ST012",
    severity=Severity.ERROR,
    summary="there is no contact officer",
    counted=("there is no contact officer", "{n} contact officers are missing"),
    why="Councillors and the public must know whom to ask before the meeting.",
    source="House style: every report ends with its contact officer",
    help="Name the contact officer, with a telephone number and an e-mail address.",
    bad=(
        Example({"contact_officers": None}, found_at=("/contact_officers",)),
        Example({"contact_officers": [{"name": "TBC"}]}, found_at=("/contact_officers",)),
        Example({"contact_officers": [{"name": "Democratic Services"}]}, found_at=("/contact_officers",)),
    ),
    good=(Example({}),),
    check=check,
)
