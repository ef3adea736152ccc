"""The bank holidays that are written down are those that the library knows."""

from datetime import date
from pathlib import Path

import pytest

from oscb_cli.calendar import clear_days
from scripts.make_bank_holidays import TABLE, dumped


def test_the_table_says_what_the_library_says() -> None:
    assert TABLE.read_text(encoding="utf-8") == dumped(), "run python scripts/make_bank_holidays.py"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        (date(2026, 12, 28), "Boxing Day (observed)"),
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 4), ""),
        (date(2045, 12, 25), "Christmas Day"),
    ],
)
def test_a_bank_holiday_is_known_by_its_day(day: date, name: str) -> None:
    assert clear_days.bank_holiday(day).casefold() == name.casefold()


def test_another_version_of_the_library_is_asked_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = tmp_path / "bank_holidays.json"
    other.write_text('{"holidays": "0.0", "years": {"2026": {"2026-05-06": "No such day"}}}')
    monkeypatch.setattr(clear_days, "_TABLE", other)
    for known in (clear_days._written_down, clear_days._bank_holidays):
        known.cache_clear()

    assert clear_days.bank_holiday(date(2026, 5, 6)) == ""
    assert clear_days.bank_holiday(date(2026, 12, 25)) == "Christmas Day"
    for known in (clear_days._written_down, clear_days._bank_holidays):
        known.cache_clear()
