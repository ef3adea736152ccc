"""``oscb new``: a report file to fill in, or last year's made ready for this year."""

from pathlib import Path
from typing import Annotated

import typer

from oscb_cli.commands.options import ForceOption, ProfileOption, ViaLibreOffice


def new(
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="The file to write: .md, .yaml or .json.")
    ] = "report.md",
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="REPORT", help="An earlier report, in any format that oscb reads."),
    ] = None,
    via_libreoffice: ViaLibreOffice = False,
    profile: ProfileOption = None,
    force: ForceOption = False,
) -> None:
    """Begin a report file, with the council's guidance in it, or from an earlier report.

    From an earlier report the text is kept; its dates, sign-offs and statuses are cleared, and the years and dates in
    the text stand in brackets, [review: 2023-24], until you have seen to each: “oscb check” finds them.

    \b
    Examples:
      oscb new -o report.yaml
      oscb new --from last-year.docx -o this-year.json
    """
    from oscb_cli import console
    from oscb_cli.actions.start import WRITTEN, skeleton
    from oscb_cli.errors import BadUsage, CannotWrite
    from oscb_cli.model.report import DEFAULT_PROFILE
    from oscb_cli.profile.load import load_profile
    from oscb_cli.settings import settings_for
    from oscb_cli.storage.files import write_atomically

    path = Path(output)
    if path.suffix.lower() not in WRITTEN:
        raise BadUsage(f"{output}: a report file to work on is .md, .yaml or .json")
    profile = profile or settings_for(Path.cwd()).profile
    if source is not None:
        _renew(source, output, profile, via_libreoffice=via_libreoffice, force=force)
    else:
        text = skeleton(load_profile(profile or DEFAULT_PROFILE, may_be_folder=True), path.suffix)
        if not force and (path.exists() or path.is_symlink()):
            raise CannotWrite(f"{path}: is there already: choose another name with -o, or add --force to replace it")
        write_atomically(path, text.encode())
        console.results().print(f"Wrote {path}", soft_wrap=True)
    if path.suffix.lower() == ".json":
        console.say(f"“oscb draft {path}” asks for what is missing")


def _renew(source: str, output: str, profile: str | None, *, via_libreoffice: bool, force: bool) -> None:
    from msgspec.structs import replace

    from oscb_cli import console
    from oscb_cli.actions.convert import convert
    from oscb_cli.actions.read import read_one
    from oscb_cli.actions.renew import renewed

    read = read_one(source, profile, via_libreoffice=via_libreoffice)
    read.require_valid()
    read, taken_off = read.numbered_anew()
    console.say_numbers(read.file, taken_off)
    made = renewed(read.report)
    for path in convert(replace(read, report=made.report, source=None), output, force=force):
        console.results().print(f"Wrote {path}", soft_wrap=True)
    if made.marked:
        years = ", ".join(dict.fromkeys(made.marked))
        count = "1 year or date is" if len(made.marked) == 1 else f"{len(made.marked)} years and dates are"
        console.say(f"{count} marked for review: {years}")
    console.say("cleared: the meeting's date and item, the sign-offs, the key decision, the files of annexes")
    if made.report.exempt is not None:
        console.say("the report is exempt, as it was: see whether that is still right")
