"""What a reporter is given: the findings of each file."""

from collections.abc import Sequence

from msgspec import Struct

from oscb_cli.model.source import Source, Spot
from oscb_cli.rules.engine.rule import Finding, Severity
from oscb_cli.rules.engine.run import Silenced


class Checked(Struct, frozen=True):
    """The findings of one report. ``file`` is its file, with the pointer of the report in it for a batch."""

    file: str
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()
    pointer: str = ""
    source: Source | None = None

    def spot(self, finding: Finding) -> Spot | None:
        """The line or the Word paragraph of the file that a finding is about, where that is known."""
        return self.source.find(finding.location.pointer, finding.location.words) if self.source else None

    def place(self, finding: Finding) -> str:
        """Where a finding is, for a person: the heading, the number shown before the paragraph, the line."""
        location, spot = finding.location, self.spot(finding)
        if spot is None or self.source is None:
            return f"{location.section}, paragraph {location.paragraph}" if location.paragraph else location.section
        if self.source.unit == "line":
            return f"{location.section}, line {spot.number}"
        return f"{location.section}, paragraph {spot.shown}" if spot.shown else location.section


def summary(checked: Sequence[Checked]) -> str:
    """One line that sums up: how many findings of which severity in how many reports."""
    reports = _count(len(checked), "report")
    found = [finding for report in checked for finding in report.findings]
    if not found:
        line = f"{reports} checked: nothing found"
    else:
        nouns = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "piece of advice"}
        counts = [(sum(finding.severity is severity for finding in found), noun) for severity, noun in nouns.items()]
        line = f"{reports} checked: " + ", ".join(_count(count, noun) for count, noun in counts if count)
    silenced = sum(len(report.silenced) for report in checked)
    return f"{line}; {_count(silenced, 'finding')} silenced by the author" if silenced else line


def printable(text: str) -> str:
    """A text without what would drive a terminal, or what XML cannot hold: such characters become spaces."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} pieces of advice" if noun == "piece of advice" else f"{number:,} {noun}s"
