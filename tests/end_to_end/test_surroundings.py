"""Wherever oscb runs: another locale, no home, a narrow terminal, odd names, files that change or vanish."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ANNUAL_REPORT, ROOT, oscb

DAY = ("--today", "2024-09-11")
needs_posix = pytest.mark.skipif(os.name == "nt", reason="there are no such signals or permissions")


def annual(folder: Path, name: str = "report.json", **changed: object) -> Path:
    data = {**json.loads(ANNUAL_REPORT.read_text(encoding="utf-8")), **changed}
    file = folder / name
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


COMMANDS = (
    ("check", "report.json", "--fail-on", "never"),
    ("draft", "report.json", "--no-input", "--force", "-o", "a.docx"),
    ("show", "report.json"),
    ("publish", "report.json", "-o", "site", "--force"),
    ("signoff", "status", "report.json"),
    ("profiles",),
    ("deadlines", "--meeting", "2027-01-05"),
)
SURROUNDINGS = {
    "LC_ALL=C": {"LC_ALL": "C"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ASCII": {"PYTHONIOENCODING": "ascii"},
    "40 columns": {"COLUMNS": "40", "TERM": "dumb"},
    "20 columns": {"COLUMNS": "20"},
    "no colour": {"NO_COLOR": "1", "TERM": ""},
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("where", SURROUNDINGS)
def test_every_command_runs_wherever_it_is(where: str, command: tuple[str, ...], tmp_path: Path) -> None:
    annual(tmp_path, title="Café – “£5” 😀")
    run = subprocess.run(
        [sys.executable, "-m", "oscb_cli", *command],
        cwd=tmp_path, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **SURROUNDINGS[where]},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert b"Traceback" not in run.stderr
    assert b"went wrong" not in run.stderr


@needs_posix
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("home", ["none", "read-only", "a file"])
def test_every_command_runs_without_a_home(home: str, command: tuple[str, ...], tmp_path: Path) -> None:
    annual(tmp_path)
    env = {name: value for name, value in os.environ.items() if name not in {"HOME", "OSCB_CACHE", "XDG_CACHE_HOME"}}
    if home == "read-only":
        (tmp_path / "home").mkdir(mode=0o500)
        env["HOME"] = str(tmp_path / "home")
    elif home == "a file":
        (tmp_path / "home").write_text("", encoding="utf-8")
        env["HOME"] = str(tmp_path / "home")
    run = subprocess.run(
        [sys.executable, "-m", "oscb_cli", *command],
        cwd=tmp_path, capture_output=True, check=False, env={**env, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    "name",
    ["a report.json", "Bericht ä é ñ 報告.json", "'; rm -rf x;.json", "x" * 250 + ".json", "-.json", "%s{0}.json"],
)
def test_any_name_that_a_file_can_have_is_good(name: str, tmp_path: Path) -> None:
    file = annual(tmp_path, name)
    assert oscb("check", f"./{name}", "--fail-on", "never", *DAY, cwd=tmp_path).status == 0
    assert oscb("draft", file, "--no-input", "-o", tmp_path / "made.docx", *DAY, cwd=tmp_path).status == 0
    assert oscb("publish", file, "-o", tmp_path / "site", *DAY, cwd=tmp_path).status == 0


def test_titles_that_differ_in_capitals_only_do_not_share_a_file(tmp_path: Path) -> None:
    data = json.loads(ANNUAL_REPORT.read_text(encoding="utf-8"))
    titles = ["Report", "REPORT", "report"]
    (tmp_path / "b.json").write_text(json.dumps([{**data, "title": title} for title in titles]), encoding="utf-8")
    assert oscb("batch", "b.json", "-o", "out", *DAY, cwd=tmp_path).status == 0
    assert oscb("publish", "b.json", "-o", "site", *DAY, cwd=tmp_path).status == 0
    for folder, suffix in (("out", ".docx"), ("site", ".html")):
        names = [file.name.casefold() for file in (tmp_path / folder).iterdir()]
        names = [name for name in names if name.endswith(suffix) and name != "index.html"]
        assert len(names) == len(set(names)) == 3


def test_a_file_that_vanishes_or_is_cut_off_is_told_in_a_line(tmp_path: Path) -> None:
    annual(tmp_path, "a.json")
    gone = oscb("check", "a.json", "gone.json", cwd=tmp_path)
    assert gone.status == 2
    assert "gone.json: this file does not exist" in gone.err
    whole = (tmp_path / "a.json").read_bytes()
    for length in (0, 1, len(whole) // 2, len(whole) - 1):
        (tmp_path / "cut.json").write_bytes(whole[:length])
        run = oscb("check", "cut.json", cwd=tmp_path)
        assert (run.status, "Traceback" in run.err) == (2, False)


@needs_posix
def test_the_clock_set_back_harms_nothing(tmp_path: Path) -> None:
    annual(tmp_path)
    for day in ("2030-01-01", "2020-01-01", "1999-12-31"):
        run = oscb("publish", "report.json", "-o", "site", "--force", "--today", day, cwd=tmp_path)
        assert run.status == 0, run.err
    assert "1 of them unchanged" in run.out
