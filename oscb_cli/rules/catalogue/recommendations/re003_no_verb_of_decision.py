"""RE003: no verb of decision at the head of an item."""

from collections.abc import Iterator

from oscb_cli.model.blocks import plain_text
from oscb_cli.model.markdown import parse
from oscb_cli.rules.catalogue.recommendations.re004_house_form import other_form
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.rules.engine.wording import head_verb


def check(subject: Subject) -> Iterator[Finding]:
    """Find items that do not begin with what the meeting is to do."""
    for index, item in enumerate(subject.report.recommendation.items):
        blocks = parse(item)
        if not blocks or other_form(item, subject.profile):
            continue
        words = plain_text(blocks[0], subject.outline.paragraph_numbers)
        if (head := head_verb(words)) not in subject.profile.recommendation.verbs:
            begins = f"it begins with “{head}”" if head else "it has no words"
            message = f"recommendation {index + 1} does not begin with a verb of decision: {begins}"
            yield RULE.finding(message, subject.at(f"/recommendation/items/{index}", words))


def _items(*items: str) -> dict[str, object]:
    return {"recommendation": {"decision_maker": "The Cabinet", "items": list(items)}}


RULE = Rule(
    code="RE003",
    severity=Severity.WARNING,
    summary="a recommendation does not begin with a verb of decision",
    counted=("{n} recommendation does not begin with a verb", "{n} recommendations do not begin with a verb"),
    why="The item becomes the minute: it must say what the meeting does, in words that can be carried out.",
    source="House style: “is RECOMMENDED to” and a verb; the profile: recommendation.verbs",
    help="Begin with a verb: note, approve, agree, adopt, endorse, recommend, delegate, appoint, consider, comment …",
    bad=(
        Example(_items("the opening of the library on Sundays."), found_at=("/recommendation/items/0",)),
        Example(
            _items("approve the opening.", "Sunday opening from April."),
            found_at=("/recommendation/items/1",),
        ),
    ),
    good=(
        Example({}),
        Example(
            _items(
                "**APPROVE** the opening.",
                "to note the cost;",
                "formally delegate the dates to the Director.",
            )
        ),
        Example(_items("Agree in principle to the opening.")),
    ),
    check=check,
)
