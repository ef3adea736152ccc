"""What is wrong with a profile: for each mistake the file, the line, the key, and what may stand there."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from oscb_cli.model.validate import nearest
from oscb_cli.profile.lines import Path as Keys
from oscb_cli.profile.lines import line_of, lines_of
from oscb_cli.sentences import lowered

KEYED = {"sections": "key", "implications": "area", "fields": "key"}
"""The lists whose entries are known by a key: a profile that extends another says only what is different in them."""

_MOST_NAMED = 12
_KINDS = {
    "string_type": "must be text in quotation marks",
    "tuple_type": "must be a list in square brackets",
    "list_type": "must be a list in square brackets",
    "dict_type": "must be a table of keys and values",
    "model_type": "must be a table of keys and values",
    "model_attributes_type": "must be a table of keys and values",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "date_type": "must be a date such as 2026-09-15",
    "date_from_datetime_parsing": "must be a date such as 2026-09-15",
    "date_parsing": "must be a date such as 2026-09-15",
}


class ProfileFile(Struct, frozen=True):
    """A file of a profile: where it is, what it says, and under which key of the profile that goes."""

    path: Path
    data: Mapping[str, Any]
    under: str = ""


class Mistake(Struct, frozen=True):
    """Something wrong: in which file, on which line (0 where it is about the whole), under which key, and what."""

    file: Path
    line: int
    key: str
    problem: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else f"{self.file}"
        return f"{place}: {self.key} {self.problem}" if self.key else f"{place}: {self.problem}"


def mistakes_in(
    error: ValidationError, data: Mapping[str, Any], files: Sequence[ProfileFile], model: type[BaseModel]
) -> Iterator[Mistake]:
    """The mistakes that a check found.

    :param data: what was checked: what all files of the profile and those it extends come to.
    :param files: these files, the profile's own first.
    """
    for detail in error.errors():
        keys: Keys = tuple(detail["loc"])
        yield mistake_at(keys, _problem(dict(detail), keys, model), data, files)


def mistake_at(keys: Keys, problem: str, data: Mapping[str, Any], files: Sequence[ProfileFile]) -> Mistake:
    """A mistake at a key, with the file that says it and the line where it does."""
    best, furthest, said = files[0], -1, keys
    for file in files:
        own = _own_keys(keys, data, file)
        depth = _reached(own, file.data) if own is not None else -1
        if depth > furthest:
            best, furthest, said = file, depth, own or keys
        if depth > 0 and isinstance(file.data.get(str(said[0])), list) and str(said[0]) not in KEYED:
            break  # a list that another profile says anew is that profile's
    if furthest <= 0:
        return Mistake(files[0].path, 0, dotted(keys), problem)
    text = best.path.read_text(encoding="utf-8-sig")
    return Mistake(best.path, line_of(said[:furthest], lines_of(text)), dotted(said), problem)


def dotted(keys: Keys) -> str:
    """Keys as one would read them: ``committees, 2, kind``."""
    return ", ".join(str(step + 1) if isinstance(step, int) else step for step in keys)


def _own_keys(keys: Keys, data: Mapping[str, Any], file: ProfileFile) -> Keys | None:
    """The keys by which a file itself says what the profile has there; None where it says nothing of it."""
    if file.under:
        if keys[:1] != (file.under,):
            return None
        keys = keys[1:]
    if len(keys) > 1 and isinstance(keys[0], str) and isinstance(keys[1], int) and keys[0] in KEYED:
        name = KEYED[keys[0]]
        wanted = data[keys[0]][keys[1]].get(name) if isinstance(data[keys[0]][keys[1]], dict) else None
        own = file.data.get(keys[0], [])
        places = [n for n, entry in enumerate(own) if isinstance(entry, dict) and entry.get(name) == wanted]
        return (keys[0], places[0], *keys[2:]) if places else None
    return keys


def _reached(keys: Keys, data: Any) -> int:
    """How many of the keys a file has."""
    for depth, step in enumerate(keys):
        found = data.get(step, data) if isinstance(data, Mapping) else data
        if isinstance(data, list) and isinstance(step, int):
            found = data[step] if step < len(data) else data
        if found is data:
            return depth
        data = found
    return len(keys)


def _problem(detail: dict[str, Any], keys: Keys, model: type[BaseModel]) -> str:
    kind, context, given = str(detail["type"]), detail.get("ctx", {}), detail.get("input")
    field = _field_of(keys, model)
    about = f" ({_small(field.description)})" if field is not None and field.description else ""
    match kind:
        case "missing":
            return f"is missing{about}"
        case "extra_forbidden":
            known = _keys_beside(keys, model)
            near = nearest(str(keys[-1]), known)
            choice = f"Did you mean {near}?" if near else f"It may be {_some(known)}"
            return f"is not a key here. {choice}"
        case "literal_error":
            return f"is “{given}”. It must be {context['expected'].replace(chr(39), '')}{about}"
        case "greater_than_equal":
            return f"is {given}. It must be {context['ge']} or more{about}"
        case "string_pattern_mismatch":
            return f"is “{given}”, which has not the form of a name here{about}"
        case "value_error":
            return f"cannot stay so: {context['error']}" if keys else str(context["error"])
        case _:
            return _KINDS.get(kind, f"cannot be used: {detail['msg']}") + about


def _small(words: str) -> str:
    return lowered(words).rstrip(".")


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST_NAMED])
    return f"{shown} or {len(names) - _MOST_NAMED} others" if len(names) > _MOST_NAMED else shown


def _field_of(keys: Keys, model: type[BaseModel]) -> FieldInfo | None:
    """What the schema says of a key; None where it is a name that the council chooses."""
    found: FieldInfo | None = None
    current: type[BaseModel] | None = model
    for step in keys:
        if isinstance(step, int):
            continue
        found = current.model_fields.get(step) if current is not None else None
        current = _model_in(found) if found is not None else None
    return found


def _keys_beside(keys: Keys, model: type[BaseModel]) -> list[str]:
    field = _field_of(keys[:-1], model)
    inside = _model_in(field) if field is not None else model
    return sorted(set(inside.model_fields) - {"folder"}) if inside is not None else []


def _model_in(field: FieldInfo) -> type[BaseModel] | None:
    """The model of a field's value, or of the entries of its list."""
    for kind in (field.annotation, *getattr(field.annotation, "__args__", ())):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None
