"""ST025: the report says something that its council's document has no place for."""

from collections.abc import Iterator

from oscb_cli.profile.schema import CLOSING_PARTS, HEADER_PARTS
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import CLASSIFIED
from oscb_cli.rules.engine.subject import Subject

_CALLED = {
    "divisions_affected": "the areas affected",
    "report_by": "“Report by”",
    "signatory": "the signatory",
    "annexes": "the annexes",
    "background_papers": "the background papers",
    "other_documents": "the other documents",
    "contact_officers": "the contact officers",
    "month": "the month at the end",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Find what is kept in the report and will stand in no document."""
    report, profile = subject.report, subject.profile
    for key in (*HEADER_PARTS, *CLOSING_PARTS):
        value = getattr(report, key)
        if not profile.has(key) and value and value != type(value)():
            yield RULE.finding(f"the document does not show {_CALLED.get(key, key)}", subject.at(f"/{key}"))
    for key in report.fields:
        if key not in profile.field_by_key:
            message = f"the document does not show “{key.replace('_', ' ')}”"
            yield RULE.finding(message, subject.at(f"/fields/{key}"))


RULE = Rule(
    code="ST025",
    severity=Severity.WARNING,
    summary="the council's document has no place for something that the report says",
    counted=("{n} thing has no place in the document", "{n} things have no place in the document"),
    why="Whoever reads the document will not see it, though it is kept in the report file.",
    source="The profile: order, fields",
    help="Say it in a section of the report, or take it out.",
    bad=(
        Example({"fields": {"classification": "Public"}}, found_at=("/fields/classification",)),
        Example({"fields": {"lead_officer": "Ada Marsh"}}, found_at=("/fields/lead_officer",), fields=CLASSIFIED),
    ),
    good=(Example({}), Example({"fields": {"classification": "Public"}}, fields=CLASSIFIED)),
    check=check,
)
