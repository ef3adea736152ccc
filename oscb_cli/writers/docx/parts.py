"""What a document adds to its template's package: relationships to where its links lead, and pictures as parts."""

from msgspec import Struct

from oscb_cli.writers.docx.wml import HYPERLINK, escape

IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
"""The kind of relationship that a picture has (ISO/IEC 29500-1, 15.2.14)."""
_TYPES = "<Types xmlns="


class Media(Struct, frozen=True):
    """A picture as a part: its name in the package, what it holds, and the media type of its kind."""

    name: str
    content: bytes
    suffix: str
    media_type: str


class Parts:
    """The parts and relationships that one document adds. Numbers are given in the order of writing."""

    def __init__(self, relationships: int, pictures: int) -> None:
        """Begin after what the template has.

        :param relationships: the highest number of a relationship of the template's document.
        :param pictures: the highest number of a picture of the template.
        """
        self._next = relationships + 1
        self._next_picture = pictures + 1
        self._ids: dict[tuple[str, str], str] = {}
        self._media: dict[str, Media] = {}

    def link_to(self, target: str) -> str:
        """The id of the relationship to where a link leads; the same for the same target."""
        return self._related(HYPERLINK, target)

    def picture(self, file: str, content: bytes, suffix: str, media_type: str) -> str:
        """The id of the relationship to a picture, which becomes a part; one for a file, however often it is shown.

        :param file: what the report calls it: two files are two parts, so that each is found again by its name.
        """
        if file not in self._media:
            name = f"word/media/image{self._next_picture}.{suffix}"
            self._media[file] = Media(name, content, suffix, media_type)
            self._next_picture += 1
        return self._related(IMAGE, self._media[file].name.removeprefix("word/"))

    @property
    def media(self) -> tuple[Media, ...]:
        """The pictures, in the order in which they were added."""
        return tuple(self._media.values())

    def relationships(self, seal_kind: str, seal_target: str) -> str:
        """The relationships as elements (ISO/IEC 29500-2, 6.5.3.4), that to the seal last."""
        links = [
            f'<Relationship Id="{name}" Type="{kind}" Target="{escape(target)}"'
            + (' TargetMode="External"/>' if kind == HYPERLINK else "/>")
            for (kind, target), name in self._ids.items()
        ]
        seal = f'<Relationship Id="rId{self._next}" Type="{seal_kind}" Target="{escape(seal_target)}"/>'
        return "".join([*links, seal])

    def media_types(self, before: bytes) -> bytes:
        """The part that names the media type of each kind of part (ISO/IEC 29500-2, 6.2.3), with the pictures'.

        :param before: the template's.
        """
        types = before.decode()
        kinds = {picture.suffix: picture.media_type for picture in self.media}
        new = [suffix for suffix in sorted(kinds) if f'Extension="{suffix}"' not in types]
        added = "".join(f'<Default Extension="{suffix}" ContentType="{kinds[suffix]}"/>' for suffix in new)
        place = types.index(">", types.index(_TYPES)) + 1
        return f"{types[:place]}{added}{types[place:]}".encode()

    def _related(self, kind: str, target: str) -> str:
        key = (kind, target)
        if key not in self._ids:
            self._ids[key] = f"rId{self._next}"
            self._next += 1
        return self._ids[key]
