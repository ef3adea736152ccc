"""Where codespell may not be installed, the rules on spelling are silent, and all others speak."""

from importlib.machinery import ModuleSpec

import pytest

from oscb_cli.rules.engine import spelling


def test_without_the_list_there_are_no_misspellings(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(spelling, "find_spec", nothing)
    assert spelling._pairs("dictionary.txt") == {}
    assert spelling._lines("dictionary_en-GB_to_en-US.txt") == []
