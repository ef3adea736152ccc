from collections.abc import Callable, Iterator

import pytest

from oscb_cli.interview.accepting import (
    date_accepted,
    date_shown,
    email_accepted,
    holdable,
    one_of,
    paragraphs_accepted,
)
from oscb_cli.interview.plain import PlainPrompter
from oscb_cli.interview.prompter import Command, Stopped, Wanted
from oscb_cli.interview.question import NotAccepted, Option
from oscb_cli.officers import Officer

OPTIONS = (Option("a", "the first"), Option("b", "the second"))
ADA = Officer(name="Ada Marsh", job_title="Finance Partner")


def prompter(*typed: str | type[BaseException]) -> tuple[PlainPrompter, list[str]]:
    """A prompter at which this is typed, and what it shows."""
    waiting: Iterator[str | type[BaseException]] = iter(typed)
    shown: list[str] = []

    def read(prompt: str) -> str:
        shown.append(prompt)
        line = next(waiting)
        if isinstance(line, str):
            return line
        raise line

    return PlainPrompter(read, shown.append), shown


def test_enter_takes_the_default() -> None:
    assert prompter("")[0].line("Month", "May 2026") == "May 2026"
    assert prompter("")[0].line("Title") == ""


def test_a_choice_takes_a_number_or_the_beginning_of_a_label_and_nothing_else() -> None:
    one, shown = prompter("3", "x", "2")
    assert one.choice("Which", OPTIONS) == "b"
    assert sum("Type a number from 1 to 2." in line for line in shown) == 2
    assert prompter("the s")[0].choice("Which", OPTIONS) == "b"
    assert prompter("")[0].choice("Which", OPTIONS, "b") == "b"
    assert prompter("something else")[0].choice("Which", OPTIONS, free=True) == "something else"


def test_text_has_paragraphs_and_ends_with_a_full_stop_alone() -> None:
    assert prompter("One.", "", " Two. ", " . ")[0].text("Summary") == "One.\n\n Two."
    assert prompter(".")[0].text("Summary") == ""


def test_enter_keeps_the_text_so_far_and_it_is_shown() -> None:
    one, shown = prompter("")
    assert one.text("Summary", "It is so.") == "It is so."
    assert "  It is so." in shown


def test_text_that_was_begun_is_gone_on_with_and_noted_line_by_line() -> None:
    noted: list[str] = []
    assert prompter("more.", ".")[0].text("Summary", begun="One", note=noted.append) == "One\nmore."
    assert noted == ["One\nmore."]


def test_text_that_is_pasted_in_one_piece_is_taken_apart() -> None:
    assert prompter("One.\r\n\r\nTwo.\r.\r")[0].text("Summary") == "One.\n\nTwo."


def test_control_characters_are_not_taken() -> None:
    assert prompter("a\x1b[31mb\x07")[0].line("Title") == "a [31mb"


@pytest.mark.parametrize("how", [KeyboardInterrupt, EOFError])
def test_stopping(how: type[BaseException]) -> None:
    one, shown = prompter("One.", how)
    with pytest.raises(Stopped):
        one.text("Summary")
    assert shown[-1] == "", "what is said next begins on a line of its own"


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("?", Command.HELP),
        ("/", None),
        ("/back", Command.BACK),
        (" /B ", Command.BACK),
        ("/st", "st"),
        ("/stag", Command.STAGES),
    ],
)
def test_commands_at_any_prompt(typed: str, command: Command | str | None) -> None:
    asks: list[Callable[[], str]] = [
        lambda: prompter(typed, "1")[0].line("Title"),
        lambda: prompter(typed, ".")[0].text("Summary"),
        lambda: prompter(typed, "1")[0].several("Which", OPTIONS),
    ]
    for ask in asks:
        if command == "st":
            ask()  # stages or stop: neither is meant for certain, so it is an answer
            continue
        with pytest.raises(Wanted) as wanted:
            ask()
        assert wanted.value.command is command


def test_a_slash_within_a_text_is_a_slash() -> None:
    assert prompter("One.", "/back", ".")[0].text("Summary") == "One.\n/back"


def test_part_of_a_name_is_offered_as_the_officer_who_has_it() -> None:
    one, shown = prompter("mars", "1")
    assert one.line("Checked by", known=[ADA]) == "Ada Marsh"
    assert any("Finance Partner" in line for line in shown)
    assert prompter("mars", "2")[0].line("Checked by", known=[ADA]) == "mars"
    assert prompter("ADA MARSH")[0].line("Checked by", known=[ADA]) == "Ada Marsh"
    assert prompter("Bo Penn")[0].line("Checked by", known=[ADA]) == "Bo Penn"


def test_lists_keep_their_indent_when_they_wrap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    one, shown = prompter()
    one.say("- a list entry that is longer than the line is", indent=2)
    assert shown == ["  - a list entry that is", "    longer than the line is"]


@pytest.mark.parametrize(
    ("accept", "typed", "taken"),
    [
        (paragraphs_accepted, "3 and 1, 3", [1, 3]),
        (email_accepted, "a@b.example", "a@b.example"),
        (date_accepted, "20/9/24", "2024-09-20"),
        (one_of(OPTIONS), "2", "b"),
        (one_of(OPTIONS), "The First", "a"),
        (holdable, "x", "x"),
    ],
)
def test_what_can_be_taken(accept: Callable[[str], object], typed: str, taken: object) -> None:
    assert accept(typed) == taken


@pytest.mark.parametrize(
    ("accept", "typed"),
    [
        (paragraphs_accepted, "8"), (paragraphs_accepted, "x"), (email_accepted, "a@"), (date_accepted, "x"),
        (one_of(OPTIONS), "3"), (one_of(OPTIONS), "z"), (holdable, "x" * 2_001), (holdable, "a\x01b"),
    ],
)  # fmt: skip
def test_what_cannot(accept: Callable[[str], str], typed: str) -> None:
    with pytest.raises(NotAccepted):
        accept(typed)


def test_a_date_is_shown_with_its_weekday() -> None:
    assert date_shown("2024-09-20", weekday=True) == "Friday 20 September 2024"
    assert date_shown("soon") == "soon"
