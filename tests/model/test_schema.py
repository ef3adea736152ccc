from typing import Any

import jsonschema
import pytest

from oscb_cli.model.schema import report_schema
from tests.support import example_reports

SCHEMA = report_schema()


def described(schema: dict[str, Any], path: str = "") -> list[str]:
    """The fields without a description."""
    missing = [f"{path}/{name}" for name, field in schema.get("properties", {}).items() if not field.get("description")]
    for name, definition in schema.get("$defs", {}).items():
        missing += described(definition, f"{path}/{name}")
    return missing


def test_every_field_has_a_description() -> None:
    assert described(SCHEMA) == []


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(("name", "data"), list(example_reports()))
def test_the_examples_follow_the_schema(name: str, data: dict[str, Any]) -> None:
    jsonschema.validate(data, SCHEMA)


def test_the_schema_refuses_an_unknown_key() -> None:
    with pytest.raises(jsonschema.ValidationError, match="titel"):
        jsonschema.validate({"titel": "x"}, SCHEMA)
