"""Last year's report made ready for this year."""

import json
from pathlib import Path

import pytest

from oscb_cli.actions.renew import renewed
from oscb_cli.model.report import Report
from tests.support import ANNUAL_REPORT, PNG, PUBLISHED_TEXT, load, oscb


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The plan 2022-2025 and the year 2023-24.", "The plan [review: 2022-2025] and the year [review: 2023-24]."),
        (
            "On 20 September 2024, and on 20/9/24 or 2024-09-20.",
            "On [review: 20 September 2024], and on [review: 20/9/24] or [review: 2024-09-20].",
        ),
        ("In Sept 2024 and 2025/26", "In [review: Sept 2024] and [review: 2025/26]"),
        (
            "The Children Act 2004 and the Act, 2017, and SI 2012/2089.",
            "The Children Act 2004 and the Act, 2017, and SI 2012/2089.",
        ),
        ("It cost £2024 and 2024.50, or 20240.", "It cost £2024 and 2024.50, or 20240."),
        (
            "**In 2024** see [the plan 2023](https://x.example/2023).",
            "**In [review: 2024]** see [the plan [review: 2023]](https://x.example/2023).",
        ),
        ("- one 2021\n- two", "- one [review: 2021]\n- two"),
        ("Nothing here: {para:x}  as typed", "Nothing here: {para:x}  as typed"),
    ],
)
def test_years_and_dates_are_marked_and_the_years_of_acts_are_not(text: str, marked: str) -> None:
    report = Report.model_validate({"sections": [{"heading": "H", "text": text}]})
    found = renewed(report)
    assert found.report.sections[0].text == marked
    assert len(found.marked) == marked.count("review: ")


def test_dates_sign_offs_and_statuses_are_cleared_and_the_rest_is_kept() -> None:
    data = load(ANNUAL_REPORT) | {
        "item": "CA6",
        "key_decision": True,
        "forward_plan_reference": "2024/1",
        "ignore": {"PL003": "name"},
        "exempt": {"paragraphs": [3], "public_interest_reason": "Prices of 2024."},
        "annexes": [{"title": "Report 2023-24", "file": "r.pdf", "exempt": True}],
    }
    made = renewed(Report.model_validate(data)).report.to_data()
    for key in ("meeting_date", "item", "month", "key_decision", "forward_plan_reference", "ignore"):
        assert key not in made
    assert not any("checked_by" in entry for entry in made["implications"])
    assert made["annexes"] == [{"title": "Report [review: 2023-24]", "exempt": True}]
    assert made["exempt"]["paragraphs"] == [3]
    assert made["signatory"] == data["signatory"]
    assert made["contact_officers"] == data["contact_officers"]
    assert len(made["sections"]) == len(data["sections"])


@pytest.mark.parametrize("suffix", [".md", ".yaml", ".json"])
def test_the_command_in_every_format_and_the_check_finds_every_mark(suffix: str, tmp_path: Path) -> None:
    run = oscb("new", "--from", ANNUAL_REPORT, "-o", f"new{suffix}", cwd=tmp_path)
    assert run.status == 0, run.err
    assert "marked for review: 2023-24" in run.err
    found = oscb("check", f"new{suffix}", "--select", "ST004", "--format", "json", cwd=tmp_path)
    assert found.out.count('"ST004"') >= 2
    again = oscb("new", "--from", ANNUAL_REPORT, "-o", f"new{suffix}", cwd=tmp_path)
    assert (again.status, "already exists" in again.err) == (2, True)


@pytest.mark.skipif(not PUBLISHED_TEXT.is_file(), reason="the published report is not here")
def test_from_the_published_text(tmp_path: Path) -> None:
    assert oscb("new", "--from", PUBLISHED_TEXT, "-o", "new.json", cwd=tmp_path).status == 0
    made = load(tmp_path / "new.json")
    assert made["title"].endswith("Annual Report [review: 2023-24]")
    assert not any(section["text"].startswith(("2.", "4.")) for section in made["sections"])


def test_from_a_word_document_with_a_picture(tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(PNG)
    data = {"title": "Maps 2024", "sections": [{"heading": "H", "text": "![A map](p.png)"}]}
    (tmp_path / "r.json").write_text(json.dumps(data))
    assert oscb("draft", "r.json", "-o", "r.docx", "--no-input", cwd=tmp_path).status == 0
    (tmp_path / "this").mkdir()
    run = oscb("new", "--from", "../r.docx", "-o", "new.md", cwd=tmp_path / "this")
    assert run.status == 0, run.err
    assert (tmp_path / "this" / "p.png").read_bytes() == PNG


TIMES = [
    "14 July", "3rd May", "FY26", "FY2025/26", "Q3 2026", "Q3", "2026-27", "spring 2026", "last year",
    "this financial year", "Easter", "next month", "Tuesday 14 July", "Tuesday 14 July 2026", "11/31/2026",
    "31-12-2026", "year 2 of 3", "14 to 16 July", "14–16 July 2026", "July 2026", "July", "April to June",
    "April to June 2026", "Sept ’26", "the end of the year", "three years ago", "the 1990s", "aged 14",
    "12 years old", "July 14, 2026", "the last 12 months", "the next five years", "autumn term", "first quarter",
    "second year of", "half-term", "New Year", "next Tuesday", "by autumn", "quarter 3", "H1 2026", "year-end",
    "today", "2026/11/30", "25th of December", "Friday 3rd", "Christmas Day", "this summer", "the coming months",
]  # fmt: skip
NONE = [
    "May I ask for it", "They March on", "section 14 of it", "2,026 people came", "paragraph 20.1 says",
    "£2,026 and 3.5 per cent", "June Hall signs", "April Jones-Hill reads", "it may be so", "a march", "item 12",
    "Monday to Friday", "Year 6 pupils", "aged 5 to 11", "the Care Act 2014 and the Equality Act (as amended) 2010",
    "SI 2012/2089", "45/46 votes", "version 1.2.3", "a summer camp in Spring Lane", "over 60 miles", "01865 792422",
    "10 per cent", "5,000 to 6,000", "in its place", "half of it", "the second item", "a five-year plan",
]  # fmt: skip


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize(
    "around", ["It was agreed in {} by all.", "{}", "The cost ({}) is told.", "As of {}, it is so."]
)
def test_whatever_says_a_time_is_marked_whole_and_once(time: str, around: str) -> None:
    report = Report.model_validate({"title": around.format(time)})
    found = renewed(report)
    told = time.removeprefix("the ")
    assert f"[review: {told}]" in found.report.title or f"[review: {time}]" in found.report.title
    assert found.report.title.count("[review:") == 1
    assert renewed(found.report).report.title == found.report.title


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_time_is_left_alone(words: str) -> None:
    assert renewed(Report.model_validate({"title": words})).marked == ()


@pytest.mark.parametrize("month", ["March", "April", "May", "June", "August"])
def test_a_month_that_is_a_word_too_is_one_after_a_word_that_leads_to_it(month: str) -> None:
    words = f"It opened in {month}, after the {month} meeting, by {month} and since {month}. {month} I go?"
    assert renewed(Report.model_validate({"title": words})).marked == (month,) * 4
