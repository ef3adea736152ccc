"""SO003: a checker without an e-mail address, or with one that is not."""

from collections.abc import Iterator

from oscb_cli.rules.engine.people import why_not_an_address
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, OURS, implication, implications
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find checkers without an address that can be written to."""
    for sign_off in subject.sign_offs:
        who = f"{subject.area_heading(sign_off.implication)}: {sign_off.checker.name}"
        address = sign_off.checker.email
        if not address and "email" in subject.profile.signoff.needs:
            yield RULE.finding(
                f"{who} has no e-mail address", subject.at(sign_off.checker_pointer, sign_off.checker.name)
            )
        elif address and why_not_an_address(address):
            place = subject.at(f"{sign_off.checker_pointer}/email", address)
            yield RULE.finding(f"{who}: “{address}” is not an e-mail address", place)


RULE = Rule(
    code="SO003",
    severity=Severity.WARNING,
    summary="a checker has no e-mail address, or one that is not valid",
    counted=("{n} checker has no valid e-mail address", "{n} checkers have no valid e-mail address"),
    why="The sign-off can only be asked for, and be confirmed later, at an address.",
    source="House style: the line “Comments checked by” gives the e-mail address",
    help="Give the checker's own address at the council.",
    bad=(
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "email": ""}))},
            found_at=("/implications/1/checked_by",),
        ),
        Example(
            {"implications": implications(legal=implication("legal", {**LAW, "email": f"ben.okoro.{OURS}"}))},
            found_at=("/implications/1/checked_by/email",),
        ),
    ),
    good=(
        Example({}),
        Example({"implications": implications(legal=implication("legal", {**LAW, "email": f"b.o'koro@{OURS}"}))}),
    ),
    check=check,
)
