"""What stands in a Word file beside its text and may mark it as exempt: head and foot of the page, watermarks,
properties.

Sources: ISO/IEC 29500-1, 17.10 (headers and footers), 20.1 and 20.4 (drawings); ISO/IEC 29500-4, 19.1 (VML);
ISO/IEC 29500-2, clause 8, and 29500-1, 22.3 (properties). Labels of Microsoft Purview stand in custom properties.
"""

from collections.abc import Iterator
from typing import Any

from oscb_cli.layout.wording import render
from oscb_cli.model.exempt_words import Place, may_mark
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.docx.names import WP, A, V, W
from oscb_cli.word.package import Package

_PAGES = {"header": "the page head", "footer": "the page foot"}
_PROPERTIES = ("core-properties", "custom-properties")
_NO_WORDS = frozenset(
    {"creator", "lastModifiedBy", "created", "modified", "revision", "language", "identifier", "version"}
)
_NAMES_A_MARKING = (
    "classification",
    "marking",
    "label",
    "status",
    "protective",
    "sensitivity",
    "exempt",
    "confidential",
)

Said = tuple[str, Place, str, int]
"""Where something stands, what kind of place that is, what it says, and the number of its Word paragraph (0 for
none)."""


def said_beside(package: Package, body: Any, profile: Profile) -> Iterator[Said]:
    """Everything beside the text of a Word file that may mark it.

    :param body: the root of its main part, which can hold watermarks too.
    :param profile: whose own marking of drafts is none.
    :raises CannotRead: a part is damaged.
    """
    drafts = " ".join(render(profile.wording.draft_marking, {}).split()).casefold()
    for relationship in package.main_relationships.values():
        where = "" if relationship.external else _PAGES.get(relationship.kind, "")
        root: Any = package.xml(relationship.target) if where else None
        if root is not None:
            for words in _words_of_page(root):
                if words.casefold() != drafts:
                    yield where, "page", words, 0
            yield from _drawn(root)
    if body is not None:
        yield from _drawn(body)
    yield from _properties(package)


def _words_of_page(root: Any) -> Iterator[str]:
    """The words of each paragraph, and of all of them together: a mark may stand on several lines."""
    every = []
    for paragraph in root.iter(f"{W}p"):
        words = " ".join(
            "".join(
                (n.text or "") if n.tag == f"{W}t" else " " for n in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
            ).split()
        )
        if words and words not in every:
            every.append(words)
            yield words
    if len(every) > 1 and may_mark(whole := " ".join(every)):
        yield whole


def _drawn(root: Any) -> Iterator[Said]:
    """The words of drawn text (WordArt of either kind), and what is said of pictures instead of words."""
    for path in root.iter(f"{V}textpath"):
        yield "a watermark", "page", path.get("string", ""), 0
    for text in root.iter(f"{A}p"):
        yield "a watermark", "page", "".join(piece.text or "" for piece in text.iter(f"{A}t")), 0
    if root.tag != f"{W}document":  # pictures of the text are the report's
        for about in root.iter(f"{WP}docPr"):
            yield "a watermark", "page", about.get("descr") or about.get("title") or "", 0


def _properties(package: Package) -> Iterator[Said]:
    for kind in _PROPERTIES:
        name = package.related("", kind)
        root: Any = package.xml(name) if name else None
        for entry in root if root is not None else ():
            called = str(entry.get("name") or entry.tag.rpartition("}")[2])
            if called in _NO_WORDS:
                continue
            words = " ".join(" ".join(entry.itertext()).split())
            yield f"the document property “{called}”", "property", words, 0
            if words.casefold() in {"yes", "true", "1"} and any(part in called.casefold() for part in _NAMES_A_MARKING):
                yield f"the document property “{called}”", "property", f"{called.replace('_', ' ')}: yes", 0
