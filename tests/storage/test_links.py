"""A reference (symlink) to a report: whoever writes writes the file that it points to, and the reference stays."""

import json
import stat
from pathlib import Path

import pytest

from oscb_cli.errors import CannotWrite
from oscb_cli.storage.files import where_it_leads, write_atomically
from oscb_cli.storage.locks import locked
from tests.support import ANNUAL_REPORT, BATCH, oscb

DAY = ("--today", "2024-09-12")


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """A folder with the real file, and another for references to it."""
    for name in ("real", "links"):
        (tmp_path / name).mkdir()
    return tmp_path / "real" / "report.json", tmp_path / "links" / "link.json"


@pytest.mark.parametrize("kind", ["absolute", "relative", "to a link", "in a linked folder"])
def test_the_file_that_a_link_points_to_is_written(kind: str, places: tuple[Path, Path]) -> None:
    real, link = places
    real.write_bytes(b"old")
    real.chmod(0o640)
    if kind == "absolute":
        link.symlink_to(real)
    elif kind == "relative":
        link.symlink_to("../real/report.json")
    elif kind == "to a link":
        (link.parent / "other").symlink_to("../real/report.json")
        link.symlink_to("other")
    else:
        (real.parent / "also").symlink_to("report.json")
        link.parent.rmdir()
        link.parent.symlink_to("real")
        link = link.parent / "also"
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert not real.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert where_it_leads(link).samefile(real)
    assert not [name for folder in (real.parent, link.parent) for name in folder.glob(".*")]


def test_a_link_to_what_is_not_there_yet_makes_it(places: tuple[Path, Path]) -> None:
    real, link = places
    link.symlink_to("../real/report.json")
    write_atomically(link, b"new", replace=False)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_link_that_leads_nowhere_is_one_line(places: tuple[Path, Path]) -> None:
    real, link = places
    link.symlink_to(real.parent / "gone" / "report.json")
    other = link.with_name("round.json")
    other.symlink_to("round2.json")
    other.with_name("round2.json").symlink_to("round.json")
    for path, words in ((link, "its folder does not exist"), (other, "round in a circle")):
        with pytest.raises(CannotWrite, match=words):
            write_atomically(path, b"new")
        with pytest.raises(CannotWrite, match=words), locked(path, "nobody"):
            pass
    assert not (real.parent / "gone").exists()


def test_two_names_of_one_file_are_one_lock(places: tuple[Path, Path]) -> None:
    real, link = places
    real.write_bytes(b"{}")
    link.symlink_to(real)
    with locked(link, "another interview"):
        with pytest.raises(CannotWrite, match="another interview has it open"), locked(real, "another interview"):
            pass
        assert [path.name for path in link.parent.iterdir()] == ["link.json"]


def test_a_lock_file_that_is_a_link_empties_nothing(places: tuple[Path, Path]) -> None:
    real, link = places
    real.write_bytes(b"precious")
    (link.parent / ".report.json.lock").symlink_to(real)
    with pytest.raises(CannotWrite, match="is a link to another place"), locked(link.parent / "report.json", "nobody"):
        pass
    assert real.read_bytes() == b"precious"


def _report() -> str:
    report = json.loads(ANNUAL_REPORT.read_text())
    report["sections"][0]["text"] += " It is on  the way ,and goes."
    for entry in report["implications"]:
        entry["checked_by"] = {"name": "Asha Menon", "email": "asha.menon@example.gov.uk"}
    return json.dumps(report)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "link.json", "--fix", *DAY),
        ("convert", "source.json", "link.json", "--force"),
        ("new", "-o", "link.json", "--force"),
        ("new", "--from", "source.json", "-o", "link.json", "--force"),
        ("check", "source.json", "-o", "link.json", "--force", *DAY),
        ("draft", "source.json", "-o", "link.docx", "--force", "--no-input", *DAY),
        ("deadlines", "--meeting", "2027-01-19", "--ics", "link.json", "--force"),
        ("signoff", "record", "link.json", "financial", "--name", "Asha Menon", "--date", "9.9.24", *DAY),
    ],
)
def test_every_command_writes_through_a_link(arguments: tuple[str, ...], places: tuple[Path, Path]) -> None:
    real, link = places
    if "link.docx" in arguments:
        link = link.with_suffix(".docx")
    real.write_text(_report())
    (link.parent / "source.json").write_text(_report())
    link.symlink_to("../real/report.json")
    before = real.read_bytes()
    run = oscb(*arguments, cwd=link.parent)
    assert run.status in {0, 1}, run.err
    assert link.is_symlink()
    assert real.read_bytes() != before


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "source.json", "link.yaml"),
        ("draft", "source.json", "-o", "link.docx", "--no-input", *DAY),
        ("new", "-o", "link.json"),
        ("check", "source.json", "-o", "link.json", *DAY),
    ],
)
def test_a_dangling_link_as_output_is_filled_or_refused_in_a_line(arguments: tuple[str, ...], tmp_path: Path) -> None:
    name = next(part for part in arguments if part.startswith("link."))
    (tmp_path / "source.json").write_text(_report())
    (tmp_path / name).symlink_to("elsewhere")
    run = oscb(*arguments, cwd=tmp_path)
    assert run.status in {0, 1}, run.err
    assert (tmp_path / name).is_symlink()
    assert (tmp_path / "elsewhere").stat().st_size > 0
    for target in ("gone/report", name):
        (tmp_path / name).unlink()
        (tmp_path / name).symlink_to(target)
        run = oscb(*arguments, cwd=tmp_path)
        assert run.status == 2
        assert run.err.count("\n") == 1
        assert name in run.err


def _names_of_batch(folder: Path) -> list[str]:
    run = oscb("batch", BATCH, "-o", "first", *DAY, cwd=folder)
    assert run.status in {0, 1, 3}, run.err
    return sorted(path.name for path in (folder / "first").iterdir())


def test_a_batch_never_writes_through_a_link_in_its_folder(tmp_path: Path) -> None:
    names = _names_of_batch(tmp_path)
    (tmp_path / "precious").write_bytes(b"")
    document = next(name for name in names if name.endswith(".docx"))
    for number, name in enumerate([document, "manifest.jsonl", ".oscb-batch.partial.jsonl"]):
        out = tmp_path / f"out{number}"
        out.mkdir()
        (out / name).symlink_to("../precious")
        run = oscb("batch", BATCH, "-o", out.name, "--force", *DAY, cwd=tmp_path)
        assert run.status in {2, 3}
        assert f"{name} is a link to another place" in run.err
        assert (tmp_path / "precious").read_bytes() == b""
        assert (out / name).is_symlink()
    assert len(list((tmp_path / "out0").glob("*.docx"))) == len([name for name in names if name.endswith(".docx")])


@pytest.mark.parametrize("dangling", [False, True])
def test_a_publication_never_writes_through_a_link_in_its_folder(dangling: bool, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_bytes(ANNUAL_REPORT.read_bytes())
    run = oscb("publish", "report.json", "-o", "first", "--force", *DAY, cwd=tmp_path)
    assert run.status == 0, run.err
    page = next(path.name for path in (tmp_path / "first").iterdir() if path.suffix == ".html")
    if not dangling:
        (tmp_path / "precious").write_bytes(b"precious")
    for number, name in enumerate([page, ".oscb-published.txt", ".oscb-published.journal"]):
        out = tmp_path / f"out{number}"
        out.mkdir()
        (out / name).symlink_to("../precious")
        run = oscb("publish", "report.json", "-o", out.name, "--force", *DAY, cwd=tmp_path)
        assert run.status in {2, 3}
        assert f"{name} is a link to another place" in run.err
        assert (tmp_path / "precious").exists() != dangling
        if not dangling:
            assert (tmp_path / "precious").read_bytes() == b"precious"
