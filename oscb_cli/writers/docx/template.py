"""A profile's template, made ready once for all documents that a process writes.

python-docx opens it, looks up its styles and writes it again with an empty body. The parts of that package which no
report changes are compressed once; of those that a report changes, what stands before and after its own words is kept.

All of that is kept for later runs (``storage.cache``), and then python-docx need not be imported at all. It counts only
for the very template that is there, and this version of the program.
"""

import contextlib
from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from re import Pattern
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

import msgspec
from msgspec import Struct

from oscb_cli import __version__
from oscb_cli.errors import BadProfile
from oscb_cli.layout.item_marks import AS_PARAGRAPHS, parts_of
from oscb_cli.model.patterns import regex
from oscb_cli.storage import cache as cache_of
from oscb_cli.word.seal import SEAL, add_seal
from oscb_cli.word.zipping import Packed, packed
from oscb_cli.writers.docx.markings import mark_every_page
from oscb_cli.writers.docx.properties import BlankProperties, blank_properties
from oscb_cli.writers.docx.styles import Style, Styles, W, styles_of

if TYPE_CHECKING:
    from docx.document import Document

DOCUMENT, NUMBERING = "word/document.xml", "word/numbering.xml"
RELATIONSHIPS, PROPERTIES = "word/_rels/document.xml.rels", "docProps/core.xml"
MEDIA_TYPES = "[Content_Types].xml"
CHANGING = (DOCUMENT, NUMBERING, RELATIONSHIPS, PROPERTIES, SEAL)
_FORM = f"{__version__} 5".encode()
"""Which program made it; to be counted up whenever what is made ready changes between versions."""
_RELATIONSHIP = regex(r"<Relationship [^>]*/>")
_RELATIONSHIP_ID = regex(r"rId(\d+)")
_PICTURE = regex(r"word/media/image(\d+)\.\w+")


class Prepared(Struct, frozen=True):
    """A template made ready. ``order`` are the names of all parts in the package's order."""

    styles: Styles
    text_width: int
    order: tuple[str, ...]
    contents: dict[str, bytes]
    compressed: dict[str, Packed]
    relationships: int
    """The highest number of a relationship of its document; ``pictures`` is that of a picture."""
    pictures: int
    before_body: str
    after_body: str
    before_lists: str
    after_lists: str
    before_relationships: str
    seal: tuple[str, str]
    """The kind and the target of the relationship to the seal."""
    properties: BlankProperties


@cache
def prepared(path: Path, markings: tuple[str, ...] = (), marks: str = "") -> Prepared:
    """A template, ready; made so once, and kept for later runs.

    :param markings: what stands at the head of every page.
    :param marks: the mark of the first item of a recommendation; as the template has it, where that is not said.
    :raises BadProfile: it cannot be used as a template.
    """
    key = cache_of.digest_of(
        [_FORM, _template_bytes(path), marks.encode(), *(marking.encode() for marking in markings)]
    )
    content = cache_of.kept("template", key)
    if content is not None:
        with contextlib.suppress(msgspec.MsgspecError):  # damaged, or cut off: it is made anew
            return msgspec.msgpack.decode(content, type=Prepared)
    made = make_ready(path, markings, marks)
    cache_of.keep("template", key, msgspec.msgpack.encode(made))
    return made


def make_ready(path: Path, markings: Sequence[str], marks: str = "") -> Prepared:
    """Make a template ready, with markings at the head of every page.

    :raises BadProfile: it cannot be used as a template.
    """
    document = open_template(path)
    styles, width = styles_of(document, path), _text_width(document)
    mark_every_page(document, markings)
    _mark_items(document, styles, marks)
    body = document.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    before = {name: relationship.reltype for name, relationship in document.part.rels.items()}
    add_seal(document.part)
    seal = next(relationship for name, relationship in document.part.rels.items() if name not in before)
    buffer = BytesIO()
    document.save(buffer)
    with ZipFile(buffer) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    before_body, start, after_body = contents[DOCUMENT].decode().partition("<w:body>")
    before_lists, end, after_lists = contents[NUMBERING].decode().rpartition("</w:numbering>")
    if not start or not end:
        raise BadProfile(f"{path}: its body or its numbering is empty. Open it in Word and save it again")
    links = _RELATIONSHIP.findall(contents[RELATIONSHIPS].decode())
    kept = [link for link in links if f'Target="{seal.target_ref}"' not in link]
    head = contents[RELATIONSHIPS].decode().partition("<Relationship ")[0]
    return Prepared(
        styles=styles,
        text_width=width,
        order=tuple(contents),
        contents={name: content for name, content in contents.items() if name not in CHANGING},
        compressed={name: packed(name, content) for name, content in contents.items() if name not in CHANGING},
        relationships=_highest(_RELATIONSHIP_ID, before),
        pictures=_highest(_PICTURE, contents),
        before_body=before_body + start,
        after_body=after_body,
        before_lists=before_lists,
        after_lists=end + after_lists,
        before_relationships=head + "".join(kept),
        seal=(seal.reltype, seal.target_ref),
        properties=blank_properties(document.core_properties),
    )


_SIGNS = {"a": "lowerLetter", "i": "lowerRoman", "1": "decimal"}
"""What counts (17.18.59), by the first of it."""


def _mark_items(document: "Document", styles: Styles, first: str) -> None:
    """Give the items of recommendations the council's marks (17.9.11, 17.9.17), where the template has others."""
    if not first or first == AS_PARAGRAPHS:
        return
    before, sign, after = parts_of(first)
    if Style.RECOMMENDATION_ITEM not in styles.lists:
        return
    instance, place = styles.lists[Style.RECOMMENDATION_ITEM]
    root = document.part.numbering_part.element
    wanted = styles.abstract_lists[instance]
    for level in root.xpath(f"w:abstractNum[@w:abstractNumId='{wanted}']/w:lvl[@w:ilvl='{place}']"):
        for name, value in (("numFmt", _SIGNS[sign]), ("lvlText", f"{before}%{place + 1}{after}")):
            level.find(f"{W}{name}").set(f"{W}val", value)


def _highest(numbered: Pattern[str], names: Iterable[str]) -> int:
    return max((int(found[1]) for name in names if (found := numbered.fullmatch(name))), default=0)


def open_template(path: Path) -> "Document":
    """Open a profile's template.

    :raises BadProfile: it is not a Word document.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return docx.Document(BytesIO(_template_bytes(path)))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise BadProfile(f"{path} is not a Word document that can be used as a template: {error}") from None


def _text_width(document: "Document") -> int:
    """The width between the margins of the template's last section (17.6.11, 17.6.13), in twentieths of a point."""
    section = document.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        raise BadProfile("base.docx: its last section must have a page size and margins")
    return int(page.twips - left.twips - right.twips)


@cache
def _template_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadProfile(f"{path} cannot be read: {error.strerror}") from None
