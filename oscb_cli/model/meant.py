"""What is plainly meant where the form of a value is not quite that of a report: one where a list is wanted, the words
alone where a group has one obvious key, a whole number where text is wanted.

What could mean two things stays as it was typed, so that the check of the report tells of it: a person's name with a
comma after it, a telephone number without its 0, a figure that may have lost one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from oscb_cli.model.patterns import regex

_NOTHING = frozenset({"", "nil", "none", "n/a", "na", "not applicable", "no"})
_PERSON = regex(r"[^,;:@()\n\d]{1,80}")
_SILENCED = regex(r"\s*([A-Z]{2}\d{3})\s*[:–—-]\s*(\S.*)")
_PARAGRAPHS = regex(r"(?:paragraphs?\s*)?[1-7](?:\s*(?:,|and|&)\s*[1-7])*", 2)
_MARK = regex(r"\s*(?:[-*•]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).])\s+")
_NUMBERS_AS_TEXT = ("item", "forward_plan_reference")


def as_meant(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The data of a report in the form that it is plainly meant in; the same object where nothing of it is changed.

    :param data: what a report file holds, of any shape.
    """
    changed = {key: meant for key, value in data.items() if (meant := _meant(key, value)) is not value}
    return {**data, **changed} if changed else data


def _meant(key: Any, value: Any) -> Any:
    how = _HOW.get(key) if isinstance(key, str) else None
    return value if how is None or value is None else how(value)


def _group(key: str, is_one: Callable[[str], bool]) -> Callable[[Any], Any]:
    """A group from the words for its one obvious key, or from a list of one."""

    def meant(value: Any) -> Any:
        while isinstance(value, list) and len(value) == 1:
            value = value[0]
        return {key: value} if isinstance(value, str) and is_one(value.strip()) else value

    return meant


def _groups(key: str, is_one: Callable[[str], bool]) -> Callable[[Any], Any]:
    """A list of groups from one of them, or from words for the one obvious key of each."""

    def meant(value: Any) -> Any:
        if isinstance(value, str):
            if value.strip().rstrip(".").lower() in _NOTHING:
                return []
            entries: list[Any] = list(_lines(value))
        elif isinstance(value, dict) and value:
            entries = [value]
        elif isinstance(value, list):
            entries = value
        else:
            return value
        made = [{key: one} if isinstance(one, str) and is_one(one.strip()) else one for one in entries]
        return value if made == value else made

    return meant


def _is_a_title(words: str) -> bool:
    return bool(words)


def _is_a_name(words: str) -> bool:
    return _PERSON.fullmatch(words) is not None


def _lines(words: str) -> Iterator[str]:
    """The lines of words that stand one below the other, without marks of a list."""
    lines = [line for line in words.splitlines() if line.strip()]
    yield from (line.strip() if len(lines) == 1 else _without_mark(line) for line in lines)


def _without_mark(line: str) -> str:
    match = _MARK.match(line)
    return line[match.end() :].strip() if match is not None else line.strip()


def _divisions(value: Any) -> Any:
    return list(_lines(value)) if isinstance(value, str) and "\n" in value.strip() else value


def _recommendation(value: Any) -> Any:
    if isinstance(value, (str, list)) and value:
        value = {"items": value}
    if isinstance(value, Mapping) and "items" in value:
        items = _items(value["items"])
        return value if items is value["items"] else {**value, "items": items}
    return value


def _items(value: Any) -> Any:
    """The items of a recommendation from one text: each line with a mark begins one, where the first line has one."""
    if not isinstance(value, str):
        return value
    lines = [line for line in value.splitlines() if line.strip()]
    if not lines or _MARK.match(lines[0]) is None:
        return [value]
    items: list[str] = []
    for line in lines:
        if _MARK.match(line) is not None and not line[:1].isspace():
            items.append(_without_mark(line))
        else:
            items[-1:] = [f"{items[-1]}\n{line}" if items else line.strip()]
    return items


def _exempt(value: Any) -> Any:
    if value is False or (isinstance(value, str) and value.strip().lower() in _NOTHING | {"false"}):
        return None
    if isinstance(value, Mapping):
        said = value.get("paragraphs")
        numbers = _numbers(said)
        return value if numbers is said else {**value, "paragraphs": numbers}
    numbers = _numbers(value)
    return {"paragraphs": numbers} if isinstance(numbers, list) and numbers else value


def _numbers(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return [value]
    if isinstance(value, str) and _PARAGRAPHS.fullmatch(value.strip()):
        return [int(digit) for digit in value if digit.isdigit()]
    return value


def _ignore(value: Any) -> Any:
    """Codes each with its reason after a colon; a code alone has no reason, and is told."""
    entries = [value] if isinstance(value, str) else value
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, str) for entry in entries):
        return value
    found = [_SILENCED.fullmatch(entry) for entry in entries]
    return {match[1]: match[2].strip() for match in found if match} if all(found) else value


def _number(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _fields(value: Any) -> Any:
    if not isinstance(value, dict) or not any(_number(said) is not said for said in value.values()):
        return value
    return {key: _number(said) for key, said in value.items()}


def _parts_with(**how: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A list of groups in each of which some values are as they are meant; one group is a list of one."""

    def meant(value: Any) -> Any:
        entries = [value] if isinstance(value, dict) and set(value) & set(how) else value
        if not isinstance(entries, list):
            return value
        made = [_changed(entry, how) for entry in entries]
        return value if all(a is b for a, b in zip(made, entries, strict=True)) and entries is value else made

    return meant


def _changed(entry: Any, how: Mapping[str, Callable[[Any], Any]]) -> Any:
    if not isinstance(entry, dict):
        return entry
    said = {key: change(entry[key]) for key, change in how.items() if entry.get(key) is not None}
    return {**entry, **said} if any(said[key] is not entry[key] for key in said) else entry


def _text(value: Any) -> Any:
    """A text from its paragraphs."""
    if isinstance(value, list) and value and all(isinstance(paragraph, str) for paragraph in value):
        return "\n\n".join(value)
    return value


def _checkers(value: Any) -> Any:
    if isinstance(value, str):
        return {"name": value} if _is_a_name(value.strip()) else value
    if isinstance(value, list) and any(isinstance(one, str) and _is_a_name(one.strip()) for one in value):
        return [_checkers(one) for one in value]
    return value


def _annexes(value: Any) -> Any:
    return _parts_with(label=_number)(_groups("title", _is_a_title)(value))


def _papers(value: Any) -> Any:
    """Documents, one on each line, or as groups that have a title alone."""
    if isinstance(value, str) and "\n" in value.strip():
        return list(_lines(value))
    if isinstance(value, dict) and set(value) == {"title"}:
        value = [value]
    if isinstance(value, Sequence) and not isinstance(value, str):
        made = [one["title"] if isinstance(one, dict) and set(one) == {"title"} else one for one in value]
        return value if made == list(value) else made
    return value


_HOW: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(_NUMBERS_AS_TEXT, _number),
    "fields": _fields,
    "exempt": _exempt,
    "recommendation": _recommendation,
    "sections": _parts_with(text=_text),
    "implications": _parts_with(text=_text, checked_by=_checkers),
    "signatory": _group("name", _is_a_name),
    "annexes": _annexes,
    "background_papers": _papers,
    "other_documents": _papers,
    "divisions_affected": _divisions,
    "contact_officers": _groups("name", _is_a_name),
    "ignore": _ignore,
}
