"""The names of WordprocessingML, and values as Word means them (ISO/IEC 29500-1, clause 17)."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that the standard uses

VAL = f"{W}val"
_OFF = {"0", "false", "off", "none"}


def value(parent: Any, name: str, attribute: str = VAL) -> str | None:
    """An attribute of a child, by the child's name; None where there is no such child or attribute."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else child.get(attribute)


def switch(parent: Any, name: str) -> bool | None:
    """A property that is on or off (17.17.4); None where it is not said."""
    child = parent.find(W + name) if parent is not None else None
    if child is None:
        return None
    return child.get(VAL, "true") not in _OFF


def number(parent: Any, name: str) -> int | None:
    """A whole number; None where there is none."""
    found = value(parent, name)
    try:
        return None if found is None else int(float(found))
    except (ValueError, OverflowError):
        return None
