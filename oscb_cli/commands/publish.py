"""``oscb publish``: reports as they are published, in three formats, with nothing private in them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from oscb_cli.commands.options import ProfileOption, TodayOption, ViaLibreOffice, day_of
from oscb_cli.sentences import raised

if TYPE_CHECKING:
    from oscb_cli.batch.publishing import Published


def publish(
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT…", help="Reports in any format that oscb reads, or folders of them")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="Put what is published in this folder")
    ],
    via_libreoffice: ViaLibreOffice = False,
    profile: ProfileOption = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Publish a report that has errors, and replace files that oscb did not write"),
    ] = False,
    today: TodayOption = None,
) -> None:
    """Write reports for publication, as web page, PDF and Word

    The copies hold no comment, earlier wording, hidden text, name of an editor or link into the council's network, and
    nothing that your council keeps to itself. oscb says what it left out. For several reports it writes index.html too.

    oscb does not publish a report that has errors, unless you add --force. It never publishes an exempt report.

    Exit status: 0 if all reports were published, 3 if some were not.

    \b
    Examples:
      oscb publish report.docx -o website
      oscb publish agenda -o website
    """
    from oscb_cli import console
    from oscb_cli.batch.publishing import Wanted
    from oscb_cli.batch.publishing import publish as run
    from oscb_cli.commands.check import files_in
    from oscb_cli.commands.progress import Progress
    from oscb_cli.errors import EXIT_INTERRUPTED, EXIT_SOME_FAILED
    from oscb_cli.settings import choice_of, settings_for

    settings = settings_for(Path.cwd())
    wanted = Wanted(
        output, day_of(today), choice_of(settings, (), ()), profile or settings.profile,
        force=force, via_libreoffice=via_libreoffice,
    )  # fmt: skip
    files, errors = files_in(reports)
    progress, number = Progress(after=_SECONDS_WITHOUT_PROGRESS), 0

    def tell(done: "Published") -> None:
        nonlocal number
        number += 1
        progress.tell(min(number / max(len(files), 1), 1.0), done.title)

    try:
        every = run(files, wanted, tell)
    except KeyboardInterrupt:
        console.say_error("interrupted. Run the same command again to publish the others")
        raise typer.Exit(EXIT_INTERRUPTED) from None
    finally:
        progress.end()
    for done in every:
        if not done.error:
            console.say(_said(done, in_few_words=len(every) > _FEW))
    for error in [*errors, *(done.error for done in every if done.error)]:
        console.say_error(error)
    published = [done for done in every if not done.error]
    same = sum(done.unchanged == len(done.files) for done in published)
    typer.echo(
        f"{len(published):,} of {len(every) + len(errors):,} reports published in {output}"
        + (f" ({same:,} of them unchanged)" if same else "")
    )
    if errors or len(published) < len(every):
        raise typer.Exit(EXIT_SOME_FAILED)


_SECONDS_WITHOUT_PROGRESS = 2.0
_FEW = 5
"""Reports up to which the files of each are named."""


def _said(done: "Published", *, in_few_words: bool) -> str:
    left_out = f"left out: {'; '.join(done.left_out)}" if done.left_out else "nothing private to leave out"
    return f"{done.file}: {left_out}" if in_few_words else f"Wrote {', '.join(done.files)}. {raised(left_out)}"
