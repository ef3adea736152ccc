"""A document goes only where its report has gone from the whole of its source; and nothing moves along."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support import Run, dump, oscb

DAY = ("--today", "2026-11-02")


def reports(*titles: str, **more: Any) -> list[dict[str, Any]]:
    return [{"title": title, "committee": "Cabinet", "meeting_date": "2026-12-15", **more} for title in titles]


def batch(folder: Path, source: str, *arguments: str) -> Run:
    return oscb("batch", source, "-o", "out", *DAY, *arguments, cwd=folder)


def made(folder: Path) -> list[str]:
    return sorted(file.name.removeprefix("2026-12-15 ") for file in (folder / "out").glob("*.docx"))


def written(folder: Path, data: object, name: str = "r.json") -> None:
    dump(data, folder / name)


@pytest.mark.parametrize(
    "arguments", [("--limit", "1"), ("--where", "title=One"), ("--strict",), ("--profile", "maidstone")]
)
def test_nothing_goes_where_only_some_is_wanted_or_it_is_written_otherwise(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    written(tmp_path, reports("One", "Two", "Three"))
    batch(tmp_path, "r.json")
    before = set(made(tmp_path))
    run = batch(tmp_path, "r.json", "--prune", *arguments)
    assert "gone" not in run.out
    assert before <= set(made(tmp_path))
    assert "gone" not in batch(tmp_path, "r.json", "--prune").out
    assert before <= set(made(tmp_path))


def test_nothing_goes_where_the_source_has_another_name(tmp_path: Path) -> None:
    written(tmp_path, reports("One", "Two"))
    batch(tmp_path, "r.json")
    written(tmp_path, reports("Three"), "other.json")
    run = batch(tmp_path, "other.json", "--prune")
    assert "gone" not in run.out
    assert made(tmp_path) == ["One.docx", "Three.docx", "Two.docx"]


@pytest.mark.parametrize("fault", [{"meeting_date": "31.2.2026"}, {"title": 7}, {"sections": "none"}])
def test_nothing_goes_where_one_report_cannot_be_read(fault: dict[str, Any], tmp_path: Path) -> None:
    written(tmp_path, reports("One", "Two", "Three"))
    batch(tmp_path, "r.json")
    written(tmp_path, [reports("One")[0] | fault, *reports("Two")])
    run = batch(tmp_path, "r.json", "--prune")
    assert run.status == 3
    assert "gone" not in run.out
    assert made(tmp_path) == ["One.docx", "Three.docx", "Two.docx"]
    written(tmp_path, reports("One", "Two"))
    assert "Removed 2026-12-15 Three.docx" in batch(tmp_path, "r.json", "--prune").out
    assert made(tmp_path) == ["One.docx", "Two.docx"]


def test_nothing_goes_where_one_file_of_a_folder_is_broken(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for one in reports("One", "Two"):
        written(tmp_path / "in", one, f"{one['title']}.json")
    batch(tmp_path, "in")
    (tmp_path / "in" / "One.json").write_text("{", encoding="utf-8")
    run = batch(tmp_path, "in", "--prune")
    assert (run.status, "gone" in run.out) == (3, False)
    assert made(tmp_path) == ["One.docx", "Two.docx"]


def test_the_numbers_of_equal_titles_do_not_move_along(tmp_path: Path) -> None:
    alike = [one | {"item": str(n), "report_by": f"Officer {n}"} for n, one in enumerate(reports("One", "One", "One"))]
    written(tmp_path, alike)
    batch(tmp_path, "r.json")
    before = {name: (tmp_path / "out" / f"2026-12-15 {name}").read_bytes() for name in made(tmp_path)}
    assert len(before) == 3
    manifest = [json.loads(line) for line in (tmp_path / "out" / "manifest.jsonl").read_text().splitlines()]
    first = manifest[0]["file"].removeprefix("2026-12-15 ")

    written(tmp_path, [alike[1] | {"month": "December 2026"}, alike[2]])
    run = batch(tmp_path, "r.json", "--prune")
    assert f"Removed {manifest[0]['file']}" in run.out
    assert made(tmp_path) == sorted(set(before) - {first})
    last = manifest[2]["file"].removeprefix("2026-12-15 ")
    assert (tmp_path / "out" / manifest[2]["file"]).read_bytes() == before[last]


def test_a_report_with_another_title_has_not_gone(tmp_path: Path) -> None:
    written(tmp_path, reports("One", "Two"))
    batch(tmp_path, "r.json")
    written(tmp_path, reports("One", "Two and more"))
    run = batch(tmp_path, "r.json", "--prune")
    assert "has gone" not in run.out
    assert "its report has another name now" in run.out
    assert made(tmp_path) == ["One.docx", "Two and more.docx", "Two.docx"]
