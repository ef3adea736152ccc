"""Comments in a Word file (ISO/IEC 29500-1, 17.13.4): oscb's own put in, those of people left as they are."""

import zipfile
from collections.abc import Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from oscb_cli.model.patterns import regex
from oscb_cli.word.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTHOR = "oscb"
_W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_W_URI}}}"
_R_URI = "http://schemas.openxmlformats.org/package/2006/relationships"
_CT_URI = "http://schemas.openxmlformats.org/package/2006/content-types"
_W14_PARA = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_SPACE = regex(r"\s+")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHORTEST_WORDS = 12


class Comment(Struct, frozen=True):
    """A comment to put in: the paragraph it is about, the words in it (none: all of it), and its paragraphs."""

    paragraph: "_Element"
    words: str
    text: tuple[str, ...]


def commented(package: Package, document: "_Element", comments: Sequence[Comment]) -> bytes:
    """A copy of a Word file with comments of oscb's own, in place of those that it had before.

    :param document: the main part, parsed; the comments' paragraphs are in it. It is changed.
    """
    name = package.related(package.main, "comments") or _sibling(package.main, "comments.xml")
    part: Any = package.xml(name)
    if part is None:
        part = _parsed(f'<w:comments xmlns:w="{_W_URI}"/>')
    changed = dict(_without_ours(package, document, part))
    number = max((_number(comment) for comment in part), default=-1) + 1
    for comment in comments:
        _anchor(comment, number)
        part.append(_comment(number, comment.text))
        number += 1
    changed[package.main] = _serialised(document, package.strict)
    if len(part) or package.read(name) is not None:
        changed[name] = _serialised(part, package.strict)
        if not package.related(package.main, "comments"):
            changed.update(_declared(package, name))
    return _packed(package, changed)


def _without_ours(package: Package, document: "_Element", part: "_Element") -> dict[str, bytes]:
    """Take oscb's comments out, with their marks in the text and what newer programs note of them.

    :return: the other parts that changed.
    """
    ours = [comment for comment in part if comment.get(f"{_W}author") == AUTHOR]
    ids = {comment.get(f"{_W}id") for comment in ours}
    paragraphs = {p.get(_W14_PARA) for comment in ours for p in comment.iter(f"{_W}p")} - {None}
    for comment in ours:
        part.remove(comment)
    for mark in list(document.iter(f"{_W}commentRangeStart", f"{_W}commentRangeEnd", f"{_W}commentReference")):
        if mark.get(f"{_W}id") not in ids:
            continue
        parent = mark.getparent()
        parent.remove(mark)
        if mark.tag == f"{_W}commentReference" and not any(child.tag != f"{_W}rPr" for child in parent):
            parent.getparent().remove(parent)
    changed: dict[str, bytes] = {}
    durable: set[str] = set()
    for kind in ("commentsIds", "commentsExtended", "commentsExtensible"):
        name = package.related(package.main, kind)
        root: Any = package.xml(name) if name and paragraphs else None
        for entry in list(root) if root is not None else ():
            said = {key.rsplit("}", 1)[-1]: value for key, value in entry.attrib.items()}
            if said.get("paraId") in paragraphs or said.get("durableId") in durable:
                durable.update(filter(None, [said.get("durableId")]))
                root.remove(entry)
                changed[name] = _serialised(root, package.strict)
    return changed


def _anchor(comment: Comment, number: int) -> None:
    """Mark the words that a comment is about."""
    first, last = _range(comment.paragraph, comment.words)
    start = _parsed(f'<w:commentRangeStart xmlns:w="{_W_URI}" w:id="{number}"/>')
    end = _parsed(f'<w:commentRangeEnd xmlns:w="{_W_URI}" w:id="{number}"/>')
    reference = _parsed(f'<w:r xmlns:w="{_W_URI}"><w:commentReference w:id="{number}"/></w:r>')
    if first is None or last is None:
        properties = comment.paragraph.find(f"{_W}pPr")
        comment.paragraph.insert(0 if properties is None else 1, start)
        comment.paragraph.append(end)
    else:
        first.addprevious(start)
        last.addnext(end)
    end.addnext(reference)


def _range(paragraph: "_Element", words: str) -> tuple[Any, Any]:
    """The first and the last element of a paragraph that hold some words; None where the words are not in it."""
    runs = [run for run in paragraph.iter(f"{_W}r") if _in_paragraph(run, paragraph) and _text(run)]
    if not runs:
        return None, None
    folded = _SPACE.sub(" ", words).strip()
    whole, places = _folded_runs(runs)
    for length in (len(folded), max(_SHORTEST_WORDS, len(folded) * 2 // 3)):
        begins = whole.find(folded[:length]) if folded else -1
        if begins >= 0:
            break
    else:
        return _child_of(paragraph, runs[0]), _child_of(paragraph, runs[-1])
    first_run, first_at = places[begins]
    last_run, last_at = places[min(begins + length, len(places)) - 1]
    last = _split(last_run, last_at + 1, keep="before")
    first = _split(first_run, first_at, keep="after")
    if first_run is last_run and first is not first_run:
        last = first
    return _child_of(paragraph, first), _child_of(paragraph, last)


def _folded_runs(runs: Sequence["_Element"]) -> tuple[str, list[tuple[Any, int]]]:
    """The words of runs with single spaces, and the run and the place in it of each character."""
    letters: list[str] = []
    places: list[tuple[Any, int]] = []
    for run in runs:
        for place, letter in enumerate(_text(run)):
            said = " " if letter.isspace() else letter
            if said == " " and (not letters or letters[-1] == " "):
                continue
            letters.append(said)
            places.append((run, place))
    return "".join(letters), places


def _split(run: Any, at: int, *, keep: str) -> Any:
    """A run split at a character, where it is of words only; the part before it or after it."""
    children = [child for child in run if child.tag != f"{_W}rPr"]
    text = _text(run)
    if len(children) != 1 or children[0].tag != f"{_W}t" or not 0 < at < len(text):
        return run
    after = deepcopy(run)
    for half, words in ((run, text[:at]), (after, text[at:])):
        node = half.find(f"{_W}t")
        node.text = words
        node.set(_XML_SPACE, "preserve")
    run.addnext(after)
    return run if keep == "before" else after


def _text(run: Any) -> str:
    said = (node for node in run if node.tag in {f"{_W}t", f"{_W}tab", f"{_W}br"})
    return "".join((node.text or "") if node.tag == f"{_W}t" else " " for node in said)


def _in_paragraph(run: Any, paragraph: Any) -> bool:
    """Whether a run stands on the paragraph's own line, and not in a text box or a deletion within it."""
    parent = run.getparent()
    while parent is not None and parent is not paragraph:
        if parent.tag in {f"{_W}p", f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent"}:
            return False
        parent = parent.getparent()
    return parent is paragraph


def _child_of(paragraph: Any, element: Any) -> Any:
    while element.getparent() is not paragraph:
        element = element.getparent()
    return element


def _comment(number: int, text: Sequence[str]) -> "_Element":
    element = _parsed(f'<w:comment xmlns:w="{_W_URI}" w:id="{number}" w:author="{AUTHOR}" w:initials="{AUTHOR}"/>')
    for words in text:
        paragraph = _parsed(f'<w:p xmlns:w="{_W_URI}"><w:r><w:t xml:space="preserve"/></w:r></w:p>')
        next(paragraph.iter(f"{_W}t")).text = "".join(c if c.isprintable() else " " for c in words)
        element.append(paragraph)
    return element


def _declared(package: Package, name: str) -> dict[str, bytes]:
    """The package with a part for comments declared: its content type, and the document's relationship to it."""
    types: Any = package.xml("[Content_Types].xml")
    override = _parsed(f'<Override xmlns="{_CT_URI}"/>')
    override.set("PartName", f"/{name}")
    override.set("ContentType", _CONTENT_TYPE)
    if types is None:
        types = _parsed(f'<Types xmlns="{_CT_URI}"/>')
    types.append(override)
    folder, _, base = package.main.rpartition("/")
    rels_name = f"{folder}/_rels/{base}.rels".lstrip("/")
    rels: Any = package.xml(rels_name)
    if rels is None:
        rels = _parsed(f'<Relationships xmlns="{_R_URI}"/>')
    taken = {element.get("Id") for element in rels}
    relationship = _parsed(f'<Relationship xmlns="{_R_URI}"/>')
    relationship.set("Id", next(f"rIdOscb{n}" for n in range(1, len(taken) + 2) if f"rIdOscb{n}" not in taken))
    relationship.set("Type", _TYPE)
    relationship.set("Target", name.rpartition("/")[2])
    rels.append(relationship)
    return {"[Content_Types].xml": _serialised(types, False), rels_name: _serialised(rels, package.strict)}


def _packed(package: Package, changed: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in dict.fromkeys([*package.names, *changed]):
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, changed[name] if name in changed else package.read(name) or b"")
    return buffer.getvalue()


def _sibling(part: str, name: str) -> str:
    folder, _, _ = part.rpartition("/")
    return f"{folder}/{name}".lstrip("/")


def _number(comment: "_Element") -> int:
    number = comment.get(f"{_W}id", "")
    return int(number) if number.lstrip("-").isdecimal() else -1


def _parsed(text: str) -> Any:
    from lxml import etree

    return etree.fromstring(text)


def _serialised(root: Any, strict: bool) -> bytes:
    from lxml import etree

    from oscb_cli.word.package import to_strict

    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return to_strict(data) if strict else data
