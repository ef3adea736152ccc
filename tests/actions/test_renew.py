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
