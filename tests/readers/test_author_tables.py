"""An author's table stays whole, whatever its cells say and wherever it stands; the rest of the report is as it was."""

import random
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest

from oscb_cli.actions.convert import converted
from oscb_cli.actions.read import read_one
from oscb_cli.model.blocks import Table, plain_inlines
from oscb_cli.model.markdown import parse
from oscb_cli.model.to_markdown import to_markdown
from oscb_cli.profile.load import load_profile
from oscb_cli.readers.docx.reader import read_docx
from oscb_cli.readers.parsed import Parsed
from oscb_cli.word.package import Package
from tests.readers.author_tables import PLACES, Made, report, table
from tests.readers.typed_by_hand import saved
from tests.support import ROOT

IN_ORDER = ("after the recommendation", "in the summary", "in the body", "with the risks", "among the implications")
"""Places as the report's data has them: sections before implications."""

SMALL = ROOT.parent / "shared" / "small"
COUNCILS = ("oxfordshire", "maidstone", "brighton_hove", "south_kesteven")


def read(data: bytes, council: str = "oxfordshire") -> Parsed:
    return read_docx(Package(data, "report.docx"), load_profile(council))


def texts(data: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """All that holds the text of a part, with the key under which it does."""
    items = data.get("recommendation", {}).get("items", [])
    yield from ((items, place) for place in range(len(items)))
    for name in ("sections", "implications"):
        yield from ((part, "text") for part in data.get(name, []))


def parted(data: dict[str, Any]) -> tuple[list[list[list[str]]], dict[str, Any]]:
    """The tables of a report, by row and cell, and the report without them."""
    tables = []
    for holder, key in texts(data):
        blocks = parse(holder[key])
        found = [block for block in blocks if isinstance(block, Table)]
        tables += [[[plain_inlines(cell) for cell in row] for row in (one.header, *one.rows)] for one in found]
        if found:
            holder[key] = to_markdown([block for block in blocks if not isinstance(block, Table)])
    # a table after the last item of the recommendation is none of it: it stands in a part of its own, without a heading
    data["sections"] = [part for part in data["sections"] if part.get("text") or set(part) != {"text"}]
    return tables, data


def before_tables(data: dict[str, Any]) -> list[str]:
    """The words of the block before each table."""
    found = []
    for holder, key in texts(data):
        blocks = parse(holder[key])
        found += [to_markdown([before]) for before, block in pairwise(blocks) if isinstance(block, Table)]
    return found


def stands_whole(made: Sequence[Made], council: str) -> None:
    tables, rest = parted(read(report(made), council).data)

    assert tables == [entry.flat for entry in made]
    assert rest == read(report(made, without=True), council).data


@pytest.mark.parametrize("place", PLACES)
def test_tables_of_every_kind(place: str) -> None:
    for seed in range(12):
        stands_whole([table(random.Random(f"{place} {seed}"), place)], "oxfordshire")


@pytest.mark.parametrize("council", COUNCILS[1:])
def test_with_the_profile_of_another_council(council: str) -> None:
    for seed in range(8):
        stands_whole([table(random.Random(f"{council} {seed}"), PLACES[seed % 5])], council)


def test_several_tables_in_one_report() -> None:
    for seed in range(4):
        rng = random.Random(seed)
        stands_whole([table(rng, place) for place in IN_ORDER], "oxfordshire")


@pytest.mark.parametrize(
    ("place", "before"),
    [
        ("in the body", "The responses are below."),
        ("among the implications", "None of note, says the legal team."),
        ("with the risks", "The risks are low, and these are the largest."),
        ("before the signatory", "They are looked at every month."),
    ],
)
def test_tables_stay_in_their_place(place: str, before: str) -> None:
    made = Made(
        (("Recommendation", "Timescale"), ("1. That it be done.", "April 2027")), place, "", header=False, bold="row"
    )

    assert before_tables(read(report([made])).data) == [before]


def test_a_table_survives_markdown_and_a_published_pdf(tmp_path: Path) -> None:
    rows = (("Recommendation", "Accepted or rejected", "Timescale"), ("That it be done", "Accepted", "April 2027"),
            ("That it be dropped", "Rejected", "Risk Management"))  # fmt: skip
    made = Made(rows, "in the body", "", header=True, bold="row")
    (tmp_path / "r.docx").write_bytes(report([made]))
    first = read_one(str(tmp_path / "r.docx"))
    for suffix in (".md", ".pdf", ".txt"):
        (tmp_path / f"r{suffix}").write_bytes(converted(first, suffix))
        again = read_one(str(tmp_path / f"r{suffix}")).report.to_data()
        assert parted(again)[0] == [made.flat], suffix
        assert again["recommendation"] == first.report.to_data()["recommendation"], suffix


def test_a_row_for_each_area_is_the_authors_where_the_areas_have_headings() -> None:
    rows = (("Financial", "The cost of it would be met from reserves."), ("Legal", "A claim is not likely to succeed."),
            ("Staffing", "Posts that are vacant may stay so."))  # fmt: skip
    stands_whole([Made(rows, "with the risks", "", header=False, bold="")], "oxfordshire")


def test_marks_before_figures_stay() -> None:
    rows = (("Option", "£000"), ("One", "- 5"), ("Two", "– 12.5\n• more"), ("Three", "(a) first\n(b) second"))
    made = Made(rows, "in the body", "", header=True, bold="")
    stands_whole([made], "oxfordshire")


def test_a_table_in_a_cell_of_another_is_kept_in_order_and_told_of_once() -> None:
    rows = (("Option", "Risk Management"), ("April 2027", "Ada Marsh, Head of Libraries"))
    document = docx.Document(BytesIO(report([Made(rows, "in the body", "", header=True, bold="")])))
    inner = document.tables[0].cell(1, 1).add_table(rows=2, cols=2)
    for row, said in zip(inner.rows, (("Month", "Cost"), ("May 2027", "12")), strict=True):
        row.cells[0].text, row.cells[1].text = said
    parsed = read(saved(document))

    assert [parsed.data.get("month"), parsed.data["signatory"]["name"]] == ["January 2027", "Fay Lowe"]
    background = next(section["text"] for section in parsed.data["sections"] if section.get("key") == "background")
    assert background.split("\n\n")[1:6] == [*rows[0], *rows[1], "| Month | Cost |\n| --- | --- |\n| May 2027 | 12 |"]
    assert [s.detail for s in parsed.sightings if s.kind == "merged cells"] == ["a table stands in a cell of another"]


@pytest.mark.skipif(not SMALL.is_dir(), reason="the files are not beside the checkout")
@pytest.mark.parametrize("name", ["u1", "u3", "v1", "u7"])
def test_small_reports_with_a_table(name: str) -> None:
    file = SMALL / f"{name}.docx"
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(file)).tables[0].rows]

    assert parted(read(file.read_bytes()).data)[0] == [rows]
