"""ST005: a paragraph number is typed by hand."""

from collections.abc import Iterator

from oscb_cli.model.blocks import Paragraph, Words
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.references import is_referred_to, numbers_referred_to
from oscb_cli.rules.engine.rule import Example, Finding, Fix, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Passage, Subject

_ENOUGH = 40
"""Characters at the beginning of a paragraph by which it is known."""
_UNIT = regex(r"[A-Za-z]?[A-Z]{2,}\w*\b|[kMGT]?(?:W|Hz|J)h?\b")

_TIME = regex(r"(?:[01]?\d|2[0-3])\.[0-5]\d")


def check(subject: Subject) -> Iterator[Finding]:
    """Find paragraphs that begin with a number."""
    if not subject.typed_numbers:
        return
    referred_to = numbers_referred_to(subject.everything_said())
    for _, passage in subject.typed_numbers:
        typed = passage.words.split(maxsplit=1)[0]
        number = typed.strip(".()")
        stays = is_referred_to(number, referred_to) or _may_be_a_time(number, subject)
        fix = None if stays else _without_number(passage, typed, subject)
        yield RULE.finding(f"the number {number} is typed by hand", passage.at(typed), fix=fix)


def _may_be_a_time(number: str, subject: Subject) -> bool:
    """Whether a number may be a time of day, as 12.30 is: no other paragraph has one that begins as it does."""
    if _TIME.fullmatch(number) is None:
        return False
    hour = f"{number.split('.')[0]}."
    return sum(passage.words.lstrip("(").startswith(hour) for _, passage in subject.typed_numbers) == 1


def _without_number(passage: Passage, typed: str, subject: Subject) -> Fix | None:
    first = passage.block.inlines[0] if isinstance(passage.block, Paragraph) else None
    if not isinstance(first, Words):
        return None
    begins = first.text[:_ENOUGH]
    rest = begins.removeprefix(typed).lstrip()
    if _UNIT.match(rest):
        return None  # 4.5 FTE
    return subject.fix(passage.pointer, begins, rest, at="begin")


RULE = Rule(
    code="ST005",
    severity=Severity.WARNING,
    summary="a paragraph number is typed by hand",
    counted=("{n} paragraph number is typed by hand", "{n} paragraph numbers are typed by hand"),
    why="Numbers come by themselves; typed ones drift, and the document shows both.",
    source="House style: paragraphs are numbered automatically",
    help="Delete the typed number. oscb numbers paragraphs automatically.",
    bad=(
        Example(text("7. The library is small."), found_at=("/sections/1/text",)),
        Example(text("One.\n\n(3) Two.\n\n2.4 Three."), found_at=("/sections/1/text", "/sections/1/text")),
    ),
    good=(
        Example(text("It opens at:\n\n1. ten;\n2. noon.")),
        Example(text("2026 was a good year. 7.5 per cent came.")),
        Example(text("12 readers came.\n\n7.5 per cent were new.")),
    ),
    check=check,
    fixes=True,
)
