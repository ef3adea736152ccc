"""Sign-offs on a screen: reports by areas, or what each checker has to do."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from shutil import get_terminal_size

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from oscb_cli.console import printable, results
from oscb_cli.signoff.state import AreaState, State
from oscb_cli.signoff.status import Duty, Row, areas_of, cell_of, duties

_STYLES = {
    State.STALE: "bold red", State.DISPUTED: "bold red", State.OUTSTANDING: "yellow", State.NO_TEXT: "yellow",
    State.TYPED: "dim",
}  # fmt: skip
_LINES_AROUND = 9
_FEWEST = 5
_NARROW = 10
_MEETING = 11
_TITLE = 18


def print_matrix(rows: Sequence[Row], today: date, *, everything: bool = False) -> None:
    """Print the reports by areas; on a terminal no more than a screenful, those with something open before others."""
    out = results()
    shown = list(rows)
    if out.is_terminal and not everything:
        room = max(get_terminal_size().lines - _LINES_AROUND, _FEWEST)
        if len(rows) > room:
            shown = [row for row in rows if row.open][:room]
    areas = areas_of(rows)
    if shown:
        out.print(_matrix(shown, areas, today, out.width))
    if len(shown) < len(rows):
        left = sum(bool(row.open) for row in rows) - len(shown)
        complete = sum(not row.open for row in rows)
        out.print(Text(f"… {left} more are not complete, and {complete} are. Add --all to see every report"))
    out.print(Text(_counts(rows, areas)))
    out.print(Text(_summary(rows, today), style="bold"))


def print_checkers(rows: Sequence[Row], today: date) -> None:
    """Print what each checker has to do and by when, the most urgent first."""
    out = results()
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Checker")
    table.add_column("By", no_wrap=True)
    table.add_column("What waits", ratio=1)
    found = duties(rows)
    for duty in found:
        table.add_row(Text(printable(_who(duty))), Text(_by(duty.wanted_by, today)), Text(printable(_what(duty))))
    if found:
        out.print(table)
    out.print(Text(_summary(rows, today), style="bold"))


def _matrix(rows: Sequence[Row], areas: Sequence[str], today: date, width: int) -> Table:
    """The matrix, in the width of the screen: with days where there is room, the names cut where there is little."""
    cells = [_cells(row, areas, short=False) for row in rows]
    widest = max((cell.cell_len for line in cells for cell in line), default=_NARROW)
    widest = max([widest, *(len(area) for area in areas)]) + 1
    if width - _MEETING - widest * len(areas) < _TITLE:
        cells, widest = [_cells(row, areas, short=True) for row in rows], _NARROW
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 0))
    table.add_column("Meeting", no_wrap=True, width=_MEETING - 1)  # and the space after a cell
    left = max(width - _MEETING - widest * len(areas), _TITLE)
    table.add_column("Report", no_wrap=True, overflow="ellipsis", width=left - 1)
    for area in areas:
        table.add_column(area.capitalize(), no_wrap=True, overflow="ellipsis", width=widest - 1)
    for row, line in zip(rows, cells, strict=True):
        name = printable(" ".join(part for part in (row.item, row.title or row.file) if part))
        table.add_row(_meeting(row, today), Text(name), *line)
    return table


def _meeting(row: Row, today: date) -> Text:
    late = bool(row.open) and row.wanted_by is not None and today > row.wanted_by
    day = f"{row.meeting.day}/{row.meeting.month}" if row.meeting else "no date"
    return Text(f"LATE {day}" if late else day, style="bold red" if late else "")


def _cells(row: Row, areas: Sequence[str], *, short: bool) -> list[Text]:
    states = {area.area: area for area in row.areas}
    return [_cell(states[area], short=short) if area in states else Text("") for area in areas]


def _cell(area: AreaState, *, short: bool) -> Text:
    return Text(printable(cell_of(area, short=short)), style=_STYLES.get(area.state, ""))


def _counts(rows: Sequence[Row], areas: Sequence[str]) -> str:
    open_by_area = Counter(area.area for row in rows for area in row.open)
    told = [f"{area} {open_by_area[area]}" for area in areas if open_by_area[area]]
    if not rows:
        return "There are no sign-offs to show."
    return f"Open by area: {', '.join(told)}" if told else "All sign-offs are complete."


def _summary(rows: Sequence[Row], today: date) -> str:
    states = Counter(area.state for row in rows for area in row.areas)
    unfinished = [row for row in rows if row.open]
    late = sum(1 for row in unfinished if row.wanted_by is not None and today > row.wanted_by)
    told = [f"{states[state]:,} {state.value}" for state in State if states[state]]
    reports = "1 report" if len(rows) == 1 else f"{len(rows):,} reports"
    open_ones = f"{len(unfinished):,} not complete{f' ({late:,} late)' if late else ''}"
    return f"{reports}, {open_ones}: {', '.join(told) or 'none'}"


def _who(duty: Duty) -> str:
    return f"{duty.name}\n{duty.email}" if duty.email else duty.name


def _by(day: date | None, today: date) -> str:
    if day is None:
        return "no date"
    return f"{day.day}/{day.month}/{day.year % 100}{' LATE' if today > day else ''}"


def _what(duty: Duty) -> str:
    by_report: dict[str, list[str]] = {}
    for row, area, checker in duty.waiting:
        words = f"{area.area} for {checker.for_what}" if checker.for_what else area.area
        words = f"{words} (stale: the {checker.told} changed)" if checker.changed else words
        words = f"{words} (disputed: “{checker.disputed}”)" if checker.state is State.DISPUTED else words
        by_report.setdefault(" ".join(part for part in (row.item, row.title or row.file) if part), []).append(words)
    lines = [f"{name}: {', '.join(areas)}" for name, areas in by_report.items()]
    more = len(lines) - 6
    return "\n".join([*lines[:6], *([f"… and {more} more"] if more > 0 else [])])
