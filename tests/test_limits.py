"""How much is taken of a file: what is at a limit is read, what is beyond it is refused in a line."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from oscb_cli import limits
from oscb_cli.actions.convert import converted
from oscb_cli.actions.draft import document_of
from oscb_cli.actions.read import read_one
from oscb_cli.errors import CannotRead, OscbError
from oscb_cli.limits import Limits
from oscb_cli.readers.read import read_data
from tests.support import ROOT, oscb

READ = read_data(
    {"title": "Winter service", "sections": [{"heading": "One", "text": "First.\n\nSecond.\n\nThird."}]}, "r", "", None
)
WORD = document_of(READ).document
TEXT = converted(READ, ".txt")
PDF = converted(READ, ".pdf")
YAML = b"title: Winter service\ncommittee: Cabinet\n"


def parts_of(document: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(BytesIO(document)) as package:
        return package.infolist()


def paragraphs_of(document: bytes) -> int:
    with zipfile.ZipFile(BytesIO(document)) as package:
        return package.read("word/document.xml").count(b"</w:p>")


@dataclass(frozen=True)
class Case:
    """A limit, a file, and how much of it counts."""

    name: str
    file: str
    content: bytes
    measure: Callable[[bytes], int]


CASES = (
    Case("report_file", "r.json", READ.report.to_json().encode(), len),
    Case("text_file", "r.txt", TEXT, len),
    Case("word_part", "r.docx", WORD, lambda data: max(part.file_size for part in parts_of(data))),
    Case("word_whole", "r.docx", WORD, lambda data: sum(part.file_size for part in parts_of(data))),
    Case("word_parts", "r.docx", WORD, lambda data: len(parts_of(data))),
    Case("word_paragraphs", "r.docx", WORD, paragraphs_of),
    Case("pdf_file", "r.pdf", PDF, len),
    Case("pdf_pages", "r.pdf", PDF, lambda _: 1),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_at_a_limit_is_read_and_what_is_beyond_it_is_refused(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / case.file
    file.write_bytes(case.content)
    measure = case.measure(case.content)

    monkeypatch.setattr(limits, "_now", replace(Limits(), **{case.name: measure}))
    assert read_one(str(file)).report.title == "Winter service"

    monkeypatch.setattr(limits, "_now", replace(Limits(), **{case.name: measure - 1}))
    with pytest.raises(OscbError) as refused:
        read_one(str(file))
    assert "\n" not in str(refused.value)
    assert str(file) in str(refused.value)


def test_a_yaml_file_that_repeats_itself_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "r.yaml"
    file.write_bytes(YAML)
    monkeypatch.setattr(limits, "_now", Limits(yaml_values=2))
    with pytest.raises(CannotRead):
        read_one(str(file))


def test_limits_are_changed_by_the_settings_and_hold_in_workers(tmp_path: Path) -> None:
    (tmp_path / "many.json").write_text(json.dumps([{"title": str(n)} for n in range(20)]), encoding="utf-8")
    (tmp_path / "reports").mkdir()
    for number in range(4):
        (tmp_path / "reports" / f"{number}.md").write_text(f"# {'Words ' * 40}\n", encoding="utf-8")
    (tmp_path / "oscb.toml").write_text("[limits]\ntext_file = 100\n", encoding="utf-8")

    run = oscb("batch", "reports", "-o", "out", "--jobs", "2", cwd=tmp_path)
    assert run.status == 3
    assert run.err.count("the most for a text") == 4
    assert oscb("batch", "many.json", "-o", "out", cwd=tmp_path).status == 0


@pytest.mark.parametrize(
    ("said", "told"),
    [("txt_file = 1", "text_file"), ("text_file = 0", "more than 0"), ("text_file = 'x'", "text_file")],
)
def test_a_limit_that_is_none_is_told(said: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "oscb.toml").write_text(f"[limits]\n{said}\n", encoding="utf-8")
    (tmp_path / "r.json").write_text("{}", encoding="utf-8")
    run = oscb("check", "r.json", cwd=tmp_path)
    assert run.status == 2
    assert told in run.err
    assert "Traceback" not in run.err


def test_every_limit_is_in_the_page_on_security() -> None:
    page = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    for name in limits.NAMES:
        assert f"`{name}`" in page, name
