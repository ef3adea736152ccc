"""DA008: financial or municipal years are written in more than one form."""

import re
from collections.abc import Iterator

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_YEARS = regex(r"[0-9](?<![\d/.-][0-9])\d(?:\d\d)?( ?[-–/] ?)(20\d\d|\d\d)(?![\d/-])")
_OF_A_YEAR = regex(
    r"(?:\b(?:in|for|from|of|year|years|budget|during|since|until|to|by|the|and|between)\s|\bFY ?)\Z", re.IGNORECASE
)
_FINANCIAL_YEAR = regex(r"\bFY ?\Z")
_FAR = 12
_DIGITS = 4


def check(subject: Subject) -> Iterator[Finding]:
    """Find years that are not in the form of the first."""
    title = subject.report.title
    forms = {form: words for words, form in _years(title)}
    passages = [passage for passage in subject.with_digits if "-" in (w := passage.words) or "/" in w or "–" in w]
    if len({*forms, *(form for passage in passages for _, form in _years(passage.words))}) <= 1:
        return
    for passage in passages:
        for words, form in _years(passage.words):
            first = next(iter(forms.values()), words)
            if form not in forms and forms:
                yield RULE.finding(f"“{words}” and “{first}” write years in two forms", passage.at(words))
            forms.setdefault(form, words)


def _years(words: str) -> Iterator[tuple[str, str]]:
    """Two years that follow each other, with the form in which they are written."""
    for match in _YEARS.finditer(words):
        mark, second = match.groups()
        first = match[0].split(mark)[0]
        if int(second) % 100 != (int(first) + 1) % 100:
            continue
        if len(first) < _DIGITS and not _is_a_year(words, match.start(), mark):
            continue
        yield match[0], f"{len(first)}{'/' if '/' in mark else '-'}{len(second)}"


def _is_a_year(words: str, start: int, mark: str) -> bool:
    """Whether two numbers of two digits are a year: a score, an application or pages are not."""
    before = _OF_A_YEAR if mark == "/" else _FINANCIAL_YEAR
    return before.search(words, max(0, start - _FAR), start) is not None


RULE = Rule(
    code="DA008",
    severity=Severity.ADVICE,
    summary="financial or municipal years are written in more than one form",
    counted=("{n} year is in a different form", "{n} years are in a different form"),
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
