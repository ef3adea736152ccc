"""Faults of a Word file, put one at a time into a document that has none: each found by just the rule for it."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from oscb_cli.actions.draft import subject_of
from oscb_cli.actions.read import read_one
from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.rules.engine.rule import Finding
from oscb_cli.rules.engine.run import check
from oscb_cli.writers.docx.document import write_docx
from tests.rules.test_rules import TODAY
from tests.support import ANNUAL_REPORT, PNG, load

WORDS = "There are no legal implications"
TABLE = "\n\n| Year | Cost |\n| --- | --- |\n| 2024 | £1 |\n| 2025 | £2 |"


def legal(document: Document) -> Paragraph:
    """The paragraph with the legal implications."""
    return next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith(WORDS))


def after_legal(document: Document, xml: str) -> None:
    legal(document)._p.addnext(parse_xml(xml))


def run(inside: str, properties: str = "") -> str:
    return f"<w:r {nsdecls('w')}><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def insertion(document: Document) -> None:
    inserted = f'<w:ins {nsdecls("w")} w:id="900" w:author="Ada Marsh"><w:r><w:t> indeed</w:t></w:r></w:ins>'
    legal(document)._p.append(parse_xml(inserted))


def deletion(document: Document) -> None:
    deleted = f'<w:del {nsdecls("w")} w:id="900" w:author="Ada Marsh"><w:r><w:delText>not</w:delText></w:r></w:del>'
    legal(document)._p.append(parse_xml(deleted))


def comment(document: Document) -> None:
    document.add_comment(legal(document).runs, "Is this right?", author="Ada Marsh", initials="AM")


def hidden(document: Document) -> None:
    legal(document)._p.append(parse_xml(run("<w:t>not for councillors</w:t>", "<w:vanish/>")))


def small(document: Document) -> None:
    legal(document).runs[0].font.size = Pt(9)


def pale(document: Document) -> None:
    legal(document).runs[0].font.color.rgb = RGBColor(0xAA, 0xAA, 0xAA)


def justified(document: Document) -> None:
    legal(document).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def underlined(document: Document) -> None:
    legal(document).runs[0].underline = True


def empty_paragraphs(document: Document) -> None:
    for _ in range(3):
        after_legal(document, f"<w:p {nsdecls('w')}/>")


def heading_in_bold(document: Document) -> None:
    heading = next(paragraph for paragraph in document.paragraphs if paragraph.text == "Risk Management")
    heading.style = document.styles["Normal"]
    heading.runs[0].bold = True


def heading_that_skips_a_level(document: Document) -> None:
    style = document.styles.add_style("Heading 4", 1)
    next(p for p in document.paragraphs if p.text == "Risk Management").style = style


def typed_bullet(document: Document) -> None:
    legal(document).insert_paragraph_before("• a bullet that is typed", style=document.styles["Normal"])


def typed_capitals(document: Document) -> None:
    heading = next(paragraph for paragraph in document.paragraphs if paragraph.text == "Key Issues")
    heading.runs[0].text = "KEY ISSUES"


def text_box(document: Document) -> None:
    inside = "<w:txbxContent><w:p><w:r><w:t>Key facts.</w:t></w:r></w:p></w:txbxContent>"
    shape = (
        f'<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{inside}</v:textbox></v:shape></w:pict>'
    )
    legal(document)._p.append(parse_xml(run(shape)))


def words_in_header(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Agenda item 6"


def no_header_row(document: Document) -> None:
    for mark in list(document.element.body.iter(f"{{{W}}}tblHeader")):
        mark.getparent().remove(mark)


def merged_cells(document: Document) -> None:
    row = document.tables[0].rows[1]
    row.cells[0].merge(row.cells[1])


def no_alternative_text(document: Document) -> None:
    legal(document).add_run().add_picture(BytesIO(PNG))


def no_title(document: Document) -> None:
    document.core_properties.title = ""


def name_of_an_editor(document: Document) -> None:
    document.core_properties.last_modified_by = "Ada Marsh"


def earlier_title(document: Document) -> None:
    document.core_properties.title = "Closure of Sampleford library"


def outside_picture(document: Document) -> None:
    field = "<w:instrText>INCLUDEPICTURE https://x.example/p.png</w:instrText>"
    begin, separate, end = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    legal(document)._p.append(parse_xml(run(f"{begin}{field}{separate}{end}")))


def embedded_object(document: Document) -> None:
    ole = '<w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed"/></w:object>'
    legal(document)._p.append(parse_xml(run(ole)))


def formatted_by_hand(document: Document) -> None:
    for paragraph in document.paragraphs:
        paragraph.paragraph_format.space_after = Pt(12)


def stray_line(document: Document) -> None:
    document.paragraphs[0].insert_paragraph_before("A stray remark.", style=document.styles["Normal"])


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FAULTS: dict[Callable[[Document], Any], tuple[str, str]] = {
    insertion: ("WD001", "/implications/1/text"),
    deletion: ("WD001", "/implications/1/text"),
    comment: ("WD002", "/implications/1/text"),
    hidden: ("WD003", "/implications/1/text"),
    outside_picture: ("WD004", "/implications/1/text"),
    embedded_object: ("WD005", "/implications/1/text"),
    name_of_an_editor: ("WD006", ""),
    earlier_title: ("WD006", ""),
    formatted_by_hand: ("WD007", ""),
    stray_line: ("WD008", "/sections/0/text"),
    no_alternative_text: ("AC001", "/implications/1/text"),
    no_header_row: ("AC002", "/implications/0/text"),
    merged_cells: ("AC003", "/implications/0/text"),
    heading_in_bold: ("AC004", "/sections/4/heading"),
    heading_that_skips_a_level: ("AC004", "/sections/4/heading"),
    typed_bullet: ("AC006", "/implications/1/text"),
    no_title: ("AC007", ""),
    typed_capitals: ("AC008", "/sections/2/heading"),
    empty_paragraphs: ("AC009", "/implications/1/text"),
    text_box: ("AC010", "/implications/1/text"),
    words_in_header: ("AC010", ""),
    small: ("AC011", "/implications/1/text"),
    pale: ("AC011", "/implications/1/text"),
    justified: ("AC012", "/implications/1/text"),
    underlined: ("AC012", "/implications/1/text"),
}


def sound() -> bytes:
    data = load(ANNUAL_REPORT)
    data["implications"][0]["text"] += TABLE
    report, problems = read_report(data)
    assert problems == ()
    return write_docx(report, load_profile("oxfordshire"), source="report.json")


def found(data: bytes, folder: Path) -> list[Finding]:
    file = folder / "report.docx"
    file.write_bytes(data)
    findings = check(subject_of(read_one(str(file)), TODAY)).findings
    return [finding for finding in findings if finding.code[:2] in {"AC", "WD"}]


def saved(change: Callable[[Document], Any]) -> bytes:
    document = docx.Document(BytesIO(sound()))
    change(document)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_the_document_has_none_of_them(tmp_path: Path) -> None:
    assert found(sound(), tmp_path) == []
    assert found(saved(lambda _: None), tmp_path) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_is_found_by_its_rule_at_its_place(fault: Callable[[Document], Any], tmp_path: Path) -> None:
    findings = found(saved(fault), tmp_path)

    assert {(finding.code, finding.location.pointer) for finding in findings} == {FAULTS[fault]}
