"""Make ``base.docx``, the Word template of a profile: page, fonts, named styles, numbering, footer.

    python scripts/make_base.py templates/oxfordshire/base.docx   # in the look of that folder's council, or a plain one

Written from nothing, so that there is nothing in it that is not meant. The communications team restyles the
result in Word; the writer uses the styles by their names. WordprocessingML as in ISO/IEC 29500-1, clause 17.
"""

import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PANOSE = {"Arial": "020B0604020202020204", "Verdana": "020B0604030504040204"}
"""The PANOSE number of each font (17.8.3.13)."""

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

STEP = 720  # twentieths of a point: 1.27 cm, the hanging indent of a numbered paragraph
INNER = 567  # 1 cm, a step of a list


@dataclass(frozen=True)
class Look:
    """How a council's documents look. Sizes are in half points, margins in twentieths of a point."""

    font: str = "Arial"
    size: int = 24
    title_size: int = 28
    heading_size: int = 0
    colour: str = ""
    centred: bool = True
    title_centred: bool = True
    title_caps: bool = False
    recommendation_caps: bool = True
    margin: int = 1440
    after: int = 240
    name: str = ""
    """What stands at the head of every page."""


LOOKS = {
    "brighton_hove": Look(
        title_size=24, centred=False, title_centred=False, recommendation_caps=False, margin=1304, name="Brighton & Hove City Council"
    ),
    "maidstone": Look(
        font="Verdana", title_size=26, title_caps=True, recommendation_caps=False, margin=1134, after=180
    ),
    "south_kesteven": Look(
        title_size=32, heading_size=28, colour="1F4E5F", centred=False, title_centred=False, recommendation_caps=False,
        after=160, name="South Kesteven District Council",
    ),
}  # fmt: skip


def style(
    kind: str,
    style_id: str,
    name: str,
    based_on: str,
    *,
    following: str = "",
    ppr: str = "",
    rpr: str = "",
    default: bool = False,
    priority: int = 1,
) -> str:
    """A style (17.7.4.17), with its elements in the schema's order."""
    parts = [
        f'<w:style w:type="{kind}" {"w:default=" + chr(34) + "1" + chr(34) + " " if default else ""}w:styleId="{style_id}">',
        f'<w:name w:val="{name}"/>',
    ]
    if based_on:
        parts.append(f'<w:basedOn w:val="{based_on}"/>')
    if following:
        parts.append(f'<w:next w:val="{following}"/>')
    parts.append(f'<w:uiPriority w:val="{priority}"/><w:qFormat/>')
    if ppr:
        parts.append(f"<w:pPr>{ppr}</w:pPr>")
    if rpr:
        parts.append(f"<w:rPr>{rpr}</w:rPr>")
    return "".join([*parts, "</w:style>"])


def paragraph_style(style_id: str, name: str, based_on: str = "Normal", **more: str) -> str:
    """A paragraph style."""
    return style("paragraph", style_id, name, based_on, **more)  # type: ignore[arg-type]


def character_style(style_id: str, name: str, rpr: str) -> str:
    """A character style."""
    return style("character", style_id, name, "DefaultParagraphFont", rpr=rpr)


BOLD = "<w:b/><w:bCs/>"


def sized(half_points: int) -> str:
    """The size of type (17.3.2.38), where it is said."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else ""


def styles(look: Look) -> str:
    """The styles part (17.7), each style named for its use."""
    after = f'<w:spacing w:after="{look.after}"/>'
    both = f'<w:spacing w:before="{look.after}" w:after="{look.after}"/>'
    centred = '<w:jc w:val="center"/>' if look.centred else ""
    middle = '<w:jc w:val="center"/>' if look.title_centred else ""
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    fonts = f'<w:rFonts w:ascii="{look.font}" w:eastAsia="{look.font}" w:hAnsi="{look.font}" w:cs="{look.font}"/>'
    parts = [
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f"{fonts}{sized(look.size)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
        style("paragraph", "Normal", "Normal", "", ppr=after, default=True, priority=0),
        style("character", "DefaultParagraphFont", "Default Paragraph Font", "", default=True),
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>'
        "<w:semiHidden/><w:unhideWhenUsed/></w:style>",
        paragraph_style(
            "Heading1",
            "heading 1",
            following="ReportBy",
            ppr=f'<w:keepNext/><w:keepLines/>{after}{middle}<w:outlineLvl w:val="0"/>',
            rpr=f"{BOLD}{'<w:caps/>' if look.title_caps else ''}{colour}{sized(look.title_size)}",
        ),
        paragraph_style(
            "Heading2",
            "heading 2",
            following="NumberedParagraph",
            ppr=f'<w:keepNext/><w:keepLines/>{both}<w:outlineLvl w:val="1"/>',
            rpr=f"{BOLD}{colour}{sized(look.heading_size)}",
        ),
        paragraph_style(
            "RecommendationHeading",
            "Recommendation Heading",
            "Heading2",
            following="NumberedParagraph",
            rpr="<w:caps/>" if look.recommendation_caps else "",
        ),
        paragraph_style("DivisionsAffected", "Divisions Affected"),
        paragraph_style("Committee", "Committee", ppr=f"<w:keepNext/>{centred}", rpr=f"{BOLD}<w:caps/>"),
        paragraph_style("MeetingDate", "Meeting Date", ppr=f"<w:keepNext/>{centred}", rpr=BOLD),
        paragraph_style("ReportBy", "Report By", ppr=f"<w:keepNext/>{centred}", rpr=BOLD),
        paragraph_style("NumberedParagraph", "Numbered Paragraph", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>'),
        paragraph_style("LeadingParagraph", "Leading Paragraph", "NumberedParagraph", ppr="<w:keepNext/>"),
        paragraph_style(
            "CheckedParagraph", "Checked Paragraph", "NumberedParagraph", following="CheckedBy", ppr="<w:keepNext/>"
        ),
        *(
            paragraph_style(
                f"{style_id}AfterTable",
                f"{name} After Table",
                style_id,
                ppr=both,
            )
            for style_id, name in (
                ("NumberedParagraph", "Numbered Paragraph"),
                ("LeadingParagraph", "Leading Paragraph"),
                ("CheckedParagraph", "Checked Paragraph"),
            )
        ),
        paragraph_style(
            "SectionParagraph",
            "Section Paragraph",
            "NumberedParagraph",
            ppr='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr>',
        ),
        paragraph_style("RecommendationItem", "Recommendation Item", ppr='<w:numPr><w:numId w:val="2"/></w:numPr>'),
        paragraph_style(
            "CheckedBy", "Checked By", following="Heading2", ppr=f'<w:keepLines/>{after}<w:ind w:left="{STEP}"/>'
        ),
    ]
    for level, suffix in enumerate(("", "2", "3")):
        spaced = f" {suffix}" if suffix else ""
        indent = STEP + INNER * (level + 1)
        parts += [
            paragraph_style(
                f"ListBullet{suffix}",
                f"List Bullet{spaced}",
                ppr=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr><w:contextualSpacing/>',
            ),
            paragraph_style(
                f"ListNumber{suffix}",
                f"List Number{spaced}",
                ppr=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="4"/></w:numPr><w:contextualSpacing/>',
            ),
            paragraph_style(f"ListContinue{suffix}", f"List Continue{spaced}", ppr=f'<w:ind w:left="{indent}"/>'),
        ]
    parts += [
        paragraph_style(
            "Quote",
            "Quote",
            following="NumberedParagraph",
            ppr=f'{after}<w:ind w:left="{STEP + INNER}" w:right="{INNER}"/>',
            rpr="<w:i/><w:iCs/>",
        ),
        paragraph_style("TableText", "Table Text", ppr='<w:spacing w:before="60" w:after="60"/>'),
        paragraph_style("TableNumber", "Table Number", "TableText", ppr='<w:jc w:val="right"/>'),
        paragraph_style("TableHeading", "Table Heading", "TableText", ppr="<w:keepNext/>", rpr=BOLD),
        paragraph_style("TableNumberHeading", "Table Number Heading", "TableHeading", ppr='<w:jc w:val="right"/>'),
        paragraph_style(
            "SignatoryName",
            "Signatory Name",
            following="SignatoryJobTitle",
            ppr=f'<w:keepNext/><w:spacing w:before="{look.after}" w:after="0"/>',
            rpr=BOLD,
        ),
        paragraph_style("SignatoryJobTitle", "Signatory Job Title", ppr=after),
        paragraph_style("ClosingLine", "Closing Line", ppr="<w:keepLines/>"),
        paragraph_style(
            "ClosingLabel",
            "Closing Label",
            following="ClosingItem",
            ppr='<w:keepNext/><w:spacing w:after="60"/>',
            rpr=BOLD,
        ),
        paragraph_style("ClosingItem", "Closing Item", ppr='<w:keepLines/><w:spacing w:after="60"/>'),
        paragraph_style("ClosingLastItem", "Closing Last Item", "ClosingItem", ppr=after),
        paragraph_style("Header", "header", ppr='<w:spacing w:after="0"/><w:jc w:val="center"/>'),
        paragraph_style("Marking", "Marking", "Header", rpr=f"{BOLD}<w:caps/>"),
        paragraph_style("Footer", "footer", ppr='<w:spacing w:after="0"/><w:jc w:val="center"/>'),
        character_style("Strong", "Strong", BOLD),
        character_style("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
        character_style("IntenseEmphasis", "Intense Emphasis", f"{BOLD}<w:i/><w:iCs/>"),
        character_style("Hyperlink", "Hyperlink", '<w:color w:val="0B4C8C"/><w:u w:val="single"/>'),
        '<w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/>'
        '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="808080"/></w:tblBorders></w:tblPr></w:style>',
    ]
    return f"{HEAD}<w:styles {W}>{''.join(parts)}</w:styles>"


def level(
    number: int, form: str, text: str, left: int, hanging: int, *, paragraph: str = "", symbol: bool = False
) -> str:
    """A level of a list (17.9.6)."""
    linked = f'<w:pStyle w:val="{paragraph}"/>' if paragraph else ""
    font = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:hint="default"/></w:rPr>' if symbol else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{font}</w:lvl>'
    )


def numbering() -> str:
    """The numbering part (17.9): paragraphs, recommendation items, bullets, numbered lists, numbers by section."""
    inner = [STEP + INNER * (n + 1) for n in range(3)]
    lists = {
        1: [level(0, "decimal", "%1.", STEP, STEP, paragraph="NumberedParagraph")],
        2: [
            level(0, "lowerLetter", "(%1)", STEP + INNER, INNER, paragraph="RecommendationItem"),
            level(1, "lowerRoman", "(%2)", inner[1], INNER),
        ],
        3: [
            level(n, "bullet", symbol, inner[n], INNER, paragraph=f"ListBullet{'' if n == 0 else n + 1}", symbol=True)
            for n, symbol in enumerate("•–▪")
        ],
        4: [
            level(n, form, f"(%{n + 1})", inner[n], INNER, paragraph=f"ListNumber{'' if n == 0 else n + 1}")
            for n, form in enumerate(("lowerLetter", "lowerRoman", "decimal"))
        ],
        5: [
            level(0, "decimal", "%1.", STEP, STEP),
            level(1, "decimal", "%1.%2", STEP, STEP, paragraph="SectionParagraph"),
        ],
    }
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:nsid w:val="0C5B000{n}"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="0C5B001{n}"/>{"".join(levels)}</w:abstractNum>'
        for n, levels in lists.items()
    )
    instances = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in lists)
    return f"{HEAD}<w:numbering {W}>{abstract}{instances}</w:numbering>"


def theme(look: Look) -> str:
    """The theme part (20.1.6.9): the font, and the colours of a plain document; no style refers to it."""
    colours = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": "1F2A44",
        "lt2": "EEEEEE",
        "hlink": "0B4C8C",
        "folHlink": "5B2C6F",
    }
    accents = ["0B4C8C", "2E7D32", "9A3412", "5B2C6F", "0F766E", "7A5C00"]
    order = ["dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"]
    colours |= {f"accent{n}": colour for n, colour in enumerate(accents, start=1)}
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colours[name]}"/></a:{name}>' for name in order)
    font = f'<a:latin typeface="{look.font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Report"><a:themeElements>'
        f'<a:clrScheme name="Report">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Report"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Report"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def field(instruction: str, cached: str) -> str:
    """A complex field (17.16.18)."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{cached}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def parts(look: Look) -> dict[str, str]:
    """Every part of the package, by its name."""
    named = bool(look.name)
    override = f'<Override PartName="/word/header1.xml" ContentType="{WML}.header+xml"/>' if named else ""
    relation = f'<Relationship Id="rId7" Type="{REL}/header" Target="header1.xml"/>' if named else ""
    reference = '<w:headerReference w:type="default" r:id="rId7"/>' if named else ""
    margins = " ".join(f'w:{side}="{look.margin}"' for side in ("top", "right", "bottom", "left"))
    head = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t>{escape(look.name)}</w:t></w:r></w:p>'
    more = {"word/header1.xml": f"{HEAD}<w:hdr {W}>{head}</w:hdr>"} if named else {}
    return {
        "[Content_Types].xml": f"""{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{WML}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{WML}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="{WML}.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="{WML}.settings+xml"/><Override PartName="/word/fontTable.xml" ContentType="{WML}.fontTable+xml"/><Override PartName="/word/footer1.xml" ContentType="{WML}.footer+xml"/>{override}<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>""",
        "_rels/.rels": f"""{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>""",
        "docProps/core.xml": f"""{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title/><dc:language>en-GB</dc:language></cp:coreProperties>""",
        "word/_rels/document.xml.rels": f"""{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{REL}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{REL}/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="{REL}/settings" Target="settings.xml"/><Relationship Id="rId4" Type="{REL}/fontTable" Target="fontTable.xml"/><Relationship Id="rId5" Type="{REL}/footer" Target="footer1.xml"/><Relationship Id="rId6" Type="{REL}/theme" Target="theme/theme1.xml"/>{relation}</Relationships>""",
        "word/document.xml": f"""{HEAD}<w:document {W} {R}><w:body><w:sectPr>{reference}<w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins} w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>""",
        "word/styles.xml": styles(look),
        "word/numbering.xml": numbering(),
        "word/settings.xml": f"""{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>""",
        "word/theme/theme1.xml": theme(look),
        "word/fontTable.xml": f"""{HEAD}<w:fonts {W}><w:font w:name="{look.font}"><w:panose1 w:val="{PANOSE[look.font]}"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>""",
        "word/footer1.xml": f"""{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">Page </w:t></w:r>{field("PAGE", "1")}<w:r><w:t xml:space="preserve"> of </w:t></w:r>{field("NUMPAGES", "1")}</w:p></w:ftr>""",
        **more,
    }


def make(target: Path) -> None:
    """Write the template; the same bytes every time."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts(LOOKS.get(target.resolve().parent.name, Look())).items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
    print(f"wrote {sys.argv[1]}")
