import pytest

from oscb_cli.profile.name_addresses import address_fit, name_words
from oscb_cli.rules.engine.people import same_person


def test_names_are_compared_without_titles_accents_and_capitals() -> None:
    assert name_words("Dr Siân O’Hara") == ("sian", "ohara")
    assert same_person("Cllr SIAN O'Hara", "Siân O’Hara")
    assert not same_person("", "")


@pytest.mark.parametrize(
    ("name", "email", "fits"),
    [
        ("Amy Kogel", "amy.kogel@x.example", True),
        ("Amy Kogel", "akogel@x.example", True),
        ("Amy Kogel", "kogel.amy@x.example", True),
        ("Amy Smith-Kogel", "amy.kogel@x.example", True),
        ("Amy Kogel", "finance@x.example", True),
        ("Amy Kogel", "amy.jones@x.example", False),
        ("Amy Kogel", "jane.billington@x.example", False),
        ("Amy Kogel", "jo.li@x.example", False),
        ("Amy Kogel", "a.jones@x.example", True),
        ("Amy", "jane.billington@x.example", True),
    ],
)
def test_an_address_fits_unless_it_is_plainly_somebody_elses(name: str, email: str, fits: bool) -> None:
    assert (address_fit(name, email) >= 0) is fits
