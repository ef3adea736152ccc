"""Bookmarks, the seal and its data, markings, the copy for publication, numbers by section, mentions."""

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oscb_cli.errors import BadProfile
from oscb_cli.layout.mentions import Mentions, Piece
from oscb_cli.layout.outline import outline
from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.writers.docx.document import write_docx
from oscb_cli.writers.docx.styles import Style
from tests.support import (
    ANNUAL_REPORT,
    BATCH,
    W,
    load,
    needs_libreoffice,
    needs_pdftotext,
    paragraphs,
    part,
    references,
)

OXFORDSHIRE = load_profile("oxfordshire")


def written(data: dict[str, Any], profile: Any = OXFORDSHIRE, **more: Any) -> bytes:
    report, problems = read_report(data)
    assert problems == ()
    return write_docx(report, profile, source="report.json", **more)


def bookmarks(document: bytes) -> list[str]:
    return [mark.get(f"{W}name") for mark in part(document).iter(f"{W}bookmarkStart")]


def held(document: bytes) -> Any:
    text = part(document, "customXml/item1.xml").text
    return json.loads(text) if text else None


def content(document: bytes) -> bytes:
    """Every part of a package, uncompressed."""
    with zipfile.ZipFile(BytesIO(document)) as package:
        return b"".join(package.read(name) for name in package.namelist())


def headers(document: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(document)) as package:
        names = [name for name in package.namelist() if name.startswith("word/header")]
    return ["\n".join("".join(p.itertext()) for p in part(document, name).iter(f"{W}p")) for name in names]


def test_every_standard_heading_and_checker_line_has_a_bookmark() -> None:
    assert bookmarks(written(load(ANNUAL_REPORT))) == [
        "oscb_recommendation",
        "oscb_section_executive_summary",
        "oscb_section_background",
        "oscb_section_own",
        "oscb_ref_messages",
        "oscb_section_policies_and_priorities",
        *(
            mark
            for area in ("financial", "legal", "staff", "equality", "sustainability")
            for mark in (f"oscb_implication_{area}", f"oscb_checked_by_{area}")
        ),
        "oscb_section_risk_management",
        "oscb_annexes",
        "oscb_annex_1",
        "oscb_background_papers",
        "oscb_contact_officers",
    ]


def test_bookmarks_differ_when_their_headings_are_alike() -> None:
    sections = [{"heading": "Own", "text": "x {#a-b}"}, {"heading": "Own", "text": "y {#a_b}\n\n{para:a-b} {para:a_b}"}]
    document = written({"sections": sections})
    found = bookmarks(document)
    assert len(found) == len(set(found)) == 4
    targets = [name for name, _ in references(document)]
    assert len(set(targets)) == 2
    assert set(targets) <= set(found)


def test_the_report_itself_is_in_the_document() -> None:
    data = load(ANNUAL_REPORT)
    again, problems = read_report(held(written(data)))
    assert (again, problems) == (read_report(data)[0], ())


def test_an_exempt_report_says_so_on_every_page() -> None:
    exempt = {"paragraphs": [1, 3], "public_interest_reason": "Bids are open."}
    assert headers(written({"exempt": exempt})) == ["Exempt from publication: Schedule 12A, paragraphs 1, 3"]


def test_a_report_with_an_exempt_annex_is_public_itself() -> None:
    assert headers(written(load(BATCH)["reports"][1])) == []


def test_a_draft_says_so_where_that_is_asked_for() -> None:
    document = written({"exempt": {"paragraphs": [3]}}, marking="Draft, not for publication")
    assert headers(document) == ["Draft, not for publication\nExempt from publication: Schedule 12A, paragraph 3"]


def test_the_copy_for_publication_holds_no_data() -> None:
    data = load(ANNUAL_REPORT)
    data["implications"][0]["checked_by"]["evidence"] = "<secret@mail>"
    document = written(data, for_publication=True)
    assert held(document) is None
    assert b"secret" not in content(document)
    assert sum(style == "CheckedBy" for style, _ in paragraphs(document)) == 5


@pytest.mark.parametrize(
    ("internal", "lines", "addresses"), [("without_checker_emails", 5, 0), ("without_checker_lines", 0, 0)]
)
def test_the_copy_for_publication_leaves_out_what_is_internal(internal: str, lines: int, addresses: int) -> None:
    publication = OXFORDSHIRE.publication.model_copy(update={internal: True})
    profile = OXFORDSHIRE.model_copy(update={"publication": publication})
    document = written(load(ANNUAL_REPORT), profile, for_publication=True)
    assert sum(style == "CheckedBy" for style, _ in paragraphs(document)) == lines
    assert content(document).count(b"jane.billington@") == addresses
    assert b"jane.billington@" in content(written(load(ANNUAL_REPORT), profile))


BY_SECTION = OXFORDSHIRE.model_copy(update={"numbering": "by_section"})
TWO_SECTIONS = {
    "recommendation": {"items": ["note it;", "agree it."]},
    "sections": [
        {"key": "executive_summary", "text": "One.\n\nTwo. {#two}"},
        {"heading": "Own", "text": "See {para:two}."},
    ],
}


def test_a_council_may_number_within_sections() -> None:
    report, _ = read_report(TWO_SECTIONS)
    found = outline(report, BY_SECTION)
    assert [part.number or [block.number for block in part.blocks] for part in found.parts] == [
        "1.1",
        ["2.1", "2.2"],
        ["3.1"],
    ]
    ((_, cached),) = references(written(TWO_SECTIONS, BY_SECTION))
    assert cached == "2.2"


@needs_libreoffice
def test_as_libreoffice_shows_them_numbers_within_sections_are_right(
    tmp_path: Path, as_text: Callable[[Path], str]
) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(written(TWO_SECTIONS, BY_SECTION))
    shown = [" ".join(line.split()) for line in as_text(file).splitlines()]
    assert shown == [
        "1. Recommendation",
        "1.1 The Committee is RECOMMENDED to:",
        "(a) note it;",
        "(b) agree it.",
        "2. Executive Summary",
        "2.1 One.",
        "2.2 Two.",
        "3. Own",
        "3.1 See 2.2.",
    ]


@needs_libreoffice
def test_as_libreoffice_shows_them_twelve_lists_each_start_anew(tmp_path: Path, as_text: Callable[[Path], str]) -> None:
    text = "\n\n".join(f"Paragraph {n}.\n\n1. first of {n}\n   1. deeper in {n}\n2. second of {n}" for n in range(12))
    file = tmp_path / "a.docx"
    file.write_bytes(written({"sections": [{"heading": "Own", "text": text}]}))
    shown = [" ".join(line.split()) for line in as_text(file).splitlines()][1:]
    expected = [
        line
        for n in range(12)
        for line in (f"{n + 1}. Paragraph {n}.", f"(a) first of {n}", f"(i) deeper in {n}", f"(b) second of {n}")
    ]
    assert shown == expected


@needs_pdftotext
@needs_libreoffice
def test_a_reference_follows_when_a_paragraph_is_put_before_it(
    tmp_path: Path, as_printed: Callable[[Path], str]
) -> None:
    document = written({"sections": [{"heading": "Own", "text": "See {para:cost}.\n\nThe cost. {#cost}"}]})
    more = b'<w:p><w:pPr><w:pStyle w:val="NumberedParagraph"/></w:pPr><w:r><w:t>Put in.</w:t></w:r></w:p>'
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/document.xml":
                place = content.index(b"<w:p>", content.index(b"Own</w:t>"))
                content = content[:place] + more + content[place:]
            after.writestr(name, content)
    file = tmp_path / "a.docx"
    file.write_bytes(changed.getvalue())
    shown = [" ".join(line.split()) for line in as_printed(file).splitlines() if line.strip()]
    assert shown == ["Own", "1. Put in.", "2. See 3.", "3. The cost.", "Page 1 of 1"]


@needs_libreoffice
def test_the_marks_survive_libreoffice(tmp_path: Path) -> None:
    original = written(load(ANNUAL_REPORT))
    (tmp_path / "a.docx").write_bytes(original)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--convert-to"]
    arguments = [*command, "docx:Office Open XML Text", "--outdir", str(tmp_path / "b"), str(tmp_path / "a.docx")]
    subprocess.run(arguments, check=True, capture_output=True, timeout=120)
    saved = (tmp_path / "b" / "a.docx").read_bytes()
    assert set(bookmarks(original)) <= set(bookmarks(saved))
    assert held(saved) == held(original)


def test_a_style_that_is_missing_is_named(tmp_path: Path) -> None:
    shutil.copytree(OXFORDSHIRE.folder, tmp_path / "own")
    changed = BytesIO()
    with zipfile.ZipFile(tmp_path / "own" / "base.docx") as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b'w:val="Checked By"', b'w:val="Checker"'))
    (tmp_path / "own" / "base.docx").write_bytes(changed.getvalue())
    profile = load_profile(str(tmp_path / "own"), may_be_folder=True)
    with pytest.raises(BadProfile, match="has no style “Checked By”"):
        written({}, profile)


def test_styles_are_known_by_name_whatever_their_ids(tmp_path: Path) -> None:
    shutil.copytree(OXFORDSHIRE.folder, tmp_path / "own")
    changed = BytesIO()
    with zipfile.ZipFile(tmp_path / "own" / "base.docx") as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            after.writestr(
                name, before.read(name).replace(b'"Heading2"', b'"berschrift2"').replace(b'"heading 2"', b'"Heading 2"')
            )
    (tmp_path / "own" / "base.docx").write_bytes(changed.getvalue())
    profile = load_profile(str(tmp_path / "own"), may_be_folder=True)
    assert ("berschrift2", "Own") in paragraphs(written({"sections": [{"heading": "Own", "text": "x"}]}, profile))


def test_every_style_is_named_once() -> None:
    assert len({style.casefold() for style in Style}) == len(Style)


MENTIONS = Mentions(("Annex 1", "Annex 2", "Annex 12"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to ann.o'hara@x.gov.uk.", [Piece("ann.o'hara@x.gov.uk", address="ann.o'hara@x.gov.uk")]),
        ("See https://x.example/a?b=1, or", [Piece("https://x.example/a?b=1", address="https://x.example/a?b=1")]),
        ("(http://x.example/a)", [Piece("http://x.example/a", address="http://x.example/a")]),
        ("in Annex 12 and annex\u00a01.", [Piece("Annex 12", annex=3), Piece("annex\u00a01", annex=1)]),
        ("Annex 13, Annex 123 and Annexes 1", []),
        ("Annex 1.2 and Annex 1A", []),
        ("nothing @ all", []),
    ],
)
def test_what_a_text_mentions_is_found(text: str, found: list[Piece]) -> None:
    pieces = list(MENTIONS.pieces(text))
    assert "".join(piece.words for piece in pieces) == text
    assert [piece for piece in pieces if piece.address or piece.annex] == found


@given(st.text(alphabet="annex 12.@:/hps", max_size=60))
def test_the_pieces_of_any_text_are_the_text(text: str) -> None:
    assert "".join(piece.words for piece in MENTIONS.pieces(text)) == text


@given(st.text(alphabet="annexAX İß12.@:/htps\n", max_size=60))
@example("ß annex 1 x@y.z")
@example("İİ annex 12")
def test_looking_from_the_first_place_on_finds_what_looking_everywhere_does(text: str) -> None:
    everywhere = [match[0] for match in MENTIONS._pattern.finditer(text)]
    assert [piece.words for piece in MENTIONS.pieces(text) if piece.address or piece.annex] == everywhere
    assert MENTIONS.may_be_in(text) or not everywhere


def test_spaces_at_the_ends_of_words_are_said_to_count() -> None:
    texts = list(part(written({"title": "T", "sections": [{"heading": "H", "text": "a **b** c"}]})).iter(f"{W}t"))
    kept = {node.text for node in texts if node.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"}
    assert kept == {"a ", " c"}
    assert {"T", "H", "b"} <= {node.text for node in texts}


def test_an_annex_that_the_text_mentions_is_a_link_to_the_list() -> None:
    document = written({"annexes": [{"title": "Plan"}], "sections": [{"heading": "Own", "text": "See Annex 1."}]})
    (link,) = part(document).iter(f"{W}hyperlink")
    assert link.get(f"{W}anchor") == "oscb_annex_1"
    assert "oscb_annex_1" in bookmarks(document)


def test_a_large_report_is_right() -> None:
    table = "|A|B|\n|-|-|\n|x|1|"
    sections = [
        {
            "heading": f"Section {n}",
            "text": "\n\n".join([*(f"Paragraph {n}-{m}." for m in range(10)), *([table] if n % 4 == 0 else [])]),
        }
        for n in range(200)
    ]
    found = paragraphs(written({"sections": sections}))
    assert sum(style in {"NumberedParagraph", "LeadingParagraph"} for style, _ in found) == 2_000
    assert sum(style == "TableHeading" for style, _ in found) == 50
    assert [words for style, words in found if style == "Heading2"] == [f"Section {n}" for n in range(200)]
