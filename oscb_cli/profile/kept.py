"""What TOML files say, kept beside them in a form that need not be parsed; it counts while the files are the same."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct


class _Kept(Struct, frozen=True):
    """The digest of the files, and what they say."""

    files: str
    data: dict[str, Any]


def to_keep(contents: Mapping[str, bytes], data: dict[str, Any]) -> bytes:
    """The content of a file that keeps what files say.

    :param contents: the files by name, as bytes.
    :param data: what they say.
    """
    return msgspec.msgpack.encode(_Kept(_digest(contents), data))


def as_kept(file: Path, contents: Mapping[str, bytes]) -> dict[str, Any] | None:
    """What files say, as it is kept of these very files; None where nothing is, or nothing that can be used."""
    try:
        kept = msgspec.msgpack.decode(file.read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return None
    return kept.data if kept.files == _digest(contents) else None


def _digest(contents: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, content in contents.items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
