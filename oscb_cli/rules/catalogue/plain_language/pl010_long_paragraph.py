"""PL010: a paragraph is long."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find paragraphs with more words than the profile allows."""
    limit = subject.profile.limits.paragraph_words
    for passage in subject.passages:
        if passage.is_paragraph and (words := passage.word_count) > limit:
            yield RULE.finding(f"a paragraph has {words} words", passage.at(passage.words[:60]))


RULE = Rule(
    code="PL010",
    severity=Severity.ADVICE,
    summary="a paragraph is long",
    counted=("{n} paragraph is long", "{n} paragraphs are long"),
    why="A page without a break is not read.",
    source="The profile: limits.paragraph_words",
    help="Split it into two paragraphs, or make a list.",
    bad=(Example(text("The library is small. " * 38), found_at=("/sections/1/text",)),),
    good=(Example(text("The library is small. " * 37)),),
    check=check,
)
