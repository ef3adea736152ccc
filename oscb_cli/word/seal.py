"""How oscb knows its own documents: a seal in a custom XML part (ISO/IEC 29500-1, 15.2.5).

The seal names the file that the report came from, and a digest of everything else in the package. A document
that anybody has saved since, in Word or elsewhere, no longer fits its seal, and is not overwritten. The seal also
holds the report itself, as JSON, so that it can be read back, and says which version of oscb wrote the document, and
in which form (``profile.page_form``); the copy for publication holds none of it. The seals of version 0.1.0 before the
form was kept have neither.
"""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from oscb_cli import __version__
from oscb_cli.limits import limits
from oscb_cli.word.package import Package

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

NAMESPACE = "urn:oscb:seal:1"
SEAL = "customXml/item1.xml"
_WRITER = re.compile(r' version="([\w.+-]*)" form="([\w+/=]*)">\Z')
_IN_AN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
_PROPERTIES = "customXml/itemProps1.xml"
_ITEM_ID = "{6F5C0B11-05CB-4D0C-9C0A-0C5B0C5B0C5B}"


def add_seal(part: "DocumentPart") -> None:
    """Give a document the parts of a seal, which ``seal_for`` makes the content of."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    item = Part(PackURI(f"/{SEAL}"), "application/xml", b"", part.package)
    properties = (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    props = Part(
        PackURI(f"/{_PROPERTIES}"),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        properties.encode(),
        part.package,
    )
    item.relate_to(props, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def seal_for(entries: Mapping[str, bytes], source: str, held: str, form: str = "") -> bytes:
    """The seal of a package, filled in.

    :param entries: all parts of the package; what the seal is at the moment does not count.
    :param held: the report that the seal is to hold, as JSON; empty for none.
    :param form: the form of the document, packed; empty for none.
    """
    writer = Writer(__version__, form) if held else None
    return _seal_xml(source, held, _digest(entries, held, writer), writer)


def is_unchanged_work_of(path: Path, source: str) -> bool:
    """Whether a file is a document that oscb wrote from a source of this name, and nobody has changed since."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > limits().word_whole:
                return False
            entries = {info.filename: archive.read(info) for info in infos}
    except (
        OSError,
        KeyError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        zipfile.BadZipFile,
        zlib.error,
    ):
        return False  # not a package, or not one of ours: not ours to overwrite
    return _fits(entries, source)


class Writer(Struct, frozen=True):
    """Which version of oscb wrote a document, and in which form, packed (``profile.page_form``)."""

    version: str
    form: str


class Seal(Struct, frozen=True):
    """What a document's seal says: the name of its source, the report that was written, and whether it is unchanged.

    ``writer`` is None where the seal is of an earlier version, which did not say.
    """

    source: str
    data: Mapping[str, Any] | None
    unchanged: bool
    writer: Writer | None = None


def seal_of(package: Package) -> Seal | None:
    """The seal of a document; None where there is none, or it cannot be read.

    Programs that save the document again may give the part another name, and keep what is in it.
    """
    for name in package.names:
        if not (name.startswith("customXml/") and name.endswith(".xml")) or "itemProps" in name or "_rels" in name:
            continue
        raw = package.read(name) or b""
        if NAMESPACE.encode() not in raw or len(raw) > limits().word_seal:
            continue
        element = _parsed(raw)
        if element is None or element.tag != f"{{{NAMESPACE}}}seal":
            continue
        held = element.text or ""
        try:
            data = json.loads(held) if held else None
        except (ValueError, RecursionError):
            data = None  # somebody has changed it: the words of the document are what counts
        source = str(element.get("source", ""))
        said = element.get("version")
        writer = Writer(str(said), str(element.get("form", ""))) if said is not None else None
        expected = _seal_xml(source, held, _digest(_entries(package), held, writer), writer)
        return Seal(source, data if isinstance(data, dict) else None, name == SEAL and raw == expected, writer)
    return None


def _entries(package: Package) -> dict[str, bytes]:
    return {name: package.read(name) or b"" for name in package.names}


def _parsed(raw: bytes) -> Any:
    from lxml import etree

    try:
        return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError:
        return None  # not our part


def _fits(entries: Mapping[str, bytes], source: str) -> bool:
    """Whether a package has the seal that it would have, had oscb just written it from the source."""
    seal = entries.get(SEAL, b"").decode("utf-8", "replace")
    _, begun, rest = seal.partition('">')
    text, ended, _ = rest.rpartition("</seal>")
    if not begun or not ended:
        return False
    held = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    said = _WRITER.search(seal[: len(seal) - len(rest)])
    writer = Writer(said[1], said[2]) if said is not None else None
    return entries[SEAL] == _seal_xml(source, held, _digest(entries, held, writer), writer)


def _seal_xml(source: str, held: str, digest: str, writer: Writer | None) -> bytes:
    attribute = source.translate(_IN_AN_ATTRIBUTE)
    by = f' version="{writer.version}" form="{writer.form}"' if writer is not None else ""
    seal = f'<seal xmlns="{NAMESPACE}" source="{attribute}" digest="{digest}"{by}>{_in_a_text(held)}</seal>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n{seal}'.encode()


def _in_a_text(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")  # quicker than a table, for long texts


def _digest(entries: Mapping[str, bytes], held: str, writer: Writer | None) -> str:
    pieces = [held.encode()]
    if writer is not None:
        pieces += (b"\0", writer.version.encode(), b"\0", writer.form.encode())
    for name in sorted(entries):
        if name != SEAL:
            pieces += (f"{name}\0{len(entries[name])}\0".encode(), entries[name])
    return hashlib.sha256(b"".join(pieces)).hexdigest()
