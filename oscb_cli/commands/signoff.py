"""``oscb signoff``: who has signed off what; the requests, the replies, and taking a sign-off back."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oscb_cli.commands.options import ForceOption, ProfileOption, TodayOption, day_of

if TYPE_CHECKING:
    from datetime import date

    from oscb_cli.readers.read import ReadReport

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="Show, ask for, record and withdraw sign-offs",
)


class Format(StrEnum):
    """How the status is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


class By(StrEnum):
    """How the status is put together."""

    REPORT = "report"
    CHECKER = "checker"


Areas = Annotated[
    list[str] | None, typer.Option("--area", metavar="AREA", help="Take only this area, for example legal")
]
ReportArgument = Annotated[str, typer.Argument(metavar="REPORT", help="The report file")]


@app.command()
def status(
    paths: Annotated[list[str], typer.Argument(metavar="FILE...", help="Report files, Word files, or folders of them")],
    area: Areas = None,
    checker: Annotated[str, typer.Option("--checker", metavar="NAME", help="Show only what this person checks")] = "",
    by: Annotated[
        By, typer.Option("--by", metavar="WHAT", help="Show a line for each report, or each checker")
    ] = By.REPORT,
    everything: Annotated[bool, typer.Option("--all", help="Show every report")] = False,
    output_format: Annotated[
        Format, typer.Option("--format", metavar="FORMAT", help="Print as table, json, csv or markdown")
    ] = Format.TABLE,
    profile: ProfileOption = None,
    today: TodayOption = None,
) -> None:
    """Show who has signed off what

    Reports are in order of urgency, with a column for each area:

    \b
      Marsh 20/10    Marsh agreed this wording on 20 October
      (Marsh 20/10)  someone typed this name and date
      STALE          the wording has changed since the sign-off
      DISPUTED       a later reply of the checker does not agree
      open           no one has agreed yet
      asked 3/11     a request was sent on 3 November
      1 of 2         one of two checkers has agreed

    \b
    Examples:
      oscb signoff status agenda
      oscb signoff status agenda --by checker --area legal
    """
    from oscb_cli import console
    from oscb_cli.actions.sign import rows_of
    from oscb_cli.errors import EXIT_BAD_INPUT
    from oscb_cli.signoff.status import as_csv, as_json, as_markdown, chosen

    rows, errors = rows_of(paths, _profile(profile))
    for error in errors:
        console.say_error(error)
    if errors and not rows:
        raise typer.Exit(EXIT_BAD_INPUT)
    found = chosen(rows, _area_keys(area, profile), checker)
    match output_format:
        case Format.JSON:
            typer.echo(as_json(found))
        case Format.CSV:
            typer.echo(as_csv(found), nl=False)
        case Format.MARKDOWN:
            typer.echo(as_markdown(found))
        case Format.TABLE:
            from oscb_cli.reporters.signoff_table import print_checkers, print_matrix

            if by is By.CHECKER:
                print_checkers(found, day_of(today))
            else:
                print_matrix(found, day_of(today), everything=everything)
    if errors:
        many = "1 file or folder" if len(errors) == 1 else f"{len(errors):,} files or folders"
        console.say_error(f"{many} could not be read, so the sign-offs there are not shown")
        raise typer.Exit(EXIT_BAD_INPUT)


@app.command()
def request(
    report: ReportArgument,
    folder: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FOLDER", help="Put the e-mails in this folder")
    ] = None,
    area: Areas = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="AREA=ADDRESS", help='Ask this person: legal="Amy Kogel <amy.kogel@…>"'),
    ] = None,
    sender: Annotated[
        str, typer.Option("--from", metavar="ADDRESS", help="Send from this address, not the contact officer's")
    ] = "",
    by: Annotated[
        str | None, typer.Option("--by", metavar="DATE", help="Ask for a reply by this day, not the timetable's")
    ] = None,
    attach: Annotated[bool, typer.Option("--attach", help="Attach the Word document")] = False,
    remind: Annotated[bool, typer.Option("--remind", help="Remind those who have not replied")] = False,
    links: Annotated[bool, typer.Option("--print", help="Print links that open in an e-mail program")] = False,
    force: ForceOption = False,
    profile: ProfileOption = None,
    today: TodayOption = None,
) -> None:
    """Write the e-mails that ask checkers to sign off

    There is one e-mail for each checker, ready to open and send. It has the wording to check, the recommendation if
    the area depends on it, the day by which you need a reply, and a code for this wording. The report file records
    who was asked and when.

    \b
    Examples:
      oscb signoff request report.json -o requests --attach
      oscb signoff request report.json --area legal --to "legal=Amy Kogel <amy.kogel@sampleford.gov.uk>" --print
    """
    from oscb_cli import console
    from oscb_cli.actions.read import read_one
    from oscb_cli.actions.sign import left_out_of_asking, no_one_to_ask, note_requests, to_ask_about, write_requests
    from oscb_cli.errors import EXIT_BAD_INPUT, EXIT_SOME_FAILED, BadUsage
    from oscb_cli.signoff.requests import NoAddress, as_mailto, requests, told_without_address

    if folder is None and not links:
        raise BadUsage("say where to put the e-mails with -o FOLDER, or add --print for links")
    day = day_of(today)
    read = read_one(report, _profile(profile))
    read.require_valid()
    addresses = _addresses(to, read)
    wanted = to_ask_about(read, _area_keys(area, profile), remind=remind, named=list(addresses))
    if not wanted:
        for line in no_one_to_ask(read, remind=remind):
            console.results().print(line, soft_wrap=True)
        return
    sender = _address(sender) if sender else _contact(read)
    lacking: list[NoAddress] = []
    made = requests(
        read.report, read.profile, wanted, addresses, _day(by, read, day), day,
        sender=sender, remind=remind, without_address=lacking,
    )  # fmt: skip
    if folder is not None and made:
        for path in write_requests(made, read, Path(folder), sender, day, attach=attach, force=force):
            console.results().print(f"Wrote {path}", soft_wrap=True)
    if links:
        for found in made:
            console.results().print(as_mailto(found), soft_wrap=True)
    if made and (not_noted := note_requests(report, _profile(profile), made, day)):
        console.say_error(f"oscb could not record the request in the report: {not_noted}")
    for line in left_out_of_asking(read) if not area and not remind else ():
        console.results().print(line, soft_wrap=True)
    for one in lacking:
        console.say_error(told_without_address(one, read.profile))
    if lacking:
        raise typer.Exit(EXIT_SOME_FAILED if made else EXIT_BAD_INPUT)


@app.command()
def record(
    report: ReportArgument,
    area: Annotated[
        str | None, typer.Argument(metavar="AREA", help="The area, for example legal. With --from, the reply says it")
    ] = None,
    reply: Annotated[
        str | None, typer.Option("--from", metavar="REPLY", help="Read the checker's reply, a .eml or .msg file")
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="The checker's name")] = "",
    job_title: Annotated[str, typer.Option("--job-title", metavar="TITLE", help="The checker's job title")] = "",
    email: Annotated[str, typer.Option("--email", metavar="ADDRESS", help="The checker's e-mail address")] = "",
    on: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day the checker agreed, if not today")
    ] = None,
    changes_made: Annotated[
        bool, typer.Option("--changes-made", help="The checker agreed with changes, and you have made them")
    ] = False,
    agreed: Annotated[bool, typer.Option("--agreed", help="You have read the reply, and it does agree")] = False,
    profile: ProfileOption = None,
    today: TodayOption = None,
) -> None:
    """Record that a checker has signed off the wording

    With --from, oscb first checks who sent the reply, its date, its code and what it says. If the wording changes
    later, the sign-off is stale. If an area has several checkers, each signs off for themselves.

    \b
    Examples:
      oscb signoff record report.json legal --name "Amy Kogel" --email amy.kogel@sampleford.gov.uk --date 9.9.24
      oscb signoff record report.json --from "RE Please check.eml"
    """
    from oscb_cli import console
    from oscb_cli.actions.sign import record_by_hand, record_reply
    from oscb_cli.errors import BadUsage

    day = day_of(today)
    if reply is not None:
        told = record_reply(
            report, _profile(profile), reply, area, day,
            job_title=job_title, changes_made=changes_made, read_as_agreed=agreed,
        )  # fmt: skip
    elif area is None:
        raise BadUsage("name the area, for example legal, or the checker's reply with --from")
    else:
        checker = {"name": name, "job_title": job_title, "email": email}
        told = [record_by_hand(report, _profile(profile), area, checker, _parsed(on) or day, day)]
    for line in told:
        console.results().print(line, soft_wrap=True)


@app.command()
def withdraw(
    report: ReportArgument,
    area: Annotated[str, typer.Argument(metavar="AREA", help="The area, for example legal")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Say why")],
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="Withdraw only this checker's, if there are several")
    ] = "",
    profile: ProfileOption = None,
    today: TodayOption = None,
) -> None:
    """Withdraw the sign-off of an area

    The report's history keeps the sign-off, the withdrawal and the reason.

    \b
    Examples:
      oscb signoff withdraw report.json legal --reason "the checker asked for it"
      oscb signoff withdraw report.json financial --reason "recorded by mistake"
    """
    from oscb_cli import console
    from oscb_cli.actions.sign import withdraw_from

    whose = withdraw_from(report, _profile(profile), area, reason, day_of(today), name)
    console.results().print(f"Withdrew the sign-off of {area} by {whose}", soft_wrap=True)


def _profile(name: str | None) -> str | None:
    from oscb_cli.settings import settings_for

    return name or settings_for(Path.cwd()).profile


def _area_keys(areas: list[str] | None, profile: str | None) -> list[str]:
    if not areas:
        return []
    from oscb_cli.profile.found import default_name
    from oscb_cli.profile.load import load_profile
    from oscb_cli.signoff.recording import area_named

    council = load_profile(_profile(profile) or default_name(), may_be_folder=True)
    return [area_named(words, council).area for words in areas]


def _addresses(to: list[str] | None, read: "ReadReport") -> dict[str, list[tuple[str, str]]]:
    from email.utils import parseaddr

    from oscb_cli.errors import BadUsage
    from oscb_cli.signoff.recording import area_named

    found: dict[str, list[tuple[str, str]]] = {}
    for words in to or ():
        area, separator, address = words.partition("=")
        name, email = parseaddr(address)
        if not separator or "@" not in email:
            raise BadUsage(f"--to {words}: say AREA=ADDRESS, for example legal=amy.kogel@sampleford.gov.uk")
        found.setdefault(area_named(area.strip(), read.profile).area, []).append((name, email))
    return found


def _contact(read: "ReadReport") -> str:
    from email.utils import formataddr

    officer = next((officer for officer in read.report.contact_officers if officer.email), None)
    return formataddr((officer.name, officer.email)) if officer is not None else ""


def _address(words: str) -> str:
    """Whom a request is from, as it was typed.

    :raises BadUsage: there is no address in it.
    """
    from email.utils import parseaddr

    from oscb_cli.errors import BadUsage

    local, _, domain = parseaddr(words)[1].rpartition("@")
    if not local or "." not in domain.strip(".") or " " in domain:
        raise BadUsage(f"--from {words}: give an e-mail address, for example “Gus Penn <gus.penn@sampleford.gov.uk>”")
    return words


def _day(by: str | None, read: "ReadReport", today: "date") -> "date | None":
    """The day by which the answer is wanted: as it was typed, or the timetable's.

    :raises BadUsage: the day that was typed has passed, or is after the meeting.
    """
    from oscb_cli.calendar.timetable import signed_off_by
    from oscb_cli.errors import BadUsage
    from oscb_cli.model.dates import long_date

    meeting = read.report.meeting_date
    if by is not None:
        day = _parsed(by)
        if day is not None and day < today:
            raise BadUsage(f"--by {by}: {long_date(day)} has passed. Give a day from today, {long_date(today)}")
        if day is not None and meeting is not None and day > meeting:
            raise BadUsage(f"--by {by}: {long_date(day)} is after the meeting of {long_date(meeting)}")
        return day
    return signed_off_by(meeting, read.profile) if meeting is not None else None


def _parsed(words: str | None) -> "date | None":
    from oscb_cli.errors import BadUsage
    from oscb_cli.model.dates import NotADate, parse_date

    if words is None:
        return None
    try:
        return parse_date(words)
    except NotADate as error:
        raise BadUsage(f"{error}") from None
