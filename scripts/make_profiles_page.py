"""Make the part of ``docs/profiles.md`` that tells of every key, from the schema and the profiles that come with oscb.

python scripts/make_profiles_page.py
"""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from oscb_cli.profile.found import default_name, templates_folder
from oscb_cli.profile.schema import Profile

PAGE = Path(__file__).resolve().parent.parent / "docs" / "profiles.md"
MARK = "<!-- made from the schema by scripts/make_profiles_page.py: what follows is not changed by hand -->"
_NOT_TYPED = {"folder"}
_LONGEST = 90
_KINDS = {"str": "text", "bool": "true or false", "int": "a number", "date": "a date"}


def page() -> str:
    """The whole page: what is written by hand, and the keys."""
    by_hand = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    told = "\n".join(keys())
    return f"{by_hand}{MARK}\n\n{told}"


def keys() -> Iterator[str]:
    """The tables of the keys, the profile's own first."""
    said = list(_said())
    yield from _table("At the top of the file", "", Profile, said)
    for name, field in Profile.model_fields.items():
        inside = _model_in(field)
        if inside is not None and name not in _NOT_TYPED:
            several = _is_list(field)
            yield from _table(f"`[[{name}]]`" if several else f"`[{name}]`", name, inside, said)
            for inner, inner_field in inside.model_fields.items():
                deeper = _model_in(inner_field)
                if deeper is not None and name == "tables":
                    yield from _table(f"`[[{name}.{inner}]]`", f"{name}.{inner}", deeper, said)


def _said() -> Iterator[dict[str, Any]]:
    """What the profiles that come with oscb say in their files, those that extend another first: they are shorter."""
    found = []
    for file in sorted(templates_folder().glob("*/profile.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        for more in ("tables.toml", "meetings.toml"):
            if (file.parent / more).is_file():
                data[more.removesuffix(".toml")] = tomllib.loads((file.parent / more).read_text(encoding="utf-8"))
        found.append(data)
    yield from sorted(found, key=lambda data: "extends" not in data)


def _table(title: str, path: str, model: type[BaseModel], said: list[dict[str, Any]]) -> Iterator[str]:
    yield f"### {title}\n"
    yield "| Key | What it does | What it is | Example |"
    yield "|---|---|---|---|"
    if not path:
        told = "The profile from which everything is taken that is not said here."
        yield f'| `extends` | {told} | text | `extends = "{default_name()}"` |'
    for name, field in model.model_fields.items():
        if name in _NOT_TYPED:
            continue
        example = _OTHER.get(f"{path}.{name}".lstrip("."), "") or _example(path, name, said) or _default(name, field)
        needed = " It must be there." if field.is_required() and path else ""
        shown = f"`{_escaped(example)}`" if example else ""
        yield f"| `{name}` | {_escaped(field.description or '')}{needed} | {_kind(field)} | {shown} |"
    yield ""


_OTHER = {
    "committees": "[[committees]]: see below",
    "fields": "[[fields]]: see below",
    "sections": "[[sections]]: see below",
    "implications": "[[implications]]: see below",
    "tables": "in tables.toml: see below",
    "examples": '[examples] title = { good = "Sunday opening of libraries", bad = "Update" }',
    "meetings": "in meetings.toml: Cabinet = [2026-12-15, 2027-01-19]",
    "placeholders": 'placeholders = ["Lorem ipsum", "XXX+"]',
    "vocabulary": '[vocabulary] teams = ["hub"]',
    "examples.good": 'title = { good = "Sunday opening of libraries", bad = "Update" }',
    "examples.bad": 'title = { good = "Sunday opening of libraries", bad = "Update" }',
    "sections.wordings": '[[sections.wordings]] case = "None", text = "There are none."',
    "implications.wordings": '[[implications.wordings]] case = "None", text = "There are none."',
    "implications.mailbox": 'mailbox = "legal.clearance@mudford.gov.uk"',
    "implications.example": 'example = { good = "The cost of £18,000 is in the budget.", bad = "None." }',
    "implications.checker_line": 'checker_line = "Lawyer consulted: {{ name }}, {{ date }}"',
    "recommendation.other_forms": "other_forms = ['^it is recommended\\b']",
    "tables.superseded": "[[tables.superseded]]: see below",
    "tables.acts": "[[tables.acts]]: see below",
    "tables.mistaken": '[[tables.mistaken]] pattern = "principle officer", instead = "principal officer"',
    "tables.service_changes": "service_changes = 'clos(?:e|ure)|opening hours'",
    "wording.exempt_information": 'exempt_information = "This report is exempt from publication. {{ reason }}"',
    "wording.exempt_marking": 'exempt_marking = "Not for publication"',
}
"""Examples of what no profile says in a line."""


def _default(name: str, field: FieldInfo) -> str:
    """What holds where nothing is said."""
    return f"{name} = {_toml(field.default)}" if isinstance(field.default, (int, str)) and field.default != "" else ""


def _example(path: str, name: str, said: list[dict[str, Any]]) -> str:
    """What a profile says for a key, on one line; empty where none says anything short."""
    for data in said:
        found: Any = data
        for step in filter(None, path.split(".")):
            found = found.get(step) if isinstance(found, dict) else None
        for entry in found if isinstance(found, list) else [found]:
            if isinstance(entry, dict) and name in entry and (line := _line(name, entry[name])):
                return line
    return ""


def _line(name: str, value: Any) -> str:
    if isinstance(value, dict):
        pairs = [f"{key} = {_toml(entry)}" for key, entry in list(value.items())[:1] if not isinstance(entry, dict)]
        return f"{name} = {{ {', '.join(pairs)} }}" if pairs and len(str(pairs)) < _LONGEST else ""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return ""
    if isinstance(value, list) and len(json.dumps(value)) > _LONGEST:
        value = value[:2]
        line = f"{name} = {_toml(value)[:-1]}, …]"
    else:
        line = f"{name} = {_toml(value)}"
    return line if len(line) <= _LONGEST + 40 and "\n" not in line else ""


def _toml(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _kind(field: FieldInfo) -> str:
    """What a key holds, in words."""
    if _model_in(field) is not None:
        return "tables" if _is_list(field) else "a table"
    choices = [str(choice) for kind in (field.annotation, *get_args(field.annotation)) for choice in get_args(kind)
               if isinstance(choice, str)]  # fmt: skip
    if choices:
        listed = ", ".join(f"`{choice}`" for choice in choices)
        return f"a list of {listed}" if _is_list(field) else listed
    if "dict" in str(field.annotation):
        return "a table"
    name = getattr(field.annotation, "__name__", "")
    return "a list" if _is_list(field) else _KINDS.get(name, "text")


def _is_list(field: FieldInfo) -> bool:
    return str(field.annotation).startswith("tuple")


def _model_in(field: FieldInfo) -> type[BaseModel] | None:
    for kind in (field.annotation, *get_args(field.annotation)):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def _escaped(words: str) -> str:
    return words.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
