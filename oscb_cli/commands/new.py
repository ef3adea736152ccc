"""``oscb new``: a report file to fill in, or last year's made ready for this year."""

from pathlib import Path
from typing import Annotated

import typer

from oscb_cli.commands.options import ForceOption, ProfileOption, ViaLibreOffice


def new(
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Write this file: .md, .yaml or .json")
    ] = "report.md",
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="REPORT", help="Start from an earlier report, in any format that oscb reads"),
    ] = None,
    via_libreoffice: ViaLibreOffice = False,
    profile: ProfileOption = None,
    force: ForceOption = False,
) -> None:
    """Start a report file, from guidance or from an earlier report

    With --from, oscb keeps the text of the earlier report and clears its dates, sign-offs and statuses. It puts dates,
    years, “last year” and the like into brackets, such as [review: 2023-24]. “oscb check” finds those that you still
    have to update.

    \b
    Examples:
      oscb new -o report.yaml
      oscb new --from last-year.docx -o this-year.json
    """
    from oscb_cli import console
    from oscb_cli.actions.start import WRITTEN, skeleton
    from oscb_cli.errors import BadUsage, CannotWrite
    from oscb_cli.profile.found import default_name
    from oscb_cli.profile.load import load_profile
    from oscb_cli.settings import settings_for
    from oscb_cli.storage.files import write_atomically

    path = Path(output)
    if path.suffix.lower() not in WRITTEN:
        raise BadUsage(f"{output}: choose a name that ends in .md, .yaml or .json")
    profile = profile or settings_for(Path.cwd()).profile
    if source is not None:
        _renew(source, output, profile, via_libreoffice=via_libreoffice, force=force)
    else:
        text = skeleton(load_profile(profile or default_name(), may_be_folder=True), path.suffix)
        if not force and path.exists():
            raise CannotWrite(f"{path} already exists. Choose another name with -o, or add --force to replace it")
        write_atomically(path, text.encode())
        console.results().print(f"Wrote {path}", soft_wrap=True)
    if path.suffix.lower() == ".json":
        console.say(f"To fill in what is missing: {console.command('oscb draft', path)}")


def _renew(source: str, output: str, profile: str | None, *, via_libreoffice: bool, force: bool) -> None:
    from msgspec.structs import replace

    from oscb_cli import console
    from oscb_cli.actions.convert import convert
    from oscb_cli.actions.read import read_one
    from oscb_cli.actions.renew import renewed

    read = read_one(source, profile, via_libreoffice=via_libreoffice)
    read.require_valid()
    read, numbers = read.numbered_anew()
    console.say_numbers(read.file, numbers)
    made = renewed(read.report)
    for path in convert(replace(read, report=made.report, source=None), output, force=force):
        console.results().print(f"Wrote {path}", soft_wrap=True)
    if made.marked:
        years = ", ".join(dict.fromkeys(made.marked))
        count = "1 date or time is" if len(made.marked) == 1 else f"{len(made.marked)} dates and times are"
        console.say(f"{count} marked for review: {years}")
    console.say("Cleared: the meeting date and item, the sign-offs, the key decision, and the files of annexes")
    if made.report.exempt is not None:
        console.say("The earlier report was exempt, and so is this one. Check that this is still right")
