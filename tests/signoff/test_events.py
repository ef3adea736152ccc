"""Whom an event of the history is about."""

import pytest

from oscb_cli.model.disputes import is_of
from oscb_cli.model.report import Checker, SignOffEvent


@pytest.mark.parametrize(
    ("event", "checker", "same"),
    [
        ({"name": "Amy Kogel", "email": "a@x.example"}, {"name": "Amy Jones", "email": "A@x.example"}, True),
        ({"name": "Amy Kogel", "email": "a@x.example"}, {"name": "Amy Kogel", "email": "b@x.example"}, False),
        ({"name": "Amy Kogel", "email": "a@x.example"}, {"name": "amy kogel"}, True),
        ({"name": "Amy Kogel"}, {"name": "Amy Kogel", "email": "b@x.example"}, True),
        ({"name": "Amy Kogel"}, {"name": "Ben Okoro"}, False),
        ({}, {}, False),
    ],
)
def test_by_the_address_or_without_one_by_the_name(event: dict[str, str], checker: dict[str, str], same: bool) -> None:
    assert is_of(SignOffEvent(area="legal", event="requested", **event), Checker(**checker)) is same
