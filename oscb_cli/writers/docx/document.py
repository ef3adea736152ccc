"""A report as the bytes of a Word document. The same report gives the same bytes, whatever the day."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from oscb_cli.layout.document import document as layout_of
from oscb_cli.layout.outline import Outline
from oscb_cli.layout.publication import for_publication as public_copy
from oscb_cli.model.report import Report
from oscb_cli.profile.load import template_file
from oscb_cli.profile.schema import Profile
from oscb_cli.word.seal import SEAL, add_seal, seal_for, sealed
from oscb_cli.word.zipping import Packed, package_of, packed
from oscb_cli.writers.docx.body import body
from oscb_cli.writers.docx.context import Context
from oscb_cli.writers.docx.markings import mark_every_page
from oscb_cli.writers.docx.properties import Properties, filled_in, properties_of, set_properties
from oscb_cli.writers.docx.styles import Styles, styles_of
from oscb_cli.writers.docx.template import (
    CHANGING,
    DOCUMENT,
    NUMBERING,
    PROPERTIES,
    RELATIONSHIPS,
    Links,
    NeedsPackage,
    Prepared,
    open_template,
    prepared,
    text_width,
)

if TYPE_CHECKING:
    from docx.document import Document

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def write(report: Report, profile: Profile) -> bytes:
    """A report as a Word document (the table of formats); pictures are only those of no file."""
    return write_docx(report, profile, source="")


def write_docx(
    report: Report,
    profile: Profile,
    *,
    source: str,
    folder: Path | None = None,
    pictures: Mapping[str, bytes] | None = None,
    marking: str = "",
    for_publication: bool = False,
    laid_out: Outline | None = None,
) -> bytes:
    """Write a report as a Word document in its council's format.

    :param source: the name of the file that the report comes from; the document remembers it, so that oscb knows
        its own work.
    :param folder: where the pictures that the report names are.
    :param pictures: those that came with the report itself, by the name that it calls them.
    :param marking: what stands at the head of every page, beside the marking of an exempt report.
    :param for_publication: leave out what the council keeps to itself, and the report's data with it.
    :param laid_out: the outline of this very report, where somebody has it already.
    :raises BadProfile: the council's template cannot be used.
    :raises CannotRead: a picture cannot be read.
    """
    if for_publication:
        report, laid_out = public_copy(report, profile), None
    shown = layout_of(report, profile, laid_out)
    template = template_file(profile, "base.docx")
    markings = [*([marking] if marking else []), *shown.markings]
    held = "" if for_publication else report.to_json()

    def context(part: Any, styles: Styles, width: int) -> Context:
        return Context(
            document=shown,
            part=part,
            styles=styles,
            text_width=width,
            folder=folder,
            held_pictures=pictures or {},
        )

    if not markings:
        ready = prepared(template)
        links = Links(ready.relationships)
        try:
            properties = properties_of(report, profile)
            return _put_together(ready, context(links, ready.styles, ready.text_width), links, properties, source, held)
        except NeedsPackage:
            pass  # with pictures python-docx makes the package
    document = open_template(template)
    _fill(document, context(document.part, styles_of(document, template), text_width(document)))
    mark_every_page(document, markings)
    set_properties(document.core_properties, properties_of(report, profile))
    add_seal(document.part)
    buffer = BytesIO()
    document.save(buffer)
    return sealed(buffer.getvalue(), source, held, quickly=CHANGING)


def _put_together(
    ready: Prepared, context: Context, links: Links, properties: Properties, source: str, held: str
) -> bytes:
    """A document from a template that is ready: only what the report changes is made, and compressed."""
    content = "".join(body(context))
    document = f"{ready.before_body}{content}{ready.after_body}".encode()
    relationships = f"{ready.before_relationships}{links.elements(*ready.seal)}</Relationships>"
    made = {
        DOCUMENT: document,
        NUMBERING: f"{ready.before_lists}{''.join(context.lists)}{ready.after_lists}".encode(),
        RELATIONSHIPS: relationships.encode(),
        PROPERTIES: filled_in(ready.properties, properties),
    }
    made[SEAL] = seal_for({**ready.contents, **made}, source, held)
    return package_of(
        ready.compressed[name]
        if name not in made
        else (_packed_before if name in _OFTEN_THE_SAME else _packed)(name, made[name])
        for name in ready.order
    )


_OFTEN_THE_SAME = (NUMBERING, RELATIONSHIPS)
"""Parts that reports share whose checkers are the same and that have as many lists."""


def _packed(name: str, content: bytes) -> Packed:
    return packed(name, content, quickly=True)


_packed_before = lru_cache(maxsize=256)(_packed)


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


def _parsed(element: str, content: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(f"<w:{element} {_NAMESPACES}>{content}</w:{element}>")
