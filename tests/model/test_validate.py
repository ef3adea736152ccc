import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.model.report import Report
from oscb_cli.model.validate import nearest, read_report
from tests.support import example_reports


def told(data: dict[str, Any]) -> dict[str, str]:
    return {problem.pointer: f"{problem.message}: {problem.help}" for problem in read_report(data)[1]}


def test_every_problem_is_told_at_once() -> None:
    problems = told({"titel": "x", "meeting_date": "31/2/24", "key_decision": "perhaps", "annexes": {}})
    assert set(problems) == {"/titel", "/meeting_date", "/key_decision", "/annexes"}


@pytest.mark.parametrize(
    ("data", "pointer", "words"),
    [
        ({"recomendation": {}}, "/recomendation", "did you mean “recommendation”?"),
        ({"Meeting Date": "x"}, "/Meeting Date", "did you mean “meeting_date”?"),
        ({"signatory": {"jobtitle": "x"}}, "/signatory/jobtitle", "did you mean “job_title”?"),
        ({"signatory": {"zzz": "x"}}, "/signatory/zzz", "known here: name, job_title"),
        (
            {"implications": [{"area": "staff", "checked_by": {"emial": "x"}}]},
            "/implications/0/checked_by/emial",
            "is not a key of implication 1 (staff), checked_by: did you mean “email”?",
        ),
        ({"title": 3}, "/title", "must be text; this is a number"),
        ({"title": ["a"]}, "/title", "must be text; this is a list"),
        ({"meeting_date": 20240920}, "/meeting_date", "a date is text"),
        ({"sections": {}}, "/sections", "must be a list in square brackets"),
        ({"sections": ["text"]}, "/sections/0", "must be a group of keys in braces"),
        ({"exempt": {"paragraphs": ["three"]}}, "/exempt/paragraphs/0", "must be a whole number"),
        ({"title": "bell\x07"}, "/title", "U+0007"),
        ({"sections": [{"text": "half \ud800"}]}, "/sections/0/text", "half of a character"),
        ({"title": "x" * 2_001}, "/title", "2,001 characters long"),
        ({"sections": [{"text": "x" * 200_001}]}, "/sections/0/text", "at most 200,000"),
        ({"a/b~c": 1}, "/a~1b~0c", "is not a key of a report"),
    ],
)
def test_a_problem_is_told_in_an_officers_words_with_its_pointer(
    data: dict[str, Any], pointer: str, words: str
) -> None:
    problems = told(data)
    assert list(problems) == [pointer]
    assert words in problems[pointer]


def test_what_cannot_be_read_does_not_hide_the_rest() -> None:
    report, _ = read_report(
        {"title": "Libraries", "implications": ["nonsense", {"area": "legal", "txt": "x", "text": "None."}]}
    )
    assert report.title == "Libraries"
    assert [(entry.area, entry.text) for entry in report.implications] == [("", ""), ("legal", "None.")]


def test_null_is_absent() -> None:
    report, problems = read_report({"title": None, "exempt": None, "signatory": {"name": None}})
    assert (report, problems) == (Report(), ())


@pytest.mark.parametrize("nil", ["Nil", "none", ["Nil."], [], "N/A"])
def test_nil_is_a_statement_of_background_papers(nil: object) -> None:
    assert read_report({"background_papers": nil})[0].background_papers == ()


def test_absent_background_papers_are_no_statement() -> None:
    assert read_report({})[0].background_papers is None


@pytest.mark.parametrize(
    ("typed", "read"), [("all", ("All",)), ("NONE", ("None",)), ("Abingdon", ("Abingdon",)), ("", ())]
)
def test_divisions_may_be_one_word(typed: str, read: tuple[str, ...]) -> None:
    assert read_report({"divisions_affected": typed})[0].divisions_affected == read


def test_lines_are_folded_and_texts_keep_their_lines() -> None:
    report, _ = read_report({"title": " Sunday \n opening ", "sections": [{"heading": "A", "text": "one\r\n\r\ntwo"}]})
    assert report.title == "Sunday opening"
    assert report.sections[0].text == "one\n\ntwo"


def test_a_report_is_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Report().title = "x"  # type: ignore[misc]


@pytest.mark.parametrize(("name", "data"), list(example_reports()))
def test_a_report_written_as_data_reads_back_equal(name: str, data: dict[str, Any]) -> None:
    report, problems = read_report(data)
    assert problems == ()
    again, problems = read_report(json.loads(json.dumps(report.to_data())))
    assert (again, problems) == (report, ())


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(list(Report.model_fields)), inner, max_size=5)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from([*Report.model_fields, "titel"]), ANY_JSON, max_size=8))
def test_any_data_gives_a_report_and_its_problems(data: dict[str, Any]) -> None:
    report, problems = read_report(data)
    assert isinstance(report, Report)
    assert all(problem.pointer.startswith("/") and problem.message and problem.help for problem in problems)
    assert read_report(report.to_data())[1] == ()


def test_nearest_knows_when_nothing_is_near() -> None:
    assert nearest("zzzz", ["title", "item"]) is None


def test_what_is_nested_beyond_all_bounds_is_a_problem_and_no_fault() -> None:
    deep: list[object] = []
    for _ in range(5_000):
        deep = [deep]
    report, (problem,) = read_report({"title": "A", "sections": deep})
    assert report == Report()
    assert "nested too deeply" in problem.message


@pytest.mark.parametrize("place", ["", "sections", "implications", "annexes"])
def test_a_key_with_half_of_a_character_is_told(place: str) -> None:
    entry = {"title": "x"} if place == "annexes" else {"heading": "x"}
    data: dict[str, Any] = {place: [{**entry, "\ud800": 1}, entry]} if place else {"\ud800": 1, "title": "x"}

    report, problems = read_report(data)

    assert len(problems) >= 1
    assert "�" in problems[0].pointer
    if place:
        assert len(getattr(report, place)) == 2


@pytest.mark.parametrize("key", ["meeting_date", "sections"])
def test_what_is_shown_of_a_wrong_value_has_forty_characters_at_most(key: str) -> None:
    for length in (1, 39, 40):
        (problem,) = read_report({key: "x" * length})[1]
        assert f"“{'x' * length}”" in problem.message
    (problem,) = read_report({key: "x" * 41})[1]
    assert f"“{'x' * 39}…”" in problem.message


@pytest.mark.parametrize("typed", ["\ud8002024-09-09", "2024-09-09\x00", "3 May \udfff"])
def test_a_date_with_what_no_document_holds_is_told(typed: str) -> None:
    for data in ({"meeting_date": typed}, {"implications": [{"area": "legal", "checked_by": {"date": typed}}]}):
        (problem,) = read_report(data)[1]
        assert "character" in problem.message
