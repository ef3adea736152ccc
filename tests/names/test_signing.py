"""Who signs a report is read as typed, whoever it is, and is nobody's checker."""

from pathlib import Path

import pytest

from oscb_cli.profile.load import load_profile
from oscb_cli.profile.vocabulary import vocabulary_of
from tests.names.signing import CHECKED, SIGNATURES, Signed, checked_by, names_of, outcome, outcomes
from tests.officers.forms import Para

VOCABULARY = vocabulary_of(load_profile("oxfordshire"))


@pytest.mark.parametrize(("file", "fewest"), [("signatories", 200), ("signatories_unseen", 100)])
def test_nobody_who_signs_becomes_a_checker_and_nearly_all_are_read_as_typed(
    file: str, fewest: int, tmp_path: Path
) -> None:
    names = names_of(file)
    assert len(names) > fewest
    found = list(outcomes(names, tmp_path, forms=3))
    assert {one.case.made_of[0] for one in found} == {*SIGNATURES}
    assert [(one.case.name, one.case.made_of) for one in found if one.is_a_checker] == []
    wrong = [one for one in found if not one.is_as_typed]
    assert len(wrong) <= len(found) * 0.02, [(one.case.name, one.case.made_of, one.signatory) for one in wrong]
    assert [(one.case.name, one.case.made_of) for one in wrong if not one.is_told] == []


@pytest.mark.parametrize("file", ["signatories", "signatories_unseen"])
def test_the_same_people_as_checkers_are_read_as_typed(file: str) -> None:
    names = names_of(file)
    wrong = [(name, form) for name in names for form in CHECKED if not checked_by(name, form, VOCABULARY)]
    assert len(wrong) <= len(names) * len(CHECKED) * 0.05, wrong


def test_a_signatory_of_a_strange_name_is_told(tmp_path: Path) -> None:
    for name in ("Bill Officer", "Sumartini"):
        end = [Para("**Legal Implications**"), Para("There are none."), Para(name), Para("Head of Libraries")]
        found = outcome(
            Signed([Para("**Summary**"), Para("All of it."), *end], ("",), name, "", checked=False), tmp_path
        )
        assert found.signatory == {"name": name, "job_title": "Head of Libraries"}
        assert [one.pointer for one in found.told if one.kind == "uncertain"] == ["/signatory/name"]


DANA, ROB = {"name": "Dana Petrie", "job_title": "Head of Finance"}, {"name": "Rob Demo", "job_title": "Solicitor"}
EMAILS = "dana.petrie@example.gov.uk", "rob.demo@example.gov.uk"


@pytest.mark.parametrize(
    ("lines", "checkers"),
    [
        (["Comments checked by:", "Dana Petrie", "Head of Finance"], [DANA]),
        (["Comments checked by: Dana Petrie", "Head of Finance"], [DANA]),
        (["Comments checked by:", "Dana Petrie, Head of Finance"], [DANA]),
        (["Comments checked by: Dana Petrie, Head of Finance"], [DANA]),
        (
            [f"Comments checked by: Dana Petrie, Head of Finance, {EMAILS[0]}", f"Rob Demo, Solicitor, {EMAILS[1]}"],
            [{**DANA, "email": EMAILS[0]}, {**ROB, "email": EMAILS[1]}],
        ),
    ],
)
def test_what_goes_on_under_a_checkers_label_at_the_end_of_the_body_is_the_checkers(
    lines: list[str], checkers: list[dict[str, str]], tmp_path: Path
) -> None:
    words = ["**Legal Implications**", "There are none.", *lines, "Annexes: None"]
    case = Signed([Para("**Summary**"), Para("All of it."), *map(Para, words)], ("",), "", "", checked=True)
    found = outcome(case, tmp_path)
    assert (found.checkers, found.signatory) == (checkers, {})


def test_a_line_without_a_label_is_nobodys_sign_off(tmp_path: Path) -> None:
    for line in ("Fatima al-Sayed, Head of Libraries", "Signed by Fatima al-Sayed, Head of Libraries"):
        words = ["**Legal Implications**", "There are none.", line, "Background papers: Nil"]
        case = Signed([Para("**Summary**"), Para("All of it."), *map(Para, words)], ("",), "", "", checked=False)
        found = outcome(case, tmp_path)
        assert (found.checkers, found.signatory) == (
            [], {"name": "Fatima al-Sayed", "job_title": "Head of Libraries"},
        )  # fmt: skip


def test_a_sentence_after_a_job_title_is_no_part_of_it(tmp_path: Path) -> None:
    sentence = "The contract ends on 31 March 2027 and cannot be extended."
    words = [
        "**Legal Implications**",
        "There are none.",
        "Price",
        "Head of Libraries",
        sentence,
        "Background papers: Nil",
    ]
    case = Signed([Para("**Summary**"), Para("All of it."), *map(Para, words)], ("",), "", "", checked=False)
    assert sentence not in outcome(case, tmp_path).signatory.get("job_title", "")
