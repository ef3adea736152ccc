"""What a report is called and how it is described, where a page or a PDF says so of itself."""

from oscb_cli.layout.wording import council_date
from oscb_cli.model.report import Report
from oscb_cli.profile.schema import Profile

UNTITLED = "Report without a title"


def title_of(report: Report) -> str:
    """What a page or a PDF is called, which must have a title."""
    return " ".join(report.title.split()) or UNTITLED


def description_of(report: Report, profile: Profile) -> str:
    """What a report is, in a line for those who search."""
    day = council_date(profile, report.meeting_date)
    to = f" to {report.committee}" if report.committee else ""
    return f"Report of {profile.council}{to}{f', {day}' if day else ''}"
