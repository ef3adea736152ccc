"""What writing a document keeps track of: styles, relationships, list instances, bookmarks, pictures."""

import re
from functools import lru_cache

from msgspec import Struct, field

from oscb_cli.layout.document import Document, Line
from oscb_cli.model.once import once
from oscb_cli.storage.pictures import Pictures
from oscb_cli.writers.docx import wml
from oscb_cli.writers.docx.parts import Parts
from oscb_cli.writers.docx.styles import Style, Styles
from oscb_cli.writers.linked import Linked, link, linked

MARK = "oscb_"
"""How the names of oscb's own bookmarks begin."""

_LONGEST_BOOKMARK_NAME = 40


class Context(Struct, dict=True):
    """The state of one document while it is written. Numbers are given in the order of writing."""

    document: Document
    parts: Parts
    styles: Styles
    text_width: int
    """Between the margins, in twentieths of a point."""
    pictures_from: Pictures = Pictures()
    lists: list[str] = field(default_factory=list)
    pictures: int = 0
    _bookmarks: set[str] = field(default_factory=set)

    def paragraph(self, style: Style, content: str, numbering: tuple[int, int] | None = None) -> str:
        """A paragraph in a style of the template."""
        return wml.paragraph(self.styles.ids[style], content, numbering)

    def run(self, text: str, style: Style | None = None) -> str:
        """A run of text in a character style of the template, or in none."""
        return wml.run(text, self.styles.ids[style] if style is not None else "")

    def new_list(self, style: Style, start: int) -> tuple[int, int]:
        """A numbered list of its own, in the numbering of a style, starting anew; its instance and level."""
        instance, level = self.styles.lists[style]
        number = max(self.styles.abstract_lists) + len(self.lists) + 1
        self.lists.append(wml.list_instance(number, self.styles.abstract_lists[instance], level, start))
        return number, level

    def mark(self, name: str, content: str) -> str:
        """Content within a bookmark, by which the document can be read back; a name that is taken gets a number."""
        wanted = name = bookmark_name(name)
        count = 1
        while name in self._bookmarks:
            count += 1
            name = f"{wanted[: _LONGEST_BOOKMARK_NAME - 5]}_{count}"
        self._bookmarks.add(name)
        return wml.bookmark(len(self._bookmarks), name, content)

    @once
    def reference_names(self) -> dict[str, str]:
        """The bookmark of each paragraph that carries a label, by its label."""
        names: dict[str, str] = {}
        for place, label in enumerate(self.document.numbers, start=1):
            name = bookmark_name(f"ref_{label}")
            names[label] = bookmark_name(f"ref_{place}_{label}") if name in names.values() else name
        return names

    def level_of_heading(self, line: Line) -> tuple[int, int] | None:
        """The list instance and level that numbers a heading; None where it has no number."""
        return (self.styles.lists[Style.SECTION_PARAGRAPH][0], 0) if line.number else None

    def level_of_paragraph(self, line: Line) -> tuple[int, int] | None:
        """The list instance and level that numbers a paragraph: None where its style does it itself."""
        return self.styles.lists[Style.SECTION_PARAGRAPH] if "." in line.number else None

    def words(self, text: str, style: Style | None = None) -> str:
        """Words in a character style; the addresses and annexes that they mention are links."""
        if not self.document.mentions.may_be_in(text):
            return wml.run(text, self.styles.ids[style] if style is not None else "")
        return "".join(self._linked(piece, style) for piece in linked(text, self.document))

    def link(self, address: str, words: str) -> str:
        """Words that lead to an address; where a document must not lead there, the words and the address."""
        return self._linked(link(address, words), None)

    def _linked(self, piece: Linked, style: Style | None) -> str:
        if piece.annex:
            return wml.internal_hyperlink(annex_bookmark(piece.annex), self.run(piece.words, Style.HYPERLINK))
        if piece.address:
            relationship = self.parts.link_to(piece.address)
            return wml.hyperlink(relationship, self.run(piece.words, Style.HYPERLINK))
        return self.run(piece.words, style)


@lru_cache(maxsize=1024)
def bookmark_name(words: str) -> str:
    """A name that a bookmark of oscb's may have: ASCII letters, digits and underscores, 40 at most (17.13.6.2)."""
    return (MARK + re.sub(r"[^A-Za-z0-9]+", "_", words).strip("_").lower())[:_LONGEST_BOOKMARK_NAME]


def annex_bookmark(number: int) -> str:
    """The name of the bookmark on an annex in the list of annexes."""
    return bookmark_name(f"annex_{number}")
