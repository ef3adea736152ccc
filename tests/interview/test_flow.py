"""The course of an interview: back, stages, skipping, clearing, the review, and the rules' word on each answer."""

import json
from pathlib import Path
from typing import Any

import pytest

from oscb_cli.interview.answers import Answers
from oscb_cli.interview.checking import Checking
from oscb_cli.interview.flow import Flow
from oscb_cli.interview.prompter import Stopped
from oscb_cli.interview.question import Stage
from oscb_cli.interview.questions import About
from oscb_cli.interview.report_file import ReportFile
from oscb_cli.officers import Officer, Officers
from oscb_cli.profile.load import load_profile
from tests.interview.conversation import TODAY
from tests.interview.scripted import ENTER, ScriptedPrompter
from tests.support import ANNUAL_REPORT, load

SETTLED = [
    "item",
    "is_exempt",
    "recommendation.items",
    "body",
    "sections.consultations",
    "annexes",
    "other_documents",
    "background_papers",
    "contact_officers",
    "annexes.1.file",
    *(f"implications.{area}.checked_by" for area in ("financial", "legal", "staff", "equality", "sustainability")),
]
NEW: dict[str, Any] = {"profile": "oxfordshire", "settled": []}


def held(
    folder: Path, data: dict[str, Any], *script: tuple[str, str], review: bool = False, **more: Any
) -> tuple[ScriptedPrompter, Any]:
    """An interview with a script, and the report file after it."""
    path = folder / "r.json"
    path.write_text(json.dumps(data))
    file = ReportFile(path, path.read_bytes())
    about = About(Answers(data, file.save), load_profile("oxfordshire"), TODAY, **more)
    prompter = ScriptedPrompter(*script)
    flow = Flow(about, prompter, Checking(str(path), about.profile, None, TODAY), file)
    try:
        flow.run(review=review)
    except Stopped:
        prompter.said.append("stopped")
    assert not prompter.left, f"never asked: {prompter.left}"
    return prompter, load(path)


def complete(**changed: Any) -> dict[str, Any]:
    """The annual report, with an interview on it in which everything optional is settled."""
    return {**load(ANNUAL_REPORT), "settled": SETTLED, **changed}


def test_back_goes_to_the_question_before_with_its_answer_and_then_on_to_where_one_was(tmp_path: Path) -> None:
    prompter, data = held(
        tmp_path,
        NEW,
        ("Divisions", "All"),
        ("Committee", "Cabinet"),
        ("Date of the meeting", "/back"),
        ("Committee", "County Council"),
        ("Date of the meeting", "20/9/24"),
    )
    assert prompter.asked[:5] == [
        "Divisions Affected (names, All or None)",
        "Committee",
        "Date of the meeting",
        "Committee",
        "Date of the meeting",
    ]
    assert prompter.offered[3] == "Cabinet"
    assert (data["committee"], data["meeting_date"]) == ("County Council", "2024-09-20")


def test_back_twice_goes_two_questions_back(tmp_path: Path) -> None:
    prompter, _ = held(
        tmp_path,
        NEW,
        ("Divisions", "All"),
        ("Committee", "Cabinet"),
        ("Date of", "/b"),
        ("Committee", "/back"),
        ("Divisions", "None"),
        ("Committee", ENTER),
        ("Date of", "1/10/24"),
    )
    assert len(prompter.asked) == 8  # those seven, and the next, at which the script stops


def test_back_from_the_first_question_says_so_and_asks_it_again(tmp_path: Path) -> None:
    prompter, data = held(tmp_path, NEW, ("Divisions", "/back"), ("Divisions", "All"))
    assert "This is the first question." in prompter.said
    assert data["divisions_affected"] == "All"


def test_help_shows_the_guidance_and_a_good_and_a_bad_example_and_asks_again(tmp_path: Path) -> None:
    prompter, data = held(tmp_path, NEW, ("Divisions", "?"), ("Divisions", "Mudford"))
    assert any(line.strip() == "Good:  Sampleford, Mudford East" for line in prompter.said)
    assert any(line.strip().startswith("Bad:") for line in prompter.said)
    assert data["divisions_affected"] == ["Mudford"]


def test_the_menu_offers_every_command(tmp_path: Path) -> None:
    prompter, _ = held(tmp_path, NEW, ("Divisions", "/"), ("What do you want", "Skip this"), ("Committee", "Cabinet"))
    assert prompter.asked[1] == "What do you want"


def test_a_skipped_question_is_asked_no_more_and_is_missing_in_the_review(tmp_path: Path) -> None:
    data = complete()
    del data["title"]
    prompter, after = held(tmp_path, data, ("Title", "/skip"), ("Finish", "finish"))
    assert prompter.asked.count("Title") == 1
    assert "title" not in after
    assert any("1 missing" in line for line in prompter.said)


def test_to_another_stage_and_on_from_there(tmp_path: Path) -> None:
    prompter, data = held(
        tmp_path,
        NEW,
        ("Divisions", "/stages"),
        ("Go to", "Closing"),
        ("Signed by", "Fay Lowe"),
        ("job title", "Director"),
        ("Title of Annex 1", "/stages"),
        ("Go to", "Header"),
        ("Divisions", "All"),
    )
    assert data["signatory"] == {"name": "Fay Lowe", "job_title": "Director"}
    assert prompter.asked[2] == "Signed by, name"


def test_to_a_stage_that_is_complete_goes_through_all_of_it_again(tmp_path: Path) -> None:
    data = complete()
    del data["month"]
    prompter, after = held(
        tmp_path,
        data,
        ("Month", "/stages"),
        ("Go to", "Header"),
        ("Title", "A new title"),
        ("Month", "September 2024"),
        ("Finish", "finish"),
    )
    assert after["title"] == "A new title"
    assert "Committee" in prompter.asked


def test_taking_an_answer_away(tmp_path: Path) -> None:
    data = complete()
    _, after = held(tmp_path, data, ("Finish", "Title"), ("Title", "/clear"), ("Finish", "finish"), review=True)
    assert "title" not in after


def test_taking_an_entry_of_a_list_away_closes_the_gap(tmp_path: Path) -> None:
    _, after = held(
        tmp_path,
        complete(),
        ("Finish", "Recommendation"),
        ("Recommendation 1", "/clear"),
        ("Finish", "finish"),
        review=True,
    )
    assert [item.split()[0] for item in after["recommendation"]["items"]] == ["comment"]


def test_a_section_of_ones_own_is_taken_away_with_its_text_only_when_that_is_confirmed(tmp_path: Path) -> None:
    _, kept = held(
        tmp_path,
        complete(),
        ("Finish", "Key Issues"),
        ("Heading", "/clear"),
        ("Take it away", "No"),
        ("Finish", "finish"),
        review=True,
    )
    assert any(section.get("heading") == "Key Issues" for section in kept["sections"])
    _, after = held(
        tmp_path,
        complete(),
        ("Finish", "Key Issues"),
        ("Heading", "/clear"),
        ("Take it away", "Yes"),
        ("Finish", "finish"),
        review=True,
    )
    assert not any(section.get("heading") == "Key Issues" for section in after["sections"])


def test_the_review_names_every_part_with_its_state(tmp_path: Path) -> None:
    data = complete()
    del data["implications"][2]["checked_by"]
    data["month"] = ""
    prompter, _ = held(tmp_path, data, ("Month", "/review"), ("Finish", "finish"))
    assert any("parts, 2 missing" in line for line in prompter.said)


def test_the_rules_have_their_say_at_once_and_the_author_may_keep_the_answer(tmp_path: Path) -> None:
    data = {**NEW, "divisions_affected": "All", "committee": "Cabinet", "title": "T", "report_by": "Director"}
    prompter, after = held(
        tmp_path,
        data,
        ("Date of the meeting", "22/9/24"),
        ("What now", "Change it"),
        ("Date of the meeting", "25/12/24"),
        ("What now", "Keep it"),
        ("Agenda item", ENTER),
    )
    assert any("DA003" in line for line in prompter.said)
    assert after["meeting_date"] == "2024-12-25"


def test_what_cannot_be_an_answer_is_said_and_asked_again(tmp_path: Path) -> None:
    prompter, after = held(
        tmp_path,
        NEW,
        ("Divisions", "All"),
        ("Committee", "99"),
        ("Committee", "1"),
        ("Date of", "31/9/24"),
        ("Date of", "20/9/24"),
    )
    assert any("September has fewer days" in line for line in prompter.said)
    assert after["committee"] == "Cabinet"


def test_the_decision_maker_follows_the_committee(tmp_path: Path) -> None:
    prompter, after = held(
        tmp_path, complete(), ("Finish", "Committee"), ("Committee", "Cabinet"), ("Finish", "finish"), review=True
    )
    assert after["recommendation"]["decision_maker"] == "The Cabinet"
    assert any("now begins “The Cabinet”" in line for line in prompter.said)


def test_a_decision_maker_of_ones_own_is_confirmed_when_the_committee_changes(tmp_path: Path) -> None:
    data = complete()
    data["recommendation"]["decision_maker"] = "The Shareholder Group"
    prompter, after = held(
        tmp_path,
        data,
        ("Finish", "Committee"),
        ("Committee", "Cabinet"),
        ("Who is recommended", ENTER),
        ("What now", "Keep"),
        ("Finish", "finish"),
        review=True,
    )
    assert after["recommendation"]["decision_maker"] == "The Shareholder Group"
    assert any("RE002" in line for line in prompter.said)


def test_an_officer_known_fills_in_the_rest(tmp_path: Path) -> None:
    ada = Officer(name="Ada Marsh", job_title="Finance Partner", email="ada.marsh@oxfordshire.gov.uk")
    data = complete()
    del data["implications"][0]["checked_by"]
    prompter, after = held(
        tmp_path,
        data,
        ("Checked by", "ada marsh"),
        ("Date of the check", "9/9/24"),
        ("Finish", "finish"),
        officers=Officers((ada,)),
    )
    assert after["implications"][0]["checked_by"] == {
        "name": "ada marsh",
        "job_title": "Finance Partner",
        "email": "ada.marsh@oxfordshire.gov.uk",
        "date": "2024-09-09",
    }
    assert "Checker's job title" not in prompter.asked


def test_another_checker_does_not_inherit_the_sign_off(tmp_path: Path) -> None:
    data = complete()
    data["implications"][0]["checked_by"] |= {"text_digest": "x" * 16, "evidence": "mail"}
    _, after = held(
        tmp_path,
        data,
        ("Finish", "Financial Implications: checked"),
        ("Checked by", "Bo Penn"),
        ("job title", "Adviser"),
        ("e-mail", "bo.penn@oxfordshire.gov.uk"),
        ("Date of the check", "10/9/24"),
        ("Finish", "finish"),
        review=True,
    )
    assert after["implications"][0]["checked_by"] == {
        "name": "Bo Penn",
        "job_title": "Adviser",
        "email": "bo.penn@oxfordshire.gov.uk",
        "date": "2024-09-10",
    }


def test_a_changed_text_is_told_to_have_been_checked_as_it_was(tmp_path: Path) -> None:
    prompter, _ = held(
        tmp_path,
        complete(),
        ("Finish", "Legal Implications"),
        ("Legal Implications", "The Act of Union 1707 applies."),
        ("Finish", "finish"),
        review=True,
    )
    assert any("Amy Kogel checked the text as it was" in line for line in prompter.said)


def test_standard_wording_is_filled_in_and_can_be_changed(tmp_path: Path) -> None:
    data = complete()
    data["implications"] = data["implications"][1:]
    _, after = held(
        tmp_path,
        data,
        ("Begin with", "Within the budget"),
        ("Financial Implications", ENTER),
        ("Checked by", ENTER),
        ("Finish", "finish"),
    )
    text = next(entry["text"] for entry in after["implications"] if entry["area"] == "financial")
    assert "The Committee is not asked for more money" in text


def test_a_paste_is_shown_cleaned_up_before_it_is_kept(tmp_path: Path) -> None:
    data = complete()
    data["sections"][4]["text"] = ""
    prompter, after = held(
        tmp_path,
        data,
        ("Begin with", "Write my own"),
        ("Risk Management", "17.\tThe risk is small.\n18.\tIt is “known”."),
        ("Is that right", "Keep it like this"),
        ("Finish", "finish"),
    )
    risk = next(section for section in after["sections"] if section.get("key") == "risk_management")
    assert risk["text"] == "The risk is small.\n\nIt is “known”."
    assert any("2 typed paragraph numbers" in line for line in prompter.said)


def test_a_paste_can_be_kept_as_it_was_typed(tmp_path: Path) -> None:
    data = complete()
    data["sections"][4]["text"] = ""
    _, after = held(
        tmp_path,
        data,
        ("Begin with", "Write my own"),
        ("Risk Management", "17. The risk is small.\n\n18. It is known."),
        ("Is that right", "Keep it as I typed it"),
        ("What now", "Keep"),
        ("Finish", "finish"),
    )
    assert any(section["text"].startswith("17. The risk") for section in after["sections"])


def test_the_parts_of_a_paste_are_kept_each_in_its_place(tmp_path: Path) -> None:
    data = {**NEW, **{key: value for key, value in complete().items() if key not in {"sections", "implications"}}}
    data["sections"] = [{"key": "executive_summary", "text": "The report says it."}]
    paste = (
        "3. The Board exists.\n\nKey Issues\n\n4. There are two.\n\n"
        "Financial Implications\n\n5. None arise from this.\n\n"
        "Comments checked by: Ada Marsh, Finance Partner, ada.marsh@oxfordshire.gov.uk, 9 September 2024"
    )
    _, after = held(
        tmp_path,
        data,
        ("Background", paste),
        ("What do you want to do with", "Move each"),
        ("Is that right", "Keep it like this"),
    )
    assert [(s.get("key"), s.get("heading"), s["text"]) for s in after["sections"][1:]] == [
        ("background", None, "The Board exists."),
        (None, "Key Issues", "There are two."),
    ]
    assert after["implications"][0]["text"] == "None arise from this."
    assert after["implications"][0]["checked_by"]["date"] == "2024-09-09"


def test_unfinished_text_comes_back(tmp_path: Path) -> None:
    data = complete()
    data["sections"][4]["text"] = ""
    (tmp_path / ".r.sections.risk_management.unfinished.md").write_text("Half a thought.")
    prompter, after = held(tmp_path, data, ("Risk Management", ENTER), ("Finish", "finish"))
    assert "Half a thought." in prompter.offered
    assert any(section["text"] == "Half a thought." for section in after["sections"])
    assert not (tmp_path / ".r.sections.risk_management.unfinished.md").exists()


def test_text_goes_to_the_authors_editor_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = complete()
    data["sections"][4]["text"] = ""
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nprintf "Written in the editor, and kept." > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    _, after = held(tmp_path, data, ("Begin with", "Write my own"), ("Risk Management", "/edit"), ("Finish", "finish"))
    assert any(section["text"] == "Written in the editor, and kept." for section in after["sections"])


def test_an_editor_that_fails_is_told_and_the_text_can_be_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = complete()
    data["sections"][4]["text"] = ""
    monkeypatch.setenv("VISUAL", "false")
    prompter, after = held(
        tmp_path,
        data,
        ("Begin with", "Write my own"),
        ("Risk Management", "/edit"),
        ("Risk Management", "Typed after all."),
        ("Finish", "finish"),
    )
    assert any("set VISUAL" in line for line in prompter.said)
    assert any(section["text"] == "Typed after all." for section in after["sections"])


def test_exempt_paragraphs_annexes_and_files_are_asked_for_one_by_one(tmp_path: Path) -> None:
    data = complete(settled=["item"])
    del data["annexes"]
    _, after = held(
        tmp_path,
        data,
        ("exempt from publication?", "Yes"),
        ("Paragraphs of Part 1", "3, 5"),
        ("Why the public", "It names prices."),
        ("Title of Annex 1", "Bids"),
        ("File of Annex 1", "bids.pdf"),
        ("Is Annex 1 exempt", "Yes"),
        ("Title of Annex 2", ENTER),
        ("Finish", "finish"),
        files=("bids.pdf", "plan.docx"),
    )
    assert after["exempt"] == {"paragraphs": [3, 5], "public_interest_reason": "It names prices."}
    assert after["annexes"] == [{"title": "Bids", "file": "bids.pdf", "exempt": True}]


def test_no_background_papers_is_an_answer(tmp_path: Path) -> None:
    data = complete()
    del data["background_papers"]
    _, after = held(tmp_path, data, ("Background paper 1", ENTER), ("Finish", "finish"))
    assert after["background_papers"] == []


def test_every_stage_has_questions_and_a_number() -> None:
    assert [stage.number for stage in Stage] == list(range(1, 8))


def test_an_entry_that_is_changed_at_once_is_not_there_twice(tmp_path: Path) -> None:
    prompter, after = held(
        tmp_path,
        complete(),
        ("Finish", "Your own sections"),
        ("Heading of a section", "Options TBC"),
        ("What now", "Change it"),
        ("Heading", "Options"),
        ("Finish", "finish"),
        review=True,
    )
    assert any("ST004" in line for line in prompter.said)
    own = [section["heading"] for section in after["sections"] if "key" not in section]
    assert own == ["Key Issues", "Options"]
