"""Small pieces of lines, from both sides of what decides."""

import pytest

from oscb_cli.profile.load import load_profile
from oscb_cli.recogniser.checker_lines import checker_label
from oscb_cli.recogniser.header import _parted
from oscb_cli.recogniser.meetings import is_body_name, own_name

OXFORDSHIRE = load_profile("oxfordshire")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Abingdon North", ["Abingdon North"]),
        ("Abingdon, Wantage, and Grove", ["Abingdon", "Wantage", "Grove"]),
        ("Abingdon, Wantage, & Grove", ["Abingdon", "Wantage", "Grove"]),
        ("Abingdon, Wantage and Grove", ["Abingdon", "Wantage", "Grove"]),
        ("Wantage and Grove", ["Wantage and Grove"]),
        ("Wantage and Grove, Kidlington and Yarnton", ["Wantage and Grove", "Kidlington and Yarnton"]),
        ("Wantage & Grove; Bampton, west", ["Wantage & Grove", "Bampton, west"]),
        ("Abingdon\nWantage", ["Abingdon", "Wantage"]),
    ],
)
def test_divisions_are_parted_where_a_list_says_so(words: str, names: list[str]) -> None:
    assert _parted(words) == names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("QUORN VALLEY BOARD", "Quorn Valley Board"),
        ("Quorn Valley BOARD", "Quorn Valley BOARD"),
        ("QVB", "QVB"),
        ("CABINET", "Cabinet"),
    ],
)
def test_capitals_are_made_small_where_they_are_no_abbreviation(words: str, name: str) -> None:
    assert own_name(words, OXFORDSHIRE) == name


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Cabinet", True),
        ("Board", False),
        ("Quorn Valley Board", True),
        ("Board of Quorn", False),
        ("Quorn valley Board", False),
        ("The A B C D E F G H Board", True),
        ("The A B C D E F G H I Board", False),
    ],
)
def test_a_body_is_named_by_its_last_word_and_capitals(words: str, is_one: bool) -> None:
    assert is_body_name(words) is is_one


@pytest.mark.parametrize(
    ("words", "is_label"),
    [
        ("Finance officer: Ada Marsh", True),
        ("Officer: Ada Marsh", False),
        ("Checked by Ada Marsh", True),
        ("Checked Ada Marsh", False),
        ("Legal comments from: Ada Marsh", True),
        ("Comments on the plan by Ada Marsh", False),
    ],
)
def test_a_label_says_that_something_was_checked(words: str, is_label: bool) -> None:
    assert (checker_label(words, OXFORDSHIRE) is not None) is is_label
