"""The program is killed before each single write: every file is as before or as after, and nothing is lost."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ANNUAL_REPORT, AS_PUBLISHED, ROOT

DAY = ("--today", "2024-09-11")
KILLED = 137
_KILL = """
import os, sys
number, folder, seen, ours = int(sys.argv.pop(1)), os.getcwd(), 0, os.getpid()
CHANGES = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.truncate"}

def before_a_write(event, arguments):
    global seen
    opened = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if os.getpid() == ours and (opened or event in CHANGES) and isinstance(arguments[0], (str, bytes, os.PathLike)):
        if os.path.abspath(os.fsdecode(arguments[0])).startswith(folder):
            seen += 1
            if seen == number:
                os._exit(137)  # as a kill does: nothing is flushed, nothing is tidied

sys.addaudithook(before_a_write)
from oscb_cli.__main__ import main
main()
"""
RUNS = {
    "signoff record": ("signoff", "record", "report.json", "staff", "--name", "Amy Kogel", "--date", "9.9.24", *DAY),
    "signoff withdraw": ("signoff", "withdraw", "report.json", "legal", "--reason", "Changed", *DAY),
    "check --fix": ("check", "faulty.json", "--fix", "--fail-on", "never", *DAY),
    "check --fix of Markdown": ("check", "faulty.md", "--fix", "--fail-on", "never", *DAY),
    "draft": ("draft", "report.json", "--no-input", "--force", "-o", "old.docx"),
    "convert": ("convert", "report.json", "old.md", "--force"),
    "publish": ("publish", "many.json", "-o", "site", "--force", *DAY),
    "batch": ("batch", "many.json", "-o", "out", "--jobs", "1", "--force"),
}


def begin(folder: Path) -> None:
    """Put the files there that the commands work on."""
    folder.mkdir()
    data = json.loads(ANNUAL_REPORT.read_text(encoding="utf-8"))
    (folder / "report.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / "faulty.json").write_bytes(AS_PUBLISHED.read_bytes())
    (folder / "many.json").write_text(
        json.dumps([{**data, "title": f"Report {n}"} for n in range(2)]), encoding="utf-8"
    )
    run(folder, 0, "convert", "faulty.json", "faulty.md")
    (folder / "old.docx").write_text("old", encoding="utf-8")
    (folder / "old.md").write_text("old", encoding="utf-8")


def run(folder: Path, number: int, *arguments: str) -> int:
    """Run a command that is killed before its write of a number, from 1; its exit status."""
    done = subprocess.run(
        [sys.executable, "-c", _KILL, str(number), *arguments],
        cwd=folder, capture_output=True, check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert b"Traceback" not in done.stderr, done.stderr
    return done.returncode


def files(folder: Path) -> dict[str, bytes]:
    """What everybody sees in a folder; the second of the run in a history is left out."""
    return {
        str(file.relative_to(folder)): re.sub(rb'("on": ")[^"]*', rb"\1", file.read_bytes())
        for file in folder.rglob("*")
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    }


@pytest.mark.parametrize("name", RUNS)
def test_killed_before_any_write_everything_is_as_before_or_as_after(name: str, tmp_path: Path) -> None:
    begin(tmp_path / "whole")
    before = files(tmp_path / "whole")
    assert run(tmp_path / "whole", 0, *RUNS[name]) == 0
    after = files(tmp_path / "whole")
    assert after != before

    status = number = 0
    while number == 0 or status == KILLED:
        number += 1
        folder = tmp_path / str(number)
        begin(folder)
        status = run(folder, number, *RUNS[name])
        found = files(folder)
        assert set(before) <= set(found), number
        for file, content in found.items():
            assert content in {before.get(file), after.get(file)}, (number, file)
        if status == KILLED and not name.startswith("signoff"):  # to record or withdraw twice is something else
            assert run(folder, 0, *RUNS[name]) == 0
            assert files(folder) == after, number
    assert status == 0
    assert number > 2


def agenda(folder: Path) -> None:
    """Four reports that are published, beside a page of somebody else's; then one is exempt, one has gone, one has
    errors."""
    folder.mkdir()
    data = json.loads(ANNUAL_REPORT.read_text(encoding="utf-8"))
    (folder / "agenda").mkdir()
    for name in ("Public", "Prices", "Gone", "Faulty"):
        (folder / "agenda" / f"{name}.json").write_text(json.dumps({**data, "title": name}), encoding="utf-8")
    assert run(folder, 0, "publish", "agenda", "-o", "site", *DAY) == 0
    exempt = {"paragraphs": [3], "public_interest_reason": "Bids."}
    (folder / "site" / "mine.html").write_text("mine", encoding="utf-8")
    (folder / "agenda" / "Prices.json").write_text(json.dumps({**data, "title": "Prices", "exempt": exempt}))
    (folder / "agenda" / "Faulty.json").write_text(json.dumps({**data, "title": "Faulty", "recommendation": {}}))
    (folder / "agenda" / "New.json").write_text(json.dumps({**data, "title": "New"}), encoding="utf-8")
    (folder / "agenda" / "Gone.json").unlink()


@pytest.mark.parametrize("then", ["agenda", "agenda/Public.json"])
def test_killed_while_it_takes_back_nothing_exempt_is_public_again_and_nothing_foreign_gone(
    then: str, tmp_path: Path
) -> None:
    command = ("publish", "agenda", "-o", "site", "--prune", "--force", *DAY)
    folder = tmp_path / "work"  # always the same: by its place a source is known again
    agenda(folder)
    shutil.copytree(folder, tmp_path / "begun")
    before = files(folder / "site")
    assert run(folder, 0, *command) == 3
    after = files(folder / "site")
    assert {name.split()[-1] for name in after} == {
        "index.html", "mine.html", *(f"{title}.{end}" for title in ("Public", "New", "Faulty") for end in ENDINGS)
    }  # fmt: skip

    status = number = 0
    step = 1 if then == "agenda" else 3  # whoever runs next: a third of the moments will do
    while number == 0 or status == KILLED:
        number += step
        shutil.rmtree(folder)
        shutil.copytree(tmp_path / "begun", folder)
        status = run(folder, number, *command)
        found = files(folder / "site")
        assert found["mine.html"] == b"mine"
        for name, content in found.items():
            assert content in {before.get(name), after.get(name)} or name == "index.html", (number, name)
        secret = {name for name in found if "Prices" in name}
        if set(found) - set(before) or any(found.get(name) == after[name] != before.get(name) for name in after):
            assert secret == set(), number  # whatever is written is written after what is exempt has gone
        run(folder, 0, "publish", then, "-o", "site", "--prune", "--force", *DAY)
        again = files(folder / "site")
        assert {name for name in again if "Prices" in name} <= secret, number
        if secret != {name for name in before if "Prices" in name}:  # what was begun is ended, whoever runs next
            assert not any("Prices" in name for name in again), number
            assert b"Prices" not in again["index.html"], number
        if then == "agenda":
            assert again == after, number
    assert status == 3
    assert number > 10


ENDINGS = ("html", "pdf", "docx")
