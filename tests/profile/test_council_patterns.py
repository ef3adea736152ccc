"""The regular expressions of profiles: those that never end are seen, and those that are slow are stopped."""

import re
import time
from pathlib import Path

import pytest

from oscb_cli.errors import BadProfile
from oscb_cli.profile.council_patterns import council_regex, patterns_of, problem_with
from oscb_cli.profile.endless import is_endless
from oscb_cli.profile.found import templates_folder
from oscb_cli.profile.load import load_profile, said_in

ENDLESS = [
    r"(a+)+$", r"(a|aa)+$", r"(a|a)+$", r"(.*)*x", r"([a-z]+)*\d", r"(x+x+)+y", r"(?:\w+\s?)+$", r"(?:a?b?)*c",
    r"^(\d+|\w+)*:$", r"(?=(a+)+b)", r"([a-z]{1,60} ?)*x", r"((a*)*)*", r"(\s*\w*\s*)*!", r"(?:a|b|ab)*c",
    r"(?:[A-Z][a-z]*|\w+)*;", r"(a+){12}b", r"(?:(?:\w+)\.?)+@", r"(?i)(?:team|tea|m)+!", r"(?P<x>a+)+(?P=x)",
]  # fmt: skip
ENDING = [
    r"a+$", r"(\w+\s+)*x", r"(?:[^,]+, )*and", r".*foo.*bar", r"(a|b)+", r"\[\s*(?i:insert|enter)[^\]]*\]",
    r"(?:\w+ ){0,3}x", r"(?:ab|ac)*d", r"\b(?:XX+|xx+)\b", r"a{3}", r"(?:a.)*b", "", r"(\d{1,3},)*\d{3}", r"\bdraft\b",
]  # fmt: skip


@pytest.mark.parametrize("pattern", ENDLESS)
def test_a_pattern_that_never_ends_is_seen(pattern: str) -> None:
    assert is_endless(pattern)
    assert problem_with(f"{pattern}x").startswith("can take for ever")


@pytest.mark.parametrize("pattern", ENDING)
def test_a_pattern_that_ends_is_left_alone(pattern: str) -> None:
    assert not is_endless(pattern)


def test_to_see_it_takes_no_time_either() -> None:
    alternatives = "|".join(f"w{number}\\w*" for number in range(60))
    begun = time.process_time()
    for pattern in (f"(?:{alternatives})+x", "((a{0,9}){0,9}){0,9}", f"({'a?' * 300})+", "(" * 90 + "a+" + ")+" * 90):
        is_endless(pattern)
    assert time.process_time() - begun < 5


def test_those_that_come_with_oscb_end_and_can_be_used() -> None:
    folders = [file.parent for file in templates_folder().glob("*/profile.toml")]
    every = [pattern for folder in folders for _, pattern in patterns_of(said_in(folder))]
    assert len(every) > 40
    assert [(pattern, problem) for pattern in every if (problem := problem_with(pattern))] == []


def test_those_that_come_with_oscb_are_run_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text('extends = "oxfordshire"\ncouncil = "Own"\n')
    own = load_profile(str(tmp_path), may_be_folder=True)
    assert isinstance(council_regex(own, own.placeholders[0]).search("[insert date]"), re.Match)


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(a|aa)+$", r"(.*)*x", r"([a-z]+)*\d", "a+$", "a+a+a+!"])
def test_what_is_run_ends_whatever_it_is(pattern: str, tmp_path: Path) -> None:
    """The clock holds where nobody looked at the pattern before: found or stopped, within seconds."""
    (tmp_path / "profile.toml").write_text('extends = "oxfordshire"\ncouncil = "Own"\nplaceholders = ["own"]\n')
    profile = load_profile(str(tmp_path), may_be_folder=True).changed(placeholders=(pattern,))
    searched = council_regex(profile, pattern)
    begun = time.process_time()
    for text in ("a" * 100_000 + "!", "a" * 100_000, "ab" * 50_000):
        try:
            searched.search(text)
        except BadProfile as error:
            assert "placeholders, 1 takes too long on a text of 100,00" in str(error)
    assert time.process_time() - begun < 20


def test_a_pattern_of_the_councils_own_finds_what_it_says(tmp_path: Path) -> None:
    text = """extends = "oxfordshire"
council = "Own"
placeholders = ['\\?\\?\\?']
[[tables.mistaken]]
pattern = 'Chief Exec\\b'
instead = "Chief Executive"
"""
    (tmp_path / "profile.toml").write_text(text)
    profile = load_profile(str(tmp_path), may_be_folder=True)
    found = council_regex(profile, profile.placeholders[0]).search("The date is ???.")
    assert found is not None
    assert (found.start(), found[0]) == (12, "???")
