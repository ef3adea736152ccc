"""``oscb officers``: the officers that the interview remembers."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="List, add and remove the officers that oscb offers",
)

CouncilFile = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="Use a file for the whole council, not your own"),
]


@app.command("list")
def list_() -> None:
    """List the officers that oscb knows

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
        console.say(f"No officers yet. oscb keeps those that you name in {officers.own_file}")


@app.command("import")
def import_(
    source: Annotated[str, typer.Argument(metavar="FILE.csv", help="A CSV file whose first line has the column names")],
    output: CouncilFile = None,
) -> None:
    """Add officers from a CSV file

    The file has the columns Name, Job title, E-mail and Telephone, in any order.

    \b
    Examples:
      oscb officers import directory.csv
      oscb officers import finance.csv -o officers.toml
    """
    from oscb_cli import console
    from oscb_cli.errors import EXIT_SOME_FAILED
    from oscb_cli.officers import import_csv, own_officers_file
    from oscb_cli.storage.files import read_bytes

    file = Path(output) if output else own_officers_file()
    refused: list[str] = []
    done = import_csv(read_bytes(source), source, file, refused)
    for error in refused:
        console.say_error(error)
    said = [f"{done.new} {'officer' if done.new == 1 else 'officers'} added to {file}"]
    said += [f"{done.changed} brought up to date"] if done.changed else []
    said += [f"{done.same} already there"] if done.same else []
    said += [f"{len(refused)} {'row' if len(refused) == 1 else 'rows'} left out"] if refused else []
    console.results().print("; ".join(said), soft_wrap=True)
    if refused:
        raise typer.Exit(EXIT_SOME_FAILED)


@app.command()
def forget(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The officer's name")],
    output: CouncilFile = None,
) -> None:
    """Remove an officer from your file, or the council's

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
        raise BadUsage(f"{file} has no officer “{name}”. To see who is in it: oscb officers list")
    console.results().print(f"Removed {name}", soft_wrap=True)
