"""Digests of what reports are made from, by which the next run sees whether anything has changed."""

import hashlib
import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from oscb_cli.batch.sources import Entry


def digest_of(content: bytes) -> str:
    """The digest of what a file holds, with the name of its kind."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def input_digest(data: Any) -> str:
    """The digest of a report's data, whatever the order of its keys."""
    try:
        canonical = msgspec.json.encode(data, order="sorted")
    except (TypeError, ValueError):  # half of a character, a number beyond all bounds: refused later, and told
        canonical = json.dumps(data, sort_keys=True, default=str).encode()
    return hashlib.sha256(canonical).hexdigest()[:32]


def entry_digest(entry: Entry) -> str:
    """The digest of a report's data or of its file; empty where there is neither."""
    if not entry.file:
        try:
            return input_digest(entry.data) if entry.data is not None else ""
        except RecursionError:
            return ""  # the one who makes it says that it is nested too deeply
    try:
        return input_digest(Path(entry.file).read_bytes().hex())
    except OSError:
        return ""  # the one who makes it says so


_ABOUT = ("profile", "title", "committee", "meeting_date", "item")


def about_digest(entry: Entry) -> str:
    """The digest of what a report is about, by which it is known again when its text has changed: its file in a
    folder; or title, committee, meeting and item."""
    if entry.file or not isinstance(entry.data, Mapping):
        return input_digest([entry.pointer])
    values = (entry.data.get(key) for key in _ABOUT)
    return input_digest([str(value).strip().casefold() if _is_plain(value) else "" for value in values])


def _is_plain(value: object) -> bool:
    return isinstance(value, (str, int, date))


def source_digest(name: str, folder: Path) -> str:
    """The digest of where the reports of a batch come from, seen from the folder of the documents, so that both can be
    moved together; it says nothing of the place."""
    source = Path(name).resolve()
    try:
        place = Path(os.path.relpath(source, folder.resolve())).as_posix()
    except ValueError:  # on another drive
        place = str(source)
    return input_digest(place)
