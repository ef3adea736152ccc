"""``oscb publish``: reports as they are published, in three formats, with nothing private in them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oscb_cli.commands.options import NotExemptOption, ProfileOption, TodayOption, ViaLibreOffice, day_of
from oscb_cli.sentences import raised

if TYPE_CHECKING:
    from oscb_cli.batch.publishing import Published, TakenBack


def publish(
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT…", help="Reports in any format that oscb reads, or folders of them")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="Put what is published in this folder")
    ],
    via_libreoffice: ViaLibreOffice = False,
    profile: ProfileOption = None,
    with_errors: Annotated[
        bool, typer.Option("--with-errors", help="Publish reports that have errors too, but never an exempt one")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace files that oscb did not write")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove what was published of reports that have gone, or have errors now")
    ] = False,
    not_exempt: NotExemptOption = None,
    force: Annotated[bool, typer.Option("--force", help="The same as --with-errors and --replace together")] = False,
    today: TodayOption = None,
) -> None:
    """Write reports for publication, as web page, PDF and Word

    The copies hold no comment, earlier wording, hidden text, name of an editor or link into the council's network, and
    nothing that your council keeps to itself. oscb says what it left out. For several reports it writes index.html too.

    oscb does not publish a report that has errors, unless you add --with-errors. It never publishes an exempt
    report, and if one was published before, oscb removes it first. Where it cannot tell whether a report is exempt,
    it asks you.

    Exit status: 0 if all reports were published, 3 if some were not, or something could not be removed.

    \b
    Examples:
      oscb publish report.docx -o website
      oscb publish agenda -o website
    """
    from oscb_cli import console
    from oscb_cli.batch.own_output import not_input
    from oscb_cli.batch.published_reports import Wanted
    from oscb_cli.batch.publishing import publish as run
    from oscb_cli.commands.check import files_in
    from oscb_cli.commands.progress import Progress
    from oscb_cli.errors import EXIT_INTERRUPTED, EXIT_SOME_FAILED
    from oscb_cli.settings import choice_of, settings_for

    settings = settings_for(Path.cwd())
    files, errors = files_in(reports, not_input(output))
    wanted = Wanted(
        output, day_of(today), choice_of(settings, (), ()), profile or settings.profile,
        with_errors=with_errors or force, replace=replace or force, prune=prune, not_exempt=tuple(not_exempt or ()),
        via_libreoffice=via_libreoffice, named=tuple(reports), complete=not errors,
    )  # fmt: skip
    progress, number = Progress(after=_SECONDS_WITHOUT_PROGRESS), 0

    def tell(title: str) -> None:
        nonlocal number
        number += 1
        progress.tell(min(number / max(len(files), 1), 1.0), title)

    try:
        outcome = run(files, wanted, tell)
    except KeyboardInterrupt:
        console.say_error("interrupted. Run the same command again to publish the others")
        raise typer.Exit(EXIT_INTERRUPTED) from None
    finally:
        progress.end()
    every = outcome.reports
    for taken in outcome.taken_back:
        _say_taken_back(taken, output)
    published = [done for done in every if done.files]
    for done in published:
        console.say(_said(done, in_few_words=len(every) > _FEW))
    for error in [*errors, *(done.error for done in every if done.error), *filter(None, [outcome.stopped])]:
        console.say_error(error)
    same = sum(done.unchanged == len(done.files) for done in published)
    typer.echo(
        f"{len(published):,} of {len(every) + len(errors):,} reports published in {output}"
        + (f" ({same:,} of them unchanged)" if same else "")
    )
    if errors or len(published) < len(every) or any(taken.stays for taken in outcome.taken_back):
        raise typer.Exit(EXIT_SOME_FAILED)


_SECONDS_WITHOUT_PROGRESS = 2.0
_FEW = 5
"""Reports up to which the files of each are named."""


def _said(done: "Published", *, in_few_words: bool) -> str:
    left_out = f"left out: {'; '.join(done.left_out)}" if done.left_out else "nothing private to leave out"
    return f"{done.file}: {left_out}" if in_few_words else f"Wrote {', '.join(done.files)}. {raised(left_out)}"


def _say_taken_back(taken: "TakenBack", output: Path) -> None:
    """Say what is not public any more, and what a person must still see to."""
    from oscb_cli import console

    removed = [name for name in taken.files if name not in taken.stays]
    if not taken.removed:
        console.say(
            f"{', '.join(taken.files)}: {taken.why}. Still in {output}, but not on its index page. To "
            f"remove it, add --prune"
        )
    elif removed:
        console.say(f"Removed {', '.join(removed)}, because {taken.why}")
    for name in taken.stays:
        console.say_error(
            f"{output / name} was changed after oscb wrote it, so oscb did not remove it, although "
            f"{taken.why}. Remove it "
            "yourself"
        )
