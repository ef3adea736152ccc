"""Where the reports of a batch come from: JSON of any size, JSON Lines, a folder, rows of CSV or Excel.

A JSON file is a list of reports, or a group with ``reports`` and, for all of them, ``defaults`` and ``officers``. A
file that is large is read report by report, so that memory does not grow with their number.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.batch.references import with_officers
from oscb_cli.batch.rows import ROWS, rows_of
from oscb_cli.batch.selecting import check_wanted, is_wanted
from oscb_cli.errors import CannotRead, OscbError
from oscb_cli.readers.folder import report_files
from oscb_cli.readers.json_reader import parse_json
from oscb_cli.readers.read import batch_entries, is_batch
from oscb_cli.storage.files import reason

LINES = (".jsonl", ".ndjson")
READ_WHOLE = 16 * 1024 * 1024
"""Bytes up to which a JSON file is read whole, which gives the clearer words about what is wrong with it."""


class Entry(Struct, frozen=True):
    """A report of a batch: its data, or the file that holds it, or why there is neither.

    ``share`` is how much of the source it ends, from 0 to 1; 0 where that is not known.
    """

    pointer: str
    data: Any = None
    file: str = ""
    error: str = ""
    share: float = 0.0


class Source(Struct, frozen=True):
    """A source of reports, of which all are wanted, or those with some values, or the first so many."""

    name: str
    mapping: str | None = None
    where: Mapping[str, str] = {}
    limit: int | None = None

    def entries(self) -> Iterator[Entry]:
        """The reports wanted, in order.

        :raises CannotRead: the source cannot be read, is no batch, or holds no reports.
        :raises BadUsage: what is wanted cannot be.
        """
        check_wanted(self.where)
        count = 0
        empty = True
        for entry in self._all():
            empty = False
            if not is_wanted(entry.data, entry.file, entry.error, self.where):
                continue
            if self.limit is not None and count >= self.limit:
                return
            count += 1
            share = max(entry.share, count / self.limit) if self.limit is not None else entry.share
            yield replace(entry, share=share) if share != entry.share else entry
        if empty:
            raise CannotRead(f"{self.name} holds no reports")
        if self.where and not count:
            wanted = ", ".join(f"{key}={value}" for key, value in self.where.items())
            raise CannotRead(f"{self.name} holds no reports with {wanted}")

    def _all(self) -> Iterator[Entry]:
        path = Path(self.name)
        if path.is_dir():
            files = list(report_files(path))
            for number, file in enumerate(files, start=1):
                yield Entry(str(Path(file).relative_to(path)), file=file, share=number / len(files))
        elif path.suffix.lower() in ROWS:
            rows = rows_of(self.name, self.mapping)
            yield from (Entry(pointer, data, error=error) for pointer, data, error in rows)
        elif path.suffix.lower() in LINES:
            yield from _lines(self.name)
        elif _size(path) <= READ_WHOLE:
            yield from _whole(self.name)
        else:
            yield from _streamed(self.name)


def _whole(name: str) -> Iterator[Entry]:
    from oscb_cli.storage.files import read_bytes

    data = parse_json(read_bytes(name, READ_WHOLE), name)
    if not is_batch(data):
        raise CannotRead(
            f"{name} is not a batch: a list of reports, or a group with reports (for one, use “oscb draft”)"
        )
    officers = data.get("officers") if isinstance(data, Mapping) else None
    shared = {key: value for key, value in data.items() if key != "officers"} if isinstance(data, Mapping) else data
    entries = batch_entries(shared, name)
    for number, (pointer, entry) in enumerate(entries, start=1):
        yield _with_officers(pointer, entry, officers, name, number / len(entries))


def _lines(name: str) -> Iterator[Entry]:
    """The reports of JSON Lines, each on its own; a line that is no JSON costs itself only."""
    whole = _size(Path(name))
    read = 0
    with _opened(name) as file:
        for number, line in enumerate(file, start=1):
            read += len(line)
            if not line.strip():
                continue
            pointer, share = f"/{number}", min(read / whole, 1.0) if whole else 0.0
            try:
                yield Entry(pointer, parse_json(line, f"{name}, line {number}"), share=share)
            except OscbError as error:
                yield Entry(pointer, error=str(error), share=share)


def _streamed(name: str) -> Iterator[Entry]:
    """The reports of a large JSON file, one at a time."""
    with _opened(name) as file:
        start = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] == b"[":
        yield from _items(name, "item", "", None, None)
        return
    if start[:1] != b"{":
        raise CannotRead(f"{name} is not a batch: a list of reports, or a group with reports, in UTF-8")
    shared = {key: _first(name, key) for key in ("defaults", "officers")}
    defaults = shared["defaults"] if shared["defaults"] is not None else {}
    yield from _items(name, "reports.item", "/reports", defaults, shared["officers"])


def _items(name: str, prefix: str, base: str, defaults: Any, officers: Any) -> Iterator[Entry]:
    import ijson

    from oscb_cli.batch.building import values_at

    whole = _size(Path(name))
    try:
        with _opened(name) as file:
            for number, data in enumerate(values_at(file, prefix, name)):
                if defaults:
                    ((_, data),) = batch_entries({"defaults": defaults, "reports": [data]}, name)
                yield _with_officers(f"{base}/{number}", data, officers, name, file.tell() / whole if whole else 0.0)
    except ijson.JSONError as error:
        raise CannotRead(f"{name} is not JSON: {_told(error)}. oscb read the reports before it") from None


def _first(name: str, key: str) -> Any:
    import ijson

    from oscb_cli.batch.building import values_at

    try:
        with _opened(name) as file:
            return next(values_at(file, key, name), None)
    except ijson.JSONError as error:
        raise CannotRead(f"{name} is not JSON: {_told(error)}") from None


def _with_officers(pointer: str, data: Any, officers: Any, name: str, share: float) -> Entry:
    if isinstance(data, Mapping):
        try:
            data = with_officers(data, officers, f"{name}#{pointer}")
        except OscbError as error:
            return Entry(pointer, error=str(error), share=share)
    return Entry(pointer, data, share=share)


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:160]


def _opened(name: str) -> IO[bytes]:
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise CannotRead(f"{name} cannot be read: {reason(error)}") from None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # the reader says what is wrong with it
