"""Every kind of document passes two independent checks, and python-docx opens it."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.rules.engine.sound import SOUND
from oscb_cli.writers.docx.document import write_docx
from tests.support import PNG, example_reports
from tests.writers.test_accessible import EVERYTHING
from tests.writers.test_marks import BY_SECTION, TWO_SECTIONS

HOSTILE = {
    "title": "<w:p/> & \" ' ]]> {{ x }}",
    "sections": [
        {
            "heading": "a" * 2_000,
            "text": '[x](https://x.example/?a=<&b="c") \u2028 \U0001f600 \u0301\n\n> > > deep\n\n- \n',
        }
    ],
    "implications": [{"area": "legal", "text": "x", "checked_by": {"name": "<b>", "email": "a&b@x.example"}}],
    "annexes": [{"title": "x", "link": "https://x.example/a b?c=d&e=<f>"}],
}
KINDS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    **{name: (data, {}) for name, data in example_reports()},
    "sound": (SOUND, {}),
    "empty": ({}, {}),
    "everything, exempt and a draft": (EVERYTHING, {"marking": "Draft"}),
    "for publication": (SOUND, {"for_publication": True}),
    "hostile": (HOSTILE, {}),
    "within sections": (TWO_SECTIONS, {"profile": BY_SECTION}),
}


@pytest.fixture(params=list(KINDS))
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    data, options = KINDS[request.param]
    (tmp_path / "map.png").write_bytes(PNG)
    report, problems = read_report(data)
    assert problems == ()
    profile = options.get("profile", load_profile("oxfordshire"))
    more = {key: value for key, value in options.items() if key != "profile"}
    made = tmp_path / "made.docx"
    made.write_bytes(write_docx(report, profile, source="x", folder=tmp_path, **more))
    return made


def test_the_strict_validator_finds_nothing(file: Path) -> None:
    audit = [str(Path(sys.executable).with_name("openxml-audit")), str(file), "--policy", "strict"]
    done = subprocess.run(audit, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stdout.decode()
    assert b"Errors: 0" in done.stdout


def test_the_check_of_integrity_finds_nothing(file: Path) -> None:
    check = [str(Path(sys.executable).with_name("docx-integrity")), "check", str(file)]
    done = subprocess.run(check, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stdout.decode()
    assert b"0 error(s), 0 warning(s)" in done.stdout


def test_python_docx_opens_it(file: Path) -> None:
    assert docx.Document(BytesIO(file.read_bytes())).sections
