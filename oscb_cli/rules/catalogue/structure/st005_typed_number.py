"""ST005: a paragraph number is typed by hand."""

from collections.abc import Iterator

from oscb_cli.model.blocks import Paragraph, Words
from oscb_cli.rules.engine.references import is_referred_to, numbers_referred_to
from oscb_cli.rules.engine.rule import Example, Finding, Fix, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Passage, Subject

_ENOUGH = 40
"""Characters at the beginning of a paragraph by which it is known."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find paragraphs that begin with a number of the report's own sequence."""
    sure = [numbered for numbered in subject.typed_numbers if numbered.sure]
    if not sure:
        return
    referred_to = numbers_referred_to(subject.everything_said())
    for numbered in sure:
        passage, typed, number = numbered.passage, numbered.mark.text, numbered.mark.bare
        fix = None if is_referred_to(number, referred_to) else _without_number(passage, typed, subject)
        yield RULE.finding(f"the number {number} is typed by hand", passage.at(typed), fix=fix)


def _without_number(passage: Passage, typed: str, subject: Subject) -> Fix | None:
    first = passage.block.inlines[0] if isinstance(passage.block, Paragraph) else None
    if not isinstance(first, Words):
        return None
    begins = first.text[:_ENOUGH]
    return subject.fix(passage.pointer, begins, begins.removeprefix(typed).lstrip(), at="begin")


RULE = Rule(
    code="ST005",
    severity=Severity.WARNING,
    summary="a paragraph number is typed by hand",
    counted=("{n} paragraph number is typed by hand", "{n} paragraph numbers are typed by hand"),
    why="Numbers come by themselves; typed ones drift, and the document shows both.",
    source="House style: paragraphs are numbered automatically",
    help="Delete the typed number. oscb numbers paragraphs automatically.",
    bad=(
        Example(text("7. The library is small.\n\n8. It is shut.\n\n9. It leaks."), found_at=("/sections/1/text",) * 3),
        Example(text("2.3 One.\n\n2.4 Two.\n\n2.5 Three."), found_at=("/sections/1/text",) * 3),
    ),
    good=(
        Example(text("It opens at:\n\n1. ten;\n2. noon.")),
        Example(text("2026 was a good year. 7.5 per cent came.")),
        Example(text("12 readers came.\n\n7.5 per cent were new.")),
    ),
    check=check,
    fixes=True,
)
