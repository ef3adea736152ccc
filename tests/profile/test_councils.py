"""Every council that comes with oscb: its form is written, read back, typed by hand and read."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oscb_cli.actions.read import as_written, read_one
from oscb_cli.layout.between_councils import in_form_of
from oscb_cli.layout.compose import document
from oscb_cli.layout.document import Box, HeaderTable, ImplicationTable
from oscb_cli.model.report import Report
from oscb_cli.model.validate import read_report
from oscb_cli.profile.found import found_profiles, templates_folder
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.docx.reader import read_docx
from oscb_cli.readers.formats import DOCX
from oscb_cli.readers.read import parse_data, read_parsed
from oscb_cli.word.package import Package
from oscb_cli.writers.docx.document import write_docx
from oscb_cli.writers.text_writer import write_text
from tests.officers.councils import typed
from tests.officers.measure import fields
from tests.officers.render import word
from tests.strategies import reports
from tests.support import ROOT, dump, oscb, part, reports_of_councils

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COUNCILS = dict(reports_of_councils())
OTHERS = [name for name in COUNCILS if name != "oxfordshire"]


def report_of(council: str) -> tuple[Report, Profile]:
    report, problems = read_report(COUNCILS[council])
    assert problems == ()
    return report, load_profile(council)


def test_every_council_has_an_example() -> None:
    shipped = {profile.name for profile in found_profiles() if profile.whose == "oscb"}
    assert shipped == set(COUNCILS)


@pytest.mark.parametrize("council", COUNCILS)
def test_nothing_is_found_in_its_example(council: str, tmp_path: Path) -> None:
    file = dump(COUNCILS[council], tmp_path / "report.json")
    run = oscb("check", file, "--today", "2026-11-16", cwd=tmp_path)
    assert (run.status, run.out) == (0, "Ready to publish: nothing found\n")


@pytest.mark.parametrize("council", COUNCILS)
def test_nothing_is_found_in_its_document(council: str, tmp_path: Path) -> None:
    report, profile = report_of(council)
    (tmp_path / "made.docx").write_bytes(write_docx(report, profile, source="x"))
    run = oscb("check", "made.docx", "--today", "2026-11-16", cwd=tmp_path)
    assert (run.status, run.out) == (0, "Ready to publish: nothing found\n")


@pytest.mark.parametrize("council", COUNCILS)
def test_its_document_passes_an_independent_validator(council: str, tmp_path: Path) -> None:
    report, profile = report_of(council)
    file = tmp_path / "made.docx"
    file.write_bytes(write_docx(report, profile, source="x"))
    audit = [str(Path(sys.executable).with_name("openxml-audit")), str(file), "--policy", "strict"]
    done = subprocess.run(audit, capture_output=True, timeout=120)
    assert b"Errors: 0" in done.stdout, done.stdout.decode()


@pytest.mark.parametrize("council", COUNCILS)
def test_its_document_comes_back_whole(council: str, tmp_path: Path) -> None:
    report, profile = report_of(council)
    file = tmp_path / "made.docx"
    file.write_bytes(write_docx(report, profile, source="x"))
    assert read_one(str(file)).report == report


@pytest.mark.parametrize("council", OTHERS)
@given(
    report=reports(),
    fields=st.dictionaries(st.sampled_from(["classification", "release", "own"]), st.sampled_from(["Public", "x: y"])),
)
@settings(max_examples=30, deadline=None)
def test_any_report_comes_back_whole(council: str, report: Report, fields: dict[str, str]) -> None:
    profile = load_profile(council)
    moved, _ = in_form_of(report, load_profile("oxfordshire"), profile)
    moved = moved.model_copy(update={"fields": fields})
    parsed = parse_data(write_docx(moved, profile, source="x.json"), "x.docx", DOCX)
    assert read_parsed(as_written(parsed, Path()), "x.docx").report == moved


def from_words(data: bytes, profile: Profile) -> dict[str, Any]:
    """What a document says, read by its words alone."""
    read, _ = read_report({"profile": profile.name, **read_docx(Package(data, "x"), profile).data})
    return read.to_data()


@pytest.mark.parametrize("council", COUNCILS)
def test_its_document_comes_back_from_its_words_alone(council: str) -> None:
    report, profile = report_of(council)
    read = from_words(write_docx(report, profile, source="x"), profile)
    read["recommendation"].pop("decision_maker")  # the committee's own, which the lead-in names
    assert read == report.to_data()


@pytest.mark.parametrize("council", COUNCILS)
def test_what_is_edited_in_word_is_all_that_changes(council: str, tmp_path: Path) -> None:
    import docx

    report, profile = report_of(council)
    file = tmp_path / "made.docx"
    file.write_bytes(write_docx(report, profile, source="x"))
    opened = docx.Document(str(file))
    tables = [p for table in opened.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    paragraphs = [p for p in (*opened.paragraphs, *tables) if p.text]
    changed = 0
    for paragraph in paragraphs:
        for run in paragraph.runs:
            if "£18,000" in run.text:
                run.text = run.text.replace("£18,000", "£19,500")
                changed += 1
    assert changed
    opened.save(str(file))
    expected = COUNCILS[council]
    meant, _ = read_report(_replaced(expected, "£18,000", "£19,500"))
    assert read_one(str(file)).report.to_data() == meant.to_data()


def _replaced(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, dict):
        return {key: _replaced(child, old, new) for key, child in value.items()}
    return [_replaced(child, old, new) for child in value] if isinstance(value, list) else value


@pytest.mark.parametrize("council", COUNCILS)
def test_its_plain_text_comes_back(council: str, tmp_path: Path) -> None:
    report, profile = report_of(council)
    file = tmp_path / "made.txt"
    file.write_text(write_text(report, profile), encoding="utf-8")
    read = read_one(str(file), council).report
    assert read.fields == report.fields
    assert (read.title, read.meeting_date, read.committee) == (report.title, report.meeting_date, report.committee)
    assert len(read.implications) == len(report.implications)


def test_forms_differ() -> None:
    kinds = {
        council: {type(item) for item in document(*report_of(council)).items} & {Box, HeaderTable, ImplicationTable}
        for council in COUNCILS
    }
    assert kinds["maidstone"] == {Box, HeaderTable, ImplicationTable}
    assert kinds["south_kesteven"] == {HeaderTable}
    assert kinds["oxfordshire"] == kinds["brighton_hove"] == set()


def test_rows_of_the_header_are_told_by_their_first_column() -> None:
    report, profile = report_of("maidstone")
    body = part(write_docx(report, profile, source="x"))
    looks = [look.attrib for look in body.iter(f"{W}tblLook")]
    assert [(look[f"{W}firstRow"], look[f"{W}firstColumn"]) for look in looks[:3]] == [
        ("0", "1"), ("0", "0"), ("1", "0"),
    ]  # fmt: skip


def test_two_tables_do_not_touch() -> None:
    report, profile = report_of("maidstone")
    body = part(write_docx(report, profile, source="x")).find(f"{W}body")
    tags = [child.tag for child in body]
    assert (f"{W}tbl", f"{W}tbl") not in set(pairwise(tags))


@pytest.mark.parametrize("council", OTHERS)
def test_what_officers_type_in_its_form_is_read_as_it_was_meant(council: str) -> None:
    profile = load_profile(council)
    total = wrong = 0
    told: list[str] = []
    for seed in range(2_000, 2_060):
        draft, blocks = typed(profile, seed)
        (read := _read_typed(word(blocks, seed), profile))
        found = list(fields(draft.truth, read, council))
        bad = [entry for entry in found if not entry[1]]
        total, wrong = total + len(found), wrong + len(bad)
        told += [f"{seed} {name}: {meant!r} read as {said!r}" for name, _, meant, said in bad]
    assert 1 - wrong / total >= 0.995, told


def _read_typed(data: bytes, profile: Profile) -> dict[str, Any]:
    from oscb_cli.model.typed_numbers import without_typed_numbers

    parsed = read_docx(Package(data, "x"), profile)
    read, _ = read_report({"profile": profile.name, **parsed.data})
    return without_typed_numbers(read, parsed.source)[0].to_data()


def test_no_line_of_python_names_a_council() -> None:
    names = {profile.name for profile in found_profiles()} | {
        word for profile in found_profiles() for word in load_profile(profile.name).council.split()[:1]
    }
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names)), re.IGNORECASE)
    told = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in sorted((ROOT / "oscb_cli").rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line) and "South" not in pattern.findall(line)
    ]
    assert told == []


def test_the_council_that_oscb_begins_with_is_data() -> None:
    assert (templates_folder() / "default").read_text(encoding="utf-8").strip() in COUNCILS
