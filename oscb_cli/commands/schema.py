"""``oscb schema``: the JSON Schema of a report."""

import typer


def schema() -> None:
    """Print the JSON Schema of a report file

    An editor that has it completes keys and marks mistakes as you type.

    \b
    Examples:
      oscb schema
      oscb schema > report.schema.json
    """
    import json

    from oscb_cli.model.schema import report_schema

    typer.echo(json.dumps(report_schema(), indent=2))
