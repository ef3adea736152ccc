"""Options that several commands have."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from oscb_cli.errors import BadUsage

if TYPE_CHECKING:
    from oscb_cli.rules.engine.rule import Severity


class FailOn(StrEnum):
    """From which severity on a command fails."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    NEVER = "never"

    @property
    def threshold(self) -> "Severity | None":
        """The severity, or None for never."""
        from oscb_cli.rules.engine.rule import Severity

        return None if self is FailOn.NEVER else Severity(self.value)


ProfileOption = Annotated[
    str | None,
    typer.Option("--profile", metavar="NAME", help="Use this council's profile, by name or folder"),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="Replace files that oscb did not write, or that have changed since")
]
ViaLibreOffice = Annotated[
    bool, typer.Option("--via-libreoffice", help="Read .doc, .odt and .rtf files, if LibreOffice is installed")
]
TodayOption = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="Work as on this day, for example 2026-11-02")
]


def day_of(today: str | None) -> date:
    """The day of the check: today, or the day given.

    :raises BadUsage: what was given is not a date.
    """
    from oscb_cli.model.dates import NotADate, parse_date

    if today is None:
        return date.today()
    try:
        return parse_date(today)
    except NotADate as error:
        raise BadUsage(f"--today: {error}") from None


NotExemptOption = Annotated[
    list[str] | None,
    typer.Option("--not-exempt", metavar="REPORT", help="Say that this report is not exempt, where oscb cannot tell"),
]
