"""PL012: wording that is often mistaken."""

import re
from collections.abc import Iterator
from functools import lru_cache

from oscb_cli.profile.schema import WordingAdvice
from oscb_cli.rules.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.sound import text
from oscb_cli.rules.subject import Subject
from oscb_cli.rules.wording import literal_start


@lru_cache(maxsize=8)
def _patterns(advice: tuple[WordingAdvice, ...]) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], str], ...]:
    """For each wording how it begins, a pattern to see whether it is there, one to find it, and what is meant."""
    return tuple(
        (
            literal_start(entry.pattern),
            re.compile(entry.pattern),
            re.compile(rf"(?<!\w)(?:{entry.pattern})", re.IGNORECASE),
            entry.instead,
        )
        for entry in advice
    )


def check(subject: Subject) -> Iterator[Finding]:
    """Find the wordings of the profile's table."""
    for start, quick, pattern, instead in _patterns(subject.profile.tables.mistaken):
        if start not in subject.small or quick.search(subject.small) is None:
            continue
        for passage, match in subject.find(pattern):
            yield RULE.finding(f"“{match[0]}”: {instead} is most likely meant", passage.at(match[0]))


RULE = Rule(
    code="PL012",
    severity=Severity.ADVICE,
    summary="wording that is often mistaken",
    why="It is not what was meant.",
    source="The profile: tables.mistaken",
    help="Say what was meant.",
    bad=(
        Example(text("It is a reoccurring theme, and the follow themes are new."), found_at=("/sections/1/text",) * 2),
    ),
    good=(Example(text("It recurs, and the follow up to it, and to follow the themes.")),),
    check=check,
)
