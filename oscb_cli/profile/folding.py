"""Names without what typists vary, so that two that mean the same are equal."""

from functools import lru_cache


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """A heading or a name without what typists vary: capitals, “and” or “&”, a “the”, punctuation at the end."""
    words = name.casefold().replace("&", " and ").replace("’", "'").strip(" .:;-–").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def own_area_key(heading: str) -> str:
    """The key of an area that no profile knows, by its heading: ``public_health`` for “Public Health”."""
    plain = "".join(c if c.isalnum() else " " for c in heading.casefold().replace("’", "").replace("'", ""))
    return "_".join(plain.split())
