"""The program: its commands, put together. Nothing heavy is imported until a command needs it."""

from typing import Annotated

import typer

from oscb_cli import __version__
from oscb_cli.commands import officers, signoff
from oscb_cli.commands.batch import batch
from oscb_cli.commands.check import check
from oscb_cli.commands.convert import convert
from oscb_cli.commands.deadlines import deadlines
from oscb_cli.commands.diff import diff
from oscb_cli.commands.draft import draft
from oscb_cli.commands.new import new
from oscb_cli.commands.profiles import profiles
from oscb_cli.commands.rules import rules
from oscb_cli.commands.schema import schema
from oscb_cli.commands.show import show

app = typer.Typer(
    name="oscb",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.command()(draft)
app.command()(new)
app.command()(batch)
app.command()(check)
app.command()(convert)
app.command()(show)
app.command()(diff)
app.command()(deadlines)
app.command()(rules)
app.command()(profiles)
app.add_typer(signoff.app, name="signoff")
app.add_typer(officers.app, name="officers")
app.command()(schema)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"oscb {__version__}")
        raise typer.Exit


@app.callback()
def oscb(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Draft, check and batch committee cover reports in a council's format.

    \b
    Examples:
      oscb draft
      oscb check report.json
    """
