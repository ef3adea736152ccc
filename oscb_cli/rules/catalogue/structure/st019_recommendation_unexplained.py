"""ST019: no paragraph explains a recommendation."""

from collections.abc import Iterator
from functools import lru_cache

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import items
from oscb_cli.rules.engine.subject import Subject

_WORD = regex(r"[^\W\d_]{5,}")
_COMMON = {
    "about", "above", "after", "annex", "annual", "below", "cabinet", "committee", "council", "county", "director",
    "following", "recommend", "recommendation", "report", "reports", "shown", "their", "there", "these", "which",
    "paragraph", "would",
}  # fmt: skip
_STEM = 6


def _is_unexplained(words: str, verbs: frozenset[str], body: str) -> bool:
    """Whether words have several that are weighty, and a text has none of them."""
    weighty = set()
    for match in _WORD.finditer(words.lower()):
        stem = match[0][:_STEM]
        if match[0] not in _COMMON and stem not in verbs:
            if stem in body:
                return False
            weighty.add(stem)
    return len(weighty) > 1


@lru_cache(maxsize=8)
def _stems(verbs: tuple[str, ...]) -> frozenset[str]:
    return frozenset(verb[:_STEM] for verb in verbs)


def check(subject: Subject) -> Iterator[Finding]:
    """Find items of whose weighty words the report's text has none."""
    body = ""
    verbs = _stems(subject.profile.recommendation.verbs)
    for passage in (decision.passage for decision in subject.decisions):
        body = body or f" {subject.body.lower()}"
        if _is_unexplained(passage.words, verbs, body):
            yield RULE.finding("the report does not explain this recommendation", passage.at(passage.words))


RULE = Rule(
    code="ST019",
    severity=Severity.ADVICE,
    summary="the report does not explain a recommendation",
    counted=("{n} recommendation is not explained", "{n} recommendations are not explained"),
    why="What the meeting is asked to do must follow from what it has read.",
    source="House style",
    help="Say in the report why this is recommended.",
    bad=(Example(items("approve the purchase of gritting lorries."), found_at=("/recommendation/items/0",)),),
    good=(
        Example({}),
        Example(items("note it.", "approve the library's opening hours on Sundays.")),
    ),
    check=check,
    needs_whole=True,
)
