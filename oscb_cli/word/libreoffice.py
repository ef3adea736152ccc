"""Older and other word processors' files, through LibreOffice, where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from oscb_cli.errors import CannotRead

_LONGEST = 120
"""Seconds that a conversion may take."""

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)


def as_docx(name: str) -> bytes:
    """A file as a Word document. The file is left alone, and nothing is left behind.

    :raises CannotRead: LibreOffice is not installed, or cannot read the file, or takes too long.
    """
    return _made(name, ".docx", "docx:MS Word 2007 XML", "Save the file as a Word document (.docx) instead")


_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def as_pdf(document: bytes) -> bytes:
    """A Word document as a tagged PDF that looks as it does.

    :raises CannotRead: LibreOffice is not installed, or cannot read it, or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="oscb-") as folder:
        file = Path(folder, "document.docx")
        file.write_bytes(document)
        return _made(str(file), ".pdf", _TAGGED, "Leave out --via-libreoffice, and oscb makes the PDF itself")


def _made(name: str, suffix: str, kind: str, instead: str) -> bytes:
    program = shutil.which("soffice") or shutil.which("libreoffice") or next(filter(_is_there, _PLACES), None)
    if program is None:
        raise CannotRead(f"{name}: LibreOffice is not installed. {instead}")
    with tempfile.TemporaryDirectory(prefix="oscb-") as folder:
        command = [
            program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", kind, "--outdir", folder, str(Path(name).resolve()),
        ]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, timeout=_LONGEST, check=False)  # noqa: S603
        except subprocess.TimeoutExpired:
            raise CannotRead(f"{name}: LibreOffice took longer than {_LONGEST} seconds") from None
        except OSError as error:
            raise CannotRead(f"{name}: LibreOffice cannot be started: {error}") from None
        made = Path(folder, f"{Path(name).stem}{suffix}")
        if done.returncode or not made.is_file():
            raise CannotRead(f"{name}: LibreOffice cannot read it")
        return made.read_bytes()


def _is_there(place: str) -> bool:
    return Path(place).is_file()
