"""Reports as files: Word, with its noise, and plain text as Word saves it."""

import io
import random
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.officers.forms import Block, Grid, Para

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'
)
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = (
    f'<w:styles {_W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="160"/></w:pPr><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="24"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>'
)


def _level(level: int, form: str, text: str, indent: int) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def _levels(number: int, form: str, text: str, indent: int) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{_level(0, form, text, indent)}</w:abstractNum>'


_NUMBERING = (
    f"<w:numbering {_W}>" + _levels(1, "decimal", "%1.", 720) + _levels(2, "lowerLetter", "(%1)", 1080) + _levels(3, "bullet", "•", 1080)
    + _levels(4, "decimal", "%1.", 720).replace("</w:abstractNum>", _level(1, "decimal", "%1.%2", 720) + "</w:abstractNum>")
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3, 4)) + "</w:numbering>"
)  # fmt: skip
_NUMBERS = {"main": (1, 0), "letters": (2, 0), "bullets": (3, 0), "heading": (4, 0), "inner": (4, 1)}
"""The numbering and the level of each kind of automatic number."""
_LOOKS = {"bold": "<w:b/>", "italic": "<w:i/>", "underlined": '<w:b/><w:u w:val="single"/>'}
_ADDRESS = re.compile(r"[\w.'-]+@[\w.-]+\w")


def word(blocks: Sequence[Block], seed: int, *, tracked: bool = True) -> bytes:
    """A Word file with what Word and its users leave in one.

    :param tracked: whether there may be tracked changes, whose deleted words other programs print too.
    """
    rng = random.Random(seed * 7 + 1)
    noise = {"split": rng.random() < 0.6, "empty": rng.random() < 0.4, "soft": rng.random() < 0.3, "fixed": rng.random() < 0.3,
             "tracked": rng.random() < 0.2, "links": rng.random() < 0.5, "controls": rng.random() < 0.2}  # fmt: skip
    noise["tracked"] = noise["tracked"] and tracked
    body: list[str] = []
    for block in blocks:
        body.append(_grid(block, rng, noise) if isinstance(block, Grid) else _paragraph(block, rng, noise))
        if isinstance(block, Grid) or (noise["empty"] and rng.random() < 0.5):
            body.append("<w:p/>")
    document = f'<w:document {_W}><w:body>{"".join(body)}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format(
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _RELS.format(
            f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/><Relationship Id="r2" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
        ),
        "word/document.xml": document,
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + content)
    return buffer.getvalue()


def _grid(grid: Grid, rng: random.Random, noise: dict[str, bool]) -> str:
    rows = []
    for place, row in enumerate(grid.rows):
        looks = [
            "bold" if grid.bold_first and ((place == 0 and len(row) > 2) or column == 0) else ""
            for column in range(len(row))
        ]
        cells = (
            "<w:tc>" + f'<w:tcPr><w:tcW w:w="{9000 // len(row)}" w:type="dxa"/></w:tcPr>'
            + "".join(_paragraph(Para(part, look), rng, noise) for part in (words.split("\n") if rng.random() < 0.5 else [words])) + "</w:tc>"
            for words, look in zip(row, looks, strict=True)
        )  # fmt: skip
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = "".join(f'<w:gridCol w:w="{9000 // len(grid.rows[0])}"/>' for _ in grid.rows[0])
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'


def _paragraph(para: Para, rng: random.Random, noise: dict[str, bool]) -> str:
    style = {"heading": "Heading2", "title": "Title"}.get(para.look, "")
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if para.number:
        properties += '<w:numPr><w:ilvl w:val="{1}"/><w:numId w:val="{0}"/></w:numPr>'.format(*_NUMBERS[para.number])
    if para.centred:
        properties += '<w:jc w:val="center"/>'
    runs, look, bold = [], _LOOKS.get(para.look, ""), False
    for piece in para.text.split("**"):
        if piece:
            runs.append(_runs(piece, look + ("<w:b/>" if bold and "<w:b/>" not in look else ""), rng, noise))
        bold = not bold
    inside = "".join(runs)
    if noise["controls"] and rng.random() < 0.2:
        inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def _runs(words: str, look: str, rng: random.Random, noise: dict[str, bool]) -> str:
    pieces: list[str] = []
    while words:
        length = rng.randint(1, max(2, len(words) // 2)) if noise["split"] and rng.random() < 0.7 else len(words)
        pieces.append(words[:length])
        words = words[length:]
    out = []
    for _place, piece in enumerate(pieces):
        if noise["soft"] and len(piece) > 9 and piece[4:6].isalpha() and rng.random() < 0.3:
            piece = piece[:5] + "\u00ad" + piece[5:]
        if noise["fixed"] and rng.random() < 0.4:
            piece = piece.replace(" ", "\u00a0", 1)
        inside = (
            escape(piece)
            .replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
            .replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
        )
        run = f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{inside}</w:t></w:r>'
        if noise["tracked"] and rng.random() < 0.15:
            about = f'w:id="{rng.randint(1, 99999)}" w:author="Ada Marsh" w:date="2026-01-01T10:00:00Z"'
            run = f"<w:ins {about}>{run}</w:ins><w:del {about}><w:r><w:delText>old words </w:delText></w:r></w:del>"
        elif noise["links"] and _ADDRESS.fullmatch(piece):
            run = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "mailto:{piece}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        out.append(run)
    return "".join(out)


def text(blocks: Sequence[Block]) -> str:
    """Plain text as Word saves it: a paragraph a line, no blank lines, numbers and bullets as characters."""
    lines: list[str] = []
    counts = {"main": 0, "letters": 0, "heading": 0, "inner": 0}
    for block in blocks:
        if isinstance(block, Grid):
            lines += [words for row in block.rows for words in row]
            continue
        mark = ""
        if block.number == "main":
            counts["main"] += 1
            mark = f"{counts['main']}.\t"
        elif block.number == "letters":
            mark = f"({'abcdefgh'[counts['letters']]})\t"
            counts["letters"] += 1
        elif block.number == "heading":
            counts["heading"], counts["inner"] = counts["heading"] + 1, 0
            mark = f"{counts['heading']}.\t"
        elif block.number == "inner":
            counts["inner"] += 1
            mark = f"{counts['heading']}.{counts['inner']}\t"
        elif block.number == "bullets":
            mark = "•\t"
        if block.number != "letters":
            counts["letters"] = 0
        lines.append(mark + block.text.replace("**", ""))
    return "\n".join(lines) + "\n"
