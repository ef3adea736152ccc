"""PL012: wording that is often mistaken."""

import re
from collections.abc import Iterator

from oscb_cli.profile.council_patterns import council_regex
from oscb_cli.profile.remembering import once_a_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject


@once_a_profile
def _mistaken(profile: Profile) -> list[tuple[re.Pattern[str], re.Pattern[str], str]]:
    """For each wording patterns to see whether it is there and to find it, and what is meant."""
    return [
        (
            council_regex(profile, entry.pattern, 0 if entry.pattern == entry.pattern.lower() else re.IGNORECASE),
            council_regex(profile, entry.pattern, re.IGNORECASE, before=r"(?<!\w)"),
            entry.instead,
        )
        for entry in profile.tables.mistaken
    ]


def check(subject: Subject) -> Iterator[Finding]:
    """Find the wordings of the profile's table."""
    for in_small_letters, pattern, instead in _mistaken(subject.profile):
        if in_small_letters.search(subject.small) is None:
            continue
        for passage, match in subject.find(pattern):
            yield RULE.finding(f"“{match[0]}”: did you mean {instead}?", passage.at(match[0]))


RULE = Rule(
    code="PL012",
    severity=Severity.ADVICE,
    summary="words that are often confused",
    counted=("{n} phrase is likely to be a slip", "{n} phrases are likely to be slips"),
    why="It is not what was meant.",
    source="The profile: tables.mistaken",
    help="Check which word is meant.",
    bad=(
        Example(text("It is a reoccurring theme, and the follow themes are new."), found_at=("/sections/1/text",) * 2),
    ),
    good=(Example(text("It recurs, and the follow up to it, and to follow the themes.")),),
    check=check,
)
