"""Findings as a JUnit report, for build servers: a test suite a report, a test case a finding."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from oscb_cli.console import printable
from oscb_cli.reporters.checked import Checked
from oscb_cli.rules.engine.rule import Finding, Severity


def render_junit(checked: Iterable[Checked]) -> Iterator[str]:
    """An XML document: errors and warnings are failures, advice is not; a report without findings is one success."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="oscb">\n'
    for report in checked:
        yield f"{_suite(report)}\n"
    yield "</testsuites>"


def _suite(report: Checked) -> str:
    cases = [_case(finding) for finding in report.findings]
    cases += [
        f"  <testcase name={_attribute(f'{entry.finding.code} {entry.finding.message}')}>"
        f"<skipped message={_attribute(entry.reason)}/></testcase>"
        for entry in report.silenced
    ]
    failures = sum(finding.severity is not Severity.ADVICE for finding in report.findings)
    counts = f'tests="{len(cases) or 1}" failures="{failures}" skipped="{len(report.silenced)}"'
    inside = cases or ['  <testcase name="nothing found"/>']
    return "\n".join([f" <testsuite name={_attribute(report.name)} {counts}>", *inside, " </testsuite>"])


def _case(finding: Finding) -> str:
    place = finding.location
    name = _attribute(f"{finding.code} {finding.message}")
    where = _attribute(f"{place.section} {place.paragraph}".strip())
    told = _attribute(f"{finding.message}. {finding.help}")
    if finding.severity is Severity.ADVICE:
        return f"  <testcase name={name} classname={where}/>"
    failure = f"<failure type={_attribute(finding.severity.value)} message={told}/>"
    return f"  <testcase name={name} classname={where}>{failure}</testcase>"


def _attribute(text: str) -> str:
    return quoteattr(printable(text))
