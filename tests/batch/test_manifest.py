"""What a run leaves for the next, whenever it was killed."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from oscb_cli.batch.digests import input_digest
from oscb_cli.batch.making import Plan, Task
from oscb_cli.batch.manifest import MANIFEST, PARTIAL, Manifest, read_lines
from oscb_cli.batch.sources import Entry
from oscb_cli.errors import CannotRead

LINE = {"report": "/0", "status": "written", "file": "a.docx", "digest": "sha256:x"}


def test_a_line_that_was_cut_off_is_left_out_and_the_next_stands_on_its_own(tmp_path: Path) -> None:
    (tmp_path / PARTIAL).write_text('{"report": "/0", "status": "written", "file": "a.docx"}\n{"report": "/1", "sta')
    manifest = Manifest(tmp_path)
    manifest.add({**LINE, "file": "b.docx"})
    assert [line["file"] for line in read_lines(tmp_path / PARTIAL)] == ["a.docx", "b.docx"]
    manifest.close()
    assert [line["file"] for line in read_lines(tmp_path / MANIFEST)] == ["b.docx"]
    assert not (tmp_path / PARTIAL).exists()


def test_what_earlier_runs_did_is_known_whichever_of_them_was_killed(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        Manifest(tmp_path).add({**LINE, "file": name})
    assert {line["file"] for line in Manifest(tmp_path).left_over()} == {"a.docx", "b.docx"}


def test_a_document_is_done_only_while_it_is_as_it_was_written_from_the_same_data(tmp_path: Path) -> None:
    plan = Plan("b.json", tmp_path, None, date(2024, 9, 11))
    task = Task(0, Entry("/0", {"title": "A"}), "a.docx", input_digest({"title": "A"}))
    (tmp_path / "a.docx").write_bytes(b"document")
    digest = "sha256:" + hashlib.sha256(b"document").hexdigest()
    line = {**LINE, "digest": digest, "input": task.input, "made_with": "with", "day": "2024-09-11"}
    first = Manifest(tmp_path)
    first.add(line)
    first.close()
    assert Manifest(tmp_path).still_holds(task, plan, "with") == line
    assert Manifest(tmp_path).still_holds(task, plan, "another version") is None
    assert Manifest(tmp_path, resume=False).still_holds(task, plan, "with") is None
    (tmp_path / "a.docx").write_bytes(b"edited")
    assert Manifest(tmp_path).still_holds(task, plan, "with") is None


def test_the_digest_of_data_does_not_depend_on_the_order_of_its_keys() -> None:
    assert input_digest({"a": 1, "b": [1, 2]}) == input_digest({"b": [1, 2], "a": 1})
    assert input_digest({"b": [2, 1]}) != input_digest({"b": [1, 2]})


@pytest.mark.parametrize("content", ["my notes\n", "{}\n", "[1]\n", "\udcff"])
def test_somebody_elses_file_is_no_manifest(content: str, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(content.encode("utf-8", "surrogateescape") + b"\n")
    with pytest.raises(CannotRead, match="oscb did not write it"):
        read_lines(tmp_path / MANIFEST)
    assert read_lines(tmp_path / MANIFEST, force=True) == []
