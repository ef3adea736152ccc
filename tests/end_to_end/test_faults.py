"""Faults of the program itself: one line, a status of their own, and a file that says nothing of the report."""

import re
import subprocess
import sys
from pathlib import Path

from tests.support import ROOT

_BREAK = """
import sys
import oscb_cli.actions.read as reading
def fails(name, *arguments, **more):
    try:
        raise KeyError("Secret of the report")
    except KeyError as error:
        raise RuntimeError(f"Secret {name}") from error
reading.read_one = fails
from oscb_cli.__main__ import main
main()
"""


def broken(*arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", _BREAK, *arguments],
        cwd=cwd, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "TMPDIR": str(cwd), "OSCB_CACHE": ""},
    )  # fmt: skip


def test_a_fault_is_a_line_and_a_file_without_a_word_of_the_report(tmp_path: Path) -> None:
    run = broken("show", "Secret plan.docx", "--profile=Secret", cwd=tmp_path)

    assert run.returncode == 70
    assert run.stderr.count("\n") == 1
    assert "something went wrong in oscb (RuntimeError), and your files are safe" in run.stderr
    told = re.search(r"Send the file (\S+) to", run.stderr)
    assert told is not None
    details = Path(told[1]).read_text(encoding="utf-8")
    for said in ("oscb ", "Python 3.", "Command: oscb show FILE.docx --profile", "RuntimeError", "KeyError"):
        assert said in details
    assert re.search(r"oscb_cli/commands/show\.py:\d+ in show", details)
    assert "Secret" not in details + run.stderr
    assert str(ROOT) not in details


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    run = broken("--debug", "show", "plan.docx", cwd=tmp_path)

    assert "Traceback" in run.stderr
    assert "Secret plan.docx" in run.stderr
    assert list(tmp_path.glob("oscb-fault-*")) == []


def test_where_no_file_can_be_written_the_line_is_all(tmp_path: Path) -> None:
    cannot = "import tempfile; tempfile.mkstemp = lambda **_: open('/nowhere/x')"
    run = subprocess.run(
        [sys.executable, "-c", f"{cannot}\n{_BREAK}", "show", "x"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "OSCB_CACHE": ""},
    )  # fmt: skip

    assert run.returncode == 70
    assert run.stderr.count("\n") == 1
    assert "Tell those who look after oscb what you typed" in run.stderr
