"""Headers and closings in the forms of councils that have no profile are read as they were meant."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from oscb_cli.actions.read import read_one
from oscb_cli.profile.load import load_profile
from oscb_cli.recogniser.headings import labelled
from oscb_cli.recogniser.tick_boxes import ticked
from tests.real_forms.councils import COUNCILS, UNSEEN
from tests.real_forms.make import write
from tests.real_forms.measure import fields

SEEDS = range(40, 46)


def data_of(file: Path) -> dict[str, Any]:
    return read_one(str(file), None).numbered_anew()[0].report.to_data()


def wrong(forms: dict[str, Any], folder: Path) -> tuple[float, list[str]]:
    asked, found = 0, []
    for name, form in forms.items():
        for seed in SEEDS:
            file = folder / f"{name}-{seed}.docx"
            meant = write(form, seed, file)
            entries = list(fields(meant, data_of(file)))
            asked += len(entries)
            found += [f"{name} {seed}, {key}: {want!r} read as {got!r}" for key, ok, want, got in entries if not ok]
    return 1 - len(found) / asked, found


def test_forms_that_the_reader_was_built_by(tmp_path: Path) -> None:
    right, found = wrong(COUNCILS, tmp_path)

    assert right >= 0.98, found


def test_forms_that_were_written_afterwards(tmp_path: Path) -> None:
    right, found = wrong(UNSEEN, tmp_path)

    assert right >= 0.95, found


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("Lead Officer and Report Author", "contact_officers"),
        ("Report Author contact details", "contact_officers"),
        ("Ward(s) or groups affected", "divisions_affected"),
        ("Report authorised by", "report_by"),
        ("Executive Director lead", "report_by"),
        ("Date of Committee", "meeting_date"),
        ("Final Decision-Maker", "committee"),
        ("Background documents (available for public inspection)", "background_papers"),
        ("Report appendices", "annexes"),
    ],
)
def test_a_label_is_known_by_its_words(label: str, key: str) -> None:
    part = labelled(f"{label}: Something", load_profile("oxfordshire"))

    assert part is not None
    assert part.key == key


@pytest.mark.parametrize(
    "label", ["Portfolio holder", "Date Portfolio Holder agreed report", "Cabinet Member", "Key decision", "Decision"]
)
def test_a_label_of_something_else_is_none_of_them(label: str) -> None:
    assert labelled(f"{label}: Something", load_profile("oxfordshire")) is None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("☒ Yes ☐ No", "Yes"),
        ("☐ Yes ☒ No", "No"),
        ("Yes ☐ No ☑", "No"),
        ("[x] Yes [ ] No", "Yes"),
        ("☐ Yes ☐ No", "☐ Yes ☐ No"),
        ("Yes", "Yes"),
    ],
)
def test_a_ticked_box(value: str, said: str) -> None:
    assert ticked(value) == said


def test_what_stands_beside_a_background_paper_is_kept(tmp_path: Path) -> None:
    form = {"header": COUNCILS["garside"]["header"], "closing": COUNCILS["bexcombe"]["closing"]}
    write(form, 3, tmp_path / "report.docx")

    data = data_of(tmp_path / "report.docx")

    assert any("160 High Street" in section.get("text", "") for section in data["sections"])


def test_a_table_of_the_authors_under_a_heading_stays_one(tmp_path: Path) -> None:
    document = Document()
    for words in ("Flood Wardens", "Report of: Director of Housing", "Recommendation", "That the Cabinet approve it."):
        document.add_paragraph().add_run(words).bold = "Report" not in words and "That" not in words
    document.add_paragraph().add_run("Background").bold = True
    document.add_paragraph("The costs of the appendices to the plan are these.")
    table = document.add_table(0, 3)
    for row in (("Document", "Pages", "Cost"), ("Appendix 1", "12", "£40"), ("Appendix 2", "9", "£30")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph("They are met from existing budgets.")
    document.save(str(tmp_path / "report.docx"))

    data = data_of(tmp_path / "report.docx")

    assert "annexes" not in data
    assert any("| Appendix 1 | 12 | £40 |" in section.get("text", "") for section in data["sections"])
