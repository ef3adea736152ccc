"""The recommendation and the author's sections come out word for word, wherever and however they stand."""

import pytest

from oscb_cli.profile.load import load_profile
from oscb_cli.profile.vocabulary import vocabulary_of_all
from oscb_cli.recogniser.headings import part_named
from oscb_cli.recogniser.lead import any_lead, bare_lead, loose_lead
from tests.bodies.forms import SEEN, UNSEEN, composed
from tests.bodies.measure import read, share, wrong
from tests.bodies.render import Truth

FLOOR = 0.99
FORMS_BY_CHANCE = 25
SEEDS = range(100, 103)


@pytest.mark.parametrize("name", SEEN)
def test_the_recommendation_ends_where_its_items_do(name: str) -> None:
    truth, data = read(SEEN[name], seed=7)

    assert len(data["recommendation"]["items"]) == len(truth.items)
    assert wrong(truth, data)[1] == []


def test_bodies_are_read() -> None:
    right, missed = share(SEEN, SEEDS)

    assert right >= FLOOR, missed


def test_bodies_of_forms_written_afterwards_are_read() -> None:
    right, missed = share(UNSEEN, SEEDS)

    assert right >= FLOOR, missed


def test_bodies_of_forms_put_together_by_chance_are_read() -> None:
    forms = {str(seed): composed(seed) for seed in range(6000, 6000 + FORMS_BY_CHANCE)}

    right, missed = share(forms, range(200, 201))

    assert right >= FLOOR, missed


def test_the_measure_sees_an_item_too_many_and_a_text_too_short() -> None:
    truth = Truth(["note the report"], [("Why now", "It rained. It stopped.")])
    data = {
        "recommendation": {"items": ["note the report", "It rained."]},
        "sections": [{"heading": "Why now", "text": "It rained."}],
    }

    assert wrong(truth, data) == (2, ["items", "Why now"])


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("That Cabinet resolves to:", "Cabinet"),
        ("The Executive resolves:", "The Executive"),
        ("It is recommended that the Mayor and Cabinet:", "The Mayor and Cabinet"),
        ("Members are asked to:", "Members"),
    ],
)
def test_who_decides_is_found_in_any_lead_in(words: str, who: str) -> None:
    found = any_lead(words, vocabulary_of_all())

    assert found is not None
    assert (found.who, found.rest) == (who, "")


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("That the Committee", "The Committee"),
        ("It is recommended that:", ""),
        ("That the Planning Committee:", "The Planning Committee"),
        ("That the Cabinet Member for Housing and Growth:", "The Cabinet Member for Housing and Growth"),
        ("The Committee notes the report", None),
        ("That the work be done:", None),
    ],
)
def test_a_lead_in_alone_on_its_line_is_told_from_a_decision(words: str, who: str | None) -> None:
    found = bare_lead(words, vocabulary_of_all())

    assert (found.who if found is not None else None) == who


def test_a_lead_in_with_a_clause_of_its_own_says_who_decides() -> None:
    found = loose_lead("That, having considered the report, Council resolves to:", vocabulary_of_all())

    assert found is not None
    assert found.who == "Having considered the report, Council"


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Cabinet Member / Officer Recommendations:", True),
        ("Recommendations to Full Council", True),
        ("3.0 RECOMMENDATION(S)", True),
        ("Reasons for recommendations", False),
        ("Conclusion and recommendations", False),
        ("Summary of the recommendations of the auditor", False),
    ],
)
def test_a_heading_that_only_says_whose_recommendations_follow_is_known(words: str, is_one: bool) -> None:
    part = part_named(words, load_profile("oxfordshire"))

    assert (part is not None and part.kind == "recommendation") == is_one
