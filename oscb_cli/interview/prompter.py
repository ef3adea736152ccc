"""How the interview talks with the author: what every prompt can do, whatever it looks like."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Protocol

from oscb_cli.interview.question import Option
from oscb_cli.officers import Officer

END_OF_TEXT = "."
HELP, MENU = "?", "/"


class Command(Enum):
    """What an author can ask for at any question, instead of answering; the word after ``/``, and what it does."""

    HELP = ("?", "Guidance, a good and a bad example")
    BACK = ("/back", "Back one question")
    SKIP = ("/skip", "Skip this question for now")
    STAGES = ("/stages", "Go to another stage")
    REVIEW = ("/review", "See every part, and change any")
    CLEAR = ("/clear", "Take this answer away")
    EDIT = ("/edit", "Write this text in your editor")
    STOP = ("/stop", "Stop; every answer is saved")

    def __init__(self, typed: str, told: str) -> None:
        self.typed = typed
        self.told = told


class Wanted(Exception):
    """The author wants something else than to answer; None is for the menu."""

    def __init__(self, command: Command | None) -> None:
        self.command = command
        super().__init__()


class Stopped(KeyboardInterrupt):
    """The author has stopped the interview."""


def command_in(typed: str) -> None:
    """See that what was typed is an answer.

    :raises Wanted: it is ``?``, ``/``, or ``/`` with the beginning of a command's word.
    """
    words = typed.strip().lower()
    if words == HELP:
        raise Wanted(Command.HELP)
    if words == MENU:
        raise Wanted(None)
    if words.startswith(MENU) and len(words) > 1:
        found = [command for command in Command if command.typed.startswith(words)]
        if len(found) == 1:
            raise Wanted(found[0])


def without_controls(typed: str) -> str:
    """What was typed, without what drives a terminal."""
    typed = typed.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c if c.isprintable() or c in "\n\t\u00a0\u00ad" or c.isspace() else " " for c in typed)


class Prompter(Protocol):
    """Asks at a terminal. Every method that asks raises ``Wanted`` for a command and ``Stopped`` for Ctrl-C.

    ``hint`` says where the author is, for a prompt that shows it beside the question.
    """

    hint: str

    def say(self, text: str = "", *, indent: int = 0) -> None:
        """Show a text, wrapped to the terminal."""

    def heading(self, where: str, text: str) -> None:
        """Begin a part: where the author is in the interview, and the part's name."""

    def line(
        self, prompt: str, default: str, known: Sequence[Officer], words: Sequence[str], *, suggested: bool = False
    ) -> str:
        """Ask for one line; Enter takes the default.

        :param suggested: whether the default is only a suggestion, which typing replaces.
        :param known: officers to be offered by their names.
        :param words: other answers to be offered.
        """

    def choice(self, prompt: str, options: Sequence[Option], default: str, *, free: bool = False) -> str:
        """Ask for one of several; what comes back is an option's answer, or as typed where that is free."""

    def several(self, prompt: str, options: Sequence[Option], default: str) -> str:
        """Ask for any number of several; what comes back are their answers, separated by commas."""

    def text(self, prompt: str, default: str, begun: str, note: Callable[[str], None]) -> str:
        """Ask for text of several paragraphs.

        :param default: the text so far, which Enter keeps.
        :param begun: an unfinished text, to go on with.
        :param note: is told the unfinished text every now and then, so that it is not lost.
        """
