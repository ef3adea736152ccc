"""A folder of what is published: what of it is oscb's own, of which report it is, and how it is taken back.

The folder itself can be published, so its record says nothing of where reports come from: of a source there is only the
digest of its place. What is about to be written or taken away is noted before that is done, so that the next run
knows it and ends it, whenever a run was killed.
"""

import contextlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.batch.digests import digest_of
from oscb_cli.errors import CannotWrite
from oscb_cli.profile.schema import Profile
from oscb_cli.storage.files import TEMPORARY, flush_everything, reason, refuse_link, write_atomically
from oscb_cli.writers.html.index import Listed, write_index

INDEX = "index.html"
RECORD = f"{TEMPORARY}published.jsonl"
_JOURNAL = f"{TEMPORARY}published.journal"
_RECORD_BEFORE = f"{TEMPORARY}published.txt"
"""What versions before 0.3 kept: digests and names, and nothing of the reports."""


class Known(Struct, frozen=True):
    """A report that is in the folder, or was.

    ``source`` is the digest of where it comes from, ``above`` are those of the folders that this lies in. ``base``
    is the name that its files would have, ``stem`` that which they have. It is ``listed`` on the page that leads to
    the reports.
    """

    stem: str
    base: str = ""
    source: str = ""
    above: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    listed: Listed | None = None


class PublishedFolder:
    """A folder of what is published.

    :param replace_foreign: whether files of somebody else's may be replaced.
    :raises CannotWrite: the folder cannot be written to.
    """

    def __init__(self, folder: Path, *, replace_foreign: bool) -> None:
        for file in (RECORD, _RECORD_BEFORE, _JOURNAL):
            refuse_link(folder / file)
        self._folder = folder
        self._replace = replace_foreign
        self._own: dict[str, set[str]] = {}
        self.reports: dict[str, Known] = {}
        self._begun: dict[str, Known] = {}
        self.is_of_before = not (folder / RECORD).exists() and (folder / _RECORD_BEFORE).exists()
        self._read_before()
        for line in _lines(folder / RECORD):
            self._take_note(line)
        for line in _lines(folder / _JOURNAL):
            self._take_note(line)
        self._stems: set[str] = set()
        try:
            self._journal = (folder / _JOURNAL).open("a", encoding="utf-8")
            self._journal.write("\n")  # what was being written when a run was killed ends here
        except OSError as error:
            raise CannotWrite(f"{folder / _JOURNAL} cannot be written: {reason(error)}") from None
        for known in list(self._begun.values()):
            self.take_back(known)

    def _read_before(self) -> None:
        """What earlier versions noted: each name with a digest."""
        for file in (_RECORD_BEFORE, _JOURNAL):
            for line in _rows(self._folder / file):
                digest, parted, name = line.partition("  ")
                if parted and digest.startswith("sha256:") and PurePath(name).name == name:
                    self._own.setdefault(name, set()).add(digest)
        for name in sorted(self._own):
            stem = PurePath(name).stem
            if name != INDEX:
                before = self.reports.get(stem, Known(stem, stem))
                self.reports[stem] = replace(before, files=(*before.files, name))

    def _take_note(self, line: dict[str, Any]) -> None:
        """Take in a line of the record or the journal; one that nothing can be made of says nothing."""
        match line:
            case {"file": str(name), "digest": str(digest)} if PurePath(name).name == name:
                self._own.setdefault(name, set()).add(digest)
            case {"report": dict(said)}:
                with contextlib.suppress(msgspec.ValidationError):
                    known = msgspec.convert(said, Known)
                    known = replace(known, files=tuple(name for name in known.files if PurePath(name).name == name))
                    self.reports[known.stem] = known
                    self._begun.pop(known.stem, None)
            case {"taking": str(stem)} if stem in self.reports:
                self._begun[stem] = self.reports[stem]
                self.reports[stem] = replace(self.reports[stem], listed=None)
            case {"taken": str(stem)}:
                self._begun.pop(stem, None)
                self.reports.pop(stem, None)

    def free_stem(self, stem: str) -> str:
        """A name for the files of a report that no other report has, in this run or in the folder."""
        chosen, number = stem, 1
        taken = self._stems | {known.casefold() for known in self.reports}
        while chosen.casefold() in taken or f"{chosen}.html".casefold() == INDEX:
            number += 1
            chosen = f"{stem} ({number})"
        self.keep_stem(chosen)
        return chosen

    def keep_stem(self, stem: str) -> None:
        """Note that a name is that of a report of this run."""
        self._stems.add(stem.casefold())

    def require_ours(self, name: str) -> None:
        """See that a file may be written.

        :raises CannotWrite: one of that name is there, and is somebody else's, or is a link.
        """
        refuse_link(self._folder / name)
        if not self._replace and not self.is_free(name):
            raise CannotWrite(
                f"{self._folder / name} already exists, and oscb did not write it (or it has changed "
                f"since). Move it, or "
                "choose another folder with -o, or add --replace to replace it"
            )

    def is_free(self, name: str) -> bool:
        """Whether there is no file of a name, or one that oscb wrote and nobody has changed."""
        path = self._folder / name
        return not (path.exists() or path.is_symlink()) or self._is_ours(name)

    def _is_ours(self, name: str) -> bool:
        path = self._folder / name
        return path.is_file() and not path.is_symlink() and _digest_of(path) in self._own.get(name, ())

    def put(self, name: str, content: bytes) -> bool:
        """Write a file; whether it is different from what was there.

        :raises CannotWrite: with the reason.
        """
        path, digest = self._folder / name, digest_of(content)
        if self.holds(name, content):
            if digest not in self._own.get(name, ()):
                self._note({"file": name, "digest": digest})
            self._own[name] = {digest}
            return False
        self.require_ours(name)
        self._own.setdefault(name, set()).add(digest)
        self._note({"file": name, "digest": digest})  # before the file itself: whoever is killed knows it for his own
        write_atomically(path, content, lasting=False)
        self._own[name] = {digest}
        return True

    def holds(self, name: str, content: bytes) -> bool:
        """Whether a file is there that holds just this."""
        path = self._folder / name
        return path.is_file() and not path.is_symlink() and _digest_of(path) == digest_of(content)

    def know(self, known: Known) -> None:
        """Note of which report files are, or that it is listed no more.

        :raises CannotWrite: with the reason.
        """
        if self.reports.get(known.stem) != known:
            self.reports[known.stem] = known
            self._note({"report": msgspec.to_builtins(known)})

    def take_back(self, known: Known) -> list[str]:
        """Take the files of a report out of the folder.

        :return: those that stay, because somebody has changed them since.
        :raises CannotWrite: with the reason; the next run goes on with it.
        """
        self._note({"taking": known.stem})
        self.reports[known.stem] = replace(known, listed=None)
        stays: list[str] = []
        for name in known.files:
            path = self._folder / name
            if not (path.exists() or path.is_symlink()):
                continue
            if not self._is_ours(name):
                stays.append(name)
                continue
            try:
                path.unlink()
            except OSError as error:
                raise CannotWrite(f"{path} cannot be removed: {reason(error)}. Remove it yourself") from None
        self._note({"taken": known.stem})
        self.reports.pop(known.stem, None)
        self._begun.pop(known.stem, None)
        for name in known.files:
            if name not in stays:
                self._own.pop(name, None)
        return stays

    @property
    def listed(self) -> list[Listed]:
        """What the page that leads to the reports names: all whose files are there."""
        return [
            known.listed
            for known in self.reports.values()
            if known.listed is not None and all((self._folder / name).is_file() for name in known.listed.files.values())
        ]

    def put_first(self, stems: Sequence[str]) -> None:
        """Have some reports stand before all others, in this order."""
        self.reports = {stem: self.reports[stem] for stem in dict.fromkeys((*stems, *self.reports))}

    def write_index(self, profile: Profile) -> None:
        """Write the page that leads to the reports: where they are several, or where it was written before.

        :raises CannotWrite: somebody else's is there, or it cannot be written.
        """
        wanted = self.listed
        is_there = (self._folder / INDEX).exists() and self._is_ours(INDEX)
        if len(wanted) > 1 or (wanted and is_there):
            self.put(INDEX, write_index(wanted, profile))
        elif is_there:
            (self._folder / INDEX).unlink()

    def close(self) -> None:
        """Keep in mind what is ours, once all of it is on the disk."""
        flush_everything()
        lines: list[dict[str, Any]] = [
            {"file": name, "digest": digest}
            for name, digests in sorted(self._own.items())
            for digest in sorted(digests)
        ]
        lines += [{"report": msgspec.to_builtins(known)} for known in self.reports.values()]
        write_atomically(self._folder / RECORD, "".join(f"{json.dumps(line)}\n" for line in lines).encode())
        self._journal.close()
        for file in (_JOURNAL, _RECORD_BEFORE):
            (self._folder / file).unlink(missing_ok=True)

    def _note(self, line: dict[str, Any]) -> None:
        try:
            self._journal.write(f"{json.dumps(line)}\n")
            self._journal.flush()
        except OSError as error:
            raise CannotWrite(f"{self._folder / _JOURNAL} cannot be written: {reason(error)}") from None


def files_published_in(folder: Path) -> frozenset[str]:
    """The names of the files in a folder that ``oscb publish`` wrote."""
    names = {
        line["file"]
        for file in (RECORD, _JOURNAL)
        for line in _lines(folder / file)
        if isinstance(line.get("file"), str)
    }
    names |= {row.partition("  ")[2] for file in (_RECORD_BEFORE, _JOURNAL) for row in _rows(folder / file)}
    return frozenset(names - {""})


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a record; those that are cut off, or of an earlier form, are none."""
    for row in _rows(path):
        try:
            line = json.loads(row)
        except ValueError:
            continue
        if isinstance(line, dict):
            yield line


def _rows(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return []  # nothing is known to be ours, so nothing is replaced or removed


def _digest_of(path: Path) -> str:
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return "unreadable"
