"""What is kept for later runs changes nothing but the time, and is never in the way."""

import os
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from oscb_cli.errors import BadProfile
from oscb_cli.model.report import Report
from oscb_cli.profile.beginning import begin_profile
from oscb_cli.profile.load import forget_profiles, load_profile, template_file
from oscb_cli.storage import cache
from oscb_cli.writers.docx.document import write_docx
from oscb_cli.writers.docx.template import make_ready, prepared
from tests.support import ANNUAL_REPORT, oscb

REPORT = Report.model_validate(
    {"title": "T", "sections": [{"heading": "H", "text": "See https://a.example/b.\n\n- c"}]}
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder that is not there yet."""
    monkeypatch.setenv(cache.ENVIRONMENT, str(tmp_path / "cache"))
    forget()
    yield tmp_path / "cache"
    forget()


def forget() -> None:
    """As in a new process."""
    forget_profiles()
    prepared.cache_clear()


def document() -> bytes:
    forget()
    return write_docx(REPORT, load_profile("oxfordshire"), source="r.json")


def test_the_second_document_is_the_first(folder: Path) -> None:
    first = document()
    kinds = {entry.name.partition("-")[0] for entry in folder.iterdir()}
    assert {"profile", "template"} <= kinds
    assert document() == first


def test_what_is_kept_of_a_template_is_the_template(folder: Path) -> None:
    template = template_file(load_profile("oxfordshire"), "base.docx")
    made = prepared(template)
    prepared.cache_clear()
    assert prepared(template) == made == make_ready(template, ())


def test_parts_that_are_kept_compressed_are_the_parts() -> None:
    ready = prepared(template_file(load_profile("oxfordshire"), "base.docx"))
    for name, part in ready.compressed.items():
        content = zlib.decompress(part.compressed, -15)
        assert (content, len(content), zlib.crc32(content)) == (ready.contents[name], part.size, part.checksum)


@pytest.mark.parametrize("content", [b"", b"\x00", b"nonsense", b"\x80", b"\x93\x01\x02\x03"])
def test_what_is_kept_and_damaged_does_not_count(content: bytes, folder: Path) -> None:
    first = document()
    for entry in folder.iterdir():
        entry.write_bytes(content)
    assert document() == first
    assert all(entry.read_bytes() != content for entry in folder.iterdir()), "and it is kept anew"


def test_a_folder_that_cannot_be_written_to_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(cache.ENVIRONMENT, str(tmp_path / "file"))
    assert document() == document()
    monkeypatch.setenv(cache.ENVIRONMENT, "")
    assert document()
    run = oscb("draft", ANNUAL_REPORT, "-o", "a.docx", cwd=tmp_path, env={cache.ENVIRONMENT: str(tmp_path / "file")})
    assert run.status == 0
    assert run.err == ""
    assert (tmp_path / "file").read_text() == "no folder"


def test_a_profile_that_has_changed_is_read_anew(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    own = begin_profile("own", load_profile("oxfordshire"))
    load_profile(str(own), may_be_folder=True)
    file = own / "profile.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Own Council", "Sampleford"), "utf-8")
    forget()
    assert load_profile(str(own), may_be_folder=True).council == "Sampleford"
    (own / "meetings.toml").write_text('"Cabinet" = [2027-01-19]\n', encoding="utf-8")
    for _ in range(2):  # as it is read, and as it is kept
        forget()
        found = load_profile(str(own), may_be_folder=True).meetings["Cabinet"]
        assert [day.isoformat() for day in found] == ["2027-01-19"]


def test_nothing_is_kept_of_a_template_that_is_none(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "base.docx").write_bytes(b"no document")
    with pytest.raises(BadProfile):
        prepared(tmp_path / "base.docx")
    assert not list(folder.glob("template-*"))


def test_many_at_once_keep_one_whole_entry(folder: Path) -> None:
    content = os.urandom(200_000)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: cache.keep("thing", "key", content), range(40)))
    assert cache.kept("thing", "key") == content


def test_entries_do_not_pile_up(folder: Path) -> None:
    for number in range(40):
        cache.keep("thing", f"{number:040}", b"x")
    assert len(list(folder.glob("thing-*"))) <= 16
    assert cache.kept("thing", f"{39:040}") == b"x"


def test_a_digest_is_of_its_parts() -> None:
    assert cache.digest_of([b"ab", b"c"]) != cache.digest_of([b"a", b"bc"])
