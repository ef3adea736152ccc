"""Word files as people type them: the same lines in styles, in bold type, in one table with changes tracked."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph

W = nsdecls("w")
_NUMBER = re.compile(r"\d{1,3}\. ")


def is_heading(lines: Sequence[str], place: int) -> bool:
    """Whether a line of a text is a heading: short, alone, and a numbered paragraph after it."""
    line = lines[place]
    following = lines[place + 1] if place + 1 < len(lines) else ""
    return len(line.split()) < 8 and "\n" not in line and not _NUMBER.match(line) and bool(_NUMBER.match(following))


def header_length(lines: Sequence[str]) -> int:
    """How many lines the header takes."""
    return next(place for place, line in enumerate(lines) if line.isupper() and place > 2)


def saved(document: Document) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def in_styles(lines: Sequence[str]) -> bytes:
    """Headings in heading styles, the title in the style for titles, bullets in a list style, numbers typed."""
    document = docx.Document()
    header = header_length(lines)
    for place, line in enumerate(lines):
        if place < header:
            document.add_paragraph(line, style="Title" if "Annual Report" in line else None)
        elif is_heading(lines, place):
            document.add_paragraph(line, style="Heading 2")
        else:
            _body(document, line, bullet="List Bullet", quote="Quote")
    return saved(document)


def in_bold(lines: Sequence[str]) -> bytes:
    """Everything in one style: headings in bold capitals or bold, runs split anywhere, bullets typed, empty lines."""
    document = docx.Document()
    header = header_length(lines)
    for place, line in enumerate(lines):
        if place < header or is_heading(lines, place):
            words = line.upper() if "Implications" in line else line
            document.add_paragraph().add_run(words).bold = True
        else:
            _body(document, line, bullet=None, quote=None)
        document.add_paragraph()
    return saved(document)


def in_a_table(lines: Sequence[str]) -> bytes:
    """All of it in one table, a row for each part, with insertions and deletions that are still to be accepted."""
    document = docx.Document()
    header = header_length(lines)
    table = document.add_table(rows=0, cols=1)
    for place, line in enumerate(lines):
        if place < header or is_heading(lines, place):
            cell = table.add_row().cells[0]
            paragraph = cell.paragraphs[0]
            paragraph.add_run(line).bold = True
        else:
            cell = table.rows[-1].cells[0]
            _body(cell, line, bullet="List Bullet", quote=None)
    _track_changes(document)
    return saved(document)


def automatic(lines: Sequence[str], level: str = "%1.") -> bytes:
    """As in styles, with numbers that Word gives."""
    document = docx.Document()
    number = _numbering(document, level)
    header = header_length(lines)
    for place, line in enumerate(lines):
        if place < header:
            document.add_paragraph(line, style="Title" if "Annual Report" in line else None)
        elif is_heading(lines, place):
            document.add_paragraph(line, style="Heading 1")
        elif _NUMBER.match(line):
            paragraph = document.add_paragraph(_NUMBER.sub("", line, count=1))
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
            )
        else:
            _body(document, line, bullet="List Bullet", quote="Quote")
    return saved(document)


WAYS: dict[str, Callable[[Sequence[str]], bytes]] = {"styles": in_styles, "bold": in_bold, "table": in_a_table}


def _body(place: Any, line: str, *, bullet: str | None, quote: str | None) -> None:
    for row in line.split("\n"):
        if row.startswith("- "):
            place.add_paragraph(row[2:] if bullet else f"•\t{row[2:]}", style=bullet)
        elif row.startswith("> "):
            place.add_paragraph(row[2:], style=quote)
        else:
            _in_pieces(place.add_paragraph(), row)


def _in_pieces(paragraph: Paragraph, words: str) -> None:
    """Words in runs that are split as Word splits them: after any change, anywhere."""
    half = len(words) // 3
    for piece in (words[:half], words[half : half + 1], words[half + 1 :]):
        run = paragraph.add_run(piece)
        run.font.size = Pt(12)


def _track_changes(document: Document) -> None:
    """Mark a word in every fifth paragraph as inserted, and put a deleted one beside it."""
    who = 'w:author="Ada Marsh" w:date="2024-09-01T10:00:00Z"'
    for place, run in enumerate(list(document.element.body.iter(f"{{{run_namespace()}}}r"))):
        if place % 5 == 0 and run.getparent().tag.endswith("}p"):
            inserted = parse_xml(f'<w:ins {W} w:id="{9000 + place}" {who}/>')
            run.addprevious(inserted)
            inserted.append(run)
            inserted.addnext(
                parse_xml(
                    f'<w:del {W} w:id="{19000 + place}" {who}><w:r><w:delText>old words </w:delText></w:r></w:del>'
                )
            )


def run_namespace() -> str:
    return "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _numbering(document: Document, text: str) -> int:
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return 77
