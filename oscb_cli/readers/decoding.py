"""The text of a file, whichever of the usual encodings it is in."""

import codecs
import json

from oscb_cli.errors import CannotRead
from oscb_cli.limits import MEGABYTE, limits

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


"""Bytes that a file in YAML, Markdown or plain text may have: seven hundred thousand words."""


def decode_text(data: bytes, name: str) -> str:
    """A file's text: by its byte order mark, else UTF-8, else Windows-1252, as Windows programs write it.

    Line ends become ``\\n``.

    :raises CannotRead: it is no text, or more of it than any report has.
    """
    return text_as_typed(data, name).replace("\r\n", "\n").replace("\r", "\n")


def text_as_typed(data: bytes, name: str) -> str:
    """A file's text with the line ends that it has. The same errors as ``decode_text``."""
    if len(data) > limits().text_file:
        raise CannotRead(f"{name} is larger than {limits().text_file // MEGABYTE} MB, the most for a text. Use JSON")
    mark, encoding = _mark_of(data)
    text = ""
    for trial in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = data[len(mark) :].decode(trial)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise CannotRead(f"{name} is not text that oscb can read. Save it again with the encoding UTF-8")
    if "\x00" in text:
        raise CannotRead(f"{name} is not text: it has zero bytes in it")
    return text


def encoded_like(data: bytes, text: str, *, is_json: bool = False) -> bytes:
    """A text in the encoding of a file, with its byte order mark where it has one.

    :param data: what the file holds; it can be decoded.
    :param is_json: whether it is JSON, which is never in Windows-1252, and may be in UTF-16 without a mark.
    """
    mark, encoding = _mark_of(data)
    if not encoding and is_json:
        encoding = json.detect_encoding(data)
    for trial in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            data[len(mark) :].decode(trial)
            return mark + text.encode(trial)
        except UnicodeError:
            continue
    return text.encode()


def _mark_of(data: bytes) -> tuple[bytes, str]:
    """The byte order mark that a file begins with, and the encoding that it says; empty where there is none."""
    return next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", ""))
