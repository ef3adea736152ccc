"""How it stands with the sign-off of each area of a report."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from oscb_cli.model.digest import changed_since, code_of, signed_digest
from oscb_cli.model.disputes import disputing, is_of
from oscb_cli.model.notes import has_words
from oscb_cli.model.report import Checker, Implication, Report, SignOffEvent
from oscb_cli.profile.names import is_person
from oscb_cli.profile.parts import AreaSpec
from oscb_cli.profile.schema import Profile


class State(StrEnum):
    """How it stands: ``typed`` is a name and a date that nothing binds to the words, ``disputed`` a sign-off whose
    checker has replied since with no agreement.
    """

    SIGNED = "signed"
    TYPED = "typed"
    STALE = "stale"
    DISPUTED = "disputed"
    OUTSTANDING = "outstanding"
    NO_TEXT = "no text"
    NOT_NEEDED = "not needed"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self in {State.STALE, State.DISPUTED, State.OUTSTANDING, State.NO_TEXT}


class CheckerState(Struct, frozen=True):
    """How it stands with one checker of an area; all is empty where nobody is named.

    ``for_what`` is what of the area this checker reads, ``asked`` the day on which the checker was last asked,
    ISO 8601, ``disputed`` what the checker has replied since signing off, where that is no agreement.
    """

    state: State
    name: str = ""
    email: str = ""
    for_what: str = ""
    day: date | None = None
    changed: tuple[str, ...] = ()
    asked: str = ""
    disputed: str = ""

    @property
    def told(self) -> str:
        """What changed, in words."""
        return " and ".join(part.replace("_", " ") for part in self.changed)


class AreaState(Struct, frozen=True):
    """How it stands with one area: with each of its checkers, at least one, and with the area as a whole."""

    area: str
    heading: str
    checkers: tuple[CheckerState, ...]

    @property
    def least(self) -> CheckerState:
        """The checker with whom it stands worst: an area is signed off when all of them have signed."""
        return min(self.checkers, key=lambda found: _LEAST_FIRST.index(found.state))

    @property
    def state(self) -> State:
        """How it stands with the area."""
        return self.least.state

    @property
    def signed(self) -> int:
        """How many of the checkers have signed."""
        return sum(checker.state in {State.SIGNED, State.TYPED} for checker in self.checkers)

    @property
    def open(self) -> tuple[CheckerState, ...]:
        """The checkers with whom something is still to be done."""
        return tuple(checker for checker in self.checkers if checker.state.is_open)


_LEAST_FIRST = (
    State.OUTSTANDING, State.NOT_NEEDED, State.DISPUTED, State.STALE, State.TYPED, State.SIGNED, State.NO_TEXT,
)  # fmt: skip


def states_of(report: Report, profile: Profile) -> tuple[AreaState, ...]:
    """How it stands with every area of the profile, in its order."""
    written = {entry.area: entry for entry in report.implications}
    return tuple(_state(spec, written.get(spec.area), report, profile) for spec in profile.implications)


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


def _state(spec: AreaSpec, implication: Implication | None, report: Report, profile: Profile) -> AreaState:
    asked = [event for event in report.signoff_history if event.area == spec.area and event.event == "requested"]
    if implication is None or not has_words(implication.text):
        needed = spec.required or implication is not None
        return AreaState(spec.area, spec.heading, (CheckerState(State.NO_TEXT if needed else State.NOT_NEEDED),))
    checkers = tuple(
        _state_of(checker, spec, implication, report, profile, asked)
        for checker in implication.checked_by or (Checker(),)
    )
    return AreaState(spec.area, implication.heading or spec.heading, checkers)


def _state_of(
    checker: Checker,
    spec: AreaSpec,
    implication: Implication,
    report: Report,
    profile: Profile,
    asked: Sequence[SignOffEvent],
) -> CheckerState:
    """How it stands with one of the checkers of an area."""
    named = is_person(checker.name, profile, checker.email)
    if len(implication.checked_by) > 1:
        asked = [event for event in asked if is_of(event, checker)]
    when, asked_at = (asked[-1].on[:10], asked[-1].email) if asked else ("", "")
    if not named or checker.date is None:
        state = State.OUTSTANDING if spec.checker_required else State.NOT_NEEDED
        name = checker.name if named else ""
        return CheckerState(state, name, checker.email or asked_at, checker.for_what, asked=when)
    changed = changed_since(checker.text_digest, report, implication) if checker.text_digest else ()
    state = State.STALE if changed else State.SIGNED if checker.text_digest else State.TYPED
    disputed = disputing(report, spec.area, checker)
    state = State.DISPUTED if disputed is not None else state
    said = disputed.reason if disputed is not None else ""
    return CheckerState(state, checker.name, checker.email, checker.for_what, checker.date, changed, when, said)
