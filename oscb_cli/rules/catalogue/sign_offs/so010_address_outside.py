"""SO010: the checker's e-mail address is not of the council or one of its named partners."""

from collections.abc import Iterator

from oscb_cli.rules.engine.people import why_not_an_address
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, OURS, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find checkers with an address elsewhere."""
    domains = subject.profile.signoff.domains
    if not domains:
        return
    for sign_off in subject.sign_offs:
        address = sign_off.checker.email
        domain = address.rpartition("@")[2].lower()
        inside = any(domain == own or domain.endswith(f".{own}") for own in domains)
        if address and not inside and not why_not_an_address(address):
            area = subject.area_heading(sign_off.implication)
            message = f"{area}: {address} is not an address of {subject.profile.council} or of a named partner"
            yield RULE.finding(message, subject.at(f"{sign_off.checker_pointer}/email", address))


def _with(email: str) -> dict[str, object]:
    return {"implications": implications(legal=implication("legal", {**LAW, "email": email}))}


RULE = Rule(
    code="SO010",
    severity=Severity.WARNING,
    summary="a checker's e-mail address is not at the council or one of its partners",
    counted=("{n} checker's address is outside the council", "{n} checkers' addresses are outside the council"),
    why="A sign-off is an act of the council; a private address proves nothing, and may not be sent drafts.",
    source="The profile: signoff.domains",
    help="Give their address at the council, or ask for the partner's domain to be added to the profile.",
    bad=(
        Example(_with("ben.okoro@webmail.example"), found_at=("/implications/1/checked_by/email",)),
        Example(_with(f"ben.okoro@not{OURS}"), found_at=("/implications/1/checked_by/email",)),
    ),
    good=(
        Example({}),
        Example(_with("ben.okoro@nhs.net")),
        Example(_with(f"Ben.Okoro@Legal.{OURS}")),
    ),
    check=check,
)
