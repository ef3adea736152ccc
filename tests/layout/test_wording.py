"""Wording that needs no Jinja2 is filled in as Jinja2 fills it in."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.errors import BadProfile
from oscb_cli.layout.plain_wording import filled_in
from oscb_cli.layout.wording import _compiled, checker_line, render
from oscb_cli.model.report import Checker
from oscb_cli.profile.load import load_profile

NAMES = ("name", "email", "divisions", "number")
VALUES = st.fixed_dictionaries(
    {
        "name": st.text(max_size=8),
        "email": st.sampled_from(["", "a@b.example", "{{ name }}"]),
        "divisions": st.lists(st.text(max_size=5), max_size=3),
        "number": st.integers(0, 3),
    }
)
PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(["{", "}", "{{", "}}", "{%", "{#", "#}", "\n", "\r\n", " ", "'", "|", "-"]),
    st.sampled_from(NAMES).map(lambda name: f"{{{{ {name} }}}}"),
    st.sampled_from(NAMES).map(lambda name: f"{{{{{name}|join('; ')}}}}"),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map(
        lambda names: f"{{{{ [{', '.join(names)}] | select | join(', ') }}}}"
    ),
    st.sampled_from(["{{ missing }}", "{{ none }}", "{{ name | upper }}", "{{- name }}", "{{ 'a' }}"]),
)


def by_jinja(template: str, values: dict[str, Any]) -> str | None:
    try:
        return _compiled(template).render(values)
    except Exception:
        return None


@given(st.lists(PIECES, max_size=5).map("".join), VALUES)
def test_what_is_filled_in_plainly_is_what_jinja_makes_of_it(template: str, values: dict[str, Any]) -> None:
    plainly = filled_in(template, values)
    assert plainly is None or plainly == by_jinja(template, values)


@pytest.mark.parametrize(
    "template",
    [
        "{{ name",
        "{{ none }}",
        "{% if name %}a{% endif %}",
        "{{ name | upper }}",
        "a\n",
        "{# no #}",
        "{{ missing }}",
        "}}",
    ],
)
def test_everything_else_is_left_to_jinja(template: str) -> None:
    assert filled_in(template, {"name": "Amy"}) is None


def test_a_mistake_is_told_in_words() -> None:
    with pytest.raises(BadProfile, match="cannot be filled in"):
        render("Report by {{ nobody }}", {"name": "Amy"})
    with pytest.raises(BadProfile, match="cannot be filled in"):
        render("{{ name | join(', ') }}", {"name": 3})


def test_the_usual_wording_of_oxfordshire_needs_no_jinja() -> None:
    wording = load_profile("oxfordshire").wording
    values = {"name": "Amy", "job_title": "", "email": "a@b.example", "date": "1 May 2026"}
    assert filled_in(wording.checker_line, values) == "Comments checked by: Amy, a@b.example, 1 May 2026"
    assert filled_in(wording.report_by, {"report_by": "Director"}) == "Report by Director"
    assert filled_in(wording.divisions_affected, {"divisions": ["A", "B"]}) == "Divisions Affected – A, B"


def test_an_exempt_report_has_wording_that_does() -> None:
    assert filled_in(load_profile("oxfordshire").wording.exempt_marking, {"paragraphs": [3]}) is None


def test_a_checker_of_whom_anything_is_said_has_a_line() -> None:
    profile = load_profile("oxfordshire")
    assert checker_line(Checker(), profile, "legal") == ""
    said: dict[str, Any]
    for said in ({"name": "Amy"}, {"job_title": "Solicitor"}, {"email": "a@x.example"}, {"date": date(2026, 5, 3)}):
        assert checker_line(Checker(**said), profile, "legal"), said
