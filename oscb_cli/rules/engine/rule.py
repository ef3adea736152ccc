"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.model.location import Location
from oscb_cli.model.sighting import Sighting
from oscb_cli.profile.parts import FieldSpec

if TYPE_CHECKING:
    from oscb_cli.rules.engine.subject import Subject


class Severity(StrEnum):
    """How sure a rule is, and how much it matters: an error is certain, a warning nearly always right."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)

    def at_least(self, other: "Severity") -> bool:
        """Whether this is as grave as another, or graver."""
        return self.rank <= other.rank


class Fix(Struct, frozen=True):
    """A change to a text of the report file that puts a finding right.

    ``pointer`` leads to the text; ``old`` is replaced by ``new`` in it, wherever it stands as words of its own
    (``everywhere``), or where it stands only once: anywhere, or ``at`` the beginning or the end of a paragraph. What is
    not the author's own words is left alone (``rules.engine.stretches``).
    """

    pointer: str
    old: str
    new: str
    everywhere: bool = False
    at: Literal["", "begin", "end"] = ""


class Finding(Struct, frozen=True):
    """Something that a rule found: what, where, and what to do about it."""

    code: str
    severity: Severity
    message: str
    location: Location
    help: str
    fix: Fix | None = None


class Example(Struct, frozen=True):
    """A change to a sound report that a rule must find (bad) or must leave alone (good).

    ``change`` replaces keys of the sound report; a value of None takes the key out. ``found_at`` are the
    pointers at which the rule must find something, in order; none for a good example. ``today`` is the day of
    the check (ISO 8601). ``sightings`` are what the reader saw in the file besides the report.
    """

    change: Mapping[str, Any]
    found_at: tuple[str, ...] = ()
    today: str = "2026-11-02"
    sightings: tuple[Sighting, ...] = ()
    fields: tuple[FieldSpec, ...] = ()
    """Fields of its own that the council has."""


Check = Callable[["Subject"], Iterator[Finding]]


class Rule(Struct, frozen=True):
    """A rule: what it finds, why that matters, by what authority, and how to put it right.

    :raises ValueError: it lacks a bad or a good example.
    """

    code: str
    severity: Severity
    summary: str
    counted: tuple[str, str]
    """What it found once, and what it found several times ({n} is how often)."""
    why: str
    source: str
    help: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    check: Check
    fixes: bool = False
    """Whether its findings carry a fix that is safe to apply."""
    needs_whole: bool = False
    """Whether it compares a part with others that may not be written yet: the interview waits with it for the end."""

    def found(self, times: int) -> str:
        """What it found, with how often: “3 implications have no named checker”."""
        return self.counted[times != 1].replace("{n}", f"{times:,}")

    def __post_init__(self) -> None:
        if not self.bad or not self.good:
            raise ValueError(f"{self.code} needs a bad and a good example")
        if not all(example.found_at for example in self.bad) or any(example.found_at for example in self.good):
            raise ValueError(f"{self.code}: each bad example says what is found where, and no good one does")

    def finding(self, message: str, location: Location, help_text: str = "", fix: Fix | None = None) -> Finding:
        """A finding of this rule."""
        return Finding(self.code, self.severity, message, location, help_text or self.help, fix)

    def with_severity(self, severity: Severity) -> "Rule":
        """The same rule, judged otherwise by a council."""
        return replace(self, severity=severity)
