"""What a name is: over lists of people and of what is nobody's name, gathered before and after the code was written."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.profile.load import load_profile
from oscb_cli.profile.name_addresses import FITS, address_fit
from oscb_cli.profile.names import Judged, Likely, judge

PROFILE = load_profile("oxfordshire")
HERE = Path(__file__).parent


def _lines(name: str) -> list[tuple[str, str]]:
    """The lines of a list: words, and the address beside them, if any."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" | ") for line in lines if line and not line.startswith("# "))
    return [(words, email) for words, _, email in pairs]


def _judged(name: str) -> list[tuple[str, Judged]]:
    return [(words, judge(words, PROFILE, email)) for words, email in _lines(name)]


def test_no_person_is_refused() -> None:
    assert len(_lines("people")) > 200
    assert [words for words, found in _judged("people") if found.likely is Likely.NO] == []


def test_hardly_any_person_is_doubted() -> None:
    doubted = [words for words, found in _judged("people") if found.likely is Likely.PERHAPS]
    assert len(doubted) <= len(_lines("people")) * 0.03, doubted


@pytest.mark.parametrize(("name", "least"), [("not_people", 0.98), ("not_people_unseen", 0.97)])
def test_what_is_nobodys_name_is_found(name: str, least: float) -> None:
    found = _judged(name)
    assert len(found) > 200
    missed = [words for words, judged in found if judged.likely is not Likely.NO]
    assert 1 - len(missed) / len(found) >= least, missed
    assert [words for words, judged in found if judged.likely is Likely.YES] == []


def test_what_is_no_name_is_called_something() -> None:
    for words, found in _judged("not_people"):
        assert re.fullmatch(r"(?:a|an) [a-z]+.*|only one word", found.taken_for), words


@pytest.mark.parametrize(
    ("words", "taken_for"),
    [
        ("Finance Team", "a team"),
        ("Legal Services", "a team"),
        ("HR Business Partner", "a job title"),
        ("Section 151 Officer", "a job title"),
        ("Director of Finance", "a job title"),
        ("Pinsent Masons LLP", "a firm"),
        ("Oxfordshire County Council", "a council"),
        ("finance@council.example", "an e-mail or web address"),
        ("12/10/2026", "a date"),
        ("[name]", "a placeholder"),
        ("TBC", "a placeholder"),
        ("As above", "a remark"),
        ("Legal comments to follow", "a remark"),
        ("sent to legal 12/10", "a remark"),
        ("Wexcombe", "only one word"),
        ("", "a placeholder"),
    ],
)
def test_what_else_it_is(words: str, taken_for: str) -> None:
    found = judge(words, PROFILE)
    assert (found.likely, found.taken_for) == (Likely.NO, taken_for)


@pytest.mark.parametrize(
    ("words", "email"),
    [
        ("Quillon Services", "quillon.services@council.example"),
        ("Velda Council", "vcouncil@council.example"),
        ("Joe Bloggs", "joe.bloggs@council.example"),
        ("Bill Officer", "bill.officer@council.example"),
        ("Rose Manager", "r.manager@council.example"),
    ],
)
def test_an_address_settles_what_may_be_either(words: str, email: str) -> None:
    order = (Likely.NO, Likely.PERHAPS, Likely.YES)
    without, beside = (order.index(judge(words, PROFILE, said).likely) for said in ("", email))
    assert without < beside


@pytest.mark.parametrize(
    ("name", "email", "fits"),
    [
        ("Grace Law", "grace.law@council.example", True),
        ("Grace Law", "glaw@council.example", True),
        ("Grace Law", "law.g@council.example", True),
        ("Siân O'Hara", "sian.ohara@council.example", True),
        ("Jean-Paul Marsh", "jean-paul.marsh@council.example", True),
        ("Grace Law", "legal.services@council.example", False),
        ("Grace Law", "", False),
        ("Legal Services", "legalservices@council.example", True),
    ],
)
def test_whether_an_address_is_made_of_a_name(name: str, email: str, fits: bool) -> None:
    assert (address_fit(name, email) >= FITS) is fits


@given(st.text(max_size=40) | st.text(alphabet="ab. ()[]{}<>,;/-–'’&@0A", max_size=30), st.text(max_size=12))
def test_anything_can_be_judged(words: str, email: str) -> None:
    found = judge(words, PROFILE, email)
    assert (found.likely is Likely.YES) == (found.told(words) == "")


def test_words_of_any_length_are_judged() -> None:
    assert judge("word " * 5000, PROFILE).likely is Likely.NO
    assert judge("\u200b\u00ad", PROFILE).likely is Likely.NO
    assert judge("((((", PROFILE).likely is Likely.NO
