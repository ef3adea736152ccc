"""TOML files, read: whatever is wrong with one is one kind of error."""

from collections.abc import Iterator
from typing import Any


class NotToml(ValueError):
    """It is no TOML: why, and where."""


def toml_of(content: bytes) -> dict[str, Any]:
    """What a TOML file says.

    :raises NotToml: it is none, or not in UTF-8, or its lists stand within each other more deeply than anybody writes,
        or a whole number is beyond the 64 bits of TOML 1.0.
    """
    import tomllib

    try:
        said = tomllib.loads(content.decode("utf-8-sig"))
        too_large = next((number for number in _whole_numbers(said) if not -_MOST <= number < _MOST), None)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotToml(
            f"line {line} is not in UTF-8. Save it as UTF-8: in Notepad, choose Save as, and UTF-8 as its encoding"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise NotToml(str(error)) from None
    except ValueError:  # a number of more digits than Python reads
        raise NotToml(_TOO_LARGE) from None
    except RecursionError:
        raise NotToml("lists or tables stand within each other too deeply") from None
    if too_large is not None:
        raise NotToml(_TOO_LARGE)
    return said


_MOST = 2**63
_TOO_LARGE = "a whole number is too large"


def _whole_numbers(value: Any) -> Iterator[int]:
    if isinstance(value, int):
        yield value
    elif isinstance(value, dict | list):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from _whole_numbers(inside)
