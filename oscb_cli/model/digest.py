"""The digest of a text that somebody signed off.

Version 1: the text is normalised (a number typed at the head of a paragraph left out; Unicode NFKC; straight quotation
marks, apostrophes and hyphens for the typographical ones; white space folded) and hashed with SHA-256; the digest is
``1:`` and the first 32 hexadecimal digits. Spaces, quotation marks, dashes and typed paragraph numbers may change;
words may not.
"""

import hashlib
import re
import unicodedata

VERSION = "1"
_TYPED_NUMBER = re.compile(r"(\A|\n[ \t]*\n)[ \t]*\(?\d{1,3}[.)][ \t]+")
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})


def text_digest(text: str) -> str:
    """The digest of a text, ``1:`` and 32 hexadecimal digits."""
    without_numbers = _TYPED_NUMBER.sub(r"\1", text.strip())
    normal = " ".join(unicodedata.normalize("NFKC", without_numbers.translate(_STRAIGHT)).translate(_STRAIGHT).split())
    return f"{VERSION}:{hashlib.sha256(normal.encode()).hexdigest()[:32]}"
