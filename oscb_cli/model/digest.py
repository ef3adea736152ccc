"""The digest of a text that somebody signed off.

Version 1: the text is normalised (Unicode NFKC; straight quotation marks, apostrophes and hyphens for the
typographical ones; white space folded) and hashed with SHA-256; the digest is ``1:`` and the first 32
hexadecimal digits. Spaces, quotation marks and dashes may change; words may not.
"""

import hashlib
import unicodedata

VERSION = "1"
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def text_digest(text: str) -> str:
    """The digest of a text, ``1:`` and 32 hexadecimal digits."""
    normal = " ".join(unicodedata.normalize("NFKC", text.translate(_STRAIGHT)).translate(_STRAIGHT).split())
    return f"{VERSION}:{hashlib.sha256(normal.encode()).hexdigest()[:32]}"
