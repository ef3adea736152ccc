"""Findings as workflow commands of GitHub Actions, which shows them beside the file."""

from collections.abc import Iterable, Iterator

from oscb_cli.console import printable
from oscb_cli.reporters.checked import Checked, in_turn
from oscb_cli.rules.engine.rule import Finding, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def render_github(checked: Iterable[Checked]) -> Iterator[str]:
    """A line a finding, ``::error file=…,title=…::message``."""
    yield from in_turn((), (_line(finding, report) for report in checked for finding in report.findings), "\n")


def _line(finding: Finding, report: Checked) -> str:
    place = finding.location
    message = _data(f"{place.told}: {finding.message}. {finding.help} ({report.pointer}{place.pointer})")
    line = f",line={place.number}" if place.unit == "line" else ""
    file = f"file={_property(report.file)}{line}"
    return f"::{_COMMANDS[finding.severity]} {file},title={_property(finding.code)}::{message}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
