"""``oscb officers``: the officers that the interview remembers."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="The officers that the interview remembers and offers.",
)

CouncilFile = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="A file for the whole council, instead of your own."),
]


@app.command("list")
def list_() -> None:
    """List the officers known, your own and the council's.

    \b
    Examples:
      oscb officers list
      OSCB_OFFICERS=team.toml oscb officers list
    """
    from oscb_cli import console
    from oscb_cli.officers import officers_for
    from oscb_cli.settings import settings_for

    councils = settings_for(Path.cwd()).officers
    officers = officers_for([Path(councils)] if councils else [])
    for officer in officers.known:
        parts = (officer.name, officer.job_title, officer.email, officer.phone)
        console.results().print(console.printable(", ".join(part for part in parts if part)), soft_wrap=True)
    if not officers.known:
        console.say(f"nobody yet; those whom you name in an interview are remembered in {officers.own_file}")


@app.command("import")
def import_(
    source: Annotated[str, typer.Argument(metavar="FILE.csv", help="A CSV file with a line of column names.")],
    output: CouncilFile = None,
) -> None:
    """Add the officers of a CSV file: columns Name, Job title, E-mail, Telephone, in any order.

    \b
    Examples:
      oscb officers import directory.csv
      oscb officers import finance.csv -o officers.toml
    """
    from oscb_cli import console
    from oscb_cli.officers import import_csv, own_officers_file
    from oscb_cli.storage.files import read_bytes

    file = Path(output) if output else own_officers_file()
    count = import_csv(read_bytes(source), source, file)
    console.results().print(f"{count} {'officer' if count == 1 else 'officers'} kept in {file}", soft_wrap=True)


@app.command()
def forget(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The officer's name.")],
    output: CouncilFile = None,
) -> None:
    """Take an officer out of your own file, or the council's.

    \b
    Examples:
      oscb officers forget "Ada Marsh"
      oscb officers forget "Ada Marsh" -o officers.toml
    """
    from oscb_cli import console
    from oscb_cli.errors import BadUsage
    from oscb_cli.officers import forget as take_out
    from oscb_cli.officers import own_officers_file

    file = Path(output) if output else own_officers_file()
    if not take_out(file, name):
        raise BadUsage(f"{file}: there is no officer “{name}”; “oscb officers list” shows who is known")
    console.results().print(f"Forgot {name}", soft_wrap=True)
