"""WD001: tracked changes are left in."""

from collections.abc import Iterator

from oscb_cli.model.sighting import Sighting
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import seen, seen_and_well
from oscb_cli.rules.engine.subject import Subject


def _told(sighting: Sighting) -> str:
    words = f": “{sighting.words[:60]}”" if sighting.words.strip() else ""
    return f"a tracked change is left in, {sighting.detail}{words}"


def check(subject: Subject) -> Iterator[Finding]:
    """Find changes that are still to be accepted or refused."""
    for place, sighting in subject.seen("tracked change"):
        yield RULE.finding(_told(sighting), place)


RULE = Rule(
    code="WD001",
    severity=Severity.ERROR,
    summary="tracked changes are left in",
    counted=("{n} tracked change is left in", "{n} tracked changes are left in"),
    why="Who publishes the file publishes what was deleted, and by whom.",
    source="House style; Data Protection Act 2018",
    help="In Word, choose Review, Accept (or Reject) All Changes.",
    bad=(seen("tracked change", "old words", "deleted by Ada Marsh"),),
    good=(
        Example({}),
        seen_and_well("comment", "x", "Ada Marsh"),
    ),
    check=check,
)
