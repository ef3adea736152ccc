"""Pseudo-terminals in which a test answers the questions as an author would, at either prompt."""

import io
import os
import sys
import time
from pathlib import Path
from typing import Any

import pyte

from oscb_cli.interview.prompter import Command
from oscb_cli.interview.question import Form
from tests.interview.conversation import Step
from tests.support import ROOT

ROWS, COLUMNS = 50, 100
SHORTCUTS = "1234567890abcdefghijklmnopqrstuvwxyz"
_PASTE, _END_OF_PASTE = "\x1b[200~", "\x1b[201~"
_EMPTIED = "\x05\x15"


class Terminal:
    """A program in a pseudo-terminal. Its conversation is the same at either prompt."""

    def __init__(self, folder: Path, arguments: tuple[str, ...], columns: int, environment: dict[str, str]) -> None:
        import pexpect

        env = {
            "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PROMPT_TOOLKIT_NO_CPR": "1",
            "OSCB_OFFICERS": str(folder / ".officers.toml"), **environment,
        }  # fmt: skip
        command = ["-m", "oscb_cli", "draft", "--today", "11 September 2024", *arguments]
        self.child: Any = pexpect.spawn(
            sys.executable, command, cwd=str(folder), env=env, encoding="utf-8", timeout=30, dimensions=(ROWS, columns)
        )
        self._log = io.StringIO()
        self.child.logfile_read = self._log

    def wait_for(self, words: str) -> None:
        """Wait until something is asked or said."""
        raise NotImplementedError

    def line(self, typed: str) -> None:
        """Answer on one line."""
        raise NotImplementedError

    def choose(self, place: int | None) -> None:
        """Choose the option at a place, from 0; None takes what is offered."""
        raise NotImplementedError

    def text(self, typed: str) -> None:
        """Answer with text of several paragraphs."""
        raise NotImplementedError

    def keep(self) -> None:
        """Keep the answer that is there."""
        raise NotImplementedError

    def command(self, typed: str) -> None:
        """Ask for something else than to answer, by its word."""
        raise NotImplementedError

    def complete(self, typed: str) -> None:
        """Answer with the first of what is offered for the beginning of a name."""
        raise NotImplementedError

    def answer(self, step: Step) -> None:
        """Answer a question, or leave it."""
        question, typed = step.question, step.typed
        if question.form is Form.TEXT:
            if question.starters:
                self.wait_for("Begin with")
                self.choose(len(question.starters))
            self.wait_for(self.asks_for_text(question.prompt))
            self.text(typed)
        elif question.form is Form.CHOICE:
            self.wait_for(question.prompt)
            answers = [option.answer for option in question.options]
            self.choose(answers.index(question.accept(typed)) if typed else None)
        else:
            self.wait_for(question.prompt)
            self.line(typed)

    def finish_review(self) -> None:
        """Say that the report is complete."""
        self.wait_for("Finish, or change a part")
        self.choose(0)

    def asks_for_text(self, prompt: str) -> str:
        """How a question for text is asked."""
        raise NotImplementedError

    def kill(self) -> None:
        """Kill the program as a failing computer would."""
        self.child.kill(9)
        self.child.close(force=True)

    def finish(self) -> int:
        """Wait for the end; the exit status."""
        import pexpect

        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    @property
    def everything(self) -> str:
        """All that was shown, as it came."""
        return self._log.getvalue()


class PlainTerminal(Terminal):
    """The prompts that are line by line."""

    def __init__(self, folder: Path, *arguments: str, columns: int = COLUMNS, **environment: str) -> None:
        super().__init__(folder, ("--plain", *arguments), columns, {"TERM": "dumb", **environment})

    def wait_for(self, words: str) -> None:
        self.child.expect_exact(words)

    def line(self, typed: str) -> None:
        self.child.expect_exact(": ")
        self.child.sendline(typed)

    def choose(self, place: int | None) -> None:
        self.line("" if place is None else str(place + 1))

    def text(self, typed: str) -> None:
        for line in [*typed.split("\n"), "."] if typed else ["."]:
            self.child.expect_exact("> ")
            self.child.sendline(line)

    def asks_for_text(self, prompt: str) -> str:
        return f"{prompt}. Type or paste the text"

    def keep(self) -> None:
        self.line("")

    def command(self, typed: str) -> None:
        self.line(typed)

    def complete(self, typed: str) -> None:
        self.line(typed)
        self.wait_for("Which of them")
        self.line("1")


class DrawnTerminal(Terminal):
    """The prompts that are drawn; what the author sees is what the screen shows."""

    def __init__(self, folder: Path, *arguments: str, columns: int = COLUMNS, **environment: str) -> None:
        super().__init__(folder, arguments, columns, {"TERM": "xterm-256color", **environment})
        self.screen = pyte.HistoryScreen(columns, ROWS, history=5_000)
        self._stream = pyte.Stream(self.screen)
        self._gone = False

    def wait_for(self, words: str) -> None:
        end = time.monotonic() + 30
        while words[: COLUMNS - 30] not in self._asked():
            if time.monotonic() > end or self._gone:
                raise AssertionError(f"“{words}” is not asked; the screen shows:\n{self.shown()}")
            self._pump()

    def _pump(self) -> None:
        import pexpect

        try:
            self._stream.feed(self.child.read_nonblocking(65_536, timeout=0.05))
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            self._gone = True

    def _asked(self) -> str:
        """The last line, up to the cursor, that begins as a question does."""
        lines = self.screen.display[: self.screen.cursor.y + 1]
        return next((line.rstrip() for line in reversed(lines) if line.startswith("> ")), "")

    def shown(self) -> str:
        """The screen, as text."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    def line(self, typed: str) -> None:
        self.child.send(f"{_EMPTIED}{typed}\r")

    def choose(self, place: int | None) -> None:
        self.child.send("\r" if place is None else f"{SHORTCUTS[place]}\r")

    def text(self, typed: str) -> None:
        self.child.send(f"{_PASTE}{typed}{_END_OF_PASTE}\r.\r" if typed else ".\r")

    def asks_for_text(self, prompt: str) -> str:
        return f"> {prompt}:"

    def keep(self) -> None:
        self.child.send("\r")

    def command(self, typed: str) -> None:
        self.child.send("/")
        self.wait_for("What do you want")
        self.choose([command.typed for command in Command if command is not Command.EDIT].index(typed))

    def complete(self, typed: str) -> None:
        self.child.send(typed)
        end = time.monotonic() + 20
        while "Vaughan" not in self.shown() and time.monotonic() < end:
            self._pump()
        self.child.send("\t\r")
