"""CONTRIBUTING.md does what it says: each of its recipes, followed in a copy of the program."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def recipe(heading: str) -> str:
    """A part of the page."""
    return PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def blocks(heading: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", recipe(heading), re.DOTALL)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program."""
    for folder in ("oscb_cli", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(copy: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "oscb_cli", *arguments],
        cwd=copy, capture_output=True, timeout=60, env={**os.environ, "PYTHONPATH": str(copy), "COLUMNS": "100"},
    )  # fmt: skip
    assert done.returncode < 2, done.stderr.decode()
    return done.stdout.decode()


def test_a_rule(copy: Path) -> None:
    (file,) = re.findall(r"`(oscb_cli/rules/catalogue/\S+\.py)`", recipe("Add a rule"))
    (copy / file).write_text(blocks("Add a rule", "python")[0], encoding="utf-8")
    report = {"sections": [{"heading": "The proposal", "text": "It is quiet whilst it rains."}]}
    (copy / "r.json").write_text(json.dumps(report))
    assert "PL099" in run(copy, "check", "r.json", "--select", "PL099")
    assert "While says the same." in run(copy, "rules", "PL099")


def test_a_council_and_an_area(copy: Path) -> None:
    profile = copy / "sampleford" / "profile.toml"
    profile.parent.mkdir()
    area = blocks("Add an implication area", "toml")[0]
    profile.write_text(blocks("Add a council", "toml")[0] + area, encoding="utf-8")
    assert "Sampleford Borough Council" in run(copy, "profiles", "./sampleford")
    (copy / "r.json").write_text(json.dumps({"implications": [{"area": "health", "text": "There are none."}]}))
    assert "Health Implications" in run(copy, "show", "r.json", "--profile", "./sampleford")


def test_a_council_by_copying(copy: Path) -> None:
    command = blocks("Add a council", "console")[0].removeprefix("$ oscb ").split()
    run(copy, *command)
    assert (copy / "sampleford" / "profile.toml").is_file()


def test_a_format(copy: Path) -> None:
    row, module = blocks("Add a format", "python")
    table = copy / "oscb_cli" / "readers" / "formats.py"
    said = table.read_text(encoding="utf-8")
    assert "FORMATS = (\n" in said
    table.write_text(said.replace("FORMATS = (\n", f"FORMATS = (\n    {row.strip()},\n"), encoding="utf-8")
    (copy / "oscb_cli" / "readers" / "title_reader.py").write_text(module, encoding="utf-8")
    (copy / "r.title").write_text("Winter service\n")
    assert "Winter service" in run(copy, "show", "r.title")
