"""ST013: a contact officer without a telephone number or an e-mail address."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject

_CALLED = {"phone": "telephone number", "email": "e-mail address"}


def check(subject: Subject) -> Iterator[Finding]:
    """Find contact officers who cannot be reached in every way that the council wants."""
    for index, officer in enumerate(subject.report.contact_officers):
        missing = [_CALLED[way] for way in subject.profile.contact_officer_needs if not getattr(officer, way)]
        if missing and subject.is_person(officer.name, officer.email):
            message = f"{officer.name} has no {' and no '.join(missing)}"
            yield RULE.finding(message, subject.at(f"/contact_officers/{index}", officer.name))


RULE = Rule(
    code="ST013",
    severity=Severity.WARNING,
    summary="a contact officer has no telephone number or no e-mail address",
    counted=("{n} contact officer's details are incomplete", "{n} contact officers' details are incomplete"),
    why="A name alone cannot be asked.",
    source="House style; the profile: contact_officer_needs",
    help="Add the missing details.",
    bad=(
        Example({"contact_officers": [{"name": "Gus Penn"}]}, found_at=("/contact_officers/0",)),
        Example(
            {"contact_officers": [{"name": "Gus Penn", "phone": "01632 960123"}]},
            found_at=("/contact_officers/0",),
        ),
    ),
    good=(Example({}), Example({"contact_officers": None})),
    check=check,
)
