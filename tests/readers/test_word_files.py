"""Word files typed by hand come back as the report that they are, however they were typed."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from oscb_cli.actions.draft import document_of
from oscb_cli.actions.read import read_one
from oscb_cli.model.blocks import plain_text
from oscb_cli.model.markdown import parse
from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.readers.read import ReadReport
from oscb_cli.writers.text_writer import write_text
from tests.readers.typed_by_hand import WAYS, automatic, in_a_table, in_bold
from tests.support import ANNUAL_REPORT, load, paragraphs

OXFORDSHIRE = load_profile("oxfordshire")


def data() -> dict[str, Any]:
    """The annual report, with its quotations in quotation marks and its numbered list one of bullets."""
    found: dict[str, Any] = load(ANNUAL_REPORT)
    for section in found["sections"]:
        lines = section["text"].split("\n")
        lines = [f"> “{line[2:]}”" if line.startswith("> ") else line for line in lines]
        section["text"] = re.sub(r"(?m)^\d\. ", "- ", "\n".join(lines))
    return found


def typed_lines() -> list[str]:
    report, problems = read_report(data())
    assert problems == ()
    return write_text(report, OXFORDSHIRE).strip().split("\n\n")


def read(document: bytes, folder: Path) -> ReadReport:
    file = folder / "typed.docx"
    file.write_bytes(document)
    return read_one(str(file))


@pytest.mark.parametrize("way", WAYS)
def test_the_same_text_is_the_same_report_however_it_was_typed(way: str, tmp_path: Path) -> None:
    text = tmp_path / "typed.txt"
    text.write_text("\n\n".join(typed_lines()).replace("1. The Committee", "The Committee"), encoding="utf-8")

    assert read(WAYS[way](typed_lines()), tmp_path).report == read_one(str(text)).report


def test_numbers_that_word_gives_are_no_part_of_the_text(tmp_path: Path) -> None:
    found = read(automatic(typed_lines()), tmp_path).report

    assert [section.text.split()[0] for section in found.sections][:2] == ["This", "The"]
    assert found.implications[0].text.startswith("No financial implications")


def test_the_number_that_is_shown_is_known(tmp_path: Path) -> None:
    source = read(automatic(typed_lines(), "%1)"), tmp_path).source
    assert source is not None
    spot = source.find("/implications/0/text")

    assert spot is not None
    assert spot.shown == "13"


def test_tracked_changes_are_read_as_accepted_and_told(tmp_path: Path) -> None:
    found = read(in_a_table(typed_lines()), tmp_path)
    changes = [sighting for sighting in found.sightings if sighting.kind == "tracked change"]

    assert "old words" not in str(found.report)
    assert {sighting.detail for sighting in changes} == {"inserted by Ada Marsh", "deleted by Ada Marsh"}
    assert all(sighting.pointer for sighting in changes)


def test_what_was_typed_by_hand_is_seen(tmp_path: Path) -> None:
    kinds = [sighting.kind for sighting in read(in_bold(typed_lines()), tmp_path).sightings]

    assert kinds.count("heading in bold") == 11
    assert "typed list" in kinds
    assert "empty paragraphs" in kinds
    assert "unplaced" not in kinds


def test_a_header_table_line_breaks_and_a_table_of_implications(tmp_path: Path) -> None:
    document = docx.Document()
    header = {
        "Report to:": "Cabinet",
        "Date of Meeting": "Tuesday 17 November 2026",
        "Report title": "Sunday opening of Sampleford library",
        "Report of": "Director of Libraries",
        "Division(s) affected": "Sampleford; Banbury Ruscote",
        "Agenda item": "6",
    }
    table = document.add_table(rows=0, cols=2)
    for label, words in header.items():
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, words
    document.add_paragraph("RECOMMENDATIONS").runs[0].bold = True
    document.add_paragraph("The Cabinet is RECOMMENDED to:")
    document.add_paragraph("approve it;", style="List Number")
    document.add_paragraph("delegate the contract to the Director of Libraries.", style="List Number")
    document.add_heading("1. Implications", 1)
    table = document.add_table(rows=0, cols=2)
    finance = "None.\nChecked by: Ada Marsh (Accountant), 2/11/26"
    for area, words in [("Financial Implications", finance), ("Legal", "None.")]:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = area, words
    document.add_heading("Risk", 2)
    document.add_paragraph("Fewer readers may come.")
    document.add_paragraph("FAY LOWE\nDirector of Libraries")
    document.add_paragraph("Appendices: Appendix 1 – The plan")
    document.add_paragraph("Contact Officer:")
    document.add_paragraph("Gus Penn, Library Manager")
    document.add_paragraph("Tel: 01632 960123; e-mail: gus.penn@oxfordshire.example")
    buffer = BytesIO()
    document.save(buffer)
    found = read(buffer.getvalue(), tmp_path)
    report = found.report

    assert "unplaced" not in [sighting.kind for sighting in found.sightings]
    assert (report.committee, report.item, report.title) == ("Cabinet", "6", "Sunday opening of Sampleford library")
    assert report.divisions_affected == ("Sampleford", "Banbury Ruscote")
    assert str(report.meeting_date) == "2026-11-17"
    assert len(report.recommendation.items) == 2
    checker = report.implications[0].checker
    assert checker is not None
    assert (report.implications[0].text, checker.name, checker.job_title) == ("None.", "Ada Marsh", "Accountant")
    assert [(s.key, s.heading) for s in report.sections] == [("risk_management", "Risk")]
    assert (report.signatory.name, report.signatory.job_title) == ("Fay Lowe", "Director of Libraries")
    assert [annex.title for annex in report.annexes] == ["The plan"]
    assert [(o.name, o.phone, o.email) for o in report.contact_officers] == [
        ("Gus Penn", "01632 960123", "gus.penn@oxfordshire.example")
    ]


def test_what_cannot_be_placed_is_kept_and_told(tmp_path: Path) -> None:
    document = docx.Document()
    for words in ("Cabinet", "17 November 2026", "The title", "Report by Director", "A stray remark.", "Background"):
        document.add_paragraph(words)
    document.add_paragraph("It is old.")
    buffer = BytesIO()
    document.save(buffer)
    found = read(buffer.getvalue(), tmp_path)
    stray = [(s.pointer, s.words) for s in found.sightings if s.kind == "unplaced"]

    words = " ".join(section.text for section in found.report.sections) + found.report.title
    assert "A stray remark." in words
    assert "The title" in words
    assert len(stray) == 1


def test_a_list_whose_numbers_are_typed_is_a_list(tmp_path: Path) -> None:
    document = docx.Document()
    for words in ("Background", "4. There are two:", "1. the plan;", "2. the library.", "5. Nothing else."):
        document.add_paragraph(words)
    buffer = BytesIO()
    document.save(buffer)

    text = read(buffer.getvalue(), tmp_path).report.sections[0].text
    assert [plain_text(block) for block in parse(text)][::2] == ["4. There are two:", "5. Nothing else."]
    assert [type(block).__name__ for block in parse(text)] == ["Paragraph", "List", "Paragraph"]


def test_a_document_has_its_own_numbers_instead_of_typed_ones(tmp_path: Path) -> None:
    found = read(in_bold(typed_lines()), tmp_path)
    made = document_of(found)
    words = [text for _, text in paragraphs(made.document)]

    assert made.numbers.taken > 10
    assert not any(re.match(r"\d{1,2}\. ", text) for text in words)


def test_struck_text_is_told_and_stays(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Background", style="Heading 2")
    paragraph = document.add_paragraph("It costs ")
    paragraph.add_run("£5 million").font.strike = True
    paragraph.add_run(" £6 million in all.")
    document.save(str(tmp_path / "struck.docx"))

    read = read_one(str(tmp_path / "struck.docx"))
    assert [s.words for s in read.sightings if s.kind == "struck text"] == ["£5 million"]
    assert read.report.sections[-1].text == "It costs £5 million £6 million in all."
