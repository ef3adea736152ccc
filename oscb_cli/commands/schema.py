"""``oscb schema``: the JSON Schema of a report."""

import typer


def schema() -> None:
    """Print the JSON Schema of a report.

    With it an editor completes keys and marks mistakes while you type.

    \b
    Examples:
      oscb schema
      oscb schema > report.schema.json
    """
    import json

    from oscb_cli.model.schema import report_schema

    typer.echo(json.dumps(report_schema(), indent=2))
