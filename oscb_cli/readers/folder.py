"""The report files in a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from oscb_cli.errors import CannotRead
from oscb_cli.readers.formats import SUFFIXES

_PASSED_OVER = (".", "~$")
_MAY_BE_REPORTS = (".doc", ".docm", ".dotx", ".dot", ".odt", ".rtf", ".pdf", ".pages")
"""How documents end that somebody may have written a report in, and that are not read in a folder."""


def report_files(folder: Path) -> Iterator[str]:
    """The report files in a folder and in those below it, in the order of their names; hidden ones are passed over,
    and those that Word keeps beside a file that is open.

    :raises CannotRead: there is none.
    """
    found: list[str] = []
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(_PASSED_OVER)]
        names = [name for name in files if name.lower().endswith(SUFFIXES) and not name.startswith(_PASSED_OVER)]
        found.extend(os.path.join(where, name) for name in names)  # noqa: PTH118 - a thousand paths take their time
    found.sort(key=lambda name: Path(name).parts)
    if not found:
        raise CannotRead(f"{folder} holds no report files ({', '.join(SUFFIXES)})")
    yield from found


def not_looked_at(folder: Path) -> list[str]:
    """The documents in a folder and below it that may be reports, and that are not looked at, by their names."""
    found: list[str] = []
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(_PASSED_OVER)]
        names = [name for name in files if name.lower().endswith(_MAY_BE_REPORTS) and not name.startswith(_PASSED_OVER)]
        found.extend(os.path.join(where, name) for name in names)  # noqa: PTH118
    return sorted(found)
