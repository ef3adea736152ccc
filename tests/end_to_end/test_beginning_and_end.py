"""How the program begins, and how it ends: quickly, with the right status, and with everything printed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from oscb_cli.cli import COMMANDS
from tests.support import ANNUAL_REPORT, AS_PUBLISHED, ROOT, oscb

HEAVY = ("docx", "jinja2", "lxml", "markdown_it", "ruamel", "questionary", "rich", "holidays", "tomllib")
FULL = Path("/dev/full")
needs_a_full_device = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")


def imported(*arguments: str, cwd: Path) -> set[str]:
    """The modules that a run imports, by their whole names."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "oscb_cli", *arguments],
        cwd=cwd, capture_output=True, text=True, check=True,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "OSCB_CACHE": os.environ["OSCB_CACHE"]},
    )  # fmt: skip
    return set(re.findall(r"^import time:.*\|\s+([\w.]+)$", run.stderr, re.MULTILINE))


def test_a_draft_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    arguments = ("draft", str(ANNUAL_REPORT), "--no-input", "--force", "-o", str(tmp_path / "a.docx"))
    imported(*arguments, cwd=tmp_path)  # what is kept for later runs is made in the first
    modules = imported(*arguments, cwd=tmp_path)
    assert not modules & set(HEAVY)
    assert "oscb_cli.interview" not in modules
    again = imported("draft", str(ANNUAL_REPORT), "--no-input", "-o", str(tmp_path / "a.docx"), cwd=tmp_path)
    assert not again & set(HEAVY), "to see that a document is oscb's own takes no more"


def test_a_command_is_imported_when_it_is_asked_for(tmp_path: Path) -> None:
    modules = imported("--version", cwd=tmp_path)
    assert not {name for name in modules if name.startswith("oscb_cli.commands.")}
    modules = imported("schema", cwd=tmp_path)
    assert {name for name in modules if name.startswith("oscb_cli.commands.")} <= {"oscb_cli.commands.schema"}


@pytest.mark.parametrize(
    "command", [*(name for name in COMMANDS if name not in {"signoff", "officers"}), "signoff request", "officers list"]
)
def test_every_command_has_help_with_two_examples(command: str, tmp_path: Path) -> None:
    run = oscb(*command.split(), "--help", cwd=tmp_path)
    assert run.status == 0
    assert len(re.findall(rf"^  .*oscb {command}", run.out, re.MULTILINE)) >= 2


def test_a_command_that_is_misspelt_is_suggested(tmp_path: Path) -> None:
    run = oscb("drfat", cwd=tmp_path)
    assert run.status == 2
    assert "Did you mean 'draft'?" in run.err


@needs_a_full_device
@pytest.mark.parametrize(
    "arguments", [["rules"], ["show", str(ANNUAL_REPORT)], ["check", str(AS_PUBLISHED)], ["--help"]]
)
def test_what_cannot_be_printed_is_said(arguments: list[str], tmp_path: Path) -> None:
    with FULL.open("w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "oscb_cli", *arguments],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True,
            env={"PYTHONPATH": str(ROOT), "PATH": "", "OSCB_CACHE": os.environ["OSCB_CACHE"]},
        )  # fmt: skip
    assert run.returncode == 2
    assert run.stderr == "oscb: what there is to print cannot be written: no space left on device\n"


def test_it_is_no_error_that_nobody_reads_on(tmp_path: Path) -> None:
    run = subprocess.run(
        f"{sys.executable} -m oscb_cli schema | true", shell=True, cwd=tmp_path, capture_output=True, text=True,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert run.stderr == ""


def test_everything_is_printed_before_the_end(tmp_path: Path) -> None:
    run = oscb("schema", cwd=tmp_path)
    assert run.out.endswith("}\n")
    assert len(run.out) > 10_000


def test_it_runs_where_standard_output_is_closed(tmp_path: Path) -> None:
    run = subprocess.run(
        f"{sys.executable} -m oscb_cli --version >&-", shell=True, cwd=tmp_path, capture_output=True, text=True,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (0, "")
