"""Open a Word file that anybody may have made or damaged: in bounded time and memory, without a network.

A part is read only when it is asked for. Files in the strict form of the standard (ISO/IEC 29500-1) are read as if they
were in the transitional one (ISO/IEC 29500-4), which every program writes.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from msgspec import Struct

from oscb_cli.errors import CannotRead
from oscb_cli.limits import limits

if TYPE_CHECKING:
    from lxml.etree import _Element

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": (
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/picture": b"http://schemas.openxmlformats.org/drawingml/2006/picture",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
_KINDS = (
    ("spreadsheetml", "is an Excel workbook, and no report"),
    ("presentationml", "is a PowerPoint presentation, and no report"),
    ("visio", "is a Visio drawing, and no report"),
)
_READ_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


class Relationship(Struct, frozen=True):
    """A relationship of a part (ISO/IEC 29500-2, clause 9.3): its id, the end of its type, and its target."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """A Word file, open.

    :param data: the file's bytes.
    :param name: what to call it in errors.
    :raises CannotRead: it is no Word file, or damaged, encrypted or out of all bounds; one line that says which.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.strict = False
        if not data.startswith(b"PK"):
            raise CannotRead(f"{name} is {'not a Word document, although its name says so' if data else 'empty'}")
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            infos = self._archive.infolist()
        except _READ_ERRORS:
            raise CannotRead(f"{name} is damaged or incomplete. Ask for it again") from None
        if len(infos) > limits().word_parts or sum(info.file_size for info in infos) > limits().word_whole:
            raise CannotRead(f"{name} would unpack to more than any Word document holds, so oscb did not open it")
        if any(info.flag_bits & 1 for info in infos):
            raise CannotRead(f"{name} is a zip file with a password, not a Word document")
        self._infos = {info.filename.replace("\\", "/").lstrip("/"): info for info in infos}
        self.main = self._main_part()

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._infos)

    def read(self, part: str) -> bytes | None:
        """A part's bytes; None where there is no such part.

        :raises CannotRead: it is damaged, or larger than any part should be.
        """
        info = self._infos.get(part)
        if info is None:
            return None
        try:
            with self._archive.open(info) as opened:
                data = opened.read(limits().word_part + 1)
        except _READ_ERRORS:
            raise CannotRead(f"{self.name} is damaged: its part {part} cannot be unpacked") from None
        if len(data) > limits().word_part:
            raise CannotRead(f"{self.name}: its part {part} unpacks to more than any Word document holds")
        return data

    def xml(self, part: str) -> "_Element | None":
        """A part as XML; None where there is no such part.

        :raises CannotRead: it is damaged.
        """
        data = self.read(part)
        return None if data is None else self._parsed(data, part)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part, by their ids; of the package itself for an empty name."""
        folder, base = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, Relationship] = {}
        for element in root if root is not None else ():
            target, external = element.get("Target", ""), element.get("TargetMode") == "External"
            if not external:
                path = target if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(path).lstrip("/")
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            found[element.get("Id", "")] = Relationship(element.get("Id", ""), kind, target, external)
        return found

    def related(self, part: str, kind: str) -> str:
        """The name of the part that a part is related to in a way; empty where there is none."""
        relationships = self._main_relationships if part == self.main else self.relationships(part)
        return next((r.target for r in relationships.values() if r.kind == kind and not r.external), "")

    @cached_property
    def _main_relationships(self) -> dict[str, Relationship]:
        return self.relationships(self.main)

    @property
    def main_relationships(self) -> dict[str, Relationship]:
        """The relationships of the document."""
        return self._main_relationships

    @cached_property
    def content_types(self) -> dict[str, str]:
        """The content type of each part that has one of its own, by its name."""
        root = self.xml("[Content_Types].xml")
        return {
            unquote(element.get("PartName", "")).lstrip("/"): element.get("ContentType", "")
            for element in (root if root is not None else ())
            if element.get("PartName")
        }

    def _main_part(self) -> str:
        if "mimetype" in self._infos:
            kind = (self.read("mimetype") or b"")[:80].decode("ascii", "replace")
            if "opendocument" in kind:
                way = "save it as a Word document (.docx), or add --via-libreoffice"
                raise CannotRead(f"{self.name} is an OpenDocument file: {way}")
            raise CannotRead(f"{self.name} is a zip file of another kind ({kind}), not a Word document")
        main = next(
            (r.target for r in self.relationships("").values() if r.kind == "officeDocument" and not r.external), ""
        )
        if not main and "word/document.xml" in self._infos:
            main = "word/document.xml"
        if main not in self._infos:
            raise CannotRead(f"{self.name} is a zip file, not a Word document")
        content_type = self.content_types.get(main, "")
        for sign, words in _KINDS:
            if sign in content_type:
                raise CannotRead(f"{self.name}: {words}")
        return main

    def _parsed(self, data: bytes, part: str) -> "_Element":
        from lxml import etree

        if _STRICT in data:
            self.strict = self.strict or part == getattr(self, "main", "")
            for strict, transitional in _TRANSITIONAL.items():
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root: Any = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            line, column = error.position
            where = f"line {line}, column {column}"
            raise CannotRead(f"{self.name} is damaged: its part {part} is not XML ({where})") from None
        except ValueError:
            raise CannotRead(f"{self.name} is damaged: its part {part} is not XML") from None
        if root.getroottree().docinfo.doctype:
            raise CannotRead(
                f"{self.name}: its part {part} declares entities, which Word documents do not, so oscb did not open it"
            )
        return root


def to_strict(data: bytes) -> bytes:
    """A part in the transitional form as one in the strict form, by its namespaces."""
    for strict, transitional in _TRANSITIONAL.items():
        data = data.replace(transitional, strict)
    return data


def external_targets(package: Package) -> Iterator[tuple[str, str]]:
    """What opening the file would fetch: kind and address of each external target that is no link (WD004)."""
    for name in package.names:
        if not name.endswith(".rels") or "_rels/" not in name:
            continue
        folder, _, base = name.rpartition("_rels/")
        for relationship in package.relationships(folder + base.removesuffix(".rels")).values():
            if relationship.external and relationship.kind != "hyperlink":
                yield relationship.kind, relationship.target
