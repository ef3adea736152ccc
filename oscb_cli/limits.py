"""How much of a file oscb takes: what is larger, deeper or longer is no report, and is refused in a line.

So a file that was made to do harm costs little time and memory. Whoever has larger files says so in ``oscb.toml``,
under ``[limits]``; ``docs/security.md`` lists the limits. A worker of a batch has those of the program that began it.
"""

import os

import msgspec
from msgspec import Struct
from msgspec.structs import fields, replace

MEGABYTE = 2**20
_ENVIRONMENT = "OSCB_LIMITS"


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """The limits; sizes in bytes, times in seconds. Each has its reason beside it."""

    report_file: int = 64 * MEGABYTE
    """A report file: a Word file with its pictures."""
    text_file: int = 4 * MEGABYTE
    """A text, Markdown or YAML file: a report of 200 pages is half a megabyte."""
    table_file: int = 512 * MEGABYTE
    """A CSV file, which is read row by row."""
    reply_file: int = 64 * MEGABYTE
    """An e-mail with what is attached to it."""
    officers_file: int = 8 * MEGABYTE
    """A file of officers."""
    word_part: int = 64 * MEGABYTE
    """A part of a Word file when it is unpacked: a zip bomb unpacks to more."""
    word_whole: int = 512 * MEGABYTE
    """All parts of a Word file together."""
    word_parts: int = 10_000
    """The parts of a Word file."""
    word_seal: int = 32 * MEGABYTE
    """The seal of a document of oscb's own, with the report in it."""
    word_paragraphs: int = 20_000
    """The paragraphs of a Word file, those in tables included."""
    lines: int = 6_000
    """The paragraphs of a document that was typed by hand."""
    yaml_values: int = 100_000
    """The values of a YAML file, with those that it repeats by name: a small file can repeat itself without end."""
    pdf_file: int = 30_000_000
    """A PDF."""
    pdf_pages: int = 300
    """The pages of a PDF."""
    pdf_content: int = 6_000_000
    """What draws the pages of a PDF, when it is unpacked."""
    pdf_seconds: float = 4.0
    """The time to read a PDF."""


NAMES = tuple(field.name for field in fields(Limits))
_now: Limits | None = None


def limits() -> Limits:
    """The limits that hold now."""
    global _now
    if _now is None:
        said = os.environ.get(_ENVIRONMENT)
        _now = msgspec.json.decode(said, type=Limits) if said else Limits()
    return _now


def use(changed: dict[str, float]) -> None:
    """Let limits hold from now on, in this process and in those that it begins.

    :param changed: those that differ from the usual, by their names.
    """
    global _now
    if not changed and _now is None:
        return  # as nearly always
    usual = Limits()
    _now = replace(usual, **{name: type(getattr(usual, name))(value) for name, value in changed.items()})
    os.environ[_ENVIRONMENT] = msgspec.json.encode(_now).decode()
