"""The terminal: results on standard output, everything else on standard error, colour only where it shows."""

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from oscb_cli.layout.between_councils import Moved


@cache
def results() -> "Console":
    """Where findings and results go: standard output."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


@cache
def notices() -> "Console":
    """Where progress and notices go: standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def printable(text: str) -> str:
    """A text without what would drive a terminal: control characters and the like become spaces."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def width() -> int:
    """The columns of the terminal, or as many as COLUMNS says; 80 where nobody says."""
    from shutil import get_terminal_size

    return get_terminal_size().columns


def say(text: str) -> None:
    """Say something besides the results, on standard error."""
    print(printable(text), file=sys.stderr)  # noqa: T201 - rich would take longer to import than to say it


def say_error(text: str) -> None:
    """Say what went wrong, on standard error, a line for each thing."""
    for line in printable(text).splitlines():
        print(f"oscb: {line}", file=sys.stderr)  # noqa: T201 - rich would take longer to import than to fail


def say_numbers(file: str, count: int) -> None:
    """Say how many paragraph numbers that were typed in a document were taken off, if any."""
    if count:
        numbers = (
            "1 typed paragraph number with an automatic one"
            if count == 1
            else (f"{count} typed paragraph numbers with automatic ones")
        )
        say_error(f"{file}: replaced {numbers}. Check any references to paragraphs by number")


def say_moved(file: str, moved: "Sequence[Moved]", council: str) -> None:
    """Tell what of a report has no place of its own in the form of another council."""
    if moved:
        from oscb_cli.layout.between_councils import told

        say_error(f"{file}: put into the form of {council}. Not everything has a place of its own there:")
        for line in told(moved):
            say_error(f"  {line}")


def somebody_is_there() -> bool:
    """Whether there is a terminal to ask at."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def somebody_watches() -> bool:
    """Whether progress can be shown: standard error is a terminal, and one that can go back to the start of a line."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM", "") not in {"dumb", "unknown"}


def be_lenient_about_encoding() -> None:
    """Print what the terminal's encoding cannot show as a question mark, rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
