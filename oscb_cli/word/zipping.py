"""Packages put together from parts that are compressed already (APPNOTE.TXT 6.3, PKWARE; ISO/IEC 21320-1).

The bytes are those that the standard library writes for the same parts, with fixed times; but a part that does not
change from one document to the next is compressed once.
"""

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from oscb_cli.model.once import once

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5HL")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UNIX, _DEFLATED = 20, 3, 8
_DATE = (1 << 5) | 1
"""The first of January 1980, the earliest day that there is in a package."""
_OWNER_READS_AND_WRITES = 0o600 << 16
_UTF_8_NAME = 0x800


class Packed(Struct, frozen=True, dict=True):
    """A part of a package, compressed."""

    name: str
    checksum: int
    size: int
    compressed: bytes

    @once
    def entry(self) -> bytes:
        """The part as it stands in a package: its local header, its name and what is in it."""
        name, flags = _encoded(self.name)
        header = _LOCAL.pack(
            b"PK\x03\x04", _VERSION, flags, _DEFLATED, 0, _DATE, self.checksum, len(self.compressed), self.size,
            len(name), 0,
        )  # fmt: skip
        return header + name + self.compressed

    @once
    def listed(self) -> tuple[bytes, bytes]:
        """What the directory of a package says of the part, before and after the place where it stands."""
        name, flags = _encoded(self.name)
        before = _CENTRAL.pack(
            b"PK\x01\x02", _VERSION, _UNIX, _VERSION, 0, flags, _DEFLATED, 0, _DATE, self.checksum,
            len(self.compressed), self.size, len(name), 0, 0, 0, 0, _OWNER_READS_AND_WRITES,
        )  # fmt: skip
        return before, name


def packed(name: str, content: bytes, *, quickly: bool = False) -> Packed:
    """A part, compressed as the standard library does it.

    :param quickly: in half the time, to a size that is an eighth larger.
    """
    deflate = zlib.compressobj(zlib.Z_BEST_SPEED if quickly else zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
    return Packed(name, zlib.crc32(content), len(content), deflate.compress(content) + deflate.flush())


@lru_cache(maxsize=16)
def packed_again(name: str, content: bytes) -> Packed:
    """A part that many documents have alike, compressed once: a document takes a sixteenth less of the time."""
    return packed(name, content, quickly=True)


def package_of(parts: Iterable[Packed]) -> bytes:
    """The package that parts make, in their order."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for part in parts:
        before, after = part.listed
        directory += (before, place.to_bytes(4, "little"), after)
        pieces.append(part.entry)
        place += len(part.entry)
    central = b"".join(directory)
    count = len(pieces)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(central), place, 0)
    return b"".join((*pieces, central, end))


def _encoded(name: str) -> tuple[bytes, int]:
    try:
        return name.encode("ascii"), 0
    except UnicodeEncodeError:
        return name.encode(), _UTF_8_NAME
