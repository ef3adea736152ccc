"""Make ``docs/rules.md`` from the rules.

python docs/make_rules.py
"""

from pathlib import Path

from oscb_cli.rules.page import rules_book
from oscb_cli.rules.registry import all_rules

BOOK = Path(__file__).with_name("rules.md")


def main() -> None:
    """Write the page."""
    BOOK.write_text(rules_book(all_rules()), encoding="utf-8")


if __name__ == "__main__":
    main()
