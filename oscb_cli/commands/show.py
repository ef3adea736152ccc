"""``oscb show``: a report in the terminal."""

from typing import TYPE_CHECKING, Annotated

import typer

from oscb_cli.commands.options import ProfileOption, ViaLibreOffice

if TYPE_CHECKING:
    from oscb_cli.readers.read import ReadReport


def show(
    report: Annotated[
        str, typer.Argument(metavar="REPORT", help="A report in any format that oscb reads, or - for standard input")
    ],
    via_libreoffice: ViaLibreOffice = False,
    profile: ProfileOption = None,
    web: Annotated[bool, typer.Option("--web", help="Show it as a web page, in your browser")] = False,
) -> None:
    """Show a report as it would be published

    \b
    Examples:
      oscb show report.docx
      oscb show report.json --web
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
    if web:
        _in_browser(read)
        return
    if not read.report.to_data().keys() - {"profile"}:
        console.say(f"{read.file} says nothing yet")
    out = console.results()
    for place, paragraph in enumerate(text_paragraphs(read.report_to_show, read.profile)):
        if place:
            out.print()
        words = console.printable(paragraph.words)
        style = "bold" if paragraph.is_heading else ""
        out.print(Text(words, style=style), soft_wrap=words.startswith("|"))


def _in_browser(read: "ReadReport") -> None:
    """Write the page to a file of its own, which stays for the browser to read, and open that."""
    import tempfile
    import webbrowser
    from pathlib import Path

    from oscb_cli import console
    from oscb_cli.actions.convert import converted
    from oscb_cli.actions.draft import file_stem

    read.require_valid()
    page = Path(tempfile.mkdtemp(prefix="oscb-")) / f"{file_stem(read.report, read.profile)}.html"
    page.write_bytes(converted(read, ".html"))
    if webbrowser.open(page.as_uri()):
        console.say(f"Opened {page}")
    else:
        console.say(f"Wrote {page}. No browser could be opened: open this file in yours")
