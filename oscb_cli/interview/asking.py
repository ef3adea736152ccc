"""Asking one thing at a terminal, line by line: no drawing, so that any terminal and any screen reader will do."""

import textwrap
from collections.abc import Callable, Sequence
from shutil import get_terminal_size

END_OF_TEXT = "."
_WIDEST = 100


class Stopped(KeyboardInterrupt):
    """The author has stopped the interview; ``typed`` is the unfinished text, or empty."""

    def __init__(self, typed: str = "") -> None:
        self.typed = typed
        super().__init__()


class NotAccepted(ValueError):
    """An answer that cannot be taken; ``str()`` says why and what to type."""


class Asker:
    """Asks at the terminal. Ctrl-C and Ctrl-D stop the interview, at any question.

    :param read_line: reads a line after showing a prompt, as ``input`` does.
    :param write_line: shows a line, as ``print`` does.
    """

    def __init__(self, read_line: Callable[[str], str] = input, write_line: Callable[[str], None] = print) -> None:
        self._read_line = read_line
        self._write_line = write_line

    def say(self, text: str = "") -> None:
        """Show a text, wrapped to the terminal."""
        width = min(get_terminal_size().columns - 1, _WIDEST)
        for paragraph in text.split("\n"):
            self._write_line(textwrap.fill(paragraph, width, subsequent_indent=_indent(paragraph)))

    def heading(self, text: str, guidance: str = "") -> None:
        """Begin a part of the interview."""
        self.say()
        self._write_line(f"== {text} ==")
        if guidance:
            self.say(guidance)

    def line(self, prompt: str, default: str = "", accept: Callable[[str], str] = str) -> str:
        """Ask for one line until it can be taken; Enter takes the default.

        :param accept: turns what was typed into the answer, or raises ``NotAccepted``.
        :return: the answer, or an empty text where nothing was typed and there is no default.
        """
        shown = f"{prompt} [{default}]: " if default else f"{prompt}: "
        while True:
            typed = " ".join(self._read(shown).split()) or default
            if not typed:
                return ""
            try:
                return accept(typed)
            except NotAccepted as error:
                message = str(error)
                self.say(f"  {message[:1].upper()}{message[1:]}")

    def yes(self, prompt: str, *, default: bool = False) -> bool:
        """Ask a question of yes or no."""

        def accept(typed: str) -> str:
            if typed.lower() not in {"y", "yes", "n", "no"}:
                raise NotAccepted("Type y for yes or n for no.")
            return typed.lower()[0]

        return self.line(f"{prompt} (y/n)", "y" if default else "n", accept) == "y"

    def choice(self, prompt: str, choices: Sequence[str], accept_other: Callable[[str], str] | None = None) -> str:
        """Ask for one of several; its number is enough.

        :param accept_other: what to make of anything else that is typed; without it, nothing else is taken.
        :return: the choice, or an empty text for none.
        """
        for number, choice in enumerate(choices, start=1):
            self.say(f"{number:>4}  {choice}")

        def accept(typed: str) -> str:
            if typed.isdecimal():
                if 1 <= int(typed) <= len(choices):
                    return choices[int(typed) - 1]
                raise NotAccepted(f"Type a number from 1 to {len(choices)}.")
            if accept_other is not None:
                return accept_other(typed)
            raise NotAccepted(f"Type a number from 1 to {len(choices)}.")

        return self.line(prompt, accept=accept)

    def text(self, prompt: str) -> str:
        """Ask for text of several paragraphs, which ends with a full stop on a line of its own.

        :raises Stopped: with what was typed so far.
        """
        self.say(f"{prompt} Type or paste it; a blank line begins a new paragraph.")
        self.say(f"End with a line that holds only a full stop ({END_OF_TEXT}); at once, to leave it for later.")
        lines: list[str] = []
        try:
            while True:
                for line in self._read("> ").split("\n"):
                    if line.strip() == END_OF_TEXT:
                        return "\n".join(lines).strip()
                    lines.append(line.rstrip())
        except Stopped:
            raise Stopped("\n".join(lines).strip()) from None

    def _read(self, prompt: str) -> str:
        try:
            typed = self._read_line(prompt)
        except (KeyboardInterrupt, EOFError):
            self._write_line("")  # what is said next begins on a line of its own
            raise Stopped from None
        return "".join(
            c if c.isprintable() or c in "\n\t" else " " for c in typed.replace("\r\n", "\n").replace("\r", "\n")
        )


def _indent(paragraph: str) -> str:
    stripped = paragraph.lstrip()
    if stripped[:1].isdigit():
        return " " * 6
    return " " * (len(paragraph) - len(stripped))
