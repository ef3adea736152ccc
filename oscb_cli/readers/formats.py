"""The one table of formats: what each is called, how it is known, what reads it and what writes it.

A file is known by what is in it first, and by its name. To add a format, add it here, with a module that reads it and
one that writes it: reading, writing, refusing, folders and help texts go by the table.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from oscb_cli.errors import CannotRead
from oscb_cli.profile.schema import Profile
from oscb_cli.storage.pictures import Pictures

if TYPE_CHECKING:
    from oscb_cli.model.report import Report
    from oscb_cli.readers.parsed import Parsed

ProfileFor = Callable[[object], Profile]
"""The profile that a file is read by, given what it says of one."""


class Format(Struct, frozen=True):
    """A format of reports.

    ``reader`` and ``writer`` are named, as ``module:function``, and imported when they are used: a reader takes the
    bytes, what to call the file, and what finds the profile; a writer takes the report and its profile, and gives
    bytes. ``is_document`` says that it shows the report and does not hold its data; ``begins`` how the content begins
    where that is certain.
    """

    name: str
    called: str
    suffixes: tuple[str, ...]
    reader: str
    writer: str = ""
    is_document: bool = False
    begins: bytes = b""
    shows_pictures: bool = False
    public_writer: str = ""
    in_folders: bool = True
    """Whether a folder of reports is looked through for it."""

    def parse(self, data: bytes, name: str, profile_for: ProfileFor) -> "Parsed":
        """Parse what a file of this format holds.

        :raises CannotRead: it cannot be parsed.
        """
        parsed: Parsed = _function(self.reader)(data, name, profile_for)
        return parsed

    def write(self, report: "Report", profile: Profile, pictures: Pictures) -> bytes:
        """A report in this format, which must be one that is written.

        :param pictures: where those are that the report shows; only a document shows them.
        """
        shown = (pictures,) if self.shows_pictures else ()
        written: bytes = _function(self.writer)(report, profile, *shown)
        return written

    def write_public(self, report: "Report", profile: Profile, pictures: Pictures) -> bytes:
        """A copy for publication: the format's own, where it would else hold more than it shows."""
        name = self.public_writer or self.writer
        written: bytes = _function(name)(report, profile, pictures)
        return written


def _function(name: str) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(f"oscb_cli.{module}"), function)


JSON = Format("json", "JSON", (".json",), "readers.json_reader:read", "writers.json_writer:write")
DOCX = Format(
    "docx", "a Word document", (".docx",), "readers.docx.reader:read", "writers.docx.document:write",
    is_document=True, begins=b"PK", shows_pictures=True, public_writer="writers.docx.document:write_public",
)  # fmt: skip
PDF = Format(
    "pdf", "a PDF", (".pdf",), "readers.pdf.reader:read", "writers.pdf.document:write",
    is_document=True, begins=b"%PDF", in_folders=False, shows_pictures=True,
)  # fmt: skip
HTML = Format(
    "html", "a web page", (".html", ".htm"), "", "writers.html.page:write",
    is_document=True, in_folders=False, shows_pictures=True,
)  # fmt: skip
MARKDOWN = Format(
    "markdown", "Markdown", (".md", ".markdown"), "readers.markdown_reader:read", "writers.markdown_writer:write"
)
TEXT = Format(
    "text", "plain text", (".txt",), "readers.text_reader:read", "writers.text_writer:write", is_document=True
)
FORMATS = (
    JSON,
    Format("yaml", "YAML", (".yaml", ".yml"), "readers.yaml_reader:read", "writers.yaml_writer:write"),
    MARKDOWN,
    TEXT,
    DOCX,
    PDF,
    HTML,
)
SUFFIXES = tuple(suffix for known in FORMATS if known.in_folders for suffix in known.suffixes)
"""The files that hold reports."""
WRITTEN = tuple(suffix for known in FORMATS if known.writer for suffix in known.suffixes)
"""The endings of the formats that a report is written in."""


class Other(Struct, frozen=True):
    """A format that is not read: what to say of it, and whether LibreOffice can make a Word document of it."""

    says: str
    via_libreoffice: bool = False


_AS_WORD = "open it in Word and save it as a Word document (.docx)"
_OTHERS = {
    ".doc": Other(
        f"is a Word document of the kind used before 2007 (.doc): {_AS_WORD}, or add --via-libreoffice",
        via_libreoffice=True,
    ),
    ".dot": Other(f"is a Word template of the kind used before 2007 (.dot): {_AS_WORD}"),
    ".odt": Other(f"is an OpenDocument text (.odt): {_AS_WORD}, or add --via-libreoffice", via_libreoffice=True),
    ".rtf": Other(f"is a rich text file (.rtf): {_AS_WORD}, or add --via-libreoffice", via_libreoffice=True),
    ".pages": Other("is a Pages document: export it as a Word document (.docx)"),
    ".wpd": Other(f"is a WordPerfect document: {_AS_WORD}"),
    ".htm": Other(f"is a web page: {_AS_WORD}"),
    ".html": Other(f"is a web page: {_AS_WORD}"),
    ".xlsx": Other("is an Excel workbook, and no report"),
    ".xls": Other("is an Excel workbook, and no report"),
    ".pptx": Other("is a PowerPoint presentation, and no report"),
    ".eml": Other("is an e-mail, and no report"),
    ".msg": Other("is an e-mail, and no report"),
    ".zip": Other("is a zip file: unpack it and name the folder"),
}
VIA_LIBREOFFICE = tuple(suffix for suffix, other in _OTHERS.items() if other.via_libreoffice)
"""The files that LibreOffice can make a Word document of."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = ((b"{\\rtf", ".rtf"),)


def format_with(suffix: str) -> Format | None:
    """The format whose files end so; None where there is none."""
    return next((known for known in FORMATS if suffix.lower() in known.suffixes), None)


def format_of(name: str, data: bytes) -> Format:
    """The format of a report file.

    :param name: the file's name; empty for standard input.
    :raises CannotRead: it is of no format that is read; one line that says what it is and what to do.
    """
    suffix = Path(name).suffix.lower()
    called = name or "standard input"
    if data.startswith(_OLE):
        raise CannotRead(f"{called}: {_what_ole_is(data, suffix)}")
    for start, other in _STARTS:
        if data.startswith(start):
            raise CannotRead(f"{called}: {_OTHERS[other].says}")
    for known in FORMATS:
        if known.begins and data.startswith(known.begins) and (known is PDF or suffix not in _OTHERS):
            return known
    if suffix in _OTHERS:
        raise CannotRead(f"{called}: {_OTHERS[suffix].says}")
    if (named := format_with(suffix)) is not None:
        return named
    if suffix and name:
        raise CannotRead(f"{called} is a {suffix} file. Report files end in {', '.join(SUFFIXES)}")
    return _guessed(data)


def _guessed(data: bytes) -> Format:
    """The format of what has no name: JSON, Markdown with a head, or plain text."""
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start or start[:1] in b"{[" or data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        return JSON
    return MARKDOWN if start.startswith(b"---") else TEXT


def _what_ole_is(data: bytes, suffix: str) -> str:
    """What a file in Microsoft's compound format is: an encrypted document, or one of the old kinds."""
    names = data[: 1 << 20]
    if "EncryptedPackage".encode("utf-16-le") in names:
        return "is protected by a password: open it in Word, take the password off, and save it"
    if "WordDocument".encode("utf-16-le") in names or suffix in {".doc", ".docx"}:
        return _OTHERS[".doc"].says
    return "is an old Office file, and no Word document"
