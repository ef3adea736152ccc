"""The marks of items, as Word counts them."""

from itertools import islice

import pytest

from oscb_cli.layout.item_marks import item_marks, roman


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "i"), (3, "iii"), (4, "iv"), (5, "v"), (8, "viii"), (9, "ix"), (10, "x"), (14, "xiv"), (39, "xxxix"),
        (40, "xl"), (49, "xlix"), (50, "l"), (51, "li"), (89, "lxxxix"), (90, "xc"), (99, "xcix"), (100, "c"),
    ],
)  # fmt: skip
def test_roman_numerals(number: int, written: str) -> None:
    assert roman(number) == written


def test_letters_go_on_after_z_as_in_word() -> None:
    marks = list(islice(item_marks("(a)"), 54))
    assert marks[:2] == ["(a)", "(b)"]
    assert marks[25:28] == ["(z)", "(aa)", "(bb)"]
    assert marks[51:53] == ["(zz)", "(aaa)"]
