"""What writing a document keeps track of: relationships, list instances, bookmarks, pictures."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from oscb_cli.errors import CannotRead
from oscb_cli.model.blocks import Picture
from oscb_cli.model.report import Report
from oscb_cli.profile.outline import Outline
from oscb_cli.profile.schema import Profile
from oscb_cli.writers.docx import wml
from oscb_cli.writers.docx.links import safe_address

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

NUMBERED_LIST = 4
"""The abstract numbering of numbered lists in base.docx."""

_EMU_A_TWENTIETH = 635


@dataclass
class Context:
    """The state of one document while it is written. Numbers are given in the order of writing."""

    report: Report
    profile: Profile
    outline: Outline
    part: "DocumentPart"
    folder: Path | None
    first_free_list: int
    text_width: int
    lists: list[str] = field(default_factory=list)
    bookmarks: int = 0
    pictures: int = 0

    def new_list(self, level: int, start: int) -> int:
        """A numbered list that starts anew; its number."""
        number = self.first_free_list + len(self.lists)
        self.lists.append(wml.list_instance(number, NUMBERED_LIST, level, start))
        return number

    def bookmark(self, name: str, content: str) -> str:
        """Content within a bookmark."""
        self.bookmarks += 1
        return wml.bookmark(self.bookmarks, name, content)

    def link(self, address: str, words: str) -> str:
        """Words that lead to an address; where a document must not lead there, the words and the address."""
        from docx.opc.constants import RELATIONSHIP_TYPE

        target = safe_address(address)
        if target is None:
            return wml.run(f"{words} ({address})" if address != words else words)
        relationship = self.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return wml.hyperlink(relationship, wml.run(words, "Hyperlink"))

    def picture(self, picture: Picture, widest: int) -> str:
        """A picture in a run (17.3.3.9), in its own shape, no wider than ``widest`` twentieths of a point.

        :raises CannotRead: there is no such picture in the report's folder, or it is of no kind that Word shows.
        """
        from docx.image.exceptions import UnrecognizedImageError
        from docx.shared import Emu
        from lxml import etree

        file = self._picture_file(picture.file)
        try:
            inline = self.part.new_pic_inline(str(file))
        except (UnrecognizedImageError, OSError, ValueError, KeyError) as error:
            raise CannotRead(f"{file}: cannot be shown as a picture (PNG, JPEG, GIF, BMP or TIFF): {error}") from None
        if inline.extent.cx > (limit := widest * _EMU_A_TWENTIETH):
            width, height = limit, inline.extent.cy * limit // inline.extent.cx
            inline.extent.cx, inline.extent.cy = Emu(width), Emu(height)
            size = inline.graphic.graphicData.pic.spPr
            size.cx, size.cy = Emu(width), Emu(height)
        self.pictures += 1
        for name, value in {"id": str(self.pictures), "name": f"Picture {self.pictures}"}.items():
            inline.docPr.set(name, value)
        inline.docPr.set("descr", picture.alternative)
        return f"<w:r><w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing></w:r>"

    def _picture_file(self, name: str) -> Path:
        from urllib.parse import unquote

        relative = Path(unquote(name))
        if self.folder is None or relative.is_absolute() or ".." in relative.parts or ":" in name or "\\" in name:
            raise CannotRead(f"picture “{name}”: name a picture in the folder of the report")
        file = self.folder / relative
        if not file.is_file():
            raise CannotRead(f"{file}: there is no such picture")
        return file
