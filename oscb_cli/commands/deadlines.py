"""``oscb deadlines``: the timetable back from a meeting, and forward."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oscb_cli.commands.options import ForceOption, ProfileOption, TodayOption, day_of

if TYPE_CHECKING:
    from datetime import date

    from oscb_cli.calendar.timetable import Deadline


class Format(StrEnum):
    """How the timetable is printed."""

    TABLE = "table"
    JSON = "json"


def deadlines(
    meeting: Annotated[str, typer.Option("--meeting", metavar="DATE", help="The day of the meeting")],
    committee: Annotated[
        str,
        typer.Option("--committee", metavar="NAME", help="The committee. The executive has rules of its own"),
    ] = "",
    key_decision: Annotated[bool, typer.Option("--key-decision", help="The meeting will make a key decision")] = False,
    private: Annotated[bool, typer.Option("--private", help="Part of the meeting will be in private")] = False,
    ics: Annotated[
        str | None, typer.Option("--ics", metavar="FILE", help="Write the deadlines for a calendar program too")
    ] = None,
    output_format: Annotated[
        Format, typer.Option("--format", metavar="FORMAT", help="Print as table or json")
    ] = Format.TABLE,
    profile: ProfileOption = None,
    force: ForceOption = False,
    today: TodayOption = None,
) -> None:
    """Show the deadlines for a meeting

    Each deadline has its source, and oscb says which have passed. Clear days leave out the day of publication, the
    day of the meeting, weekends and bank holidays in England.

    \b
    Examples:
      oscb deadlines --meeting "5 January 2027"
      oscb deadlines --meeting 2027-01-19 --committee Cabinet --key-decision --ics cabinet.ics
    """
    from oscb_cli import console
    from oscb_cli.calendar.timetable import takes_key_decisions, timetable
    from oscb_cli.errors import BadUsage, CannotWrite
    from oscb_cli.model.dates import NotADate, long_date, parse_date
    from oscb_cli.model.validate import suggestion
    from oscb_cli.profile.found import default_name
    from oscb_cli.profile.load import load_profile
    from oscb_cli.settings import settings_for
    from oscb_cli.storage.files import write_atomically

    try:
        day = parse_date(meeting)
    except NotADate as error:
        raise BadUsage(f"--meeting: {error}") from None
    council = load_profile(profile or settings_for(Path.cwd()).profile or default_name(), may_be_folder=True)
    spec = council.committee_for(committee)
    if committee and spec is None:
        known = suggestion(committee, [known.name for known in council.committees])
        raise BadUsage(f"--committee: {council.council} has no “{committee}”: {known}")
    committee = spec.name if spec is not None else ""
    if key_decision and not takes_key_decisions(council, committee):
        raise BadUsage(
            f"--key-decision: {committee} takes no key decisions, because it does not decide for the executive "
            "(SI 2012/2089, regulation 8)"
        )
    found = timetable(day, council, committee=committee, key_decision=key_decision, private=private)
    if output_format is Format.JSON:
        typer.echo(_as_json(found, day_of(today)))
    else:
        _print(found, day_of(today), f"{committee or 'Meeting'}, {long_date(day)}")
    if spec is None:
        assumed = "the executive" if key_decision or private else "a committee of the council, not the executive"
        console.say(f"No committee is named, so these are the deadlines for {assumed}. To name one: --committee NAME")
    elif private and spec.kind != "executive":
        console.say(
            f"{committee} needs no notice of a private item. The meeting excludes the public by a resolution "
            "(Local Government Act 1972, section 100A(4))"
        )
    elif private and spec.decides_alone:
        console.say(f"{committee} decides alone, without a meeting, so there is no notice of a private one")
    if ics is not None:
        from oscb_cli.calendar.ics import as_calendar

        path = Path(ics)
        if path.exists() and not force:
            raise CannotWrite(f"{path} already exists. Choose another name, or add --force to replace it")
        write_atomically(path, as_calendar(found, committee or "Meeting", day_of(today)))
        console.say(f"Wrote {path}")


def _print(found: "tuple[Deadline, ...]", today: "date", title: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from oscb_cli import console
    from oscb_cli.calendar.clear_days import bank_holiday, is_weekend
    from oscb_cli.model.dates import WEEKDAYS, long_date

    table = Table(
        box=SIMPLE_HEAD, pad_edge=False, show_edge=False, title=title, title_justify="left", title_style="bold"
    )
    table.add_column("Day", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("What, and its source", ratio=1)
    for deadline in found:
        late = deadline.is_late(today)
        words = Text(deadline.what)
        if deadline.source:
            words.append(f"\n{deadline.source}", style="dim")
        if late and deadline.too_late:
            words.append(f"\nToo late: {deadline.too_late}", style="bold")
        state = "LATE" if late else "today" if deadline.day == today else "by" if deadline.is_last_day else ""
        day = f"{WEEKDAYS[deadline.day.weekday()][:3]} {long_date(deadline.day)}"
        table.add_row(Text(day), Text(state, style="bold red" if late else ""), words)
    console.results().print(table)
    meeting = next(deadline.day for deadline in found if deadline.key == "meeting")
    if is_weekend(meeting) or bank_holiday(meeting):
        console.say(f"{long_date(meeting)} is not a working day. Check the date of the meeting")


def _as_json(found: "tuple[Deadline, ...]", today: "date") -> str:
    import json

    entries = [
        {
            "key": deadline.key,
            "day": deadline.day.isoformat(),
            "what": deadline.what,
            "source": deadline.source,
            "last_day": deadline.is_last_day,
            "late": deadline.is_late(today),
            "too_late": deadline.too_late,
        }
        for deadline in found
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2)
