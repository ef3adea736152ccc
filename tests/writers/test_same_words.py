"""The same words and numbers in every format: Word, web page, PDF and plain text draw one layout."""

import re
import shutil
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from oscb_cli.actions.convert import converted
from oscb_cli.actions.read import read_one
from oscb_cli.model.report import Report
from oscb_cli.readers.read import ReadReport, read_data
from tests.strategies import plain_reports
from tests.support import needs_libreoffice
from tests.writers.test_html import EXAMPLES

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="Poppler is not installed")


class Read(HTMLParser):
    """What is read of the main part of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.within = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = self.within or tag == "main"

    def handle_endtag(self, tag: str) -> None:
        self.within = self.within and tag != "main"

    def handle_data(self, data: str) -> None:
        if self.within:
            self.said.append(data)


def signs(text: str) -> str:
    """The letters and digits of a text, in order: how lines are broken is each format's own."""
    return "".join(re.findall(r"[^\W_]", text)).casefold()


def of_page(read: ReadReport) -> str:
    return signs("".join(Read(converted(read, ".html").decode()).said))


def of_pdf(read: ReadReport, folder: Path) -> str:
    """The words in the order in which a screen reader comes to them, without those at the foot of the page."""
    file = folder / "report.pdf"
    file.write_bytes(converted(read, ".pdf"))
    told = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True).stdout
    return signs(re.sub(r"Page \d+ of \d+\s*\f", " ", told))


def of_text(read: ReadReport) -> str:
    return signs(converted(read, ".txt").decode())


@needs_poppler
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_page_pdf_and_text_of_the_examples_say_the_same(file: Path, tmp_path: Path) -> None:
    read = read_one(str(file))

    again = signs("Issue Implications Sign-off")  # on each page that a table goes on to, its headings stand again
    assert of_page(read).replace(again, "") == of_pdf(read, tmp_path).replace(again, "")
    said, text = (Counter(re.findall(r"[a-z]", words)) for words in (of_page(read), of_text(read)))
    assert text <= said  # plain text has other marks for lists


@needs_poppler
@needs_libreoffice
def test_the_word_document_of_an_example_says_the_same(tmp_path: Path) -> None:
    from oscb_cli.actions.draft import document_of

    read = read_one(str(EXAMPLES[1]))
    (tmp_path / "word.docx").write_bytes(document_of(read).document)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "word.docx")], capture_output=True, check=True, timeout=180
    )
    told = subprocess.run(
        ["pdftotext", "-raw", str(tmp_path / "word.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    said = signs(re.sub(r"Page \d+ of \d+\s*\f", " ", told))

    assert sorted(said) == sorted(of_page(read))


@needs_poppler
@given(report=plain_reports())
@settings(max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_page_pdf_and_text_of_generated_reports_say_the_same(
    report: Report, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("words")
    read = read_data(report.to_data(), str(folder / "report.json"), "", None)

    page = of_page(read)
    assert of_pdf(read, folder) in {page, page.removeprefix(signs("Report without a title"))}
    shutil.rmtree(folder)
