"""PL002: a sentence is long."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.rules.engine.wording import count_words, sentences


def check(subject: Subject) -> Iterator[Finding]:
    """Find sentences of paragraphs with more words than the profile allows."""
    limit = subject.profile.limits.sentence_words
    for passage in subject.passages:
        if passage.is_paragraph and passage.word_count > limit:
            for sentence in sentences(passage.words):
                if (words := count_words(sentence)) > limit:
                    yield RULE.finding(f"a sentence has {words} words", passage.at(sentence[:80]))


RULE = Rule(
    code="PL002",
    severity=Severity.ADVICE,
    summary="a sentence is long",
    counted=("{n} sentence is long", "{n} sentences are long"),
    why="Readers lose the thread of a sentence of more than 25 words, and never find it again after 40.",
    source="GOV.UK, Content design: writing for GOV.UK; the profile: limits.sentence_words",
    help="Split it into two sentences.",
    bad=(Example(text("It is small. The library " + "and the hall " * 14 + "opens."), found_at=("/sections/1/text",)),),
    good=(
        Example({}),
        Example(text("The library is small, e.g. Mr. Penn's room is. " * 10)),
    ),
    check=check,
)
