"""What is plainly meant is taken, in every format; what is doubtful is told with its place."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.errors import BadUsage
from oscb_cli.model.meant import as_meant
from oscb_cli.model.validate import read_report
from oscb_cli.readers.read import parse_file, read_parsed
from oscb_cli.settings import choice_of, settings_for
from tests.support import example_reports

MEANT: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"annexes": ["Survey", {"title": "Map"}]}, {"annexes": [{"title": "Survey"}, {"title": "Map"}]}),
    ({"annexes": "Survey"}, {"annexes": [{"title": "Survey"}]}),
    ({"annexes": {"title": "Survey"}}, {"annexes": [{"title": "Survey"}]}),
    ({"annexes": "Survey of readers\nMap, in colour"},
     {"annexes": [{"title": "Survey of readers"}, {"title": "Map, in colour"}]}),
    ({"annexes": "- Survey\n- Map\n"}, {"annexes": [{"title": "Survey"}, {"title": "Map"}]}),
    ({"annexes": [{"title": "Map", "label": 2}]}, {"annexes": [{"title": "Map", "label": "2"}]}),
    ({"annexes": "None"}, {"annexes": []}),
    ({"background_papers": "One\nTwo"}, {"background_papers": ["One", "Two"]}),
    ({"background_papers": [{"title": "One"}]}, {"background_papers": ["One"]}),
    ({"other_documents": "* One\n* Two"}, {"other_documents": ["One", "Two"]}),
    ({"divisions_affected": "Abingdon North\nAbingdon South"},
     {"divisions_affected": ["Abingdon North", "Abingdon South"]}),
    ({"contact_officers": ["Ada Marsh"]}, {"contact_officers": [{"name": "Ada Marsh"}]}),
    ({"contact_officers": {"name": "Ada Marsh", "phone": "01865 1"}},
     {"contact_officers": [{"name": "Ada Marsh", "phone": "01865 1"}]}),
    ({"signatory": "Ada Marsh"}, {"signatory": {"name": "Ada Marsh"}}),
    ({"signatory": [{"name": "Ada Marsh"}]}, {"signatory": [{"name": "Ada Marsh"}]}),
    ({"recommendation": "note it"}, {"recommendation": {"items": ["note it"]}}),
    ({"recommendation": ["note it", "agree"]}, {"recommendation": {"items": ["note it", "agree"]}}),
    ({"recommendation": {"items": "(a) note it;\n(b) agree"}}, {"recommendation": {"items": ["note it;", "agree"]}}),
    ({"recommendation": {"items": "note it\nand agree"}}, {"recommendation": {"items": ["note it\nand agree"]}}),
    ({"sections": [{"heading": "A", "text": ["One.", "Two."]}]},
     {"sections": [{"heading": "A", "text": "One.\n\nTwo."}]}),
    ({"sections": {"heading": "A", "text": "One."}}, {"sections": [{"heading": "A", "text": "One."}]}),
    ({"implications": [{"area": "legal", "checked_by": "Ada Marsh"}]},
     {"implications": [{"area": "legal", "checked_by": {"name": "Ada Marsh"}}]}),
    ({"item": 6}, {"item": "6"}),
    ({"fields": {"ward": 6}}, {"fields": {"ward": "6"}}),
    ({"exempt": {"paragraphs": 3}}, {"exempt": {"paragraphs": [3]}}),
    ({"exempt": {"paragraphs": "1 and 3"}}, {"exempt": {"paragraphs": [1, 3]}}),
    ({"exempt": "Paragraph 3"}, {"exempt": {"paragraphs": [3]}}),
    ({"exempt": "No"}, {}),
    ({"ignore": "SO001: no one was there"}, {"ignore": {"SO001": "no one was there"}}),
    ({"ignore": ["SO001 - none", "ST015: all"]}, {"ignore": {"SO001": "none", "ST015": "all"}}),
    ({"key_decision": "Yes"}, {"key_decision": True}),
    ({"meeting_date": "2027-01-19"}, {"meeting_date": "19 January 2027"}),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_what_is_plainly_meant_is_taken(typed: dict[str, Any], meant: dict[str, Any]) -> None:
    report, problems = read_report(as_meant(typed))
    assert problems == ()
    assert report == read_report(as_meant(meant))[0]
    assert read_report(meant)[1] == ()


@pytest.mark.parametrize("suffix", [".json", ".yaml", ".md"])
@pytest.mark.parametrize(("typed", "meant"), MEANT)
def test_it_is_taken_in_every_format(suffix: str, typed: dict[str, Any], meant: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / f"r{suffix}"
    said = json.dumps(typed)  # which YAML takes too
    file.write_text(f"---\n{said}\n---\n" if suffix == ".md" else said)
    read = read_parsed(parse_file(str(file)), str(file))
    assert read.problems == ()
    wanted = read_report(as_meant(meant))[0]
    for key in meant:
        assert getattr(read.report, key) == getattr(wanted, key)


@pytest.mark.parametrize(
    ("typed", "pointer", "words"),
    [
        ({"signatory": "Ada Marsh, Head of Law"}, "/signatory", "give its parts by their keys: name, job_title"),
        ({"contact_officers": ["Ada, ada@x.example"]}, "/contact_officers/0", "by their keys: name, job_title, phone"),
        ({"contact_officers": [{"name": "A", "phone": 1865792422}]}, "/contact_officers/0/phone", "quotation marks"),
        ({"implications": [{"area": "legal", "checked_by": "@law"}]}, "/implications/0/checked_by", "by their keys"),
        ({"ignore": "SO001"}, "/ignore", "give each code its reason"),
        ({"ignore": ["SO001: why", "ST015"]}, "/ignore", "give each code its reason"),
        ({"item": 6.1}, "/item", "quotation marks"),
        ({"exempt": True}, "/exempt", "by their keys"),
        ({"exempt": {"paragraphs": "8"}}, "/exempt/paragraphs", "square brackets"),
        ({"key_decision": "perhaps"}, "/key_decision", "true or false"),
    ],
)
def test_what_is_doubtful_is_told(typed: dict[str, Any], pointer: str, words: str) -> None:
    problems = read_report(as_meant(typed))[1]
    assert any(problem.pointer.startswith(pointer) and words in problem.help for problem in problems), problems


def test_what_has_the_form_of_a_report_is_the_same_object() -> None:
    for _, data in example_reports():
        assert as_meant(data) is data


@given(
    st.dictionaries(
        st.sampled_from([key for typed, _ in MEANT for key in typed]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["title", "name", "items", "text", "paragraphs", "label", "checked_by"]),
                    inner,
                    max_size=3,
                )
            ),
            max_leaves=8,
        ),
    )
)
def test_any_data_has_a_reading_and_its_meaning_does_not_change_twice(data: dict[str, Any]) -> None:
    once = as_meant(data)
    read_report(once)
    assert repr(as_meant(once)) == repr(once)


@pytest.mark.parametrize("said", ['"SO001"', '["SO001"]', '"SO001, ST"', '"so001"'])
@pytest.mark.parametrize("key", ["ignore", "select"])
def test_one_rule_in_the_settings_is_a_list_of_one(key: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "oscb.toml").write_text(f"{key} = {said}\n")
    choice = choice_of(settings_for(tmp_path), (), ())
    assert getattr(choice, key)[0] == "SO001"


def test_a_number_is_no_rule(tmp_path: Path) -> None:
    (tmp_path / "oscb.toml").write_text("ignore = 3\n")
    with pytest.raises(BadUsage, match="ignore"):
        settings_for(tmp_path)


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        ("(a) note it;\n(b) approve the plan.", ["note it;", "approve the plan."]),
        ("(a) note it;\n\n(b) approve\n    the plan.", ["note it;", "approve\nthe plan."]),
        ("a) note it\nb) approve", ["note it", "approve"]),
        ("1. note it\n2. approve\n3. agree", ["note it", "approve", "agree"]),
        ("(i) note it\n(ii) approve", ["note it", "approve"]),
        ("* note it\n* approve", ["note it", "approve"]),
        ("• note it\n• approve", ["note it", "approve"]),
        ("- note it\n- approve", ["note it", "approve"]),
        ("(a) note:\n(i) one\n(ii) two\n(b) approve", ["note:\n\n1. one\n2. two", "approve"]),
        ("note:\n\n1. one\n2. two", ["note:\n\n1. one\n2. two"]),
        ("note the plan\nof (b) the board", ["note the plan\nof (b) the board"]),
        ("note the plan of 2027.\n(b) is next", ["note the plan of 2027.\n(b) is next"]),
    ],
)
@pytest.mark.parametrize("lead", ["The Cabinet is RECOMMENDED to:\n\n", "The Cabinet is RECOMMENDED to:\n", ""])
def test_marked_lines_of_a_recommendation_are_items(lead: str, lines: str, items: list[str], tmp_path: Path) -> None:
    file = tmp_path / "r.md"
    file.write_text(f"---\ncommittee: Cabinet\n---\n# T\n\n## Recommendation\n\n{lead}{lines}\n\n## Background\n\nB.\n")
    read = read_parsed(parse_file(str(file)), str(file))
    assert list(read.report.recommendation.items) == items
