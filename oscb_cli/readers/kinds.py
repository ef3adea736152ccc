"""Which kind of file a file is: by what is in it first, and by its name."""

from pathlib import Path

from oscb_cli.errors import CannotRead

SUFFIXES = (".json", ".yaml", ".yml", ".md", ".markdown", ".txt", ".docx")
"""The files that hold reports."""

_KINDS = {
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".docx": "docx",
    ".pdf": "pdf",
}
_ZIP = b"PK"
_PDF = b"%PDF"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_WORD = "open it in Word and save it as a Word document (.docx)"
_OTHERS = {
    ".doc": f"is a Word document of the kind used before 2007 (.doc): {_AS_WORD}, or add --via-libreoffice",
    ".dot": f"is a Word template of the kind used before 2007 (.dot): {_AS_WORD}",
    ".odt": f"is an OpenDocument text (.odt): {_AS_WORD}, or add --via-libreoffice",
    ".rtf": f"is a rich text file (.rtf): {_AS_WORD}, or add --via-libreoffice",
    ".pages": "is a Pages document: export it as a Word document (.docx)",
    ".wpd": f"is a WordPerfect document: {_AS_WORD}",
    ".htm": f"is a web page: {_AS_WORD}",
    ".html": f"is a web page: {_AS_WORD}",
    ".xlsx": "is an Excel workbook, and no report",
    ".xls": "is an Excel workbook, and no report",
    ".pptx": "is a PowerPoint presentation, and no report",
    ".eml": "is an e-mail, and no report",
    ".msg": "is an e-mail, and no report",
    ".zip": "is a zip file: unpack it and name the folder",
}
VIA_LIBREOFFICE = (".doc", ".odt", ".rtf")
"""The files that LibreOffice can make a Word document of."""

_STARTS = ((b"{\\rtf", ".rtf"),)


def kind_of(name: str, data: bytes) -> str:
    """The kind of a report file: ``json``, ``yaml``, ``markdown``, ``text``, ``docx`` or ``pdf``.

    :param name: the file's name; empty for standard input.
    :raises CannotRead: it is of no kind that is read; one line that says what it is and what to do.
    """
    suffix = Path(name).suffix.lower()
    called = name or "standard input"
    if data.startswith(_OLE):
        raise CannotRead(f"{called}: {_what_ole_is(data, suffix)}")
    for start, other in _STARTS:
        if data.startswith(start):
            raise CannotRead(f"{called}: {_OTHERS[other]}")
    if data.startswith(_PDF):
        return "pdf"
    if data.startswith(_ZIP) and suffix not in _OTHERS:
        return "docx"
    if suffix in _OTHERS:
        raise CannotRead(f"{called}: {_OTHERS[suffix]}")
    if suffix in _KINDS:
        return _KINDS[suffix]
    if suffix and name:
        raise CannotRead(f"{called}: is a {suffix} file; report files end in {', '.join(SUFFIXES)}")
    return _guessed(data)


def _guessed(data: bytes) -> str:
    """The kind of what has no name: JSON, Markdown with a head, or plain text."""
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start or start[:1] in b"{[" or data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:4]:
        return "json"
    return "markdown" if start.startswith(b"---") else "text"


def _what_ole_is(data: bytes, suffix: str) -> str:
    """What a file in Microsoft's compound format is: an encrypted document, or one of the old kinds."""
    names = data[: 1 << 20]
    if "EncryptedPackage".encode("utf-16-le") in names:
        return "is protected by a password: open it in Word, take the password off, and save it"
    if "WordDocument".encode("utf-16-le") in names or suffix in {".doc", ".docx"}:
        return _OTHERS[".doc"]
    return "is an old Office file, and no Word document"
