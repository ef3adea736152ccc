"""Where every sign-off of many reports stands: the matrix of reports by areas, and what each checker has to do."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.calendar.timetable import signed_off_by
from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Report
from oscb_cli.profile.schema import Profile
from oscb_cli.signoff.state import AreaState, CheckerState, State, states_of

_DIGITS = regex(r"(\d+)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "file", "item", "title", "committee", "meeting_date", "wanted_by", "area", "state", "checker", "email", "date",
    "changed", "asked", "for",
)  # fmt: skip


class Row(Struct, frozen=True):
    """How it stands with one report. ``wanted_by`` is the day by which its sign-offs must be there."""

    file: str
    title: str
    committee: str
    item: str
    meeting: date | None
    wanted_by: date | None
    areas: tuple[AreaState, ...]

    @property
    def open(self) -> tuple[AreaState, ...]:
        """The areas at which something is still to be done."""
        return tuple(area for area in self.areas if area.state.is_open)


class Duty(Struct, frozen=True):
    """What one checker has to do: the reports and areas that wait, and the first day on which one is wanted."""

    name: str
    email: str
    waiting: tuple[tuple[Row, AreaState, CheckerState], ...]

    @property
    def wanted_by(self) -> date | None:
        """The first day on which one is wanted."""
        return min((row.wanted_by for row, *_ in self.waiting if row.wanted_by is not None), default=None)


def row_of(report: Report, profile: Profile, file: str) -> Row:
    """How it stands with a report."""
    meeting = report.meeting_date
    wanted = signed_off_by(meeting, profile) if meeting is not None else None
    return Row(file, report.title, report.committee, report.item, meeting, wanted, states_of(report, profile))


def chosen(rows: Iterable[Row], areas: Sequence[str], checker: str) -> list[Row]:
    """The rows, with the areas asked for, and only those at which a checker is named; the most urgent first.

    :param areas: keys of areas; none for all.
    :param checker: a part of a checker's name or address; empty for all.
    """
    wanted = checker.casefold()
    found = []
    for row in rows:
        kept = tuple(area for area in row.areas if not areas or area.area in areas)
        if wanted:
            kept = tuple(
                area for area in kept if any(wanted in f"{c.name} {c.email}".casefold() for c in area.checkers)
            )
        if kept:
            found.append(replace(row, areas=kept))
    return sorted(found, key=lambda row: (row.meeting or date.max, _as_counted(row.item), row.file))


def duties(rows: Iterable[Row]) -> list[Duty]:
    """What each checker has to do, the most urgent first; what nobody is named for comes under its area."""
    waiting: dict[tuple[str, str], list[tuple[Row, AreaState, CheckerState]]] = {}
    for row in rows:
        for area in row.open:
            for checker in area.open:
                key = (checker.name or f"no one yet ({area.area})", checker.email)
                if checker.state is State.NO_TEXT:
                    key = ("the author", "")
                waiting.setdefault(key, []).append((row, area, checker))
    found = [Duty(name, email, tuple(entries)) for (name, email), entries in waiting.items()]
    return sorted(found, key=lambda duty: (duty.wanted_by or date.max, -len(duty.waiting), duty.name))


def as_json(rows: Iterable[Row]) -> str:
    """The rows as JSON, one group for each report."""
    entries = [
        {
            "file": row.file,
            "title": row.title,
            "committee": row.committee,
            "item": row.item,
            "meeting_date": _iso(row.meeting) or None,
            "wanted_by": _iso(row.wanted_by) or None,
            "areas": {
                area.area: {"state": area.state.value, **_said(area.least), "checkers": _said_of_each(area)}
                for area in row.areas
            },
        }
        for row in rows
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def _said_of_each(area: AreaState) -> list[dict[str, object]]:
    return [{"state": found.state.value, **_said(found), "for": found.for_what} for found in area.checkers]


def _said(found: CheckerState) -> dict[str, object]:
    return {
        "checker": found.name,
        "email": found.email,
        "date": _iso(found.day) or None,
        "changed": list(found.changed),
        "asked": found.asked or None,
        **({"disputed": found.disputed} if found.state is State.DISPUTED else {}),
    }


def as_csv(rows: Iterable[Row]) -> str:
    """The rows as CSV, a line for each report, area and checker; no cell can become a formula of a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for row in rows:
        for area, found in [(state, checker) for state in row.areas for checker in state.checkers]:
            cells = (
                row.file, row.item, row.title, row.committee, _iso(row.meeting), _iso(row.wanted_by), area.area,
                found.state.value, found.name, found.email, _iso(found.day), found.told, found.asked, found.for_what,
            )  # fmt: skip
            writer.writerow([_harmless(cell) for cell in cells])
    return buffer.getvalue()


def as_markdown(rows: Sequence[Row]) -> str:
    """The rows as a table in Markdown."""
    areas = areas_of(rows)
    lines = ["| Report | Reply by | " + " | ".join(areas) + " |", "| --- " * (len(areas) + 2) + "|"]
    for row in rows:
        states = {area.area: area for area in row.areas}
        cells = [cell_of(states[area]) if area in states else "" for area in areas]
        told = [row.title or row.file, _iso(row.wanted_by), *cells]
        lines.append("| " + " | ".join(_in_a_cell(cell) for cell in told) + " |")
    return "\n".join(lines)


def areas_of(rows: Iterable[Row]) -> list[str]:
    """The areas of the rows, in order."""
    return list(dict.fromkeys(area.area for row in rows for area in row.areas))


def cell_of(area: AreaState, *, short: bool = False) -> str:
    """How it stands with an area, in a word or two; the state is never told by colour alone.

    :param short: without days, for a narrow screen.
    """
    least = area.least
    if area.signed and area.open:
        return f"{area.signed} of {len(area.checkers)}"
    alike = [found for found in area.checkers if found.state is least.state]
    who = " & ".join(filter(None, (found.name.rsplit(" ", 1)[-1] for found in alike)))
    days = {found.day for found in alike}
    day = f" {least.day.day}/{least.day.month}" if least.day and len(days) == 1 and not short else ""
    match least.state:
        case State.SIGNED:
            return f"{who}{day}"
        case State.TYPED:
            return f"({who}{day})"
        case State.STALE:
            return "STALE" if short else f"STALE {who}"
        case State.DISPUTED:
            return "DISPUTED" if short else f"DISPUTED {who}"
        case State.OUTSTANDING:
            asked = date.fromisoformat(least.asked) if least.asked else None
            if asked is not None:
                return "asked" if short else f"asked {asked.day}/{asked.month}"
            return "open" if short else f"open {who}".strip()
        case State.NO_TEXT:
            return "no text"
        case State.NOT_NEEDED:
            return "-"


def _as_counted(item: str) -> list[tuple[int, str]]:
    """An item's number so that CA2 comes before CA10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in _DIGITS.split(item) if part]


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection): an apostrophe before what begins one."""
    cell = " ".join(cell.split(" ")).replace("\n", " ")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _in_a_cell(words: str) -> str:
    return " ".join(words.split()).replace("\\", "\\\\").replace("|", "\\|")
