"""RE008: an amount or a delegation in a recommendation is never mentioned in the report."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import items, text
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.rules.engine.wording import amounts


def check(subject: Subject) -> Iterator[Finding]:
    """Find amounts and delegations that only the recommendation knows."""
    explained: set[float] | None = None
    for passage in subject.passages:
        if not passage.is_item:
            continue
        if "£" in passage.words:
            explained = {value for _, value in amounts(subject.body)} if explained is None else explained
            for written, value in amounts(passage.words):
                if value not in explained:
                    yield RULE.finding(
                        f"the recommendation asks for {written}, but the report does not mention it",
                        passage.at(written),
                    )
        if "delegat" in passage.words.lower() and "delegat" not in subject.body.lower():
            yield RULE.finding(
                "the recommendation asks for a delegation, but the report does not mention it", passage.at("delegate")
            )


RULE = Rule(
    code="RE008",
    severity=Severity.WARNING,
    summary="the report does not explain an amount or a delegation in a recommendation",
    counted=("{n} amount or delegation is not explained", "{n} amounts or delegations are not explained"),
    why="What is decided must be explained: no one can weigh a sum that appears only in the vote.",
    source="Wednesbury principle: relevant matters must be before the decision-maker",
    help="Explain it in the report, or correct it.",
    bad=(
        Example(items("approve a budget of £12,500."), found_at=("/recommendation/items/0",)),
        Example(items("delegate the dates to the Director of Libraries."), found_at=("/recommendation/items/0",)),
    ),
    good=(
        Example({}),
        Example({**items("approve a budget of £1.5 million."), **text("It costs £1,500,000 in the first year.")}),
        Example({**items("delegate the dates to the Director of Libraries."), **text("The dates are best delegated.")}),
    ),
    check=check,
    needs_whole=True,
)
