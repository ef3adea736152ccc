"""Reports as web pages: what they say, that nothing in them is markup, and that everybody can read them."""

import re
import shutil
import subprocess
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from oscb_cli.actions.convert import converted
from oscb_cli.actions.read import read_one
from oscb_cli.profile.load import load_profile
from oscb_cli.readers.read import read_data
from tests.browser import needs_browser, shown, violations

EXAMPLES = sorted(
    file for file in (Path(__file__).parents[2] / "examples").glob("*.json") if not file.name.startswith("batch")
)


class Elements(HTMLParser):
    """The elements of a page, in order, with their attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def named(self, *names: str) -> list[str]:
        return [name for name, _ in self.found if name in names]


def page_of(file: Path) -> str:
    return converted(read_one(str(file)), ".html").decode()


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_page_has_one_heading_of_the_first_level_and_every_link_leads_somewhere(file: Path) -> None:
    elements = Elements(page_of(file))

    assert elements.named("h1", "h2")[0] == "h1"
    assert elements.named("h1") == ["h1"]
    assert elements.named("main", "header") == ["header", "main"]
    places = [place for _, attributes in elements.found if (place := attributes.get("id"))]
    assert len(places) == len(set(places))
    for name, attributes in elements.found:
        if name == "a" and (address := attributes["href"] or "").startswith("#"):
            assert address[1:] in places
        assert not any(attribute.startswith("on") for attribute in attributes)
        assert name not in {"iframe", "link"}
        assert name != "script" or attributes == {"type": "application/ld+json"}


MARKUP = '</p></script><script>alert(1)</script> {{ 7 * 7 }} {% raw %} &amp; <b>"x"</b> #set text()'


def test_what_looks_like_markup_is_words() -> None:
    data = {
        "profile": "oxfordshire", "title": MARKUP, "committee": MARKUP, "report_by": MARKUP,
        "meeting_date": "2026-12-15", "divisions_affected": [MARKUP],
        "recommendation": {"items": [f"agree {MARKUP}", "note"]},
        "sections": [{"heading": MARKUP, "text": MARKUP.replace("<", "\\<")}],
        "implications": [{"area": "financial", "text": "x", "checked_by": {"name": MARKUP}}],
        "annexes": [{"title": MARKUP, "link": "javascript:alert(1)"}],
        "other_documents": [MARKUP], "contact_officers": [{"name": MARKUP}],
        "signatory": {"name": MARKUP, "job_title": MARKUP}, "month": MARKUP,
    }  # fmt: skip
    page = converted(read_data(data, "report.json", "", None), ".html").decode()
    elements = Elements(page)

    assert elements.named("script") == ["script"]
    assert elements.named("b") == []
    assert "49" not in elements.words
    assert elements.words.count(MARKUP) >= 12
    assert "javascript:alert(1)" not in [attributes.get("href") for _, attributes in elements.found]


def test_a_council_restyles_its_page_without_code(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "profile.toml").write_text('extends = "oxfordshire"\ncouncil = "Own Council"\n', encoding="utf-8")
    (folder / "page.css").write_text("body { color: #123456 }</style>", encoding="utf-8")
    (folder / "page.html.j2").write_text("<h1>{{ council }}</h1>{{ style }}{{ body }}", encoding="utf-8")

    profile = load_profile(str(folder), may_be_folder=True)
    read = read_data({"title": "T", "committee": "<i>"}, "report.json", "", str(folder))
    page = converted(read, ".html").decode()

    assert profile.council == "Own Council"
    assert page.startswith("<h1>Own Council</h1>body { color: #123456 }<\\/style>")
    assert "&lt;i&gt;" in page


@needs_browser
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_everybody_can_read_a_page(file: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(page_of(file), encoding="utf-8")
    for width, scheme in ((1280, "light"), (320, "dark")):
        with shown(page, width, scheme) as opened:
            assert violations(opened) == []
            wide = opened.evaluate("document.documentElement.scrollWidth")
            assert wide <= width


@needs_browser
def test_the_keyboard_alone_reaches_every_link(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(page_of(EXAMPLES[1]), encoding="utf-8")
    with shown(page) as opened:
        links = opened.evaluate("[...document.links].map(a => a.href)")
        reached: list[str] = []
        for _ in range(len(links) + 10):
            opened.keyboard.press("Tab")
            if address := opened.evaluate("document.activeElement.href"):
                reached.append(address)
                visible = opened.evaluate(
                    "(box => box.width > 0 && box.left >= 0)(document.activeElement.getBoundingClientRect())"
                )
                assert visible, address
    assert len(links) > 10
    assert reached[: len(links)] == links


@needs_browser
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="Poppler is not installed")
@pytest.mark.parametrize("file", [EXAMPLES[1], EXAMPLES[3]], ids=lambda file: file.stem)
def test_a_printed_page_has_every_word(file: Path, tmp_path: Path) -> None:
    page, printed = tmp_path / "report.html", tmp_path / "report.pdf"
    page.write_text(page_of(file), encoding="utf-8")
    with shown(page) as opened:
        opened.pdf(path=str(printed), prefer_css_page_size=True)
    told = subprocess.run(["pdftotext", "-raw", str(printed), "-"], capture_output=True, text=True, check=True).stdout
    main = re.sub(r"<[^>]+>", " ", page_of(file).partition("<main")[2].partition(">")[2])
    wanted = Counter(re.findall(r"\w+", unescape(main)))

    assert wanted - Counter(re.findall(r"\w+", re.sub(r"(\w)-\n", r"\1-", told))) == Counter()
