"""An author's note stays in the file and is published nowhere; a mark that means nothing here is never “ready”."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from oscb_cli.model.digest import normal_words
from oscb_cli.model.markdown import parse
from oscb_cli.model.notes import has_words, notes_in, without_notes
from oscb_cli.model.to_markdown import to_markdown
from tests.support import ANNUAL_REPORT, dump, load, oscb

DAY = ("--today", "2024-09-12")


@pytest.mark.parametrize(
    ("text", "read", "notes"),
    [
        ("Open. <!-- ask Bo --> Warm.", "Open. Warm.", ["ask Bo"]),
        ("Open. <!-- ask Bo -->", "Open.", ["ask Bo"]),
        ("A<!---->B", "AB", [""]),
        ("<!-- one\n\ntwo -->\n\nOpen.", "Open.", ["one two"]),
        ("- a <!-- x -->\n- b", "- a\n- b", ["x"]),
        (r"\<!-- said -->", r"\<!-- said -->", []),
        ("Open <!-- and never closed", "Open <!-- and never closed", []),
        ("Closed --> only", "Closed --> only", []),
        ("<!-- all -->", "", ["all"]),
    ],
)
def test_a_note_is_no_word(text: str, read: str, notes: list[str]) -> None:
    assert without_notes(text).strip() == read
    assert notes_in(text) == notes
    assert has_words(text) == bool(read)
    assert parse(text) == parse(read)
    assert parse(to_markdown(parse(text))) == parse(text)
    assert normal_words(text) == normal_words(read)


def with_text(words: str) -> dict[str, Any]:
    data: dict[str, Any] = load(ANNUAL_REPORT)
    data["sections"][1]["text"] += f"\n\n{words}"
    return data


@pytest.mark.parametrize("suffix", [".json", ".yaml", ".md"])
def test_a_note_is_kept_in_the_file_told_and_not_published(suffix: str, tmp_path: Path) -> None:
    dump(with_text("Words before. <!-- PRIVATE\n\n## PRIVATE --> Words after."), tmp_path / "a.json")
    assert oscb("convert", "a.json", f"b{suffix}", "--force", cwd=tmp_path).status == 0
    assert "PRIVATE" in (tmp_path / f"b{suffix}").read_text()
    assert "ST027" in oscb("check", f"b{suffix}", *DAY, "--format", "json", cwd=tmp_path).out
    assert "PRIVATE" not in oscb("show", f"b{suffix}", cwd=tmp_path).out
    run = oscb("publish", f"b{suffix}", "-o", "site", "--force", *DAY, cwd=tmp_path)
    assert run.status == 0, run.err
    assert "1 note" in run.err
    for file in (tmp_path / "site").iterdir():
        assert b"PRIVATE" not in file.read_bytes()
        if file.suffix == ".docx":
            with zipfile.ZipFile(file) as package:
                assert not any(b"PRIVATE" in package.read(name) for name in package.namelist())


def test_a_part_with_a_note_alone_has_no_text(tmp_path: Path) -> None:
    data = load(ANNUAL_REPORT)
    data["implications"][0]["text"] = data["sections"][0]["text"] = "<!-- to be written -->"
    dump(data, tmp_path / "a.json")
    found = oscb("check", "a.json", *DAY, "--format", "json", cwd=tmp_path).out
    assert "SO012" in found
    assert "ST002" in found


def test_notes_anywhere_in_a_markdown_file_are_no_parts_of_the_report(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ncommittee: Cabinet\n---\n<!-- top -->\n# T\n<!-- for me\n## Old\nWords. -->\n\n## Recommendation\n\n"
        "<!-- lead -->\nThe Cabinet is RECOMMENDED to:\n\n- note it; <!-- sure? -->\n- approve it.\n\n"
        "## Legal Implications\n\nLaw.\n\nComments checked by: Ada Marsh, Solicitor\n\n<!-- end -->\n"
    )
    run = oscb("convert", "a.md", "a.json", cwd=tmp_path)
    assert run.status == 0, run.err
    data = json.loads((tmp_path / "a.json").read_text())
    assert data["title"] == "T"
    assert "sections" not in data
    assert [without_notes(item) for item in data["recommendation"]["items"]] == ["note it;", "approve it."]
    assert data["recommendation"]["decision_maker"] == "The Cabinet"
    assert data["implications"][0]["checked_by"] == {"name": "Ada Marsh", "job_title": "Solicitor"}


MARKS = [
    "### A sub-heading.", "#### One\n\nText.", "A heading\n=========", "A heading\n---\nText.", "One.\n\n---\n\nTwo.",
    "***", "```\ncode\n```", "~~~\ncode\n~~~", "Type `oscb`.", "- [ ] to do\n- [x] done",
    "Said.[^1]\n\n[^1]: Here.", "It is **not closed.", "It is __not closed.", "It is ~~gone~~.", "One<br>two",
    "One<br/>two", "<b>One</b>", "<u>One</u>", "<span style='x'>One</span>", "Tea&nbsp;cake", "&pound;5",
    "&#163;5", "[here](<a b", "Never <!-- closed", "|---|---|",
]  # fmt: skip


@pytest.mark.parametrize("words", MARKS)
def test_a_mark_that_would_be_printed_is_an_error(words: str, tmp_path: Path) -> None:
    dump(with_text(words), tmp_path / "a.json")
    assert '"ST026"' in oscb("check", "a.json", *DAY, "--format", "json", cwd=tmp_path).out


def test_a_sound_report_has_no_such_mark(tmp_path: Path) -> None:
    words = (
        "**Bold** and *italic*, [a link](https://x.example), R&D; 3 < 4 > 2 -- and so --- on # 1, £5** a_b__c.\n\n> So."
    )
    dump(with_text(words), tmp_path / "a.json")
    out = oscb("check", "a.json", *DAY, "--format", "json", cwd=tmp_path).out
    assert "ST026" not in out
    assert "ST027" not in out
