"""The terminal: results on standard output, everything else on standard error, colour only where it shows."""

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from oscb_cli.layout.between_councils import Moved
    from oscb_cli.model.typed_numbers import Numbers

_MOST_NAMED = 3
"""Paragraphs that are named in a line; the others are counted."""

_PLAIN_SIGNS = "@%+=:,./_-"
_PLAIN_ON_WINDOWS = "+:./\\_-"
"""What stands in a name without quotation marks, besides letters and digits."""


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


def command(*words: object) -> str:
    """A command to be typed: the words that are names are quoted where the shell would take them for something else.

    :param words: the command itself (“oscb draft”), then names of files and the like.
    """
    first, *names = map(str, words)
    return " ".join([first, *map(_quoted, names)])


def _quoted(name: str) -> str:
    """A name as one word: for sh by its own rules, and in quotation marks where cmd and PowerShell need them."""
    if name.startswith("-"):
        name = f"./{name}"  # it is no option
    if os.name != "nt":
        from shlex import quote

        return name if name.isprintable() and all(c.isalnum() or c in _PLAIN_SIGNS for c in name) else quote(name)
    return name if name and all(c.isalnum() or c in _PLAIN_ON_WINDOWS for c in name) else f'"{name}"'


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


def say_numbers(file: str, numbers: "Numbers") -> None:
    """Say how many paragraph numbers that were typed in a document were taken off, and which may be some and stay."""
    if numbers.taken:
        taken = (
            "1 typed paragraph number with an automatic one"
            if numbers.taken == 1
            else (f"{numbers.taken} typed paragraph numbers with automatic ones")
        )
        say_error(f"{file}: replaced {taken}. Check any references to paragraphs by number")
    if numbers.left:
        more = len(numbers.left) - _MOST_NAMED
        said = "; ".join(f"“{words}”" for words in numbers.left[:_MOST_NAMED]) + (
            f"; and {more} more" if more > 0 else ""
        )
        what = (
            "1 figure that may be a typed paragraph number"
            if len(numbers.left) == 1
            else f"{len(numbers.left)} figures that may be typed paragraph numbers"
        )
        say_error(f"{file}: kept {what}: {said}. Delete any that is not part of the sentence")


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
