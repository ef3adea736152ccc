"""Each format, read back by someone else's reader."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from sarif_pydantic import Sarif

from oscb_cli.reporters.checked import Checked, summary
from oscb_cli.reporters.formats import render
from oscb_cli.rules.engine.run import Outcome
from tests.rules.test_rules import checked
from tests.support import AS_PUBLISHED, load

EVIL = '<b> | % : , \n ::error:: `x` "y" \x1b[31m \u202e'


def rendered(checked: list[Checked], name: str) -> str:
    return "".join(render(checked, name))


def as_checked(outcome: Outcome, file: str = "agenda/as published.json", pointer: str = "") -> Checked:
    return Checked(file, outcome.findings, outcome.silenced, pointer)


@pytest.fixture
def published() -> Checked:
    return as_checked(checked({**load(AS_PUBLISHED), "ignore": {"ST015": "the whole county"}}))


@pytest.fixture
def evil() -> Checked:
    data: dict[str, Any] = {
        "sections": [{"heading": EVIL.replace("\x1b", ""), "text": "It it is."}],
        "ignore": {"ST015": "because | of %"},
    }
    return as_checked(checked(data), "a|b%.json", "/reports/0")


def test_sarif_is_read_by_another_program(published: Checked) -> None:
    text = rendered([published], "sarif")
    log = Sarif.model_validate_json(text)
    (run,) = log.runs
    assert run.results is not None
    assert len(run.results) == len(published.findings) + 1
    rules = [rule["id"] for rule in json.loads(text)["runs"][0]["tool"]["driver"]["rules"]]
    for result in json.loads(text)["runs"][0]["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert location == "agenda/as%20published.json"
    suppressed = [r for r in json.loads(text)["runs"][0]["results"] if "suppressions" in r]
    assert [r["suppressions"][0]["justification"] for r in suppressed] == ["the whole county"]


def test_junit_is_xml_that_counts(published: Checked, evil: Checked) -> None:
    root = ElementTree.fromstring(rendered([published, evil], "junit"))
    for suite in root:
        assert int(suite.get("tests", "0")) == len(suite)
        assert int(suite.get("failures", "0")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped", "0")) == len(suite.findall("testcase/skipped")) == 1
    nothing = ElementTree.fromstring(rendered([Checked("x", ())], "junit"))
    assert len(nothing.findall("testsuite/testcase")) == 1


def test_github_has_a_line_a_finding_and_nothing_can_break_out(published: Checked, evil: Checked) -> None:
    lines = rendered([published, evil], "github").splitlines()
    assert len(lines) == len(published.findings) + len(evil.findings)
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    assert all("\x1b" not in line and "\u202e" not in line for line in lines)
    assert "file=a|b%25.json" in lines[-1]


def test_markdown_has_a_row_a_rule_and_nothing_can_break_out(published: Checked, evil: Checked) -> None:
    from markdown_it import MarkdownIt

    text = rendered([published, evil], "markdown")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    rows = sum(token.type == "tr_open" for token in tokens)
    rules = sum(len({finding.code for finding in report.findings}) for report in (published, evil))
    assert rows == rules + 2 * 2
    assert not any(token.type.startswith("html") for token in tokens)


def test_json_has_pointers_into_the_batch(evil: Checked) -> None:
    found = json.loads(rendered([evil], "json"))
    assert all(finding["location"]["pointer"].startswith("/reports/0") for finding in found["findings"])
    assert found["silenced"][0]["reason"] == "because | of %"


def test_the_summary_counts() -> None:
    assert summary([Checked("x", ())]) == "1 report checked: nothing found"
    outcome = checked(load(AS_PUBLISHED))
    line = summary([as_checked(outcome), as_checked(outcome)])
    assert line.startswith("2 reports checked: ")
    assert "errors" in line
    assert "pieces of advice" in line
