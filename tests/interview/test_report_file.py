"""The report file of an interview: kept apart, kept safe."""

import subprocess
import sys
from pathlib import Path

import pytest

from oscb_cli.errors import CannotWrite
from oscb_cli.interview.report_file import ReportFile
from tests.support import load


def test_two_interviews_on_one_file_are_kept_apart(tmp_path: Path) -> None:
    first, second = ReportFile(tmp_path / "r.json", None), ReportFile(tmp_path / "r.json", None)
    with first.locked(), pytest.raises(CannotWrite, match="another interview has it open"), second.locked():
        pass
    with second.locked():
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_was_killed_keeps_nobody_away(tmp_path: Path) -> None:
    holder = (
        "import os, sys\nfrom pathlib import Path\nfrom oscb_cli.interview.report_file import ReportFile\n"
        "with ReportFile(Path(sys.argv[1]), None).locked():\n    os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", holder, str(tmp_path / "r.json")], check=False)
    assert (tmp_path / ".r.json.lock").exists()
    with ReportFile(tmp_path / "r.json", None).locked():
        pass


def test_a_file_that_somebody_else_changed_is_not_overwritten_and_the_answers_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    file = ReportFile(path, None)
    file.save({"title": "mine"})
    path.write_text('{"title": "theirs"}')
    with pytest.raises(CannotWrite, match=r"r \(2\)\.json"):
        file.save({"title": "mine", "item": "CA6"})
    assert load(path) == {"title": "theirs"}
    assert load(tmp_path / "r (2).json") == {"title": "mine", "item": "CA6"}


def test_unfinished_text_is_kept_until_it_is_an_answer(tmp_path: Path) -> None:
    file = ReportFile(tmp_path / "r.json", None)
    file.note_unfinished("sections.background", "Half a", at_once=True)
    file.note_unfinished("sections.background", "Half a thought", at_once=False)
    assert file.unfinished("sections.background") == "Half a", "not more often than twice a second"
    file.note_unfinished("sections.background", "Half a thought", at_once=True)
    assert file.unfinished("sections.background") == "Half a thought"
    assert file.unfinished("sections.other") == ""
    file.forget_unfinished("sections.background")
    assert list(tmp_path.iterdir()) == []
