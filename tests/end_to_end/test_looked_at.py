"""oscb says that all is well only of what it has looked at."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support import ANNUAL_REPORT, oscb


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agenda").mkdir()
    shutil.copy(ANNUAL_REPORT, tmp_path / "agenda" / "good.json")
    return tmp_path


@pytest.mark.parametrize("text", ["[]", '{"reports": []}'])
@pytest.mark.parametrize("command", [["check"], ["check", "--format", "json"], ["signoff", "status"]])
def test_a_file_without_a_report_is_nothing_to_be_content_with(text: str, command: list[str], tmp_path: Path) -> None:
    (tmp_path / "none.json").write_text(text)
    run = oscb(*command, "none.json", cwd=tmp_path)
    assert (run.status, run.err) == (2, "oscb: none.json holds no reports\n")
    assert "complete" not in run.out


def test_one_good_report_among_broken_ones_is_named(folder: Path) -> None:
    (folder / "agenda" / "broken.json").write_text("{")
    run = oscb("check", "agenda", cwd=folder)
    assert run.status == 2
    assert run.out.startswith("agenda/good.json\nReady to publish")
    assert run.err.splitlines()[-1] == "oscb: 1 file could not be read, so nothing is known of it"
    status = oscb("signoff", "status", "agenda", cwd=folder)
    assert status.status == 2
    assert "could not be read, so the sign-offs there are not shown" in status.err


def test_documents_of_other_kinds_in_a_folder_are_named(folder: Path) -> None:
    for name in ("old.doc", "scan.PDF", "letter.odt", "notes.rtf", "~$lock.doc", ".hidden.pdf", "picture.png"):
        (folder / "agenda" / name).write_bytes(b"x")
    run = oscb("check", "agenda", cwd=folder)
    assert run.status == 0
    assert "did not look at 4 other documents: letter.odt, notes.rtf, old.doc and 1 more" in run.err
    assert oscb("check", "agenda/good.json", cwd=folder).err == ""


def test_without_any_rule_nothing_is_checked(folder: Path) -> None:
    run = oscb("check", "agenda/good.json", "--select", "SO001", "--ignore", "SO", cwd=folder)
    assert (run.status, run.out) == (2, "")
    assert "no rule is left to run" in run.err


def test_with_a_rule_switched_off_by_the_settings_a_report_is_not_said_to_be_ready(folder: Path) -> None:
    (folder / "oscb.toml").write_text('[severities]\nSO001 = "off"\n')
    run = oscb("check", "agenda/good.json", cwd=folder)
    assert run.out == "No errors found by the rules that you chose\n"


def test_a_file_named_twice_is_one_report(folder: Path) -> None:
    assert oscb("check", "agenda", "agenda/good.json", cwd=folder).out == "Ready to publish: nothing found\n"


def test_copies_with_comments_that_were_not_made_are_no_success(folder: Path) -> None:
    run = oscb("check", "agenda/good.json", "--comment", "out", cwd=folder)
    assert run.status == 2
    assert "has no copy with comments" in run.err


def test_what_nobody_wanted_is_no_batch(folder: Path) -> None:
    run = oscb("batch", "agenda", "-o", "out", "--where", "committee=Nowhere", cwd=folder)
    assert run.status == 2
    assert "agenda holds no reports with committee=Nowhere" in run.err


def test_a_report_that_says_nothing_is_shown_as_that(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"profile": "oxfordshire"}))
    run = oscb("show", "a.json", cwd=tmp_path)
    assert (run.out, run.err) == ("", "a.json says nothing yet\n")


def test_sign_offs_of_nobody_are_not_complete(folder: Path) -> None:
    run = oscb("signoff", "status", "agenda", "--checker", "Nobody Atall", cwd=folder)
    assert "complete." not in run.out
    assert "There are no sign-offs to show." in run.out
