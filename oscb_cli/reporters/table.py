"""Findings as a table, for people: grouped by report, the gravest words in colour and never in colour alone."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from oscb_cli.reporters.checked import Checked, printable, summary
from oscb_cli.rules.engine.rule import Finding, Severity

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


def render_table(checked: Sequence[Checked]) -> "Iterator[RenderableType]":
    """What to print, in order: for each report with findings its name and a table; then the line that sums up."""
    from rich.text import Text

    for report in checked:
        if report.findings or report.silenced:
            yield Text(printable(report.file + (f"#{report.pointer}" if report.pointer else "")), style="bold")
        if report.findings:
            yield _table(report)
        for entry in report.silenced:
            yield Text(printable(f"  silenced: {entry.finding.code} {entry.finding.message} ({entry.reason})"))
        if report.findings or report.silenced:
            yield Text("")
    yield Text(summary(checked), style="bold")


def _table(report: Checked) -> "Table":
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column("Severity", no_wrap=True)
    table.add_column("Rule", no_wrap=True)
    table.add_column("Where, what, and what to do", ratio=1)
    for finding in report.findings:
        severity = Text(finding.severity.value, style=_STYLES[finding.severity])
        table.add_row(severity, finding.code, _told(finding, report))
    return table


def _told(finding: Finding, report: Checked) -> "Text":
    from rich.text import Text

    place, message = finding.location, finding.message
    where = report.place(finding)
    message = message.removeprefix(f"{place.section}: ")
    return Text.assemble((printable(where), "bold"), f": {printable(message)}\n", (printable(finding.help), "dim"))
