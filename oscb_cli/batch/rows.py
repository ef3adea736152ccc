"""Rows of a CSV file or an Excel sheet as reports, by a mapping file that says which column is what.

[columns]
"Title" = "title"
"What is asked" = "recommendation.items[]"          # an item for each line of the cell
"Finance" = "implications.financial.text"
"Checked by" = "implications.financial.checked_by"              # in words, one or several, or @finance, @law
"Second checker" = "implications.legal.checked_by.2.name"       # or each by its number, a part a column
"Summary" = "sections.executive_summary.text"

[defaults]
committee = "Cabinet"
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from oscb_cli.errors import BadUsage, CannotRead
from oscb_cli.limits import limits
from oscb_cli.model.validate import suggestion
from oscb_cli.profile.found import default_name
from oscb_cli.storage.files import read_bytes, reason, spreadsheet_text
from oscb_cli.storage.toml import NotToml, toml_of

ROWS = (".csv", ".xlsx")
_NAMED = {"sections": "key", "implications": "area"}
_SEVERAL = "[]"
_CHECKERS = ".checked_by"
_LONGEST_LIST = 99


def rows_of(name: str, mapping: str | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """The reports of a file of rows, each with where it stands: ``/row 2`` is the first below the names of the columns.

    :param mapping: the mapping file (TOML).
    :raises BadUsage: there is no mapping file, or it names a column that the file has not.
    :raises CannotRead: a file cannot be read.
    """
    if mapping is None:
        raise BadUsage(f"{name}: say which column is which with --mapping FILE.toml")
    columns, defaults = _mapping(mapping)
    rows = _excel(name) if name.lower().endswith(".xlsx") else _csv(name)
    header = [str(cell or "").strip() for cell in next(rows, ())]
    for column in columns:
        if column not in header:
            raise BadUsage(f"{mapping}: {name} has no column “{column}”: {suggestion(column, header)}")
    places = {header.index(column): path for column, path in columns.items()}
    for number, row in enumerate(rows, start=2):
        cells = {path: _text(row[place]) for place, path in places.items() if place < len(row)}
        if any(cells.values()):
            yield f"/row {number}", _report(cells, defaults)


def _report(cells: Mapping[str, str], defaults: Mapping[str, Any]) -> dict[str, Any]:
    report: dict[str, Any] = _copy(defaults)
    for path, words in cells.items():
        if words:
            several = path.endswith(_SEVERAL)
            value: Any = [line.strip() for line in words.split("\n") if line.strip()] if several else words
            if path.endswith(_CHECKERS):
                value = _checkers(words, str(report.get("profile") or default_name()))
            _put(report, path.removesuffix(_SEVERAL).split("."), value)
    return report


def _checkers(words: str, profile: str) -> Any:
    """The checkers whom a cell names: references to officers (``@finance, @law``), or people in words as on a line."""
    if words.startswith("@"):
        named: list[Any] = [part for part in words.replace(",", " ").replace(";", " ").split() if part != "and"]
    else:
        from oscb_cli.profile.load import load_profile
        from oscb_cli.profile.vocabulary import vocabulary_of
        from oscb_cli.recogniser.people import people_in

        named = people_in(words, vocabulary_of(load_profile(profile)))
    return named[0] if len(named) == 1 else named


def _put(report: dict[str, Any], path: Sequence[str], value: Any) -> None:
    """Put a value at a path; an entry of sections is found by its key, one of implications by its area.

    A number in a path is the place in a list, from 1.
    """
    first, *rest = path
    if first in _NAMED and len(rest) > 1:
        name, *inner = rest
        entries: list[dict[str, Any]] = report.setdefault(first, [])
        entry = next((entry for entry in entries if entry.get(_NAMED[first]) == name), None)
        if entry is None:
            entry = {_NAMED[first]: name}
            entries.append(entry)
        _put(entry, inner, value)
    elif len(rest) > 1 and rest[0].isdecimal() and 1 <= int(rest[0]) <= _LONGEST_LIST:
        listed = report.setdefault(first, [])
        if not isinstance(listed, list):  # one that another column names
            listed = report[first] = [listed]
        while len(listed) < int(rest[0]):
            listed.append({})
        _put(listed[int(rest[0]) - 1], rest[1:], value)
    elif rest:
        _put(report.setdefault(first, {}), rest, value)
    else:
        report[first] = value


def _mapping(name: str) -> tuple[dict[str, str], dict[str, Any]]:
    try:
        data = toml_of(read_bytes(name))
    except NotToml as error:
        raise CannotRead(f"{name} cannot be read: {error}") from None
    columns, defaults = data.get("columns"), data.get("defaults", {})
    if not isinstance(columns, dict) or not all(isinstance(path, str) and path for path in columns.values()):
        raise CannotRead(f'{name}: needs a table [columns], for example "Title" = "title"')
    return columns, defaults


def _csv(name: str) -> Iterator[Sequence[Any]]:
    data = read_bytes(name, limits().table_file)
    text, delimiter = spreadsheet_text(data)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise CannotRead(f"{name} is not a CSV file: {error}") from None


def _excel(name: str) -> Iterator[Sequence[Any]]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise CannotRead(
            f"{name}: to read Excel files, install oscb with its extra “excel”, or save it as CSV"
        ) from None
    try:
        book = load_workbook(Path(name), read_only=True, data_only=True)
        yield from book.active.iter_rows(values_only=True)
    except OSError as error:
        raise CannotRead(f"{name} cannot be read: {reason(error)}") from None
    except Exception as error:  # the library raises whatever a damaged file leads it to
        raise CannotRead(f"{name} cannot be read as an Excel file ({type(error).__name__}). Save it as CSV") from None


def _text(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(child) for key, child in value.items()}
    return [_copy(child) for child in value] if isinstance(value, list) else value
