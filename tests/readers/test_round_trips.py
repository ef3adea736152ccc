"""A report written in a format and read again is the same report."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from oscb_cli.actions.read import read_one
from oscb_cli.model.report import Report
from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.writers.markdown_writer import write_markdown
from oscb_cli.writers.text_writer import write_text
from oscb_cli.writers.yaml_writer import write_yaml
from tests.strategies import plain_reports, reports
from tests.support import example_reports

OXFORDSHIRE = load_profile("oxfordshire")


def read_back(text: str, suffix: str, folder: Path) -> Report:
    file = folder / f"report{suffix}"
    file.write_bytes(text.encode())
    return read_one(str(file)).report


def written(report: Report, suffix: str) -> str:
    return write_yaml(report.to_data()) if suffix == ".yaml" else write_markdown(report, OXFORDSHIRE)


@pytest.mark.parametrize("suffix", [".yaml", ".md"])
@given(report=reports())
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost(report: Report, suffix: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    text = written(report, suffix)

    assert read_back(text, suffix, tmp_path_factory.getbasetemp()) == report, text


@pytest.mark.parametrize("suffix", [".yaml", ".md"])
@pytest.mark.parametrize(("name", "data"), list(example_reports()))
def test_the_examples_come_back(name: str, data: dict[str, Any], suffix: str, tmp_path: Path) -> None:
    report, problems = read_report({"profile": "oxfordshire", **data})
    assert problems == ()

    assert read_back(written(report, suffix), suffix, tmp_path) == report


@pytest.mark.parametrize(("name", "data"), [pair for pair in example_reports() if pair[0] != "as-published"])
def test_the_markdown_of_an_example_needs_no_braces(name: str, data: dict[str, Any]) -> None:
    report, _ = read_report({"profile": "oxfordshire", **data})

    assert ' {"' not in write_markdown(report, OXFORDSHIRE)


@given(report=plain_reports())
@settings(max_examples=80, deadline=None)
def test_what_plain_text_carries_comes_back(report: Report, tmp_path_factory: pytest.TempPathFactory) -> None:
    text = write_text(report, OXFORDSHIRE)

    assert read_back(text, ".txt", tmp_path_factory.getbasetemp()) == report, text
