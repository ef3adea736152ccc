"""The text of a file, whichever of the usual encodings it is in."""

import codecs

from oscb_cli.errors import CannotRead
from oscb_cli.limits import MEGABYTE, limits

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


"""Bytes that a file in YAML, Markdown or plain text may have: seven hundred thousand words."""


def decode_text(data: bytes, name: str) -> str:
    """A file's text: by its byte order mark, else UTF-8, else Windows-1252, as Windows programs write it.

    Line ends become ``\\n``.

    :raises CannotRead: it is no text, or more of it than any report has.
    """
    if len(data) > limits().text_file:
        raise CannotRead(f"{name} is larger than {limits().text_file // MEGABYTE} MB, the most for a text. Use JSON")
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    text = ""
    for trial in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = data.decode(trial)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise CannotRead(f"{name} is not text that oscb can read. Save it again with the encoding UTF-8")
    if "\x00" in text:
        raise CannotRead(f"{name} is not text: it has zero bytes in it")
    return text.replace("\r\n", "\n").replace("\r", "\n")
