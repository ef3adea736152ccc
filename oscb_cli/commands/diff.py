"""``oscb diff``: what changed between two versions of a report."""

from typing import TYPE_CHECKING, Annotated

import typer

from oscb_cli.commands.options import ProfileOption, ViaLibreOffice

if TYPE_CHECKING:
    from rich.text import Text

    from oscb_cli.actions.compare import Piece

_AROUND = 8
"""Words that stayed the same which are shown before and after a change."""


def diff(
    old: Annotated[str, typer.Argument(metavar="OLDER", help="The older version, in any format that oscb reads")],
    new: Annotated[str, typer.Argument(metavar="NEWER", help="The newer version, in any format that oscb reads")],
    via_libreoffice: ViaLibreOffice = False,
    profile: ProfileOption = None,
) -> None:
    """Show what changed between two versions of a report

    [-words-] were removed and {+words+} were added. At the end are the sign-offs that no longer count because their
    wording has changed. Ask those checkers again.

    \b
    Examples:
      oscb diff draft-1.docx draft-2.docx
      oscb diff report.json report.docx
    """
    from pathlib import Path

    from oscb_cli import console
    from oscb_cli.actions.compare import compare
    from oscb_cli.actions.read import read_one
    from oscb_cli.settings import settings_for

    wanted = profile or settings_for(Path.cwd()).profile
    before = read_one(old, wanted, via_libreoffice=via_libreoffice)
    after = read_one(new, wanted, via_libreoffice=via_libreoffice)
    found = compare(before.report_to_show, after.report_to_show, after.profile, old_profile=before.profile)
    out = console.results()
    for change in found.changes:
        out.print(change.part, style="bold")
        out.print(_told(change.pieces))
        out.print()
    for line in found.stale:
        out.print(f"Ask again: {line}", style="bold")
    if not found.changes:
        out.print("The two versions say the same.")


def _told(pieces: "tuple[Piece, ...]") -> "Text":
    from rich.text import Text

    from oscb_cli.console import printable

    text = Text()
    for place, piece in enumerate(pieces):
        words = printable(piece.words)
        if piece.kind == "gone":
            text.append(f"[-{words}-]", style="red strike")
        elif piece.kind == "new":
            text.append(f"{{+{words}+}}", style="green")
        else:
            text.append(_shortened(words, first=place == 0, last=place == len(pieces) - 1))
    return text


def _shortened(words: str, *, first: bool, last: bool) -> str:
    """Words that stayed, cut down to those around a change."""
    said = words.split(" ")
    if len(said) <= 2 * _AROUND + 2:
        return words
    before = "" if first else " ".join(said[:_AROUND])
    after = "" if last else " ".join(said[-_AROUND:])
    return f"{before} … {after}"
