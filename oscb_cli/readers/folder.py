"""The report files in a folder."""

from collections.abc import Iterator
from pathlib import Path

from oscb_cli.errors import CannotRead
from oscb_cli.readers.kinds import SUFFIXES


def report_files(folder: Path) -> Iterator[str]:
    """The report files in a folder and in those below it, in the order of their names; hidden ones are passed over,
    and those that Word keeps beside a file that is open.

    :raises CannotRead: there is none.
    """
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    )
    if not found:
        raise CannotRead(f"{folder}: holds no report files ({', '.join(SUFFIXES)})")
    yield from map(str, found)
