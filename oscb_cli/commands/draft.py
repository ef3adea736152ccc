"""``oscb draft``: a report's Word document, from a file or from answers at the prompts."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from oscb_cli.commands.options import (
    FailOn,
    ForceOption,
    NotExemptOption,
    ProfileOption,
    TodayOption,
    ViaLibreOffice,
    day_of,
)

if TYPE_CHECKING:
    from oscb_cli.officers import Officers
    from oscb_cli.readers.read import ReadReport
    from oscb_cli.rules.engine.run import Outcome
    from oscb_cli.settings import Settings


def draft(
    report: Annotated[
        str | None,
        typer.Argument(metavar="REPORT", help="A report in any format that oscb reads. Without one, oscb asks"),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE.docx",
            help="Write the document here, not beside the report",
        ),
    ] = None,
    via_libreoffice: ViaLibreOffice = False,
    profile: ProfileOption = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask line by line, for screen readers and simple terminals")
    ] = False,
    review: Annotated[
        bool, typer.Option("--review", help="Show every part of the report, so that you can change it")
    ] = False,
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="FILE", help="Take answers from a JSON or YAML file, and ask for the rest"),
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Write the copy for publication, without private details")
    ] = False,
    not_exempt: NotExemptOption = None,
    watermark: Annotated[
        bool, typer.Option("--draft-watermark", help="Mark every page as a draft while there are errors")
    ] = False,
    force: ForceOption = False,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", metavar="LEVEL", help="Exit with 1 for error, warning, advice or never")
    ] = FailOn.NEVER,
    today: TodayOption = None,
) -> None:
    """Write a report as a Word document in the council's format

    Without a file, oscb asks for each part of the report and saves after every answer. To stop, press Ctrl-C. To go on,
    name the file again. At any question, type ? for guidance and examples, or / to go back or to see every part.

    If you name a report file, oscb asks only for what is missing. If you name a Word file, such as last month's report,
    oscb writes it again in the council's format.

    \b
    Examples:
      oscb draft
      oscb draft last-month.docx -o report.docx
    """
    from oscb_cli import console
    from oscb_cli.actions.draft import draft as make
    from oscb_cli.actions.draft import is_standard_output, place_for, save, send
    from oscb_cli.actions.read import read_one
    from oscb_cli.errors import EXIT_FINDINGS, BadUsage
    from oscb_cli.settings import choice_of, settings_for
    from oscb_cli.storage.files import STANDARD_STREAM

    day = day_of(today)
    settings = settings_for(Path.cwd())
    choice = choice_of(settings, (), ())
    profile = profile or settings.profile
    may_ask = not no_input and console.somebody_is_there()
    is_ours = report is not None and report != STANDARD_STREAM and Path(report).suffix.lower() in {".json", ""}
    if (answers or review) and not (report is None or is_ours):
        raise BadUsage(f"{report}: --answers and --review are for reports in JSON; see “oscb convert”")
    if report is None or answers or (may_ask and is_ours):
        suggested = Path(output).stem if report is None and output and not is_standard_output(output) else None
        report = _interview(
            report, answers, settings,
            profile_name=profile, today=day, may_ask=may_ask, plain=plain or settings.plain, review=review,
            choice=choice, suggested_name=suggested,
        )  # fmt: skip
    read = read_one(report, profile, via_libreoffice=via_libreoffice)
    console.say_moved(read.file, read.moved, read.profile.council)
    decided = read.file in (not_exempt or ())
    made = make(read, day, choice=choice, public=public, not_exempt=decided, watermark=watermark)
    console.say_numbers(read.file, made.numbers)
    if is_standard_output(output):
        send(made)
        _print_findings(made.outcome, read, day, on_standard_error=True)
    else:
        path = place_for(read, output, public=public)
        save(made, path, force=force)
        _print_findings(made.outcome, read, day)
        typer.echo(f"Wrote {path}")
    if made.outcome.reaches(fail_on.threshold):
        raise typer.Exit(EXIT_FINDINGS)


def _interview(report: str | None, answers: str | None, settings: "Settings", **more: Any) -> str:
    """Hold the interview; the report file that it was about."""
    from oscb_cli.interview.feeding import read_answers
    from oscb_cli.interview.run import Setting, interview

    given = read_answers(answers) if answers else {}
    officers = _officers(settings, more["profile_name"])
    return interview(report, Setting(officers=officers, answers=given, answers_file=answers or "", **more))


def _officers(settings: "Settings", profile: str | None) -> "Officers":
    """The officers known: the author's own, those of the folder's settings, and those of the council's profile."""
    from oscb_cli.officers import OFFICERS_FILE, officers_for
    from oscb_cli.profile.found import default_name
    from oscb_cli.profile.load import load_profile

    councils = load_profile(profile or default_name(), may_be_folder=True).folder / OFFICERS_FILE
    return officers_for([*([Path(settings.officers)] if settings.officers else []), councils])


def _print_findings(outcome: "Outcome", read: "ReadReport", today: date, *, on_standard_error: bool = False) -> None:
    from oscb_cli import console
    from oscb_cli.actions.check import checked_of
    from oscb_cli.commands.findings import print_lines
    from oscb_cli.reporters.terminal import one_by_one

    checked = checked_of(read, outcome, today)
    print_lines(one_by_one([checked], console.width()), on_standard_error=on_standard_error)
