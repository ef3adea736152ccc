"""A report as an accessible PDF: tagged, titled, with bookmarks and links (PDF/UA-1, ISO 14289-1).

Typst sets it, by ``report.typ`` of the council's profile or else by the one that comes with oscb, on the page of the
council's Word template. The same report gives the same bytes.
"""

import json
import re
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oscb_cli.errors import BadProfile, BadUsage, CannotWrite
from oscb_cli.layout.compose import document
from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Report
from oscb_cli.profile.load import publication_file, template_file
from oscb_cli.profile.schema import Profile
from oscb_cli.storage.pictures import Pictures
from oscb_cli.writers.described import UNTITLED, description_of, title_of
from oscb_cli.writers.page_form import PageForm, page_form
from oscb_cli.writers.pdf.content import Content

if TYPE_CHECKING:
    import typst

TEMPLATE = "report.typ"
_LIKE = {
    "arial": "Liberation Sans",
    "helvetica": "Liberation Sans",
    "calibri": "Carlito",
    "cambria": "Caladea",
    "times new roman": "Liberation Serif",
    "courier new": "Liberation Mono",
}
"""Free fonts of the same widths, where a council's own is not installed."""
_ALWAYS_THERE = "Libertinus Serif"
"""A font that comes with Typst."""
_NOT_SHOWN = regex(r"the text `?\"(.+?)\"`? could not be displayed")
_PACKAGE = re.compile(rb"(?:import|include)\s*\(?\s*\"@")
_NEVER_SEEN = "\ufeff"
"""A mark that is never seen, and that PDF/UA-1 does not allow (ISO 14289-1, 7.21.8)."""
_EPOCH = date(1980, 1, 1)


def write(report: Report, profile: Profile, pictures: Pictures) -> bytes:
    """A report as a PDF.

    :param pictures: where the pictures that it shows are.
    :raises BadUsage: what makes PDFs is not installed.
    :raises BadProfile: the council's own ``report.typ`` or its Word template cannot be used.
    :raises CannotRead: a picture cannot be read, or no PDF shows it.
    :raises CannotWrite: a character of the report is in no font of this computer.
    """
    compiler = _compiler()
    shown = document(report, profile)
    form = page_form(template_file(profile, "base.docx"))
    content = Content(shown, pictures, form.list_marks)
    items = content.items()
    language, _, region = profile.language.partition("-")
    data = {
        "title": title_of(report),
        "heading": "" if content.has_title else UNTITLED,
        "author": report.report_by or profile.council,
        "description": description_of(report, profile),
        "keywords": [report.committee] if report.committee else [],
        "lang": language,
        "region": region or None,
        "fonts": _fonts(form.font),
        "form": _as_data(form),
        "markings": shown.markings,
        "items": items,
    }
    template = publication_file(profile, TEMPLATE)
    with tempfile.TemporaryDirectory() as folder:
        for name, picture in content.files.items():
            (Path(folder) / name).write_bytes(picture)
        day = report.meeting_date or _EPOCH
        return _compiled(compiler, template, data, Path(folder), datetime(day.year, day.month, day.day, tzinfo=UTC))


def _compiled(compiler: "typst.Compiler", template: Path, data: dict[str, Any], folder: Path, day: datetime) -> bytes:
    from typst import TypstError

    content = template.read_bytes()
    if _PACKAGE.search(content):
        raise BadProfile(f"{template}: takes a package from elsewhere, and oscb fetches nothing. Copy it into the file")
    try:
        made = compiler.compile(
            input=content,
            root=str(folder),
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False).replace(_NEVER_SEEN, "")},
            pdf_standards="ua-1",
            timestamp=day,
        )
    except TypstError as error:
        if (found := _NOT_SHOWN.search(error.message)) is not None:
            raise CannotWrite(
                f"the PDF cannot show “{found[1]}”, because no font on this computer has it. Install a font "
                "that has it, or replace it. A Word document and a web page can show it"
            ) from None
        raise BadProfile(f"{template} cannot be used: {_in_a_line(error)}") from None
    if not isinstance(made, bytes):
        raise BadProfile(f"{template} makes no document")
    return made


def _in_a_line(error: Any) -> str:
    return " ".join(str(error.message).split())


@cache
def _compiler() -> "typst.Compiler":
    """What makes PDFs, once for a process: to look for fonts takes longer than to set a report.

    :raises BadUsage: it is not installed.
    """
    try:
        import typst
    except ImportError:
        raise BadUsage(
            "cannot write PDFs, because typst is not installed. Install it with: pip install 'oscb-cli[pdf]', or write "
            "a Word document and save it as PDF in Word"
        ) from None
    return typst.Compiler()


@cache
def _fonts(wanted: str) -> Sequence[str]:
    """The font of the council's template, then those that stand in for it."""
    import typst

    known = {family.casefold(): family for family in typst.Fonts().families()}
    asked = (wanted, _LIKE.get(wanted.casefold(), ""), "Liberation Sans", "Arial", _ALWAYS_THERE)
    return [known[name.casefold()] for name in dict.fromkeys(asked) if name.casefold() in known]


def _as_data(form: PageForm) -> dict[str, Any]:
    return {name: getattr(form, name) for name in form.__struct_fields__}
