"""Pictures: from a file in the report's own folder, in their own shape, with their alternative text."""

from oscb_cli.errors import CannotRead
from oscb_cli.model.blocks import Picture
from oscb_cli.writers.docx import wml
from oscb_cli.writers.docx.context import Context

_EMU_A_TWENTIETH = 635
"""English Metric Units in a twentieth of a point (ISO/IEC 29500-1, 20.1.2.1)."""


def picture(shown: Picture, context: Context, widest: int) -> str:
    """A picture in a run (17.3.3.9), no wider than ``widest`` twentieths of a point.

    :raises CannotRead: there is no such picture in the report's folder, or it is of no kind that Word shows.
    """
    from docx.image.exceptions import UnrecognizedImageError
    from docx.image.image import Image

    content = context.pictures_from.content(shown.file)
    try:
        image = Image.from_blob(content)
        width, height = int(image.width), int(image.height)
    except (UnrecognizedImageError, OSError, ValueError, KeyError, ArithmeticError) as error:
        raise CannotRead(f"{shown.file} cannot be shown as a picture (PNG, JPEG, GIF, BMP or TIFF): {error}") from None
    if width > (limit := widest * _EMU_A_TWENTIETH):
        width, height = limit, max(1, height * limit // width)
    context.pictures += 1
    relationship = context.parts.picture(shown.file, image.blob, image.ext, image.content_type)
    return wml.picture(relationship, context.pictures, width, height, shown.alternative)
