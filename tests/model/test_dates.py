from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.model.dates import NotADate, long_date, parse_date

TWENTIETH = date(2024, 9, 20)


@pytest.mark.parametrize(
    "typed",
    [
        "20 September 2024",
        "20th September 2024",
        "20th of September, 2024",
        "20 Sept 2024",
        "20 sep. 24",
        "20/09/2024",
        "20/9/24",
        "20.9.24",
        "20-09-2024",
        "20-Sep-24",
        "2024-09-20",
        "2024-09-20T00:00:00",
        "Friday 20 September 2024",
        "Fri, 20 September 2024",
        " 20  September\u00a02024 ",
    ],
)
def test_dates_are_read_as_officers_type_them(typed: str) -> None:
    assert parse_date(typed) == TWENTIETH


def test_the_day_comes_first_always() -> None:
    assert parse_date("9.9.24") == date(2024, 9, 9)
    assert parse_date("01/02/2024") == date(2024, 2, 1)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31 February 2024", "February has fewer days"),
        ("29/02/2023", "February has fewer days"),
        ("09/20/2024", "the day comes first"),
        ("Thursday 20 September 2024", "is a Friday, not a Thursday"),
        ("soon", "is not a date"),
        ("September 2024", "is not a date"),
        ("20 Octember 2024", "no month"),
        ("20 Ju 2024", "no month"),
        ("0/0/2024", "does not exist$"),
        ("5/0/2024", "does not exist$"),
        ("0/5/2024", "does not exist$"),
        ("31/12/0000", "in the year 0000"),
        ("3 May 0024", "in the year 0024"),
        ("0024-05-03", "in the year 0024"),
        ("13/13/2024", "does not exist$"),
        ("12/13/2024", "the day comes first"),
        ("", "is not a date"),
        ("2024", "is not a date"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(NotADate, match=why):
        parse_date(typed)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_form_of_a_date_is_the_same_date(day: date) -> None:
    forms = (
        long_date(day),
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day:%y}",
        f"{day:%A} {long_date(day)}",
    )
    assert {parse_date(form) for form in forms} == {day}


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        parse_date(text)
    except NotADate as error:
        assert "\n" not in str(error)
