"""``oscb check``: findings for report files."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from oscb_cli.commands.options import FailOn, ForceOption, ProfileOption, TodayOption, ViaLibreOffice, day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from oscb_cli.batch.checking import Found
    from oscb_cli.reporters.checked import Checked
    from oscb_cli.storage.spool import Spool


class Format(StrEnum):
    """How findings are printed."""

    TABLE = "table"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"


def check(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Reports (.docx, .json, .yaml, .md, .txt), folders of them, or - for standard input"
        ),
    ],
    details: Annotated[bool, typer.Option("--details", help="Show every finding on its own")] = False,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write the findings to this file, not the screen"),
    ] = None,
    output_format: Annotated[
        Format | None,
        typer.Option("--format", metavar="FORMAT", help="Choose table, html, markdown, json, sarif, junit or github"),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="CODE", help="Check only these rules or families: SO001, ST")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODE", help="Leave out these rules or families")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Make the safe corrections in the files")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing")] = False,
    comment: Annotated[
        str | None,
        typer.Option("--comment", metavar="FOLDER", help="Put copies of Word files there, with findings as comments"),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", metavar="LEVEL", help="Exit with 1 for error, warning, advice or never")
    ] = FailOn.ERROR,
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, metavar="NUMBER", help="Use this many processes")] = None,
    via_libreoffice: ViaLibreOffice = False,
    profile: ProfileOption = None,
    force: ForceOption = False,
    today: TodayOption = None,
) -> None:
    """Check reports before they are published

    The first line says whether a report is ready to publish. For more than five reports, oscb shows one row for each,
    with those that need most at the top. It reads Word files typed by hand as well as its own.

    You can set the profile, the rules and their severities in a file called oscb.toml, in this folder or above.

    Exit status: 0 for nothing at or above --fail-on, 1 for findings, 2 for a file that oscb cannot read.

    \b
    Examples:
      oscb check report.docx
      oscb check agenda -o findings.html
    """
    import os
    from pathlib import Path

    from oscb_cli import console
    from oscb_cli.batch.checking import Wanted, check_files
    from oscb_cli.errors import EXIT_BAD_INPUT, EXIT_FINDINGS
    from oscb_cli.reporters.checked import Checked
    from oscb_cli.settings import choice_of, settings_for
    from oscb_cli.storage.spool import Spool

    chosen = _format_of(output_format, output)
    if output is not None:
        _is_free(Path(output), force=force)
    settings = settings_for(Path.cwd())
    choice = choice_of(settings, tuple(select or ()), tuple(ignore or ()))
    wanted = Wanted(
        day_of(today), choice, profile or settings.profile, via_libreoffice=via_libreoffice, fix=fix, only_show=diff,
        comments=comment, with_sign_offs=chosen is Format.HTML,
    )  # fmt: skip
    files, errors = files_in(paths)
    for error in errors:
        console.say_error(error)
    for line in _not_looked_at(paths):
        console.say(line)
    if comment is not None:
        _no_name_twice(files)
    unread, fails, copies = 0, False, 0
    checked: Spool[Checked] = Spool(Checked)
    for found in _with_progress(check_files(files, wanted, jobs or os.cpu_count() or 1), len(files)):
        typer.echo(found.fixed, nl=False, err=not diff or chosen is not Format.TABLE)
        for report in found.reports:
            checked.add(report)
            fails = fails or _reaches(report, fail_on)
        unread += found.unreadable
        copies += len(found.notices)
    if output is not None and checked:
        _write(checked, chosen, Path(output))
    elif output is None and (checked or chosen is not Format.TABLE):
        _print(checked, chosen, details=details, named=len(files) > 1 or bool(errors))
    if unread and checked:
        many = "1 file" if unread == 1 else f"{unread:,} files"
        console.say_error(f"{many} could not be read, so nothing is known of {'it' if unread == 1 else 'them'}")
    without_copies = comment is not None and not copies
    if errors or unread or without_copies or fails:
        raise typer.Exit(EXIT_FINDINGS if fails and not (errors or unread or without_copies) else EXIT_BAD_INPUT)


_SECONDS_WITHOUT_PROGRESS = 2.0


def _with_progress(every: "Iterator[Found]", total: int) -> "Iterator[Found]":
    """What became of each file, with how far it is on a terminal, and what there is to say of the file."""
    from oscb_cli import console
    from oscb_cli.commands.progress import Progress
    from oscb_cli.errors import EXIT_INTERRUPTED

    progress = Progress(after=_SECONDS_WITHOUT_PROGRESS)
    try:
        for found in every:
            progress.tell((found.number + 1) / total, found.name)
            if found.fixed or found.notices or found.errors:
                progress.end()
            yield found
            for notice in found.notices:
                console.say(notice)
            for problem in found.errors:
                console.say_error(problem)
    except KeyboardInterrupt:
        progress.end()
        console.say_error("interrupted, so the findings are not shown")
        raise typer.Exit(EXIT_INTERRUPTED) from None
    finally:
        progress.end()


_BY_ENDING = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".md": Format.MARKDOWN,
    ".json": Format.JSON,
    ".sarif": Format.SARIF,
    ".xml": Format.JUNIT,
}


def _format_of(wanted: Format | None, output: str | None) -> Format:
    """The format asked for, or that of the file's ending, or a table."""
    from pathlib import PurePath

    from oscb_cli.errors import BadUsage

    if output is None:
        return wanted or Format.TABLE
    found = wanted or _BY_ENDING.get(PurePath(output).suffix.lower())
    if found is None or found is Format.TABLE:
        raise BadUsage(f"{output}: choose a name that ends in {', '.join(_BY_ENDING)}, or add --format")
    return found


def _is_free(path: "Path", *, force: bool) -> None:
    from oscb_cli.errors import CannotWrite

    if not force and path.exists():
        raise CannotWrite(f"{path} already exists. Choose another name with -o, or add --force to replace it")


def _write(checked: "Spool[Checked]", output_format: Format, path: "Path") -> None:
    """Write the findings to a file, in UTF-8, and say what they come to."""
    from itertools import chain

    from oscb_cli import console
    from oscb_cli.reporters.checked import summary
    from oscb_cli.reporters.formats import render
    from oscb_cli.storage.files import write_atomically

    write_atomically(path, (piece.encode() for piece in chain(render(checked, output_format.value), ["\n"])))
    typer.secho(summary(checked), bold=True)
    console.say(f"Wrote {path}")


def _reaches(report: "Checked", fail_on: FailOn) -> bool:
    threshold = fail_on.threshold
    return threshold is not None and any(finding.severity.at_least(threshold) for finding in report.findings)


def _no_name_twice(files: "Sequence[str]") -> None:
    """Copies with comments have the names of their files, so two files cannot have the same."""
    from pathlib import Path

    from oscb_cli.errors import BadUsage

    taken: dict[str, str] = {}
    for file in files:
        before = taken.setdefault(Path(file).name, file)
        if before != file:
            raise BadUsage(f"{file}: {before} has the same name. Put the comments for each into a different folder")


def files_in(paths: "Sequence[str]") -> tuple[list[str], list[str]]:
    """The files named and those in the folders named, each once; and what is wrong with folders."""
    import os
    from pathlib import Path

    from oscb_cli.errors import OscbError
    from oscb_cli.readers.folder import report_files

    files: list[str] = []
    errors: list[str] = []
    for path in paths:
        try:
            files.extend(report_files(Path(path)) if Path(path).is_dir() else [path])
        except OscbError as error:
            errors.append(str(error))
    return list({os.path.normpath(file): file for file in reversed(files)}.values())[::-1], errors


def _not_looked_at(paths: "Sequence[str]") -> "Iterator[str]":
    """For each folder named, the documents in it that may be reports and are of a kind that is not looked at."""
    from pathlib import Path

    from oscb_cli.readers.folder import not_looked_at

    for path in paths:
        found = not_looked_at(Path(path)) if Path(path).is_dir() else []
        if found:
            many = "1 other document" if len(found) == 1 else f"{len(found):,} other documents"
            more = f" and {len(found) - 3:,} more" if len(found) > 3 else ""
            yield f"{path}: oscb did not look at {many}: {', '.join(Path(name).name for name in found[:3])}{more}"


def _print(checked: "Spool[Checked]", output_format: Format, *, details: bool, named: bool) -> None:
    import sys

    if output_format is not Format.TABLE:
        from oscb_cli.reporters.formats import render

        for piece in render(checked, output_format.value):
            sys.stdout.write(piece)
        sys.stdout.write("\n")
        return
    from oscb_cli import console
    from oscb_cli.commands.findings import print_lines
    from oscb_cli.reporters.terminal import MOST_ONE_BY_ONE, one_by_one, overview

    few = details or sum(1 for _ in zip(range(MOST_ONE_BY_ONE + 1), checked, strict=False)) <= MOST_ONE_BY_ONE
    width = console.width()
    print_lines(one_by_one(checked, width, details=details, named=named) if few else overview(checked, width))
