"""On which line of a TOML file each key stands."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.profile.lines import line_of, lines_of

TEXT = '''name = "a"  # first
order = [
    "one",  # [not a table]
    "two",
]

[labels]
title = """
key = "not a key"
"""
"quoted key" = 1
a.b = 2

[[sections]]
key = "x"
[[sections.wordings]]
case = "c"
[[sections]]
key = "y"
'''


def test_each_key_has_its_line() -> None:
    tomllib.loads(TEXT)
    lines = lines_of(TEXT)
    assert lines["name",] == 1
    assert lines["order",] == 2
    assert lines["labels",] == 7
    assert lines["labels", "title"] == 8
    assert lines["labels", "quoted key"] == 11
    assert lines["labels", "a", "b"] == 12
    assert lines["sections", 0, "key"] == 15
    assert lines["sections", 0, "wordings", 0, "case"] == 17
    assert lines["sections", 1, "key"] == 19
    assert ("key",) not in lines


def test_what_is_not_there_is_at_the_table_above_it() -> None:
    lines = lines_of(TEXT)
    assert line_of(("sections", 1, "heading"), lines) == 18
    assert line_of(("order", 1), lines) == 2
    assert line_of(("nothing",), lines) == 0


@given(st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True), st.data())
def test_every_top_level_key_of_any_file_is_found(names: list[str], data: st.DataObject) -> None:
    values = st.sampled_from(["1", '"x"', "[\n  1,\n  2,\n]", "'''\ny = 3\n'''", "{ z = 1 }", "2026-01-01"])
    text = "\n".join(f"{name} = {data.draw(values)}" for name in names)
    found = lines_of(text)
    written = text.splitlines()
    assert {name for (name, *rest) in found if not rest} == set(tomllib.loads(text))
    assert all(written[found[name,] - 1].startswith(f"{name} =") for name in names)
