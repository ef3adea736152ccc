"""Where the reports of a batch come from."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from oscb_cli.batch import sources
from oscb_cli.batch.sources import Entry, Source
from oscb_cli.errors import CannotRead, OscbError
from tests.support import ANNUAL_REPORT, oscb

FINANCE = {"name": "Ada Marsh", "job_title": "Finance Partner", "email": "ada.marsh@oxfordshire.gov.uk", "phone": "1"}
MAPPING = """
[columns]
"Title" = "title"
"Meeting" = "meeting_date"
"Asked" = "recommendation.items[]"
"Summary" = "sections.executive_summary.text"
"Finance" = "implications.financial.text"
"Checked" = "implications.financial.checked_by.name"
[defaults]
committee = "Cabinet"
"""


def entries(folder: Path, content: str | bytes, name: str = "b.json", **more: Any) -> list[Entry]:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(Source(str(file), **more).entries())


def streamed(folder: Path, content: str, monkeypatch: pytest.MonkeyPatch) -> list[Entry]:
    monkeypatch.setattr(sources, "READ_WHOLE", 0)
    return entries(folder, content)


BATCH = {
    "defaults": {"committee": "Cabinet", "recommendation": {"decision_maker": "The Cabinet", "items": ["note it"]}},
    "officers": {"finance": FINANCE},
    "reports": [
        {"title": "A", "recommendation": {"items": ["approve it"]}},
        {"title": "B", "committee": "Council", "implications": [{"area": "financial", "checked_by": "@finance"}]},
    ],
}


@pytest.mark.parametrize("whole", [True, False])
def test_defaults_are_merged_deeply_and_lists_replaced(
    whole: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = json.dumps(BATCH)
    found = entries(tmp_path, text) if whole else streamed(tmp_path, text, monkeypatch)
    assert [entry.pointer for entry in found] == ["/reports/0", "/reports/1"]
    assert found[0].data["recommendation"] == {"decision_maker": "The Cabinet", "items": ["approve it"]}
    assert found[1].data["committee"] == "Council"
    assert found[1].data["implications"][0]["checked_by"] == {
        "name": "Ada Marsh", "job_title": "Finance Partner", "email": "ada.marsh@oxfordshire.gov.uk",
    }  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        [],
        [{"a": [1, 2.5, None, True, {"b": "ü “x”"}], "c": {}}],
        [3, "x", None, []],
        {"reports": [{"t": 1}], "defaults": {}},
    ],
)
def test_a_large_file_gives_what_a_small_one_gives(value: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(value, ensure_ascii=False)
    try:
        whole = entries(tmp_path, text)
    except OscbError:
        with pytest.raises(OscbError):
            streamed(tmp_path, text, monkeypatch)
        return
    unshared = [replace(entry, share=0.0) for entry in whole]
    assert [replace(entry, share=0.0) for entry in streamed(tmp_path, text, monkeypatch)] == unshared


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[{"a": 1}, {"a": ', "is not JSON"), ("nonsense", "is not a batch"), ('[{"a": 1, "a": 2}]', "is used twice"),
        ('{"reports": []}', "holds no reports"), ("", "is empty"),
    ],
)  # fmt: skip
def test_a_large_file_that_is_no_batch_is_refused_in_a_line(
    text: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OscbError, match=words) as refused:
        streamed(tmp_path, text, monkeypatch)
    assert "\n" not in str(refused.value)


def test_a_line_of_json_lines_costs_itself_only(tmp_path: Path) -> None:
    found = entries(tmp_path, '{"title": "A"}\n\nnonsense\n{"title": "B"}\n', "b.jsonl")
    assert [(entry.pointer, entry.data) for entry in found] == [
        ("/1", {"title": "A"}),
        ("/3", None),
        ("/4", {"title": "B"}),
    ]
    assert "line 3 is not JSON" in found[1].error


def test_an_officer_that_is_not_there_costs_its_report_only(tmp_path: Path) -> None:
    data = {"officers": {"finance": FINANCE}, "reports": [{"signatory": "@finanse"}, {"signatory": "@finance"}]}
    found = entries(tmp_path, json.dumps(data))
    assert "there is no officer “@finanse”: did you mean “finance”" in found[0].error
    assert found[1].data["signatory"] == {"name": "Ada Marsh", "job_title": "Finance Partner"}
    dated = {"officers": {"finance": FINANCE}, "reports": [
        {"implications": [{"area": "financial", "checked_by": {"officer": "@finance", "date": "2026-10-20"}}],
         "contact_officers": ["@finance"]}]}  # fmt: skip
    (entry,) = entries(tmp_path, json.dumps(dated))
    assert entry.data["implications"][0]["checked_by"]["date"] == "2026-10-20"
    assert entry.data["contact_officers"] == [FINANCE]


@pytest.mark.parametrize("officers", [3, {"finance": "Ada"}, []])
def test_officers_of_another_shape_are_told(officers: Any, tmp_path: Path) -> None:
    found = entries(tmp_path, json.dumps({"officers": officers, "reports": [{"title": "A"}]}))
    assert "officers must be a group" in found[0].error


def test_only_some(tmp_path: Path) -> None:
    text = json.dumps([{"title": str(n), "committee": "Cabinet" if n % 2 else "Council"} for n in range(10)])
    found = entries(tmp_path, text, where={"committee": "cabinet"}, limit=3)
    assert [entry.pointer for entry in found] == ["/1", "/3", "/5"]


def test_rows_of_csv(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(MAPPING)
    rows = (
        "Title;Meeting;Asked;Summary;Finance;Checked;Other\n"
        'A;17/11/26;"approve it\nnote it";S;F;Ada;x\n;;;;;;\nB;;;;;;\n'
    )
    found = entries(tmp_path, rows, "rows.csv", mapping=str(tmp_path / "m.toml"))
    assert [entry.pointer for entry in found] == ["/row 2", "/row 4"]
    assert found[0].data == {
        "committee": "Cabinet", "title": "A", "meeting_date": "17/11/26",
        "recommendation": {"items": ["approve it", "note it"]},
        "sections": [{"key": "executive_summary", "text": "S"}],
        "implications": [{"area": "financial", "text": "F", "checked_by": {"name": "Ada"}}],
    }  # fmt: skip
    assert found[1].data == {"committee": "Cabinet", "title": "B"}


@pytest.mark.parametrize(
    ("cell", "checkers"),
    [
        ("@money", "@money"),
        ("@money, @buying", ["@money", "@buying"]),
        (
            "Ann Lee, Accountant, ann.lee@a.example",
            {"name": "Ann Lee", "job_title": "Accountant", "email": "ann.lee@a.example"},
        ),
        ("Ann Lee (finance) and Rob Demo", [{"name": "Ann Lee", "for": "finance"}, {"name": "Rob Demo"}]),
        ("Finance Team", {"name": "Finance Team"}),
    ],
)
def test_a_cell_names_one_checker_or_several(cell: str, checkers: object, tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(
        '[columns]\n"F" = "implications.financial.text"\n"C" = "implications.financial.checked_by"\n'
    )
    (found,) = entries(tmp_path, f'F;C\nIt costs £10.;"{cell}"\n', "rows.csv", mapping=str(tmp_path / "m.toml"))
    assert found.data["implications"] == [{"area": "financial", "text": "It costs £10.", "checked_by": checkers}]


def test_columns_may_say_by_number_whose_part_they_are(tmp_path: Path) -> None:
    paths = {"A": "1.name", "B": "2.name", "C": "2.for"}
    lines = [f'"{column}" = "implications.legal.checked_by.{path}"' for column, path in paths.items()]
    (tmp_path / "m.toml").write_text("\n".join(["[columns]", *lines]))
    (found,) = entries(tmp_path, "A;B;C\nAnn Lee;Rob Demo;planning\n", "r.csv", mapping=str(tmp_path / "m.toml"))
    assert found.data["implications"][0]["checked_by"] == [{"name": "Ann Lee"}, {"name": "Rob Demo", "for": "planning"}]


def test_rows_of_excel(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    (tmp_path / "m.toml").write_text(MAPPING)
    book = openpyxl.Workbook()
    columns = ["Title", "Meeting", "Asked", "Summary", "Finance", "Checked"]
    book.active.append(columns)
    book.active.append(["A", date(2026, 11, 17), "note it", 12.0, None, None])
    book.save(tmp_path / "rows.xlsx")
    (entry,) = Source(str(tmp_path / "rows.xlsx"), str(tmp_path / "m.toml")).entries()
    assert entry.data["meeting_date"] == "2026-11-17"
    assert entry.data["sections"] == [{"key": "executive_summary", "text": "12"}]
    (tmp_path / "broken.xlsx").write_bytes(b"no")
    with pytest.raises(OscbError, match="cannot be read as an Excel file"):
        list(Source(str(tmp_path / "broken.xlsx"), str(tmp_path / "m.toml")).entries())


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        (None, "--mapping"), ("[columns]\nTitel = 'title'\n", "did you mean “Title”"), ("x = 1\n", "needs a table"),
        ("= =", "cannot be read"),
    ],
)  # fmt: skip
def test_a_mapping_that_does_not_fit_is_told(mapping: str | None, words: str, tmp_path: Path) -> None:
    if mapping is not None:
        (tmp_path / "m.toml").write_text(mapping)
    with pytest.raises(OscbError, match=words):
        entries(tmp_path, "Title\nA\n", "r.csv", mapping=str(tmp_path / "m.toml") if mapping is not None else None)


def test_a_folder_of_files_of_any_kind(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.json").write_bytes(ANNUAL_REPORT.read_bytes())
    assert oscb("convert", ANNUAL_REPORT, tmp_path / "in" / "b.md", cwd=tmp_path).status == 0
    (tmp_path / "in" / "c.json").write_text("{")
    run = oscb("batch", "in", "-o", "out", cwd=tmp_path)
    assert run.status == 3
    assert "c.json is not JSON" in run.err
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2


@pytest.mark.parametrize("kind", ["whole", "streamed", "lines", "folder"])
def test_how_much_of_the_source_is_done_is_known_as_it_is_read(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = [{"title": f"Report {number}", "item": "x" * 9_000} for number in range(200)]
    if kind == "lines":
        found = entries(tmp_path, "\n".join(map(json.dumps, reports)), "b.jsonl")
    elif kind == "folder":
        for number, report in enumerate(reports):
            (tmp_path / f"{number:03}.json").write_text(json.dumps(report), encoding="utf-8")
        found = list(Source(str(tmp_path)).entries())
    elif kind == "streamed":
        found = streamed(tmp_path, json.dumps(reports), monkeypatch)
    else:
        found = entries(tmp_path, json.dumps(reports))
    shares = [entry.share for entry in found]
    assert shares == sorted(shares)
    assert 0 < shares[0] < 0.2
    assert 0.3 < shares[100] < 0.8
    assert shares[-1] == 1


def test_the_first_few_of_many_are_all_that_there_is_to_do(tmp_path: Path) -> None:
    found = entries(tmp_path, json.dumps([{"title": str(number)} for number in range(100)]), limit=4)
    assert [entry.share for entry in found] == [0.25, 0.5, 0.75, 1]


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ('[columns]\n"A" = "title"\n[default]\ncommittee = "Cabinet"\n', "“default” is not a table here: did you mean"),
        ('defaults = 3\n[columns]\n"A" = "title"\n', "defaults must be a table"),
        ('[columns]\n"A" = "title"\n"B" = "title"\n', "“A” and “B” are both title, so one would be lost"),
    ],
)
def test_a_mapping_that_would_lose_something_is_refused(mapping: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("A,B\n1,2\n")
    (tmp_path / "m.toml").write_text(mapping)
    with pytest.raises(CannotRead, match=said):
        list(Source(str(tmp_path / "a.csv"), str(tmp_path / "m.toml")).entries())


def test_a_cell_whose_formula_came_to_nothing_is_no_word_of_a_report(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("A,B\nLibraries,#N/A\nRoads,6\n")
    (tmp_path / "m.toml").write_text('[columns]\n"A" = "title"\n"B" = "item"\n')
    first, second = Source(str(tmp_path / "a.csv"), str(tmp_path / "m.toml")).entries()
    assert "row 2: the column “B” has #N/A in it" in first.error
    assert second.data == {"title": "Roads", "item": "6"}


def test_the_sheets_that_are_left_out_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for sheet in (book.active, book.create_sheet("October")):
        assert sheet is not None
        sheet.append(["A"])
        sheet.append(["Roads"])
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "m.toml").write_text('[columns]\n"A" = "title"\n')
    assert len(list(Source(str(tmp_path / "a.xlsx"), str(tmp_path / "m.toml")).entries())) == 1
    assert "read the sheet “Sheet” and left out: October" in capsys.readouterr().err
