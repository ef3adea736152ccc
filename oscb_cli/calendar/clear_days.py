"""Days that councils count: clear days, weekends, English bank holidays.

Clear days count neither the day on which the papers are published nor that of the meeting (Local Government Act
1972, section 100B), nor days on which the council does not work.
"""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_TABLE = Path(__file__).with_name("bank_holidays.json")
_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


def is_weekend(day: date) -> bool:
    """Whether a day is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


def bank_holiday(day: date) -> str:
    """The name of the bank holiday in England that a day is, or empty."""
    return _bank_holidays(day.year).get(day, "")


def is_working_day(day: date) -> bool:
    """Whether a council works on a day."""
    return not is_weekend(day) and not bank_holiday(day)


@cache
def publication_day(meeting: date, clear_days: int) -> date:
    """The last day on which the papers of a meeting can be published.

    :param clear_days: the working days that must lie between that day and the meeting.
    """
    day = meeting
    for _ in range(clear_days + 1):
        day -= _ONE_DAY
        while not is_working_day(day):
            day -= _ONE_DAY
    return day


def clear_days_before(meeting: date, clear_days: int) -> date:
    """The last working day that leaves so many clear days of the calendar before a meeting."""
    return working_day_on_or_before(meeting - (clear_days + 1) * _ONE_DAY)


def clear_days_between(earlier: date, later: date) -> int:
    """How many clear days of the calendar lie between two days, neither of them counted; 0 where there are none."""
    return max((later - earlier).days - 1, 0)


def working_day_on_or_before(day: date) -> date:
    """A day, if the council works on it; else the last one before it on which it does."""
    while not is_working_day(day):
        day -= _ONE_DAY
    return day


def working_days_before(day: date, count: int) -> date:
    """The working day that lies a number of working days before another."""
    return _working_days_from(day, count, -_ONE_DAY)


def working_days_after(day: date, count: int) -> date:
    """The working day that lies a number of working days after another."""
    return _working_days_from(day, count, _ONE_DAY)


def _working_days_from(day: date, count: int, step: timedelta) -> date:
    for _ in range(count):
        day += step
        while not is_working_day(day):
            day += step
    return day


@cache
def _bank_holidays(year: int) -> Mapping[date, str]:
    """The bank holidays of a year in England, from the library holidays, which has them without a network."""
    if (known := _written_down().get(str(year))) is not None:
        return {date.fromisoformat(day): name for day, name in known.items()}
    import holidays

    return {
        day: name for day, name in holidays.country_holidays("GB", subdiv="ENG", years=year).items() if day.year == year
    }


@cache
def _written_down() -> dict[str, dict[str, str]]:
    """What the library says, written down year by year; nothing where another version of it is installed.

    To import the library makes a cold draft a quarter slower. ``scripts/make_bank_holidays.py`` makes the table.
    """
    table = json.loads(_TABLE.read_text(encoding="utf-8"))
    spec = find_spec("holidays")
    folder = next(iter(spec.submodule_search_locations or ()), None) if spec is not None else None
    known_by = f"holidays-{table['holidays']}.dist-info"
    return dict(table["years"]) if folder is not None and (Path(folder).parent / known_by).is_dir() else {}
