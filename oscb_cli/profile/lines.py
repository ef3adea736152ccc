"""On which line of a TOML file each key stands, so that a mistake in it can be found (TOML 1.0.0)."""

from oscb_cli.model.patterns import regex
from oscb_cli.storage.toml import NotToml, toml_of

Path = tuple[str | int, ...]
"""The keys that lead to a value, an entry of a list by its place from 0: ``("committees", 1, "kind")``."""

_TABLE = regex(r"\s*\[(?P<many>\[)?\s*(?P<name>[^\[\]]+?)\s*\](?(many)\])\s*(?:#.*)?")
_KEY = regex(r"\s*(?P<key>(?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=(?P<value>.*)")
_STEP = regex(r"[\w-]+|\"[^\"]*\"|'[^']*'")


def lines_of(text: str) -> dict[Path, int]:
    """The line, from 1, on which each table and each key of a valid TOML file stands."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    above: Path = ()
    lines = text.splitlines()
    place = 0
    while place < len(lines):
        line = lines[place]
        number, place = place + 1, place + 1
        if (table := _TABLE.fullmatch(line)) is not None:
            above = _entered(_steps(table["name"]), counts, begins=bool(table["many"]))
            found.setdefault(above, number)
        elif (key := _KEY.match(line)) is not None:
            path = (*above, *_steps(key["key"]))
            found.setdefault(path, number)
            value = key["value"]
            while not _is_whole(value) and place < len(lines):
                value += "\n" + lines[place]
                place += 1
    return found


def line_of(path: Path, lines: dict[Path, int]) -> int:
    """The line of a key, or of the nearest table above it that stands in the file; 0 for none."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 0


def _steps(name: str) -> Path:
    return tuple(step.strip("\"'") for step in _STEP.findall(name))


def _entered(names: Path, counts: dict[Path, int], *, begins: bool) -> Path:
    """The path of a table: below an array of tables, it is in the last of them."""
    path: Path = ()
    for depth, name in enumerate(names, start=1):
        path = (*path, name)
        if begins and depth == len(names):
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _is_whole(value: str) -> bool:
    """Whether a value ends where its line ends: a list or a text in three quotation marks may go on."""
    try:
        toml_of(f"x ={value}".encode())
    except NotToml:
        return False
    return True
