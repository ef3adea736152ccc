"""ST015: divisions (wards) affected left blank."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject


def check(subject: Subject) -> Iterator[Finding]:
    """Find a report that does not say whom it touches."""
    if not any(subject.report.divisions_affected) and subject.profile.has("divisions_affected"):
        message = f"the {subject.profile.divisions} affected are blank"
        yield RULE.finding(message, subject.at("/divisions_affected"))


RULE = Rule(
    code="ST015",
    severity=Severity.WARNING,
    summary="the divisions or wards affected are blank",
    counted=("the divisions or wards affected are blank", "{n} lists of divisions or wards affected are blank"),
    why="Councillors see at once whether a report touches the people they represent.",
    source="House style: the first line of the report",
    help="Name the divisions or wards, or write All, or None.",
    bad=(
        Example({"divisions_affected": None}, found_at=("/divisions_affected",)),
        Example({"divisions_affected": ""}, found_at=("/divisions_affected",)),
    ),
    good=(Example({}), Example({"divisions_affected": "All"}), Example({"divisions_affected": "none"})),
    check=check,
)
