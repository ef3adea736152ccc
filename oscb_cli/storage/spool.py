"""Values kept in order until all are there: in memory while they are few, in a temporary file when they are many."""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")
_IN_MEMORY = 2 * 1024 * 1024
_LENGTH = 8


class Spool(Generic[T]):
    """Values of one kind, added one by one and gone through as often as wanted.

    :param kind: what they are; a struct of msgspec, or what such structs hold.
    """

    def __init__(self, kind: type[T]) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - it lives as long as the spool
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._end = 0

    def add(self, value: T) -> None:
        """Keep a value."""
        raw = self._encoder.encode(value)
        self._file.seek(self._end)
        self._file.write(len(raw).to_bytes(_LENGTH, "big") + raw)
        self._end += _LENGTH + len(raw)

    def __bool__(self) -> bool:
        return self._end > 0

    def __iter__(self) -> Iterator[T]:
        place = 0
        while place < self._end:
            self._file.seek(place)
            length = int.from_bytes(self._file.read(_LENGTH), "big")
            yield self._decoder.decode(self._file.read(length))
            place += _LENGTH + length
