"""No mark of Markdown, and no label, in anything that a person reads: over reports full of them."""

import html
import json
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oscb_cli.actions.compare import compare
from oscb_cli.model.report import Report
from oscb_cli.profile.load import load_profile
from oscb_cli.rules.engine.run import check
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.signoff.requests import as_mailto, requests
from oscb_cli.signoff.state import State, states_of
from oscb_cli.writers.docx.document import write_docx
from oscb_cli.writers.text_writer import text_paragraphs
from tests.support import oscb, paragraphs

PROFILE = load_profile("oxfordshire")
TODAY = date(2026, 11, 2)
MARK = re.compile(r"\{para:|\{#|\*\*|(?<!\w)_\w|\]\(|!\[|^#+ |\| *-{3}|\\[*_|#\[\]]|^> ", re.MULTILINE)
_WORDS = st.sampled_from(["the grant", "staff", "is unlawful", "costs £5m", "the the", "recieve", "in 2027"])
_PIECES = st.one_of(
    _WORDS,
    _WORDS.map(lambda words: f"**{words}**"),
    _WORDS.map(lambda words: f"_{words}_"),
    _WORDS.map(lambda words: f"***{words}***"),
    _WORDS.map(lambda words: f"[{words}](https://a.example/b_c)"),
    st.sampled_from(["see paragraph {para:cost}", "as in {para:none}", "**{para:risk}**", r"5 \* 3", r"a \| b \_ c"]),
    st.just("![A map of the roads](map.png)"),
)
_LINES = st.lists(_PIECES, min_size=1, max_size=4).map(" ".join)
_BLOCKS = st.one_of(
    _LINES.map(lambda words: f"First, {words}."),
    _LINES.map(lambda words: f"It costs {words}. {{#cost}}"),
    _LINES.map(lambda words: f"The risk is {words}. {{#risk}}"),
    st.lists(_LINES, min_size=2, max_size=3).map(lambda entries: "\n".join(f"- {words}" for words in entries)),
    st.lists(_LINES, min_size=2, max_size=3).map(
        lambda entries: "\n".join(f"{n}. {words}" for n, words in enumerate(entries, 1))
    ),
    _LINES.map(lambda words: f"> They said {words}."),
    st.lists(_LINES, min_size=2, max_size=2).map(
        lambda cells: f"| Year | Cost |\n| --- | ---: |\n| {' | '.join(cells)} |"
    ),
)
_TEXTS = st.lists(_BLOCKS, min_size=1, max_size=4).map("\n\n".join)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    areas = ("financial", "legal", "staff", "equality", "sustainability")
    data: dict[str, Any] = {
        "committee": "Cabinet",
        "meeting_date": "2026-12-15",
        "title": "Winter service",
        "recommendation": {"items": [draw(_LINES), draw(_LINES)]},
        "exempt": {"paragraphs": [3], "public_interest_reason": draw(_LINES)},
        "sections": [
            {"key": "executive_summary", "text": draw(_TEXTS)},
            {"heading": "The proposal", "text": draw(_TEXTS)},
        ],
        "implications": [
            {"area": area, "text": draw(_TEXTS), "checked_by": {"name": "Ada Marsh", "email": "ada.marsh@a.example"}}
            for area in areas
        ],
    }
    return Report.model_validate(data)


def marks_in(words: str) -> list[str]:
    return [words[max(0, match.start() - 20) : match.end() + 20] for match in MARK.finditer(words)]


def asked(report: Report) -> list[str]:
    """The words of the e-mails that ask for the sign-offs of a report."""
    found: list[str] = []
    wanted = [state for state in states_of(report, PROFILE) if state.open]
    written = [state for state in wanted if state.state is not State.NO_TEXT]
    for request in requests(report, PROFILE, written, {}, None, TODAY):
        page = html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<style.*?</style>", "", request.page, flags=re.DOTALL)))
        found += [request.subject, request.plain, page, unquote(as_mailto(request))]
    return found


def told(report: Report, other: Report) -> list[str]:
    """What changed between two reports."""
    return [piece.words for change in compare(other, report, PROFILE).changes for piece in change.pieces]


def found_in(report: Report) -> list[str]:
    """What the rules say of a report, and the words that they quote."""
    findings = check(Subject(report, PROFILE, TODAY)).findings
    return [words for found in findings for words in (found.message, found.location.words, found.location.section)]


@given(report=reports(), other=reports())
@settings(max_examples=60, deadline=None)
def test_no_mark_is_left_in_what_a_person_reads(report: Report, other: Report) -> None:
    shown = [paragraph.words for paragraph in text_paragraphs(report, PROFILE)]
    for words in (*asked(report), *told(report, other), *found_in(report), *shown):
        assert marks_in(words) == []


@given(report=reports())
@settings(max_examples=15, deadline=None)
def test_nor_in_the_document(report: Report) -> None:
    without_pictures = json.loads(report.to_json().replace("![A map", "[A map"))  # there is no file of one
    document = write_docx(Report.model_validate(without_pictures), PROFILE, source="r.json")
    for _, words in paragraphs(document):
        assert marks_in(words) == []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    data = {
        "committee": "Cabinet",
        "meeting_date": "2026-12-15",
        "title": "Winter service",
        "sections": [
            {"heading": "The proposal", "text": "Messages are **short**. {#messages}\n\nOne will recieve them."}
        ],
        "implications": [{"area": "legal", "text": "See paragraph {para:messages}, and **{para:gone}** to recieve."}],
    }
    path = tmp_path / "r.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_reference_is_the_number_that_the_document_shows(file: Path) -> None:
    report = Report.model_validate(json.loads(file.read_text(encoding="utf-8")))
    legal = [state for state in states_of(report, PROFILE) if state.area == "legal"]
    (request,) = requests(report, PROFILE, legal, {"legal": [("", "amy.kogel@oxfordshire.gov.uk")]}, None, TODAY)
    mail = request.plain
    assert "See paragraph 1, and [no paragraph “gone”] to recieve." in mail


@pytest.mark.parametrize("form", ["table", "json", "sarif", "junit", "github", "html"])
def test_no_report_of_findings_has_marks(form: str, file: Path) -> None:
    run = oscb("check", file.name, "--format", form, *(["--details"] if form == "table" else []), cwd=file.parent)
    assert "recieve" in run.out
    assert [found for found in marks_in(run.out) if "recieve" in found] == []
    assert "{para:" not in run.out.replace("{para:label}", "")
    assert "{#" not in run.out.replace("{#label}", "")


def test_neither_have_the_screen_the_difference_and_the_comments_in_word(file: Path) -> None:
    folder = file.parent
    other = folder / "b.json"
    other.write_text(file.read_text(encoding="utf-8").replace("short", "long"), encoding="utf-8")
    assert oscb("draft", file.name, "--no-input", "-o", "r.docx", cwd=folder).status < 2
    assert oscb("check", "r.docx", "--comment", "out", cwd=folder).status < 2
    with zipfile.ZipFile(next((folder / "out").glob("*.docx"))) as package:
        comments = " ".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", package.read("word/comments.xml").decode()))
    outputs = [comments, oscb("show", file.name, cwd=folder).out, oscb("diff", file.name, other.name, cwd=folder).out]
    oscb("deadlines", "--meeting", "2026-12-15", "--ics", "c.ics", cwd=folder)
    outputs.append((folder / "c.ics").read_text(encoding="utf-8"))
    for words in outputs:
        assert words.strip()
        assert "**" not in words
        assert "{para:messages}" not in words
        assert "{para:gone}" not in words
        assert "{#messages}" not in words
