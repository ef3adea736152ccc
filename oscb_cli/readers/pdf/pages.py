"""The words of a PDF and where they stand (ISO 32000-1, 9.4: text objects), within limits of size and time."""

import logging
import time
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from msgspec import Struct

from oscb_cli.errors import CannotRead
from oscb_cli.limits import limits

"""Bytes of the pages' contents, unpacked: text for a thousand pages."""

_FEWEST_LETTERS = 20
_CHECK_EVERY = 500


class Fragment(Struct):
    """Words that a PDF shows at one place: ``x`` and ``y`` in points from the lower left corner of the page."""

    page: int
    x: float
    y: float
    words: str
    size: float
    bold: bool
    width: float
    height: float
    """Those of the page."""

    stretch: float = 1.0
    """How wide its type is, beside Helvetica of its size."""


class _TooLong(Exception):
    """Reading takes longer than any report does."""


def fragments_in(data: bytes, name: str) -> list[Fragment]:
    """The words of a PDF in the order of its pages.

    :raises CannotRead: it is damaged, protected, larger than any report, or a scan without text; or pypdf is missing.
    """
    if len(data) > limits().pdf_file:
        raise CannotRead(f"{name} is too large for a report ({len(data) // 1_000_000} MB)")
    try:
        from pypdf import PdfReader
    except ImportError:
        raise CannotRead(f"{name}: to read PDFs, install oscb with: pip install “oscb-cli[pdf]”") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is told here, in a line
    try:
        found = list(_fragments(PdfReader(BytesIO(data)), name))
    except CannotRead:
        raise
    except _TooLong:
        raise CannotRead(f"{name} takes too long to read. Use the Word document instead") from None
    except (MemoryError, RecursionError):
        raise CannotRead(f"{name} is nested too deeply or is too large to be a report") from None
    except Exception as error:  # damaged files raise anything from deep within the library
        raise CannotRead(
            f"{name} is damaged, so oscb cannot read it as a PDF ({type(error).__name__}). Use the Word "
            "document instead"
        ) from None
    if sum(c.isalpha() for fragment in found for c in fragment.words) < _FEWEST_LETTERS:
        raise CannotRead(
            f"{name} has no text, only pictures of pages (a scan). Use the Word document, or have the text recognised"
        )
    return found


def _fragments(reader: Any, name: str) -> Iterator[Fragment]:
    ends = time.monotonic() + limits().pdf_seconds
    if reader.is_encrypted and not reader.decrypt(""):
        raise CannotRead(f"{name} has a password. Save a copy without it")
    if len(reader.pages) > limits().pdf_pages:
        raise CannotRead(f"{name} has more than {limits().pdf_pages} pages, which is too many for a report")
    content = 0
    for number, page in enumerate(reader.pages, start=1):
        stream = page.get_contents()
        content += len(stream.get_data()) if stream is not None else 0
        if content > limits().pdf_content:
            raise CannotRead(f"{name} holds too much for a report (pages of {content // 1_000_000} MB)")
        yield from _of_page(page, number, ends)


def _of_page(page: Any, number: int, ends: float) -> list[Fragment]:
    found: list[Fragment] = []
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    stretches: dict[str, float] = {}
    seen = 0

    def watch(*_: Any) -> None:
        nonlocal seen
        seen += 1
        if seen % _CHECK_EVERY == 0 and time.monotonic() > ends:
            raise _TooLong

    def take(words: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if not words.strip():
            if found and " " in words.replace("\u00a0", " ") and abs(found[-1].y - y) < 1:
                found[-1].words += " "
            return
        scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[2]) or 1.0
        base = str((font or {}).get("/BaseFont", "")).casefold()
        bold = "bold" in base or "black" in base or "heavy" in base
        clean = words.replace("\u00ad", "").strip("\r\n")
        if base not in stretches:
            stretches[base] = stretch_of(font)
        size = abs(float(size) * scale) or 12.0
        found.append(Fragment(number, float(x), float(y), clean, size, bold, width, height, stretches[base]))

    page.extract_text(visitor_text=take, visitor_operand_before=watch)
    if time.monotonic() > ends:
        raise _TooLong
    return found


_COMMON_WIDTH = 0.54
"""What the characters of a subset are wide on average in Helvetica, in sizes of type."""

_COMMON_BOLD_WIDTH = 0.575
_LEAST, _MOST = 0.6, 1.4
_AS_WIDE = ("arial", "helvetica", "liberationsans")
"""Types whose characters are just as wide as Helvetica's."""


def stretch_of(font: Any) -> float:
    """How wide a font's characters are beside Helvetica's, by the widths that the PDF states (ISO 32000-1, 9.2.4)."""
    base = str((font or {}).get("/BaseFont", "")).casefold()
    widths = [] if any(name in base for name in _AS_WIDE) else _stated_widths(font)
    if not widths:
        return 1.0
    found = sum(widths) / len(widths) / 1000 / (_COMMON_BOLD_WIDTH if "bold" in base else _COMMON_WIDTH)
    return min(_MOST, max(_LEAST, found))


def _stated_widths(font: Any) -> list[float]:
    """The widths of a font's characters, in thousandths of its size; none where it states none that can be used."""
    font = font or {}
    if "/Widths" in font:
        stated = [float(width) for width in font["/Widths"]]
    elif "/DescendantFonts" in font:
        inner = font["/DescendantFonts"][0].get_object()
        stated = []
        for entry in inner.get("/W", []):
            entry = entry.get_object() if hasattr(entry, "get_object") else entry
            if isinstance(entry, list):
                stated += [float(width) for width in entry]
    else:
        return []
    return [width for width in stated if 100 < width < 1200]
