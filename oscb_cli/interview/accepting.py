"""What can be taken as an answer, and what is said of what cannot."""

from datetime import date

from oscb_cli.interview.asking import NotAccepted
from oscb_cli.model.dates import WEEKDAYS, NotADate, long_date, parse_date
from oscb_cli.rules.people import why_not_an_address

_SCHEDULE_12A = range(1, 8)


def date_accepted(typed: str) -> str:
    """A date as officers type it, as ISO 8601.

    :raises NotAccepted: it is not a date.
    """
    try:
        return parse_date(typed).isoformat()
    except NotADate as error:
        raise NotAccepted(f"{error}.") from None


def readable_date(iso: str) -> str:
    """A date of ISO 8601 with its weekday, so that the author sees what was understood."""
    day = date.fromisoformat(iso)
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"


def email_accepted(typed: str) -> str:
    """An e-mail address.

    :raises NotAccepted: it is not one.
    """
    if why_not_an_address(typed):
        raise NotAccepted(f"“{typed}” is not an e-mail address; type it as name@council.gov.uk, or Enter to leave it.")
    return typed


def paragraphs_accepted(typed: str) -> str:
    """Numbers of paragraphs of Part 1 of Schedule 12A, Local Government Act 1972, separated by commas.

    :raises NotAccepted: there is no such paragraph.
    """
    numbers = typed.replace(",", " ").replace("and", " ").split()
    if not all(number.isdecimal() and int(number) in _SCHEDULE_12A for number in numbers):
        raise NotAccepted("Schedule 12A has paragraphs 1 to 7: type their numbers, for example 3 or 1, 3.")
    return ", ".join(numbers)
