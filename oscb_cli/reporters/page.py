"""Findings as one web page, to send round before a meeting: it fetches nothing, needs no script, and prints.

Accessible by WCAG 2.2, level AA: landmarks, headings in order, a table with headers, words beside every colour.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from oscb_cli import __version__
from oscb_cli.console import printable
from oscb_cli.model.dates import long_date
from oscb_cli.reporters.checked import Checked, count, summary
from oscb_cli.reporters.grouped import groups, to_act, verdict
from oscb_cli.rules.engine.rule import Severity

_TEMPLATE = Path(__file__).with_name("page.html.j2")
_OPEN = 3
"""Reports of which the findings are seen at once; of more they are opened one by one."""


class _Row(Struct, frozen=True):
    """What is needed of a report before all are shown: thousands of these are kept, and nothing else."""

    number: int
    order: tuple[int, int, str]
    ready: bool
    title: str
    who: tuple[str, ...]


def render_page(checked: Iterable[Checked]) -> Iterator[str]:
    """The page, piece by piece: reports that are not ready first, those first that need most."""
    from jinja2 import Environment, StrictUndefined

    rows: list[_Row] = []
    today: date | None = None
    for number, report in enumerate(checked, start=1):
        rows.append(_row(number, report))
        today = report.today
    rows.sort(key=lambda row: row.order)
    template = Environment(autoescape=True, undefined=StrictUndefined).from_string(_TEMPLATE.read_text("utf-8"))
    yield from template.generate(
        heading=f"Findings for {count(len(rows), 'report', 'reports')}",
        summary=summary(checked),
        today=long_date(today) if today else "",
        not_ready=f"{sum(not row.ready for row in rows):,}",
        ready=f"{sum(row.ready for row in rows):,}",
        by_who=_by_who(rows),
        parts=_parts(checked, rows),
        version=__version__,
    )


def _row(number: int, report: Checked) -> _Row:
    order = (-report.count(Severity.ERROR), -report.count(Severity.WARNING), report.name)
    who = () if report.is_ready else tuple(to_act(report))
    return _Row(number, order, report.is_ready, printable(report.title or report.name), who)


def _by_who(rows: Sequence[_Row]) -> list[tuple[str, list[_Row]]]:
    found: dict[str, list[_Row]] = {}
    for row in rows:
        for who in row.who:
            found.setdefault(who, []).append(row)
    return sorted(found.items())


def _parts(checked: Iterable[Checked], rows: Sequence[_Row]) -> Iterator[Mapping[str, Any]]:
    for key, heading, ready in (("not-ready", "Not ready to publish", False), ("ready", "Ready to publish", True)):
        wanted = [row for row in rows if row.ready is ready]
        reports = _in_order(checked, [row.number for row in wanted], are_open=len(rows) <= _OPEN)
        yield {"id": key, "heading": heading, "reports": reports}


def _in_order(checked: Iterable[Checked], numbers: Sequence[int], *, are_open: bool) -> Iterator[Mapping[str, Any]]:
    """Reports in an order, a hundred at a time: each hundred takes one way through them all, and little memory."""
    for start in range(0, len(numbers), 100):
        some = set(numbers[start : start + 100])
        shown = {n: _shown(n, report) for n, report in enumerate(checked, start=1) if n in some}
        for number in numbers[start : start + 100]:
            yield {**shown[number], "open": are_open}


def _shown(number: int, report: Checked) -> dict[str, Any]:
    found = groups(report.findings)
    headings = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.ADVICE: "Advice"}
    by_severity = [
        (
            headings[severity],
            [
                {
                    "code": group.code,
                    "said": printable(group.told),
                    "places": printable(group.places),
                    "help": printable(group.help),
                }
                for group in found
                if group.severity is severity
            ],
        )
        for severity in Severity
    ]
    return {
        "number": number,
        "title": printable(report.title or report.name),
        "ready": report.is_ready,
        "verdict": printable(verdict(report)),
        "facts": list(_facts(report)),
        "findings": [(heading, entries) for heading, entries in by_severity if entries],
        "silenced": [
            printable(f"{entry.finding.code} {entry.finding.message} ({entry.reason})") for entry in report.silenced
        ],
        "sign_offs": report.sign_offs,
    }


def _facts(report: Checked) -> Iterator[tuple[str, str]]:
    yield "File", printable(report.name)
    if report.committee:
        yield "Committee", printable(report.committee)
    if report.meeting:
        yield "Meeting", long_date(report.meeting)
    if report.publish_by and report.today:
        yield "Publish by", f"{long_date(report.publish_by)} ({_days_left(report.publish_by, report.today)})"
    if not report.is_ready:
        yield "Who acts", ", ".join(to_act(report))


def _days_left(day: date, today: date) -> str:
    left = (day - today).days
    if left < 0:
        return f"{count(-left, 'day', 'days')} late"
    return "today" if not left else f"{count(left, 'day', 'days')} left"
