"""A report as the bytes of a Word document. The same report gives the same bytes, whatever the day."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from oscb_cli.errors import BadProfile
from oscb_cli.model.report import Report
from oscb_cli.profile.load import template_file
from oscb_cli.profile.outline import outline
from oscb_cli.profile.publication import for_publication as public_copy
from oscb_cli.profile.publication import is_exempt_as_a_whole
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.wording import render
from oscb_cli.word.seal import add_seal, sealed
from oscb_cli.writers.docx.body import body
from oscb_cli.writers.docx.context import Context
from oscb_cli.writers.docx.markings import mark_every_page
from oscb_cli.writers.docx.styles import styles_of

if TYPE_CHECKING:
    from docx.document import Document

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def write_docx(
    report: Report,
    profile: Profile,
    *,
    source: str,
    folder: Path | None = None,
    pictures: Mapping[str, bytes] | None = None,
    marking: str = "",
    for_publication: bool = False,
) -> bytes:
    """Write a report as a Word document in its council's format.

    :param source: the name of the file that the report comes from; the document remembers it, so that oscb knows
        its own work.
    :param folder: where the pictures that the report names are.
    :param pictures: those that came with the report itself, by the name that it calls them.
    :param marking: what stands at the head of every page, beside the marking of an exempt report.
    :param for_publication: leave out what the council keeps to itself, and the report's data with it.
    :raises BadProfile: the council's template cannot be used.
    :raises CannotRead: a picture cannot be read.
    """
    if for_publication:
        report = public_copy(report, profile)
    template = template_file(profile, "base.docx")
    document = open_template(template)
    context = Context(
        report=report,
        profile=profile,
        outline=outline(report, profile),
        part=document.part,
        styles=styles_of(document, template),
        text_width=_text_width(document),
        folder=folder,
        held_pictures=pictures or {},
    )
    _fill(document, context)
    markings = [marking] if marking else []
    if is_exempt_as_a_whole(report):
        paragraphs = [str(number) for number in report.exempt.paragraphs] if report.exempt else []
        markings.append(render(profile.wording.exempt_marking, {"paragraphs": paragraphs}))
    mark_every_page(document, markings)
    _set_properties(document, report, profile)
    add_seal(document.part)
    buffer = BytesIO()
    document.save(buffer)
    data = None if for_publication else report.to_data()
    return sealed(buffer.getvalue(), source, data)


def _fill(document: "Document", context: Context) -> None:
    """Put the report into the template: its body before the section's properties, its lists after the template's."""
    element = document.element.body
    content = _parsed("body", "".join(body(context)))
    for child in list(element)[:-1]:
        element.remove(child)
    for child in reversed(list(content)):
        element.insert(0, child)
    numbering = document.part.numbering_part.element
    for instance in _parsed("numbering", "".join(context.lists)):
        numbering.append(instance)


def _text_width(document: "Document") -> int:
    """The width between the margins of the template's last section (17.6.11, 17.6.13), in twentieths of a point."""
    section = document.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        raise BadProfile("base.docx: its last section must have a page size and margins")
    return int(page.twips - left.twips - right.twips)


def _parsed(element: str, content: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(f"<w:{element} {_NAMESPACES}>{content}</w:{element}>")


def open_template(path: Path) -> "Document":
    """Open a profile's template.

    :raises BadProfile: it is not a Word document.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return docx.Document(BytesIO(_template_bytes(path)))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise BadProfile(f"{path}: is not a Word document that can be used as a template: {error}") from None


@cache
def _template_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadProfile(f"{path}: cannot be read: {error.strerror}") from None


def _set_properties(document: "Document", report: Report, profile: Profile) -> None:
    """The core properties (ISO/IEC 29500-2, clause 8): no person's name and no clock."""
    properties = document.core_properties
    properties.title = report.title[:255]
    properties.author = (report.report_by or profile.council)[:255]
    properties.subject = f"Report to {report.committee}"[:255] if report.committee else ""
    properties.language = profile.language
    properties.last_modified_by = profile.council[:255]
    properties.revision = 1
    if report.meeting_date is not None:
        properties.created = properties.modified = datetime(
            report.meeting_date.year, report.meeting_date.month, report.meeting_date.day
        )
