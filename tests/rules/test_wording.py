"""What rules look for in words."""

from oscb_cli.rules.engine.wording import sentences


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "It is approx. Ten miles, e.g. Banbury. “Really?” Yes! See No. 5 of Mr. Penn."

    assert sentences(text) == ["It is approx. Ten miles, e.g. Banbury.", "“Really?", "Yes!", "See No. 5 of Mr. Penn."]
