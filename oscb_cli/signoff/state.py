"""How it stands with the sign-off of each area of a report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from oscb_cli.model.digest import changed_since, code_of, signed_digest
from oscb_cli.model.report import Checker, Implication, Report
from oscb_cli.profile.schema import AreaSpec, Profile, folded


class State(StrEnum):
    """How it stands: ``typed`` is a name and a date that nothing binds to the words."""

    SIGNED = "signed"
    TYPED = "typed"
    STALE = "stale"
    OUTSTANDING = "outstanding"
    NO_TEXT = "no text"
    NOT_NEEDED = "not needed"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self in {State.STALE, State.OUTSTANDING, State.NO_TEXT}


@dataclass(frozen=True, slots=True)
class AreaState:
    """How it stands with one area. ``asked`` is the day on which its checker was last asked, ISO 8601."""

    area: str
    heading: str
    state: State
    name: str = ""
    email: str = ""
    day: date | None = None
    changed: tuple[str, ...] = ()
    asked: str = ""

    @property
    def told(self) -> str:
        """What changed, in words."""
        return " and ".join(part.replace("_", " ") for part in self.changed)


def states_of(report: Report, profile: Profile) -> tuple[AreaState, ...]:
    """How it stands with every area of the profile, in its order."""
    written = {entry.area: entry for entry in report.implications}
    asked = {event.area: event.on[:10] for event in report.signoff_history if event.event == "requested"}
    emails = {event.area: event.email for event in report.signoff_history if event.event == "requested"}
    return tuple(_state(spec, written.get(spec.area), report, profile, asked, emails) for spec in profile.implications)


def implication_of(report: Report, area: str) -> Implication | None:
    """The implication of an area; None where the report has none."""
    return next((entry for entry in report.implications if entry.area == area), None)


def current_digest(report: Report, implication: Implication, profile: Profile) -> str:
    """The digest of what a checker would agree to today."""
    spec = profile.area_by_key.get(implication.area)
    return signed_digest(report, implication, spec.relies_on if spec is not None else ())


def current_code(report: Report, implication: Implication, profile: Profile) -> str:
    """The short code of what a checker would agree to today."""
    return code_of(current_digest(report, implication, profile), implication.area)


def is_name(words: str, profile: Profile) -> bool:
    """Whether words can be somebody's name, and are not “TBC” or the like."""
    return bool(words) and folded(words) not in profile.not_a_name and any(c.isalpha() for c in words)


def _state(
    spec: AreaSpec,
    implication: Implication | None,
    report: Report,
    profile: Profile,
    asked: Mapping[str, str],
    emails: Mapping[str, str],
) -> AreaState:
    when = asked.get(spec.area, "")
    if implication is None or not implication.text:
        needed = spec.required or implication is not None
        return AreaState(spec.area, spec.heading, State.NO_TEXT if needed else State.NOT_NEEDED)
    states = [
        _state_of(checker, spec, implication, report, profile, when, emails)
        for checker in implication.checked_by or (Checker(),)
    ]
    return min(states, key=lambda found: _LEAST_FIRST.index(found.state))  # it is signed off when all of them have


_LEAST_FIRST = (State.OUTSTANDING, State.NOT_NEEDED, State.STALE, State.TYPED, State.SIGNED, State.NO_TEXT)


def _state_of(
    checker: Checker,
    spec: AreaSpec,
    implication: Implication,
    report: Report,
    profile: Profile,
    when: str,
    emails: Mapping[str, str],
) -> AreaState:
    """How it stands with one of the checkers of an area."""
    heading = implication.heading or spec.heading
    if not is_name(checker.name, profile) or checker.date is None:
        state = State.OUTSTANDING if spec.checker_required else State.NOT_NEEDED
        name = checker.name if is_name(checker.name, profile) else ""
        return AreaState(spec.area, heading, state, name, checker.email or emails.get(spec.area, ""), None, (), when)
    changed = changed_since(checker.text_digest, report, implication) if checker.text_digest else ()
    state = State.STALE if changed else State.SIGNED if checker.text_digest else State.TYPED
    return AreaState(spec.area, heading, state, checker.name, checker.email, checker.date, changed, when)
