"""The program: its commands, by name. Nothing of a command is imported, nor put together, until it is needed."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from oscb_cli import __version__

COMMANDS = (
    "draft", "new", "batch", "check", "convert", "show", "diff", "deadlines", "rules", "profiles", "schema",
    "signoff", "officers",
)  # fmt: skip
"""The commands in the order of the help; each is in the module of its name, as a function or as commands of its own."""


class _ByName(MutableMapping[str, Any]):
    """Commands that are put together when they are first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = dict.fromkeys(COMMANDS)

    def __getitem__(self, name: str) -> Any:
        if self._made[name] is None:
            self._made[name] = _made(name)
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def _made(name: str) -> Any:
    module = import_module(f"oscb_cli.commands.{name}")
    held = getattr(module, "app", None)
    if held is None:
        held = typer.Typer(rich_markup_mode=None, add_completion=False)
        held.command(name)(getattr(module, name))
    command = typer.main.get_command(held)
    command.name = name
    return command


class _Program(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _ByName()

    def list_commands(self, _: Any) -> list[str]:
        return list(self.commands)


app = typer.Typer(
    name="oscb",
    cls=_Program,
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


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
