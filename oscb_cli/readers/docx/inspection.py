"""What the file as a whole says besides its text: properties, headers, macros, targets outside (ISO/IEC 29500-2)."""

import re
from collections.abc import Iterator
from typing import Any

from oscb_cli.model.patterns import regex
from oscb_cli.model.sighting import Sighting
from oscb_cli.readers.docx.names import W, value
from oscb_cli.readers.docx.spoken import words_in
from oscb_cli.word.package import Package, external_targets

_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_MARKING = "marking"
_PAGE = regex(r"\W*(?:page)?\W*\d*\W*(?:of)?\W*\d*\W*", re.IGNORECASE)
_SUSPECT = ("vbaproject", "embeddings/", "activex/", "oleobject")


def inspected(package: Package, language: str, marking_style: str, body_words: str) -> Iterator[Sighting]:
    """What is seen of a package.

    :param language: what its styles say.
    :param marking_style: the id of the style of oscb's own markings in headers, or empty.
    :param body_words: all the words of the document, to hold the headers against.
    """
    yield from _properties(package, language)
    for kind, target in external_targets(package):
        yield Sighting("external target", detail=f"{kind}: {target}"[:200])
    active = [name for name in package.names if any(sign in name.lower() for sign in _SUSPECT)]
    macros = "macroEnabled" in package.content_types.get(package.main, "")
    if active or macros:
        yield Sighting("active content", detail=", ".join(active[:3]) or "macros are allowed in it")
    yield from _headers(package, marking_style, body_words)


def _properties(package: Package, language: str) -> Iterator[Sighting]:
    """The core properties (ISO/IEC 29500-2, clause 8)."""
    name = package.related("", "core-properties")
    root: Any = package.xml(name) if name else None

    def said(tag: str) -> str:
        found = root.find(tag) if root is not None else None
        return " ".join((found.text or "").split()) if found is not None else ""

    title = said(f"{_DC}title")
    if not title:
        yield Sighting("missing property", detail="title")
    if not (language or said(f"{_DC}language")):
        yield Sighting("missing property", detail="language")
    people = (("author", said(f"{_DC}creator")), ("last editor", said(f"{_CP}lastModifiedBy")))
    for what, words in (*people, ("title", title)):
        if words:
            yield Sighting("personal property", words=words, detail=what)


def _headers(package: Package, marking_style: str, body_words: str) -> Iterator[Sighting]:
    told: set[str] = set()
    for relationship in package.main_relationships.values():
        if relationship.kind != "header" or relationship.external:
            continue
        root: Any = package.xml(relationship.target)
        for paragraph in root.iter(f"{W}p") if root is not None else ():
            words = words_in_paragraph(paragraph)
            style = value(paragraph.find(f"{W}pPr"), "pStyle")
            if style == marking_style and marking_style:
                continue
            if words and not _PAGE.fullmatch(words) and words.casefold() not in body_words and words not in told:
                told.add(words)
                yield Sighting("text in header", words=words[:120])


def words_in_paragraph(paragraph: Any) -> str:
    """The words of one paragraph."""
    return " ".join("".join(t.text or "" for t in paragraph.iter(f"{W}t")).split()) or words_in(paragraph)
