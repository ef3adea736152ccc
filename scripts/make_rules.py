"""Make ``docs/rules.md`` from the rules.

python scripts/make_rules.py
"""

from pathlib import Path

from oscb_cli.rules.engine.page import rules_book
from oscb_cli.rules.engine.registry import all_rules

BOOK = Path(__file__).resolve().parent.parent / "docs" / "rules.md"


def main() -> None:
    """Write the page."""
    BOOK.write_text(rules_book(all_rules()), encoding="utf-8")


if __name__ == "__main__":
    main()
