"""What officers type is read as it was meant: no less than this, on files made by seed."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from oscb_cli.actions.read import read_one
from tests.officers import forms, people
from tests.officers.forms import report
from tests.officers.measure import Field, fields, folded
from tests.officers.render import text, word

WORD = Path(__file__).resolve().parents[3] / "shared" / "word"
SEEDS = range(300, 380)


def share(found: Iterator[list[Field]]) -> tuple[float, float, list[str]]:
    """The share of fields and of files that came out right, and what did not."""
    total = right = whole = files = 0
    wrong: list[str] = []
    for entries in found:
        bad = [entry for entry in entries if not entry[1]]
        total, right = total + len(entries), right + len(entries) - len(bad)
        files, whole = files + 1, whole + (not bad)
        wrong += [f"{name}: {meant!r} read as {said!r}" for name, _, meant, said in bad]
    return right / total, whole / files, wrong


def measured(folder: Path, suffix: str, seeds: range) -> Iterator[list[Field]]:
    for seed in seeds:
        draft, _ = report(seed)
        read = read_one(str(folder / f"{seed}{suffix}"))
        yield list(fields(draft.truth, read.report_to_show.to_data()))


def test_word_files(tmp_path: Path) -> None:
    for seed in SEEDS:
        (tmp_path / f"{seed}.docx").write_bytes(word(report(seed)[1], seed))
    right, whole, wrong = share(measured(tmp_path, ".docx", SEEDS))

    assert right >= 0.995, wrong
    assert whole >= 0.95, wrong


def test_plain_text_as_word_saves_it(tmp_path: Path) -> None:
    for seed in SEEDS:
        (tmp_path / f"{seed}.txt").write_text(text(report(seed)[1]), encoding="utf-8")
    right, _, wrong = share(measured(tmp_path, ".txt", SEEDS))

    assert right >= 0.98, wrong


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_pdf_files(tmp_path: Path) -> None:
    seeds = range(300, 320)
    for seed in seeds:
        (tmp_path / f"{seed}.docx").write_bytes(word(report(seed)[1], seed, tracked=False))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", "pdf"]
    files = [str(tmp_path / f"{seed}.docx") for seed in seeds]
    subprocess.run([*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=240)
    right, _, wrong = share(measured(tmp_path, ".pdf", seeds))

    assert right >= 0.96, wrong


def test_there_are_many_forms() -> None:
    parts = [value for name, value in vars(forms).items() if name.isupper() and isinstance(value, tuple)]
    functions = {form for part in parts for form in part if callable(form)}
    words = sum(len(value) for part in (forms.AREAS, forms.TABLE_AREAS) for value in part.values())
    labels = len(forms.CHECKER_LABELS) + len(forms.LEADS) + len(forms.MARKS)

    ways = len({*forms.HEADING_WAYS}) + len({*forms.NUMBER_WAYS, "section"}) + len(forms.RUN_IN_WAYS)
    assert len(functions) + words + labels + ways >= 150
    assert len(people.WHOLE) > 20


EXPECTED: dict[str, Any] = (
    json.loads((WORD / "expected.json").read_text(encoding="utf-8")) if WORD.is_dir() else {"": {}}
)


@pytest.mark.skipif(not WORD.is_dir(), reason="the Word files typed by hand are not here")
@pytest.mark.parametrize("file", EXPECTED)
def test_word_files_typed_by_hand(file: str) -> None:
    meant = EXPECTED[file]
    found = read_one(str(WORD / file)).report_to_show.to_data()
    areas = {entry["area"]: entry for entry in found["implications"]}

    for key in ("committee", "meeting_date", "title", "report_by"):
        assert found[key] == meant[key], key
    divisions = found["divisions_affected"]
    assert ([divisions] if isinstance(divisions, str) else divisions) == meant["divisions_affected"]
    assert [item.rstrip(";.") for item in found["recommendation"]["items"]] == meant["items"]
    assert len(found["sections"]) == len(meant["sections"])
    for area, said in meant["implications"].items():
        checkers = areas[area].get("checked_by", [])
        checkers = [checkers] if isinstance(checkers, dict) else checkers
        assert areas[area]["text"] == said["text"], area
        assert [checker for checker in checkers if set(checker) - {"name"}] == said["checked_by"], area
    if "signatory" in meant:
        assert found.get("signatory") == meant["signatory"]
    if "annexes" in meant:
        titles = [words.partition(" (")[0] for words in meant["annexes"]]
        assert [annex["title"] for annex in found.get("annexes", [])] == titles
        assert found["background_papers"] == meant["background_papers"]
        assert found.get("month", "") == meant["month"]
        officer = found["contact_officers"][0]
        assert {key: officer[key] for key in meant["contact"]} == meant["contact"]


@pytest.mark.skipif(not WORD.is_dir(), reason="the Word files typed by hand are not here")
def test_letters_of_annexes_stay_where_the_text_refers_to_them() -> None:
    report = read_one(str(WORD / "header-and-implications-in-tables.docx")).report

    assert [(annex.title, annex.label) for annex in report.annexes] == [("Scheme", "A")]


def test_folded_words_are_the_same_however_they_are_typed() -> None:
    assert folded("Children’s\u00a0Ser\u00advices") == folded("Children's Services")
