"""The wheel holds the templates: installed into an empty environment, oscb runs from another folder."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.support import ANNUAL_REPORT, ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds nothing but the wheel and, beside it, what it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    python = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = [str(python), "-m", "pip", "install", "-q", "-c", str(ROOT / "constraints.txt"), str(wheel)]
    done = subprocess.run(install, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    return python


def test_the_installed_program_drafts_from_another_folder(installed: Path, tmp_path: Path) -> None:
    program = installed.with_name("oscb")
    run = subprocess.run([str(program), "draft", str(ANNUAL_REPORT), "-o", "a.docx"], cwd=tmp_path, capture_output=True)
    assert run.returncode == 0, run.stderr.decode()
    assert (tmp_path / "a.docx").stat().st_size > 5_000


def test_the_templates_are_inside_the_package(installed: Path, tmp_path: Path) -> None:
    code = "from oscb_cli.profile.found import templates_folder; print(templates_folder())"
    run = subprocess.run([str(installed), "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert run.stdout.strip().endswith("oscb_cli/templates".replace("/", "\\" if sys.platform == "win32" else "/"))
