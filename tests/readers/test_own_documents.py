"""A Word document that oscb wrote comes back as it was written; edited, with the edits and nothing else changed."""

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from oscb_cli.actions.read import read_one
from oscb_cli.model.digest import text_digest
from oscb_cli.model.report import Report
from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.rules.engine.run import check
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.writers.docx.document import write_docx
from tests.rules.test_rules import TODAY
from tests.strategies import plain_reports, reports
from tests.support import ANNUAL_REPORT, PNG, W, example_reports, load, needs_libreoffice, png

OXFORDSHIRE = load_profile("oxfordshire")
EXAMPLES = list(example_reports())


def document(report: Report) -> bytes:
    return write_docx(report, OXFORDSHIRE, source="report.json")


def packed_again(data: bytes) -> bytes:
    """A package as another program would pack it: the seal no longer fits."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(name, old.read(name))
        new.writestr("docProps/custom.xml", "<x/>")
    return buffer.getvalue()


def read_back(data: bytes, folder: Path) -> Report:
    file = folder / "report.docx"
    file.write_bytes(data)
    return read_one(str(file)).report


@given(report=reports())
@settings(max_examples=40, deadline=None)
def test_any_report_comes_back_as_it_was(report: Report, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert read_back(document(report), tmp_path_factory.getbasetemp()) == report


@given(report=reports())
@settings(max_examples=40, deadline=None)
def test_and_so_it_does_when_it_was_saved_by_another_program(
    report: Report, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert read_back(packed_again(document(report)), tmp_path_factory.getbasetemp()) == report


@given(report=plain_reports())
@settings(max_examples=40, deadline=None)
def test_plain_reports_come_back_from_their_words_alone(
    report: Report, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = write_docx(report, OXFORDSHIRE, source="report.json", for_publication=True)

    assert read_back(made, tmp_path_factory.getbasetemp()) == report


def test_pictures_keep_their_names_though_two_are_alike(tmp_path: Path) -> None:
    text = "![One](one.png)\n\n![The same](same.png)\n\n![Other](sub/other.png)\n\n![One again](one.png)"
    report = Report.model_validate(
        {"profile": "oxfordshire", "title": "T", "sections": [{"key": "background", "text": text}]}
    )
    pictures = {"one.png": PNG, "same.png": PNG, "sub/other.png": png(9, 9)}
    made = write_docx(report, OXFORDSHIRE, source="report.json", pictures=pictures)
    for data in (made, packed_again(made)):
        (tmp_path / "report.docx").write_bytes(data)
        read = read_one(str(tmp_path / "report.docx"))
        assert read.report == report
        assert read.pictures == pictures


def saved_by_libreoffice(file: Path, folder: Path) -> Path:
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
            "docx:MS Word 2007 XML", "--outdir", str(folder / "saved"), str(file),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / "saved" / file.name


@needs_libreoffice
def test_the_examples_come_back_from_libreoffice(tmp_path: Path) -> None:
    for name, data in EXAMPLES:
        report, _ = read_report({"profile": "oxfordshire", **data})
        file = tmp_path / f"{name}.docx"
        file.write_bytes(document(report))

        assert read_one(str(saved_by_libreoffice(file, tmp_path))).report == report, name


@needs_libreoffice
@given(report=plain_reports() | reports())
@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_generated_reports_come_back_from_libreoffice(report: Report, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("saved")
    file = folder / "report.docx"
    file.write_bytes(document(report))
    found = read_one(str(saved_by_libreoffice(file, folder))).report
    shutil.rmtree(folder)

    assert found == report


def annual() -> Report:
    data = load(ANNUAL_REPORT)
    for entry in data["implications"]:
        entry["checked_by"].update(text_digest=text_digest(entry["text"]), evidence="<1@oxfordshire.example>")
    report, problems = read_report(
        {"profile": "oxfordshire", **data, "ignore": {"PL002": "the statute's own words"}, "item": "CA6"}
    )
    assert problems == ()
    return report


def edited(change: Callable[[Document], None], tmp_path: Path) -> dict[str, Any]:
    opened = docx.Document(BytesIO(document(annual())))
    change(opened)
    buffer = BytesIO()
    opened.save(buffer)
    return read_back(buffer.getvalue(), tmp_path).to_data()


def replace_words(old: str, new: str) -> Callable[[Document], None]:
    def change(opened: Document) -> None:
        for paragraph in opened.paragraphs:
            for run in paragraph.runs:
                if old in run.text:
                    run.text = run.text.replace(old, new)

    return change


def test_saved_without_an_edit_it_is_the_same(tmp_path: Path) -> None:
    assert edited(lambda _: None, tmp_path) == annual().to_data()


def test_a_word_changed_in_word_is_all_that_changes(tmp_path: Path) -> None:
    wanted = annual().to_data()
    text = wanted["implications"][1]["text"]
    wanted["implications"][1]["text"] = text.replace("no legal implications", "grave legal implications")
    assert wanted["implications"][1]["text"] != text

    assert edited(replace_words("no legal implications", "grave legal implications"), tmp_path) == wanted


def test_and_its_sign_off_is_stale(tmp_path: Path) -> None:
    data = edited(replace_words("no legal implications", "grave legal implications"), tmp_path)
    report, _ = read_report({"profile": "oxfordshire", **data})
    found = check(Subject(report, OXFORDSHIRE, TODAY)).findings

    assert [f.location.pointer for f in found if f.code == "SO006"] == ["/implications/1/checked_by/text_digest"]


def test_a_title_a_heading_and_a_name_can_be_changed(tmp_path: Path) -> None:
    wanted = annual().to_data()
    wanted["title"] = wanted["title"].replace("2023-24", "2024-25")
    wanted["sections"][2]["heading"] = "Main issues"
    wanted["signatory"]["name"] = "Ada Marsh"

    def change(opened: Document) -> None:
        for paragraph in opened.paragraphs:
            if paragraph.text == annual().title:
                paragraph.runs[0].text = wanted["title"]
            elif paragraph.text == annual().sections[2].heading:
                paragraph.runs[0].text = "Main issues"
            elif paragraph.text == annual().signatory.name:
                paragraph.runs[0].text = "Ada Marsh"

    assert edited(change, tmp_path) == wanted


def test_a_paragraph_can_be_added_and_another_taken_out(tmp_path: Path) -> None:
    wanted = annual().to_data()
    wanted["implications"][2]["text"] += "\n\nOne post moves to the Board."
    del wanted["implications"][0]["checked_by"]

    def change(opened: Document) -> None:
        for paragraph in list(opened.paragraphs):
            if paragraph.text == annual().implications[2].text:
                added = opened.add_paragraph("One post moves to the Board.", style=paragraph.style)
                paragraph._p.addnext(added._p)
            if paragraph.text.startswith("Comments checked by") and paragraph is first_checker(opened, paragraph):
                paragraph._p.getparent().remove(paragraph._p)

    def first_checker(opened: Document, paragraph: Any) -> Any:
        checker = annual().implications[0].checker
        assert checker is not None
        return paragraph if checker.name in paragraph.text else None

    assert edited(change, tmp_path) == wanted


def test_words_made_bold_in_word_are_bold(tmp_path: Path) -> None:
    def change(opened: Document) -> None:
        for paragraph in opened.paragraphs:
            if paragraph.text == annual().implications[1].text:
                paragraph.runs[0].bold = True

    wanted = annual().to_data()
    wanted["implications"][1]["text"] = f"**{wanted['implications'][1]['text']}**"
    assert edited(change, tmp_path) == wanted


@given(cut=st.integers(0, 30_000))
@settings(max_examples=30, deadline=None)
def test_a_document_cut_short_is_refused_in_a_line(cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    from oscb_cli.errors import CannotRead

    whole = document(annual())
    file = tmp_path_factory.getbasetemp() / "cut.docx"
    file.write_bytes(whole[: min(cut, len(whole) - 1)])
    with pytest.raises(CannotRead) as refused:
        read_one(str(file))
    assert "\n" not in str(refused.value)


def test_a_seal_cannot_name_a_folder_as_its_profile(tmp_path: Path) -> None:
    elsewhere = tmp_path / "profile"
    shutil.copytree(OXFORDSHIRE.folder, elsewhere)
    profile = elsewhere / "profile.toml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("RECOMMENDED to", "COMMANDED to"), encoding="utf-8")
    report = annual().model_copy(update={"profile": str(elsewhere)})
    file = tmp_path / "report.docx"
    file.write_bytes(packed_again(document(report)))
    read = read_one(str(file))

    assert read.profile.wording == OXFORDSHIRE.wording
    assert read.report.recommendation.decision_maker == "The Committee"


def with_words(data: bytes, old: str, new: str, more: str = "") -> bytes:
    """A document of oscb's own in which somebody changed the words of a paragraph, or wrote one more under it."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                (place,) = [p for p in root.iter(f"{W}p") if "".join(t.text or "" for t in p.iter(f"{W}t")) == old]
                if more:
                    copied = deepcopy(place)
                    next(copied.iter(f"{W}t")).text = more
                    place.addnext(copied)
                next(place.iter(f"{W}t")).text = new
                content = etree.tostring(root)
            after.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "more", "says"),
    [
        ("Recommendation", "Recommendation for 2027", "", "Recommendation for 2027"),
        ("Jay Demo", "Jay Demo", "Ada Marsh", "Ada Marsh"),
        ("Divisions Affected – Abbey", "Note: 9 Divisions Affected – Abbey", "", "Note: 9 Divisions Affected – Abbey"),
        ("Divisions Affected – Abbey", "Three of 61", "", "Three of 61"),
        ("Divisions Affected – Abbey", "Divisions Affected – Abbey", "12 Leys", '["Abbey", "12 Leys"]'),
        ("It is small.", "It is small.", "Implications for 2027", "Implications for 2027"),
        ("Director of Property", "Director of Property", "and Highways", "Director of Property and Highways"),
    ],
)
def test_words_that_somebody_adds_in_a_style_of_oscbs_own_are_kept(
    old: str, new: str, more: str, says: str, tmp_path: Path
) -> None:
    report = read_report(
        {
            "divisions_affected": ["Abbey"],
            "recommendation": {"decision_maker": "The Cabinet", "items": ["approve the scheme"]},
            "sections": [{"key": "executive_summary", "text": "It is small."}],
            "signatory": {"name": "Jay Demo", "job_title": "Director of Property"},
        }
    )[0]

    found = read_back(with_words(document(report), old, new, more), tmp_path)

    assert says in json.dumps(found.to_data(), ensure_ascii=False)
    assert found.signatory is not None
    assert found.signatory.name == "Jay Demo"
