"""The JSON Schema of a report (draft 2020-12)."""

from typing import Any

from oscb_cli.model.report import Report


def report_schema() -> dict[str, Any]:
    """The JSON Schema that every report file follows, with a description on every field."""
    schema = Report.model_json_schema(mode="validation")
    for name, field in schema["properties"].items():
        # pydantic leaves out the description of a field whose value is another model
        field.setdefault("description", Report.model_fields[name].description)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:oscb:report"}
    return {**head, **schema}
