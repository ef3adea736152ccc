"""What is kept ready beside a profile is what the profile and its template come to, and else does not count."""

import shutil
import zlib
from pathlib import Path

import msgspec
import pytest

from oscb_cli.errors import BadProfile
from oscb_cli.making_ready import made_ready
from oscb_cli.model.report import Report
from oscb_cli.profile.load import READY_FILE, known_profiles, load_profile, template_file
from oscb_cli.profile.vocabulary import keep_vocabulary, vocabulary_ready
from oscb_cli.writers.docx.document import write_docx
from oscb_cli.writers.docx.template import READY, _Kept, make_ready, prepared
from tests.support import oscb

REPORT = Report.model_validate(
    {"title": "T", "sections": [{"heading": "H", "text": "See https://a.example/b.\n\n- c"}]}
)
MAKE_ANEW = "run “oscb profiles NAME --make-ready”"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of Oxfordshire's profile, ready."""
    return shutil.copytree(load_profile("oxfordshire").folder, tmp_path / "own")


def document(folder: Path) -> bytes:
    load_profile.cache_clear()
    prepared.cache_clear()
    return write_docx(REPORT, load_profile(str(folder), may_be_folder=True), source="r.json")


@pytest.mark.parametrize("name", known_profiles())
def test_what_comes_with_oscb_is_kept_ready_as_it_is_today(name: str) -> None:
    profile = load_profile(name)
    assert (profile.folder / READY_FILE).read_bytes() == made_ready(profile)[profile.folder / READY_FILE], MAKE_ANEW
    template = template_file(profile, "base.docx")
    kept, fresh = msgspec.msgpack.decode(template.with_suffix(READY).read_bytes(), type=_Kept), make_ready(template)
    for field in fresh.__struct_fields__:  # how tightly parts are compressed depends on the machine
        if field != "compressed":
            assert getattr(kept.prepared, field) == getattr(fresh, field), MAKE_ANEW
    assert prepared(template) == kept.prepared, MAKE_ANEW


def test_the_vocabulary_is_kept_ready_as_it_is_today() -> None:
    assert vocabulary_ready().read_bytes() == keep_vocabulary(), MAKE_ANEW
    assert vocabulary_ready() in made_ready(load_profile("oxfordshire"))


def test_parts_that_are_kept_compressed_are_the_parts() -> None:
    ready = prepared(template_file(load_profile("oxfordshire"), "base.docx"))
    for name, part in ready.compressed.items():
        content = zlib.decompress(part.compressed, -15)
        assert (content, len(content), zlib.crc32(content)) == (ready.contents[name], part.size, part.checksum)


def test_a_profile_that_is_not_kept_ready_gives_the_same_document(own: Path) -> None:
    ready = document(own)
    for name in (READY_FILE, "base.ready"):
        (own / name).unlink()
    assert document(own) == ready


@pytest.mark.parametrize("content", [b"", b"\x00", b"nonsense", msgspec.msgpack.encode({"files": 1, "template": 2})])
def test_what_is_kept_and_damaged_does_not_count(own: Path, content: bytes) -> None:
    ready = document(own)
    for name in (READY_FILE, "base.ready"):
        (own / name).write_bytes(content)
    assert document(own) == ready


def test_what_is_kept_of_a_profile_that_has_changed_does_not_count(own: Path) -> None:
    document(own)
    file = own / "profile.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Oxfordshire County Council", "Sampleford"), "utf-8")
    load_profile.cache_clear()
    assert load_profile(str(own), may_be_folder=True).council == "Sampleford"
    (own / "meetings.toml").write_text('"Cabinet" = [2027-01-19]\n', encoding="utf-8")
    load_profile.cache_clear()
    assert [day.isoformat() for day in load_profile(str(own), may_be_folder=True).meetings["Cabinet"]] == ["2027-01-19"]


def test_a_profile_is_made_ready_anew(own: Path, tmp_path: Path) -> None:
    (own / "meetings.toml").write_text('"Cabinet" = [2027-01-19]\n', encoding="utf-8")
    run = oscb("profiles", "./own", "--make-ready", cwd=tmp_path)
    assert run.status == 0
    assert "profile.ready" in run.out
    assert "base.ready" in run.out
    load_profile.cache_clear()
    profile = load_profile(str(own), may_be_folder=True)
    assert (own / READY_FILE).read_bytes() == made_ready(profile)[own / READY_FILE]
    assert profile.meetings["Cabinet"][0].year == 2027


def test_a_template_that_is_inherited_stays_with_its_own_profile(tmp_path: Path) -> None:
    (tmp_path / "heir").mkdir()
    (tmp_path / "heir" / "profile.toml").write_text('extends = "oxfordshire"\ncouncil = "Heir"', encoding="utf-8")
    profile = load_profile(str(tmp_path / "heir"), may_be_folder=True)
    assert [path.name for path in made_ready(profile)] == [READY_FILE]


def test_nothing_is_made_ready_of_a_template_that_is_none(own: Path) -> None:
    (own / "base.docx").write_bytes(b"no document")
    profile = load_profile(str(own), may_be_folder=True)
    with pytest.raises(BadProfile):
        made_ready(profile)
