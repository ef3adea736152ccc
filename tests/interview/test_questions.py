"""What the questions offer, and what they keep."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from oscb_cli.errors import BadProfile
from oscb_cli.interview.question import Form, NotAccepted, Question
from oscb_cli.interview.questions import questions
from oscb_cli.officers import Officer, Officers
from oscb_cli.profile.load import forget_profiles, load_profile
from oscb_cli.profile.schema import Profile
from tests.interview.conversation import about
from tests.support import ANNUAL_REPORT, load


def council(folder: Path, meetings: str = "", more: str = "") -> Profile:
    """A council of its own that extends Oxfordshire."""
    (folder / "profile.toml").write_text(f'extends = "oxfordshire"\n{more}')
    (folder / "meetings.toml").write_text(meetings)
    forget_profiles()
    return load_profile(str(folder), may_be_folder=True)


def named(name: str, data: Mapping[str, object], **more: object) -> Question:
    return next(q for q in questions(about({"profile": "oxfordshire", **data}, **more)) if q.name == name)  # type: ignore[arg-type]


def test_the_next_meetings_of_the_committee_are_offered(tmp_path: Path) -> None:
    profile = council(tmp_path, '"Cabinet" = [2024-09-17, 2024-10-15, 2024-08-01]\n"HOSC" = [2024-09-12]\n')
    question = named("meeting_date", {"committee": "Cabinet"}, profile=profile, today=date(2024, 9, 11))
    assert question.form is Form.CHOICE
    assert [option.label for option in question.options] == ["Tuesday 17 September 2024", "Tuesday 15 October 2024"]
    assert question.accept("21 October 2024") == "2024-10-21", "another day can be typed"
    joint = {"committee": "Oxfordshire Joint Health Overview & Scrutiny Committee"}
    assert len(named("meeting_date", joint, profile=profile).options) == 1
    assert named("meeting_date", {"committee": "Place Scrutiny Committee"}, profile=profile).form is Form.LINE


def test_meetings_of_a_body_that_is_none_of_the_council_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadProfile, match="is not a committee"):
        council(tmp_path, '"Cabinett" = [2024-09-17]\n')


def test_standard_wording_is_filled_in_with_the_reports_own_facts_as_words(tmp_path: Path) -> None:
    question = named("sections.risk_management", {"title": "The *new* plan\n2026"})
    assert "This report on The \\*new\\* plan 2026 asks" in question.starters[0].text


def test_wording_that_cannot_be_filled_in_is_a_fault_of_the_profile(tmp_path: Path) -> None:
    extra = '[[implications]]\narea = "legal"\nheading = "Legal"\nnone_wording = "{{ nothing.at.all }}"\n'
    with pytest.raises(BadProfile, match="cannot be filled in"):
        named("implications.legal.text", {}, profile=council(tmp_path, more=extra))


def test_the_seven_paragraphs_of_schedule_12a_say_what_each_is_about() -> None:
    question = named("exempt.paragraphs", {"exempt": {}})
    assert len(question.options) == 7
    assert "legal professional privilege" in question.options[4].label


def test_every_question_has_a_name_of_its_own_and_its_answer_goes_in_and_comes_out_again() -> None:
    everything = list(questions(about(load(ANNUAL_REPORT) | {"exempt": {"paragraphs": [3]}, "key_decision": True})))
    assert len({question.name for question in everything}) == len(everything)
    one = about(load(ANNUAL_REPORT))
    for question in questions(one):
        if question.has_answer(one.answers) and not question.another:
            typed = question.answer_so_far(one.answers)
            assert question.shown(question.accept(typed)) == typed


def test_the_signatory_is_offered_who_has_the_job_title_of_report_by() -> None:
    lisa = Officer(name="Lisa Lyons", job_title="Director of Children's Services")
    question = named("signatory.name", {"report_by": lisa.job_title}, officers=Officers((lisa,)))
    assert question.suggestion == "Lisa Lyons"
    assert named("report_by", {}, officers=Officers((lisa,))).completions == (lisa.job_title,)


def test_whom_the_report_names_is_known_in_it() -> None:
    people = named("contact_officers.1.name", load(ANNUAL_REPORT)).people
    assert "Jane Billington" in {officer.name for officer in people}


def test_a_councils_own_fields_are_asked_where_its_document_has_them() -> None:
    asked = [q.name for q in questions(about({"profile": "maidstone"}, profile=load_profile("maidstone")))]
    assert asked.index("title") < asked.index("fields.final_decision_maker") < asked.index("fields.classification")
    assert asked.index("fields.purpose_of_report") > asked.index("fields.classification")
    assert "signatory.name" not in asked
    assert "month" not in asked


def test_a_field_with_choices_takes_only_those() -> None:
    council = load_profile("maidstone")
    asked = questions(about({"profile": council.name}, profile=council))
    question = next(q for q in asked if q.name == "fields.classification")
    assert question.accept("2") == "Private"
    assert question.accept("public") == "Public"
    with pytest.raises(NotAccepted, match="Public, Private"):
        question.accept("Internal")


def test_a_contact_officer_at_the_head_is_asked_with_the_header() -> None:
    council = load_profile("brighton_hove")
    names = [q.name for q in questions(about({"profile": council.name}, profile=council))]
    assert names.index("contact_officers.1.name") < names.index("recommendation.items.1")
