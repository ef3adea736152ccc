"""WordprocessingML as text: a function for each thing in Word, named after it (ISO/IEC 29500-1, clause 17).

Everything is made of strings, which is many times quicker than a tree of elements; every text and every
attribute goes through ``escape``, so that nothing in a report can become markup.
"""

from collections.abc import Iterable, Sequence

HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
"""The kind of relationship that a link's target has (ISO/IEC 29500-1, 22.8.2.1)."""

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
"""How the namespaces of DrawingML begin (20.1, 20.2, 20.4)."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """A text as XML content or attribute value (Extensible Markup Language 1.0, section 2.4)."""
    return text.translate(_ESCAPES)


def _attribute(text: str) -> str:
    """A text as an attribute value in which new lines and tabs stay what they are (XML 1.0, section 3.3.3)."""
    return escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def words(text: str) -> str:
    """A text as the content of an element, where quotation marks stand as they are."""
    if "&" in text or "<" in text or ">" in text:  # in few texts, and to look takes less time than to replace
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def run(text: str, style: str = "") -> str:
    """A run of text (17.3.2.25), in a character style or none; tabs become tab elements (17.3.3.32)."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    if "\t" in text:
        pieces = "<w:tab/>".join([_text(piece) if piece else "" for piece in text.split("\t")])
        return f"<w:r>{properties}{pieces}</w:r>"
    if text:
        return f"<w:r>{properties}{_text(text)}</w:r>"
    return f"<w:r>{properties}</w:r>" if properties else "<w:r/>"


def _text(text: str) -> str:
    """Text (17.3.3.31); spaces at its ends must be said to count, or programs drop them (XML 1.0, section 2.10)."""
    text = words(text)
    if text[0] <= " " or text[-1] <= " ":
        return f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:t>{text}</w:t>"


def line_break() -> str:
    """A new line within a paragraph (17.3.3.1)."""
    return "<w:r><w:br/></w:r>"


def picture(relationship_id: str, number: int, width: int, height: int, alternative: str) -> str:
    """A picture in a run, in the line of the text (17.3.3.9, 20.4.2.8).

    :param number: which picture of the document it is.
    :param width: in English Metric Units, as ``height`` is (20.1.2.1).
    :param alternative: what it shows, in words.
    """
    named = f'id="{number}" name="Picture {number}"'
    shape = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {named} descr="{_attribute(alternative)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/picture"><pic:pic xmlns:pic="{_DRAWING}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{relationship_id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr>{shape}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def hyperlink(relationship_id: str, runs: str) -> str:
    """A link to the target of a relationship (17.16.22)."""
    return f'<w:hyperlink r:id="{relationship_id}" w:history="1">{runs}</w:hyperlink>'


def internal_hyperlink(bookmark_name: str, runs: str) -> str:
    """A link to a bookmark in the same document (17.16.22)."""
    return f'<w:hyperlink w:anchor="{bookmark_name}" w:history="1">{runs}</w:hyperlink>'


def bookmark(number: int, name: str, content: str) -> str:
    """A bookmark around content of a paragraph (17.13.6.2, 17.13.6.1); the number is unique in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def field(instruction: str, cached: str, style: str = "") -> str:
    """A complex field (17.16.18), as Word writes one itself, with the text that it showed last."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    mark = f'<w:r>{properties}<w:fldChar w:fldCharType="{{}}"/></w:r>'
    return (
        f"{mark.format('begin')}"
        f'<w:r>{properties}<w:instrText xml:space="preserve">{words(f" {instruction} ")}</w:instrText></w:r>'
        f"{mark.format('separate')}{run(cached, style)}{mark.format('end')}"
    )


def paragraph(style: str, content: str, numbering: tuple[int, int] | None = None) -> str:
    """A paragraph (17.3.1.22) in a paragraph style.

    :param numbering: the list instance and the level (17.3.1.19), for a list that is not the style's own.
    """
    in_list = ""
    if numbering is not None:
        instance, level = numbering
        in_list = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{in_list}</w:pPr>{content}</w:p>'


def list_instance(number: int, abstract: int, level: int, start: int) -> str:
    """A list of its own (17.9.15): the numbering of an abstract one, started anew at a level (17.9.8, 17.9.26)."""
    override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table(
    style: str, indent: int, widths: Sequence[int], rows: Iterable[str], *, header: str = "row", lines: bool = False
) -> str:
    """A table (17.4.37) of fixed column widths, in twentieths of a point.

    :param header: what its cells are told by: the first ``row``, the first ``column``, or nothing (17.4.56).
    :param lines: whether there are lines around it and between its cells, whatever its style says (17.4.38).
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    row, column = int(header == "row"), int(header == "column")
    look = f"{0x0600 + 0x20 * row + 0x80 * column:04X}"
    borders = f"<w:tblBorders>{_BORDERS}</w:tblBorders>" if lines else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look}" w:firstRow="{row}" w:lastRow="0" w:firstColumn="{column}" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def table_row(cells: Iterable[tuple[int, str]], *, header: bool = False, splits: bool = False) -> str:
    """A row (17.4.78) of cells, each a width and its paragraphs; a header row repeats on every page (17.4.49).

    :param splits: whether it may go on on the next page (17.4.6).
    """
    about = ("" if splits else "<w:cantSplit/>") + ("<w:tblHeader/>" if header else "")
    properties = f"<w:trPr>{about}</w:trPr>" if about else ""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>' for width, content in cells
    )
    return f"<w:tr>{properties}{inside}</w:tr>"
