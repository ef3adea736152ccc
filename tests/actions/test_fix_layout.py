"""A file that somebody typed keeps its layout: ``--fix`` and sign-offs change the letters that they are about."""

import codecs
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oscb_cli.actions.fix_files import fix_file
from oscb_cli.actions.json_in_place import differences, json_with
from oscb_cli.actions.sign import record_by_hand
from oscb_cli.rules.engine.run import EVERYTHING
from oscb_cli.rules.engine.sound import SOUND, text

TODAY = date(2026, 11, 2)


def fix(path: Path) -> str:
    return fix_file(str(path), None, TODAY, EVERYTHING, only_show=False)


@st.composite
def typed_json(draw: st.DrawFn, value: Any, level: int = 0) -> str:
    """A value as somebody may type it: any white space, any escapes, any order of keys; “recieve” is as it is."""
    end = draw(st.sampled_from(["", " ", "\n", "\r\n  ", "\t", "\n\n    "]))
    if isinstance(value, str):
        return '"' + "".join(draw(typed_letter(word)) for word in pieces(value)) + '"'
    if isinstance(value, list):
        inner = [f"{end}{draw(typed_json(one, level + 1))}" for one in value]
        return f"[{','.join(inner)}{end}]"
    if isinstance(value, dict):
        keys = draw(st.permutations(list(value))) if level < 2 else list(value)
        colon = draw(st.sampled_from([":", ": ", " : ", ":\n  "]))
        inner = [f"{end}{json.dumps(key)}{colon}{draw(typed_json(value[key], level + 1))}" for key in keys]
        comma = draw(st.sampled_from([",", " ,", ", "]))
        return f"{{{comma.join(inner)}{end}}}"
    return json.dumps(value)


def pieces(words: str) -> list[str]:
    return [piece for part in words.replace("recieve", "\x00recieve\x00").split("\x00") for piece in
            ([part] if part == "recieve" else list(part))]  # fmt: skip


@st.composite
def typed_letter(draw: st.DrawFn, letter: str) -> str:
    if letter == "recieve":
        return letter
    plain = json.dumps(letter, ensure_ascii=False)[1:-1]
    forms = [plain] * 6 + [json.dumps(letter)[1:-1]]
    if len(letter.encode("utf-16-le")) == 2:
        forms.append(f"\\u{ord(letter):04X}")
    return draw(st.sampled_from(forms))


SAID = {**SOUND, **text("The café 😀 will recieve it: “a/b” \\ \t then.\n\nWe recieve that too.")}


@settings(max_examples=30, deadline=None)
@given(source=typed_json(SAID), mark=st.sampled_from([b"", codecs.BOM_UTF8]))
def test_a_fix_of_json_changes_two_letters_and_no_more(
    source: str, mark: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("typed") / "r.json"
    path.write_bytes(mark + source.encode())
    assert "1 fixed" in fix(path)
    assert path.read_bytes() == mark + source.replace("recieve", "receive").encode()


@settings(max_examples=30, deadline=None)
@given(source=typed_json(SAID), data=st.data())
def test_whatever_changes_in_json_it_says_so_afterwards_and_all_else_stays(source: str, data: st.DataObject) -> None:
    said = json.loads(source)
    said["title"] = data.draw(st.text(max_size=30).filter(lambda words: words.isprintable()))
    said["implications"][0]["checked_by"]["note"] = "agreed"
    said["history"] = [{"on": "2026-11-02", "why": ["é", {}, []]}]
    if data.draw(st.booleans()):
        del said["implications"][1]["checked_by"]["email"]
        said["sections"].append({"heading": "More", "text": "Words."})
    changed = json_with(source, said)
    assert json.loads(changed) == said
    untouched = source.index('"contact_officers"')
    assert source[untouched : untouched + 60] in changed


def test_what_is_added_to_json_is_written_as_its_neighbours_are() -> None:
    source = '{\r\n\t"a" : {"x": 1, "y": 2},\r\n\t"b" : [\r\n\t\t1\r\n\t]\r\n}\r\n'
    said = {"a": {"x": 1, "y": 2, "z": "é"}, "b": [1, 2], "c": True}
    expected = '{\n\t"a" : {"x": 1, "y": 2, "z": "\\u00e9"},\n\t"b" : [\n\t\t1,\n\t\t2\n\t],\n\t"c" : true\n}\n'
    assert json_with(source, said) == expected.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{}", {"a": [1]}),
        ('{"a":1}', {"a": 1, "b": {"c": []}}),
        ('{"a": [1, 2, 3]}', {"a": [1, 3]}),
        ('{"a": [1, 2, 3]}', {"a": []}),
        ('{"a": [1, 2, 3]}', {"a": [3, 2, 1, 0]}),
        ('{"a": {"b": 1, "c": 2}}', {"a": {"b": 1}}),
        ('{"a": {"b": 1, "c": 2}}', {"a": {"c": 2}}),
        ('{"a": {"b": 1, "c": 2}}', {"a": {"d": 2, "c": 2}}),
        ('{"a": {"b": 1}}', {"a": [{"b": 1}, {"b": 2}]}),
        ('{"a": true, "b": 1.50, "c": 1e3}', {"a": 1, "b": 1.5, "c": 1000.0}),
        ('{"a": "x]}\\"{[", "b": null}', {"a": "x]}\"{[", "b": None, "c": 1}),
        ('[{"a": 1}, {"a": 2}]', [{"a": 1}, {"a": 2, "b": 3}]),
    ],
)  # fmt: skip
def test_any_change_of_json(source: str, said: Any) -> None:
    changed = json_with(source, said)
    assert json.dumps(json.loads(changed)) == json.dumps(said)
    assert json_with(changed, said) == changed


def test_long_texts_are_compared_in_time() -> None:
    old = " ".join(f"word{n % 7} of" for n in range(100_000))
    new = f"X{old[1:-1]}Y"
    changed = old
    for start, end, put in reversed(differences(old, new)):
        changed = changed[:start] + put + changed[end:]
    assert changed == new


def test_two_fixes_far_apart_leave_the_escapes_between_them() -> None:
    source = '{"a": "teh caf\\u00e9 \\/ and \\/ teh end"}'
    assert json_with(source, {"a": "the café / and / the end"}) == '{"a": "the caf\\u00e9 \\/ and \\/ the end"}'


YAML = """\
# typed by hand: we recieve it
title:   "Sunday opening"   # recieve this
meeting_date:  17 November 2026
sections:
    - {key: executive_summary, text: 'It''s what we recieve, "the recieve" no.'}   # recieve
    - heading: The proposal
      text: |   # recieve
          We will recieve it.

          The the library, # recieve is no comment here.
    - heading: Folded
      text: >-
          We will recieve
          it all.

          It will recieve more.
    # recieve
    - heading: Plain
      text: We will recieve
        that,   and recieve this # recieve
\t
"""
YAML_FIXED = """\
# typed by hand: we recieve it
title:   "Sunday opening"   # recieve this
meeting_date:  17 November 2026
sections:
    - {key: executive_summary, text: 'It''s what we receive, "the recieve" no.'}   # recieve
    - heading: The proposal
      text: |   # recieve
          We will receive it.

          The library, # receive is no comment here.
    - heading: Folded
      text: >-
          We will receive
          it all.

          It will receive more.
    # recieve
    - heading: Plain
      text: We will receive
        that,   and receive this # recieve
\t
"""
MARKDOWN = """\
---
title:  'Sunday opening' # recieve
---

#  Sunday opening

Recommendation
==

## The proposal ##

We will recieve\tit.
The the library “will
recieve the the papers” too.

* We recieve.

> We recieve.

## Legal

7. We will recieve it.
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
@pytest.mark.parametrize("last", ["", "\n"])
def test_a_fix_of_yaml_changes_the_letters_that_it_is_about(
    line_end: str, mark: bytes, last: str, tmp_path: Path
) -> None:
    path = tmp_path / "r.yaml"
    encoding = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(mark, "utf-8")
    as_typed, fixed = (
        mark + (words.rstrip() + last).replace("\n", line_end).encode(encoding) for words in (YAML, YAML_FIXED)
    )
    path.write_bytes(as_typed)
    fix(path)
    assert path.read_bytes() == fixed


def test_a_file_in_windows_1252_stays_in_it(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_bytes("title: “Café”\r\nsections:\r\n- text: The café will recieve it.\r\n".encode("cp1252"))
    fix(path)
    expected = "title: “Café”\r\nsections:\r\n- text: The café will receive it.\r\n"
    assert path.read_bytes() == expected.encode("cp1252")


def test_what_yaml_would_read_otherwise_is_not_put_in(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    typed = "sections:\n- heading: A\n  text: The café will be open on these days\n\n\n    - Sunday\n"
    path.write_text(typed)
    fix(path)
    assert path.read_text() == typed


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_fix_of_markdown_changes_the_letters_that_it_is_about(line_end: str, tmp_path: Path) -> None:
    path = tmp_path / "r.md"
    path.write_bytes(MARKDOWN.replace("\n", line_end).encode())
    fix(path)
    expected = (
        MARKDOWN.replace("will recieve\t", "will receive\t").replace("The the library", "The library")
        .replace("* We recieve", "* We receive").replace("7. We will recieve", "7. We will receive")
    )  # fmt: skip
    assert path.read_bytes().decode() == expected.replace("\n", line_end)


def test_a_fix_of_plain_text_changes_the_letters_that_it_is_about(tmp_path: Path) -> None:
    before = "Sunday opening\r\n\r\nRecommendation\r\n\r\n1. approve it.\r\n\r\nThe proposal\r\n\r\n"
    typed = f"{before}  We will   recieve it; “we recieve”."
    path = tmp_path / "r.txt"
    path.write_bytes(typed.encode())
    fix(path)
    assert path.read_bytes().decode() == typed.replace("will   recieve", "will   receive")


def test_a_sign_off_leaves_a_typed_file_as_it_is_but_for_the_sign_off(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    data = json.loads(json.dumps(SOUND))
    data["implications"][1]["checked_by"] = {"name": "Ben Okoro", "job_title": "Solicitor"}
    typed = (
        "\ufeff{ " + ",\r\n\r\n   ".join(f'"{key}" :  {json.dumps(value)}' for key, value in data.items()) + "   }"
    ).replace("Sampleford library", "Sampleford \\u006cibrary")
    path.write_bytes(typed.encode())
    checker = {"name": "", "job_title": "", "email": "ben.okoro@oxfordshire.gov.uk"}
    record_by_hand(str(path), None, "legal", checker, TODAY, TODAY)
    after = path.read_bytes().decode()
    lines, before = after.split("\r\n"), typed.split("\r\n")
    kept = [line for line in before if not line.lstrip().startswith('"implications"')]
    assert [line for line in kept if line.rstrip(" }") not in after] == []
    assert len(lines) >= len(before)
    assert json.loads(after.removeprefix("\ufeff"))["implications"][1]["checked_by"]["date"] == "2026-11-02"
    start = typed.index('"implications"')
    untouched = typed[start : typed.index('"Ben Okoro"', start)]
    assert untouched in after
