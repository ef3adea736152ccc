"""Authors' tables with headings that are also the report's, anywhere in a report, as Word files; and what they hold."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import docx
from docx.oxml import OxmlElement
from docx.table import _Cell

from tests.readers.typed_by_hand import saved

Rows = tuple[tuple[str, ...], ...]

HEADINGS = (
    "Recommendation", "Recommendations", "Accepted, rejected or partially accepted", "Proposed action",
    "Timescale and lead officer", "Risk", "Risk Management", "Risks", "Mitigation", "Owner", "Summary",
    "Executive Summary", "Background", "Introduction", "Purpose", "Corporate Policies and Priorities",
    "Consultation", "Options", "Alternative Options", "Conclusion", "Next steps", "Budget",
    "Financial Implications", "Financial implications", "Financial", "Legal", "Legal Implications",
    "Staff Implications", "Staffing", "Equality & Inclusion Implications", "Equalities",
    "Sustainability Implications", "Sustainability", "Climate", "Implications", "Issue", "Area", "Title", "Date",
    "Report by", "Committee", "Divisions Affected", "Decision maker", "Contact officer", "Contact Officer", "Annex",
    "Annexes", "Appendix", "Background papers", "Other Documents", "Month", "Checked by", "Comments checked by",
    "Comments", "Sign-off", "Officer consulted", "Signed", "Name", "Job title", "E-mail", "Telephone",
    "Key decision", "Item", "£000", "Total", "Status", "2027-28", "Response", "Measure",
)  # fmt: skip
CELLS = (
    "April 2027", "September 2027", "Ada Marsh, Head of Libraries", "Ben Stokes", "Fay Lowe",
    "Director of Highways", "None", "Nil", "N/A", "Yes", "No", "12", "1,250", "(41)", "3.5%", "£226,000", "2027-28",
    "12 March 2027", "19/01/2027", "(a) agree the terms", "(b) note it", "1. First", "2.1",
    "1. That the Council should publish a programme of gully cleansing, by parish, each April.", "Accepted",
    "Partially accepted", "High", "Low", "Financial", "Legal", "Legal Implications", "Risk Management", "Summary",
    "Recommendation", "Background", "Equalities", "Staffing", "Contact Officer", "Contact Officer: Gus Penn",
    "Annex 1", "Annex 2: Map of the area", "Background papers: Nil", "Comments checked by: Dan Oduya, Accountant",
    "Cabinet", "Cabinet is RECOMMENDED to agree it.", "The programme will be on the website from April 2027.",
    "There are no implications.", "Report by Director of Highways", "Title of the report",
    "ada.marsh@sampleford.example", "01865 555 0101", "All", "Divisions Affected – All",
    "The works would close the line for longer than the nine hours agreed, and the contractor would pay.",
    "Signed: Ada Marsh", "Key decision: Yes",
)  # fmt: skip
FIRST_COLUMNS = (
    HEADINGS,
    ("Financial", "Legal", "Staffing", "Equalities", "Climate"),
    ("Financial Implications", "Legal Implications", "Staff Implications", "Sustainability", "Risk Management"),
    ("Title", "Date", "Report by", "Committee", "Divisions affected"),
    ("Contact officer", "Annexes", "Background papers", "Month", "Title"),
    ("Recommendation", "Executive Summary", "Background", "Risk Management", "Corporate Policies and Priorities"),
)  # fmt: skip
PLACES = (
    "in the body", "at the end of the body", "under a heading of its name", "with the risks",
    "among the implications", "in the summary", "after the recommendation", "before the signatory",
)  # fmt: skip

HEADER = (
    "Divisions Affected – All", "CABINET – 19 January 2027", "Gully cleansing in the villages",
    "Report by Director of Environment and Highways",
)  # fmt: skip
CHECKED = {
    "Financial": "Ada Mill", "Legal": "Ben Stoke", "Staff": "Cleo Farr", "Equality & Inclusion": "Dan Oduya",
    "Sustainability": "Eve Quill",
}  # fmt: skip
CLOSING = (
    "Fay Lowe", "Director of Environment and Highways", "Annexes: Nil", "Background papers: Nil",
    "Contact Officer: Gus Penn, Manager, 01865 555 0101, gus.penn@oxfordshire.example.gov.uk", "January 2027",
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A table with where it stands and how it looks."""

    rows: Rows
    place: str
    style: str
    header: bool
    bold: str

    @property
    def flat(self) -> list[list[str]]:
        """The words of its cells, as reading should find them."""
        return [[" ".join(cell.split()) for cell in row] for row in self.rows]


def table(rng: random.Random, place: str = "") -> Made:
    """A table of two to six columns and one to six rows, its first row headings, now and then its first column too."""
    columns = rng.choice((2, 2, 3, 3, 4, 5, 6))
    height = rng.choice((1, 2, 2, 3, 4, 6))
    first = rng.sample(HEADINGS, columns)
    labels = rng.sample(rng.choice(FIRST_COLUMNS), min(height, 5)) if rng.random() < 0.4 else []
    rows = [tuple(first)]
    for number in range(1, height):
        cells = [_words(rng) for _ in range(columns)]
        if number < len(labels):
            cells[0] = labels[number]
        rows.append(tuple(cells) if any(cells) else ("2026-27", *cells[1:]))
    if labels and rng.random() < 0.5:
        rows[0] = (labels[0], *rows[0][1:])
    return Made(
        tuple(rows),
        place or rng.choice(PLACES),
        rng.choice(("", "Table Grid")),
        rng.random() < 0.4,
        rng.choice(("", "", "row", "column", "both")),
    )


def _words(rng: random.Random) -> str:
    """What a cell holds: a word or two, a paragraph, several of them; now and then nothing."""
    if rng.random() < 0.06:
        return ""
    parts = rng.choice((1, 1, 1, 1, 1, 2, 3))
    return rng.choice(("\n", "\n", "\v")).join(rng.sample(CELLS, parts))


def report(made: Sequence[Made], *, without: bool = False) -> bytes:
    """A report of Oxfordshire's as officers type it, with tables in it, or the same without them."""
    document = docx.Document()
    waiting = list(made)

    def here(place: str) -> None:
        for entry in [entry for entry in waiting if entry.place == place]:
            if not without:
                _add(document, entry)
            waiting.remove(entry)

    def heading(words: str) -> None:
        document.add_paragraph(words, style="Heading 1")

    def text(words: str) -> None:
        document.add_paragraph(words, style="List Number")

    for words in HEADER:
        document.add_paragraph(words)
    heading("Recommendation")
    for words in ("Cabinet is RECOMMENDED to", "(a) note the report;", "(b) agree the programme of works."):
        document.add_paragraph(words)
    here("after the recommendation")
    heading("Executive Summary")
    text("This is a short summary of the report.")
    here("in the summary")
    heading("Background")
    text("The responses are below.")
    here("in the body")
    text("Residents were asked in the spring what they thought of it.")
    here("at the end of the body")
    for entry in [entry for entry in waiting if entry.place == "under a heading of its name"]:
        heading(f"{entry.rows[0][0]} in the villages")
        text("The table sets them out.")
        here("under a heading of its name")
        text("The rest of the year is as it was.")
    heading("Corporate Policies and Priorities")
    text("It supports the strategic plan.")
    for area, who in CHECKED.items():
        heading(f"{area} Implications")
        text(f"None of note, says the {area.lower()} team.")
        if area == "Legal":
            here("among the implications")
        told = f"{who}, Business Partner, {who.split()[0].lower()}@oxfordshire.example.gov.uk, 5 January 2027"
        document.add_paragraph(f"Comments checked by: {told}")
    heading("Risk Management")
    text("The risks are low, and these are the largest.")
    here("with the risks")
    text("They are looked at every month.")
    here("before the signatory")
    for words in CLOSING:
        document.add_paragraph(words)
    return saved(document)


def _add(document: docx.document.Document, made: Made) -> None:
    grid = document.add_table(rows=len(made.rows), cols=len(made.rows[0]), style=made.style or None)
    for number, row in enumerate(made.rows):
        for column, words in enumerate(row):
            bold = (number == 0 and made.bold in {"row", "both"}) or (column == 0 and made.bold in {"column", "both"})
            _fill(grid.cell(number, column), words, bold=bold)
    if made.header:
        properties = grid.rows[0]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))


def _fill(cell: _Cell, words: str, *, bold: bool) -> None:
    for number, paragraph in enumerate(words.split("\n")):
        said = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        for place, piece in enumerate(paragraph.split("\v")):
            run = said.add_run(piece)
            run.bold = bold or None
            if place + 1 < len(paragraph.split("\v")):
                run.add_break()
