"""A report as the bytes of a Word document. The same report gives the same bytes, whatever the day."""

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
from oscb_cli.profile.schema import Profile
from oscb_cli.writers.docx.body import body
from oscb_cli.writers.docx.context import Context
from oscb_cli.writers.docx.seal import add_seal, sealed

if TYPE_CHECKING:
    from docx.document import Document

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def write_docx(report: Report, profile: Profile, *, source: str, folder: Path | None = None) -> bytes:
    """Write a report as a Word document in its council's format.

    :param source: the name of the file that the report comes from; the document remembers it, so that oscb knows
        its own work.
    :param folder: where the pictures that the report names are.
    :raises BadProfile: the council's template cannot be used.
    :raises CannotRead: a picture cannot be read.
    """
    document = _template(template_file(profile, "base.docx"))
    element = document.element.body
    numbering = document.part.numbering_part.element
    context = Context(
        report=report,
        profile=profile,
        outline=outline(report, profile),
        part=document.part,
        folder=folder,
        first_free_list=max((int(number.numId) for number in numbering.num_lst), default=0) + 1,
        text_width=_text_width(document),
    )
    content = _parsed("body", "".join(body(context)))
    for child in list(element)[:-1]:
        element.remove(child)
    for child in reversed(list(content)):
        element.insert(0, child)
    for instance in _parsed("numbering", "".join(context.lists)):
        numbering.append(instance)
    _set_properties(document, report, profile)
    add_seal(document.part)
    buffer = BytesIO()
    document.save(buffer)
    return sealed(buffer.getvalue(), source)


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


def _template(path: Path) -> "Document":
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
