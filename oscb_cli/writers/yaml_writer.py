"""A report as YAML (1.2), comfortable to type in: texts of several lines stand as they are, under their key."""

from io import StringIO
from typing import TYPE_CHECKING, Any

from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Report
from oscb_cli.profile.schema import Profile

if TYPE_CHECKING:
    from ruamel.yaml import YAML

_ISO_DATE = regex(r"\d{4}-\d{2}-\d{2}")
_AS_IT_STANDS = regex(r"\S(?:[^\n]*\S)?(?:\n(?:[^\n]*\S)?)*")
_UNUSUAL = regex(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]|[\x85\u2028\u2029]")


def write(report: Report, _profile: Profile) -> bytes:
    """A report as YAML (the table of formats)."""
    return write_yaml(report.to_data()).encode()


def write_yaml(data: dict[str, Any]) -> str:
    """A report's data as a YAML document."""
    buffer = StringIO()
    _yaml().dump(_prepared(data), buffer)
    return buffer.getvalue()


def _yaml() -> "YAML":
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    return yaml


def _prepared(value: Any) -> Any:
    """Data with its longer texts as literal blocks, and its dates as dates."""
    from datetime import date

    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

    if isinstance(value, dict):
        return {key: _prepared(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_prepared(child) for child in value]
    if isinstance(value, str):
        if _UNUSUAL.search(value):
            return DoubleQuotedScalarString(value)
        if "\n" in value:
            return LiteralScalarString(value) if _AS_IT_STANDS.fullmatch(value) else DoubleQuotedScalarString(value)
        if _ISO_DATE.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                return value  # written in quotation marks, as any text that looks like something else
    return value
