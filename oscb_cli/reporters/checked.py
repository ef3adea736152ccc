"""What a reporter is given: the findings of each report, and what they come to."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from oscb_cli.rules.engine.rule import Finding, Severity
from oscb_cli.rules.engine.run import Silenced

NOUNS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}


class SignedArea(Struct, frozen=True):
    """How it stands with the sign-off of an area: its heading, the state in a word, and who checks it."""

    heading: str
    state: str
    checkers: str
    is_open: bool


class Checked(Struct, frozen=True):
    """The findings of one report, each with its place in the file.

    ``file`` is its file, with the ``pointer`` of the report in it for a batch. ``whole`` says that every rule was run,
    so that a report in which nothing was found is ready. ``publish_by`` is the last day on which it can be published,
    ``today`` the day of the check; ``sign_offs`` are given where somebody asked for them.
    """

    file: str
    findings: tuple[Finding, ...]
    silenced: tuple[Silenced, ...] = ()
    pointer: str = ""
    title: str = ""
    committee: str = ""
    meeting: date | None = None
    publish_by: date | None = None
    today: date | None = None
    sign_offs: tuple[SignedArea, ...] = ()
    whole: bool = True

    @property
    def name(self) -> str:
        """What the report is called: its file, and for a batch its place in it."""
        return self.file + (f"#{self.pointer}" if self.pointer else "")

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def is_ready(self) -> bool:
        """Whether nothing in it stops publication."""
        return not self.count(Severity.ERROR)


def summary(checked: Iterable[Checked]) -> str:
    """One line that sums up: how many findings of which severity in how many reports, and how many are ready."""
    reports = silenced = ready = 0
    counts = dict.fromkeys(Severity, 0)
    whole = True
    for report in checked:
        reports += 1
        ready += report.is_ready
        whole = whole and report.whole
        silenced += len(report.silenced)
        for finding in report.findings:
            counts[finding.severity] += 1
    found = counted_severities(counts)
    line = f"{count(reports, 'report', 'reports')} checked: {found or 'nothing found'}"
    if silenced:
        line += f"; {count(silenced, 'finding', 'findings')} silenced by the author"
    if whole and reports > 1:
        line += f". {ready:,} ready to publish, {reports - ready:,} not ready"
    return line


def counted_severities(counts: dict[Severity, int]) -> str:
    """How many findings of each severity there are, the gravest first; empty where there are none."""
    return ", ".join(count(number, *NOUNS[severity]) for severity, number in counts.items() if number)


def count(number: int, one: str, several: str) -> str:
    """A number with its noun."""
    return f"1 {one}" if number == 1 else f"{number:,} {several}"


def in_turn(first: Iterable[str], rest: Iterable[str], between: str) -> Iterator[str]:
    """Pieces of text as they come, with something between those of ``rest``."""
    yield from first
    begun = False
    for piece in rest:
        yield f"{between}{piece}" if begun else piece
        begun = True
