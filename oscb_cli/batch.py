"""Many reports, one Word document each. One bad report never stops the others."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from oscb_cli.drafting import SUFFIX, draft, file_stem, save
from oscb_cli.errors import CannotRead, CannotWrite, NotValid, OscbError
from oscb_cli.files import different_names, read_bytes, reason, write_atomically
from oscb_cli.profile.load import load_profile
from oscb_cli.readers.json_reader import parse_json
from oscb_cli.readers.read import ReadReport, batch_entries, is_batch, read_data
from oscb_cli.rules.engine import EVERYTHING, Choice, Outcome
from oscb_cli.rules.rule import Severity

MANIFEST = "manifest.jsonl"
LARGEST_BATCH = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Planned:
    """A report of a batch before it is written: what was read, or why it could not be; and its file's name."""

    pointer: str
    read: ReadReport | None
    error: str
    file_name: str


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a report of a batch."""

    pointer: str
    title: str
    file_name: str
    outcome: Outcome = field(default_factory=Outcome)
    errors: tuple[str, ...] = ()
    digest: str = ""

    @property
    def written(self) -> bool:
        """Whether the document was written."""
        return not self.errors

    def entry(self) -> dict[str, Any]:
        """The report's line in the manifest."""
        line: dict[str, Any] = {
            "report": self.pointer,
            "title": self.title,
            "status": "written",
            "file": self.file_name,
        }
        if self.errors:
            return {**line, "status": "failed", "file": None, "errors": list(self.errors)}
        counts = {severity.value: self.outcome.count(severity) for severity in Severity}
        return {**line, "digest": self.digest, "findings": counts}


def plan(source: str, profile_name: str | None) -> list[Planned]:
    """Read a batch and give each report its file name, the same in every run.

    Reports whose names collide get ``(2)``, ``(3)`` … in the order of the file, those that cannot be written
    included, so that mending one does not rename another.

    :raises CannotRead: the file cannot be read, or is no batch.
    :raises BadProfile: the profile named is not there, or not valid.
    """
    if profile_name:
        load_profile(profile_name, may_be_folder=True)
    data = parse_json(read_bytes(source, LARGEST_BATCH), source)
    if not is_batch(data):
        raise CannotRead(
            f"{source}: is not a batch: a list of reports, or a group with reports (for one, use “oscb draft”)"
        )
    entries = batch_entries(data, source)
    if not entries:
        raise CannotRead(f"{source}: holds no reports")
    read: list[tuple[str, ReadReport | None, str]] = []
    for pointer, entry in entries:
        try:
            read.append((pointer, read_data(entry, source, pointer, profile_name), ""))
        except OscbError as error:
            read.append((pointer, None, str(error)))
    stems = [file_stem(found.report, found.profile) if found else "report" for _, found, _ in read]
    names = different_names(stems, SUFFIX)
    return [Planned(*entry, name) for entry, name in zip(read, names, strict=True)]


def prepare_folder(folder: Path, *, force: bool) -> None:
    """See that a folder can be written to, and that a manifest in it is oscb's own.

    :raises CannotWrite: with the reason; nothing has been written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise CannotWrite(f"{folder}: is a file, not a folder; name another folder with -o") from None
    except NotADirectoryError:
        raise CannotWrite(f"{folder}: one of the folders above it is a file") from None
    except OSError as error:
        raise CannotWrite(f"{folder}: cannot be made: {reason(error)}") from None
    manifest = folder / MANIFEST
    if manifest.exists() and not force and not _is_manifest(manifest):
        raise CannotWrite(f"{manifest}: is there already, and is not a manifest of oscb's; move it, or add --force")
    trial = folder / f".oscb-{hashlib.sha256(str(folder).encode()).hexdigest()[:8]}.tmp"
    write_atomically(trial, b"")
    trial.unlink()


def write_all(
    planned: list[Planned], folder: Path, today: date, *, choice: Choice = EVERYTHING, force: bool
) -> Iterator[Done]:
    """Write the documents one by one, and say what became of each; then the manifest."""
    done: list[Done] = []
    try:
        for report in planned:
            done.append(_write(report, folder, today, choice, force=force))
            yield done[-1]
    finally:
        lines = "".join(json.dumps(entry.entry(), ensure_ascii=False) + "\n" for entry in done)
        write_atomically(folder / MANIFEST, lines.encode())


def _write(report: Planned, folder: Path, today: date, choice: Choice, *, force: bool) -> Done:
    title = report.read.report.title if report.read else ""
    if report.read is None:
        return Done(report.pointer, title, report.file_name, errors=(report.error,))
    try:
        made = draft(report.read, today, choice=choice)
        save(made, folder / report.file_name, force=force)
    except NotValid as error:
        return Done(report.pointer, title, report.file_name, errors=error.lines)
    except OscbError as error:
        return Done(report.pointer, title, report.file_name, errors=(str(error),))
    digest = "sha256:" + hashlib.sha256(made.document).hexdigest()
    return Done(report.pointer, title, report.file_name, made.outcome, digest=digest)


def _is_manifest(path: Path) -> bool:
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError, RecursionError):
        return False  # somebody else's file of that name
    return all(isinstance(line, dict) and {"report", "status"} <= set(line) for line in lines)
