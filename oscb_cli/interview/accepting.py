"""What can be taken as an answer, and what is said of what cannot."""

from collections.abc import Callable, Sequence
from datetime import date

from oscb_cli.interview.question import NotAccepted, Option
from oscb_cli.model.dates import WEEKDAYS, NotADate, long_date, parse_date
from oscb_cli.model.fields import LONGEST_LINE, LONGEST_TEXT, unholdable_character
from oscb_cli.model.schedule_12a import EXEMPT_INFORMATION
from oscb_cli.profile.names import judge
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.people import why_not_an_address


def date_accepted(typed: str) -> str:
    """A date as officers type it, as ISO 8601.

    :raises NotAccepted: it is not a date.
    """
    try:
        return parse_date(typed).isoformat()
    except NotADate as error:
        raise NotAccepted(f"{error}.") from None


def date_shown(iso: str, *, weekday: bool = False) -> str:
    """A date of ISO 8601 in words; with its weekday, so that the author sees what was understood."""
    try:
        day = parse_date(iso)
    except NotADate:
        return iso
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}" if weekday else long_date(day)


def day_in_words(day: date) -> str:
    """A day with its weekday."""
    return date_shown(day.isoformat(), weekday=True)


def email_accepted(typed: str) -> str:
    """An e-mail address.

    :raises NotAccepted: it is not one.
    """
    if why_not_an_address(typed):
        raise NotAccepted(f"“{typed}” is not an e-mail address; type it as name@council.gov.uk, or Enter to leave it.")
    return typed


def person_accepted(typed: str, profile: Profile) -> str:
    """The name of a person.

    :raises NotAccepted: it is certainly nobody's name.
    """
    judged = judge(typed, profile)
    if judged.is_no_name:
        raise NotAccepted(f"{judged.told(typed)}. Type a first name and a surname, or Enter to leave it open.")
    return typed


def paragraphs_accepted(typed: str) -> list[int]:
    """Numbers of paragraphs of Part 1 of Schedule 12A, Local Government Act 1972, separated by commas.

    :raises NotAccepted: there is no such paragraph.
    """
    numbers = typed.replace(",", " ").replace("and", " ").split()
    if not all(number.isdecimal() and int(number) in EXEMPT_INFORMATION for number in numbers):
        raise NotAccepted("Schedule 12A has paragraphs 1 to 7: type their numbers, for example 3 or 1, 3.")
    return sorted({int(number) for number in numbers})


def one_of(options: Sequence[Option]) -> Callable[[str], str]:
    """What takes one of several, by its words or its number.

    :return: a function that raises ``NotAccepted`` for anything else.
    """

    def accept(typed: str) -> str:
        if typed.isdecimal() and 1 <= int(typed) <= len(options):
            return options[int(typed) - 1].answer
        wanted = typed.strip().casefold()
        exact = [option.answer for option in options if wanted in {option.answer.casefold(), option.label.casefold()}]
        begun = [option.answer for option in options if option.answer.casefold().startswith(wanted)]
        if exact or len(begun) == 1:
            return (exact or begun)[0]
        raise NotAccepted(f"Type a number from 1 to {len(options)}.")

    return accept


def holdable(typed: str, *, text: bool = False) -> str:
    """Words that a document can hold.

    :raises NotAccepted: they are too long, or hold a control character.
    """
    longest = LONGEST_TEXT if text else LONGEST_LINE
    if len(typed) > longest:
        raise NotAccepted(f"That is {len(typed):,} characters long; at most {longest:,} can be kept.")
    if (found := unholdable_character(typed)) is not None:
        raise NotAccepted(f"{found}; A document cannot contain it.")
    return typed
