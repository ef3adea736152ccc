"""What the drawn prompts make of long lines and of keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("prompt_toolkit")

from prompt_toolkit.document import Document
from prompt_toolkit.layout.processors import TransformationInput

from oscb_cli.interview.drawn import WholeWords, can_draw


def shown(text: str, width: int, before: int = 0) -> tuple[list[str], WholeWords]:
    """The rows that a text takes in a window."""
    processor = WholeWords(before)
    transformed = processor.apply_transformation(given_line(text, width))
    whole = "".join(fragment[1] for fragment in transformed.fragments)
    rows, room = [], width - before
    while whole:
        rows.append(whole[:room])
        whole, room = whole[room:], width - 2
    return rows, processor


def given_line(text: str, width: int) -> TransformationInput:
    return TransformationInput(None, Document(text), 0, lambda place: place, [("", text)], width, 24)  # type: ignore[arg-type]


def test_rows_end_between_words() -> None:
    rows, _ = shown("note the annual report of the Board", 14, before=4)
    assert [row.strip() for row in rows] == ["note the", "annual", "report of", "the Board"]
    assert not any(row.startswith(" ") for row in rows)


def test_a_word_that_is_longer_than_a_row_is_cut() -> None:
    assert shown("x" * 25, 12)[0] == ["x" * 12, "x" * 10, "xxx"]


@given(st.text(alphabet="ab  cé", max_size=80), st.integers(6, 30), st.integers(0, 4))
def test_the_cursor_stands_at_its_character(text: str, width: int, before: int) -> None:
    transformed = WholeWords(before).apply_transformation(given_line(text, width))
    whole = "".join(fragment[1] for fragment in transformed.fragments)
    for place, character in enumerate(text):
        at = transformed.source_to_display(place)
        if character != " ":
            assert whole[at] == character
            assert transformed.display_to_source(at) == place
    assert transformed.source_to_display(len(text)) == len(whole)
    assert whole.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(("term", "drawn"), [("dumb", False), ("xterm-256color", True)])
def test_a_terminal_that_cannot_be_drawn_on_is_not(term: str, drawn: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", term)
    assert can_draw() is drawn
