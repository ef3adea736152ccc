"""Word files typed by hand come back as the report that they are, however they were typed."""

import re
from pathlib import Path
from typing import Any

import pytest

from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.readers.read import ReadReport
from oscb_cli.reading import read_one
from oscb_cli.writers.text_writer import write_text
from tests.readers.typed_by_hand import WAYS, automatic, in_a_table, in_bold
from tests.support import ANNUAL_REPORT, load

OXFORDSHIRE = load_profile("oxfordshire")


def data() -> dict[str, Any]:
    """The annual report, with its quotations in quotation marks and its numbered list one of bullets."""
    found: dict[str, Any] = load(ANNUAL_REPORT)
    for section in found["sections"]:
        lines = section["text"].split("\n")
        lines = [f"> “{line[2:]}”" if line.startswith("> ") else line for line in lines]
        section["text"] = re.sub(r"(?m)^\d\. ", "- ", "\n".join(lines))
    return found


def typed_lines() -> list[str]:
    report, problems = read_report(data())
    assert problems == ()
    return write_text(report, OXFORDSHIRE).strip().split("\n\n")


def read(document: bytes, folder: Path) -> ReadReport:
    file = folder / "typed.docx"
    file.write_bytes(document)
    return read_one(str(file))


@pytest.mark.parametrize("way", WAYS)
def test_the_same_text_is_the_same_report_however_it_was_typed(way: str, tmp_path: Path) -> None:
    text = tmp_path / "typed.txt"
    text.write_text("\n\n".join(typed_lines()).replace("1. The Committee", "The Committee"), encoding="utf-8")

    assert read(WAYS[way](typed_lines()), tmp_path).report == read_one(str(text)).report


def test_numbers_that_word_gives_are_no_part_of_the_text(tmp_path: Path) -> None:
    found = read(automatic(typed_lines()), tmp_path).report

    assert [section.text.split()[0] for section in found.sections][:2] == ["This", "The"]
    assert found.implications[0].text.startswith("No financial implications")


def test_the_number_that_is_shown_is_known(tmp_path: Path) -> None:
    source = read(automatic(typed_lines(), "%1)"), tmp_path).source
    assert source is not None
    spot = source.find("/implications/0/text")

    assert spot is not None
    assert spot.shown == "13"


def test_tracked_changes_are_read_as_accepted_and_told(tmp_path: Path) -> None:
    found = read(in_a_table(typed_lines()), tmp_path)
    changes = [sighting for sighting in found.sightings if sighting.kind == "tracked change"]

    assert "old words" not in str(found.report)
    assert {sighting.detail for sighting in changes} == {"inserted by Ada Marsh", "deleted by Ada Marsh"}
    assert all(sighting.pointer for sighting in changes)


def test_what_was_typed_by_hand_is_seen(tmp_path: Path) -> None:
    kinds = [sighting.kind for sighting in read(in_bold(typed_lines()), tmp_path).sightings]

    assert kinds.count("heading in bold") == 11
    assert "typed list" in kinds
    assert "empty paragraphs" in kinds
    assert "unplaced" not in kinds
