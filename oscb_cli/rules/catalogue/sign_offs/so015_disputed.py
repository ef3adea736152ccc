"""SO015: the checker has replied since the sign-off, with no agreement."""

from collections.abc import Iterator

from oscb_cli.model.disputes import disputing
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import LAW, implications
from oscb_cli.rules.engine.sound import implication as example
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find sign-offs that a later reply of the checker disputes."""
    if not subject.report.signoff_history:
        return
    for sign_off in subject.sign_offs:
        reply = disputing(subject.report, sign_off.implication.area, sign_off.checker)
        if sign_off.checker.date is not None and reply is not None:
            area = subject.area_heading(sign_off.implication)
            what = "does not agree" if reply.event == "refused" else "may not agree"
            said = f": “{reply.reason}”" if reply.reason else ""
            message = f"{area}: {sign_off.checker.name} signed it off, and {what} in a later reply{said}"
            yield RULE.finding(message, subject.at(sign_off.checker_pointer))


_SIGNED = {"area": "legal", "event": "signed", "on": "2026-10-20T10:00:00+00:00", "name": "Ben Okoro"}
_REFUSED = {**_SIGNED, "event": "refused", "on": "2026-10-21T10:00:00+00:00", "reason": "Not agreed"}
_AGREED_AGAIN = {**_SIGNED, "on": "2026-10-22T10:00:00+00:00"}
_LEGAL = implications(legal=example("legal", LAW))

RULE = Rule(
    code="SO015",
    severity=Severity.ERROR,
    summary="a checker has replied since the sign-off, with no agreement",
    counted=("{n} sign-off is disputed", "{n} sign-offs are disputed"),
    why="A checker who has second thoughts no longer answers for the text.",
    source="The history of sign-offs (docs/signoffs.md)",
    help="Speak to the checker. Then record the new agreement, or withdraw the sign-off.",
    bad=(
        Example(
            {"implications": _LEGAL, "signoff_history": [_SIGNED, _REFUSED]},
            found_at=("/implications/1/checked_by",),
        ),
        Example(
            {"implications": _LEGAL, "signoff_history": [_SIGNED, {**_REFUSED, "event": "unclear", "reason": ""}]},
            found_at=("/implications/1/checked_by",),
        ),
    ),
    good=(
        Example({"implications": _LEGAL, "signoff_history": [_SIGNED, _REFUSED, _AGREED_AGAIN]}),
        Example({"implications": _LEGAL, "signoff_history": [_REFUSED | {"name": "Cara Lind"}]}),
    ),
    check=check,
)
