"""Word files that are broken, foreign or made to harm: a report or one line, in bounded time; never a fault."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oscb_cli.actions.draft import subject_of
from oscb_cli.actions.read import read_one
from oscb_cli.errors import OscbError
from oscb_cli.rules.engine.run import check
from tests.readers.test_word_files import typed_lines
from tests.readers.typed_by_hand import in_a_table, in_styles
from tests.rules.test_rules import TODAY

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{}"/></Types>'
)
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{}"/>'
    "</Relationships>"
)


def package(body: str, content_type: str = DOCUMENT, **more: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES.format(content_type))
        archive.writestr("_rels/.rels", RELATIONSHIPS.format("word/document.xml"))
        archive.writestr("word/document.xml", body)
        for name, content in more.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return buffer.getvalue()


def paragraph(inside: str) -> str:
    return f"<w:document {W}><w:body><w:p>{inside}</w:p></w:body></w:document>"


def zipped(**entries: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def without_password() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512 + "EncryptedPackage".encode("utf-16-le")


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", ""),
    "a word": (lambda: b"PK\x03\x04 and no more", "is damaged or incomplete"),
    "a zip file": (lambda: zipped(a="x"), "is a zip file, not a Word document"),
    "a workbook": (
        lambda: package("<x/>", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        "is an Excel workbook",
    ),
    "OpenDocument": (lambda: zipped(mimetype="application/vnd.oasis.opendocument.text"), "is an OpenDocument file"),
    "a password": (without_password, "is protected by a password"),
    "the old kind": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "before 2007"),
    "a PDF": (lambda: b"%PDF-1.7 x", "is damaged, so oscb cannot read it as a PDF"),
    "rich text": (lambda: b"{\\rtf1 x}", "is a rich text file"),
    "no XML": (lambda: package("<w:document"), "is not XML"),
    "entities": (
        lambda: package(
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
            + paragraph("<w:r><w:t>&b;</w:t></w:r>")
        ),
        "declares entities",
    ),
    "a bomb": (lambda: package(f"<w:document {W}>" + " " * (70 * 2**20) + "</w:document>"), "unpacks to more than"),
    "endless": (
        lambda: package(f"<w:document {W}><w:body>{'<w:p/>' * 30_000}</w:body></w:document>"),
        "which is too many for a report",
    ),
    "nested": (lambda: package(paragraph("<w:ins>" * 5_000 + "</w:ins>" * 5_000)), "is not XML"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_word_file_is_refused_by_name(kind: str, tmp_path: Path) -> None:
    make, words = REFUSED[kind]
    file = tmp_path / "x.docx"
    file.write_bytes(make())
    with pytest.raises(OscbError) as refused:
        read_one(str(file))

    assert words in str(refused.value)
    assert str(file) in str(refused.value)
    assert "\n" not in str(refused.value)


def read(data: bytes, folder: Path) -> list[tuple[str, str]]:
    file = folder / "x.docx"
    file.write_bytes(data)
    found = read_one(str(file))
    check(subject_of(found, TODAY))
    return [(sighting.kind, sighting.detail) for sighting in found.sightings]


def test_macros_are_told_and_the_words_are_read(tmp_path: Path) -> None:
    body = paragraph("<w:r><w:t>Executive Summary</w:t></w:r>")
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"

    assert ("active content", "word/vbaProject.bin") in read(package(body, kind, word__vbaProject_bin=b"x"), tmp_path)


def test_what_opening_would_fetch_is_told(tmp_path: Path) -> None:
    target = "https://x.example/t.dotm"
    rels = RELATIONSHIPS.replace('officeDocument" T', 'attachedTemplate" T').format(f'{target}" TargetMode="External')
    made = package(paragraph(""), **{"word__settings_xml": "<x/>", "word___rels__settings_xml.rels": rels})

    assert ("external target", f"attachedTemplate: {target}") in read(made, tmp_path)
    instruction = "INCLUDEPICTURE &quot;https://x.example/p.png&quot;"
    field = f'<w:fldSimple w:instr=" {instruction} "><w:r><w:t>x</w:t></w:r></w:fldSimple>'
    assert any(kind == "external target" for kind, _ in read(package(paragraph(field)), tmp_path))


def test_the_strict_form_is_read_as_the_other(tmp_path: Path) -> None:
    document = in_styles(typed_lines())
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            for part in ("wordprocessingml", "officeDocument"):
                end = b"main" if part == "wordprocessingml" else b"relationships"
                data = data.replace(
                    f"http://schemas.openxmlformats.org/{part}/2006/".encode() + end,
                    f"http://purl.oclc.org/ooxml/{part}/".encode() + end,
                )
            new.writestr(name, data)
    strict, ordinary = tmp_path / "strict.docx", tmp_path / "ordinary.docx"
    strict.write_bytes(buffer.getvalue())
    ordinary.write_bytes(document)

    assert read_one(str(strict)).report == read_one(str(ordinary)).report


def in_paragraphs(*insides: str) -> bytes:
    body = "".join(f"<w:p>{inside}</w:p>" for inside in insides)
    return package(f"<w:document {W}><w:body>{body}</w:body></w:document>")


def text(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def section_text(tmp_path: Path, *insides: str) -> str:
    file = tmp_path / "x.docx"
    file.write_bytes(in_paragraphs(text("Background"), *insides))
    return read_one(str(file)).report.sections[0].text


def test_words_are_found_wherever_word_keeps_them(tmp_path: Path) -> None:
    control = f"<w:sdt><w:sdtContent>{text('in a control, ')}</w:sdtContent></w:sdt>"
    smart = f'<w:smartTag w:element="x">{text("in a tag, ")}</w:smartTag>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{text("in a field, ")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    split = text("and s") + text("pl") + "<w:proofErr w:type='spellStart'/>" + text("it.")

    assert section_text(tmp_path, control + smart + field + split) == "in a control, in a tag, in a field, and split."


def test_hidden_and_deleted_words_are_no_part_of_the_report(tmp_path: Path) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret </w:t></w:r>"
    deleted = '<w:del w:author="A"><w:r><w:delText>old </w:delText></w:r></w:del>'

    assert section_text(tmp_path, text("Some ") + hidden + deleted + text("words.")) == "Some words."
    kinds = [kind for kind, _ in read(in_paragraphs(hidden + deleted + text("x")), tmp_path)]
    assert {"hidden text", "tracked change"} <= set(kinds)


def test_footnotes_stay_in_their_place(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Background")
    document.add_paragraph("It costs £3 and more.")
    buffer = io.BytesIO()
    document.save(buffer)
    said = "<w:p><w:r><w:t>Prices of 2024.</w:t></w:r></w:p>"
    note = f"<w:footnotes {W}><w:footnote w:id='2'>{said}</w:footnote></w:footnotes>"
    made = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                mark = '</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve">'
                data = data.replace("It costs £3 and".encode(), f"It costs £3{mark} and".encode())
            if name == "word/_rels/document.xml.rels":
                relation = (
                    b'<Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                    b'footnotes" Target="footnotes.xml"/></Relationships>'
                )
                data = data.replace(b"</Relationships>", relation)
            new.writestr(name, data)
        new.writestr("word/footnotes.xml", note)
    file = tmp_path / "x.docx"
    file.write_bytes(made.getvalue())

    assert read_one(str(file)).report.sections[0].text == "It costs £3 (Note: Prices of 2024.) and more."


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_damaged_part_is_read_or_refused_in_a_line(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = in_a_table(typed_lines())
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        chosen = data.draw(st.sampled_from(names))
        for name in names:
            content = old.read(name)
            if name == chosen:
                at = data.draw(st.integers(0, len(content)))
                junk = data.draw(st.binary(max_size=8) | st.sampled_from([b"<w:p>", b"</w:p>", b"&#0;", b'w:val="9"']))
                content = content[:at] + junk + content[at + data.draw(st.integers(0, 40)) :]
            if data.draw(st.integers(0, 30)) != 0:
                new.writestr(name, content)
    file = tmp_path_factory.getbasetemp() / "damaged.docx"
    file.write_bytes(buffer.getvalue())
    try:
        check(subject_of(read_one(str(file)), TODAY))
    except OscbError as refused:
        assert "\n" not in str(refused)


@given(data=st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_in_any_format_are_read_or_refused_in_a_line(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for suffix in (".docx", ".yaml", ".md", ".txt", ".json"):
        file = tmp_path_factory.getbasetemp() / f"any{suffix}"
        file.write_bytes(data)
        try:
            check(subject_of(read_one(str(file)), TODAY))
        except OscbError as refused:
            assert "\n" not in str(refused), suffix


@pytest.mark.parametrize("suffix", [".yaml", ".md", ".txt"])
def test_a_text_larger_than_any_report_is_refused(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"x{suffix}"
    file.write_bytes(b"a: b\n" * 1_000_000)
    with pytest.raises(OscbError, match="is larger than 4 MB"):
        read_one(str(file))
