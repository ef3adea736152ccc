"""ST016: committee, meeting date, title or “Report by” missing."""

from collections.abc import Iterator

from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.subject import Subject

_NAMES = {
    "committee": "the committee",
    "meeting_date": "the date of the meeting",
    "title": "the title",
    "report_by": "“Report by”",
}


def check(subject: Subject) -> Iterator[Finding]:
    """Find what is missing of the header, one finding each."""
    for key, name in _NAMES.items():
        if not getattr(subject.report, key) and subject.profile.has(key):
            yield RULE.finding(
                f"{name} is missing",
                subject.at(f"/{key}"),
                f"Add it. {subject.profile.guidance.get(key, '')}",
            )


RULE = Rule(
    code="ST016",
    severity=Severity.ERROR,
    summary="the committee, the meeting date, the title or “Report by” is missing",
    counted=("{n} part of the header is missing", "{n} parts of the header are missing"),
    why="Without them no one can tell which decision of which meeting the report is about.",
    source="House style: the header of every report",
    help="Add what is missing.",
    bad=(
        Example({"committee": None}, found_at=("/committee",)),
        Example({"meeting_date": None, "title": " "}, found_at=("/meeting_date", "/title")),
        Example({"report_by": ""}, found_at=("/report_by",)),
    ),
    good=(Example({}),),
    check=check,
)
