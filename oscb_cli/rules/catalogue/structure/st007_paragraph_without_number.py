"""ST007: a paragraph has no number among numbered ones."""

from collections.abc import Iterator

from oscb_cli.model.marks import number_before
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_FEWEST = 3


def check(subject: Subject) -> Iterator[Finding]:
    """Find paragraphs without a typed number in a report whose paragraphs mostly have one."""
    numbered = {id(one.passage) for one in subject.typed_numbers}
    if sum(one.sure for one in subject.typed_numbers) < _FEWEST:
        return
    without = [passage for passage in subject.passages if passage.is_paragraph and id(passage) not in numbered]
    if len(numbered) < len(without):
        return
    items = [passage for passage in subject.passages if passage.is_item]
    if items and subject.typed_lead is None and all(number_before(passage.words) is None for passage in items):
        yield RULE.finding("the recommendation has no number, but other paragraphs do", subject.at("/recommendation"))
    for passage in without:
        yield RULE.finding("the paragraph has no number, but others do", passage.at(passage.words[:60]))


RULE = Rule(
    code="ST007",
    severity=Severity.WARNING,
    summary="a paragraph has no number among numbered ones",
    counted=("{n} paragraph has no number", "{n} paragraphs have no number"),
    why="A paragraph without a number cannot be cited, and those after it seem to belong to the one before.",
    source="House style: every paragraph is numbered, the recommendation first",
    help="Delete all typed numbers. oscb then numbers every paragraph.",
    bad=(
        Example(
            {
                "sections": [
                    {"key": "executive_summary", "text": "2. The library opens."},
                    {"heading": "The proposal", "text": "3. It may.\n\nIt is small.\n\n5. It is cheap.\n\n6. It is."},
                ],
                "implications": [],
            },
            found_at=("/recommendation", "/sections/1/text"),
        ),
    ),
    good=(
        Example({}),
        Example(text("One.\n\n7. Seven.")),
    ),
    check=check,
)
