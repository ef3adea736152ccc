"""Rows of a CSV file or a sheet, each held against the row of the names: a row that does not fit costs itself only."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from oscb_cli.errors import CannotRead
from oscb_cli.storage.files import spreadsheet_text

_OPEN_QUOTE = "has a quotation mark that is not closed, or one within a text. Close it, or type it twice"


class Row(Struct, frozen=True):
    """A row below the names: its number, as a spreadsheet counts; its cells; and what is wrong with it, if anything."""

    number: int
    cells: Sequence[Any]
    problem: str = ""


def csv_rows(data: bytes) -> Iterator[Row]:
    """All rows of a CSV file, the names' too. A quotation mark left open costs its own row, and not those below.

    RFC 4180 says how a cell that holds a separator, a new line or a quotation mark is written.
    """
    text, delimiter = spreadsheet_text(data)
    lines = list(io.StringIO(text, newline=""))
    number = begins = 0
    while begins < len(lines):
        reader = csv.reader((lines[place] for place in range(begins, len(lines))), delimiter=delimiter, strict=True)
        reached = begins
        try:
            for cells in reader:
                number, reached = number + 1, begins + reader.line_num
                yield Row(number, cells)
            return
        except csv.Error as error:
            number += 1
            yield Row(number, (), _problem(str(error)))
            begins = reached + 1  # a spreadsheet that counts otherwise below it would have taken those rows in


def checked_rows(rows: Iterable[Row], name: str) -> tuple[list[str], Iterator[Row]]:
    """The names of the columns, and the rows below that say something, each with what is wrong with it.

    :param name: what to call the file in errors.
    :raises CannotRead: what the first row has cannot be the names of columns.
    """
    following = iter(rows)
    first = next(following, Row(1, ()))
    if first.problem:
        raise CannotRead(f"{name}: the first row {first.problem}")
    names = [str(cell if cell is not None else "").strip() for cell in first.cells]
    named = len(names)
    while named and not names[named - 1]:
        named -= 1
    if "" in names[:named]:
        raise CannotRead(f"{name}: column {names.index('') + 1} has no name in the first row. Name it, or delete it")
    if twice := [column for column, count in Counter(names[:named]).items() if count > 1]:
        places = " and ".join(str(place) for place, column in enumerate(names, 1) if column == twice[0])
        raise CannotRead(f"{name}: columns {places} are both called “{twice[0]}”. Rename one, or delete it")
    return names[:named], (
        row if row.problem else Row(row.number, row.cells, _misfit(row.cells, named, len(names)))
        for row in following
        if row.problem or any(cell not in (None, "") for cell in row.cells)
    )


def _misfit(cells: Sequence[Any], named: int, all_columns: int) -> str:
    """What is wrong with the cells of a row; empty where they fit the names."""
    if named <= len(cells) <= all_columns and not any(cell not in (None, "") for cell in cells[named:]):
        return ""
    if len(cells) == all_columns:
        return f"has something in column {_last(cells)}, which has no name. Name the column, or empty the cell"
    count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
    if len(cells) > all_columns:
        told, advice = "more", "Put a text that has the separator in it into quotation marks"
    else:
        told, advice = "fewer", "Add what is missing"
    return f"has {count}, {told} than the {named} columns that the first row names. {advice}"


def _last(cells: Sequence[Any]) -> int:
    return max(place for place, cell in enumerate(cells, 1) if cell not in (None, ""))


def _problem(said: str) -> str:
    if "field limit" in said:
        return f"has a cell of more than {csv.field_size_limit():,} characters, or a quotation mark that is not closed"
    return _OPEN_QUOTE
