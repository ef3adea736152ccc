"""LE004: guidance or an Act is cited that has been superseded."""

import re
from collections.abc import Iterator

from oscb_cli.model.dates import long_date
from oscb_cli.model.patterns import regex
from oscb_cli.profile.parts import SupersededSpec
from oscb_cli.profile.remembering import once_a_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.rules.engine.wording import sentences

_NO_LONGER = regex(  # of what is said to be gone, or of what was done under it, nobody needs to be told
    r"\b(?:replac|repeal|supersed|revok|former|previous|predecessor|until\b|no longer|ceased|in force until|"
    r"was (?:let|procured|awarded|made|new|called)|were (?:let|procured|awarded|made))",
    re.IGNORECASE,
)


@once_a_profile
def _superseded(profile: Profile) -> list[tuple[re.Pattern[str], SupersededSpec]]:
    """Each with a pattern to find it."""
    return [(regex(spec.pattern), spec) for spec in profile.tables.superseded]


def check(subject: Subject) -> Iterator[Finding]:
    """Find what had been replaced by the day of the meeting."""
    for pattern, spec in _superseded(subject.profile):
        if subject.day < spec.since:
            continue
        for passage, match in subject.find(pattern):
            if _NO_LONGER.search(_sentence(passage.words, match.start())):
                continue
            message = f"“{match[0]}” was replaced by {spec.replaced_by} on {long_date(spec.since)}"
            yield RULE.finding(message, passage.at(match[0]))


def _sentence(words: str, place: int) -> str:
    """The sentence of a paragraph that stands at a place."""
    end = 0
    for sentence in sentences(words):
        end = words.find(sentence, end) + len(sentence)
        if end > place:
            return sentence
    return words


RULE = Rule(
    code="LE004",
    severity=Severity.WARNING,
    summary="guidance or an Act is cited that has been replaced",
    counted=("{n} citation is out of date", "{n} citations are out of date"),
    why="Advice under law that is no longer in force is wrong advice.",
    source="The profile: tables.superseded, judged at the day of the meeting",
    help="Cite what is in force, and check that the advice still holds.",
    bad=(
        Example(text("It follows Working Together 2018."), found_at=("/sections/1/text",)),
        Example(text("The Disability Discrimination Act 1995 asks for it."), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("It follows Working Together to Safeguard Children 2023.")),
        Example(text("The Equality Act 2010 replaced the Disability Discrimination Act 1995.")),
        Example(text("It follows Working Together 2018.", meeting_date="2023-12-12")),
    ),
    check=check,
)
