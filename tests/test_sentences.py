"""Words that are joined to others keep the letters of names, codes, addresses and quotations."""

from datetime import date
from pathlib import Path

import pytest

from oscb_cli.rules.engine.registry import all_rules
from oscb_cli.sentences import lowered, raised
from oscb_cli.storage.files import reason
from tests.reporters.test_grouped import finding, texts
from tests.support import ROOT

NAMES = [
    "Ada Marsh has checked both", "ST015 is silenced", "EPC is not expanded", "“Click here” is left in", "I am",
    "McBride, Ada", "UTF-8 is", "£4 is", "9 lines", "OSError", "report.json is", "a.b@x.example is", "http://x",
]  # fmt: skip


@pytest.mark.parametrize("words", NAMES)
def test_what_is_no_ordinary_word_keeps_its_letters(words: str) -> None:
    assert lowered(words) == words
    assert raised(words) == words


@pytest.mark.parametrize(
    ("words", "small"),
    [
        ("No space left on device", "no space left on device"),
        ("File name too long", "file name too long"),
        ("A good answer.", "a good answer."),
        ("The Acts that reports cite", "the Acts that reports cite"),
        ("Something's wrong", "something's wrong"),
    ],
)
def test_an_ordinary_word_begins_small_after_a_colon_and_large_in_a_sentence(words: str, small: str) -> None:
    assert lowered(words) == small
    assert raised(small) == words


def test_a_fault_without_words_is_told_by_its_name() -> None:
    assert reason(OSError()) == "OSError"
    assert reason(OSError(28, "No space left on device")) == "no space left on device"


@pytest.mark.parametrize("words", [*NAMES, "the text changed"])
def test_a_single_finding_is_told_in_the_terminal_as_its_rule_says_it(words: str) -> None:
    from oscb_cli.reporters.checked import Checked
    from oscb_cli.reporters.terminal import one_by_one

    told = "\n".join(texts(one_by_one([Checked("a.json", (finding("ST001", "2", message=words),), ())], 200)))
    assert f"Key Issues, paragraph 2: {words}" in told


def test_rules_begin_what_they_say_in_small_letters_unless_it_is_a_name() -> None:
    for rule in all_rules():
        for said in rule.counted:
            assert not said[:1].isupper(), rule.code


def test_a_placeholder_is_told_whole(tmp_path: Path) -> None:
    from oscb_cli.actions.draft import subject_of
    from oscb_cli.readers.read import read_data
    from oscb_cli.rules.engine.run import check

    data = {"sections": [{"heading": "A", "text": "Click or tap here to enter text"}]}
    subject = subject_of(read_data(data, str(tmp_path / "a.json"), "", None), date(2027, 1, 1))
    (found,) = [found for found in check(subject).findings if found.code == "ST004"]
    assert found.message == "“Click or tap here to enter text” is left in"


def test_the_house_has_no_other_way_to_change_a_first_letter() -> None:
    offending = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in (ROOT / "oscb_cli").rglob("*.py")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if any(way in line for way in ("[:1].lower() +", "[:1].lower()}", "[0].lower() +", "[0].lower()}"))
    ]
    assert [place for place in offending if "sentences.py" not in place] == []
