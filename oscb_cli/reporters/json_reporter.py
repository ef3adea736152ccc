"""Findings as JSON, for programs."""

import json
from collections.abc import Sequence
from typing import Any

from oscb_cli.reporters.checked import Checked, summary
from oscb_cli.rules.engine.rule import Finding


def render_json(checked: Sequence[Checked]) -> str:
    """An object with ``findings``, ``silenced`` (the same, with the reason) and a ``summary``.

    A finding has ``code``, ``severity``, ``message``, ``file``, ``location`` (``section``, ``paragraph``: the number
    that the document shows, or null; ``pointer``: a JSON pointer, RFC 6901; ``words``; and, where it is known,
    ``line`` or ``word_paragraph``, from 1) and ``help``.
    """
    result = {
        "findings": [_finding(finding, report) for report in checked for finding in report.findings],
        "silenced": [
            {**_finding(entry.finding, report), "reason": entry.reason}
            for report in checked
            for entry in report.silenced
        ],
        "summary": summary(checked),
    }
    return json.dumps(result, indent=2)


def _finding(finding: Finding, report: Checked) -> dict[str, Any]:
    place, spot = finding.location, report.spot(finding)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "file": report.file,
        "location": {
            "section": place.section,
            "paragraph": (spot.shown if spot else "") or place.paragraph or None,
            "pointer": report.pointer + place.pointer,
            "words": place.words,
            **({report.source.unit.replace(" ", "_").lower(): spot.number} if report.source and spot else {}),
        },
        "help": finding.help,
    }
