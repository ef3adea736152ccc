"""The report files in a folder."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from oscb_cli.errors import CannotRead
from oscb_cli.readers.formats import SUFFIXES

_PASSED_OVER = (".", "~$")
PassedOver = Callable[[str, list[str], list[str]], tuple[list[str], list[str]]]
"""What of the folders and files within a folder holds reports, given its path and their names."""


def report_files(folder: Path, passed_over: PassedOver | None = None) -> Iterator[str]:
    """The report files in a folder and in those below it, in the order of their names; hidden ones are passed over,
    and those that Word keeps beside a file that is open.

    :param passed_over: leaves out what else is none: what oscb itself wrote there.
    :raises CannotRead: there is none.
    """
    found: list[str] = []
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(_PASSED_OVER)]
        if passed_over is not None:
            folders[:], files = passed_over(where, folders, files)
        names = [name for name in files if name.lower().endswith(SUFFIXES) and not name.startswith(_PASSED_OVER)]
        found.extend(os.path.join(where, name) for name in names)  # noqa: PTH118 - a thousand paths take their time
    found.sort(key=lambda name: Path(name).parts)
    if not found:
        raise CannotRead(f"{folder} holds no report files ({', '.join(SUFFIXES)})")
    yield from found
