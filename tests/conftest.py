"""Fixtures."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

CACHE = Path(__file__).resolve().parent.parent / ".pytest_cache" / "oscb"
os.environ["OSCB_CACHE"] = str(CACHE)  # and not that of whoever runs the tests

settings.register_profile("oscb", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("oscb")


def _converted(document: Path, to: str, folder: Path) -> Path:
    home = (folder / "libreoffice").as_uri()
    command = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", str(folder), str(document)], check=True, capture_output=True, timeout=120)
    return folder / f"{document.stem}.{to.split(':')[0]}"


@pytest.fixture
def as_text(tmp_path: Path) -> Callable[[Path], str]:
    """Convert a Word document to text with LibreOffice, numbers included, fields as they were shown last."""
    return lambda document: _converted(document, "txt:Text (encoded):UTF8", tmp_path).read_text(encoding="utf-8-sig")


@pytest.fixture
def as_printed(tmp_path: Path) -> Callable[[Path], str]:
    """Print a Word document with LibreOffice, fields brought up to date, and read the page."""

    def read(document: Path) -> str:
        pdf = _converted(document, "pdf", tmp_path)
        return subprocess.run(
            ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
        ).stdout

    return read


@pytest.fixture(autouse=True)
def _officers_of_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or changes what the person who runs it has told oscb."""
    monkeypatch.setenv("OSCB_OFFICERS", str(tmp_path / ".officers.toml"))
