from collections.abc import Callable, Iterator

import pytest

from oscb_cli.interview.accepting import date_accepted, email_accepted, paragraphs_accepted
from oscb_cli.interview.asking import Asker, NotAccepted, Stopped


def asker(*typed: str | type[BaseException]) -> tuple[Asker, list[str]]:
    """An asker at which this is typed, and what it shows."""
    waiting: Iterator[str | type[BaseException]] = iter(typed)
    shown: list[str] = []

    def read(prompt: str) -> str:
        shown.append(prompt)
        line = next(waiting)
        if isinstance(line, str):
            return line
        raise line

    return Asker(read, shown.append), shown


def test_enter_takes_the_default() -> None:
    assert asker("")[0].line("Month", "May 2026") == "May 2026"
    assert asker("")[0].line("Title") == ""


def test_what_cannot_be_taken_is_asked_again_with_the_reason() -> None:
    one, shown = asker("31/9/24", "20/9/24")
    assert one.line("Date", accept=date_accepted) == "2024-09-20"
    assert any("September has fewer days" in line for line in shown)


def test_a_choice_takes_a_number_and_nothing_outside() -> None:
    one, shown = asker("3", "x", "2")
    assert one.choice("Which", ["a", "b"]) == "b"
    assert sum("Type a number from 1 to 2." in line for line in shown) == 2


def test_text_has_paragraphs_and_ends_with_a_full_stop_alone() -> None:
    assert asker("One.", "", " Two. ", " . ")[0].text("Summary.") == "One.\n\n Two."
    assert asker(".")[0].text("Summary.") == ""


def test_text_that_is_pasted_in_one_piece_is_taken_apart() -> None:
    assert asker("One.\r\n\r\nTwo.\r.\r")[0].text("Summary.") == "One.\n\nTwo."


def test_control_characters_are_not_taken() -> None:
    assert asker("a\x1b[31mb\x07")[0].line("Title") == "a [31mb"


@pytest.mark.parametrize("how", [KeyboardInterrupt, EOFError])
def test_stopping_keeps_what_was_typed(how: type[BaseException]) -> None:
    one, shown = asker("One.", how)
    with pytest.raises(Stopped) as stopped:
        one.text("Summary.")
    assert stopped.value.typed == "One."
    assert shown[-1] == "", "the farewell begins on a line of its own"


def test_yes_and_no() -> None:
    assert asker("Y")[0].yes("Key?")
    assert not asker("")[0].yes("Key?")
    assert not asker("perhaps", "no")[0].yes("Key?", default=True)


@pytest.mark.parametrize(
    ("accept", "typed", "taken"),
    [(paragraphs_accepted, "1 and 3", "1, 3"), (email_accepted, "a@b.example", "a@b.example")],
)
def test_what_can_be_taken(accept: Callable[[str], str], typed: str, taken: str) -> None:
    assert accept(typed) == taken


@pytest.mark.parametrize(
    ("accept", "typed"),
    [(paragraphs_accepted, "8"), (paragraphs_accepted, "x"), (email_accepted, "a@"), (date_accepted, "x")],
)
def test_what_cannot(accept: Callable[[str], str], typed: str) -> None:
    with pytest.raises(NotAccepted):
        accept(typed)
