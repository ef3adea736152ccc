"""``oscb check``: findings for report files."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from oscb_cli.commands.options import FailOn, ProfileOption, TodayOption, ViaLibreOffice, day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oscb_cli.errors import OscbError
    from oscb_cli.readers.read import ReadReport
    from oscb_cli.reporters.checked import Checked
    from oscb_cli.rules.engine.run import Outcome


class Format(StrEnum):
    """How findings are printed."""

    TABLE = "table"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    MARKDOWN = "markdown"


def check(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Report files (.docx, .json, .yaml, .md, .txt), folders of them, or -."),
    ],
    output_format: Annotated[
        Format, typer.Option("--format", help="A table for people; the others for programs and pages.")
    ] = Format.TABLE,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="CODE", help="Only these rules or families: SO001, ST, …")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODE", help="Not these rules or families.")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Apply the fixes that are safe, to the files themselves.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")] = False,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 from this severity on.")] = FailOn.ERROR,
    comment: Annotated[
        str | None,
        typer.Option("--comment", metavar="DIR", help="Copies of the Word files there, each finding as a comment."),
    ] = None,
    via_libreoffice: ViaLibreOffice = False,
    profile: ProfileOption = None,
    today: TodayOption = None,
) -> None:
    """Find what is wrong with report files.

    It says what a careful democratic services officer would say: where, what, and what to do about it. Settings
    (profile, select, ignore, severities) are taken from oscb.toml in this folder or above.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 a file that cannot be read.

    Word files typed by hand are read as well as those that oscb wrote. With --comment they are copied with each
    finding as a comment on the words that it is about; the originals are left alone.

    \b
    Examples:
      oscb check report.docx
      oscb check agenda --select SO --format markdown
    """
    from pathlib import Path

    from oscb_cli import collecting, console
    from oscb_cli.actions.draft import subject_of
    from oscb_cli.actions.read import read_all
    from oscb_cli.errors import EXIT_BAD_INPUT, EXIT_FINDINGS, OscbError
    from oscb_cli.reporters.checked import Checked
    from oscb_cli.rules.engine.run import check as run_rules
    from oscb_cli.rules.engine.run import expect_many
    from oscb_cli.settings import choice_of, settings_for

    day, threshold = day_of(today), fail_on.threshold
    settings = settings_for(Path.cwd())
    choice = choice_of(settings, tuple(select or ()), tuple(ignore or ()))
    checked: list[Checked] = []
    files, errors = _files(paths)
    for error in errors:
        console.say_error(str(error))
    unreadable, fails = bool(errors), False
    taken: dict[str, str] = {}
    if len(files) > 1:
        expect_many()
        collecting.from_now_on()
    for file in files:
        try:
            if fix or diff:
                from oscb_cli.actions.fix_files import fix_file

                told = fix_file(file, profile or settings.profile, day, choice, only_show=diff)
                typer.echo(told, nl=False, err=not diff or output_format is not Format.TABLE)
            for read in read_all(file, profile or settings.profile, via_libreoffice=via_libreoffice):
                outcome = run_rules(subject_of(read, day), choice)
                checked.append(Checked(read.file, outcome.findings, outcome.silenced, read.pointer, read.source))
                fails = fails or outcome.reaches(threshold)
                if comment is not None:
                    _comment(read, outcome, comment, taken)
        except OscbError as error:
            console.say_error(str(error))
            unreadable = True
    if checked or output_format is not Format.TABLE:
        _print(checked, output_format)
    if unreadable or fails:
        raise typer.Exit(EXIT_BAD_INPUT if unreadable else EXIT_FINDINGS)


def _comment(read: "ReadReport", outcome: "Outcome", folder: str, taken: dict[str, str]) -> None:
    """Write the commented copy of a Word file, or say why there is none."""
    from pathlib import Path

    from oscb_cli import console

    name = Path(read.file).name
    if read.source is None or read.source.unit != "Word paragraph":
        console.say_error(f"{read.file}: is no Word file, so that there is no copy with comments")
        return
    from oscb_cli.actions.comment import comment_on
    from oscb_cli.errors import BadUsage

    if name in taken:
        raise BadUsage(f"{read.file}: has the name of {taken[name]}; comment on the two in different folders")
    taken[name] = read.file
    path = comment_on(read, outcome.findings, Path(folder), name)
    console.notices().print(f"Wrote {path}", soft_wrap=True)


def _files(paths: "Sequence[str]") -> "tuple[list[str], list[OscbError]]":
    """The files named and those in the folders named; and what is wrong with folders."""
    from pathlib import Path

    from oscb_cli.errors import OscbError
    from oscb_cli.readers.folder import report_files

    files: list[str] = []
    errors: list[OscbError] = []
    for path in paths:
        try:
            files.extend(report_files(Path(path)) if Path(path).is_dir() else [path])
        except OscbError as error:
            errors.append(error)
    return files, errors


def _print(checked: "Sequence[Checked]", output_format: Format) -> None:
    from oscb_cli.reporters.checked import summary

    if output_format is Format.TABLE and not any(report.findings or report.silenced for report in checked):
        typer.secho(summary(checked), bold=True)  # one line needs no tables, which take time to import
    elif output_format is Format.TABLE:
        from oscb_cli import console
        from oscb_cli.reporters.table import render_table

        for renderable in render_table(checked):
            console.results().print(renderable)
    else:
        from oscb_cli.reporters.formats import render

        typer.echo(render(checked, output_format.value))
