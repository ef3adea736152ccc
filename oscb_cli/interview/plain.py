"""Asking line by line, with nothing drawn: for any terminal, and for screen readers."""

import textwrap
from collections.abc import Callable, Sequence
from shutil import get_terminal_size

from oscb_cli.interview.prompter import END_OF_TEXT, Stopped, command_in, without_controls
from oscb_cli.interview.question import Option
from oscb_cli.officers import Officer

_WIDEST = 100
_MOST_OFFERED = 9


class PlainPrompter:
    """Asks at the terminal. Ctrl-C and Ctrl-D stop the interview, at any question.

    :param read_line: reads a line after showing a prompt, as ``input`` does.
    :param write_line: shows a line, as ``print`` does.
    """

    def __init__(self, read_line: Callable[[str], str] = input, write_line: Callable[[str], None] = print) -> None:
        self.hint = ""
        self._read_line = read_line
        self._write_line = write_line

    def say(self, text: str = "", *, indent: int = 0) -> None:
        """Show a text, wrapped to the terminal."""
        for line in wrapped(text, indent):
            self._write_line(line)

    def heading(self, where: str, text: str) -> None:
        """Begin a part."""
        self.say()
        self._write_line(where)
        self._write_line(f"== {text} ==")

    def line(
        self,
        prompt: str,
        default: str = "",
        known: Sequence[Officer] = (),
        words: Sequence[str] = (),
        *,
        suggested: bool = False,  # noqa: ARG002 - what is typed replaces every default here
    ) -> str:
        """Ask for one line; Enter takes the default. Part of the name of an officer known is offered as the name."""
        shown = f"{prompt} [{default}]: " if default else f"{prompt}: "
        if default and len(shown) > get_terminal_size().columns - 20:
            self.say(f"So far: {default}")
            shown = f"{prompt} (Enter keeps it): "
        typed = " ".join(self._read(shown).split())
        command_in(typed)
        if not typed:
            return default
        offered = [Option(officer.name, officer.described) for officer in known] + [Option(w, w) for w in words]
        return self._one_of(typed, offered) if offered else typed

    def _one_of(self, typed: str, offered: Sequence[Option]) -> str:
        """What is meant by a part of a name or of other words, where that is not plain."""
        folded = typed.casefold()
        same = next((option.answer for option in offered if option.answer.casefold() == folded), "")
        meant = [option for option in offered if folded in option.answer.casefold()]
        if same or not 0 < len(meant) <= _MOST_OFFERED:
            return same or typed
        options = [*meant, Option(typed, f"“{typed}”, as typed")]
        return self.choice("Which of them", options, options[0].answer)

    def choice(self, prompt: str, options: Sequence[Option], default: str = "", *, free: bool = False) -> str:
        """Ask for one of several; its number is enough."""
        for number, option in enumerate(options, start=1):
            self.say(f"{number:>3}  {option.label}")
        default_label = next((str(n) for n, option in enumerate(options, start=1) if option.answer == default), default)
        how = "number or name" if free else "number"
        shown = f"{prompt} ({how}) [{default_label}]: " if default_label else f"{prompt} ({how}): "
        while True:
            typed = " ".join(self._read(shown).split())
            command_in(typed)
            if not typed:
                return default
            if typed.isdecimal() and 1 <= int(typed) <= len(options):
                return options[int(typed) - 1].answer
            same = [option.answer for option in options if option.label.casefold().startswith(typed.casefold())]
            if len(same) == 1:
                return same[0]
            if free and not typed.isdecimal():
                return typed
            self.say(f"Type a number from 1 to {len(options)}.", indent=2)

    def several(self, prompt: str, options: Sequence[Option], default: str = "") -> str:
        """Ask for any number of several, by their numbers."""
        for option in options:
            self.say(f"  {option.label}")
        return self.line(
            f"{prompt}, for example {options[0].answer} or {options[0].answer}, {options[-1].answer}", default
        )

    def text(self, prompt: str, default: str = "", begun: str = "", note: Callable[[str], None] | None = None) -> str:
        """Ask for text of several paragraphs, which ends with a full stop on a line of its own."""
        self.say(f"{prompt}. Type or paste the text. Leave a blank line between paragraphs.")
        if default:
            self.say("The text so far:")
            self.say(default, indent=2)
            self.say(
                f"Press Enter to keep it, or type new text and finish with a full stop ({END_OF_TEXT}) alone on a line."
            )
        else:
            self.say(
                f"To finish, type a full stop ({END_OF_TEXT}) alone on a line. To leave it for later, type it now."
            )
        lines = begun.split("\n") if begun else []
        if lines:
            self.say("You had started to type this. Go on from here:")
            self.say(begun, indent=2)
        first = not lines
        while True:
            for line in self._read("> ").split("\n"):
                if first:
                    command_in(line)
                    if not line.strip() and default:
                        return default
                    first = False
                if line.strip() == END_OF_TEXT:
                    return "\n".join(lines).strip()
                lines.append(line.rstrip())
            if note is not None:
                note("\n".join(lines))

    def _read(self, prompt: str) -> str:
        try:
            typed = self._read_line(prompt)
        except (KeyboardInterrupt, EOFError):
            self._write_line("")  # what is said next begins on a line of its own
            raise Stopped from None
        return without_controls(typed)


def wrapped(text: str, indent: int = 0) -> list[str]:
    """The lines of a text, wrapped to the terminal; what is indented stays so."""
    width = min(get_terminal_size().columns - 1, _WIDEST)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        before = " " * indent + _indent(paragraph)
        first = " " * indent + paragraph[: len(paragraph) - len(paragraph.lstrip())]
        found = textwrap.wrap(paragraph.strip(), width, initial_indent=first, subsequent_indent=before)
        lines.extend(found or [""])
    return lines


def _indent(paragraph: str) -> str:
    stripped = paragraph.lstrip()
    spaces = len(paragraph) - len(stripped)
    mark = stripped.split(" ")[0]
    if mark.rstrip(".").isdigit() or mark in {"-", "*", ">"}:
        spaces += len(stripped) - len(stripped[len(mark) :].lstrip())
    return " " * spaces
