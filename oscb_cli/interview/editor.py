"""The author's own editor, for long texts: $VISUAL, $EDITOR, or what the system has (Notepad on Windows)."""

from pathlib import Path

from oscb_cli.storage.files import write_atomically


class NoEditor(Exception):
    """The editor could not be opened; ``str()`` says why."""


def edited(text: str, file: Path) -> str:
    """Let the author write a text in an editor.

    :param file: the file to write it in; it is left there, so that nothing is lost if the computer stops.
    :return: the text as the author left it.
    :raises NoEditor: there is none, or it failed.
    """
    import click

    write_atomically(file, f"{text}\n".encode() if text else b"")
    try:
        click.edit(filename=str(file))
    except click.ClickException as error:
        raise NoEditor(
            f"{error.format_message()}; set VISUAL to the editor that you want, or type the text here"
        ) from None
    return file.read_text(encoding="utf-8-sig", errors="replace").strip()
