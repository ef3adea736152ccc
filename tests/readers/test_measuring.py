"""Contrast, and how a Word file's look is measured."""

import pytest

from oscb_cli.readers.docx.measuring import contrast


@pytest.mark.parametrize(
    ("colour", "background", "ratio"),
    [("000000", "FFFFFF", 21.0), ("auto", "auto", 21.0), ("777777", "FFFFFF", 4.48), ("FFFFFF", "FFFFFF", 1.0)],
)
def test_contrast_is_that_of_the_guidelines(colour: str, background: str, ratio: float) -> None:
    assert contrast(colour, background) == pytest.approx(ratio, abs=0.01)
