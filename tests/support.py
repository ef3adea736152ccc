"""What many tests need: the examples, a run of the program, the text of a document."""

import json
import os
import shutil
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
ANNUAL_REPORT = EXAMPLES / "oscb-annual-report.json"
AS_PUBLISHED = EXAMPLES / "as-published.json"
BATCH = EXAMPLES / "batch.json"
PUBLISHED_TEXT = ROOT.parent / "shared" / "reports" / "oscb-annual-report-2023-24.txt"

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea7"
    "35811d0000000049454e44ae426082"
)
"""A picture of one pixel."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")


@dataclass(frozen=True)
class Run:
    """What a run of the program left behind."""

    status: int
    out: str
    err: str


_AS_ANYBODY = (
    ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
    if os.name != "nt" and os.geteuid() == 0
    else []
)
"""What goes before a command so that root may read and write only what everybody may."""

needs_permissions = pytest.mark.skipif(
    os.name == "nt" or bool(_AS_ANYBODY and shutil.which("setpriv") is None),
    reason="there are no such permissions, or root has them all",
)


def oscb(
    *arguments: str | Path,
    cwd: Path,
    stdin: bytes = b"",
    env: dict[str, str] | None = None,
    as_anybody: bool = False,
) -> Run:
    """Run oscb in a process of its own, with no terminal; on request without what only root may do."""
    done = subprocess.run(
        [*(_AS_ANYBODY if as_anybody else []), sys.executable, "-m", "oscb_cli", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **(env or {})},
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def load(path: Path) -> Any:
    """The data of a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def dump(data: object, path: Path) -> Path:
    """Write data as a JSON file."""
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def example_reports() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every report in the examples, by name."""
    yield ANNUAL_REPORT.stem, load(ANNUAL_REPORT)
    yield AS_PUBLISHED.stem, load(AS_PUBLISHED)
    for number, report in enumerate(load(BATCH)["reports"]):
        yield f"batch-{number}", report


def reports_of_councils() -> Iterator[tuple[str, dict[str, Any]]]:
    """One report in the form of each council that comes with oscb, by the council's name."""
    for file in sorted(EXAMPLES.glob("sunday-opening-*.json")):
        yield load(file)["profile"], load(file)


def part(document: bytes, name: str = "word/document.xml") -> Any:
    """A part of a Word document as XML."""
    with zipfile.ZipFile(BytesIO(document)) as package:
        return etree.fromstring(package.read(name))


def paragraphs(document: bytes) -> list[tuple[str, str]]:
    """The paragraphs of a document in order: style and text."""
    found = []
    for paragraph in part(document).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
        words = "".join(
            "\n" if node.tag == f"{W}br" else "\t" if node.tag == f"{W}tab" else node.text or ""
            for node in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
        )
        found.append((style, words))
    return found


def rezipped(document: bytes) -> bytes:
    """A document as a program packs it that opened it, changed nothing and saved it: its seal no longer fits."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as package, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as again:
        for name in package.namelist():
            content = package.read(name)
            again.writestr(name, content + b"\n" if name == "word/settings.xml" else content)
    return packed.getvalue()


def references(document: bytes) -> list[tuple[str, str]]:
    """The references to paragraphs in a document, in order: the bookmark, and the number that was shown last."""
    found = []
    for instruction in part(document).iter(f"{W}instrText"):
        runs = instruction.getparent().itersiblings()
        shown = next(run for run in runs if run.find(f"{W}t") is not None)
        found.append((instruction.text.split()[1], "".join(shown.itertext())))
    return found


def png(width: int, height: int) -> bytes:
    """The head of a PNG file of a size, which is all that is read of it (PNG, third edition, 11.2.1)."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(header)) + chunk + struct.pack(">I", zlib.crc32(chunk)) + PNG[-12:]
    )
