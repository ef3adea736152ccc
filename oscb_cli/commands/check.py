"""``oscb check``: findings for report files."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from oscb_cli.commands.options import FailOn, ProfileOption, TodayOption, day_of

if TYPE_CHECKING:
    from oscb_cli.reporters.checked import Checked


class Format(StrEnum):
    """How findings are printed."""

    TABLE = "table"
    JSON = "json"


def check(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Report files (.json), or - for standard input.")],
    output_format: Annotated[
        Format, typer.Option("--format", help="A table for people, or JSON for programs.")
    ] = Format.TABLE,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 from this severity on.")] = FailOn.ERROR,
    profile: ProfileOption = None,
    today: TodayOption = None,
) -> None:
    """Find what is wrong with report files.

    It says what a careful democratic services officer would say: where, what, and what to do about it.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 a file that cannot be read.

    \b
    Examples:
      oscb check report.json
      oscb check *.json --format json --fail-on warning
    """
    from oscb_cli import console
    from oscb_cli.errors import EXIT_BAD_INPUT, EXIT_FINDINGS, OscbError
    from oscb_cli.readers.read import read_all
    from oscb_cli.reporters.checked import Checked
    from oscb_cli.rules.engine import check as run_rules
    from oscb_cli.rules.subject import Subject

    day, threshold = day_of(today), fail_on.threshold
    checked: list[Checked] = []
    unreadable = fails = False
    for file in files:
        try:
            for read in read_all(file, profile):
                outcome = run_rules(Subject(read.report, read.profile, day, read.problems, read.data))
                checked.append(Checked(read.file, outcome.findings, outcome.silenced, read.pointer))
                fails = fails or outcome.reaches(threshold)
        except OscbError as error:
            console.say_error(str(error))
            unreadable = True
    if checked or output_format is Format.JSON:
        _print(checked, output_format)
    if unreadable or fails:
        raise typer.Exit(EXIT_BAD_INPUT if unreadable else EXIT_FINDINGS)


def _print(checked: "list[Checked]", output_format: Format) -> None:
    from oscb_cli import console
    from oscb_cli.reporters.json_reporter import render_json
    from oscb_cli.reporters.table import render_table

    if output_format is Format.JSON:
        typer.echo(render_json(checked))
    else:
        for renderable in render_table(checked):
            console.results().print(renderable)
