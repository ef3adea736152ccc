"""Findings as Markdown, for a message or a page of the intranet."""

from collections.abc import Sequence

from oscb_cli.model.patterns import regex
from oscb_cli.reporters.checked import Checked, printable, summary
from oscb_cli.rules.engine.rule import Finding

_MARKUP = regex(r"([\\\\`*_{}\[\]<>|#])")


def render_markdown(checked: Sequence[Checked]) -> str:
    """A heading and a table for each report with findings, and the line that sums up."""
    parts = [_report(report) for report in checked if report.findings or report.silenced]
    return "\n\n".join([*parts, f"**{_text(summary(checked))}**"])


def _report(report: Checked) -> str:
    name = report.file + (f"#{report.pointer}" if report.pointer else "")
    rows = [f"## {_text(name)}\n", "| Severity | Rule | Where | What, and what to do |", "|---|---|---|---|"]
    rows += [_row(finding, report) for finding in report.findings]
    for entry in report.silenced:
        rows.append(f"| silenced | {entry.finding.code} | {_text(entry.reason)} | {_text(entry.finding.message)} |")
    return "\n".join(rows)


def _row(finding: Finding, report: Checked) -> str:
    where = report.place(finding)
    message = finding.message[:1].upper() + finding.message[1:]
    return f"| {finding.severity.value} | {finding.code} | {_text(where)} | {_text(message)}. {_text(finding.help)} |"


def _text(text: str) -> str:
    return _MARKUP.sub(r"\\\1", printable(text).replace("\n", " "))
