"""Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for systems that gather them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from textwrap import indent
from typing import Any
from urllib.parse import quote

from oscb_cli import __version__
from oscb_cli.reporters.checked import Checked, in_turn
from oscb_cli.rules.engine.rule import Finding, Rule, Severity

_HERE = "the results"
"""What stands in place of the results while the log around them is made."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def render_sarif(checked: Iterable[Checked], rules: Mapping[str, Rule]) -> Iterator[str]:
    """A SARIF log with one run; the rules that found something are described in it.

    :param rules: every rule, by code.
    """
    found = {finding.code for report in checked for finding in report.findings}
    found |= {entry.finding.code for report in checked for entry in report.silenced}
    codes = sorted(found)
    driver = {"name": "oscb", "semanticVersion": __version__, "rules": [_rule(rules[code]) for code in codes]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_HERE]}],
    }
    before, _, after = json.dumps(log, indent=2).partition(json.dumps(_HERE))
    results = (indent(json.dumps(result, indent=2), " " * 8).strip() for result in _results(checked, codes))
    yield from in_turn((before,), results, ",\n        ")
    yield after


def _results(checked: Iterable[Checked], codes: Sequence[str]) -> Iterator[dict[str, Any]]:
    for report in checked:
        yield from (_result(finding, report, codes) for finding in report.findings)
    for report in checked:
        for entry in report.silenced:
            suppression = {"kind": "inSource", "justification": entry.reason}
            yield {**_result(entry.finding, report, codes), "suppressions": [suppression]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.why} Source: {rule.source}."},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, report: Checked, codes: Sequence[str]) -> dict[str, Any]:
    place = finding.location
    logical = {"name": place.section, "fullyQualifiedName": report.pointer + place.pointer or "/", "kind": "member"}
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(report.file).as_posix())}}
    if place.unit == "line":
        physical["region"] = {"startLine": place.number}
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}. {finding.help}"},
        "locations": [
            {
                "physicalLocation": physical,
                "logicalLocations": [logical],
            }
        ],
    }
