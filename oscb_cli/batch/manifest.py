"""What a batch has made: ``manifest.jsonl``, a line for each report, by which the next run does only what has changed.

A line holds the digest of the report's data, of what it was made with (profile, template, rules, version of oscb), the
day of the check, and the digest of the document. While a batch runs its lines go to a file of their own, so that a run
that is killed can be gone on with.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from oscb_cli import __version__
from oscb_cli.batch.digests import digest_of
from oscb_cli.batch.making import Done, Plan, Task
from oscb_cli.errors import CannotRead, CannotWrite
from oscb_cli.profile.found import PROFILE_FILE
from oscb_cli.profile.load import template_file
from oscb_cli.profile.schema import Profile
from oscb_cli.storage.files import TEMPORARY, flush_everything, reason, refuse_link

MANIFEST = "manifest.jsonl"
PARTIAL = f"{TEMPORARY}batch.partial.jsonl"
_NEW = f"{TEMPORARY}manifest.tmp"
Line = dict[str, Any]


def made_with(plan: Plan, profile: Profile) -> str:
    """The digest of everything besides a report that its document and findings come from."""
    digest = hashlib.sha256(
        f"{__version__}|{Path(plan.source).name}|{plan.choice}|{plan.strict}|{plan.formats}|".encode()
    )
    digest.update(profile.model_dump_json(exclude={"folder"}).encode())
    for name in ("base.docx", PROFILE_FILE):
        digest.update(template_file(profile, name).read_bytes())
    return digest.hexdigest()[:32]


def line_of(done: Done, plan: Plan, with_what: str) -> Line:
    """The line of a report."""
    line: Line = {"report": done.pointer, "title": done.title, "committee": done.committee}
    if done.errors:
        return {**line, "status": "failed", "file": None, "errors": list(done.errors)}
    return {
        **line,
        "status": "written",
        "file": done.file_name,
        "digest": done.digest,
        **({"files": dict(done.others)} if done.others else {}),
        "findings": dict(done.findings),
        "codes": dict(done.codes),
        "input": done.input,
        "made_with": with_what,
        "day": plan.today.isoformat(),
    }


def done_before(line: Line, task: Task) -> Done:
    """What became of a report in an earlier run, which still holds."""
    return Done(
        task.number, task.entry.pointer, task.file_name, line["title"], line.get("committee", ""),
        digest=line["digest"], findings=line["findings"], codes=line.get("codes", {}), unchanged=True,
        share=task.entry.share, others=line.get("files", {}),
    )  # fmt: skip


class Manifest:
    """The manifest of a folder: what it said before, and what it says now.

    :param resume: whether what it said before counts.
    :param force: whether a file of that name that is somebody else's may be replaced.
    :raises CannotRead: it is somebody else's file.
    :raises CannotWrite: it cannot be written, or is a link.
    """

    def __init__(self, folder: Path, *, resume: bool = True, force: bool = False) -> None:
        self._folder = folder
        self._resume = resume
        self._before: dict[str, Line] = {}
        for name in (MANIFEST, PARTIAL, _NEW):
            refuse_link(folder / name)
        for name in (MANIFEST, PARTIAL):
            self._before |= {line["file"]: line for line in read_lines(folder / name, force=force) if line.get("file")}
        self._named: set[str] = set()
        try:
            _end_with_a_whole_line(folder / PARTIAL)
            self._journal = (folder / PARTIAL).open("a", encoding="utf-8")
            self._new = (folder / _NEW).open("w", encoding="utf-8")
        except OSError as error:
            raise CannotWrite(f"{folder / PARTIAL} cannot be written: {reason(error)}") from None
        self._full: OSError | None = None

    def still_holds(self, task: Task, plan: Plan, with_what: str) -> Line | None:
        """The line of a report whose document is there as it was written, from the same data; None where it is not."""
        line = self._before.get(task.file_name)
        if not self._resume or line is None or not task.input:
            return None
        wanted = (task.input, with_what, plan.today.isoformat())
        if (line.get("input"), line.get("made_with"), line.get("day")) != wanted:
            return None
        return line if self.is_as_written(line) else None

    def known_files(self, task: Task) -> dict[str, str]:
        """The digests of the files that an earlier run wrote of a report, by their names."""
        return files_of(self._before.get(task.file_name, {}))

    def knows(self, task: Task) -> bool:
        """Whether an earlier run wrote a document of this name, so that it can be seen whether it still holds."""
        return self._resume and task.file_name in self._before

    def add(self, line: Line) -> None:
        """Add a line, which is on the disk at once; a disk that is full is told of when the manifest is closed."""
        name = line.get("file")
        if name:
            self._named.add(name)
        text = json.dumps(line, ensure_ascii=False) + "\n"
        try:
            self._new.write(text)
            if name and self._before.get(name) != line:
                self._journal.write(text)
                self._journal.flush()
        except OSError as error:
            self._full = error

    def written_from(self, source: str) -> list[Line]:
        """The lines of the documents that earlier runs wrote from a source, by its digest."""
        return [line for line in self._before.values() if line.get("source") == source]

    def left_over(self) -> Iterator[Line]:
        """The lines of documents whose reports have gone."""
        yield from (line for name, line in self._before.items() if name not in self._named)

    def close(self, keep: Iterable[Line] = ()) -> None:
        """Put the manifest in its place, with lines of earlier runs that are to stay.

        :raises CannotWrite: it cannot be written; what is on the disk is enough to go on with.
        """
        for line in keep:
            self.add(line)
        try:
            if self._full is not None:
                raise self._full
            flush_everything()  # a document that the manifest names is on the disk
            self._new.flush()
            os.fsync(self._new.fileno())
            self._new.close()
            (self._folder / _NEW).replace(self._folder / MANIFEST)
            self._journal.close()
            (self._folder / PARTIAL).unlink()
        except OSError as error:
            raise CannotWrite(f"{self._folder / MANIFEST} cannot be written: {reason(error)}") from None

    def is_as_written(self, line: Mapping[str, Any]) -> bool:
        """Whether all files of a report are as they were written."""
        return all(_digest(self._folder / name) == digest for name, digest in files_of(line).items())


def files_of(line: Mapping[str, Any]) -> dict[str, str]:
    """The digests of the files of a report, by their names."""
    others = line.get("files")
    files = {str(line["file"]): line.get("digest", "")} if line.get("file") else {}
    files |= others if isinstance(others, dict) else {}
    return {name: digest for name, digest in files.items() if PurePath(name).name == name}  # none elsewhere


def read_lines(path: Path, *, force: bool = False) -> list[Line]:
    """The whole lines of a manifest; none where there is no manifest of oscb's own.

    :param force: whether somebody else's file is taken for none.
    :raises CannotRead: it is somebody else's file.
    """
    if not path.is_file():
        return []
    lines: list[Line] = []
    try:
        texts = path.read_text(encoding="utf-8").splitlines(keepends=True)
        for text in texts:
            if not text.endswith("\n"):
                break  # what was being written when the program was killed
            line = json.loads(text)
            if not isinstance(line, dict) or not {"report", "status"} <= set(line):
                raise ValueError
            lines.append(line)
    except (OSError, ValueError, RecursionError):
        if force:
            return []
        raise CannotRead(f"{path} already exists, and oscb did not write it. Move it, or add --force") from None
    return lines


def _end_with_a_whole_line(path: Path) -> None:
    """Cut off what was being written when the program was killed, so that the next line is one of its own."""
    if not path.is_file():
        return
    content = path.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        with path.open("r+b") as file:
            file.truncate(whole)


def _digest(path: Path) -> str:
    try:
        return digest_of(path.read_bytes())
    except OSError:
        return ""  # it is not there any more
