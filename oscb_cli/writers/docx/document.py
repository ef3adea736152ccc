"""A report as the bytes of a Word document. The same report gives the same bytes, whatever the day."""

from collections.abc import Mapping
from pathlib import Path

from oscb_cli.layout.compose import document as layout_of
from oscb_cli.layout.outline import Outline
from oscb_cli.layout.publication import for_publication as public_copy
from oscb_cli.model.report import Report
from oscb_cli.profile.load import template_file
from oscb_cli.profile.page_form import packed_form
from oscb_cli.profile.schema import Profile
from oscb_cli.storage.pictures import Pictures
from oscb_cli.word.seal import SEAL, seal_for
from oscb_cli.word.zipping import Packed, package_of, packed, packed_again
from oscb_cli.writers.docx.body import body
from oscb_cli.writers.docx.context import Context
from oscb_cli.writers.docx.parts import Parts
from oscb_cli.writers.docx.properties import filled_in, properties_of
from oscb_cli.writers.docx.template import DOCUMENT, MEDIA_TYPES, NUMBERING, PROPERTIES, RELATIONSHIPS, prepared


def write(report: Report, profile: Profile, pictures: Pictures) -> bytes:
    """A report as a Word document (the table of formats)."""
    return write_docx(report, profile, source="", folder=pictures.folder, pictures=pictures.held)


def write_public(report: Report, profile: Profile, pictures: Pictures) -> bytes:
    """A copy for publication: it holds neither the report's data nor the name of the file that it was written from."""
    return write_docx(report, profile, source="", pictures_from=pictures, for_publication=True)


def write_docx(
    report: Report,
    profile: Profile,
    *,
    source: str,
    folder: Path | None = None,
    pictures: Mapping[str, bytes] | None = None,
    pictures_from: Pictures | None = None,
    marking: str = "",
    for_publication: bool = False,
    laid_out: Outline | None = None,
) -> bytes:
    """Write a report as a Word document in its council's format.

    :param source: the name of the file that the report comes from; the document remembers it, so that oscb knows
        its own work.
    :param folder: where the pictures that the report names are.
    :param pictures: those that came with the report itself, by the name that it calls them.
    :param pictures_from: where they are, in place of both.
    :param marking: what stands at the head of every page, beside the marking of an exempt report.
    :param for_publication: leave out what the council keeps to itself, and the report's data with it.
    :param laid_out: the outline of this very report, where somebody has it already.
    :raises BadProfile: the council's template cannot be used.
    :raises CannotRead: a picture cannot be read.
    """
    if for_publication:
        report, laid_out = public_copy(report, profile), None
    shown = layout_of(report, profile, laid_out)
    markings = (*([marking] if marking else []), *shown.markings)
    template = prepared(template_file(profile, "base.docx"), markings, profile.recommendation.marks)
    parts = Parts(template.relationships, template.pictures)
    context = Context(
        document=shown,
        parts=parts,
        styles=template.styles,
        text_width=template.text_width,
        pictures_from=pictures_from or Pictures(folder, pictures or {}),
    )
    content = f"{template.before_body}{''.join(body(context))}{template.after_body}"
    made = {
        DOCUMENT: content.encode(),
        NUMBERING: f"{template.before_lists}{''.join(context.lists)}{template.after_lists}".encode(),
        RELATIONSHIPS: f"{template.before_relationships}{parts.relationships(*template.seal)}</Relationships>".encode(),
        PROPERTIES: filled_in(template.properties, properties_of(report, profile)),
        **{picture.name: picture.content for picture in parts.media},
    }
    if parts.media:
        made[MEDIA_TYPES] = parts.media_types(template.contents[MEDIA_TYPES])
    held, form = ("", "") if for_publication else (report.to_json(), packed_form(profile))
    made[SEAL] = seal_for({**template.contents, **made}, source, held, form)
    return package_of(
        _packed(name, made[name]) if name in made else template.compressed[name]
        for name in (*template.order, *(picture.name for picture in parts.media))
    )


def _packed(name: str, content: bytes) -> Packed:
    """A part that was made; the lists and the links of most documents are the same."""
    return packed_again(name, content) if name in {NUMBERING, RELATIONSHIPS} else packed(name, content, quickly=True)
