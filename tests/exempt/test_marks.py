"""What marks a report as exempt, and what only speaks of that: ways written down before the code."""

from pathlib import Path

import pytest

from oscb_cli.model.exempt_in_report import _marks as placed_marks
from oscb_cli.model.exempt_lines import line_marks
from oscb_cli.model.exempt_sentences import marks_in
from oscb_cli.model.exempt_words import Mark
from oscb_cli.model.report import Report

HERE = Path(__file__).parent
_PLACES = {"head": "page", "foot": "page", "watermark": "page", "box": "page", "committee": "title"}


def cases(name: str) -> list[tuple[str, str]]:
    """The lines of a file: where something stands, and what."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.partition(": ")[::2] for line in lines if line and not line.startswith("#")]
    assert len(pairs) >= 10
    return pairs


def marked(place: str, words: str) -> list[Mark]:
    """What words at a place mark."""
    if place == "sentence":
        return marks_in(words)
    in_text = marks_in(words) if place == "line" else []
    return in_text or line_marks(words, _PLACES.get(place, place)) or marks_in(words)  # type: ignore[arg-type]


@pytest.mark.parametrize(("place", "words"), cases("says_so.txt"))
def test_what_says_that_the_report_is_exempt(place: str, words: str) -> None:
    assert any(mark.of == "report" and mark.certain for mark in marked(place, words))


@pytest.mark.parametrize(("place", "words"), cases("speaks_of_it.txt"))
def test_what_only_speaks_of_exemption(place: str, words: str) -> None:
    assert [mark for mark in marked(place, words) if mark.of != "annex"] == []


@pytest.mark.parametrize(("place", "words"), cases("cannot_tell.txt"))
def test_what_a_person_must_decide(place: str, words: str) -> None:
    found = [mark for mark in marked(place, words) if mark.of != "annex"]
    assert found
    assert not any(mark.certain for mark in found)


@pytest.mark.parametrize(("place", "words"), cases("handled.txt"))
def test_what_is_kept_from_the_public_in_other_words(place: str, words: str) -> None:
    assert [mark for mark in marked(place, words) if mark.of != "annex"]


@pytest.mark.parametrize(("place", "words"), cases("handled_otherwise.txt"))
def test_what_is_kept_in_another_sense(place: str, words: str) -> None:
    assert [mark for mark in marked(place, words) if mark.of != "annex"] == []


@pytest.mark.parametrize(
    "words",
    [
        words
        for name in ("speaks_of_it.txt", "handled_otherwise.txt")
        for place, words in cases(name)
        if place == "sentence"
    ],
)
def test_a_sentence_that_stands_alone_is_no_mark_either(words: str) -> None:
    report = Report.model_validate({"title": "Libraries", "sections": [{"heading": "A", "text": words}]})
    assert not [placed for placed in placed_marks(report) if placed.mark.of != "annex"]
