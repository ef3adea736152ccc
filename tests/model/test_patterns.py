"""Regular expressions that wait to be compiled, and properties that wait to be worked out."""

import re

import pytest

from oscb_cli.model.once import once
from oscb_cli.model.patterns import regex


def test_a_pattern_is_used_like_any_other() -> None:
    pattern = regex(r"(a)(b)?", re.IGNORECASE)
    known = re.compile(r"(a)(b)?", re.IGNORECASE)
    text = "xAB ab a"
    assert pattern.findall(text) == known.findall(text)
    assert [match.span() for match in pattern.finditer(text)] == [match.span() for match in known.finditer(text)]
    assert pattern.sub("_", text) == known.sub("_", text)
    assert pattern.split(text) == known.split(text)
    assert pattern.pattern == known.pattern
    found, wanted = pattern.search(text), known.search(text)
    assert found is not None
    assert wanted is not None
    assert found.groups() == wanted.groups()
    assert pattern.fullmatch("ab") is not None
    assert pattern.match("b") is None


def test_a_pattern_that_is_none_is_found_out_when_it_is_used() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("a")
    with pytest.raises(AttributeError):
        wrong.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_a_property_is_worked_out_once() -> None:
    class Thing:
        asked = 0

        @once
        def answer(self) -> int:
            """The answer."""
            self.asked += 1
            return 42

    thing = Thing()
    assert (thing.answer, thing.answer, thing.asked) == (42, 42, 1)
    assert Thing.answer.__doc__ == "The answer."
    assert Thing().asked == 0
