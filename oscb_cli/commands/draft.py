"""``oscb draft``: a report's Word document, from a file or from answers at the prompts."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from oscb_cli.commands.options import FailOn, ForceOption, ProfileOption, TodayOption, ViaLibreOffice, day_of

if TYPE_CHECKING:
    from oscb_cli.officers import Officers
    from oscb_cli.readers.read import ReadReport
    from oscb_cli.rules.engine.run import Outcome
    from oscb_cli.settings import Settings


def draft(
    report: Annotated[
        str | None,
        typer.Argument(metavar="REPORT", help="The report, in any format that oscb reads; without it oscb asks."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT.docx",
            help="The document; otherwise beside the report, by the council's pattern.",
        ),
    ] = None,
    via_libreoffice: ViaLibreOffice = False,
    profile: ProfileOption = None,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing, even at a terminal.")] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="Ask line by line, drawing nothing: for screen readers and any terminal.")
    ] = False,
    review: Annotated[
        bool, typer.Option("--review", help="Show every part of the report, to change any, even where none is missing.")
    ] = False,
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="FILE", help="Take answers from a JSON or YAML file; ask for the others."),
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="The copy for publication, without what the council keeps to itself.")
    ] = False,
    watermark: Annotated[
        bool, typer.Option("--draft-watermark", help="Mark every page as a draft while there are errors.")
    ] = False,
    force: ForceOption = False,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 from this severity on.")] = FailOn.NEVER,
    today: TodayOption = None,
) -> None:
    """Write a report's Word document, and say what is wrong with it.

    With a report file in JSON, oscb asks only for what is missing, and only at a terminal. Without a file it asks for
    every part and saves the report file after every answer: stop with Ctrl-C, and take it up again with the file.
    At any question ? shows guidance and examples, and / goes back, to another stage, or to the review of every part.
    A report in another format, last month's Word file too, is written in the council's format as it is.

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
    made = make(read, day, choice=choice, public=public, watermark=watermark)
    console.say_numbers(read.file, made.numbers_dropped)
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
    from oscb_cli.model.report import DEFAULT_PROFILE
    from oscb_cli.officers import OFFICERS_FILE, officers_for
    from oscb_cli.profile.load import load_profile

    councils = load_profile(profile or DEFAULT_PROFILE, may_be_folder=True).folder / OFFICERS_FILE
    return officers_for([*([Path(settings.officers)] if settings.officers else []), councils])


def _print_findings(outcome: "Outcome", read: "ReadReport", today: date, *, on_standard_error: bool = False) -> None:
    from oscb_cli import console
    from oscb_cli.actions.check import checked_of
    from oscb_cli.commands.findings import print_lines
    from oscb_cli.reporters.terminal import one_by_one

    checked = checked_of(read, outcome, today)
    print_lines(one_by_one([checked], console.width()), on_standard_error=on_standard_error)
