"""The annual report as an average developer writes it with python-docx: paragraph by paragraph, from the template."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import docx

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "oxfordshire" / "base.docx"


def make(data: dict[str, Any]) -> bytes:
    """A document of a report's data."""
    document = docx.Document(str(TEMPLATE))

    def add(text: str, style: str) -> None:
        for line in text.split("\n\n"):
            entries = line.split("\n- ") if line.startswith("- ") else [line]
            for entry in entries:
                document.add_paragraph(entry.removeprefix("- ").replace("**", ""), style=style)

    add(f"Divisions Affected – {data['divisions_affected']}", "Divisions Affected")
    add(data["committee"], "Committee")
    add(data["meeting_date"], "Meeting Date")
    document.add_heading(data["title"], 1)
    add(f"Report by {data['report_by']}", "Report By")
    document.add_paragraph("Recommendation", style="Recommendation Heading")
    add(f"{data['recommendation']['decision_maker']} is RECOMMENDED to:", "Leading Paragraph")
    for item in data["recommendation"]["items"]:
        add(item, "Recommendation Item")
    for section in data["sections"]:
        document.add_heading(section.get("heading") or section["key"].replace("_", " ").title(), 2)
        add(section["text"], "Numbered Paragraph")
    for entry in data["implications"]:
        document.add_heading(f"{entry['area'].title()} Implications", 2)
        add(entry["text"], "Numbered Paragraph")
        checker = entry["checked_by"]
        add(f"Comments checked by: {', '.join(checker.values())}", "Checked By")
    add(data["signatory"]["name"], "Signatory Name")
    add(data["signatory"]["job_title"], "Signatory Job Title")
    for annex in data.get("annexes", ()):
        add(f"Annex: {annex['title']}", "Closing Line")
    for officer in data["contact_officers"]:
        add(f"Contact Officer: {', '.join(officer.values())}", "Closing Line")
    add(data["month"], "Closing Line")
    document.core_properties.title = data["title"]
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    import json

    Path(sys.argv[2]).write_bytes(make(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
