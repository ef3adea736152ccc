"""What rules look for in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.profile.load import load_profile
from oscb_cli.rules.engine.wording import certain_words, count_words, literal_start, sentences


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


@pytest.mark.parametrize(
    ("pattern", "anywhere", "from_a_word"),
    [
        ("Lorem ipsum", set(), {"lorem"}),
        (r"could of\b(?! course)", {"of"}, {"could", "of"}),
        (r"[Ww]orking Together", set(), set()),
        (r"Fair Access to Care", {"access", "to"}, {"fair", "access", "to"}),
        ("principals? of", set(), set()),
        (r"on-going\b", {"going"}, {"on", "going"}),
        ("this|that other", set(), set()),
        (r"x (?:y|z)", set(), {"x"}),
    ],
)
def test_the_words_that_are_in_every_match_of_a_pattern(
    pattern: str, anywhere: set[str], from_a_word: set[str]
) -> None:
    assert certain_words(pattern) == anywhere
    assert certain_words(pattern, from_a_word=True) == from_a_word


@given(st.text(alphabet="ab .\u00a0\u2009\t\né", max_size=12))
def test_words_are_counted_as_they_are_parted(text: str) -> None:
    assert count_words(text) == len(text.split())


def test_the_patterns_of_the_profile_are_quick_to_look_for() -> None:
    tables = load_profile("oxfordshire").tables
    patterns = [*(entry.pattern for entry in tables.superseded), *(entry.pattern for entry in tables.mistaken)]

    assert all(len(literal_start(pattern)) > 3 for pattern in patterns)


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "It is approx. Ten miles, e.g. Banbury. “Really?” Yes! See No. 5 of Mr. Penn."

    assert sentences(text) == ["It is approx. Ten miles, e.g. Banbury.", "“Really?", "Yes!", "See No. 5 of Mr. Penn."]
