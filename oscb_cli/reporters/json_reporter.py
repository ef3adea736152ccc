"""Findings as JSON, for programs."""

import json
from collections.abc import Iterable, Iterator
from textwrap import indent
from typing import Any

from oscb_cli.reporters.checked import Checked, in_turn, summary
from oscb_cli.reporters.grouped import to_act, verdict
from oscb_cli.rules.engine.rule import Finding, Severity


def render_json(checked: Iterable[Checked]) -> Iterator[str]:
    """An object with ``findings``, ``silenced`` (the same, with the reason), ``reports`` and a ``summary``.

    A finding has ``code``, ``severity``, ``message``, ``file``, ``location`` (``section``, ``paragraph``: the number
    that the document shows, or null; ``pointer``: a JSON pointer, RFC 6901; ``words``; and, where it is known,
    ``line`` or ``word_paragraph``, from 1) and ``help``. A report has ``file``, ``pointer``, ``title``, ``ready``,
    ``verdict``, the numbers of ``errors``, ``warnings`` and ``advice``, and ``to_act``: who is to act.
    """
    yield "{\n"
    yield from _list("findings", (_finding(finding, report) for report in checked for finding in report.findings))
    silenced = (
        {**_finding(entry.finding, report), "reason": entry.reason} for report in checked for entry in report.silenced
    )
    yield from _list("silenced", silenced)
    yield from _list("reports", map(_report, checked))
    yield f'  "summary": {json.dumps(summary(checked))}\n}}'


def _list(key: str, entries: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f'  "{key}": ['
    begun = False
    for piece in in_turn((), (f"\n{indent(json.dumps(entry, indent=2), '    ')}" for entry in entries), ","):
        begun = True
        yield piece
    yield "\n  ],\n" if begun else "],\n"


def _finding(finding: Finding, report: Checked) -> dict[str, Any]:
    place = finding.location
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "file": report.file,
        "location": {
            "section": place.section,
            "paragraph": place.shown or place.paragraph or None,
            "pointer": report.pointer + place.pointer,
            "words": place.words,
            **({place.unit.replace(" ", "_").lower(): place.number} if place.unit else {}),
        },
        "help": finding.help,
    }


def _report(report: Checked) -> dict[str, Any]:
    return {
        "file": report.file,
        "pointer": report.pointer,
        "title": report.title,
        "ready": report.is_ready,
        "verdict": verdict(report),
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "advice": report.count(Severity.ADVICE),
        "to_act": to_act(report),
    }
