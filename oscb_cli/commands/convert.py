"""``oscb convert``: a report in another format."""

from typing import Annotated

import typer

from oscb_cli.commands.options import ForceOption, ProfileOption


def convert(
    source: Annotated[
        str,
        typer.Argument(metavar="IN", help="A report: .json, .yaml, .md, .txt, .docx, .pdf, or - for standard input"),
    ],
    output: Annotated[str, typer.Argument(metavar="OUT", help="The file to write. Its ending says the format")],
    via_libreoffice: Annotated[
        bool,
        typer.Option(
            "--via-libreoffice",
            help="Read .doc, .odt and .rtf files, and write a PDF that looks like the Word document, by LibreOffice",
        ),
    ] = False,
    profile: ProfileOption = None,
    force: ForceOption = False,
) -> None:
    """Save a report in another format

    oscb reads .json, .yaml, .md, .txt, .docx and the text of .pdf files, and writes all of these and .html. Web pages
    and PDFs are accessible, and hold their pictures; beside other files, oscb puts the pictures of a Word file into a
    folder. If oscb cannot tell where something belongs, it keeps it in a section without a heading and says so.

    \b
    Examples:
      oscb convert last-month.docx report.md
      oscb convert report.docx report.html
    """
    from pathlib import Path

    from oscb_cli import console
    from oscb_cli.actions.convert import convert as make
    from oscb_cli.actions.convert import converted
    from oscb_cli.actions.read import read_one
    from oscb_cli.settings import settings_for
    from oscb_cli.storage.files import STANDARD_STREAM

    read = read_one(source, profile or settings_for(Path.cwd()).profile, via_libreoffice=via_libreoffice)
    read.require_valid()
    console.say_moved(read.file, read.moved, read.profile.council)
    for sighting in read.sightings:
        if sighting.kind == "unplaced":
            console.say_error(f"{read.file}: oscb kept this without a heading: “{sighting.words}” ({sighting.detail})")
    if Path(output).suffix.lower() != ".docx":  # a document's numbers are told of where it is made
        read, numbers = read.numbered_anew()
        console.say_numbers(read.file, numbers)
    if output == STANDARD_STREAM:
        typer.echo(converted(read, ".json").decode(), nl=False)
        return
    for path in make(read, output, force=force, via_libreoffice=via_libreoffice):
        console.results().print(f"Wrote {path}", soft_wrap=True)
