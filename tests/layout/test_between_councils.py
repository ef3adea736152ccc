"""A report of one council in the form of another."""

import json
from pathlib import Path

import pytest

from oscb_cli.actions.read import read_one
from oscb_cli.layout.between_councils import in_form_of
from oscb_cli.model.report import Report
from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from tests.support import dump, oscb, reports_of_councils

COUNCILS = dict(reports_of_councils())


def words_of(report: Report) -> str:
    return json.dumps(report.to_data(), ensure_ascii=False)


@pytest.mark.parametrize("new", COUNCILS)
@pytest.mark.parametrize("old", COUNCILS)
def test_nothing_that_a_report_says_is_lost(old: str, new: str) -> None:
    report, _ = read_report(COUNCILS[old])
    moved, told = in_form_of(report, load_profile(old), load_profile(new))
    said = words_of(moved)
    for section in report.sections:
        assert json.dumps(section.text, ensure_ascii=False)[1:-1] in said
    for implication in report.implications:
        assert implication.text in said
        assert all(checker.name in said for checker in implication.checked_by)
    assert moved.fields == report.fields
    assert (old == new) == (not told)


def test_parts_go_where_their_sense_is() -> None:
    report, _ = read_report(COUNCILS["maidstone"])
    moved, _ = in_form_of(report, load_profile("maidstone"), load_profile("oxfordshire"))
    assert {section.key for section in moved.sections} >= {"risk_management", "policies_and_priorities", "background"}
    assert {entry.area for entry in moved.implications} == {"financial", "legal", "staff", "equality", "sustainability"}
    back, _ = in_form_of(moved, load_profile("oxfordshire"), load_profile("maidstone"))
    assert {"risk_management", "policies_and_priorities"} <= {entry.area for entry in back.implications}


def test_what_the_other_council_asks_for_besides_is_found(tmp_path: Path) -> None:
    file = dump(COUNCILS["oxfordshire"], tmp_path / "report.json")
    assert oscb("convert", file, "new.json", "--profile", "maidstone", cwd=tmp_path).status == 0
    found = oscb("check", "new.json", "--details", cwd=tmp_path).out
    for words in ("“Classification” is missing", "“Available options” is missing", "Crime and Disorder"):
        assert words in found


def test_a_word_file_of_one_council_is_drafted_in_the_form_of_another(tmp_path: Path) -> None:
    file = dump(COUNCILS["maidstone"], tmp_path / "report.json")
    assert oscb("draft", file, "--no-input", "-o", "a.docx", cwd=tmp_path).status == 0
    run = oscb("convert", "a.docx", "b.docx", "--profile", "brighton_hove", cwd=tmp_path)
    assert run.status == 0
    assert "Now sections of the author's own: “Executive Summary”, “Timetable”" in run.err
    assert "Kept in the report, though the document does not show them: “Final Decision-Maker”" in run.err
    read = read_one(str(tmp_path / "b.docx")).report
    assert read.profile == "brighton_hove"
    assert read.fields["final_decision_maker"] == "Cabinet"
    assert {"background", "options", "consultations"} <= {section.key for section in read.sections}
