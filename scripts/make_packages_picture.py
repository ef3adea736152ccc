"""Make docs/pictures/packages.svg: the packages of oscb in their layers, from what they really import.

    python scripts/make_packages_picture.py

A row is a layer of the contract in pyproject.toml. An arrow leads from a package to one that it imports; those that
follow from other arrows are left out, so that the picture can be read. The description in the file names all of them.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "packages.svg"
PACKAGE = "oscb_cli"
_WIDTH, _ROW, _BOX_WIDTH, _BOX_HEIGHT, _MARGIN = 760, 74, 130, 34, 20

Imports = Mapping[str, frozenset[str]]


def layers() -> list[list[str]]:
    """The layers of the contract "Data goes one way", from the top: the packages of each."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (c for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    return [[name.strip().removeprefix(f"{PACKAGE}.") for name in row.split("|")] for row in contract["layers"]]


def imports(names: Sequence[str]) -> Imports:
    """Which of the packages each of them imports."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    found: dict[str, set[str]] = {name: set() for name in names}
    found["cli"].add("commands")  # by name, when one is asked for
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            above, below = (module.split(".")[1] for module in (f"{importer}.", f"{imported}."))
            if above != below and above in found and below in found:
                found[above].add(below)
    return {name: frozenset(below) for name, below in found.items()}


def without_what_follows(all_imports: Imports) -> Iterator[tuple[str, str]]:
    """The imports that do not follow from others: where a imports b and b imports c, a importing c is left out."""
    for above, below in sorted(all_imports.items()):
        further = {name for direct in below for name in _reached(direct, all_imports)}
        yield from ((above, name) for name in sorted(below - further))


def _reached(name: str, all_imports: Imports) -> frozenset[str]:
    direct = all_imports[name]
    return direct.union(*(_reached(below, all_imports) for below in direct)) if direct else direct


def picture(rows: Sequence[Sequence[str]], all_imports: Imports) -> str:
    """The picture as SVG."""
    places = {
        name: (_WIDTH * (column + 1) / (len(row) + 1), _MARGIN + _ROW * number + _BOX_HEIGHT / 2)
        for number, row in enumerate(rows)
        for column, name in enumerate(row)
    }
    height = _MARGIN * 2 + _ROW * (len(rows) - 1) + _BOX_HEIGHT
    told = ". ".join(f"{name} imports {', '.join(sorted(below)) or 'none'}" for name, below in all_imports.items())
    arrows = [_arrow(places[above], places[below]) for above, below in without_what_follows(all_imports)]
    boxes = [_box(name, *place) for name, place in places.items()]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"'
            ' font-family="sans-serif" font-size="14">',
            "<title>The packages of oscb in their layers</title>",
            f"<desc>{escape(told)}.</desc>",
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
            '<path d="M0 0L8 4L0 8z" fill="#5a6672"/></marker></defs>',
            f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
            *arrows,
            *boxes,
            "</svg>",
            "",
        ]
    )


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = start, end
    y, to_y = y + _BOX_HEIGHT / 2, to_y - _BOX_HEIGHT / 2
    bend = (to_y - y) / 2
    return (
        f'<path d="M{x:g} {y:g}C{x:g} {y + bend:g} {to_x:g} {to_y - bend:g} {to_x:g} {to_y:g}"'
        ' fill="none" stroke="#5a6672" marker-end="url(#tip)"/>'
    )


def _box(name: str, x: float, y: float) -> str:
    shown = name if "__" not in name and (ROOT / PACKAGE / name).is_dir() else f"{name}.py"
    return (
        f'<rect x="{x - _BOX_WIDTH / 2:g}" y="{y - _BOX_HEIGHT / 2:g}" width="{_BOX_WIDTH}" height="{_BOX_HEIGHT}"'
        ' rx="5" fill="#eaf1f8" stroke="#1d4f7c"/>'
        f'<text x="{x:g}" y="{y + 5:g}" text-anchor="middle" fill="#12283c">{escape(shown)}</text>'
    )


def made() -> str:
    """The picture as it should be now."""
    rows = layers()
    return picture(rows, imports([name for row in rows for name in row]))


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(made(), encoding="utf-8")
