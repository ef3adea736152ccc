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

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from oscb_cli import console
from oscb_cli.errors import BadUsage, CannotRead
from oscb_cli.limits import limits
from oscb_cli.model.validate import suggestion
from oscb_cli.profile.found import default_name
from oscb_cli.storage.files import read_bytes, reason
from oscb_cli.storage.spreadsheets import Row, checked_rows, csv_rows
from oscb_cli.storage.toml import NotToml, toml_of

ROWS = (".csv", ".xlsx")
_NAMED = {"sections": "key", "implications": "area"}
_SEVERAL = "[]"
_CHECKERS = ".checked_by"
_LONGEST_LIST = 99
_TABLES = {"columns", "defaults"}
_NO_VALUES = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
"""What Excel shows in a cell whose formula came to nothing."""


def rows_of(name: str, mapping: str | None) -> Iterator[tuple[str, dict[str, Any] | None, str]]:
    """The reports of a file of rows, each with where it stands: ``/row 2`` is the first below the names of the columns.

    A row that does not fit the names is no report: what is wrong with it stands in its place.

    :param mapping: the mapping file (TOML).
    :raises BadUsage: there is no mapping file, or it names a column that the file has not.
    :raises CannotRead: a file cannot be read, or its first row cannot be the names of columns.
    """
    if mapping is None:
        raise BadUsage(f"{name}: say which column is which with --mapping FILE.toml")
    columns, defaults = _mapping(mapping)
    every = _excel(name) if name.lower().endswith(".xlsx") else csv_rows(read_bytes(name, limits().table_file))
    header, rows = checked_rows(every, name)
    for column in columns:
        if column not in header:
            raise BadUsage(f"{mapping}: {name} has no column “{column}”: {suggestion(column, header)}")
    if left_out := [column for column in header if column not in columns]:
        console.say(f"{name}: left out, because {mapping} does not name these columns: {', '.join(left_out)}")
    places = {header.index(column): path for column, path in columns.items()}
    for row in rows:
        if row.problem:
            yield f"/row {row.number}", None, f"{name}, row {row.number}: {row.problem}"
            continue
        cells = {path: _text(row.cells[place]) for place, path in places.items()}
        if wrong := [header[place] for place, path in places.items() if cells[path] in _NO_VALUES]:
            problem = f"the column “{wrong[0]}” has {cells[columns[wrong[0]]]} in it, which is an error of its formula"
            yield f"/row {row.number}", None, f"{name}, row {row.number}: {problem}"
            continue
        if any(cells.values()):
            yield f"/row {row.number}", _report(cells, defaults), ""


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
    if strangers := sorted(set(data) - _TABLES):
        raise CannotRead(f"{name}: “{strangers[0]}” is not a table here: {suggestion(strangers[0], sorted(_TABLES))}")
    if not isinstance(defaults, dict):
        raise CannotRead(f'{name}: defaults must be a table, for example committee = "Cabinet"')
    taken: dict[str, str] = {}
    for column, path in columns.items():
        if taken.setdefault(path, column) != column:
            raise CannotRead(f"{name}: “{taken[path]}” and “{column}” are both {path}, so one would be lost")
    return columns, defaults


def _excel(name: str) -> Iterator[Row]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise CannotRead(
            f"{name}: to read Excel files, install oscb with its extra “excel”, or save it as CSV"
        ) from None
    try:
        book = load_workbook(Path(name), read_only=True, data_only=True)
        if others := [sheet.title for sheet in book.worksheets if sheet is not book.active]:
            console.say(f"{name}: read the sheet “{book.active.title}” and left out: {', '.join(others)}")
        width = 0
        for number, cells in enumerate(book.active.iter_rows(values_only=True), start=1):
            width = width or len(cells)
            yield Row(number, (*cells, *[None] * (width - len(cells))))  # a cell that is not there is empty
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
