"""The program: its commands, by name. Nothing of a command is imported, nor put together, until it is needed."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from oscb_cli import __version__

COMMANDS = (
    "draft", "new", "batch", "check", "publish", "convert", "show", "diff", "deadlines", "rules", "profiles", "schema",
    "signoff", "officers",
)  # fmt: skip
"""The commands in the order of the help; each is in the module of its name, as a function or as commands of its own."""


_NAMES_AT_MOST = 26
"""Columns for the names of options; what is longer has its help on the next line."""


class _PlainCommand(TyperCommand):
    """A command whose help has no types, and whose usage line shows what to type."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What is typed after the command, in order."""
        pieces = [self._typed(param) for param in self.get_params(ctx) if param.param_type_name == "argument"]
        return [*pieces, "[OPTIONS]"]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The arguments and options, each with what it is for."""
        shown = [param for param in self.get_params(ctx) if not getattr(param, "hidden", False)]
        arguments = [(_name(param), _help(param)) for param in shown if param.param_type_name == "argument"]
        options = [(_option(param), _help(param)) for param in shown if param.param_type_name == "option"]
        for heading, rows in (("What to name", arguments), ("Options", options)):
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows, col_max=_NAMES_AT_MOST)

    @staticmethod
    def _typed(param: Any) -> str:
        name = _name(param)
        return name if param.required else f"[{name}]"


class _PlainGroup(TyperGroup):
    """Commands whose help has no types."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The options, then the commands."""
        options = [(_option(param), _help(param)) for param in self.get_params(ctx)]
        with formatter.section("Options"):
            formatter.write_dl(options, col_max=_NAMES_AT_MOST)
        self.format_commands(ctx, formatter)


def _name(param: Any) -> str:
    return str(param.metavar or param.name.upper())


def _option(param: Any) -> str:
    short_first = sorted(param.opts, key=lambda name: name.startswith("--"))  # those of help come in any order
    names = ", ".join([*short_first, *param.secondary_opts])
    return names if param.is_flag or param.count else f"{names} {_name(param)}"


def _help(param: Any) -> str:
    default = param.default
    said = str(param.help or "").replace("Show this message and exit.", "Show this help")
    if default in (None, False, True, "") or callable(default) or isinstance(default, list | tuple):
        return said
    return f"{said} (otherwise {getattr(default, 'value', default)})"


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
    held.info.cls = _PlainGroup
    for each in held.registered_commands:
        each.cls = _PlainCommand
    command = typer.main.get_command(held)
    command.name = name
    return command


class _Program(_PlainGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _ByName()

    def list_commands(self, _: Any) -> list[str]:
        return list(self.commands)


app = typer.Typer(
    name="oscb",
    cls=_Program,
    invoke_without_command=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"oscb {__version__}")
        raise typer.Exit


_FIRST = """\
What do you want to do?

  Write a report                       oscb draft
  Put a Word file in the right format  oscb draft report.docx
  Check a report                       oscb check report.docx
  Check the reports for a meeting      oscb check FOLDER
  See who has signed off what          oscb signoff status FOLDER
  See the deadlines for a meeting      oscb deadlines --meeting "5 January 2027"

For all commands: oscb --help. For help with one: oscb check --help"""


@app.callback()
def oscb(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - the callback shows it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version")
    ] = False,
    debug: Annotated[  # noqa: ARG001 - where the program ends, it is looked for
        bool, typer.Option("--debug", help="If something goes wrong in oscb, show where in the program")
    ] = False,
) -> None:
    """Write and check committee cover reports in a council's format"""
    if context.invoked_subcommand is None:
        typer.echo(_FIRST)
