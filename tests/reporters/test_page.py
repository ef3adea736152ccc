"""The page of findings: accessible, whole, and without anything that runs or is fetched."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from oscb_cli.reporters.checked import Checked
from oscb_cli.reporters.formats import render
from tests.browser import needs_browser, shown, violations
from tests.reporters.test_formats import EVIL
from tests.reporters.test_grouped import finding, published
from tests.support import ANNUAL_REPORT, AS_PUBLISHED, BATCH, oscb

_VOID = {"meta", "br", "link", "input", "img", "hr"}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of some reports, made by the command."""
    folder = tmp_path_factory.mktemp("page")
    run = oscb("check", ANNUAL_REPORT, AS_PUBLISHED, BATCH, "-o", "findings.html", "--today", "2024-09-03", cwd=folder)
    assert run.status == 1, run.err
    assert run.err == "Wrote findings.html\n"
    return folder / "findings.html"


class Elements(HTMLParser):
    """Elements opened and closed in order; links, and what they lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.targets += [given["href"] or ""] if "href" in given else []
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def read(text: str) -> Elements:
    elements = Elements()
    elements.feed(text)
    assert elements.open == []
    return elements


def test_every_link_leads_to_a_place_on_the_page(page: Path) -> None:
    elements = read(page.read_text(encoding="utf-8"))
    assert len(set(elements.ids)) == len(elements.ids)
    assert {target.removeprefix("#") for target in elements.targets} <= set(elements.ids)
    assert all(target.startswith("#") for target in elements.targets)


def test_nothing_runs_and_nothing_is_fetched(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not read(text).tags & {"script", "link", "img", "iframe", "object", "form"}
    assert not re.search(r"url\(|@import|https?:|\son\w+=", text)


def test_the_page_says_what_the_check_says(page: Path) -> None:
    words = " ".join(read(page.read_text(encoding="utf-8")).words.split())
    assert "Findings for 5 reports" in words
    assert "3 implications have no named checker" in words
    assert "No checker named" in words
    assert re.search(r"Publish by ?.{6,20} \(\d+ days (left|late)\)", words)


def test_what_reports_say_is_words_and_no_markup() -> None:
    report = Checked("<i>.json", (finding("SO001", "", EVIL, EVIL),), title=EVIL)
    text = "".join(render([report], "html"))
    elements = read(text)
    assert "<b> | % : ," in elements.words
    assert not elements.tags & {"b", "i"}


def test_reports_that_are_not_ready_come_first_and_one_alone_is_open() -> None:
    text = "".join(render([Checked("good.json", ()), published()], "html"))
    assert text.index("as-published.json") < text.index("good.json")
    assert "<details open>" in text
    assert "<details open>" not in "".join(render([Checked(f"{n}.json", ()) for n in range(9)], "html"))


@needs_browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "light"), (320, "dark")])
def test_axe_finds_nothing_closed_or_open(page: Path, width: int, scheme: str) -> None:
    with shown(page, width, scheme) as seen:
        assert violations(seen) == []
        seen.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert violations(seen) == []
        assert seen.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@needs_browser
def test_a_report_is_reached_and_opened_with_the_keyboard(page: Path) -> None:
    with shown(page) as seen:
        seen.keyboard.press("Tab")
        assert seen.evaluate("document.activeElement.textContent") == "Skip to the reports"
        for _ in range(30):
            seen.keyboard.press("Tab")
            if seen.evaluate("document.activeElement.closest('main summary') !== null"):
                break
        seen.keyboard.press("Enter")
        assert seen.evaluate("document.activeElement.parentElement.open") is True
