"""Reports as they are published: in three formats, with nothing private in them, and never an exempt one."""

import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.parser import parse_xml

from tests.browser import needs_browser, shown, violations
from tests.support import ANNUAL_REPORT, oscb, png

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DAY = ("--today", "2024-09-11")
SECRET = "Sekret"
"""What every private remain of the tests has in it."""


def annual(**changed: Any) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(ANNUAL_REPORT.read_text(encoding="utf-8"))
    return {**data, **changed}


def saved(folder: Path, data: dict[str, Any], name: str = "report.json") -> Path:
    file = folder / name
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def with_private_remains(folder: Path) -> Path:
    """The annual report as a Word file that has been through many hands."""
    data = annual()
    data["annexes"] = [
        *data["annexes"],
        {"title": "Prices", "exempt": True, "link": f"https://x.example/{SECRET}", "file": f"{SECRET}.xlsx"},
    ]
    data["exempt"] = {"paragraphs": [3], "public_interest_reason": "Bids would be known to those who bid."}
    data["ignore"] = {"PL002": f"{SECRET} reason"}
    data["signoff_history"] = [{"area": "legal", "event": "signed", "on": "2024-09-09", "evidence": f"{SECRET}-mail"}]
    data["implications"][0]["checked_by"]["evidence"] = f"{SECRET}-message"
    source = saved(folder, data, f"{SECRET}-source.json")
    file = folder / f"{SECRET}.docx"
    assert oscb("draft", source, "--no-input", "-o", file, *DAY, cwd=folder).status == 0
    document = docx.Document(str(file))
    last = document.paragraphs[12]
    run = last.add_run(" more")
    document.add_comment(run, text=f"{SECRET} comment", author=f"{SECRET} Person", initials="SP")
    hidden = last.add_run(f"{SECRET} hidden")
    hidden.font.hidden = True
    who = f'w:author="{SECRET} Editor" w:date="2024-09-01T00:00:00Z"'
    deleted = f'<w:del {W} w:id="900" {who}><w:r><w:delText>{SECRET} deleted</w:delText></w:r></w:del>'
    last._p.append(parse_xml(deleted))
    last._p.append(parse_xml(f'<w:ins {W} w:id="901" {who}><w:r><w:t xml:space="preserve"> kept</w:t></w:r></w:ins>'))
    properties = document.core_properties
    properties.author, properties.last_modified_by = f"{SECRET} Author", f"{SECRET} Editor"
    properties.comments, properties.keywords, properties.category = SECRET, SECRET, f"C:\\{SECRET}"
    document.save(str(file))
    return file


class Everything(HTMLParser):
    """Every text and every attribute of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [str(value) for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Everything in a folder that is published, as it is and unpacked."""
    import pikepdf
    from pypdf import PdfReader

    for file in sorted(folder.iterdir()):
        data = file.read_bytes()
        yield file.name, data
        if file.suffix == ".docx":
            with zipfile.ZipFile(file) as package:
                for name in package.namelist():
                    yield f"{file.name}/{name}", package.read(name)
        elif file.suffix == ".pdf":
            yield f"{file.name} as text", " ".join(page.extract_text() for page in PdfReader(file).pages).encode()
            with pikepdf.open(file) as pdf:
                for place, thing in enumerate(pdf.objects):
                    if isinstance(thing, pikepdf.Stream):
                        yield f"{file.name}, {place}", thing.read_bytes()
                    yield f"{file.name}, {place}", repr(thing).encode()
        elif file.suffix == ".html":
            yield f"{file.name} as text", "\n".join(Everything(data.decode()).found).encode()


def test_nothing_private_is_published(tmp_path: Path) -> None:
    file = with_private_remains(tmp_path)

    run = oscb("publish", file, "-o", "site", *DAY, cwd=tmp_path)

    assert run.status == 0, run.err
    assert run.out.strip() == "1 of 1 reports published in site"
    for said in ("1 comment", "2 tracked changes", "1 piece of hidden text", "properties", "link to an exempt annex"):
        assert said in run.err
    published = list(contents(tmp_path / "site"))
    assert {Path(name).suffix for name, _ in published} >= {".docx", ".html", ".pdf"}
    for name, content in published:
        for private in (SECRET, str(tmp_path)):
            assert private.lower().encode() not in content.lower(), name
            assert private.lower().encode("utf-16-be") not in content.lower(), name
            assert private.lower().encode("utf-16-le") not in content.lower(), name
        assert SECRET.lower() not in name.lower()
    words = next(content for name, content in published if name.endswith(".html as text")).decode()
    assert " kept" in words
    assert "Prices" in words


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"exempt": {"paragraphs": [3], "public_interest_reason": "Bids."}}, "the report is exempt"),
        (
            {
                "annexes": [{"title": "Prices", "exempt": True}],
                "sections": [{"heading": "Annex 1: Prices", "text": "£5."}],
            },
            "its section “Annex 1: Prices” is exempt",
        ),
        ({"sections": [{"heading": "Part 2 (exempt)", "text": "£5."}]}, "its section “Part 2 (exempt)” is exempt"),
    ],
)
def test_what_is_exempt_is_never_published(changed: dict[str, Any], why: str, tmp_path: Path) -> None:
    file = saved(tmp_path, annual(**changed))

    run = oscb("publish", file, "-o", "site", "--force", *DAY, cwd=tmp_path)

    assert run.status == 3
    assert why in run.err
    assert [path.name for path in (tmp_path / "site").iterdir() if not path.name.startswith(".")] == []


def test_a_report_with_errors_is_published_only_by_force(tmp_path: Path) -> None:
    data = annual(sections=[], recommendation={}, contact_officers=[], signatory={})
    for implication in data["implications"]:
        implication.pop("checked_by", None)
    file = saved(tmp_path, data)

    run = oscb("publish", file, "-o", "site", *DAY, cwd=tmp_path)
    assert run.status == 3
    assert run.err.count("\noscb:   ") == 4, run.err
    assert "SO001" in run.err
    assert "more; “oscb check” shows them all" in run.err
    assert list((tmp_path / "site").glob("*.html")) == []

    assert oscb("publish", file, "-o", "site", "--force", *DAY, cwd=tmp_path).status == 0
    assert len(list((tmp_path / "site").glob("*.html"))) == 1


def test_several_have_a_page_that_leads_to_them_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    saved(tmp_path, annual(title="One <b>"), "a.json")
    saved(tmp_path, annual(title="Two"), "b.json")
    broken = tmp_path / "c.json"
    broken.write_text("{", encoding="utf-8")

    first = oscb("publish", "a.json", "b.json", "c.json", "-o", "site", *DAY, cwd=tmp_path)
    assert first.status == 3
    assert "c.json" in first.err
    site = tmp_path / "site"
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in site.glob("[!.]*")}
    page = (site / "index.html").read_text(encoding="utf-8")
    assert "One &lt;b&gt;" in page
    for name in re.findall(r'href="([^"#]+)"', page):
        from urllib.parse import unquote

        assert (site / unquote(name)).is_file()

    second = oscb("publish", "a.json", "b.json", "-o", "site", *DAY, cwd=tmp_path)
    assert "2 of 2 reports published in site (2 of them unchanged)" in second.out
    assert {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in site.glob("[!.]*")} == before


def test_what_somebody_else_wrote_is_not_replaced(tmp_path: Path) -> None:
    file = saved(tmp_path, annual())
    oscb("publish", file, "-o", "site", *DAY, cwd=tmp_path)
    page = next((tmp_path / "site").glob("*.html"))
    page.write_text("mine", encoding="utf-8")

    run = oscb("publish", file, "-o", "site", *DAY, cwd=tmp_path)
    assert run.status == 3
    assert "oscb did not write it" in run.err
    assert page.read_text(encoding="utf-8") == "mine"


def test_the_notes_of_a_picture_are_not_published(tmp_path: Path) -> None:
    import zlib

    chunk = b"tEXtAuthor\0" + SECRET.encode()
    plain = png(4, 4)
    noted = (
        plain[:33] + (len(chunk) - 4).to_bytes(4) + chunk + zlib.crc32(chunk).to_bytes(4) + plain[33:] + SECRET.encode()
    )
    (tmp_path / "map.png").write_bytes(noted)
    data = annual()
    data["sections"][0]["text"] += "\n\n![A map of the county](map.png)"

    run = oscb("publish", saved(tmp_path, data), "-o", "site", *DAY, cwd=tmp_path)

    assert run.status == 0, run.err
    for name, content in contents(tmp_path / "site"):
        assert SECRET.encode() not in content, name
    word = next((tmp_path / "site").glob("*.docx"))
    with zipfile.ZipFile(BytesIO(word.read_bytes())) as package:
        assert any(name.startswith("word/media/") and package.read(name) == plain for name in package.namelist())


@needs_browser
def test_everybody_can_read_the_page_that_leads_to_the_reports(tmp_path: Path) -> None:
    saved(tmp_path, annual(title="One"), "a.json")
    saved(tmp_path, annual(title="Two"), "b.json")
    oscb("publish", "a.json", "b.json", "-o", "site", *DAY, cwd=tmp_path)
    for width in (1280, 320):
        with shown(tmp_path / "site" / "index.html", width) as page:
            assert violations(page) == []
