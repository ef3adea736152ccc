"""``oscb batch``: many reports, one bad one, names that collide, folders that cannot be."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support import BATCH, ROOT, dump, load, oscb


def manifest(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines()]


def documents(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("*.docx"))


def test_three_reports_are_three_documents_and_a_manifest(tmp_path: Path) -> None:
    run = oscb("batch", BATCH, "-o", "out", cwd=tmp_path)
    assert (run.status, run.err) == (0, "")
    assert "3 of 3 documents written" in run.out
    entries = manifest(tmp_path / "out")
    assert [entry["status"] for entry in entries] == ["written"] * 3
    assert documents(tmp_path / "out") == sorted(entry["file"] for entry in entries)
    for entry in entries:
        digest = hashlib.sha256((tmp_path / "out" / entry["file"]).read_bytes()).hexdigest()
        assert entry["digest"] == f"sha256:{digest}"
        assert entry["findings"] == {"error": 0, "warning": 0, "advice": 0}


def test_one_bad_report_does_not_stop_the_rest(tmp_path: Path) -> None:
    data = load(BATCH)
    data["reports"][1]["meeting_date"] = "31 June 2024"
    run = oscb("batch", dump(data, tmp_path / "b.json"), "-o", "out", cwd=tmp_path)
    assert run.status == 3
    assert len(documents(tmp_path / "out")) == 2
    assert "#/reports/1/meeting_date: meeting_date: the date “31 June 2024” does not exist" in run.err
    failed = manifest(tmp_path / "out")[1]
    assert failed["status"] == "failed"
    assert "31 June 2024" in failed["errors"][0]


@pytest.mark.parametrize("broken", [3, "text", None, [], {"titel": "x"}])
def test_a_report_of_any_shape_fails_alone(broken: object, tmp_path: Path) -> None:
    reports = [load(BATCH)["reports"][0], broken]
    run = oscb("batch", dump(reports, tmp_path / "b.json"), "-o", "out", cwd=tmp_path)
    assert run.status == 3
    assert len(documents(tmp_path / "out")) == 1
    assert "#/1" in run.err


def test_names_that_collide_differ_and_stay_when_another_is_mended(tmp_path: Path) -> None:
    reports = [dict(load(BATCH)["reports"][0]) for _ in range(3)]
    reports[1]["signatory"] = "nobody"
    file = dump(reports, tmp_path / "b.json")
    oscb("batch", file, "-o", "out", cwd=tmp_path)
    before = [entry["file"] for entry in manifest(tmp_path / "out")]
    reports[1]["signatory"] = {"name": "Ann", "job_title": "Director"}
    dump(reports, file)
    assert oscb("batch", file, "-o", "out", cwd=tmp_path).status == 0
    after = [entry["file"] for entry in manifest(tmp_path / "out")]
    assert len(set(after)) == 3
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1].endswith("(2).docx")


def test_the_same_batch_is_the_same_folder(tmp_path: Path) -> None:
    for folder in ("a", "b", "a"):
        assert oscb("batch", BATCH, "-o", folder, cwd=tmp_path).status == 0
    contents = [{file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in ("a", "b")]
    assert contents[0] == contents[1]


def test_a_document_that_somebody_has_changed_is_kept(tmp_path: Path) -> None:
    oscb("batch", BATCH, "-o", "out", cwd=tmp_path)
    changed = tmp_path / "out" / documents(tmp_path / "out")[0]
    changed.write_bytes(b"edited by hand")
    run = oscb("batch", BATCH, "-o", "out", cwd=tmp_path)
    assert run.status == 3
    assert "was changed since" in run.err
    assert changed.read_bytes() == b"edited by hand"
    assert oscb("batch", BATCH, "-o", "out", "--force", cwd=tmp_path).status == 0


def test_fail_on(tmp_path: Path) -> None:
    data = load(BATCH)
    del data["reports"][0]["signatory"]
    file = dump(data, tmp_path / "b.json")
    assert oscb("batch", file, "-o", "out", cwd=tmp_path).status == 0
    assert oscb("batch", file, "-o", "out", "--fail-on", "error", cwd=tmp_path).status == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{}", "is not a batch"),
        ("[]", "holds no reports"),
        ("", "is empty"),
        ('{"reports": 3}', "must be a list"),
        ("[{]", "is not JSON"),
    ],
)
def test_a_file_that_is_no_batch_is_refused(content: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(content)
    run = oscb("batch", "b.json", "-o", "out", cwd=tmp_path)
    assert (run.status, run.out) == (2, "")
    assert words in run.err
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    run = oscb("batch", BATCH, "-o", "out", cwd=tmp_path)
    assert (run.status, "is a file, not a folder" in run.err) == (2, True)
    assert (tmp_path / "out").read_text() == "a file"
    assert oscb("batch", BATCH, "-o", "out/deeper", cwd=tmp_path).status == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    run = oscb("batch", BATCH, "-o", "out", cwd=tmp_path)
    assert (run.status, "not allowed to write" in run.err) == (2, True)


def test_a_manifest_of_somebody_elses_is_kept(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.jsonl").write_text("my notes\n")
    run = oscb("batch", BATCH, "-o", "out", cwd=tmp_path)
    assert (run.status, "not a manifest" in run.err) == (2, True)
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["manifest.jsonl"]


@pytest.mark.skipif(os.name == "nt", reason="no signals to send")
def test_an_interrupted_batch_says_so_and_leaves_whole_documents(tmp_path: Path) -> None:
    report = load(BATCH)["reports"][0]
    file = dump([{**report, "title": f"Report {number}"} for number in range(2_000)], tmp_path / "b.json")
    command = [sys.executable, "-m", "oscb_cli", "batch", str(file), "-o", str(tmp_path / "out")]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    for _ in range(600):
        time.sleep(0.05)
        if len(list((tmp_path / "out").glob("*.docx"))) > 5:
            break
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"interrupted: " in error
    assert b"Traceback" not in error
    entries = manifest(tmp_path / "out")
    assert documents(tmp_path / "out") == sorted(entry["file"] for entry in entries)
    assert not list((tmp_path / "out").glob(".oscb-*"))
