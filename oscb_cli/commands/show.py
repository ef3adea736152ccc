"""``oscb show``: a report in the terminal."""

from typing import Annotated

import typer

from oscb_cli.commands.options import ProfileOption, ViaLibreOffice


def show(
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="A report in any format that oscb reads, or - for standard input")
    ],
    via_libreoffice: ViaLibreOffice = False,
    profile: ProfileOption = None,
) -> None:
    """Show a report as it would be published

    \b
    Examples:
      oscb show report.docx
      oscb show report.json | less
    """
    from pathlib import Path

    from rich.text import Text

    from oscb_cli import console
    from oscb_cli.actions.read import read_one
    from oscb_cli.model.sighting import uncertainty
    from oscb_cli.settings import settings_for
    from oscb_cli.writers.text_writer import text_paragraphs

    read = read_one(report, profile or settings_for(Path.cwd()).profile, via_libreoffice=via_libreoffice)
    for sighting in read.sightings:
        if sighting.kind == "uncertain":
            console.say(uncertainty(sighting))
    out = console.results()
    for place, paragraph in enumerate(text_paragraphs(read.report_to_show, read.profile)):
        if place:
            out.print()
        words = console.printable(paragraph.words)
        style = "bold" if paragraph.is_heading else ""
        out.print(Text(words, style=style), soft_wrap=words.startswith("|"))
