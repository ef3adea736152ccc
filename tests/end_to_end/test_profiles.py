"""``oscb profiles``: the list, one in full, a copy to adapt."""

import zipfile
from pathlib import Path

from tests.support import ANNUAL_REPORT, oscb


def test_the_councils_are_listed(tmp_path: Path) -> None:
    run = oscb("profiles", cwd=tmp_path)
    assert (run.status, run.out) == (0, "oxfordshire     Oxfordshire County Council\n")


def test_a_council_is_shown_in_full(tmp_path: Path) -> None:
    run = oscb("profiles", "oxfordshire", cwd=tmp_path)
    assert run.status == 0
    for words in ("Executive Summary", "Staff Implications: required, needs a named checker", "(scrutiny)", "has all"):
        assert words in run.out


def test_a_copy_can_be_adapted_and_used(tmp_path: Path) -> None:
    assert oscb("profiles", "new", "sampleford", cwd=tmp_path).status == 0
    assert 'name = "sampleford"' in (tmp_path / "sampleford" / "profile.toml").read_text(encoding="utf-8")
    assert oscb("profiles", "./sampleford", cwd=tmp_path).status == 0
    run = oscb("draft", ANNUAL_REPORT, "-o", "a.docx", "--profile", "sampleford", cwd=tmp_path)
    assert run.status == 0
    again = oscb("profiles", "new", "sampleford", cwd=tmp_path)
    assert (again.status, "already exists" in again.err) == (2, True)


def test_a_style_that_is_missing_is_said(tmp_path: Path) -> None:
    oscb("profiles", "new", "own", cwd=tmp_path)
    template = tmp_path / "own" / "base.docx"
    with zipfile.ZipFile(template) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/styles.xml"] = (
        parts["word/styles.xml"].replace(b'"Checked By"', b'"Checker"').replace(b'"Quote"', b'"Cite"')
    )
    with zipfile.ZipFile(template, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    run = oscb("profiles", "./own", cwd=tmp_path)
    assert run.status == 2
    assert "“Checked By”, “Quote”" in run.err


def test_what_cannot_be_is_one_line(tmp_path: Path) -> None:
    for arguments in (["nowhere"], ["new"], ["oxfordshire", "too", "many"], ["./none"], ["oxfordshire", "two"]):
        run = oscb("profiles", *arguments, cwd=tmp_path)
        assert run.status == 2
        assert "Traceback" not in run.err
