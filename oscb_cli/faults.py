"""Faults of the program itself: what is told of them, and a file of details that can be sent to those who mend oscb.

The file says which versions, which command and where in the program; it holds no word of any report, no name of a file
and no name of a person.
"""

import os
import platform
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from oscb_cli import __version__
from oscb_cli.cli import COMMANDS

_TOLD = ("typer", "rich", "pydantic", "python-docx", "jinja2", "msgspec", "lxml", "typst", "pypdf")
_PACKAGE = Path(__file__).resolve().parent


def details_of(fault: BaseException, arguments: Sequence[str]) -> str:
    """What those who mend oscb need to know of a fault, with no word of a report.

    :param arguments: what was typed after ``oscb``.
    """
    return "\n".join(_lines(fault, arguments)) + "\n"


def _lines(fault: BaseException, arguments: Sequence[str]) -> Iterator[str]:
    yield f"oscb {__version__}"
    yield f"Python {platform.python_version()} on {platform.system()} {platform.release()} ({platform.machine()})"
    yield ", ".join(f"{name} {found}" for name in _TOLD if (found := _version_of(name)))
    yield f"Command: oscb {' '.join(map(_without_words, arguments))}".rstrip()
    seen: set[int] = set()
    each: BaseException | None = fault
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield ""
        yield f"{type(each).__module__}.{type(each).__qualname__}"
        for frame in traceback.extract_tb(each.__traceback__):
            yield f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}"
        each = each.__cause__ or each.__context__


def _without_words(argument: str) -> str:
    """An argument without what may name somebody: of a file only the ending stays, of an option only its name."""
    if argument in COMMANDS:
        return argument
    if argument.startswith("-"):
        return argument.partition("=")[0]
    suffix = Path(argument).suffix.lower()
    return f"FILE{suffix}" if 1 < len(suffix) <= len(".markdown") and suffix[1:].isalnum() else "…"


def _place(file: str) -> str:
    """A file of the program, from its package on: where it is installed may name somebody."""
    path = Path(file)
    if path.is_relative_to(_PACKAGE):
        return path.relative_to(_PACKAGE.parent).as_posix()
    parts = path.parts
    start = next((len(parts) - n for n, part in enumerate(reversed(parts)) if part == "site-packages"), len(parts) - 1)
    return "/".join(parts[start:])


def _version_of(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def write_details(fault: BaseException, arguments: Sequence[str], now: datetime) -> Path | None:
    """Write the details into a file of their own; where it is, or None where it cannot be written."""
    text = details_of(fault, arguments)
    try:
        descriptor, name = tempfile.mkstemp(prefix=f"oscb-fault-{now:%Y-%m-%d}-", suffix=".txt")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return None  # the line on the screen is all there is
    return Path(name)
