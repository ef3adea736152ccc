"""Rows of CSV files: what does not fit is told by its number and costs nothing else."""

import random
from pathlib import Path

import pytest

from oscb_cli.errors import CannotRead
from oscb_cli.storage.spreadsheets import checked_rows, csv_rows
from tests.support import oscb

HEADER = "Title,Meeting,Asked\n"


def read(text: str) -> tuple[list[str], dict[int, list[str] | str]]:
    names, rows = checked_rows(csv_rows(text.encode()), "r.csv")
    return names, {row.number: row.problem or list(row.cells) for row in rows}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Home, school,17/11/26,note it", "has 4 cells, more than the 3 columns"),
        ("Home,17/11/26,note it,", "has 4 cells, more than"),
        ("Home,17/11/26", "has 2 cells, fewer than the 3"),
        ("Home", "has 1 cell, fewer"),
        ('"Home,17/11/26,note it', "quotation mark that is not closed"),
        ('Home,17/11/26,"note it', "quotation mark that is not closed"),
        ('"Home" and school,17/11/26,note it', "quotation mark"),
        (f'"{"x" * 200_000}",1,2', "more than 131,072 characters"),
    ],
)
@pytest.mark.parametrize("after", [["B,2,b", "C,3,c"], ['"B",2,"b"', 'C,3,"c ""d"" c"'], ['B,2,"b\nb"', "C,,"]])
def test_a_row_that_does_not_fit_costs_itself_only(row: str, words: str, after: list[str]) -> None:
    _, rows = read("\n".join([HEADER + "A,1,a", row, *after]) + "\n")
    assert rows[2] == ["A", "1", "a"]
    assert words in rows[3]
    assert [rows[4][0], rows[5][0]] == ["B", "C"]
    assert len(rows) == 4


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Title,Meeting,Title\n", "columns 1 and 3 are both called “Title”"),
        ("Title,,Asked\n", "column 2 has no name"),
        ('Title,"Meeting,Asked\n', "the first row has a quotation mark"),
    ],
)
def test_a_first_row_that_names_no_columns_refuses_the_file(header: str, words: str) -> None:
    with pytest.raises(CannotRead, match=r"^r\.csv: ") as error:
        read(header + "a,b,c\n")
    assert words in str(error.value)


def test_empty_columns_at_the_end_are_none_while_they_stay_empty() -> None:
    names, rows = read("Title,Meeting,,\nA,1,,\nB,2\nC,3,,x\nD,4,y,\n,,,\n\nE,5,\n")
    assert names == ["Title", "Meeting"]
    assert [rows[number][:2] for number in (2, 3, 8)] == [["A", "1"], ["B", "2"], ["E", "5"]]
    assert "column 4, which has no name" in rows[4]
    assert "column 3, which has no name" in rows[5]
    assert set(rows) == {2, 3, 4, 5, 8}


def test_what_parts_the_cells_is_found_outside_of_quotation_marks() -> None:
    names, rows = read('"Title, long, or short";Meeting\n"A, b";1\n')
    assert names == ["Title, long, or short", "Meeting"]
    assert rows == {2: ["A, b", "1"]}


def test_of_a_thousand_rows_with_faults_each_is_told_and_no_other_is_changed() -> None:
    chance = random.Random(5)
    good = [f"Title {n},{n},text {n}" for n in range(1_000)]
    bad = {n for n in range(1_000) if chance.random() < 0.1}
    ruin = [lambda r: r + ",x", lambda r: r.replace(",", ", and, ", 1), lambda r: '"' + r, lambda r: r[: r.rindex(",")]]
    _, rows = read(HEADER + "\n".join(chance.choice(ruin)(row) if n in bad else row for n, row in enumerate(good)))
    for n, row in enumerate(good):
        found = rows[n + 2]
        assert isinstance(found, str) if n in bad else found == row.split(",")


def test_a_batch_writes_the_others_and_ends_with_3(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text('[columns]\n"Title" = "title"\n"Text" = "sections.background.text"\n')
    (tmp_path / "r.csv").write_text('Title,Text,Note\nA,a,n\nB,b,c,n\nC,"c,n\nD,d,n\n')
    run = oscb("batch", "r.csv", "--mapping", "m.toml", "-o", "out", "--where", "title=D", cwd=tmp_path)
    assert run.status == 3
    assert "r.csv, row 3: has 4 cells" in run.err
    assert "r.csv, row 4: has a quotation mark" in run.err
    run = oscb("batch", "r.csv", "--mapping", "m.toml", "-o", "out", cwd=tmp_path)
    assert run.status == 3
    assert "does not name these columns: Note" in run.err
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2


def test_officers_of_rows_that_fit_are_added_and_the_others_told(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("Name,Job title\nAda Marsh,Head of Law\nBo Penn,Head, Finance\nCy Dee,Clerk\n")
    run = oscb("officers", "import", "d.csv", "-o", "o.toml", cwd=tmp_path)
    assert run.status == 3
    assert run.err.count("\n") == 1
    assert "d.csv, row 3: has 3 cells" in run.err
    assert run.out.startswith("2 officers added")
    assert "Penn" not in (tmp_path / "o.toml").read_text()
