"""DA008: financial or municipal years are written in more than one form."""

import re
from collections.abc import Iterator

from oscb_cli.rules.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.sound import text
from oscb_cli.rules.subject import Subject

_YEARS = re.compile(r"[0-9](?<![\d/.-][0-9])\d(?:\d\d)?([-–/])(20\d\d|\d\d)(?![\d/-])")


def check(subject: Subject) -> Iterator[Finding]:
    """Find years that are not in the form of the first."""
    forms: dict[str, str] = {}
    for passage, match in subject.find(_YEARS):
        mark, second = match.groups()
        first = match[0].split(mark)[0]
        if int(second) % 100 != (int(first) + 1) % 100 or (len(first) == 2 and mark != "/"):
            continue  # not two years that follow each other
        form = f"{len(first)}{'/' if mark == '/' else '-'}{len(second)}"
        if forms.setdefault(form, match[0]) == match[0] and len(forms) > 1 and form != next(iter(forms)):
            message = f"“{match[0]}” and “{next(iter(forms.values()))}” are two forms of years"
            yield RULE.finding(message, passage.at(match[0]))


RULE = Rule(
    code="DA008",
    severity=Severity.ADVICE,
    summary="financial or municipal years are written in more than one form",
    why="A reader who searches for 2023-24 does not find 2023/24.",
    source="House style",
    help="Write every year in one form, for example 2026-27.",
    bad=(
        Example(text("In 2025-26 and in 2026/27 it grew."), found_at=("/sections/1/text",)),
        Example(text("In 2025-26 and in 26/27 it grew."), found_at=("/sections/1/text",)),
    ),
    good=(
        Example({}),
        Example(text("In 2025-26 and 2026–27 it grew, by the plan of 2022-2025, on 5/6 and 24-25 May.")),
    ),
    check=check,
)
