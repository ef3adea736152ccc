"""How oscb knows its own documents: a seal in a custom XML part (ISO/IEC 29500-1, 15.2.5).

The seal names the file that the report came from, and a digest of everything else in the package. A document
that anybody has saved since, in Word or elsewhere, no longer fits its seal, and is not overwritten. The seal also
holds the report itself, as JSON, so that it can be read back; the copy for publication holds none.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

NAMESPACE = "urn:oscb:seal:1"
_SEAL = "customXml/item1.xml"
_PROPERTIES = "customXml/itemProps1.xml"
_ITEM_ID = "{6F5C0B11-05CB-4D0C-9C0A-0C5B0C5B0C5B}"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_LARGEST_DOCUMENT = 256 * 1024 * 1024


def add_seal(part: "DocumentPart") -> None:
    """Give a document the parts of a seal, which ``sealed`` fills in."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    item = Part(PackURI(f"/{_SEAL}"), "application/xml", b"", part.package)
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


def sealed(package: bytes, source: str, data: Mapping[str, Any] | None) -> bytes:
    """A package with its seal filled in, its times fixed, so that the same content is the same bytes.

    :param data: the report that the seal is to hold, as JSON values; None for none.
    """
    with zipfile.ZipFile(BytesIO(package)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    held = json.dumps(data, ensure_ascii=False, separators=(",", ":")) if data is not None else ""
    entries[_SEAL] = _seal_xml(source, held, _digest(entries, held))
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def is_unchanged_work_of(path: Path, source: str) -> bool:
    """Whether a file is a document that oscb wrote from a source of this name, and nobody has changed since."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > _LARGEST_DOCUMENT:
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


def _fits(entries: Mapping[str, bytes], source: str) -> bool:
    from lxml import etree

    if _SEAL not in entries:
        return False
    try:
        seal = etree.fromstring(
            entries[_SEAL], etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        )
    except etree.XMLSyntaxError:
        return False  # not our part
    held = seal.text or ""
    return entries[_SEAL] == _seal_xml(source, held, _digest(entries, held))


def _seal_xml(source: str, held: str, digest: str) -> bytes:
    from xml.sax.saxutils import escape, quoteattr

    seal = f'<seal xmlns="{NAMESPACE}" source={quoteattr(source)} digest="{digest}">{escape(held)}</seal>'
    return f'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n{seal}'.encode()


def _digest(entries: Mapping[str, bytes], held: str) -> str:
    digest = hashlib.sha256(held.encode())
    for name in sorted(entries):
        if name != _SEAL:
            digest.update(f"{name}\0{len(entries[name])}\0".encode())
            digest.update(entries[name])
    return digest.hexdigest()
