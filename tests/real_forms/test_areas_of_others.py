"""Areas that the profile does not know: kept under their own headings, with whoever checked them, and no mistake."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from oscb_cli.actions.read import read_one
from oscb_cli.model.report import Report
from oscb_cli.profile.binding import unbound
from oscb_cli.profile.load import load_profile


def _read(tmp_path: Path, *lines: str) -> dict[str, Any]:
    document = Document()
    for line in lines:
        document.add_paragraph().add_run(line.removeprefix("*")).bold = line.startswith("*")
    document.save(str(tmp_path / "report.docx"))
    return read_one(str(tmp_path / "report.docx")).report_to_show.to_data()


def test_an_area_of_another_council_keeps_its_heading_and_its_checker(tmp_path: Path) -> None:
    data = _read(
        tmp_path,
        "*Financial Implications",
        "There are none.",
        "*Public Health Implications",
        "More people walk.",
        "Comments checked by: Ada Marsh, Consultant in Public Health",
        "*Background papers",
        "None",
    )

    assert data["implications"][1] == {
        "area": "public_health_implications",
        "heading": "Public Health Implications",
        "text": "More people walk.",
        "checked_by": {"name": "Ada Marsh", "job_title": "Consultant in Public Health"},
    }
    report = Report.model_validate(data)
    assert not [problem for problem in unbound(report, load_profile("oxfordshire")) if "area" in problem.pointer]


@pytest.mark.parametrize("heading", ["", "Financial Implications"])
def test_an_area_that_is_mistyped_stays_a_mistake(heading: str) -> None:
    entry = {"area": "finnacial", "heading": heading, "text": "There are none."}
    report = Report.model_validate({"implications": [entry]})

    assert [problem.pointer for problem in unbound(report, load_profile("oxfordshire"))] == ["/implications/0/area"]


@pytest.mark.parametrize(
    "line",
    ["Project Manager: Ada Marsh", "Ada Marsh, Policy Officer", "Ada Marsh", "Councillor Ada Marsh, 3 May 2026"],
)
def test_a_name_of_which_nothing_says_that_somebody_checked_is_no_checker(tmp_path: Path, line: str) -> None:
    data = _read(
        tmp_path,
        "*Legal Implications",
        "The council has the power under section 1 of the Localism Act 2011.",
        line,
        "*Financial Implications",
        "There are none.",
        "*Background papers",
        "None",
    )

    assert not any(entry.get("checked_by") for entry in data["implications"])
    assert line in data["implications"][0]["text"]


def test_a_clearance_that_was_not_given_is_none(tmp_path: Path) -> None:
    data = _read(
        tmp_path,
        "*Legal Implications",
        "There are none.",
        "*Financial Implications",
        "There are none.",
        "Have the legal implications been cleared by the Monitoring Officer? No",
        "Name of Legal Officer: Ada Marsh",
        "*Background papers",
        "None",
    )

    assert not any("Ada Marsh" in str(entry.get("checked_by")) for entry in data["implications"])
