"""On a file system as Windows has: names that differ in case are one, and some names are refused."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import BATCH, dump, load, oscb

MEGABYTES = 48
DAY = ("--today", "2024-09-11")


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An NTFS disk that does not tell “A” from “a”, and refuses names that Windows refuses."""
    if shutil.which("lowntfs-3g") is None or shutil.which("mkntfs") is None or not Path("/dev/fuse").exists():
        pytest.skip("ntfs-3g is not installed, or there is no /dev/fuse")
    folder = tmp_path_factory.mktemp("ntfs")
    image, place = folder / "image", folder / "disk"
    place.mkdir()
    with image.open("wb") as file:
        file.truncate(MEGABYTES * 1024 * 1024)
    commands = (
        ["mkntfs", "-F", "-Q", "-q", str(image)],
        ["lowntfs-3g", "-o", "ignore_case,windows_names", str(image), str(place)],
    )
    for command in commands:
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip(f"{command[0]} cannot be used here")
    yield place
    subprocess.run(["umount", str(place)], check=False)


@pytest.fixture
def folder(disk: Path, request: pytest.FixtureRequest) -> Path:
    place = disk / str(request.node.name)[:60]
    place.mkdir()
    (place / "A").touch()
    assert (place / "a").exists()
    (place / "A").unlink()
    return place


def test_titles_that_differ_in_case_and_names_that_are_refused_are_all_written(folder: Path) -> None:
    report = load(BATCH)["reports"][1]
    titles = ("A plan", "a PLAN", "A Plan", "CON", "nul.", "What? “Now”: a/b*c|d<e>", "Straße", "STRASSE")
    dump([{**report, "title": title} for title in titles], folder / "b.json")
    run = oscb("batch", "b.json", "-o", "Out", cwd=folder)
    assert f"{len(titles)} of {len(titles)} documents written" in run.out, run.err
    assert len(list((folder / "Out").glob("*.docx"))) == len(titles)
    again = oscb("batch", "b.json", "-o", "OUT", cwd=folder)
    assert f"({len(titles)} of them unchanged)" in again.out


def test_what_is_published_is_found_again_by_another_name_of_its_folder(folder: Path) -> None:
    dump(load(BATCH), folder / "b.json")
    assert oscb("publish", "b.json", "-o", "Site", "--force", *DAY, cwd=folder).status == 0
    again = oscb("publish", "b.json", "-o", "SITE", "--force", *DAY, cwd=folder)
    assert "(3 of them unchanged)" in again.out, again.err


def test_a_file_of_another_case_is_somebodys_file(folder: Path) -> None:
    dump(load(BATCH)["reports"][1], folder / "report.json")
    (folder / "Mine.DOCX").write_bytes(b"mine")
    run = oscb("draft", "report.json", "--no-input", "-o", "mine.docx", cwd=folder)
    assert run.status != 0
    assert "already exists" in run.err
    assert (folder / "mine.docx").read_bytes() == b"mine"
    assert oscb("check", "REPORT.JSON", "--fail-on", "never", cwd=folder).status == 0
