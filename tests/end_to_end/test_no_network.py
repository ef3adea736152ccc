"""oscb never uses the network: no command opens a socket, or asks for the address of a name."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from oscb_cli.cli import COMMANDS
from tests.support import ANNUAL_REPORT, ROOT

_WATCHED = """
import os, sys
def watch(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.gethost", "socket.bind", "socket.sendto",
                         "http.client", "urllib.Request", "ftplib", "smtplib", "webbrowser")):
        os.write(2, f"NETWORK {event}\\n".encode())
        os._exit(99)
sys.addaudithook(watch)
from oscb_cli.__main__ import main
if __name__ == "__main__":
    main()
"""
_RUNS: dict[str, list[list[str]]] = {
    "draft": [["draft", "r.json", "--no-input", "-o", "d.docx"], ["draft", "w.docx", "--no-input", "-o", "e.docx"]],
    "new": [["new", "-o", "n.json"], ["new", "--from", "w.docx", "-o", "m.json"]],
    "batch": [["batch", "b.json", "-o", "out", "--formats", "docx,html,pdf", "--jobs", "2"]],
    "check": [
        ["check", "w.docx", "r.json", "--format", "html", "--fail-on", "never"],
        ["check", "w.docx", "--comment", "c"],
    ],
    "publish": [["publish", "r.json", "-o", "site", "--force"]],
    "convert": [["convert", "r.json", f"c{suffix}"] for suffix in (".md", ".yaml", ".txt", ".html", ".pdf")],
    "show": [["show", "w.docx"]],
    "diff": [["diff", "r.json", "w.docx"]],
    "deadlines": [["deadlines", "--meeting", "2027-01-05"]],
    "rules": [["rules"], ["rules", "SO001"]],
    "profiles": [["profiles"], ["profiles", "oxfordshire"], ["profiles", "learn", "w.docx", "--name", "x", "-o", "p"]],
    "schema": [["schema"]],
    "signoff": [["signoff", "status", "r.json"], ["signoff", "request", "r.json", "-o", "requests"]],
    "officers": [["officers", "list"]],
}


def watched(arguments: list[str], cwd: Path) -> "subprocess.CompletedProcess[str]":
    script = cwd / "watched.py"
    script.write_text(_WATCHED, encoding="utf-8")
    return subprocess.run(
        [sys.executable, str(script), *arguments],
        cwd=cwd, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "HOME": str(cwd)},
    )  # fmt: skip


def test_the_watch_sees_a_connection(tmp_path: Path) -> None:
    script = tmp_path / "connects.py"
    script.write_text(
        _WATCHED.replace("from oscb_cli.__main__ import main", "import socket")
        .replace("    main()", "    socket.create_connection(('127.0.0.1', 9))"),
        encoding="utf-8",
    )  # fmt: skip
    assert subprocess.run([sys.executable, str(script)], capture_output=True, check=False).returncode == 99


def test_every_command_is_tried() -> None:
    assert set(_RUNS) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_uses_the_network(command: str, tmp_path: Path) -> None:
    data = json.loads(ANNUAL_REPORT.read_text(encoding="utf-8"))
    data["annexes"] = [{"title": "A", "link": "https://x.example/a"}]
    (tmp_path / "r.json").write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps([data, data]), encoding="utf-8")
    assert watched(["draft", "r.json", "--no-input", "-o", "w.docx"], tmp_path).returncode == 0
    for arguments in _RUNS[command]:
        run = watched(arguments, tmp_path)
        assert "NETWORK" not in run.stderr, (arguments, run.stderr)
        assert run.returncode in {0, 1}, (arguments, run.stderr)
