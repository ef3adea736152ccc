"""What stands at the head of every page: EXEMPT, DRAFT."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from oscb_cli.writers.docx.styles import Style

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Header


def mark_every_page(document: "Document", markings: Sequence[str]) -> None:
    """Put markings above whatever the template has in its headers, on first and even pages too (17.10.4)."""
    if not markings:
        return
    style = document.styles[Style.MARKING]
    for header in _headers(document):
        made = header.is_linked_to_previous
        header.is_linked_to_previous = False
        first = header.paragraphs[0]
        for marking in markings:
            first.insert_paragraph_before(marking, style=style)
        if made:  # the empty paragraph of a new header
            first._p.getparent().remove(first._p)


def _headers(document: "Document") -> "Iterator[_Header]":
    for section in document.sections:
        yield section.header
        if section.different_first_page_header_footer:
            yield section.first_page_header
        if document.settings.odd_and_even_pages_header_footer:
            yield section.even_page_header
