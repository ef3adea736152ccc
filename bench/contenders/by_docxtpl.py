"""The annual report with docxtpl: a Word template with Jinja2 in it, made once, and filled in for every report."""

import sys
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docxtpl import DocxTemplate

from bench.contenders.by_python_docx import TEMPLATE


@cache
def template() -> bytes:
    """The template: the styles of the council's, and the loops of docxtpl."""
    document = docx.Document(str(TEMPLATE))

    def add(text: str, style: str) -> None:
        document.add_paragraph(text, style=style)

    add("Divisions Affected – {{ divisions_affected }}", "Divisions Affected")
    add("{{ committee }}", "Committee")
    add("{{ meeting_date }}", "Meeting Date")
    add("{{ title }}", "Heading 1")
    add("Report by {{ report_by }}", "Report By")
    add("Recommendation", "Recommendation Heading")
    add("{{ recommendation.decision_maker }} is RECOMMENDED to:", "Leading Paragraph")
    add("{%p for item in recommendation['items'] %}", "Recommendation Item")
    add("{{ item }}", "Recommendation Item")
    add("{%p endfor %}", "Recommendation Item")
    add("{%p for section in sections %}", "Numbered Paragraph")
    add("{{ section.heading or section.key }}", "Heading 2")
    add("{%p for paragraph in section.text.split('\\n\\n') %}", "Numbered Paragraph")
    add("{{ paragraph }}", "Numbered Paragraph")
    add("{%p endfor %}", "Numbered Paragraph")
    add("{%p endfor %}", "Numbered Paragraph")
    add("{%p for entry in implications %}", "Numbered Paragraph")
    add("{{ entry.area }} Implications", "Heading 2")
    add("{{ entry.text }}", "Numbered Paragraph")
    add("Comments checked by: {{ entry.checked_by.values() | join(', ') }}", "Checked By")
    add("{%p endfor %}", "Numbered Paragraph")
    add("{{ signatory.name }}", "Signatory Name")
    add("{{ signatory.job_title }}", "Signatory Job Title")
    add("{%p for officer in contact_officers %}", "Closing Line")
    add("Contact Officer: {{ officer.values() | join(', ') }}", "Closing Line")
    add("{%p endfor %}", "Closing Line")
    add("{{ month }}", "Closing Line")
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def make(data: dict[str, Any]) -> bytes:
    """A document of a report's data."""
    document = DocxTemplate(BytesIO(template()))
    document.render(data, autoescape=True)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    import json

    Path(sys.argv[2]).write_bytes(make(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
