"""Asking with lists to walk through, completion and editing in place, drawn by questionary (prompt_toolkit)."""

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import questionary
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import fragment_list_to_text
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import get_cwidth

from oscb_cli.interview.plain import wrapped
from oscb_cli.interview.prompter import END_OF_TEXT, HELP, MENU, Stopped, Wanted, command_in, without_controls
from oscb_cli.interview.question import Option
from oscb_cli.officers import Officer

if TYPE_CHECKING:
    from prompt_toolkit.completion import CompleteEvent

_MARK = ">"
_CONTINUATION = "  "
_MENU_KEY = "f2"
_MOST_SHORTCUTS = 36
_OTHER = "\0other"
_STYLE = Style(
    [
        ("qmark", "bold"),
        ("question", "bold"),
        ("instruction", ""),
        ("answer", ""),
        ("pointer", "bold"),
        ("highlighted", "bold"),
        ("selected", "noreverse"),
        ("bottom-toolbar", "noreverse"),
        ("bottom-toolbar.text", "reverse"),
    ]
)


class DrawnPrompter:
    """Asks at a terminal that can be drawn on."""

    hint = ""

    def say(self, text: str = "", *, indent: int = 0) -> None:
        """Show a text, wrapped to the terminal."""
        for line in wrapped(text, indent):
            print(line)  # noqa: T201 - what the author reads between questions

    def heading(self, where: str, text: str) -> None:
        """Begin a part, under a rule that says where the author is."""
        width = min(get_terminal_size().columns - 1, 100)
        self.say()
        print(f"── {where} ".ljust(width, "─"))  # noqa: T201
        questionary.print(_cut(text, width), style="bold")

    def line(
        self,
        prompt: str,
        default: str = "",
        known: Sequence[Officer] = (),
        words: Sequence[str] = (),
        *,
        suggested: bool = False,
    ) -> str:
        """Ask for one line, with what is there to be changed, or a suggestion that typing replaces.

        Officers are offered while their name is typed.
        """
        completer = _Known(known, words) if known or words else None
        more: dict[str, Any] = {"completer": completer, "complete_while_typing": True} if completer else {}
        question = questionary.text(
            _asked(prompt), default=default, qmark=_MARK, style=_STYLE,
            bottom_toolbar=_toolbar(self.hint, "Enter goes on"),
            key_bindings=merge_key_bindings([_replacing(default if suggested else ""), _commands(default)]),
            input_processors=[WholeWords(len(_asked(prompt)) + 3)],
            prompt_continuation=_CONTINUATION, **more,
        )  # fmt: skip
        typed = " ".join(without_controls(_answer(question)).split())
        command_in(typed)
        return typed

    def choice(self, prompt: str, options: Sequence[Option], default: str = "", *, free: bool = False) -> str:
        """Ask for one of several, to walk through with the arrow keys or to choose by its key."""
        width = get_terminal_size().columns
        if free and default and default not in {option.answer for option in options}:
            options = (Option(default, default), *options)
        choices = [questionary.Choice(_cut(option.label, width - 9), option.answer) for option in options]
        if free:
            choices.append(questionary.Choice("Another: type it", _OTHER))
        wanted = default if default in {option.answer for option in options} else None
        question = questionary.select(
            _asked(prompt), choices=choices, default=wanted, qmark=_MARK, pointer="»", style=_STYLE,
            use_jk_keys=False, use_shortcuts=len(choices) <= _MOST_SHORTCUTS,
            instruction=_instruction(prompt, "arrow keys, Enter"),
        )  # fmt: skip
        answer = str(_answer(_with_commands(question)))
        return self.line(prompt) if answer == _OTHER else answer

    def several(self, prompt: str, options: Sequence[Option], default: str = "") -> str:
        """Ask for any number of several, to be ticked with the space bar."""
        ticked = {part.strip() for part in default.split(",")}
        width = get_terminal_size().columns
        choices = [
            questionary.Choice(_cut(option.label, width - 7), option.answer, checked=option.answer in ticked)
            for option in options
        ]
        question = questionary.checkbox(
            _asked(prompt), choices=choices, qmark=_MARK, pointer="»", style=_STYLE, use_jk_keys=False,
            instruction=_instruction(prompt, "space ticks, Enter"),
        )  # fmt: skip
        return ", ".join(_answer(_with_commands(question)))

    def text(self, prompt: str, default: str = "", begun: str = "", note: Callable[[str], None] | None = None) -> str:
        """Ask for text of several paragraphs, with what is there to be changed in place."""
        self.say(
            "Type or paste the text. Leave a blank line between paragraphs. To finish, type a full stop "
            "alone on a line, "
            "or press Esc and then Enter."
        )
        question = questionary.text(
            f"{prompt}:\n", default=begun or default, qmark=_MARK, style=_STYLE, multiline=True, instruction="",
            bottom_toolbar=_toolbar(self.hint, "“.” alone or Esc Enter ends"),
            key_bindings=merge_key_bindings([_commands(begun or default), _end_of_text()]),
            prompt_continuation=_CONTINUATION, input_processors=[WholeWords(1)],
        )  # fmt: skip
        buffer = question.application.current_buffer
        if note is not None:
            buffer.on_text_changed += lambda changed: note(changed.text)
        typed = without_controls(_answer(question)).strip()
        command_in(typed)
        lines = typed.split("\n")
        if lines[-1].strip() == END_OF_TEXT:
            lines.pop()
        return "\n".join(line.rstrip() for line in lines).strip()


class _Known(Completer):
    """Offers the officers whose names or job titles have what is typed in them, and other words likewise."""

    def __init__(self, officers: Sequence[Officer], words: Sequence[str]) -> None:
        self._offered = [(officer.name, officer.described) for officer in officers] + [(word, word) for word in words]

    def get_completions(self, document: Document, complete_event: "CompleteEvent") -> Iterator[Completion]:
        """What can be meant by what stands before the cursor."""
        typed = document.text_before_cursor.casefold().split()
        if not typed and not complete_event.completion_requested:
            return
        for name, described in self._offered:
            if all(part in described.casefold() for part in typed) and name != document.text:
                yield Completion(name, -len(document.text_before_cursor), described)


class WholeWords(Processor):
    """Shows long lines wrapped between words: it fills a row up with spaces before a word that would not fit.

    :param before: how many columns of the first row the prompt takes.
    """

    def __init__(self, before: int) -> None:
        self._before = before

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """The line as it is shown, and where each of its characters stands then."""
        text = fragment_list_to_text(transformation_input.fragments)
        width = transformation_input.width
        first = self._before if transformation_input.lineno == 0 else len(_CONTINUATION)
        fill = _fill(text, width - first, width - len(_CONTINUATION))
        if not fill:
            return Transformation(transformation_input.fragments)
        shown = "".join(" " * fill.get(place, 0) + c if fill.get(place, 0) >= 0 else "" for place, c in enumerate(text))
        places = list(accumulate((fill.get(place, 0) + 1 for place in range(len(text))), initial=0))
        style = transformation_input.fragments[0][0] if transformation_input.fragments else ""
        return Transformation(
            [(style, shown)],
            source_to_display=lambda place: (
                places[place] + max(fill.get(place, 0), 0) if place < len(text) else places[-1] + place - len(text)
            ),
            display_to_source=lambda place: min(bisect_right(places, place) - 1, len(text)),
        )


def _fill(text: str, first: int, others: int) -> dict[int, int]:
    """How many spaces to show before the words of a line, by their places, so that none is cut at the end of a row.

    A space that would begin a row is not shown: -1.
    """
    fill: dict[int, int] = {}
    room, used = first, 0
    for match in re.finditer(r"\S+|\s", text):
        size = get_cwidth(match[0])
        if used + size > room and used > 0 and size <= others:
            if match[0].isspace():
                fill[match.start()] = -1
                continue
            fill[match.start()] = room - used
            room, used = others, 0
        used += size
        while used > room:
            used, room = used - room, others
    return {place: spaces for place, spaces in fill.items() if spaces}


def can_draw() -> bool:
    """Whether the terminal can be drawn on."""
    return os.environ.get("TERM", "") not in {"dumb", "unknown"} or os.name == "nt"


def _answer(question: questionary.Question) -> Any:
    """The answer to a question.

    :raises Wanted: the author has asked for something else.
    :raises Stopped: the author has pressed Ctrl-C, or the terminal is closed.
    """
    try:
        answer = question.unsafe_ask()
    except (KeyboardInterrupt, EOFError):
        raise Stopped from None
    if isinstance(answer, Wanted):
        raise answer
    return answer


def _replacing(suggestion: str) -> KeyBindings:
    """A suggestion gives way to the first letter typed at its end; after an arrow key it is there to be changed."""
    bindings = KeyBindings()
    touched = not suggestion

    @Condition
    def is_untouched() -> bool:
        nonlocal touched
        buffer = get_app().current_buffer
        touched = touched or buffer.text != suggestion or buffer.cursor_position != len(suggestion)
        return not touched

    @bindings.add(Keys.Any, filter=is_untouched)
    @bindings.add(Keys.BracketedPaste, filter=is_untouched)
    def _(event: KeyPressEvent) -> None:
        if event.data[:1].isprintable():
            event.current_buffer.text = ""
            event.current_buffer.insert_text(event.data.replace("\r\n", "\n").replace("\r", "\n"))

    return bindings


def _commands(untouched: str | None) -> KeyBindings:
    """The keys that ask for help and for the menu.

    :param untouched: what the answer is while nothing is typed: after that ``?`` and ``/`` are letters. None: never.
    """
    bindings = KeyBindings()

    def add(key: str, typed: str) -> None:
        @bindings.add(key, eager=True)
        def _(event: KeyPressEvent) -> None:
            typing = untouched is not None and event.app.current_buffer.text not in {"", untouched}
            if typing and key != _MENU_KEY:
                event.app.current_buffer.insert_text(key)
                return
            try:
                command_in(typed)
            except Wanted as wanted:
                event.app.erase_when_done = True  # the question is asked again, or another one
                event.app.exit(result=wanted)

    add(HELP, HELP)
    add(MENU, MENU)
    add(_MENU_KEY, MENU)
    return bindings


def _with_commands(question: questionary.Question) -> questionary.Question:
    application = question.application
    assert application.key_bindings is not None  # noqa: S101 - questionary gives every list its keys
    application.key_bindings = merge_key_bindings([application.key_bindings, _commands(None)])
    return question


def _end_of_text() -> KeyBindings:
    """Enter ends a text after a full stop that is alone on the last line, and a command that is all there is."""
    bindings = KeyBindings()

    @bindings.add("enter", eager=True)
    def _(event: KeyPressEvent) -> None:
        buffer = event.app.current_buffer
        lines = buffer.text.split("\n")
        if lines[-1].strip() == END_OF_TEXT and buffer.document.is_cursor_at_the_end:
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    return bindings


def _asked(prompt: str) -> str:
    return prompt if prompt.endswith("?") else f"{prompt}:"


def _instruction(prompt: str, keys: str) -> str:
    """What can be pressed, as much of it as stands on the prompt's line."""
    room = get_terminal_size().columns - len(prompt) - 6
    told = (f"({keys};  ? help  / menu)", "(? help  / menu)", "(?  /)")
    return next((words for words in told if len(words) <= room), " ")


def _toolbar(hint: str, ending: str) -> Callable[[], str]:
    def shown() -> str:
        keys = f"? help  / or F2 menu  Ctrl-C stop  {ending}"
        whole = f" {hint}  |  {keys} " if hint else f" {keys} "
        return whole if len(whole) < get_terminal_size().columns else f" {keys} "

    return shown


def _cut(words: str, width: int) -> str:
    return words if len(words) <= width else words[: max(1, width - 1)].rstrip() + "…"
