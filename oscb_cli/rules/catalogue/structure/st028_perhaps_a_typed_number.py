"""ST028: a paragraph begins with what may be a number typed by hand."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find paragraphs that begin as a typed number does, outside of any sequence."""
    for numbered in subject.typed_numbers:
        if not numbered.sure:
            words = numbered.passage.words
            begins = " ".join(words.split()[:4])
            yield RULE.finding(
                f"“{numbered.mark.text}” in “{begins}” may be a paragraph number typed by hand",
                numbered.passage.at(words[:60]),
            )


RULE = Rule(
    code="ST028",
    severity=Severity.WARNING,
    summary="a paragraph begins with what may be a typed number",
    counted=("{n} paragraph may begin with a typed number", "{n} paragraphs may begin with a typed number"),
    why="The document numbers paragraphs itself. A number that was left over from another report shows beside its own.",
    source="House style: paragraphs are numbered automatically",
    help="Delete the number if it is not part of the sentence. oscb leaves it where it is.",
    bad=(
        Example(text("8. It is in County Hall."), found_at=("/sections/1/text",)),
        Example(text("It is small.\n\n(3) It is in County Hall."), found_at=("/sections/1/text",)),
        Example(text("4.1 The library is small."), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("10.5 million pounds is spent each year.\n\n2.5 FTE posts are new.\n\n7.30 pm is too late.")),
        Example(text("12 readers came.\n\n3. the third came late.")),
    ),
    check=check,
)
