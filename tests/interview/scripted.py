"""A prompter that answers from a script, for tests of the interview's course without a terminal."""

from collections.abc import Callable, Sequence

from oscb_cli.interview.prompter import Stopped, command_in
from oscb_cli.interview.question import Option
from oscb_cli.officers import Officer

ENTER = ""


class ScriptedPrompter:
    """Answers each question whose prompt has certain words in it, in order; at the end of the script it stops.

    A question that is not the next of the script is answered with Enter, which takes what is offered.
    """

    def __init__(self, *script: tuple[str, str]) -> None:
        self.hint = ""
        self._script = list(script)
        self.said: list[str] = []
        self.asked: list[str] = []
        self.offered: list[str] = []

    @property
    def left(self) -> list[tuple[str, str]]:
        """What of the script was never asked for."""
        return self._script

    def say(self, text: str = "", *, indent: int = 0) -> None:
        self.said.append(" " * indent + text)

    def heading(self, where: str, text: str) -> None:
        self.said.append(f"{where} | {text}")

    def line(
        self, prompt: str, default: str, known: Sequence[Officer], words: Sequence[str], *, suggested: bool = False
    ) -> str:
        return self._answer(prompt, default)

    def choice(self, prompt: str, options: Sequence[Option], default: str, *, free: bool = False) -> str:
        typed = self._answer(prompt, default)
        by_label = [option.answer for option in options if typed and option.label.startswith(typed)]
        answers = [option.answer for option in options]
        assert free or by_label or typed in {*answers, default}, f"“{typed}” is not offered by “{prompt}”: {answers}"
        return by_label[0] if by_label else typed

    def several(self, prompt: str, options: Sequence[Option], default: str) -> str:
        return self._answer(prompt, default)

    def text(self, prompt: str, default: str, begun: str, note: Callable[[str], None]) -> str:
        return self._answer(prompt, begun or default)

    def _answer(self, prompt: str, default: str) -> str:
        self.asked.append(prompt)
        self.offered.append(default)
        if not self._script:
            raise Stopped
        words, typed = self._script[0]
        if words not in prompt:
            if len(self.asked) > 500:
                raise AssertionError(f"“{words}” was never asked")
            return default
        self._script.pop(0)
        command_in(typed)
        return typed or default
