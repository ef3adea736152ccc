"""Changing a report file in place: one program at a time, whole or not at all, and nothing else in it lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from oscb_cli.actions.convert import converted
from oscb_cli.actions.draft import SUFFIX, document_of
from oscb_cli.actions.fix import dumped_like
from oscb_cli.actions.read import read_one
from oscb_cli.console import command
from oscb_cli.errors import CannotWrite
from oscb_cli.model.validate import read_report
from oscb_cli.readers.json_reader import decode_json
from oscb_cli.readers.read import ReadReport
from oscb_cli.storage.files import read_bytes, write_atomically
from oscb_cli.storage.locks import locked
from oscb_cli.word.seal import is_unchanged_work_of

_SECONDS_TO_WAIT = 20.0
Change = Callable[[dict[str, Any], ReadReport], None]


def change_report(file: str, profile_name: str | None, change: Change) -> ReadReport:
    """Read a report file, change its data, and write it again, with nobody else at it in between.

    :param change: changes the data that it is given; what it raises leaves the file as it was.
    :return: the report as it was before.
    :raises CannotRead, NotValid: the file cannot be read.
    :raises CannotWrite: someone has it open, or it cannot be written without losing something that is in it.
    """
    path = Path(file)
    with locked(path, "an interview, or someone who records a sign-off,", seconds=_SECONDS_TO_WAIT):
        read = read_one(file, profile_name)
        read.require_valid()
        said = read.data if path.suffix.lower() == ".json" else read.report.to_data()
        data = json.loads(json.dumps(said, default=str))
        change(data, read)
        write_atomically(path, _written(path, read, data))
    return read


def _written(path: Path, read: ReadReport, data: dict[str, Any]) -> bytes:
    suffix = path.suffix.lower()
    before = read_bytes(str(path))
    if suffix == ".json":
        return dumped_like(decode_json(before, str(path)), data).encode()
    report, problems = read_report(data)
    if problems:
        raise CannotWrite(f"{path} cannot be written: {problems[0].message}")
    changed = ReadReport(read.file, read.pointer, report, read.profile, (), data, pictures=read.pictures)
    if suffix == SUFFIX:
        if not is_unchanged_work_of(path, read.sealed_from):
            raise CannotWrite(_make_a_report_file(path, "is not as oscb wrote it"))
        return document_of(changed, source=read.sealed_from).document
    if suffix not in {".yaml", ".yml", ".md", ".markdown"}:
        raise CannotWrite(_make_a_report_file(path, "cannot hold a sign-off"))
    if converted(read, suffix).decode().split() != before.decode("utf-8-sig").split():
        raise CannotWrite(_make_a_report_file(path, "has comments, or a form of its own, that would be lost"))
    return converted(changed, suffix)


def _make_a_report_file(path: Path, why: str) -> str:
    return (
        f"{path}: {why}: keep the report in JSON, “{command('oscb convert', path, path.with_suffix('.json'))}”, "
        "record it there, and make the document from that"
    )
