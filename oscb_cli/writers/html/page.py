"""A report as one web page: no script that runs, nothing fetched, readable by everybody (WCAG 2.2, level AA).

Page and style are the council's: ``page.html.j2`` and ``page.css`` of its profile, or else those that come with oscb.
The page is rendered in a sandbox; what a report says goes in as words.
"""

import json
from pathlib import Path

from markupsafe import Markup

from oscb_cli.layout.compose import document
from oscb_cli.layout.wording import render_file
from oscb_cli.model.report import Report
from oscb_cli.profile.load import publication_file, template_file
from oscb_cli.profile.schema import Profile
from oscb_cli.storage.pictures import Pictures
from oscb_cli.writers.described import UNTITLED, description_of, title_of
from oscb_cli.writers.html.body import Drawing
from oscb_cli.writers.page_form import page_form

PAGE, STYLE = "page.html.j2", "page.css"


def write(report: Report, profile: Profile, pictures: Pictures) -> bytes:
    """A report as a web page.

    :param pictures: where the pictures that it shows are.
    :raises BadProfile: the council's page cannot be filled in.
    :raises CannotRead: a picture cannot be read, or no browser shows it.
    """
    shown = document(report, profile)
    form = page_form(template_file(profile, "base.docx"))
    drawing = Drawing(shown, pictures, form.list_marks)
    body = Markup(drawing.body())  # noqa: S704 - every word of the report in it is escaped
    values: dict[str, object] = {
        "language": profile.language,
        "council": profile.council,
        "page_title": " – ".join(filter(None, (title_of(report), report.committee, profile.council))),
        "title": "" if drawing.has_title else UNTITLED,
        "description": description_of(report, profile),
        "author": report.report_by or profile.council,
        "date": report.meeting_date.isoformat() if report.meeting_date else "",
        "subject": f"Report to {report.committee}" if report.committee else "",
        "markings": shown.markings,
        "headings": drawing.headings if len(drawing.headings) > _FEW else (),
        "data": linked_data(report, profile),
        "body": body,
        "style": style_of(publication_file(profile, STYLE)),
    }
    return render_file(profile, publication_file(profile, PAGE), values, markup=True).encode()


_FEW = 2
"""Headings up to which a page needs no list of them."""


def linked_data(report: Report, profile: Profile) -> Markup:
    """A report's particulars for search engines: JSON-LD, a ``Report`` of schema.org.

    Nothing in it can end the element that it stands in (HTML, 4.12.1.3).
    """
    said = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": title_of(report),
        "inLanguage": profile.language,
        "publisher": {"@type": "GovernmentOrganization", "name": profile.council},
        **({"author": {"@type": "Person", "jobTitle": report.report_by}} if report.report_by else {}),
        **({"reportNumber": report.item} if report.item else {}),
        **({"dateCreated": report.meeting_date.isoformat()} if report.meeting_date else {}),
        **(_meeting(report) if report.committee else {}),
    }
    text = json.dumps(said, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


def _meeting(report: Report) -> dict[str, object]:
    event = {"@type": "Event", "name": report.committee}
    if report.meeting_date:
        event["startDate"] = report.meeting_date.isoformat()
    return {"subjectOf": event}


def style_of(file: Path) -> Markup:
    """A style sheet, which cannot end the element that it stands in."""
    return Markup(file.read_text(encoding="utf-8").replace("</", "<\\/"))  # noqa: S704
