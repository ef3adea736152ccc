"""Values out of a JSON file that is too large to be held, one at a time, by the events that ijson gives.

A key that is used twice in one group is refused, as everywhere: one of the two values would be lost.
"""

from collections.abc import Iterator
from typing import IO, Any

import ijson

from oscb_cli.errors import CannotRead

_BUFFER = 256 * 1024


def values_at(file: IO[bytes], prefix: str, name: str) -> Iterator[Any]:
    """The values at a prefix (``item``, ``reports.item``, ``defaults``), in order.

    :raises ijson.JSONError: it is not JSON.
    :raises CannotRead: a key stands twice.
    """
    for place, event, value in (events := iter(ijson.parse(file, buf_size=_BUFFER, use_float=True))):
        if place != prefix:
            continue
        if event in {"start_map", "start_array"}:
            yield _built(events, event, name)
        elif not event.startswith(("end_", "map_key")):
            yield value


def _built(events: Iterator[tuple[str, str, Any]], first: str, name: str) -> Any:
    """The group or list whose beginning was the last event."""
    root: Any = {} if first == "start_map" else []
    stack: list[tuple[Any, str]] = []
    holder, key = root, ""
    for _, event, value in events:
        if event == "map_key":
            if value in holder:
                raise CannotRead(f"{name}: the key “{value}” is used twice in one group: Keep one of them")
            key = value
            continue
        if event in {"end_map", "end_array"}:
            if not stack:
                return root
            holder, key = stack.pop()
            continue
        child: Any = {} if event == "start_map" else [] if event == "start_array" else value
        if isinstance(holder, list):
            holder.append(child)
        else:
            holder[key] = child
        if event in {"start_map", "start_array"}:
            stack.append((holder, key))
            holder, key = child, ""
    return root
