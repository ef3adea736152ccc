"""TOML files, read: whatever is wrong with one is one kind of error."""

from typing import Any


class NotToml(ValueError):
    """It is no TOML: why, and where."""


def toml_of(content: bytes) -> dict[str, Any]:
    """What a TOML file says.

    :raises NotToml: it is none, or not in UTF-8, or its lists stand within each other more deeply than anybody writes.
    """
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise NotToml(str(error)) from None
    except RecursionError:
        raise NotToml("lists or tables stand within each other too deeply") from None
