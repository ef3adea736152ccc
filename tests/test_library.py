"""The library does what its page says, and costs the command nothing."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import oscb_cli
from oscb_cli import Report, check, draft, read
from oscb_cli.errors import CannotRead, NotValid
from tests.support import ANNUAL_REPORT, ROOT, oscb, paragraphs

TODAY = date(2024, 9, 11)


def test_what_its_page_shows_runs(tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "library.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    (tmp_path / "report.json").write_bytes(ANNUAL_REPORT.read_bytes())
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(blocks)],
        cwd=tmp_path, capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Oxfordshire County Council" in done.stdout
    assert "SO004" in done.stdout, "the checker of the second report gave no date"
    assert (tmp_path / "report.docx").read_bytes()[:2] == b"PK"


def test_it_makes_the_document_that_the_command_makes(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_bytes(ANNUAL_REPORT.read_bytes())
    assert oscb("draft", "r.json", "--no-input", "-o", "r.docx", "--today", TODAY.isoformat(), cwd=tmp_path).status == 0
    made = draft(read(tmp_path / "r.json"), today=TODAY)
    assert made.document == (tmp_path / "r.docx").read_bytes()
    assert made.outcome == check(read(tmp_path / "r.json"), today=TODAY)


def test_a_report_made_in_python_is_checked_and_drafted() -> None:
    report = Report.model_validate({"title": "Winter service"})
    assert "RE001" in {finding.code for finding in check(report, today=TODAY).findings}
    assert "Winter service" in {words for _, words in paragraphs(draft(report, today=TODAY).document)}


def test_what_goes_wrong_is_raised_with_a_clear_line(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match=r"there\.json"):
        read(tmp_path / "there.json")
    (tmp_path / "r.json").write_text('{"titel": "T"}')
    with pytest.raises(NotValid, match="titel"):
        draft(read(tmp_path / "r.json"), today=TODAY)


def test_it_offers_what_it_says_and_nothing_else() -> None:
    assert {name for name in oscb_cli.__all__ if name != "__version__"} == {"Report", "check", "draft", "read"}
    with pytest.raises(AttributeError, match="wright"):
        oscb_cli.wright  # noqa: B018
