"""The core properties of a document (ISO/IEC 29500-2, clause 8): no person's name and no clock.

python-docx sets them. For documents from a template that is ready, the part is written once with marks in place of what
differs between reports, and the marks are filled in.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Report
from oscb_cli.profile.schema import Profile
from oscb_cli.writers.docx.wml import words

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties

_LONGEST = 255
_FORM = "%Y-%m-%dT%H:%M:%SZ"
_A_DAY = date(9876, 5, 4)
"""What stands in place of the day of the meeting."""
_MARK = regex(f"\ue0f0([a-z_]+)\ue0f1|{_A_DAY:{_FORM}}")


class Properties(Struct, frozen=True):
    """What the core properties of a report's document say; without a meeting the template's own days stay."""

    title: str
    author: str
    subject: str
    language: str
    last_modified_by: str
    day: date | None


_TEXTS = Properties.__struct_fields__[:-1]

BlankProperties = tuple[tuple[str, ...], tuple[str, ...]]
"""The part without and with a day, in pieces: text, the name of a property (empty for the day), text …"""


def properties_of(report: Report, profile: Profile) -> Properties:
    """The core properties of a report's document."""
    return Properties(
        report.title[:_LONGEST],
        (report.report_by or profile.council)[:_LONGEST],
        f"Report to {report.committee}"[:_LONGEST] if report.committee else "",
        profile.language,
        profile.council[:_LONGEST],
        report.meeting_date,
    )


def set_properties(part: "CoreProperties", properties: Properties) -> None:
    """Set the properties of a document."""
    part.title = properties.title
    part.author = properties.author
    part.subject = properties.subject
    part.language = properties.language
    part.last_modified_by = properties.last_modified_by
    part.revision = 1
    if properties.day is not None:
        part.created = part.modified = _midnight(properties.day)


def blank_properties(part: "CoreProperties") -> BlankProperties:
    """The part of a template with marks in place of what differs between reports. The part itself is changed."""
    from docx.opc.oxml import serialize_part_xml

    marks: dict[str, Any] = {name: f"\ue0f0{name}\ue0f1" for name in _TEXTS}
    blank = Properties(**marks, day=None)
    forms = []
    for day in (None, _A_DAY):
        set_properties(part, replace(blank, day=day))
        forms.append(tuple(piece or "" for piece in _MARK.split(serialize_part_xml(part._element).decode())))
    return forms[0], forms[1]


def filled_in(blank: BlankProperties, properties: Properties) -> bytes:
    """The part with the properties of a report."""
    values = {name: words(getattr(properties, name)) for name in _TEXTS}
    values[""] = _midnight(properties.day).strftime(_FORM) if properties.day is not None else ""
    pieces = blank[properties.day is not None]
    return "".join([values[piece] if place % 2 else piece for place, piece in enumerate(pieces)]).encode()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
