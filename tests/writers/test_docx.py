"""The Word document: its content and its numbering, its links, and that nothing in a report becomes markup."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oscb_cli.errors import BadProfile, CannotRead
from oscb_cli.layout.outline import outline
from oscb_cli.model.blocks import Block, List, Paragraph, Quote, Reference, Table, Words, plain_inlines
from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.word.seal import is_unchanged_work_of
from oscb_cli.writers.docx.document import write_docx
from oscb_cli.writers.docx.text import column_widths
from oscb_cli.writers.links import mail_address, safe_address
from tests.support import (
    ANNUAL_REPORT,
    PNG,
    ROOT,
    W,
    example_reports,
    load,
    needs_libreoffice,
    paragraphs,
    part,
    png,
    references,
)

OXFORDSHIRE = load_profile("oxfordshire")


def written(data: dict[str, Any], **more: Any) -> bytes:
    report, problems = read_report(data)
    assert problems == ()
    return write_docx(report, OXFORDSHIRE, source="report.json", **more)


def body_text(text: str, **more: Any) -> list[tuple[str, str]]:
    """The styles and words of a text in a section of its own."""
    found = paragraphs(written({"sections": [{"heading": "Own", "text": text}]}, **more))
    return found[found.index(("Heading2", "Own")) + 1 :]


def numbering_of(document: bytes, words: str) -> tuple[str, str] | None:
    """The list instance and level that a paragraph names itself."""
    for paragraph in part(document).iter(f"{W}p"):
        if words in "".join(paragraph.itertext()):
            number = paragraph.find(f"{W}pPr/{W}numPr")
            return (
                None
                if number is None
                else (number.find(f"{W}numId").get(f"{W}val"), number.find(f"{W}ilvl").get(f"{W}val"))
            )
    raise AssertionError(words)


def test_the_annual_report_is_in_oxfordshires_order() -> None:
    found = paragraphs(written(load(ANNUAL_REPORT)))
    assert found[:8] == [
        ("DivisionsAffected", "Divisions Affected – All"),
        ("Committee", "Education & Young People Overview and Scrutiny Committee"),
        ("MeetingDate", "20 September 2024"),
        ("Heading1", "Oxfordshire Safeguarding Children Board (OSCB) Annual Report 2023-24"),
        ("ReportBy", "Report by Director of Children's Services"),
        ("RecommendationHeading", "Recommendation"),
        ("LeadingParagraph", "The Committee is RECOMMENDED to:"),
        ("RecommendationItem", found[7][1]),
    ]
    headings = [words for style, words in found if style == "Heading2"]
    assert headings == [
        "Executive Summary",
        "Background",
        "Key Issues",
        "Corporate Policies and Priorities",
        "Financial Implications",
        "Legal Implications",
        "Staff Implications",
        "Equality & Inclusion Implications",
        "Sustainability Implications",
        "Risk Management",
    ]
    assert found[-6:] == [
        ("SignatoryName", "Lisa Lyons"),
        ("SignatoryJobTitle", "Director of Children's Services"),
        ("ClosingLine", "Annexes: Annex 1: OSCB Annual Report 2023-24"),
        ("ClosingLine", "Background papers: Nil"),
        (
            "ClosingLine",
            "Contact Officer: Laura Gajdus, Business Manager – OSCB, 01632 960145, board.business.unit@oscb.example",
        ),
        ("ClosingLine", "September 2024"),
    ]


def test_a_checker_line_follows_its_paragraph_which_stays_with_it() -> None:
    found = paragraphs(written(load(ANNUAL_REPORT)))
    place = next(n for n, (style, words) in enumerate(found) if style == "CheckedBy" and "Kogel" in words)
    assert found[place - 1][0] == "CheckedParagraph"
    assert found[place][1] == (
        "Comments checked by: Amy Kogel, Head of Law and Legal Business Partner, Children and Families Team, "
        "amy.kogel@oxfordshire.gov.uk, 9 September 2024"
    )


def test_without_a_checker_there_is_no_line() -> None:
    data = {"implications": [{"area": "legal", "text": "None."}]}
    assert "CheckedBy" not in dict(paragraphs(written(data)))


def test_one_recommendation_is_one_sentence_and_several_are_items() -> None:
    one = paragraphs(written({"committee": "Cabinet", "recommendation": {"items": ["note it."]}}))
    assert ("NumberedParagraph", "The Cabinet is RECOMMENDED to note it.") in one
    several = paragraphs(written({"committee": "Cabinet", "recommendation": {"items": ["note it;", "agree it."]}}))
    assert [words for style, words in several if style == "RecommendationItem"] == ["note it;", "agree it."]


def test_text_has_its_paragraphs_lists_quotes_and_tables() -> None:
    lists = "- a\n  - b\n    - c\n      - d\n- e\n\n  more\n\n1. x\n2. y"
    text = f"One.\n\n{lists}\n\n> said\n\n|A|B|\n|-|-|\n|word|1,200|\n\nTwo."
    assert body_text(text) == [
        ("LeadingParagraph", "One."),
        ("ListBullet", "a"),
        ("ListBullet2", "b"),
        ("ListBullet3", "c"),
        ("ListBullet3", "d"),
        ("ListBullet", "e"),
        ("ListContinue", "more"),
        ("ListNumber", "x"),
        ("ListNumber", "y"),
        ("Quote", "said"),
        ("TableHeading", "A"),
        ("TableNumberHeading", "B"),
        ("TableText", "word"),
        ("TableNumber", "1,200"),
        ("NumberedParagraphAfterTable", "Two."),
    ]


def test_every_numbered_list_starts_anew() -> None:
    text = "\n\n".join(f"Paragraph {n}.\n\n1. first {n}\n2. second {n}" for n in range(12))
    document = written({"sections": [{"heading": "Own", "text": text}]})
    instances = [numbering_of(document, f"first {n}") for n in range(12)]
    assert len(set(instances)) == 12
    assert [numbering_of(document, f"second {n}") for n in range(12)] == instances
    numbering = part(document, "word/numbering.xml")
    starts = {
        num.get(f"{W}numId"): num.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val")
        for num in numbering.iter(f"{W}num")
        if num.find(f"{W}lvlOverride") is not None
    }
    assert starts == {instance[0]: "1" for instance in instances if instance}


def test_words_are_styled_by_character_styles() -> None:
    document = written({"sections": [{"heading": "Own", "text": "a **b** *c* ***d***"}]})
    styles = [style.get(f"{W}val") for style in part(document).iter(f"{W}rStyle")]
    assert styles == ["Strong", "Emphasis", "IntenseEmphasis"]
    assert not list(part(document).iter(f"{W}b", f"{W}i", f"{W}jc", f"{W}ind", f"{W}spacing"))


def test_a_reference_is_a_field_with_the_number_of_its_paragraph() -> None:
    document = written({"sections": [{"heading": "Own", "text": "See {para:cost}.\n\nThe cost. {#cost}"}]})
    ((name, cached),) = references(document)
    assert cached == "2"
    assert name in [mark.get(f"{W}name") for mark in part(document).iter(f"{W}bookmarkStart")]


def test_a_reference_to_nothing_says_so() -> None:
    assert body_text("See {para:cost}.") == [("NumberedParagraph", "See [no paragraph “cost”].")]


def links(document: bytes) -> list[str]:
    return [
        relationship.get("Target")
        for relationship in part(document, "word/_rels/document.xml.rels")
        if relationship.get("TargetMode") == "External"
    ]


def test_links_and_addresses_are_links() -> None:
    data = load(ANNUAL_REPORT)
    assert "mailto:jane.billington@oxfordshire.gov.uk" in links(written(data))
    document = written({"sections": [{"heading": "Own", "text": "[Plan](https://x.example/a?b=c&d=é)"}]})
    assert links(document) == ["https://x.example/a?b=c&d=%C3%A9"]


@pytest.mark.parametrize(
    "address", ["plan.pdf", "ftp://x.example", "http://", "http://a b:99999/", "vbscript:x", "http://[x"]
)
def test_an_address_that_must_not_be_linked_is_said(address: str) -> None:
    assert safe_address(address) is None


def test_a_link_that_must_not_be_is_kept_as_words() -> None:
    assert body_text("[the plan](plan.pdf)") == [("NumberedParagraph", "the plan (plan.pdf)")]


@pytest.mark.parametrize(
    ("email", "target"),
    [
        ("a.b@x.example", "mailto:a.b@x.example"),
        ("a?bcc=c@x.example", "mailto:a%3Fbcc%3Dc@x.example"),
        ("no address", None),
        ("a@b@c", None),
        ("@x.example", None),
    ],
)
def test_mail_addresses_carry_nothing_else(email: str, target: str | None) -> None:
    assert mail_address(email) == target


def test_annexes_are_numbered_and_exempt_ones_say_so() -> None:
    found = paragraphs(written({"annexes": [{"title": "Plan"}, {"title": "Prices", "exempt": True}]}))
    assert found == [
        ("ClosingLabel", "Annexes:"),
        ("ClosingItem", "Annex 1: Plan"),
        ("ClosingLastItem", "Annex 2: Prices (exempt)"),
    ]


def test_an_empty_report_is_a_document() -> None:
    assert paragraphs(written({})) == []


def test_a_picture_is_shown_with_its_alternative_text(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(PNG)
    document = written({"sections": [{"heading": "Own", "text": "![A map](map.png)"}]}, folder=tmp_path)
    (properties,) = part(document).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert properties.get("descr") == "A map"


@pytest.mark.parametrize(
    "file",
    [
        "../map.png",
        "../%6Dap.png",
        "%2E%2E/map.png",
        "/etc/hostname",
        "none.png",
        "https://x.example/a.png",
        "report.json",
        "C:map.png",
    ],
)
def test_a_picture_that_is_not_in_the_reports_folder_is_refused(tmp_path: Path, file: str) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "report.json").write_text("{}")
    (tmp_path / "map.png").write_bytes(PNG)
    with pytest.raises(CannotRead):
        written({"sections": [{"heading": "Own", "text": f"![A map]({file})"}]}, folder=folder)


def test_the_same_report_is_the_same_bytes() -> None:
    data = load(ANNUAL_REPORT)
    assert written(data) == written(data)


def test_the_properties_name_the_report_and_no_person() -> None:
    core = "".join(part(written(load(ANNUAL_REPORT)), "docProps/core.xml").itertext())
    assert "Annual Report 2023-24" in core
    assert "en-GB" in core
    assert "Lyons" not in core


def test_a_document_knows_its_source_until_it_is_changed(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(written(load(ANNUAL_REPORT)))
    assert is_unchanged_work_of(file, "report.json")
    assert not is_unchanged_work_of(file, "other.json")
    changed = BytesIO()
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b"Lyons", b"Tigers"))
    file.write_bytes(changed.getvalue())
    assert not is_unchanged_work_of(file, "report.json")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"words", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_no_document_is_not_ours(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(content)
    assert not is_unchanged_work_of(file, "report.json")


def test_a_template_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text('extends = "oxfordshire"')
    (tmp_path / "base.docx").write_bytes(b"no document")
    profile = load_profile(str(tmp_path), may_be_folder=True)
    report, _ = read_report({})
    with pytest.raises(BadProfile, match=r"base\.docx is not a Word document"):
        write_docx(report, profile, source="x")


TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=60)


@settings(max_examples=40, deadline=None)
@given(title=TEXT, text=TEXT, name=TEXT, email=TEXT, link=TEXT)
def test_any_text_makes_a_document_that_holds_it(title: str, text: str, name: str, email: str, link: str) -> None:
    data = {
        "title": title,
        "sections": [{"heading": "Own", "text": text}],
        "implications": [{"area": "legal", "text": "x", "checked_by": {"name": name, "email": email}}],
        "annexes": [{"title": "Plan", "link": link}],
    }
    found = paragraphs(written(data))
    report, _ = read_report(data)
    if report.title:
        assert ("Heading1", report.title.replace("\t", "\t")) in found
    assert all(style for style, _ in found)


def test_widths_of_columns_add_up_and_follow_the_words() -> None:
    cell = (Words("x"),)
    long = (Words("a much longer text that needs room to stand in"),)
    table = Table((cell, long), ((cell, long),), ("", ""))
    widths = column_widths(table, 8000)
    assert sum(widths) == 8000
    assert widths[1] > 2 * widths[0]


def flattened(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Every paragraph of a report's text in the profile's order: its number, and its words."""
    report, _ = read_report(data)
    laid_out = outline(report, OXFORDSHIRE)
    found: list[tuple[str, str]] = []
    for section in laid_out.parts:
        blocks = [("", block) for item in section.items for block in item]
        blocks += [(numbered.number, numbered.block) for numbered in section.blocks]
        for number, block in blocks:
            first, *rest = words_of(block, laid_out.paragraph_numbers)
            found += [(number, first), *(("", words) for words in rest)]
    return found


def words_of(block: Block, numbers: dict[str, str]) -> list[str]:
    """The words of each paragraph in a block, references as their numbers."""
    match block:
        case Paragraph():
            words = (
                numbers.get(one.label, "?") if isinstance(one, Reference) else plain_inlines((one,))
                for one in block.inlines
            )
            return ["".join(words)]
        case List():
            children = [child for entry in block.entries for child in entry]
        case Quote():
            children = list(block.blocks)
        case Table():
            children = [Paragraph(cell) for row in (block.header, *block.rows) for cell in row]
    return [words for child in children for words in words_of(child, numbers)]


@needs_libreoffice
@pytest.mark.parametrize(("name", "data"), list(example_reports()))
def test_as_text_the_document_has_every_paragraph_once_in_order_and_numbered_without_a_gap(
    name: str, data: dict[str, Any], tmp_path: Path, as_text: Callable[[Path], str]
) -> None:
    file = tmp_path / "out.docx"
    file.write_bytes(written(data))
    text = as_text(file)
    lines = [line.strip() for line in text.splitlines()]
    position = 0
    for number, words in flattened(data):
        shown = f"{number}. {words}" if number else words
        found = text.find(shown, position)
        assert found >= position, f"{shown!r} is not there, or not in its place"
        position = found + len(shown)
        assert (
            sum(words in line for line in lines) == sum(words in other for _, other in flattened(data))
            or len(words) < 40
        )
    starts = [match for line in text.splitlines() if (match := re.match(r"\s+(\d+)\. ", line))]
    assert [int(match[1]) for match in starts] == list(range(1, len(starts) + 1))
    for implication in data["implications"]:
        if checker := implication.get("checked_by"):
            (line,) = [line for line in lines if line.startswith("Comments checked by:") and checker["name"] in line]
            report, _ = read_report({"implications": [implication]})
            signed = report.implications[0].checker
            assert signed is not None
            assert signed.date is not None
            day = f"{signed.date.day} {signed.date:%B %Y}"
            assert all(words in line for words in (checker["job_title"], checker["email"], day))


def test_the_template_is_what_its_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "base.docx"
    subprocess.run([sys.executable, str(ROOT / "scripts" / "make_base.py"), str(made)], check=True, capture_output=True)
    assert made.read_bytes() == (ROOT / "templates" / "oxfordshire" / "base.docx").read_bytes()


@pytest.mark.parametrize(("width", "height"), [(4_000, 1_000), (600, 6_000), (40, 30)])
def test_a_picture_is_no_wider_than_the_text_and_keeps_its_shape(width: int, height: int, tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(png(width, height))
    document = written({"sections": [{"heading": "Own", "text": "![A map](map.png)"}]}, folder=tmp_path)
    (extent,) = part(document).iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
    shown_width, shown_height = int(extent.get("cx")), int(extent.get("cy"))
    text_width = (11906 - 2 * 1440 - 720) * 635
    assert shown_width <= text_width
    assert shown_width / shown_height == pytest.approx(width / height, rel=0.01)
    assert shown_width == min(text_width, width * 12_700)


def test_the_foot_of_every_page_says_page_x_of_y() -> None:
    footer = part(written(load(ANNUAL_REPORT)), "word/footer1.xml")
    fields = [instruction.text.strip() for instruction in footer.iter(f"{W}instrText")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "".join(footer.itertext()).split() == ["Page", "PAGE", "1", "of", "NUMPAGES", "1"]


def test_two_tables_in_a_row_do_not_become_one() -> None:
    table = "| a | b |\n| --- | --- |\n| 1 | 2 |"
    body = part(written({"recommendation": {"items": [table, table]}})).find(f"{W}body")
    assert body is not None
    names = [child.tag for child in body]

    assert names.count(f"{W}tbl") == 2
    assert (f"{W}tbl", f"{W}tbl") not in list(pairwise(names))


def test_the_copy_for_publication_holds_no_data() -> None:
    data = {"title": "T", "ignore": {"PL002": "Sekret reason"}, "sections": [{"heading": "H", "text": "Said."}]}

    assert b"Sekret" in every_part(written(data))
    assert b"Sekret" not in every_part(written(data, for_publication=True))
    assert b'"sections"' not in every_part(written(data, for_publication=True))
    assert b"Said." in every_part(written(data, for_publication=True))


def every_part(document: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(document)) as package:
        return b"".join(map(package.read, package.namelist()))
