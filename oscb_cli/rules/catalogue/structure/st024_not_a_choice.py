"""ST024: a line of the council's own says what it cannot say."""

from collections.abc import Iterator

from oscb_cli.model.to_insert import is_to_insert
from oscb_cli.profile.folding import folded
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import CLASSIFIED
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find values of the council's own fields that are none of those from which the council lets one choose."""
    for spec in subject.profile.fields:
        value = subject.report.fields.get(spec.key, "")
        if (
            value
            and spec.choices
            and not is_to_insert(value)
            and folded(value) not in {folded(choice) for choice in spec.choices}
        ):
            where = subject.at(f"/fields/{spec.key}", value)
            message = f"“{value}” is none of the choices"
            yield RULE.finding(message, where, f"Choose one of these: {', '.join(spec.choices)}.")


RULE = Rule(
    code="ST024",
    severity=Severity.ERROR,
    summary="a line of the council's own is none of its choices",
    counted=("{n} line is none of the council's choices", "{n} lines are none of the council's choices"),
    why="Registers and agendas are made from these lines, which must say the same in every report.",
    source="The profile: choices of a field",
    help="Choose one of the council's choices.",
    bad=(Example({"fields": {"classification": "Internal"}}, found_at=("/fields/classification",), fields=CLASSIFIED),),
    good=(
        Example({"fields": {"classification": "Public"}}, fields=CLASSIFIED),
        Example({"fields": {"classification": "PRIVATE"}}, fields=CLASSIFIED),
        Example({}),
    ),
    check=check,
)
