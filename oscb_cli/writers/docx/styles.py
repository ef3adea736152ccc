"""The styles of the template, by their names.

The communications team restyles ``base.docx`` in Word, which may give a style another id; its name stays. So
the writer names styles, and their ids are looked up in the template (ISO/IEC 29500-1, 17.7.4.9 and 17.7.4.17).
"""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from oscb_cli.errors import BadProfile
from oscb_cli.writers.docx.wml import escape

if TYPE_CHECKING:
    from docx.document import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Style(StrEnum):
    """Every style that the writer uses, by its name in Word."""

    DIVISIONS_AFFECTED = "Divisions Affected"
    COMMITTEE = "Committee"
    MEETING_DATE = "Meeting Date"
    TITLE = "heading 1"
    REPORT_BY = "Report By"
    HEADING = "heading 2"
    RECOMMENDATION_HEADING = "Recommendation Heading"
    PARAGRAPH = "Normal"
    NUMBERED_PARAGRAPH = "Numbered Paragraph"
    LEADING_PARAGRAPH = "Leading Paragraph"
    CHECKED_PARAGRAPH = "Checked Paragraph"
    NUMBERED_PARAGRAPH_AFTER_TABLE = "Numbered Paragraph After Table"
    LEADING_PARAGRAPH_AFTER_TABLE = "Leading Paragraph After Table"
    CHECKED_PARAGRAPH_AFTER_TABLE = "Checked Paragraph After Table"
    SECTION_PARAGRAPH = "Section Paragraph"
    RECOMMENDATION_ITEM = "Recommendation Item"
    CHECKED_BY = "Checked By"
    LIST_BULLET = "List Bullet"
    LIST_BULLET_2 = "List Bullet 2"
    LIST_BULLET_3 = "List Bullet 3"
    LIST_NUMBER = "List Number"
    LIST_NUMBER_2 = "List Number 2"
    LIST_NUMBER_3 = "List Number 3"
    LIST_CONTINUE = "List Continue"
    LIST_CONTINUE_2 = "List Continue 2"
    LIST_CONTINUE_3 = "List Continue 3"
    QUOTE = "Quote"
    REPORT_TABLE = "Report Table"
    TABLE_TEXT = "Table Text"
    TABLE_NUMBER = "Table Number"
    TABLE_HEADING = "Table Heading"
    TABLE_NUMBER_HEADING = "Table Number Heading"
    SIGNATORY_NAME = "Signatory Name"
    SIGNATORY_JOB_TITLE = "Signatory Job Title"
    CLOSING_LINE = "Closing Line"
    CLOSING_LABEL = "Closing Label"
    CLOSING_ITEM = "Closing Item"
    CLOSING_LAST_ITEM = "Closing Last Item"
    MARKING = "Marking"
    STRONG = "Strong"
    EMPHASIS = "Emphasis"
    INTENSE_EMPHASIS = "Intense Emphasis"
    HYPERLINK = "Hyperlink"

    __hash__ = str.__hash__  # that of an enumeration is ten times slower, and every paragraph has a style


class Styles(Struct, frozen=True):
    """The styles of one template: their ids, as an attribute's value, and the lists that some of them belong to."""

    ids: dict[Style, str]
    lists: dict[Style, tuple[int, int]]
    """For a style that numbers: its list instance and level (17.3.1.19)."""
    abstract_lists: dict[int, int]
    """The abstract numbering of each list instance (17.9.15)."""


def styles_of(document: "Document", template: Path) -> Styles:
    """Look the styles up in a template.

    :raises BadProfile: the template lacks some of them; all are named.
    """
    if missing := list(missing_styles(document)):
        raise BadProfile(f"{template} has no style “{'”, “'.join(missing)}”. Add it in Word, with that name")
    by_name = _elements_by_name(document)
    numbering = document.part.numbering_part.element
    return Styles(
        ids={style: escape(by_name[style.casefold()].get(f"{W}styleId")) for style in Style},
        lists={style: found for style in Style if (found := _list_of(by_name[style.casefold()])) is not None},
        abstract_lists={int(num.numId): int(num.abstractNumId.val) for num in numbering.num_lst},
    )


def missing_styles(document: "Document") -> Iterator[str]:
    """The names of the styles that a template should have and does not have."""
    by_name = _elements_by_name(document)
    for style in Style:
        if style.casefold() not in by_name:
            yield style.value
    for style in (Style.LIST_NUMBER, Style.SECTION_PARAGRAPH, Style.NUMBERED_PARAGRAPH):
        if style.casefold() in by_name and _list_of(by_name[style.casefold()]) is None:
            yield f"{style.value} (with numbering)"


def _elements_by_name(document: "Document") -> dict[str, Any]:
    elements = document.styles.element.findall(f"{W}style")
    return {element.find(f"{W}name").get(f"{W}val").casefold(): element for element in elements}


def _list_of(style: Any) -> tuple[int, int] | None:
    instance = style.find(f"{W}pPr/{W}numPr/{W}numId")
    level = style.find(f"{W}pPr/{W}numPr/{W}ilvl")
    if instance is None:
        return None
    return int(instance.get(f"{W}val")), int(level.get(f"{W}val")) if level is not None else 0
