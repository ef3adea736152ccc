"""Fixtures."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("oscb", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("oscb")


@pytest.fixture
def as_text(tmp_path: Path) -> Callable[[Path], str]:
    """Convert a Word document to text with LibreOffice, numbers included."""

    def convert(document: Path) -> str:
        home = (tmp_path / "libreoffice").as_uri()
        command = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
        subprocess.run(
            [*command, "--outdir", str(tmp_path), str(document)], check=True, capture_output=True, timeout=120
        )
        return (tmp_path / f"{document.stem}.txt").read_text(encoding="utf-8-sig")

    return convert
