"""What the cases have in common."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from oscb_cli.errors import OscbError
from tests.same.spoil import Data
from tests.support import example_reports, reports_of_councils

Case = tuple[str, Callable[[Path], Any]]
"""A name, and what makes something of it, given a folder for its files."""
TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
COUNCILS = ("brighton_hove", "maidstone", "south_kesteven")
EVERY_COUNCIL = ("oxfordshire", *COUNCILS)


def chance_of(name: str) -> random.Random:
    """The chance of a case, which is always the same."""
    return random.Random(name)


def examples() -> list[Data]:
    """The data of every example."""
    return [data for _, data in (*example_reports(), *reports_of_councils())]


def or_refused(make: Callable[[], Any]) -> Any:
    """What is made, or the line that refuses it."""
    try:
        return make()
    except OscbError as error:
        return f"{type(error).__name__}: {error}"
