"""Answers from a file."""

import json
from pathlib import Path
from typing import Any

import pytest

from oscb_cli.errors import CannotRead, NotValid
from oscb_cli.interview.feeding import feed, read_answers
from oscb_cli.interview.questions import questions
from tests.interview.conversation import about, conversation
from tests.support import ANNUAL_REPORT, load, oscb

ANSWERS = """
file: library
divisions_affected: [Sampleford, Mudford]
committee: cabinet
meeting_date: 17/11/26
title: Sunday opening of Sampleford library
key_decision: no
recommendation:
  items: [approve the opening on Sundays, note the cost]
own_sections:
  - heading: The proposal
    text: The library has asked for it.
implications:
  financial:
    text: It costs £100.
    checked_by: {name: Ada Marsh, date: 20 October 2026}
background_papers: []
contact_officers:
  - name: Gus Penn
"""


def fed(text: str, folder: Path) -> dict[str, Any]:
    file = folder / "answers.yaml"
    file.write_text(text)
    growing = about({"profile": "oxfordshire"})
    feed(growing, read_answers(str(file)), "answers.yaml")
    return growing.answers.data


def test_answers_go_through_the_same_door_as_typed_ones(tmp_path: Path) -> None:
    data = fed(ANSWERS, tmp_path)
    assert data["divisions_affected"] == ["Sampleford", "Mudford"]
    assert data["committee"] == "Cabinet"
    assert data["meeting_date"] == "2026-11-17"
    assert data["key_decision"] is False
    assert data["recommendation"] == {"items": ["approve the opening on Sundays", "note the cost"]}
    assert data["sections"] == [{"heading": "The proposal", "text": "The library has asked for it."}]
    assert data["implications"][0]["checked_by"] == {"name": "Ada Marsh", "date": "2026-10-20"}
    assert data["background_papers"] == []


def test_every_answer_of_a_whole_report_fed_gives_the_report() -> None:
    growing = about({"profile": "oxfordshire"})
    given = {step.question.name: step.typed for step in conversation(load(ANNUAL_REPORT))}
    feed(growing, given, "answers")
    growing.answers.data.pop("settled")
    assert growing.answers.data == load(ANNUAL_REPORT)
    assert all(question.is_answered(growing.answers) for question in questions(growing) if question.required)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("titel: x", "there is no question “titel” here: did you mean “title”"),
        ("meeting_date: 31/9/24", "meeting_date: the date “31/9/24” does not exist"),
        ("forward_plan_reference: 2024/1", "there is no question “forward_plan_reference” here"),
        ("exempt: {paragraphs: [3]}\nis_exempt: no", "there is no question “exempt.paragraphs"),
    ],
)
def test_what_is_no_answer_is_refused_by_name(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(NotValid) as refused:
        fed(text, tmp_path)
    assert words in str(refused.value)


def test_a_file_that_is_no_group_of_keys_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[1]")
    with pytest.raises(CannotRead):
        read_answers(str(tmp_path / "a.json"))


def test_a_report_from_a_file_of_answers_alone(tmp_path: Path) -> None:
    given = {step.question.name: step.typed for step in conversation(load(ANNUAL_REPORT))}
    (tmp_path / "a.json").write_text(json.dumps({"file": "annual", **given}))
    run = oscb("draft", "--answers", "a.json", "--today", "11 September 2024", cwd=tmp_path)
    assert run.status == 0, run.err
    assert "nothing found" in run.out
    assert load(tmp_path / "annual.json") == load(ANNUAL_REPORT)


def test_with_answers_missing_the_others_are_kept_and_the_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(ANSWERS)
    run = oscb("draft", "--answers", "a.yaml", cwd=tmp_path)
    assert run.status == 2
    assert "library.json, but cannot ask for these here" in run.err
    assert "sections.executive_summary" in run.err
    assert load(tmp_path / "library.json")["title"] == "Sunday opening of Sampleford library"


def test_a_wrong_answer_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: A title\nmeeting_date: never\n")
    run = oscb("draft", "--answers", "a.yaml", cwd=tmp_path)
    assert run.status == 2
    assert "a.yaml: meeting_date:" in run.err
    assert [file.name for file in tmp_path.iterdir()] == ["a.yaml"]


def test_answers_for_a_report_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(ANNUAL_REPORT.read_text())
    (tmp_path / "a.json").write_text('{"title": "Another title"}')
    run = oscb("draft", "r.json", "--answers", "a.json", "-o", "out.docx", cwd=tmp_path)
    assert run.status == 0, run.err
    assert load(tmp_path / "r.json") == {**load(ANNUAL_REPORT), "title": "Another title"}
