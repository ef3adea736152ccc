"""Commands that are printed can be typed: by sh as they stand, and by Windows with quotation marks."""

import json
import shlex
from pathlib import Path

import pytest

from oscb_cli import console
from tests.support import ANNUAL_REPORT, oscb

NAMES = [
    "library report.json",
    "it's.json",
    "-x.json",
    "a&b.json",
    "$HOME.json",
    "résumé (2).json",
    "plain.json",
    "*.md",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_shell_reads_each_name_as_one_word(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.name", "posix")
    words = shlex.split(console.command("oscb diff", name, "b.json"))
    assert words == ["oscb", "diff", f"./{name}" if name.startswith("-") else name, "b.json"]


def test_windows_takes_quotation_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.name", "nt")
    assert console.command("oscb draft", r"C:\My files\a.json") == r'oscb draft "C:\My files\a.json"'
    assert console.command("oscb draft", r"C:\files\a.json") == r"oscb draft C:\files\a.json"
    assert console.command("oscb draft", "a&b.json") == 'oscb draft "a&b.json"'


def printed(text: str, begins: str) -> list[str]:
    line = next(line for line in text.splitlines() if begins in line)
    return shlex.split(line[line.index(begins) :])


def test_what_oscb_prints_can_be_typed(tmp_path: Path) -> None:
    new = oscb("new", "-o", "library report.json", cwd=tmp_path)
    assert printed(new.out + new.err, "oscb draft") == ["oscb", "draft", "library report.json"]
    folder = tmp_path / "for the agenda"
    folder.mkdir()
    for number in range(6):
        (folder / f"report {number}.json").write_text('{"title": "T"}')
    words = printed(oscb("check", "for the agenda", cwd=tmp_path).out, "oscb check")
    assert oscb(*words[1:], cwd=tmp_path).out.startswith("Not ready")


def test_that_of_a_batch_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "all of them.json").write_text(json.dumps([{"title": "T"}] * 6))
    words = printed(oscb("check", "all of them.json", cwd=tmp_path).out, "oscb check")
    assert words == ["oscb", "check", "all of them.json", "--details"]
    assert oscb(*words[1:], cwd=tmp_path).status == 1


def test_a_profile_elsewhere_is_named_by_its_path(tmp_path: Path) -> None:
    run = oscb("profiles", "new", "Own Council", "-o", tmp_path / "my profile", cwd=tmp_path)
    words = printed(run.out, "oscb profiles")
    assert oscb(*words[1:], cwd=tmp_path).status == 0


def test_help_is_the_same_in_every_run(tmp_path: Path) -> None:
    for seed in "0123":
        assert "  -h, --help " in oscb("check", "--help", cwd=tmp_path, env={"PYTHONHASHSEED": seed}).out


def test_a_number_without_end_is_told_in_an_officers_words(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{\n"item": ' + "9" * 5000 + "}")
    run = oscb("check", "a.json", cwd=tmp_path)
    assert (run.status, run.err) == (2, "oscb: a.json: line 2: the number has 5,000 digits. Shorten it\n")


def test_two_long_titles_that_begin_alike_have_two_documents(tmp_path: Path) -> None:
    report = json.loads(ANNUAL_REPORT.read_text(encoding="utf-8"))
    for name, ending in (("a", "north"), ("b", "south")):
        title = "The report on the future of the libraries of the county and of all that they do for people " * 2
        (tmp_path / f"{name}.json").write_text(json.dumps({**report, "title": title + ending}))
        assert oscb("draft", f"{name}.json", "--no-input", cwd=tmp_path).status == 0
    assert len(list(tmp_path.glob("*.docx"))) == 2
