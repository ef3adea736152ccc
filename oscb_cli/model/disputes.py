"""A sign-off is disputed when its checker has replied since with no agreement, until somebody settles it."""

from oscb_cli.model.report import Checker, Report, SignOffEvent

_DISPUTES = {"refused", "unclear"}
_SETTLES = {"signed", "withdrawn"}


def disputing(report: Report, area: str, checker: Checker) -> SignOffEvent | None:
    """The reply that disputes a checker's sign-off of an area; None where none does.

    A newer sign-off settles it, and so does taking the sign-off back.
    """
    last = None
    for event in report.signoff_history:
        if event.area == area and is_of(event, checker):
            last = event if event.event in _DISPUTES else None if event.event in _SETTLES else last
    return last


def is_of(event: SignOffEvent, checker: Checker) -> bool:
    """Whether an event is about a checker, by the address or, without one, by the name."""
    if event.email and checker.email:
        return event.email.casefold() == checker.email.casefold()
    return bool(event.name) and " ".join(event.name.casefold().split()) == " ".join(checker.name.casefold().split())
