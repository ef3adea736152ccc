"""What Word shows by marks rather than by text says the same when it is read, and runs into no word beside it."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from oscb_cli.actions.read import read_one
from oscb_cli.readers.read import ReadReport

NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    }.items()
)
BEFORE = ("Executive Summary", "The council owns the building.", "Background")
AFTER = "A decision is needed before the summer."


def t(words: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{words}</w:t></w:r>'


def m(words: str) -> str:
    return f"<m:r><m:t>{words}</m:t></m:r>"


def raised(words: str, place: str = "superscript") -> str:
    return t(words, f'<w:vertAlign w:val="{place}"/>')


def sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def field(instruction: str, data: str, *, result: str = "", ends: bool = True) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
        + (f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{t(result)}' if result else "")
        + ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' if ends else "")
    )


FRACTION = f"<m:f><m:num>{m('7')}</m:num><m:den>{m('8')}</m:den></m:f>"
ENTRIES = (
    '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/>'
    '<w:listEntry w:val="At 5"/></w:ddList></w:ffData>'
)
TICKED = '<w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
DELETED = '<w:pPr><w:rPr><w:del w:id="1" w:author="Ada"/></w:rPr></w:pPr>'

SHOWN = {
    "a page break": (f'{t("one")}<w:r><w:br w:type="page"/></w:r>{t("2")}', "one 2"),
    "a column break": (f'{t("5")}<w:r><w:br w:type="column"/></w:r>{t("6")}', "5 6"),
    "a fraction": (f"{t('about ')}<m:oMath>{FRACTION}</m:oMath>", "about 7/8"),
    "a mixed number": (f"<m:oMath>{m('5')}{FRACTION}</m:oMath>", "5 7/8"),
    "a power": (f"<m:oMath><m:sSup><m:e>{m('10')}</m:e><m:sup>{m('6')}</m:sup></m:sSup></m:oMath>", "10⁶"),
    "an index": (f"<m:oMath><m:sSub><m:e>{m('x')}</m:e><m:sub>{m('i')}</m:sub></m:sSub></m:oMath>", "x_i"),
    "a root": (f"<m:oMath><m:rad><m:deg/><m:e>{m('12+4')}</m:e></m:rad></m:oMath>", "√(12+4)"),
    "brackets": (f"<m:oMath><m:d><m:e>{m('a')}</m:e></m:d></m:oMath>", "(a)"),
    "a sum": (
        f"<m:oMath><m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{m('1')}</m:sub><m:sup>{m('12')}</m:sup>"
        f"<m:e>{m('c')}</m:e></m:nary></m:oMath>",
        "∑₁¹² c",
    ),
    "figures above the line": (f"{t('10')}{raised('6')}{t(' people')}", "10⁶ people"),
    "a typed note's mark": (f"{t('in 2024')}{raised('1')}", "in 2024¹"),
    "figures below the line": (f"{t('10')}{raised('2', 'subscript')}", "10₂"),
    "letters above the line": (f"{t('20')}{raised('th')}", "20th"),
    "a tick": (f"{t('Yes ')}{sym('Wingdings', 'F0FC')}", "Yes ✓"),
    "a cross": (f"{t('Yes ')}{sym('Wingdings', '00FB')}", "Yes ✗"),
    "at least": (f"{t('p ')}{sym('Symbol', 'F0B3')}{t(' 5')}", "p ≥ 5"),
    "an ornament": (f"{t('p ')}{sym('Webdings', 'F0B3')}{t(' 5')}", "p • 5"),
    "a choice of a form": (f"{t('Risk: ')}{field('FORMDROPDOWN', ENTRIES)}", "Risk: At 5"),
    "a choice that is also text": (f"{t('Risk: ')}{field('FORMDROPDOWN', ENTRIES, result='At 5')}", "Risk: At 5"),
    "a tick of a form": (
        f"{field('FORMCHECKBOX', TICKED)}"
        f"{t(' Yes')}",
        "☒ Yes",
    ),
    "a field without an end": (f"{field('REF x', '', ends=False)}{t('page 9')}", "page 9"),
    "lettering": ('<w:r><w:pict><v:shape><v:textpath string="5 May"/></v:shape></w:pict></w:r>', "5 May"),
}  # fmt: skip


def document(*paragraphs: str) -> bytes:
    made = docx.Document()
    for words in BEFORE:
        made.add_paragraph(words).style = "Heading 1" if words[-1] != "." else "Normal"
    for inside in paragraphs:
        made.element.body[-1].addprevious(
            parse_xml(inside if inside.startswith("<w:tbl") else f"<w:p {NAMES}>{inside}</w:p>")
        )
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def read(data: bytes, folder: Path) -> ReadReport:
    (folder / "typed.docx").write_bytes(data)
    return read_one(str(folder / "typed.docx"))


def said(found: ReadReport) -> str:
    return found.report.sections[1].text.replace("\\", "")


@pytest.mark.parametrize("what", SHOWN)
def test_marks_say_what_word_shows(what: str, tmp_path: Path) -> None:
    inside, words = SHOWN[what]

    assert said(read(document(inside, t(AFTER)), tmp_path)) == f"{words}\n\n{AFTER}"


def with_footnote(data: bytes, inside: str) -> bytes:
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts: dict[str, Any] = {name: archive.read(name) for name in archive.namelist()}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    of = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    for name, end, more in (
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            f'<Relationship Id="rId77" Type="{kind}" Target="footnotes.xml"/>',
        ),
        ("[Content_Types].xml", "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{of}"/>'),
    ):
        parts[name] = parts[name].replace(end.encode(), (more + end).encode())
    note = f'<w:footnotes {NAMES}><w:footnote w:id="1"><w:p>{inside}</w:p></w:footnote></w:footnotes>'
    parts["word/footnotes.xml"] = note.encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (f"{t('2024')}<w:r><w:noBreakHyphen/></w:r>{t('25')}", "2024\u201125"),
        (f"{t('para')}<w:r><w:ptab/></w:r>{t('7')}", "para 7"),
        (f"{t('1')}<w:r><w:cr/></w:r>{t('2')}", "1 2"),
        (f"<w:pPr><w:tabs><w:tab w:val='left' w:pos='100'/></w:tabs></w:pPr>{t('7')}", "7"),
        (f"{t('at ')}<m:oMath>{FRACTION}</m:oMath>", "at 7/8"),
        (f"{t('10')}{raised('6')}", "10⁶"),
        (sym("Symbol", "F0B3") + t("5"), "≥5"),
    ],
)
def test_so_do_they_in_a_footnote(inside: str, words: str, tmp_path: Path) -> None:
    data = with_footnote(document(f'{t("It is")}<w:r><w:footnoteReference w:id="1"/></w:r>'), inside)

    assert said(read(data, tmp_path)) == f"It is (Note: {words})"


def test_a_paragraph_whose_end_is_deleted_stays_in_its_cell_and_in_the_document(tmp_path: Path) -> None:
    rows = [[DELETED + t("It is 5"), t("six")], [t("a"), t("b")]]
    cells = "".join(f"<w:tr>{''.join(f'<w:tc><w:p>{c}</w:p></w:tc>' for c in row)}</w:tr>" for row in rows)
    found = read(document(f"<w:tbl {NAMES}>{cells}</w:tbl>", DELETED + t("The last words.")), tmp_path)

    assert "| It is 5 | six |" in said(found)
    assert said(found).endswith("The last words.")


@pytest.mark.parametrize(("kind", "what"), [("chart", "a chart"), ("diagram", "a diagram")])
def test_what_only_word_can_show_is_told(kind: str, what: str, tmp_path: Path) -> None:
    drawing = (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Costs rise to 55"/><a:graphic>'
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}"/></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    sightings = read(document(drawing, t(AFTER)), tmp_path).sightings

    assert [(s.words, s.detail) for s in sightings if s.kind == "unplaced"] == [
        ("Costs rise to 55", f"{what} is here, which only Word can show")
    ]
