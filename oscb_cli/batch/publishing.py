"""Publish reports into a folder: each in three formats, and a page that leads to them where they are several.

What oscb has written there is kept in mind, by the digests of the files, so that nothing of anybody else's is replaced
and a second run writes only what is different. The folder itself can be published: it says nothing of where the reports
come from.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from oscb_cli.actions.publish import PUBLISHED, PublicCopy, public_copy
from oscb_cli.actions.read import read_all
from oscb_cli.batch.digests import digest_of
from oscb_cli.batch.run import prepared_folder
from oscb_cli.errors import CannotWrite, OscbError
from oscb_cli.profile.found import default_name
from oscb_cli.profile.load import load_profile
from oscb_cli.rules.engine.run import EVERYTHING, Choice
from oscb_cli.storage.files import TEMPORARY, flush_everything, reason, refuse_link, write_atomically
from oscb_cli.writers.html.index import Listed, write_index

INDEX = "index.html"
_RECORD = f"{TEMPORARY}published.txt"
_JOURNAL = f"{TEMPORARY}published.journal"


class Wanted(Struct, frozen=True):
    """How reports are published."""

    folder: Path
    today: date
    choice: Choice = EVERYTHING
    profile_name: str | None = None
    force: bool = False
    via_libreoffice: bool = False


class Published(Struct, frozen=True):
    """What became of a report: its files, and how many of them were the same before; or why there are none."""

    file: str
    title: str = ""
    files: tuple[str, ...] = ()
    unchanged: int = 0
    left_out: tuple[str, ...] = ()
    error: str = ""


def publish(files: Sequence[str], wanted: Wanted, told: Callable[[Published], None]) -> list[Published]:
    """Publish reports; one that goes wrong, or must not be published, stops none of the others.

    :param told: is told what became of each report, in order.
    :return: what became of each.
    :raises CannotWrite: the folder cannot be written to.
    """
    done: list[Published] = []
    listed: list[Listed] = []
    with prepared_folder(wanted.folder):
        place = _Place(wanted.folder, force=wanted.force)
        try:
            for file in files:
                for one, entry in _published(file, wanted, place):
                    done.append(one)
                    told(one)
                    if entry is not None:
                        listed.append(entry)
            if len(listed) > 1:
                profile = load_profile(wanted.profile_name or default_name(), may_be_folder=True)
                place.put(INDEX, write_index(listed, profile))
        finally:
            place.close()
    return done


def _published(file: str, wanted: Wanted, place: "_Place") -> Iterator[tuple[Published, Listed | None]]:
    """What became of the reports of a file."""
    try:
        for read in read_all(file, wanted.profile_name, via_libreoffice=wanted.via_libreoffice):
            try:
                copy = public_copy(read, wanted.today, choice=wanted.choice, force=wanted.force)
                yield _put(read.file, copy, place)
            except OscbError as error:
                yield Published(read.file, read.report.title, error=str(error)), None
    except OscbError as error:
        yield Published(file, error=str(error)), None


def _put(file: str, copy: PublicCopy, place: "_Place") -> tuple[Published, Listed]:
    """Put a copy in the folder: all of its files, or none."""
    stem = place.free_stem(copy.stem)
    names = {known.name: stem + known.suffixes[0] for known in PUBLISHED}
    for known in PUBLISHED:
        if not place.holds(names[known.name], copy.contents[known.suffixes[0]]):
            place.require_ours(names[known.name])
    unchanged = sum(not place.put(names[known.name], copy.contents[known.suffixes[0]]) for known in PUBLISHED)
    listed = Listed(copy.title, copy.committee, copy.meeting, copy.council, copy.language, names)
    return Published(file, copy.title, tuple(names.values()), unchanged, copy.left_out), listed


class _Place:
    """A folder of what is published, and what of it is oscb's own.

    :param force: whether files of somebody else's may be replaced.
    """

    def __init__(self, folder: Path, *, force: bool) -> None:
        self._folder = folder
        self._force = force
        for file in (_RECORD, _JOURNAL):
            refuse_link(folder / file)
        self._own = self._read()
        self._stems: set[str] = set()
        try:
            self._journal = (folder / _JOURNAL).open("a", encoding="utf-8")
        except OSError as error:
            raise CannotWrite(f"{folder / _JOURNAL} cannot be written: {reason(error)}") from None

    def _read(self) -> dict[str, set[str]]:
        """The digests that files of oscb's own may have, by their names: as they were, or as they were to be."""
        own: dict[str, set[str]] = {}
        for file in (_RECORD, _JOURNAL):
            try:
                lines = (self._folder / file).read_text(encoding="utf-8", errors="replace").splitlines()
            except OSError:
                continue  # nothing is known to be ours, so nothing is replaced
            for line in lines:
                digest, _, name = line.partition("  ")
                own.setdefault(name, set()).add(digest)
        return own

    def free_stem(self, stem: str) -> str:
        """A name for the files of a report that no other report of this run has."""
        chosen, number = stem, 1
        while chosen.casefold() in self._stems or f"{chosen}.html".casefold() == INDEX:
            number += 1
            chosen = f"{stem} ({number})"
        self._stems.add(chosen.casefold())
        return chosen

    def require_ours(self, name: str) -> None:
        """See that a file may be written.

        :raises CannotWrite: one of that name is there, and is somebody else's or a link.
        """
        path = self._folder / name
        refuse_link(path)
        if path.exists() and not self._force and _digest_of(path) not in self._own.get(name, ()):
            raise CannotWrite(
                f"{path} already exists, and oscb did not write it (or it has changed since). Move it, or choose "
                "another folder with -o, or add --force to replace it"
            )

    def put(self, name: str, content: bytes) -> bool:
        """Write a file; whether it is different from what was there.

        :raises CannotWrite: with the reason.
        """
        path, digest = self._folder / name, digest_of(content)
        if self.holds(name, content):
            self._own[name] = {digest}
            return False
        self.require_ours(name)
        self._own.setdefault(name, set()).add(digest)
        try:
            self._journal.write(f"{digest}  {name}\n")  # before the file itself: whoever is killed knows it for his own
            self._journal.flush()
        except OSError as error:
            raise CannotWrite(f"{self._folder / _JOURNAL} cannot be written: {reason(error)}") from None
        write_atomically(path, content, lasting=False)
        self._own[name] = {digest}
        return True

    def holds(self, name: str, content: bytes) -> bool:
        """Whether a file is there that holds just this."""
        path = self._folder / name
        return path.is_file() and not path.is_symlink() and _digest_of(path) == digest_of(content)

    def close(self) -> None:
        """Keep in mind what is ours, once all of it is on the disk."""
        flush_everything()
        lines = [f"{digest}  {name}\n" for name, digests in sorted(self._own.items()) for digest in sorted(digests)]
        write_atomically(self._folder / _RECORD, "".join(lines).encode())
        self._journal.close()
        (self._folder / _JOURNAL).unlink(missing_ok=True)


def _digest_of(path: Path) -> str:
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return "unreadable"
