"""SO008: the checker's name and e-mail address disagree."""

from collections.abc import Iterator

from oscb_cli.profile.name_addresses import address_fit
from oscb_cli.rules.engine.people import why_not_an_address
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, OURS, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find checkers whose address is someone else's."""
    for sign_off in subject.sign_offs:
        name, address = sign_off.checker.name, sign_off.checker.email
        if address and not why_not_an_address(address) and address_fit(name, address) < 0:
            message = (
                f"{subject.area_heading(sign_off.implication)}: {address} does not look like the address of {name}"
            )
            yield RULE.finding(message, subject.at(f"{sign_off.checker_pointer}/email", address))


def _with(name: str, email: str) -> dict[str, object]:
    return {"implications": implications(legal=implication("legal", {**LAW, "name": name, "email": email}))}


RULE = Rule(
    code="SO008",
    severity=Severity.WARNING,
    summary="a checker's name and e-mail address do not match",
    counted=("{n} checker's name and address do not match", "{n} checkers' names and addresses do not match"),
    why="An address completed by the mail program, or left from last month's report, is someone else's sign-off.",
    source="House style: the e-mail address is the checker's own",
    help="Correct the name or the address. The address must be the checker's own.",
    bad=(
        Example(
            _with("Ben Okoro", f"ben.osborne@{OURS}"),
            found_at=("/implications/1/checked_by/email",),
        ),
        Example(_with("Ben Okoro", f"ada.marsh@{OURS}"), found_at=("/implications/1/checked_by/email",)),
    ),
    good=(
        Example(_with("Ben Okoro", f"bokoro@{OURS}")),
        Example(_with("Benjamin Okoro", f"ben.okoro2@{OURS}")),
        Example(_with("Siân O’Hara-Lloyd", f"sian.ohara@{OURS}")),
        Example(_with("Ben Okoro", f"legal@{OURS}")),
        Example(_with("Ben Okoro", f"b.o@{OURS}")),
    ),
    check=check,
)
