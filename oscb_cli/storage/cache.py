"""What is worked out of files, kept for later runs in the user's cache folder: never needed, and never in the way.

An entry counts for the very files that it was made of, by their digest, and only while it is whole. Without it a cold
draft takes a quarter longer. Where the folder cannot be written to, or another process keeps the same entry at once,
nothing is lost: whoever finds no entry works it out again. The environment variable OSCB_CACHE says another folder;
empty, nothing is kept.
"""

import contextlib
import hashlib
import os
import threading
from collections.abc import Iterable
from pathlib import Path

ENVIRONMENT = "OSCB_CACHE"
_SEAL = 32
"""Bytes of the digest (SHA-256) at the head of an entry, which tells whether it is whole."""
_MOST_OF_A_KIND = 16
"""Entries of one kind that are kept: a profile that is being changed leaves one with every change."""


def digest_of(parts: Iterable[bytes]) -> str:
    """The digest of what an entry is made of: parts in order, none of which can run into the next."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}\0".encode() + part)
    return digest.hexdigest()[:40]


def kept(kind: str, key: str) -> bytes | None:
    """An entry; None where there is none that is whole.

    :param key: the digest of what it is made of.
    """
    folder = _folder()
    if folder is None:
        return None
    try:
        entry = (folder / f"{kind}-{key}").read_bytes()
    except OSError:
        return None
    seal, content = entry[:_SEAL], entry[_SEAL:]
    return content if seal == hashlib.sha256(content).digest() else None


def keep(kind: str, key: str, content: bytes) -> None:
    """Keep an entry; where that cannot be, a later run works it out again."""
    folder = _folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        temporary = folder / f".{kind}-{key}.{os.getpid()}.{threading.get_ident()}"
        temporary.write_bytes(hashlib.sha256(content).digest() + content)
        temporary.replace(folder / f"{kind}-{key}")  # whole or not at all, whoever else writes it
        entries = sorted(folder.glob(f"{kind}-*"), key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in entries[_MOST_OF_A_KIND:]:
            entry.unlink(missing_ok=True)


def _folder() -> Path | None:
    said = os.environ.get(ENVIRONMENT)
    if said is not None:
        return Path(said) if said else None
    from platformdirs import user_cache_path

    return user_cache_path("oscb", appauthor=False)
