"""What makes a document accessible, asserted on its XML: styles and their chains, headings, lists, tables, pictures.

Public Sector Bodies (Websites and Mobile Applications) Accessibility Regulations 2018; WCAG 2.2, level AA.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.writers.docx.document import write_docx
from tests.support import PNG, W, example_reports, part, reports_of_councils

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PROFILE = load_profile("oxfordshire")
EVERYTHING = {
    "title": "Everything",
    "exempt": {"paragraphs": [1, 3], "public_interest_reason": "Reasons."},
    "recommendation": {"items": ["note it;", "agree **it**."]},
    "sections": [
        {
            "heading": "Own",
            "text": "Text *in* ***styles*** [the plan](https://x.example).\n\n- a\n  1. b\n     - c\n- \n\n> quote\n\n"
            "|A|B|\n|-|-:|\n|x|1|\n|y||\n\n![A map of the site](map.png)",
        }
    ],
    "implications": [
        {"area": "legal", "text": "|A|\n|-|\n|b|\n\nNone.", "checked_by": {"name": "Ann", "email": "a@b.example"}}
    ],
    "annexes": [{"title": "Plan"}],
}


EXAMPLES = {**dict(example_reports()), **{f"in the form of {name}": data for name, data in reports_of_councils()}}


@pytest.fixture(scope="module", params=["everything", *EXAMPLES])
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    data = EVERYTHING if request.param == "everything" else EXAMPLES[request.param]
    report, problems = read_report(data)
    assert problems == ()
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "map.png").write_bytes(PNG)
    profile = load_profile(report.profile) if report.profile else PROFILE
    return write_docx(report, profile, source="x", folder=folder, marking="Draft")


def stories(document: bytes) -> Iterator[Any]:
    """Everything in the package that has text: body, headers, footers."""
    with zipfile.ZipFile(BytesIO(document)) as package:
        for name in package.namelist():
            if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(".xml"):
                yield etree.fromstring(package.read(name))


def styles(document: bytes) -> dict[str, Any]:
    return {style.get(f"{W}styleId"): style for style in part(document, "word/styles.xml").iter(f"{W}style")}


def chain(style_id: str, document: bytes) -> Iterator[Any]:
    """A style and those it is based on, and last the defaults of the document (17.7.2)."""
    every = styles(document)
    while style_id:
        yield every[style_id]
        based_on = every[style_id].find(f"{W}basedOn")
        style_id = based_on.get(f"{W}val") if based_on is not None else ""
    yield part(document, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault")


def first_in_chain(style_id: str, document: bytes, what: str) -> Any:
    found = (element.find(f"{W}rPr/{W}{what}") for element in chain(style_id, document))
    return next((element for element in found if element is not None), None)


def used_styles(document: bytes) -> set[str]:
    return {
        mark.get(f"{W}val")
        for story in stories(document)
        for mark in story.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    }


def test_every_style_that_is_used_is_there(document: bytes) -> None:
    assert used_styles(document) <= set(styles(document))


def test_there_is_one_title_and_the_headings_come_in_order(document: bytes) -> None:
    levels = []
    for paragraph in part(document).iter(f"{W}pStyle"):
        outline = next(
            (
                level
                for style in chain(paragraph.get(f"{W}val"), document)
                if (level := style.find(f"{W}pPr/{W}outlineLvl")) is not None
            ),
            None,
        )
        if outline is not None:
            levels.append(int(outline.get(f"{W}val")) + 1)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert set(levels[1:]) == {2}


def test_no_paragraph_is_empty_outside_of_table_cells(document: bytes) -> None:
    for story in stories(document):
        for paragraph in story.iter(f"{W}p"):
            beside = {other.tag for other in (paragraph.getprevious(), paragraph.getnext()) if other is not None}
            if paragraph.getparent().tag != f"{W}tc" and beside != {f"{W}tbl"}:
                assert "".join(paragraph.itertext()).strip() or list(paragraph.iter(f"{W}drawing"))


def test_there_is_no_text_box_and_no_direct_formatting(document: bytes) -> None:
    forbidden = [
        "txbxContent",
        "b",
        "i",
        "caps",
        "sz",
        "color",
        "jc",
        "ind",
        "spacing",
        "u",
        "highlight",
        "shd",
        "framePr",
    ]
    for story in stories(document):
        assert [element.tag for element in story.iter(*(f"{W}{name}" for name in forbidden))] == []


def test_lists_are_real(document: bytes) -> None:
    every = styles(document)
    for story in stories(document):
        for paragraph in story.iter(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
            text = "".join(paragraph.itertext())
            if style.startswith(("ListBullet", "ListNumber", "NumberedParagraph", "RecommendationItem")):
                numbered = [step.find(f"{W}pPr/{W}numPr") for step in chain(style, document)]
                assert any(element is not None for element in numbered)
            assert not text.startswith(("•", "- ", "– ", "(a)"))
            assert every[style].find(f"{W}name") is not None


def test_tables_have_a_header_row_that_repeats_and_rows_of_one_length(document: bytes) -> None:
    for table in part(document).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        look = table.find(f"{W}tblPr/{W}tblLook")
        alone = len(rows) == len(rows[0].findall(f"{W}tc")) == 1  # a box
        if look.get(f"{W}firstColumn") == "1":
            assert look.get(f"{W}firstRow") == "0"
        elif not alone:
            assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert len({len(row.findall(f"{W}tc")) for row in rows}) == 1
        assert len(table.findall(f"{W}tblGrid/{W}gridCol")) == len(rows[0].findall(f"{W}tc"))
        assert not list(table.iter(f"{W}gridSpan", f"{W}vMerge"))


def test_pictures_have_alternative_text(document: bytes) -> None:
    for story in stories(document):
        assert all(properties.get("descr") for properties in story.iter(f"{WP}docPr"))


def test_every_style_is_in_english_as_it_is_spoken_here(document: bytes) -> None:
    for style in used_styles(document):
        assert first_in_chain(style, document, "lang").get(f"{W}val") == "en-GB"


def test_no_type_is_under_12_point_and_all_of_it_is_of_one_font(document: bytes) -> None:
    for style in used_styles(document):
        assert int(first_in_chain(style, document, "sz").get(f"{W}val")) >= 24
    fonts = {first_in_chain(style, document, "rFonts").get(f"{W}ascii") for style in used_styles(document)}
    assert fonts in ({"Arial"}, {"Verdana"})


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_type_has_contrast_on_white(document: bytes) -> None:
    for style in used_styles(document):
        colour = first_in_chain(style, document, "color")
        if colour is not None and colour.get(f"{W}val") != "auto":
            assert 1.05 / (luminance(colour.get(f"{W}val")) + 0.05) >= 4.5


def test_no_text_is_justified(document: bytes) -> None:
    for style in used_styles(document):
        for step in chain(style, document):
            alignment = step.find(f"{W}pPr/{W}jc")
            assert alignment is None or alignment.get(f"{W}val") in {"left", "center", "right"}


def test_links_say_where_they_lead(document: bytes) -> None:
    for link in part(document).iter(f"{W}hyperlink"):
        words = "".join(link.itertext()).strip()
        assert words
        assert words.lower() not in {"here", "click here", "link"}


def test_headings_and_lines_that_belong_together_stay_together(document: bytes) -> None:
    paragraphs = list(part(document).find(f"{W}body").iter(f"{W}p"))
    for paragraph, following in pairwise(paragraphs):
        style = following.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        if style == "CheckedBy" and following.getprevious() is paragraph:
            mine = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
            assert any(step.find(f"{W}pPr/{W}keepNext") is not None for step in chain(mine, document))


def test_the_document_says_its_title_and_language(document: bytes) -> None:
    core = part(document, "docProps/core.xml")
    found = {etree.QName(element).localname: element.text for element in core}
    assert found["title"]
    assert found["language"] == "en-GB"


def test_nothing_outside_is_fetched_and_nothing_runs(document: bytes) -> None:
    with zipfile.ZipFile(BytesIO(document)) as package:
        assert not [name for name in package.namelist() if Path(name).suffix in {".bin", ".vml", ".emf", ".jpeg"}]
        for name in package.namelist():
            if name.endswith(".rels"):
                for relationship in etree.fromstring(package.read(name)):
                    external = relationship.get("TargetMode") == "External"
                    assert not external or relationship.get("Type").endswith("/hyperlink")
