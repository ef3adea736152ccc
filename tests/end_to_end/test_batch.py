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

from tests.support import ANNUAL_REPORT, AS_PUBLISHED, BATCH, ROOT, dump, load, needs_permissions, oscb


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
    assert "it has changed since" in run.err
    assert changed.read_bytes() == b"edited by hand"
    assert oscb("batch", BATCH, "-o", "out", "--force", cwd=tmp_path).status == 0


def test_after_a_power_cut_the_same_command_finishes_the_job(tmp_path: Path) -> None:
    oscb("batch", BATCH, "-o", "out", cwd=tmp_path)
    whole = {name: (tmp_path / "out" / name).read_bytes() for name in documents(tmp_path / "out")}
    (tmp_path / "out" / "manifest.jsonl").unlink()
    for name in list(whole)[:2]:
        (tmp_path / "out" / name).write_bytes(b"")  # what a file system keeps of what was not yet on the disk
    run = oscb("batch", BATCH, "-o", "out", cwd=tmp_path)
    assert run.status == 0
    assert {name: (tmp_path / "out" / name).read_bytes() for name in documents(tmp_path / "out")} == whole


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


READ_ONLY = (
    ("batch", BATCH, "-o", "out"),
    ("publish", BATCH, "-o", "out", "--force"),
    ("draft", ANNUAL_REPORT, "--no-input", "-o", "out/a.docx"),
    ("convert", ANNUAL_REPORT, "out/a.md"),
    ("check", ANNUAL_REPORT, "-o", "out/a.html", "--format", "html", "--fail-on", "never"),
    ("signoff", "record", "out/r.json", "staff", "--name", "Amy Kogel", "--date", "9.9.24", "--today", "2024-09-11"),
    ("check", "out/p.json", "--fix"),
)


@needs_permissions
@pytest.mark.parametrize("command", READ_ONLY, ids=lambda command: str(command[0]))
def test_a_read_only_folder_is_refused(command: tuple[str | Path, ...], tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "r.json").write_bytes(ANNUAL_REPORT.read_bytes())
    (out / "p.json").write_bytes(AS_PUBLISHED.read_bytes())
    out.chmod(0o500)
    run = oscb(*command, cwd=tmp_path, as_anybody=True)
    assert run.status == 2, run.err
    assert "you do not have permission to write" in run.err
    assert ".lock" not in run.err
    assert {file.name for file in out.iterdir()} == {"r.json", "p.json"}
    assert (out / "r.json").read_bytes() == ANNUAL_REPORT.read_bytes()


def test_a_manifest_of_somebody_elses_is_kept(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.jsonl").write_text("my notes\n")
    run = oscb("batch", BATCH, "-o", "out", cwd=tmp_path)
    assert (run.status, "oscb did not write it" in run.err) == (2, True)
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
    assert b"interrupted after " in error
    assert b"Traceback" not in error
    entries = manifest(tmp_path / "out")
    assert documents(tmp_path / "out") == sorted(entry["file"] for entry in entries)
    assert not list((tmp_path / "out").glob(".oscb-*"))


def many(folder: Path, count: int) -> Path:
    report = load(BATCH)["reports"][0]
    return dump([{**report, "title": f"Report {number}"} for number in range(count)], folder / "b.json")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_documents_are_the_same_whatever_the_number_of_jobs(tmp_path: Path) -> None:
    file = many(tmp_path, 30)
    for jobs in ("1", "2", "4"):
        assert oscb("batch", file, "-o", jobs, "--jobs", jobs, cwd=tmp_path).status == 0
    assert contents(tmp_path / "1") == contents(tmp_path / "2") == contents(tmp_path / "4")


@pytest.mark.skipif(os.name == "nt", reason="no signals to send")
def test_killed_at_ten_moments_the_same_command_ends_in_the_folder_of_an_undisturbed_run(tmp_path: Path) -> None:
    file = many(tmp_path, 400)
    day = ["--today", "11 September 2024"]
    assert oscb("batch", file, "-o", "whole", *day, cwd=tmp_path).status == 0
    command = [sys.executable, "-m", "oscb_cli", "batch", str(file), "-o", str(tmp_path / "out"), *day]
    for moment in range(10):
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(0.25 + 0.07 * moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert oscb("batch", file, "-o", "out", *day, cwd=tmp_path).status == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_a_second_run_does_only_what_has_changed(tmp_path: Path) -> None:
    file = many(tmp_path, 20)
    oscb("batch", file, "-o", "out", cwd=tmp_path)
    times = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.docx")}
    data = load(file)
    data[3]["month"] = "May 2030"
    dump(data, file)
    run = oscb("batch", file, "-o", "out", cwd=tmp_path)
    assert "20 of 20 documents written to out (19 of them unchanged)" in run.out
    changed = [name for name, then in times.items() if (tmp_path / "out" / name).stat().st_mtime_ns != then]
    assert len(changed) == 1
    assert "(19 of" not in oscb("batch", file, "-o", "out", "--no-resume", cwd=tmp_path).out


def test_a_document_whose_report_has_gone_is_listed_and_removed_only_when_that_is_wanted(tmp_path: Path) -> None:
    file = many(tmp_path, 4)
    oscb("batch", file, "-o", "out", cwd=tmp_path)
    names = [entry["file"] for entry in manifest(tmp_path / "out")]
    dump(load(file)[:2], file)
    listed = oscb("batch", file, "-o", "out", cwd=tmp_path)
    assert f"{names[3]}: its report has gone" in listed.out
    assert len(documents(tmp_path / "out")) == 4
    (tmp_path / "out" / names[3]).write_bytes(b"edited by hand")
    pruned = oscb("batch", file, "-o", "out", "--prune", cwd=tmp_path)
    assert f"Removed {names[2]}" in pruned.out
    assert documents(tmp_path / "out") == sorted([names[0], names[1], names[3]])
    assert (tmp_path / "out" / names[3]).read_bytes() == b"edited by hand"


def test_strict_and_check_only(tmp_path: Path) -> None:
    data = load(BATCH)
    del data["reports"][0]["signatory"]
    file = dump(data, tmp_path / "b.json")
    strict = oscb("batch", file, "-o", "out", "--strict", cwd=tmp_path)
    assert strict.status == 3
    assert "has 1 errors, so that no document is written" in strict.err
    assert len(documents(tmp_path / "out")) == 2
    only = oscb("batch", file, "--check-only", "--fail-on", "error", cwd=tmp_path)
    assert only.status == 1
    assert "3 of 3 reports checked" in only.out
    assert "ST014" in only.out
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != ".officers.toml") == ["b.json", "out"]
    assert oscb("batch", file, cwd=tmp_path).status == 2


def test_some_of_a_batch_and_the_summary_as_json(tmp_path: Path) -> None:
    arguments: list[str | Path] = [
        "batch",
        BATCH,
        "-o",
        "out",
        "--where",
        "committee=cabinet",
        "--limit",
        "5",
        "--format",
        "json",
    ]
    run = oscb(*arguments, cwd=tmp_path)
    told = json.loads(run.out)
    assert (told["reports"], told["written"], list(told["committees"])) == (1, 1, ["Cabinet"])
    wrong = oscb("batch", BATCH, "-o", "out", "--where", "comittee=Cabinet", cwd=tmp_path)
    assert (wrong.status, "did you mean “committee”" in wrong.err) == (2, True)


def test_a_report_of_thirty_megabytes_is_told_and_the_rest_written(tmp_path: Path) -> None:
    reports = load(BATCH)["reports"]
    reports[1]["sections"] = [{"heading": "Large", "text": "word " * 6_000_000}]
    run = oscb("batch", dump(reports, tmp_path / "b.json"), "-o", "out", cwd=tmp_path)
    assert run.status == 3
    assert "characters long" in run.err
    assert len(documents(tmp_path / "out")) == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can make a small disk")
def test_a_disk_that_is_full_is_told_and_nothing_is_half_written(tmp_path: Path) -> None:
    file = many(tmp_path, 60)
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("a disk cannot be mounted here")
    try:
        run = oscb("batch", file, "-o", disk / "out", cwd=tmp_path)
        assert run.status == 3
        assert "documents written to" in run.out
        assert run.err.count("docx cannot be written: no space left") == 60 - len(list((disk / "out").glob("*.docx")))
        assert "Traceback" not in run.err
        written = [path.read_bytes() for path in (disk / "out").glob("*.docx")]
        assert written
        assert all(data.startswith(b"PK") and b"PK\x05\x06" in data[-22:] for data in written)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("key", ["sections", "title"])
def test_a_report_that_is_nested_beyond_all_bounds_costs_itself_only(whole: bool, key: str, tmp_path: Path) -> None:
    deep = "[" * (900 if whole else 4_000)
    padding = "" if whole else " " * (17 * 1024 * 1024)  # a file that is read report by report
    reports = [f'{{"title": "{title}"}}' for title in "AC"]
    reports.insert(1, f'{{"{key}": {deep}{deep.replace("[", "]")}}}')
    (tmp_path / "deep.json").write_text(f"[{padding}{','.join(reports)}]", encoding="utf-8")
    run = oscb("batch", "deep.json", "-o", "out", cwd=tmp_path)
    assert run.status == 3
    assert "its brackets are nested too deeply" in run.err
    assert "Traceback" not in run.err
    assert "/1" in run.err
    assert documents(tmp_path / "out") == ["A.docx", "C.docx"]


def test_two_batches_at_one_folder_are_kept_apart(tmp_path: Path) -> None:
    file = many(tmp_path, 1_500)
    command = [sys.executable, "-m", "oscb_cli", "batch", str(file), "-o", str(tmp_path / "out")]
    first = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    while not (tmp_path / "out").exists() or not list((tmp_path / "out").glob("*.docx")):
        time.sleep(0.02)
    second = oscb("batch", file, "-o", "out", cwd=tmp_path)
    assert (second.status, "another batch has it open" in second.err) == (2, True)
    assert first.wait(120) == 0


def test_of_very_many_errors_the_first_are_told_and_their_number(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text("nonsense\n" * 80)
    run = oscb("batch", "b.jsonl", "-o", "out", cwd=tmp_path)
    assert run.status == 3
    assert len(run.err.splitlines()) == 51
    assert "and 30 more; the manifest has them all" in run.err
    assert len(manifest(tmp_path / "out")) == 80


@pytest.mark.skipif(os.name == "nt", reason="there is no pseudo-terminal")
def test_on_a_terminal_it_says_how_far_it_is_and_leaves_no_trace_of_that(tmp_path: Path) -> None:
    import pexpect

    reports = [{**load(BATCH)["reports"][0], "title": f"Report {number}"} for number in range(600)]
    dump(reports, tmp_path / "many.json")
    child = pexpect.spawn(
        sys.executable, ["-m", "oscb_cli", "batch", "many.json", "-o", "out"], cwd=str(tmp_path), encoding="utf-8",
        env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "C.UTF-8"},
        timeout=60, dimensions=(24, 80),
    )  # fmt: skip
    child.expect(r"\d+%, \d+ reports, [\d,]+ a second, 0:\d\d left: Report \d+")
    child.expect(pexpect.EOF)
    shown = child.before.split("\r")
    assert any("600 of 600 documents written to out" in line for line in shown)
    assert shown[-1].strip() == ""


def test_each_report_is_written_in_every_format_that_is_asked_for(tmp_path: Path) -> None:
    reports = [{"title": "One", "committee": "Cabinet"}, {"title": "Two", "committee": "Cabinet"}]
    (tmp_path / "r.json").write_text(json.dumps(reports), encoding="utf-8")
    arguments = ("batch", "r.json", "-o", "out", "--formats", "docx,html,pdf", "--today", "2026-11-02")

    first = oscb(*arguments, cwd=tmp_path)
    assert first.status == 0, first.err
    out = tmp_path / "out"
    names = {file.name for file in out.iterdir()}
    assert {Path(name).suffix for name in names} == {".docx", ".html", ".pdf", ".jsonl"}
    assert len(names) == 7
    for line in map(json.loads, (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()):
        stem = line["file"].removesuffix(".docx")
        assert set(line["files"]) == {f"{stem}.html", f"{stem}.pdf"}
        assert set(line["files"]) <= names
    assert "(2 of them unchanged)" in oscb(*arguments, cwd=tmp_path).out

    page = next(out.glob("*One.html"))
    page.unlink()
    assert "(1 of them unchanged)" in oscb(*arguments, cwd=tmp_path).out
    assert page.is_file()
    page.write_text("mine", encoding="utf-8")
    changed = oscb(*arguments, cwd=tmp_path)
    assert changed.status == 3
    assert "oscb did not write it" in changed.err
    assert page.read_text(encoding="utf-8") == "mine"
    assert oscb(*arguments, "--force", cwd=tmp_path).status == 0

    (tmp_path / "r.json").write_text(json.dumps(reports[1:]), encoding="utf-8")
    assert oscb(*arguments, "--prune", cwd=tmp_path).status == 0
    assert len(list(out.glob("*One*"))) == 0


@pytest.mark.parametrize("formats", ["", "docx,odt", "."])
def test_formats_that_are_none_are_refused(formats: str, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text("[]", encoding="utf-8")
    run = oscb("batch", "r.json", "-o", "out", "--formats", formats, cwd=tmp_path)
    assert (run.status, "docx, html, pdf" in run.err) == (2, True)


def test_a_manifest_cannot_have_files_elsewhere_removed(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(json.dumps([{"title": "One"}]), encoding="utf-8")
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "out").mkdir()
    digest = f"sha256:{hashlib.sha256(b'mine').hexdigest()}"
    line = {"report": "/9", "status": "written", "file": "gone.docx", "digest": digest}
    forged = [
        {**line, "file": "../mine.txt"},
        {**line, "files": {"../mine.txt": digest}},
    ]
    (tmp_path / "out" / "gone.docx").write_text("mine", encoding="utf-8")
    (tmp_path / "out" / "manifest.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in forged), "utf-8")

    run = oscb("batch", "b.json", "-o", "out", "--prune", cwd=tmp_path)

    assert run.status == 0, run.err
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "mine"
