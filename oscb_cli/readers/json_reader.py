"""JSON files (RFC 8259): parse them, and say in an officer's words where they cannot be parsed.

UTF-8, with or without a byte order mark, and UTF-16 and UTF-32 (which some Windows programs write) are read. A key that
is used twice in one group is refused: one of the two values would be lost.
"""

import json
from typing import Any

from oscb_cli.errors import CannotRead
from oscb_cli.model.patterns import regex
from oscb_cli.readers.formats import ProfileFor
from oscb_cli.readers.parsed import Parsed

_LONG_NUMBER = regex(r"\d{4301,}")
"""A number of more digits than Python reads."""

_WORDS = (
    ("Expecting ',' delimiter", "a comma is missing before this place, or a quotation mark"),
    ("Expecting property name", "a key in double quotation marks is missing here, or the comma before is one too many"),
    ("Illegal trailing comma", "the comma here is one too many"),
    ("Expecting ':' delimiter", "a colon is missing after the key"),
    ("Expecting value", "a value is missing here, or a text without quotation marks"),
    ("Unterminated string", "the text that begins here has no closing quotation mark"),
    ("Invalid control character", "a text may not run over the end of a line: write \\n for a new line"),
    ("Invalid \\", "a backslash must be written twice: \\\\"),
    ("Extra data", "something stands after the end of the report: is a bracket one too many?"),
)


def read(data: bytes, name: str, _profile_for: ProfileFor) -> Parsed:
    """Read a JSON file (the table of formats). The same errors as ``parse_json``."""
    return Parsed(parse_json(data, name))


def parse_json(data: bytes, name: str) -> Any:
    """Parse a JSON file.

    :param name: what to call the file in errors.
    :raises CannotRead: it is not JSON; one line with the place.
    """
    text = decode_json(data, name)
    if not text.strip():
        raise CannotRead(f"{name} is empty")
    try:
        return json.loads(text, object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        words = next((words for start, words in _WORDS if error.msg.startswith(start)), error.msg)
        snippet = "".join(c if c.isprintable() else " " for c in text[error.pos : error.pos + 30]).strip()
        near = f" (at “{snippet}”)" if snippet else " (at the end of the file)"
        raise CannotRead(f"{name} is not JSON: line {error.lineno}, column {error.colno}: {words}{near}") from None
    except RecursionError:
        raise CannotRead(f"{name}: its brackets are nested too deeply to be a report") from None
    except ValueError as error:
        if (number := _LONG_NUMBER.search(text)) is not None:
            line = text.count("\n", 0, number.start()) + 1
            raise CannotRead(f"{name}: line {line}: the number has {len(number[0]):,} digits. Shorten it") from None
        raise CannotRead(f"{name}: {error}") from None


def decode_json(data: bytes, name: str) -> str:
    """The text of a JSON file, whichever of its encodings it is in.

    :raises CannotRead: it is in none of them, or is a document of another kind.
    """
    if data.startswith(b"PK\x03\x04"):
        raise CannotRead(f"{name} is a Word document or another zip file. oscb needs a report file in JSON")
    if data.startswith((b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise CannotRead(f"{name} is a PDF or an old Word document. oscb needs a report file in JSON")
    try:
        return data.decode(json.detect_encoding(data))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CannotRead(
            f"{name}: line {line}: is not UTF-8 text. Save the file again with the encoding UTF-8"
        ) from None


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group = dict(pairs)
    if len(group) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise ValueError(f"the key “{key}” is used twice in one group: Keep one of them")
            seen.add(key)
    return group


def _no_constant(word: str) -> Any:
    raise ValueError(f"“{word}” is not a value that JSON has")
