"""Write down what the library holidays says of the bank holidays in England, so that it need not be imported.

    python scripts/make_bank_holidays.py

To import it takes as long as to check fifty reports. What it says counts all the same: the table is used only while the
version of the library is the one that it was made with, and a test holds the two together.
"""

import json
from pathlib import Path

import holidays
from holidays.version import __version__

TABLE = Path(__file__).resolve().parent.parent / "oscb_cli" / "calendar" / "bank_holidays.json"
YEARS = range(2010, 2041)


def table() -> dict[str, object]:
    """The version of the library, and the name of each bank holiday by its day, year by year."""
    years: dict[str, dict[str, str]] = {}
    for year in YEARS:
        found = holidays.country_holidays("GB", subdiv="ENG", years=year)
        years[str(year)] = {day.isoformat(): name for day, name in sorted(found.items()) if day.year == year}
    return {"holidays": __version__, "years": years}


def dumped() -> str:
    """The table as it is kept."""
    return json.dumps(table(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TABLE.write_text(dumped(), encoding="utf-8")
    print(f"wrote {TABLE}")
