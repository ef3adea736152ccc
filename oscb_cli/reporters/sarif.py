"""Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for systems that gather them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from oscb_cli import __version__
from oscb_cli.reporters.checked import Checked
from oscb_cli.rules.engine.rule import Finding, Rule, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def render_sarif(checked: Sequence[Checked], rules: Mapping[str, Rule]) -> str:
    """A SARIF log with one run; the rules that found something are described in it.

    :param rules: every rule, by code.
    """
    found = {finding.code for report in checked for finding in report.findings}
    found |= {entry.finding.code for report in checked for entry in report.silenced}
    codes = sorted(found)
    results = [_result(finding, report, codes) for report in checked for finding in report.findings]
    for report in checked:
        for entry in report.silenced:
            suppression = {"kind": "inSource", "justification": entry.reason}
            results.append({**_result(entry.finding, report, codes), "suppressions": [suppression]})
    driver = {"name": "oscb", "semanticVersion": __version__, "rules": [_rule(rules[code]) for code in codes]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, indent=2)


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
    spot = report.spot(finding)
    if spot is not None and report.source is not None and report.source.unit == "line":
        physical["region"] = {"startLine": spot.number}
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
