"""Whether everything that a profile describes has its place, and every place something to stand there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from oscb_cli.model.validate import nearest
from oscb_cli.profile.lines import Path as Keys
from oscb_cli.profile.schema import (
    BODY,
    CLOSING_PARTS,
    HEADER_PARTS,
    IMPLICATIONS,
    NEEDED,
    OTHER_HEADER_PARTS,
    RECOMMENDATION,
    UNDER_LABELS,
)

ALL_PARTS = (*HEADER_PARTS, *OTHER_HEADER_PARTS, RECOMMENDATION, BODY, IMPLICATIONS, *CLOSING_PARTS)
"""The parts of every report, by their keys."""


def with_its_areas(data: Mapping[str, Any]) -> dict[str, Any]:
    """What a profile says, with only the areas that ``areas`` names, in its order."""
    chosen = _names(data.get("areas"))
    known = {spec.get("area"): spec for spec in _tables(data, IMPLICATIONS)}
    if not chosen or any(area not in known for area in chosen):
        return dict(data)
    return {**data, IMPLICATIONS: [known[area] for area in chosen]}


def with_its_sections(data: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What a profile says, without the sections of the one that it extends which its own order leaves out.

    :param own: what the profile itself says.
    """
    order = _names(data.get("order"))
    if "order" not in own:
        return dict(data)
    said = {spec.get("key") for spec in _tables(own, "sections")}
    kept = [
        spec
        for spec in _tables(data, "sections")
        if spec.get("in_body") or spec.get("key") in order or spec.get("key") in said
    ]
    return {**data, "sections": kept} if "sections" in data else dict(data)


def misplaced(data: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    """What is wrong with the parts of a profile taken together, each with the keys where it is said."""
    order = _names(data.get("order"))
    sections = {str(spec.get("key")): bool(spec.get("in_body")) for spec in _tables(data, "sections")}
    fields = [str(spec.get("key")) for spec in _tables(data, "fields")]
    areas = [str(spec.get("area")) for spec in _tables(data, IMPLICATIONS)]
    placed = [key for key, in_body in sections.items() if not in_body]
    known = [*ALL_PARTS, *placed, *fields]
    if "order" in data:
        yield from _unknown(order, known, ("order",))
        needed = [*NEEDED, *([IMPLICATIONS] if areas else []), *placed, *fields]
        if missing := [key for key in needed if key not in order]:
            yield ("order",), f"leaves out {_listed(missing)}"
        if twice := sorted({key for key in order if order.count(key) > 1}):
            yield ("order",), f"names {_listed(twice)} twice"
        labels = data.get("labels")
        if isinstance(labels, Mapping):
            for key in (RECOMMENDATION, *UNDER_LABELS):
                if key in order and key not in labels:
                    yield ("labels", key), "is missing: order names this part, so it needs a label"
    for name, keys, singular in (("sections", list(sections), "key"), ("implications", areas, "area")):
        if len(keys) < len(_tables(data, name)):
            yield (name,), f"has two entries with the same {singular}"
    if strangers := [area for area in _names(data.get("areas")) if area not in areas]:
        yield ("areas",), f"names {_listed(strangers)}. It may name {_listed(areas)}"
    yield from _form(data, [*order, *sections])


def _form(data: Mapping[str, Any], places: list[str]) -> Iterator[tuple[Keys, str]]:
    form = data.get("form")
    if not isinstance(form, Mapping):
        return
    order = _names(data.get("order"))
    for name in ("labelled", "unnumbered"):
        may = [key for key in places if name == "unnumbered" or key in (*ALL_PARTS, *order)]
        yield from _unknown(_names(form.get(name)), may, ("form", name))
    boxes = form.get("boxes")
    for number, box in enumerate(boxes if isinstance(boxes, list) else []):
        keys = _names(box)
        yield from _unknown(keys, places, ("form", "boxes", number))
        found = sorted(order.index(key) for key in keys if key in order)
        if found and found != list(range(found[0], found[0] + len(found))):
            yield ("form", "boxes", number), "names parts that do not stand together in order"


def _unknown(keys: Iterable[str], known: list[str], where: Keys) -> Iterator[tuple[Keys, str]]:
    for key in keys:
        if key not in known:
            near = nearest(key, known)
            choice = f"Did you mean {near}?" if near else f"It may name {_listed(dict.fromkeys(known))}"
            yield where, f"names {key}, which is no part of the report. {choice}"


def _names(value: Any) -> list[str]:
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, (list, tuple)) else []


def _tables(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = data.get(name)
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, (list, tuple)) else []


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
