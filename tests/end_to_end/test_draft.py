"""``oscb draft`` with a report file: what it writes, and what it says of bad input."""

import zipfile
from pathlib import Path

import pytest

from tests.support import ANNUAL_REPORT, AS_PUBLISHED, Run, dump, load, needs_permissions, oscb, paragraphs


def test_the_annual_report_is_drafted(tmp_path: Path) -> None:
    run = oscb("draft", ANNUAL_REPORT, "-o", "out.docx", cwd=tmp_path)
    assert (run.status, run.err) == (0, "")
    assert "nothing found" in run.out
    assert run.out.rstrip().endswith("Wrote out.docx")
    assert ("SignatoryName", "Lisa Lyons") in paragraphs((tmp_path / "out.docx").read_bytes())


def test_findings_are_shown_and_the_document_is_written_all_the_same(tmp_path: Path) -> None:
    run = oscb("draft", AS_PUBLISHED, "-o", "out.docx", cwd=tmp_path)
    assert run.status == 0
    assert "SO001  3 implications have no named checker" in run.out
    assert (tmp_path / "out.docx").exists()


def test_fail_on_fails_and_still_writes(tmp_path: Path) -> None:
    assert oscb("draft", AS_PUBLISHED, "-o", "out.docx", "--fail-on", "error", cwd=tmp_path).status == 1
    assert (tmp_path / "out.docx").exists()


def test_the_default_name_is_the_councils_beside_the_report(tmp_path: Path) -> None:
    report = dump(load(ANNUAL_REPORT), tmp_path / "r.json")
    assert oscb("draft", report, cwd=tmp_path).status == 0
    name = "2024-09-20 Oxfordshire Safeguarding Children Board (OSCB) Annual Report 2023-24.docx"
    assert {file.name for file in tmp_path.iterdir()} == {"r.json", name}


def test_a_report_comes_from_standard_input_and_goes_to_standard_output(tmp_path: Path) -> None:
    run = oscb("draft", "-", "-o", "a.docx", cwd=tmp_path, stdin=ANNUAL_REPORT.read_bytes())
    assert run.status == 0
    assert (tmp_path / "a.docx").exists()


def test_the_same_report_may_be_drafted_again(tmp_path: Path) -> None:
    data = load(ANNUAL_REPORT)
    report = dump(data, tmp_path / "r.json")
    assert oscb("draft", report, "-o", "out.docx", cwd=tmp_path).status == 0
    dump({**data, "title": "Another title"}, report)
    assert oscb("draft", report, "-o", "out.docx", cwd=tmp_path).status == 0
    assert ("Heading1", "Another title") in paragraphs((tmp_path / "out.docx").read_bytes())


def test_a_file_that_is_not_ours_is_never_overwritten_unless_forced(tmp_path: Path) -> None:
    out = tmp_path / "out.docx"
    out.write_bytes(b"somebody's work")
    run = oscb("draft", ANNUAL_REPORT, "-o", "out.docx", cwd=tmp_path)
    assert run.status == 2
    assert "add --force" in run.err
    assert out.read_bytes() == b"somebody's work"
    assert oscb("draft", ANNUAL_REPORT, "-o", "out.docx", "--force", cwd=tmp_path).status == 0


def test_a_document_from_another_report_is_not_overwritten(tmp_path: Path) -> None:
    assert oscb("draft", ANNUAL_REPORT, "-o", "out.docx", cwd=tmp_path).status == 0
    before = (tmp_path / "out.docx").read_bytes()
    assert oscb("draft", AS_PUBLISHED, "-o", "out.docx", cwd=tmp_path).status == 2
    assert (tmp_path / "out.docx").read_bytes() == before


BAD_FILES = {
    "not JSON": (b"{", "is not JSON: line 1"),
    "a list of nothing readable": (b"[3]", "holds several reports"),
    "a number": (b"3", "is not a report"),
    "a text": (b'"report"', "is not a report"),
    "empty": (b"", "is empty"),
    "a misspelt key": (b'{"titel": "x"}', "#/titel: “titel” is not a key of a report: did you mean “title”?"),
    "no such date": (b'{"meeting_date": "31/2/2024"}', "#/meeting_date"),
    "a control character": (b'{"title": "a\\u0007"}', "U+0007"),
    "half of a character": (b'{"title": "\\ud800"}', "half of a character"),
    "50 MB of text": (
        b'{"sections": [{"heading": "x", "text": "' + b"a" * 50_000_000 + b'"}]}',
        "50,000,000 characters",
    ),
    "an unknown area": (b'{"implications": [{"area": "legl"}]}', "did you mean “legal”?"),
    "an unknown profile": (b'{"profile": "../x"}', "there is no profile"),
    "a picture elsewhere": (
        b'{"sections": [{"heading": "x", "text": "![a](../b.png)"}]}',
        "in the folder of the report",
    ),
}


def refused(run: Run, words: str, folder: Path, before: set[str]) -> None:
    assert run.status == 2
    assert words in run.err
    assert run.out == ""
    assert "Traceback" not in run.err
    assert all(line.startswith("oscb: ") for line in run.err.splitlines())
    assert {file.name for file in folder.iterdir()} == before


@pytest.mark.parametrize("bad", list(BAD_FILES))
def test_a_bad_file_is_a_clear_line_and_nothing_is_written(bad: str, tmp_path: Path) -> None:
    content, words = BAD_FILES[bad]
    (tmp_path / "r.json").write_bytes(content)
    refused(oscb("draft", "r.json", "-o", "out.docx", cwd=tmp_path), words, tmp_path, {"r.json"})


def test_every_problem_is_a_line(tmp_path: Path) -> None:
    dump({"titel": "x", "meeting_date": "soon", "annexes": {}}, tmp_path / "r.json")
    run = oscb("draft", "r.json", cwd=tmp_path)
    assert len(run.err.splitlines()) == 3
    refused(run, "#/annexes", tmp_path, {"r.json"})


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    refused(oscb("draft", ".", cwd=tmp_path), "is a folder", tmp_path, set())
    refused(oscb("draft", "none.json", cwd=tmp_path), "this file does not exist", tmp_path, set())


@needs_permissions
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    dump({}, tmp_path / "r.json").chmod(0)
    run = oscb("draft", "r.json", cwd=tmp_path, as_anybody=True)
    refused(run, "do not have permission to read", tmp_path, {"r.json"})


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("out.pdf", "must end in .docx"),
        ("none/out.docx", "this folder does not exist"),
        ("r.json/x.docx", "not a folder"),
    ],
)
def test_an_output_that_cannot_be_is_refused(output: str, words: str, tmp_path: Path) -> None:
    report = dump(load(ANNUAL_REPORT), tmp_path / "r.json")
    refused(oscb("draft", report, "-o", output, cwd=tmp_path), words, tmp_path, {"r.json"})


def test_without_a_terminal_there_is_a_list_of_what_is_missing(tmp_path: Path) -> None:
    run = oscb("draft", cwd=tmp_path)
    refused(run, "Contact Officer", tmp_path, set())
    first, *missing = run.err.splitlines()
    assert "cannot ask questions here" in first
    assert any(line.split()[1] == "recommendation.items.1" for line in missing)


def test_text_never_becomes_code(tmp_path: Path) -> None:
    evil = "{{ 7 * 7 }} {% for x in y %} <w:p/> =1+1 {=MACRO} <script>"
    dump({"title": evil, "committee": evil, "report_by": evil}, tmp_path / "r.json")
    assert oscb("draft", "r.json", "-o", "out.docx", cwd=tmp_path).status == 0
    found = paragraphs((tmp_path / "out.docx").read_bytes())
    assert ("Heading1", evil) in found
    assert ("ReportBy", f"Report by {evil}") in found


def test_a_profile_of_ones_own_is_used(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "profile.toml").write_text(
        'extends = "oxfordshire"\n[wording]\nreport_by = "From {{ report_by }}"\n'
    )
    run = oscb("draft", ANNUAL_REPORT, "-o", "out.docx", "--profile", "./own", cwd=tmp_path)
    assert run.status == 0
    assert ("ReportBy", "From Director of Children's Services") in paragraphs((tmp_path / "out.docx").read_bytes())
    run = oscb("draft", ANNUAL_REPORT, "--profile", "./none", cwd=tmp_path)
    assert (run.status, "there is no profile here" in run.err) == (2, True)


def test_the_copy_for_publication_has_a_name_of_its_own(tmp_path: Path) -> None:
    report = dump({**load(ANNUAL_REPORT), "title": "Short"}, tmp_path / "r.json")
    assert oscb("draft", report, cwd=tmp_path).status == 0
    assert oscb("draft", report, "--public", cwd=tmp_path).status == 0
    names = {file.name for file in tmp_path.glob("*.docx")}
    assert names == {"2024-09-20 Short.docx", "2024-09-20 Short (for publication).docx"}


def test_the_watermark_is_there_while_there_are_errors(tmp_path: Path) -> None:
    for report, marked in ((AS_PUBLISHED, True), (ANNUAL_REPORT, False)):
        out = tmp_path / f"{report.stem}.docx"
        assert oscb("draft", report, "-o", out, "--draft-watermark", cwd=tmp_path).status == 0
        with zipfile.ZipFile(out) as package:
            headers = [package.read(name) for name in package.namelist() if name.startswith("word/header")]
        assert [b"Draft, not for publication" in header for header in headers] == ([True] if marked else [])


def test_usage_errors_exit_with_2(tmp_path: Path) -> None:
    assert oscb("draft", "--nonsense", cwd=tmp_path).status == 2
    assert oscb("nonsense", cwd=tmp_path).status == 2


def test_help_and_version_are_there(tmp_path: Path) -> None:
    assert "oscb 0." in oscb("--version", cwd=tmp_path).out
    for command in ("draft", "batch", "check", "profiles", "schema"):
        shown = oscb(command, "--help", cwd=tmp_path)
        assert shown.status == 0
        assert shown.out.count(f"  oscb {command}") >= 2, "two real examples"
