"""What rules look for in words."""

import pytest

from oscb_cli.profile.load import load_profile
from oscb_cli.rules.wording import literal_start, sentences


@pytest.mark.parametrize(
    ("pattern", "start"),
    [
        ("Lorem ipsum", "Lorem ipsum"),
        (r"could of\b(?! course)", "could of"),
        ("principals? of", "principal"),
        ("ab{0,2}c", "a"),
        ("ab*", "a"),
        ("XXX+", "XXX"),
        (r"\[\s*insert", "["),
        (r"a\|b", "a|b"),
        ("x[|(]y", "x"),
        ("delete (?:this|that (?:one|two))", "delete "),
        ("this|that", ""),
        ("(?:this|that)", ""),
        (r"\bthis", ""),
    ],
)
def test_what_a_pattern_begins_with(pattern: str, start: str) -> None:
    assert literal_start(pattern) == start


def test_the_patterns_of_the_profile_are_quick_to_look_for() -> None:
    tables = load_profile("oxfordshire").tables
    patterns = [*(entry.pattern for entry in tables.superseded), *(entry.pattern for entry in tables.mistaken)]

    assert all(len(literal_start(pattern)) > 3 for pattern in patterns)


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "It is approx. Ten miles, e.g. Banbury. “Really?” Yes! See No. 5 of Mr. Penn."

    assert sentences(text) == ["It is approx. Ten miles, e.g. Banbury.", "“Really?", "Yes!", "See No. 5 of Mr. Penn."]
