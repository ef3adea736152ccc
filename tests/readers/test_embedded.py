"""Documents embedded in a Word file whole (``w:altChunk``): text and HTML are read, others are told of."""

import io
import zipfile
from pathlib import Path

import pytest

from oscb_cli.actions.read import read_one
from oscb_cli.readers.docx.embedded import lines_of_embedded
from tests.officers.forms import Para
from tests.officers.render import word

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
PAGE = (
    b"<html><head><title>x</title></head><body><h2>Risk Management</h2><p>It may <b>rain</b>.</p>"
    b"<ul><li>Or snow</li></ul></body></html>"
)


def with_chunk(data: bytes, name: str) -> bytes:
    """A Word file with a document embedded at its end."""
    typed = word([Para("RECOMMENDATION", "bold"), Para("The Cabinet is RECOMMENDED to note the report.")], 3)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(typed)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "word/document.xml":
                content = content.replace(b"<w:sectPr>", b'<w:altChunk r:id="rChunk"/><w:sectPr>')
            if part.endswith("document.xml.rels"):
                content = content.replace(
                    b"</Relationships>",
                    f'<Relationship Id="rChunk" Type="{_TYPE}" Target="{name}"/></Relationships>'.encode(),
                )
            new.writestr(part, content)
        new.writestr(f"word/{name}", data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        (PAGE, "chunk.html", "It may **rain**.\n\n- Or snow"),
        (b"Risk Management\r\nIt may rain.\r\n", "chunk.txt", "It may rain."),
    ],
)
def test_text_and_html_are_read(data: bytes, name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "r.docx").write_bytes(with_chunk(data, name))
    read = read_one(str(tmp_path / "r.docx"))

    assert [(section.key, section.text) for section in read.report.sections] == [("risk_management", text)]
    assert "unplaced" not in [sighting.kind for sighting in read.sightings]


def test_another_kind_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "r.docx").write_bytes(with_chunk(b"{\\rtf1 It may rain.}", "chunk.rtf"))

    assert "only Word can show" in str(read_one(str(tmp_path / "r.docx")).sightings)


def test_scripts_and_styles_are_no_words() -> None:
    lines = lines_of_embedded(
        b"<html><style>p {}</style><script>alert(1)</script><p>One<br>Two &amp; three</p></html>", 1
    )

    assert [line.words for line in lines or []] == ["One", "Two & three"]
