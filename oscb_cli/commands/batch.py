"""``oscb batch``: many reports, each as a Word document, and in other formats where they are asked for."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from oscb_cli.commands.options import FailOn, ForceOption, ProfileOption, TodayOption, day_of

if TYPE_CHECKING:
    from oscb_cli.batch.making import Done
    from oscb_cli.batch.run import Summary


class Format(StrEnum):
    """How the summary is printed."""

    TABLE = "table"
    JSON = "json"


def batch(
    source: Annotated[
        str,
        typer.Argument(metavar="SOURCE", help="A JSON, JSON Lines (.jsonl), CSV or Excel file, or a folder of reports"),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FOLDER", help="Put the documents in this folder")
    ] = None,
    formats: Annotated[
        str, typer.Option("--formats", metavar="FORMATS", help="Write each report in these formats: docx,html,pdf")
    ] = "docx",
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, metavar="NUMBER", help="Use this many processes")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Write no document for a report with errors")] = False,
    check_only: Annotated[bool, typer.Option("--check-only", help="Check the reports and write nothing")] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, metavar="NUMBER", help="Take only this many reports")
    ] = None,
    where: Annotated[
        list[str] | None, typer.Option("--where", metavar="KEY=VALUE", help="Take only reports with this value")
    ] = None,
    mapping: Annotated[
        str | None,
        typer.Option("--mapping", metavar="FILE.toml", help="Say which column of a CSV or Excel file is which"),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume/--no-resume", help="Write only what has changed since the last run, or everything")
    ] = True,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune", help="Remove documents whose reports have gone from the source, unless they were changed"
        ),
    ] = False,
    seconds: Annotated[
        float, typer.Option("--time-limit", min=1, metavar="SECONDS", help="Give up on a report after this long")
    ] = 60.0,
    output_format: Annotated[
        Format, typer.Option("--format", metavar="FORMAT", help="Print the summary as table or json")
    ] = Format.TABLE,
    profile: ProfileOption = None,
    force: ForceOption = False,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", metavar="LEVEL", help="Exit with 1 for error, warning, advice or never")
    ] = FailOn.NEVER,
    today: TodayOption = None,
) -> None:
    """Write the documents of many reports at once

    A report that goes wrong does not stop the others: the file manifest.jsonl in the folder says what happened to
    each. A second run writes only what has changed. oscb does not overwrite a document that someone has edited,
    unless you add --force.

    oscb says that a report has gone only when it read the whole of the source without an error, with no --limit or
    --where.

    Exit status: 0 if all documents were written, 3 if some failed.

    \b
    Examples:
      oscb batch reports.json -o agenda
      oscb batch reports.json -o agenda --formats docx,html,pdf
      oscb batch cases.csv --mapping cases.toml -o out --where committee=Cabinet
    """
    import os

    from oscb_cli import console
    from oscb_cli.batch.making import Plan
    from oscb_cli.batch.run import How, run
    from oscb_cli.batch.sources import Source
    from oscb_cli.commands.progress import Progress
    from oscb_cli.errors import EXIT_FINDINGS, EXIT_INTERRUPTED, EXIT_SOME_FAILED, BadUsage
    from oscb_cli.settings import choice_of, settings_for

    if output is None and not check_only:
        raise BadUsage("name the folder for the documents with -o DIR, or add --check-only")
    settings = settings_for(Path.cwd())
    plan = Plan(
        source,
        None if check_only else output,
        profile or settings.profile,
        day_of(today),
        choice_of(settings, (), ()),
        force=force,
        strict=strict,
        formats=_formats(formats),
    )
    how = How(jobs or os.cpu_count() or 1, seconds, resume=resume, prune=prune)
    wanted = Source(source, mapping, _where(where), limit, plan.folder)
    progress, count = Progress(), 0

    def tell(done: "Done") -> None:
        nonlocal count
        if not count:
            import rich.table  # noqa: F401 - for the summary: now, while the workers are at work
        count += 1
        progress.tell(done.share, done.title)

    try:
        summary = run(wanted, plan, how, tell)
    except KeyboardInterrupt:
        console.say_error(f"interrupted after {count:,} reports. Run the same command again to do the others")
        raise typer.Exit(EXIT_INTERRUPTED) from None
    finally:
        progress.end()
    if output_format is Format.JSON:
        typer.echo(_as_json(summary))
    else:
        _print_summary(summary, plan.folder)
    for error in summary.errors:
        console.say_error(error)
    if (more := summary.errors_in_all - len(summary.errors)) > 0:
        console.say_error(f"and {more:,} more" + ("" if plan.folder is None else "; the manifest has them all"))
    if summary.errors_in_all:
        raise typer.Exit(EXIT_SOME_FAILED)
    if summary.reaches(fail_on.threshold):
        raise typer.Exit(EXIT_FINDINGS)


_FORMATS = ("docx", "html", "pdf")


def _formats(words: str) -> tuple[str, ...]:
    """The endings of the formats that were asked for, without one twice."""
    from oscb_cli.errors import BadUsage

    names = [name.strip().lower().removeprefix(".") for name in words.split(",") if name.strip()]
    if not names or (unknown := [name for name in names if name not in _FORMATS]):
        said = f"“{unknown[0]}” is none of the formats" if names else "no format is named"
        raise BadUsage(f"--formats {words}: {said}. Name one or more of {', '.join(_FORMATS)}")
    return tuple(f".{name}" for name in dict.fromkeys(names))


def _where(words: list[str] | None) -> dict[str, str]:
    from oscb_cli.errors import BadUsage
    from oscb_cli.model.report import Report
    from oscb_cli.model.validate import suggestion

    found: dict[str, str] = {}
    for pair in words or ():
        key, separator, value = pair.partition("=")
        if not separator:
            raise BadUsage(f"--where {pair}: say KEY=VALUE, for example committee=Cabinet")
        if key not in Report.model_fields:
            raise BadUsage(
                f"--where {pair}: “{key}” is not a key of a report: {suggestion(key, list(Report.model_fields))}"
            )
        found[key] = value
    return found


def _as_json(summary: "Summary") -> str:
    import json

    told: dict[str, Any] = {
        "reports": summary.total,
        "written": summary.written,
        "unchanged": summary.unchanged,
        "failed": summary.failed,
        "findings": dict(summary.findings),
        "rules": dict(summary.codes.most_common()),
        "committees": {name: dict(counts) for name, counts in summary.by_committee.items()},
        "gone": summary.gone,
        "pruned": summary.pruned,
        "renamed": summary.renamed,
        "errors": summary.errors,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _print_summary(summary: "Summary", folder: Path | None) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from oscb_cli import console
    from oscb_cli.batch.manifest import MANIFEST
    from oscb_cli.rules.engine.registry import all_rules
    from oscb_cli.rules.engine.rule import Severity

    out = console.results()
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Committee", ratio=1)
    for heading in ("Reports", "Failed", "Errors", "Warnings", "Advice"):
        table.add_column(heading, justify="right", no_wrap=True)
    for name, counts in sorted(summary.by_committee.items()):
        cells = [counts["reports"], counts["failed"], *(counts[severity.value] for severity in Severity)]
        table.add_row(Text(console.printable(name) or "(none)"), *(f"{cell:,}" for cell in cells))
    out.print(table)
    frequent = summary.codes.most_common(5)
    if frequent:
        words = {rule.code: rule.summary for rule in all_rules()}
        out.print(
            Text("Most common findings: " + "; ".join(f"{code} {words[code]} ({count:,})" for code, count in frequent))
        )
    for name in summary.pruned:
        out.print(f"Removed {name}, because its report has gone", soft_wrap=True)
    for name in summary.gone:
        out.print(f"{name}: its report has gone. To remove it, add --prune", soft_wrap=True)
    for name in summary.renamed:
        out.print(
            f"{name}: its report has another name now, or another report has taken its place. Remove the "
            f"document yourself "
            "if you do not need it",
            soft_wrap=True,
        )
    if folder is None:
        out.print(f"{summary.written:,} of {summary.total:,} reports checked")
        return
    same = f" ({summary.unchanged:,} of them unchanged)" if summary.unchanged else ""
    line = f"{summary.written:,} of {summary.total:,} documents written to {folder}{same}"
    failed = f"; {summary.failed:,} failed, see {MANIFEST} there" if summary.failed else f", with {MANIFEST}"
    out.print(line + failed, soft_wrap=True)
