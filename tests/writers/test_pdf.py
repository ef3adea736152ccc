"""Reports as PDFs: accessible, the same bytes, and saying what is typed."""

import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from oscb_cli.actions.convert import converted
from oscb_cli.actions.read import read_one
from oscb_cli.errors import BadProfile, BadUsage, CannotWrite
from oscb_cli.readers.read import read_data
from oscb_cli.writers.pdf import document as writer
from tests.support import PNG, needs_libreoffice, oscb
from tests.writers.test_html import EXAMPLES, MARKUP

needs_poppler = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="Poppler is not installed")


def pdf_of(file: Path) -> bytes:
    return converted(read_one(str(file)), ".pdf")


def text_of(pdf: bytes) -> str:
    from pypdf import PdfReader

    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_every_example_is_accessible(file: Path, tmp_path: Path) -> None:
    from pypdf import PdfReader

    made = tmp_path / "report.pdf"
    made.write_bytes(pdf_of(file))
    found = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(made)], capture_output=True, text=True, check=False
    )
    reader = PdfReader(made)

    assert "errors=0 warnings=0" in found.stdout, found.stdout + found.stderr
    assert b"pdfuaid" in made.read_bytes()
    assert reader.metadata is not None
    assert reader.metadata.title == " ".join(read_one(str(file)).report.title.split())
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert len(reader.outline) > 0


@needs_poppler
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_structure_is_that_of_the_report(file: Path, tmp_path: Path) -> None:
    made = tmp_path / "report.pdf"
    made.write_bytes(pdf_of(file))
    told = subprocess.run(["pdfinfo", "-struct", str(made)], capture_output=True, text=True, check=True).stdout
    kinds = [line.split()[0].rstrip(":") for line in told.splitlines() if line.strip()]
    headings = [kind for kind in kinds if kind in {"H1", "H2", "H3"}]

    assert headings[0] == "H1"
    assert headings.count("H1") == 1
    assert "H3" not in headings
    assert {"L", "LI", "LBody"} <= set(kinds)
    if "maidstone" in file.stem:
        assert {"Table", "TH", "TD"} <= set(kinds)


def test_the_same_report_is_the_same_bytes() -> None:
    assert pdf_of(EXAMPLES[0]) == pdf_of(EXAMPLES[0])


TYPST = "#set page(fill: red) $x^2$ *bold* _em_ @ref <label> \\ // no `raw` = Heading " + MARKUP


def test_what_looks_like_markup_is_words() -> None:
    typed = (
        TYPST.replace("*", "\\*").replace("_", "\\_").replace("`", "\\`").replace("<", "\\<").replace("\\ /", "\\\\ /")
    )
    data = {
        "profile": "oxfordshire", "title": TYPST, "committee": TYPST, "report_by": TYPST, "meeting_date": "2026-12-15",
        "sections": [{"heading": TYPST, "text": typed}], "month": TYPST,
        "signatory": {"name": TYPST, "job_title": TYPST}, "annexes": [{"title": TYPST}], "other_documents": [TYPST],
        "recommendation": {"items": [f"agree {typed}", "note"]},
    }  # fmt: skip
    words = text_of(converted(read_data(data, "report.json", "", None), ".pdf"))

    assert "".join(words.split()).count("".join(TYPST.split())) >= 10


def test_pictures_tables_and_all_blocks_are_set(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(PNG)
    text = (
        "One {#a}\n\n![A map](map.png)\n\n> Said\n\n| a | b |\n| --- | ---: |\n| 1 | 2 |\n\n- x\n  1. y\n  2. z\n\n"
        "As {para:a}, **bold** *it* [there](https://x.example) {para:none}"
    )
    data: dict[str, Any] = {"title": "T", "sections": [{"heading": "H", "text": text}, {"heading": "", "text": ""}]}
    read = read_data(data, str(tmp_path / "report.json"), "", None)
    words = text_of(converted(read, ".pdf"))

    for said in ("One", "Said", "1.", "y", "bold it there", "no paragraph “none”"):
        assert said in words


@pytest.mark.parametrize(
    "data", [{}, {"title": " "}, {"sections": [{"heading": "x"}]}, {"exempt": {"paragraphs": [3]}}]
)
def test_a_report_with_next_to_nothing_is_a_pdf(data: dict[str, Any]) -> None:
    assert converted(read_data(data, "report.json", "", None), ".pdf").startswith(b"%PDF")


def test_without_typst_a_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    writer._compiler.cache_clear()
    with pytest.raises(BadUsage, match=r"oscb-cli\[pdf\]"):
        pdf_of(EXAMPLES[0])
    writer._compiler.cache_clear()


def test_a_character_that_no_font_has_is_named() -> None:
    report = {"title": "Sections \U00013000 and \ufefffree", "committee": "Cabinet"}
    with pytest.raises(CannotWrite, match=r"the PDF cannot show “.*”, because no font on this computer has it"):
        converted(read_data(report, "report.json", "", None), ".pdf")


@needs_libreoffice
def test_by_libreoffice_a_pdf_looks_like_the_word_document(tmp_path: Path) -> None:
    run = oscb("convert", EXAMPLES[1], "report.pdf", "--via-libreoffice", cwd=tmp_path)

    assert run.status == 0, run.err
    words = text_of((tmp_path / "report.pdf").read_bytes())
    assert "Page 1 of 4" in words or "Page 1 of 3" in words
    assert "Safeguarding" in words


def test_a_councils_own_form_fetches_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "profile.toml").write_text('extends = "oxfordshire"\n', encoding="utf-8")
    (folder / "report.typ").write_text('#import "@preview/cetz:0.3.0": canvas\nx', encoding="utf-8")

    with pytest.raises(BadProfile, match="oscb fetches nothing"):
        converted(read_data({"title": "T"}, "report.json", "", str(folder)), ".pdf")
