"""FI003: a silenced rule finds nothing, or does not exist."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find codes under ignore that silence nothing."""
    from oscb_cli.rules.engine.registry import all_rules

    ignore = subject.report.ignore
    rules = {rule.code: rule for rule in all_rules()} if ignore else {}
    for code in ignore:
        place = subject.at(f"/ignore/{code}", code)
        if code not in rules:
            yield RULE.finding(f"ignore names {code}, but there is no such rule", place)
        elif code.startswith("FI"):
            yield RULE.finding(f"{code} cannot be silenced", place)
        elif next(iter(rules[code].check(subject)), None) is None:
            yield RULE.finding(f"{code} is silenced but finds nothing", place)


RULE = Rule(
    code="FI003",
    severity=Severity.ADVICE,
    summary="a silenced rule finds nothing, or does not exist",
    counted=("{n} silenced rule finds nothing", "{n} silenced rules find nothing"),
    why="A silence that is left over hides what goes wrong next.",
    source="oscb's own report format (“oscb schema”)",
    help="Remove the code from ignore.",
    bad=(
        Example({"ignore": {"SO001": "no one was there"}}, found_at=("/ignore/SO001",)),
        Example({"ignore": {"XX999": "why not"}}, found_at=("/ignore/XX999",)),
    ),
    good=(
        Example({}),
        Example({"ignore": {"ST015": "the whole county"}, "divisions_affected": None}),
    ),
    check=check,
)
