import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.errors import CannotRead, CannotWrite
from oscb_cli.storage.files import different_names, read_bytes, safe_file_name, write_atomically


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_atomically(target, b"new")
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"somebody's")
    with pytest.raises(CannotWrite, match="already exists"):
        write_atomically(target, b"ours", replace=False)
    assert target.read_bytes() == b"somebody's"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("where", "words"), [("", "is a folder"), ("no/x", "this folder does not exist"), ("f/x", "not a folder")]
)
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, where: str, words: str) -> None:
    (tmp_path / "f").write_bytes(b"")
    with pytest.raises(CannotWrite, match=words):
        write_atomically(tmp_path / where, b"x")


def test_what_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_bytes(b"x" * 11)
    for name, words in {
        str(tmp_path): "is a folder",
        str(tmp_path / "reprot.json"): "did you mean report.json?",
        str(tmp_path / "report.json"): "at most 10 bytes",
        "nul\0byte": "cannot be read",
        "/dev/null": "is not a file",
    }.items():
        with pytest.raises(CannotRead, match=words):
            read_bytes(name, largest=10)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Home to School: Transport/2027", "Home to School Transport 2027"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        ("../../etc/passwd", "etc passwd"),
        ("...", "report"),
        ("a\x07b\u202ec", "a b c"),
        ("trailing. ", "trailing"),
    ],
)
def test_any_words_make_a_file_name_that_every_system_takes(words: str, name: str) -> None:
    assert safe_file_name(words) == name


@given(st.text(max_size=400))
def test_a_file_name_is_short_and_has_nothing_forbidden(words: str) -> None:
    name = safe_file_name(words)
    assert 0 < len(name) <= 121
    assert not set(name) & set('<>:"/\\|?*\n\0')
    assert len(name.encode()) < 250


@given(st.lists(st.sampled_from(["a", "A", "b", "a (2)", "B (2)"]), max_size=8))
def test_colliding_names_differ_and_are_always_the_same(names: list[str]) -> None:
    different = different_names(names, ".docx")
    assert len({name.lower() for name in different}) == len(names)
    assert different == different_names(names, ".docx")


def test_the_first_keeps_its_name() -> None:
    assert different_names(["a", "A", "b", "a"], "") == ["a", "A (2)", "b", "a (3)"]


def test_what_one_is_not_allowed_to_read_or_write_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "report.json").write_bytes(b"{}")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(CannotRead, match="do not have permission to read"):
        read_bytes(str(tmp_path / "report.json"))
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(CannotWrite, match="do not have permission to write"):
        write_atomically(tmp_path / "a", b"x")


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "a"
    target.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotWrite, match="no space left on device"):
        write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
