"""The interview in a pseudo-terminal: from nothing to the document, stopped and taken up again."""

import itertools
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT, load, oscb, paragraphs

pexpect = pytest.importorskip("pexpect", reason="there are no pseudo-terminals here")

END = "."
CHECKERS = {
    "Financial": "Ada Marsh",
    "Legal": "Ben Okoro",
    "Staff": "Cerys Vaughan",
    "Equality & Inclusion": "Dev Anand",
    "Sustainability": "Esme Hart",
}


def conversation() -> Iterator[tuple[str, list[str]]]:
    """The questions in the profile's order, and what is typed."""
    yield "Name of the file", ["library"]
    yield "Divisions Affected (", ["Sampleford, Mudford"]
    yield "Committee (number or name)", ["1"]
    yield "Date of the meeting:", ["17/11/26"]
    yield "Agenda item", [""]
    yield "Title:", ["Sunday opening of Sampleford library"]
    yield "Report by", ["Director of Libraries"]
    yield "key decision", ["n"]
    yield "Who is recommended", [""]
    yield "Recommendation 1", ["approve the opening of the library on Sundays;"]
    yield "Recommendation 2", ["note the cost."]
    yield "Recommendation 3", [""]
    yield "Executive Summary. Type", ["The library can open on Sundays.", "", "It costs little.", END]
    yield "exempt from publication", [""]
    yield "Background. Type", [END]
    yield "Heading of a section", ["The proposal"]
    yield "The proposal. Type", ["The library has asked for it: see Annex 1.", END]
    yield "Heading of a section", [""]
    yield "Corporate Policies and Priorities. Type", ["It serves thriving places.", END]
    for area, name in CHECKERS.items():
        yield "leave it for later):", ["1"]
        yield "Checked by, name", [name]
        yield "Checker's job title", [f"{area} Adviser"]
        yield "Checker's e-mail address", [f"{name.lower().replace(' ', '.')}@oxfordshire.gov.uk"]
        yield "Date of the check", ["20 October 2026"]
    yield "Risk Management. Type", ["Few readers may come.", END]
    yield "Consultations. Type", [END]
    yield "Signed by, name", ["Fay Lowe"]
    yield "Job title [Director of Libraries]", [""]
    yield "Title of Annex 1", ["Plan of the library"]
    yield "Title of Annex 2", [""]
    yield "Background paper 1", [""]
    yield "Other document 1", [""]
    yield "Contact officer, name", ["Gus Penn"]
    yield "Contact officer's job title", ["Library Manager"]
    yield "telephone number", ["01632 960123"]
    yield "Contact officer's e-mail", ["gus.penn@oxfordshire.example"]
    yield "Month at the foot", [""]


def start(folder: Path, *arguments: str) -> Any:
    command = ["-m", "oscb_cli", "draft", "--today", "2 November 2026", *arguments]
    environment = {"PYTHONPATH": str(ROOT), "TERM": "dumb", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    return pexpect.spawn(
        sys.executable, command, cwd=str(folder), env=environment, encoding="utf-8", timeout=30, dimensions=(50, 100)
    )


def answer(terminal: Any, question: str, lines: list[str]) -> None:
    terminal.expect_exact(question)
    if question.endswith(". Type"):
        terminal.expect_exact("at once, to leave it for later.")
    for line in lines:
        if question.endswith(". Type"):
            terminal.expect_exact("> ")
        terminal.sendline(line)


def stop(terminal: Any) -> None:
    """Press Ctrl-C once the program waits for an answer; between prompt and waiting it would not be heard."""
    time.sleep(0.3)
    terminal.sendintr()


def finish(terminal: Any) -> str:
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
    return str(terminal.before)


def test_from_nothing_to_the_document(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    for question, lines in conversation():
        answer(terminal, question, lines)
    shown = finish(terminal)
    assert "nothing found" in shown
    document = tmp_path / "2026-11-17 Sunday opening of Sampleford library.docx"
    found = paragraphs(document.read_bytes())
    assert ("DivisionsAffected", "Divisions Affected – Sampleford, Mudford") in found
    assert ("RecommendationItem", "note the cost.") in found
    assert ("NumberedParagraph", "It costs little.") in found
    assert sum(style == "CheckedBy" for style, _ in found) == 5
    assert load(tmp_path / "library.json")["month"] == "November 2026"
    assert "settled" not in load(tmp_path / "library.json")


@pytest.mark.parametrize("stop_after", range(1, 47, 5))
def test_stopped_anywhere_and_taken_up_again_it_asks_only_for_the_rest(stop_after: int, tmp_path: Path) -> None:
    terminal = start(tmp_path)
    script = list(conversation())
    for question, lines in script[:stop_after]:
        answer(terminal, question, lines)
    terminal.expect_exact(script[stop_after][0])
    stop(terminal)
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 130
    assert "library.json" in terminal.before or stop_after == 1
    if stop_after > 1:
        assert load(tmp_path / "library.json")["divisions_affected"] == ["Sampleford", "Mudford"]
    else:
        assert list(tmp_path.iterdir()) == []
        return
    terminal = start(tmp_path, "library.json")
    for place, (question, lines) in enumerate(script[stop_after:]):
        if place == 0:
            terminal.expect("==")  # the first question after the stop stands under its heading again
        answer(terminal, question, lines)
    finish(terminal)
    assert (tmp_path / "2026-11-17 Sunday opening of Sampleford library.docx").exists()


def test_every_answer_is_in_the_file_before_the_next_question(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    script = list(conversation())
    for (question, lines), (following, _) in itertools.pairwise(script):
        answer(terminal, question, lines)
        if question == "Title:":
            terminal.expect_exact(following)
            assert load(tmp_path / "library.json")["title"] == "Sunday opening of Sampleford library"
            break
    terminal.close(force=True)


def test_a_complete_report_is_asked_nothing(tmp_path: Path) -> None:
    data = load(ROOT / "examples" / "oscb-annual-report.json")
    (tmp_path / "r.json").write_text(json.dumps(data))
    shown = finish(start(tmp_path, "r.json", "-o", "out.docx"))
    assert "nothing found" in shown
    assert "==" not in shown
    assert load(tmp_path / "r.json") == data


def test_a_report_that_lacks_one_checker_is_asked_for_that_checker_only(tmp_path: Path) -> None:
    data = load(ROOT / "examples" / "oscb-annual-report.json")
    del data["implications"][2]["checked_by"]
    (tmp_path / "r.json").write_text(json.dumps(data))
    terminal = start(tmp_path, "r.json", "-o", "out.docx")
    answer(terminal, "== Staff Implications ==", [])
    answer(terminal, "Checked by, name", ["Cerys Vaughan"])
    answer(terminal, "Checker's job title", ["HR Business Partner"])
    answer(terminal, "Checker's e-mail address", ["nonsense"])
    answer(terminal, "is not an e-mail address", ["cerys.vaughan@oxfordshire.gov.uk"])
    answer(terminal, "Date of the check", ["31/9/24"])
    answer(terminal, "does not exist", ["12/9/24"])
    assert "nothing found" in finish(terminal)
    assert load(tmp_path / "r.json")["implications"][2]["checked_by"]["date"] == "2024-09-12"


def test_no_input_asks_nothing_even_at_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text("{}")
    shown = finish(start(tmp_path, "r.json", "-o", "out.docx", "--no-input"))
    assert "ST016" in shown
    assert (tmp_path / "out.docx").exists()


def test_unfinished_text_is_kept_when_the_author_stops(tmp_path: Path) -> None:
    terminal = start(tmp_path)
    for question, lines in conversation():
        if question.startswith("Executive Summary"):
            break
        answer(terminal, question, lines)
    answer(terminal, "Executive Summary. Type", ["Half a thought"])
    terminal.expect_exact("> ")
    stop(terminal)
    terminal.expect_exact("library.unfinished.txt")
    terminal.expect(pexpect.EOF)
    assert "Half a thought" in (tmp_path / "library.unfinished.txt").read_text()


def test_a_report_that_does_not_validate_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text('{"titel": "x"}')
    terminal = start(tmp_path, "r.json")
    terminal.expect_exact("did you mean “title”?")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 2


def test_nothing_is_asked_without_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text("{}")
    assert oscb("draft", "r.json", "-o", "out.docx", cwd=tmp_path).status == 0
