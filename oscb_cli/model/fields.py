"""The kinds of value that a report is made of: a line, a text, a date, the divisions affected.

Text that XML cannot hold is refused by name and place, never dropped (Extensible Markup Language 1.0,
section 2.2, production ``Char``).
"""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from oscb_cli.model.dates import NotADate, parse_date
from oscb_cli.model.patterns import regex

LONGEST_LINE = 2_000
"""Characters that a one-line value (a title, a name) may have."""

LONGEST_TEXT = 200_000
"""Characters that one text may have: some seventy pages, where a whole cover report has six."""

_NOT_IN_XML = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HOLDABLE = regex(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]*")
_SPACE = regex(r"[ \t\n\r]+")
_NOTHING = {"nil", "none", "n/a", "na", "not applicable"}


def unholdable_character(text: str) -> str | None:
    """Name the first character of a text that XML cannot hold, with its place; None where there is none."""
    match = _NOT_IN_XML.search(text)
    if match is None:
        return None
    code = ord(match[0])
    before = text[max(0, match.start() - 20) : match.start()].strip()
    after = f" after “{before}”" if before else ""
    name = "half of a character" if 0xD800 <= code <= 0xDFFF else "a control character"
    return f"{name} (U+{code:04X}) stands at character {match.start() + 1}{after}"


def _holdable(value: str) -> str:
    if _HOLDABLE.fullmatch(value):  # takes half as long as to look for what is not
        return value
    if (found := unholdable_character(value)) is not None:
        raise PydanticCustomError("unholdable_character", "{found}; A document cannot contain it", {"found": found})
    return value


def _line(value: str) -> str:
    if value.isprintable():  # nearly always: nothing in it but words and single spaces
        return value.strip(" ") if "  " not in value else _SPACE.sub(" ", value).strip(" ")
    return _SPACE.sub(" ", _holdable(value)).strip(" ")


def _text(value: str) -> str:
    value = _holdable(value)
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    return value.strip()


def _date(value: object) -> object:
    if isinstance(value, datetime) or not isinstance(value, (str, date)):
        raise PydanticCustomError("date_words", "a date is text, for example “20 September 2024”")
    if isinstance(value, date):
        return value
    try:
        return parse_date(_holdable(value))
    except NotADate as error:
        raise PydanticCustomError("date_words", "{reason}", {"reason": str(error)}) from None


def _divisions(value: object) -> object:
    if isinstance(value, str):
        value = [value] if value.strip() else []
    if isinstance(value, (list, tuple)) and len(value) == 1 and isinstance(value[0], str):
        word = value[0].strip().lower()
        if word in {"all", "none"}:
            return [word.capitalize()]
    return value


def _divisions_data(value: tuple[str, ...]) -> Any:
    return value[0] if value in {("All",), ("None",)} else list(value)


def _papers(value: object) -> object:
    if isinstance(value, str):
        value = [value]
    if isinstance(value, (list, tuple)) and len(value) == 1 and isinstance(value[0], str):
        only = value[0].strip().rstrip(".").lower()
        return [] if only in _NOTHING or not only else value
    return value


Line = Annotated[str, Field(max_length=LONGEST_LINE), AfterValidator(_line)]
"""Text on one line; white space is folded. Empty means that it is not there."""

Text = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_text)]
"""Text in Markdown: paragraphs, lists, bold, italic, links, quotes, tables. White space around it does not count."""

Day = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema(
        {"type": "string", "examples": ["2024-09-20", "20 September 2024", "20/09/2024", "9.9.24"]},
        mode="validation",
    ),
]
"""A day, read as officers type it and written as ISO 8601."""

Divisions = Annotated[
    tuple[Line, ...],
    BeforeValidator(_divisions),
    PlainSerializer(_divisions_data),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["All", "None"]},
                {"type": "array", "items": {"type": "string"}},
                {"type": "string"},
            ],
            "examples": ["All", ["Abingdon North", "Abingdon South"]],
        },
        mode="validation",
    ),
]
"""The electoral divisions affected: names, or the one word All or None."""

Papers = Annotated[
    tuple[Line, ...],
    BeforeValidator(_papers),
    WithJsonSchema(
        {
            "anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "string"}],
            "examples": [[], ["Nil"]],
        },
        mode="validation",
    ),
]
"""A list of documents; an empty list, or the word Nil, says that there are none."""
