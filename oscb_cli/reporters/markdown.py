"""Findings as Markdown, for a message or a page of the intranet: a rule is told once a report."""

from collections.abc import Iterable, Iterator

from oscb_cli.console import printable
from oscb_cli.model.patterns import regex
from oscb_cli.reporters.checked import Checked, summary
from oscb_cli.reporters.grouped import Group, fixable, groups, verdict

_MARKUP = regex(r"([\\\\`*_{}\[\]<>|#])")


def render_markdown(checked: Iterable[Checked]) -> Iterator[str]:
    """A heading, the verdict and a table for each report with findings, and the line that sums up."""
    for report in checked:
        if report.findings or report.silenced:
            yield f"{_report(report)}\n\n"
    yield f"**{_text(summary(checked))}**"


def _report(report: Checked) -> str:
    lines = [f"## {_text(report.name)}\n", f"**{_text(verdict(report))}**\n"]
    lines += ["| Severity | Rule | What | Where | What to do |", "|---|---|---|---|---|"]
    lines += [_row(group) for group in groups(report.findings)]
    for entry in report.silenced:
        said = entry.finding.message
        lines.append(f"| silenced | {entry.finding.code} | {_text(said)} | | {_text(entry.reason)} |")
    if number := fixable(report):
        lines.append(f"\n`oscb check --fix` puts {number:,} of these right.")
    return "\n".join(lines)


def _row(group: Group) -> str:
    cells = (group.severity.value, group.code, _text(group.told), _text(group.places), _text(group.help))
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    return _MARKUP.sub(r"\\\1", printable(text).replace("\n", " "))
