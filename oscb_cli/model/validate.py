"""From plain data to a report, with everything that is wrong told at once and in an officer's words.

What is wrong never hides what is right: a report comes back in every case, without the values that could not
be read, so that a file that does not validate can still be checked.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Literal, get_args

from msgspec import Struct
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from oscb_cli.model.meant import as_meant
from oscb_cli.model.report import Report

Path = tuple[str | int, ...]

TOO_DEEP = "its brackets are nested too deeply to be a report"

_ENTRY_NAMES = {
    "sections": "section",
    "implications": "implication",
    "annexes": "annex",
    "contact_officers": "contact officer",
    "background_papers": "background paper",
    "other_documents": "document",
    "items": "item",
    "paragraphs": "paragraph",
    "divisions_affected": "division",
}


class Problem(Struct, frozen=True):
    """Something in a report file that could not be read.

    ``pointer`` is a JSON pointer (RFC 6901), ``message`` and ``help`` say what is wrong and what to do.
    """

    kind: Literal["unknown key", "value"]
    pointer: str
    message: str
    help: str


def read_report(data: Mapping[str, Any]) -> tuple[Report, tuple[Problem, ...]]:
    """Turn plain data into a report. What is null in it counts as absent.

    :param data: what a report file holds: strings, numbers, lists and mappings.
    :return: the report, without the values that could not be read, and the problems, all of them.
    """
    try:
        return _read_report(data)
    except RecursionError:
        return Report(), (Problem("value", "", TOO_DEEP, "a report has at most five levels of brackets"),)


def is_too_deep(data: object) -> bool:
    """Whether data is nested beyond all bounds."""
    try:
        without_nulls(data)
    except RecursionError:
        return True
    return False


def _read_report(data: Mapping[str, Any]) -> tuple[Report, tuple[Problem, ...]]:
    try:
        return Report.model_validate(data), ()
    except ValidationError:
        data = without_nulls(as_meant(without_nulls(data)))
    try:
        return Report.model_validate(data), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    found = tuple(_problem(detail, data) for detail in details)
    return Report.model_validate(_without(data, details)), found


def without_nulls(value: Any) -> Any:
    """A copy of plain data in which what is null is absent, and every key can be told."""
    if isinstance(value, Mapping):
        return {_readable(key): without_nulls(child) for key, child in value.items() if child is not None}
    if isinstance(value, (list, tuple)):
        return [without_nulls(child) for child in value]
    return value


def _readable(key: Any) -> Any:
    """A key without halves of characters, which no file can hold; with a mark in their place it is an unknown key."""
    if isinstance(key, str) and not key.isascii():
        return key.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return key


def pointer_to(path: Sequence[str | int]) -> str:
    """A JSON pointer (RFC 6901) to a place in the data."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word that a misspelt one most probably stands for, or None."""
    folded = word.strip().lower().replace("-", "_").replace(" ", "_")
    matches = get_close_matches(folded, known, n=1, cutoff=0.6)
    return matches[0] if matches else None


def suggestion(word: str, known: Sequence[str]) -> str:
    """What to say of an unknown word: the nearest known one, or all of them."""
    if (near := nearest(word, known)) is not None:
        return f"did you mean “{near}”?"
    return "known here: " + ", ".join(known)


def place_in_words(path: Sequence[str | int], data: object) -> str:
    """Where a path leads, as an officer would say it: ``implication 3 (staff), checked_by, date``."""
    words: list[str] = []
    previous = ""
    for step in path:
        data = _child(data, step)
        if isinstance(step, int):
            name = _ENTRY_NAMES.get(previous, "entry")
            if words:
                words.pop()
            words.append(f"{name} {step + 1}{_label(data)}")
        else:
            words.append(step)
        previous = str(step)
    return ", ".join(words)


def _label(entry: object) -> str:
    if isinstance(entry, Mapping):
        for key in ("area", "heading", "key", "title", "name"):
            value = entry.get(key)
            if isinstance(value, str) and value.strip():
                return f" ({_short(value)})"
    return ""


def _child(data: object, step: str | int) -> object:
    if isinstance(data, Mapping):
        return data.get(step)
    if isinstance(data, (list, tuple)) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _problem(detail: ErrorDetails, data: Mapping[str, Any]) -> Problem:
    path = _real_path(detail["loc"], data)
    if detail["type"] == "extra_forbidden":
        *above, key = path
        where = place_in_words(above, data)
        message = f"“{_short(str(key))}” is not a key of {where or 'a report'}"
        return Problem("unknown key", pointer_to(path), message, suggestion(str(key), _keys_at(above)))
    message, help_text = _words(detail)
    if detail["type"].startswith("model_"):
        help_text = f"give its parts by their keys: {', '.join(_keys_at(path))}"
    elif path == ("ignore",):
        help_text = "give each code its reason, for example {“SO001”: “no one was there”}"
    return Problem("value", pointer_to(path), f"{place_in_words(path, data)}: {message}", help_text)


def _real_path(location: Path, data: object) -> Path:
    """The part of pydantic's location that is a path in the data (it also names validators on the way)."""
    path: list[str | int] = []
    for step in location:
        if (isinstance(data, Mapping) and step in data) or (
            isinstance(data, (list, tuple)) and isinstance(step, int) and 0 <= step < len(data)
        ):
            path.append(step)
            data = _child(data, step)
    return tuple(path)


def _words(detail: ErrorDetails) -> tuple[str, str]:
    got = _kind_of(detail["input"])
    match detail["type"]:
        case "string_type":
            return f"must be text; this is {got}", "put it in quotation marks"
        case "string_too_long":
            limit = detail["ctx"]["max_length"]
            return (
                f"is {len(detail['input']):,} characters long; at most {limit:,} are possible",
                "shorten it, or put it into an annex",
            )
        case "string_unicode":
            return "holds half of a character, which no document can hold", "type the character again"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"must be a group of keys in braces {{…}}; this is {got}", "see “oscb schema” for the keys"
        case "tuple_type" | "list_type":
            return f"must be a list in square brackets […]; this is {got}", "put square brackets around it"
        case "bool_type" | "bool_parsing":
            return f"must be true or false; this is {got}", "write true or false, without quotation marks"
        case kind if kind.startswith("int_"):
            return f"must be a whole number; this is {got}", "write the number, for example 3"
        case "date_words":
            return detail["msg"], "write the date as 20 September 2024"
        case "unholdable_character":
            return detail["msg"], "delete the character"
        case _:
            return detail["msg"], "see “oscb schema” for what is possible here"


def _kind_of(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return "a number"
        case str():
            return f"the text “{_short(value)}”"
        case list() | tuple():
            return "a list"
        case dict():
            return "a group of keys"
        case _:
            return "nothing" if value is None else "something else"


def _short(text: str) -> str:
    text = "".join(character if character.isprintable() else "�" for character in text)
    return text if len(text) <= 40 else text[:39] + "…"


def _keys_at(path: Sequence[str | int]) -> list[str]:
    """The keys that a report may have at a path."""
    model: type[BaseModel] = Report
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for argument in get_args(annotation) if (model := _model_in(argument))), None)


def _without(data: Mapping[str, Any], details: Sequence[ErrorDetails]) -> dict[str, Any]:
    """A copy of the data without the values that could not be read.

    An entry of a list keeps its place, emptied, so that pointers to its neighbours stay true.
    """
    copy: dict[str, Any] = _copy(data)
    for detail in details:
        *above, last = _real_path(detail["loc"], data)
        holder: Any = copy
        for step in above:
            holder = _child(holder, step)
        if isinstance(holder, dict):
            holder.pop(last, None)
        elif isinstance(holder, list) and isinstance(last, int):
            holder[last] = {} if detail["type"].startswith("model") else 0 if detail["type"].startswith("int") else ""
    return copy


def _copy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copy(child) for key, child in value.items()}
    if isinstance(value, (list, tuple)):
        return [_copy(child) for child in value]
    return value
