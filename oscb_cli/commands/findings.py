"""Lines of findings, printed: in colour where there is a terminal, as plain words elsewhere."""

from collections.abc import Iterable
from typing import Any

import typer

from oscb_cli.reporters.terminal import Line

_STYLES: dict[str, dict[str, Any]] = {
    "verdict": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "advice": {"fg": "cyan"},
    "quiet": {"dim": True},
}


def print_lines(lines: Iterable[Line], *, on_standard_error: bool = False) -> None:
    """Print lines, on standard output or on standard error."""
    for line in lines:
        typer.secho(line.text, err=on_standard_error, **_STYLES.get(line.style, {}))
