"""What oscb wrote itself is no input: else a second run makes documents of documents."""

from collections.abc import Callable
from pathlib import Path

from oscb_cli.batch.manifest import MANIFEST, PARTIAL, files_of, read_lines
from oscb_cli.batch.published_folder import files_published_in
from oscb_cli.errors import CannotRead
from oscb_cli.readers.folder import PassedOver


def not_input(output: Path | None) -> Callable[[Path], PassedOver]:
    """What in a folder of reports is none: all that is under the folder of the output, where that lies within; where
    it is the folder itself, what a manifest there says that oscb wrote; and, wherever it is, what ``oscb publish``
    wrote.

    :param output: the folder that is written to, or None where nothing is written.
    """
    place = output.resolve() if output is not None else None

    def of_folder(folder: Path) -> PassedOver:
        root = folder.resolve()
        lies_within = place is not None and root in place.parents

        def passed_over(where: str, folders: list[str], files: list[str]) -> tuple[list[str], list[str]]:
            here = Path(where).resolve()
            if lies_within and place is not None and place.parent == here:
                folders = [name for name in folders if (here / name).resolve() != place]
            own = files_published_in(here)
            if here == place:
                own |= _written_by_a_batch(here)
            return folders, [name for name in files if name not in own]

        return passed_over

    return of_folder


def _written_by_a_batch(folder: Path) -> frozenset[str]:
    try:
        lines = [line for name in (MANIFEST, PARTIAL) for line in read_lines(folder / name)]
    except CannotRead:
        return frozenset()  # somebody else's file of that name says nothing of ours
    return frozenset(name for line in lines for name in files_of(line))
