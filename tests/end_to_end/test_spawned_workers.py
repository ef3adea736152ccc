"""Workers that begin anew, as on Windows and macOS, do what copies of a process do."""

import json
from pathlib import Path

import pytest

from tests.support import ANNUAL_REPORT, oscb


def reports(folder: Path) -> None:
    data = json.loads(ANNUAL_REPORT.read_text(encoding="utf-8"))
    many = [{**data, "title": f"Report {number}"} for number in range(6)]
    (folder / "many.json").write_text(json.dumps(many), encoding="utf-8")
    (folder / "agenda").mkdir()
    for number, one in enumerate(many):
        (folder / "agenda" / f"{number}.json").write_text(json.dumps(one), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*.docx")}


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_a_batch_and_a_check_are_the_same(method: str, tmp_path: Path) -> None:
    reports(tmp_path)
    env = {"OSCB_WORKERS": method}
    day = ("--today", "2026-11-02")

    first = oscb("batch", "many.json", "-o", "one", "--jobs", "2", *day, cwd=tmp_path, env=env)
    second = oscb("batch", "many.json", "-o", "two", "--jobs", "2", *day, cwd=tmp_path)
    assert (first.status, first.err) == (0, "")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert len(contents(tmp_path / "one")) == 6
    assert first.out.replace("one", "two") == second.out

    checked = [oscb("check", "agenda", "--jobs", "2", *day, cwd=tmp_path, env=e) for e in (env, {})]
    assert checked[0].out == checked[1].out
    assert checked[0].status == checked[1].status
