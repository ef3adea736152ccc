"""``oscb batch``: many reports, one Word document each."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oscb_cli.commands.options import FailOn, ForceOption, ProfileOption, TodayOption, day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oscb_cli.batch import Done


def batch(
    source: Annotated[str, typer.Argument(metavar="FILE.json", help="A list of reports, or defaults and reports.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder for the documents.")],
    profile: ProfileOption = None,
    force: ForceOption = False,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 from this severity on.")] = FailOn.NEVER,
    today: TodayOption = None,
) -> None:
    """Write the Word documents of many reports, and a manifest.

    One bad report never stops the others. Exit status: 0 all written, 3 some failed (the manifest says why).

    \b
    Examples:
      oscb batch reports.json -o agenda
      oscb batch examples/batch.json -o out --fail-on error
    """
    from oscb_cli import console
    from oscb_cli.batch import plan, prepare_folder, write_all
    from oscb_cli.errors import EXIT_FINDINGS, EXIT_INTERRUPTED, EXIT_SOME_FAILED
    from oscb_cli.settings import choice_of, settings_for

    day = day_of(today)
    settings = settings_for(Path.cwd())
    choice = choice_of(settings, (), ())
    planned = plan(source, profile or settings.profile)
    prepare_folder(output, force=force)
    done: list[Done] = []
    try:
        for entry in _with_progress(write_all(planned, output, day, choice=choice, force=force), len(planned)):
            done.append(entry)  # noqa: PERF402 - what was done before an interruption must be known
    except KeyboardInterrupt:
        console.say_error(f"interrupted: {len(done)} of {len(planned)} reports done; the same command does them all")
        raise typer.Exit(EXIT_INTERRUPTED) from None
    _print_summary(done, output)
    for entry in done:
        for error in entry.errors:
            console.say_error(error if error.startswith(source) else f"{source}{error}")
    if not all(entry.written for entry in done):
        raise typer.Exit(EXIT_SOME_FAILED)
    if any(entry.outcome.reaches(fail_on.threshold) for entry in done):
        raise typer.Exit(EXIT_FINDINGS)


def _with_progress(done: "Iterable[Done]", total: int) -> "Iterator[Done]":
    from oscb_cli import console

    if not console.notices().is_terminal:
        yield from done
        return
    from rich.progress import track

    yield from track(done, "Writing", total=total, console=console.notices(), transient=True)


def _print_summary(done: "list[Done]", folder: Path) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from oscb_cli import console
    from oscb_cli.batch import MANIFEST
    from oscb_cli.rules.rule import Severity

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Report", ratio=3)
    table.add_column("Document", ratio=4, overflow="fold")
    for heading in ("Errors", "Warnings", "Advice"):
        table.add_column(heading, justify="right", no_wrap=True)
    for entry in done:
        title = console.printable(entry.title) or entry.pointer
        if entry.written:
            table.add_row(title, Text(entry.file_name), *(str(entry.outcome.count(severity)) for severity in Severity))
        else:
            table.add_row(title, Text("failed", style="bold red"), "", "", "")
    console.results().print(table)
    written = sum(entry.written for entry in done)
    failed = len(done) - written
    line = f"{written} of {len(done)} documents written to {folder}"
    console.results().print(f"{line}; {failed} failed, see {MANIFEST} there" if failed else f"{line}, with {MANIFEST}")
