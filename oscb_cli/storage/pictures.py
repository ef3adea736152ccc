"""The pictures that a report shows: found where they are, in the report's own folder or in the file itself."""

import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct, field

from oscb_cli.errors import CannotRead
from oscb_cli.storage.files import stays_within


class Pictures(Struct, frozen=True):
    """Where the pictures of a report are: in a folder, and those that came with the report itself, by their names."""

    folder: Path | None = None
    held: Mapping[str, bytes] = field(default_factory=dict)
    public: bool = False
    """Whether they are published: then nothing but the picture itself is."""

    def content(self, name: str) -> bytes:
        """What a picture holds.

        :raises CannotRead: it is not there, or outside the report's folder.
        """
        content = self.held.get(unquote(name))
        if content is None:
            file = self._file(name)
            try:
                content = file.read_bytes()
            except OSError as error:
                raise CannotRead(f"{file} cannot be read: {error.strerror}") from None
        if not self.public:
            return content
        kind_of(name, content)  # of other kinds it is not known what they hold besides the picture
        return without_metadata(content)

    def _file(self, name: str) -> Path:
        if self.folder is None or not stays_within(name) or not stays_within(unquote(name)):
            raise CannotRead(f"picture “{name}”: choose a picture in the folder of the report")
        file = self.folder / unquote(name)
        if not file.is_file():
            raise CannotRead(f"{file}: this picture does not exist")
        return file


class Kind(Struct, frozen=True):
    """A kind of picture that browsers and PDFs show: how its content begins, and what it is called."""

    suffix: str
    media_type: str
    begins: tuple[bytes, ...]


_KINDS = (
    Kind("png", "image/png", (b"\x89PNG\r\n\x1a\n",)),
    Kind("jpg", "image/jpeg", (b"\xff\xd8\xff",)),
    Kind("gif", "image/gif", (b"GIF87a", b"GIF89a")),
)


def kind_of(name: str, content: bytes) -> Kind:
    """The kind of a picture, by its content.

    :raises CannotRead: it is of no kind that every browser and PDF shows.
    """
    for kind in _KINDS:
        if content.startswith(kind.begins):
            return kind
    raise CannotRead(
        f"picture “{name}” cannot be shown in a web page or PDF: save it as PNG, JPEG or GIF, and name the new file"
    )


def without_metadata(content: bytes) -> bytes:
    """A picture without what its camera or program noted in it: place, time, author, earlier versions, further
    pictures.

    Of a JPEG the comments and the segments of applications go (ITU-T T.81, B.1), besides JFIF, colour profile and
    Adobe’s; the way up of the picture stays. Of a PNG only the chunks stay that say how to show it (PNG, 11.2 and
    11.3), and of a GIF the comments and the blocks of applications go, besides that which repeats it (GIF89a, 24 and
    26).
    """
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg_without_metadata(content)
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png_without_metadata(content)
    if content.startswith((b"GIF87a", b"GIF89a")):
        return _gif_without_metadata(content)
    return content


_SHOWN_CHUNKS = frozenset(
    (
        *(
            b"IHDR",
            b"PLTE",
            b"IDAT",
            b"IEND",
            b"tRNS",
            b"gAMA",
            b"cHRM",
            b"sRGB",
            b"iCCP",
            b"cICP",
            b"mDCV",
            b"cLLI",
            b"sBIT",
        ),
        *(b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT"),
    )
)
_STAND_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Segments of applications that say how to show the picture, and how each begins: JFIF, the colour profile, Adobe’s
transform."""
_SCAN, _END = 0xDA, 0xD9


def _png_without_metadata(content: bytes) -> bytes:
    kept, place = [content[:8]], 8
    while place + 12 <= len(content):
        length = int.from_bytes(content[place : place + 4])
        end = place + 12 + length
        if content[place + 4 : place + 8] == b"iCCP":
            kept.append(_profile_without_name(content[place + 8 : end - 4]))
        elif content[place + 4 : place + 8] in _SHOWN_CHUNKS:
            kept.append(content[place:end])
        if content[place + 4 : place + 8] == b"IEND":
            break  # what stands after the end is no part of the picture
        place = end
    return b"".join(kept)


def _profile_without_name(profile: bytes) -> bytes:
    """The chunk of a colour profile whose name, which is free, says nothing (PNG, 11.3.2.3)."""
    body = b"iCCP" + b"ICC\0" + profile.partition(b"\0")[2]
    return (len(body) - 4).to_bytes(4) + body + zlib.crc32(body).to_bytes(4)


def _jpeg_without_metadata(content: bytes) -> bytes:
    kept, place = [content[:2]], 2
    while place + 2 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == _END:
            kept.append(content[place : place + 2])
            break  # further pictures may follow, with notes of their own
        if marker in _STAND_ALONE or marker == 0xFF:
            kept.append(content[place : place + 1 + (marker != 0xFF)])
            place += 1 + (marker != 0xFF)
            continue
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4])
        segment = content[place:end]
        if marker == 0xE1 and (turn := _way_up(segment)) > 1:
            kept.append(_exif_that_says(turn))
        is_note = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not is_note or (marker in _KEPT and segment[4:].startswith(_KEPT[marker])):
            kept.append(segment)
        if marker == _SCAN:
            after = _end_of_scan(content, end)
            kept.append(content[end:after])
            end = after
        place = max(end, place + 2)
    return b"".join(kept)


def _end_of_scan(content: bytes, place: int) -> int:
    """Where the data of a scan ends: at the first marker that does not stand within it (ITU-T T.81, B.1.1.5)."""
    while (place := content.find(b"\xff", place)) >= 0 and place + 1 < len(content):
        following = content[place + 1]
        if following != 0x00 and following != 0xFF and not 0xD0 <= following <= 0xD7:
            return place
        place += 1 if following == 0xFF else 2
    return len(content)


def _gif_without_metadata(content: bytes) -> bytes:
    colours = 3 << ((content[10] & 7) + 1) if len(content) > 10 and content[10] & 0x80 else 0
    place = 13 + colours
    kept = [content[:place]]
    while place < len(content):
        begin, sign = place, content[place]
        if sign == 0x3B:  # the end: what stands after it is no part of the picture
            kept.append(b"\x3b")
            break
        if sign == 0x2C:
            packed = content[place + 9] if place + 9 < len(content) else 0
            place = _end_of_blocks(content, place + 11 + (3 << ((packed & 7) + 1) if packed & 0x80 else 0))
        elif sign == 0x21:
            place = _end_of_blocks(content, place + 2)
        else:
            break
        extension = content[begin + 1 : begin + 2] if sign == 0x21 else b""
        repeats = content[begin + 3 : begin + 14] in {b"NETSCAPE2.0", b"ANIMEXTS1.0"}
        if extension in {b"", b"\xf9"} or (extension == b"\xff" and repeats):
            kept.append(content[begin:place])
    return b"".join(kept)


def _end_of_blocks(content: bytes, place: int) -> int:
    """Where the data of a GIF end that come in blocks, each with its length, and one of none at the end."""
    while place < len(content) and content[place]:
        place += 1 + content[place]
    return place + 1


_MOST_ENTRIES = 200
_WAYS_UP = range(1, 9)


def _way_up(segment: bytes) -> int:
    """Which way up a picture is to be shown (Exif 2.3, tag 0x0112); 1 where that is not said."""
    if segment[4:10] != b"Exif\0\0":
        return 1
    block = segment[10:]
    order: Literal["big", "little"] = "little" if block[:2] == b"II" else "big"
    start = int.from_bytes(block[4:8], order)
    for number in range(min(int.from_bytes(block[start : start + 2], order), _MOST_ENTRIES)):
        entry = block[start + 2 + 12 * number :][:12]
        if int.from_bytes(entry[:2], order) == 0x0112:
            turn = int.from_bytes(entry[8:10], order)
            return turn if turn in _WAYS_UP else 1
    return 1


def _exif_that_says(turn: int) -> bytes:
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + turn.to_bytes(2) + b"\x00\x00"
    block = b"Exif\0\0MM\x00\x2a\x00\x00\x00\x08\x00\x01" + entry + b"\x00\x00\x00\x00"
    return b"\xff\xe1" + (len(block) + 2).to_bytes(2) + block
