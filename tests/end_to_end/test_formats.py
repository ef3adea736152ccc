"""``oscb convert``, ``show``, ``diff``, ``draft`` and ``check --fix`` on reports in every format."""

import json
import shutil
from itertools import permutations
from pathlib import Path

import pytest

from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile
from oscb_cli.writers.docx.document import write_docx
from tests.readers.test_word_files import typed_lines
from tests.readers.typed_by_hand import in_a_table
from tests.support import ANNUAL_REPORT, BATCH, PNG, dump, load, needs_libreoffice, oscb, paragraphs

SUFFIXES = (".json", ".yaml", ".md", ".docx")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.json"
    shutil.copy(ANNUAL_REPORT, file)
    return file


@pytest.mark.parametrize(("first", "second"), list(permutations(SUFFIXES, 2)))
def test_from_any_format_to_any_other_and_back(first: str, second: str, report: Path, tmp_path: Path) -> None:
    steps = [("report.json", f"a{first}"), (f"a{first}", f"b{second}"), (f"b{second}", "c.json")]
    for step, (source, target) in enumerate(steps):
        done = oscb("convert", source, target, cwd=tmp_path)
        assert done.status == 0, (step, done.err)

    assert load(tmp_path / "c.json") == {**load(report), "profile": "oxfordshire"}


def test_text_keeps_the_words(report: Path, tmp_path: Path) -> None:
    assert oscb("convert", report, "a.txt", cwd=tmp_path).status == 0
    done = oscb("diff", report, "a.txt", cwd=tmp_path)

    assert done.out == "The two versions say the same.\n"


def test_nothing_is_replaced(report: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("mine")
    done = oscb("convert", report, "a.md", cwd=tmp_path)

    assert done.status == 2
    assert "already exists" in done.err
    assert (tmp_path / "a.md").read_text() == "mine"
    assert oscb("convert", report, "a.md", "--force", cwd=tmp_path).status == 0


def test_a_format_that_is_not_written_is_refused(report: Path, tmp_path: Path) -> None:
    done = oscb("convert", report, "a.odt", cwd=tmp_path)

    assert done.status == 2
    assert "cannot write .odt files" in done.err


def test_pictures_of_a_word_file_come_along(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(PNG)
    data = {"title": "T", "sections": [{"heading": "Where", "text": "![A map](map.png)"}]}
    dump(data, tmp_path / "report.json")
    assert oscb("convert", "report.json", "a.docx", cwd=tmp_path).status == 0
    (tmp_path / "map.png").unlink()
    for source, target in [("a.docx", "out/b.md"), ("out/b.md", "c.docx")]:
        (tmp_path / "out").mkdir(exist_ok=True)
        done = oscb("convert", source, target, cwd=tmp_path)
        assert done.status == 0, done.err
    written = list(tmp_path.rglob("*.png"))

    assert [path.read_bytes() for path in written] == [PNG]


def test_show_prints_the_report_with_its_numbers(report: Path, tmp_path: Path) -> None:
    out = oscb("show", report, cwd=tmp_path).out

    assert "RECOMMENDATION\n\n1. The Committee is RECOMMENDED to:\n\n(a) note" in out
    assert "\n13. No financial implications" in out


def test_diff_says_which_words_changed_and_whom_to_ask_again(report: Path, tmp_path: Path) -> None:
    data = load(report)
    data["implications"][1]["text"] = "There are grave legal implications for the local authority."
    data["sections"][2]["heading"] = "Main issues"
    data["sections"].append({"heading": "New", "text": "New words."})
    dump(data, tmp_path / "new.json")
    out = oscb("diff", report, "new.json", cwd=tmp_path).out

    assert "There are [-no-]{+grave+} legal implications" in out
    assert "[-Key Issues-]{+Main issues+}" in out
    assert "{+New words.+}" in out
    assert out.count("Ask again:") == 1
    assert "Legal Implications: the sign-off of Amy Kogel" in out


def test_last_months_word_file_in_the_councils_format_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "hand-made.docx").write_bytes(in_a_table(typed_lines()))
    done = oscb("draft", "hand-made.docx", "-o", "new.docx", cwd=tmp_path)

    assert done.status == 0, done.err
    assert "WD001" in done.out
    assert "Wrote new.docx" in done.out
    styles = {style for style, _ in paragraphs((tmp_path / "new.docx").read_bytes())}
    assert {"Committee", "Heading1", "Heading2", "NumberedParagraph", "CheckedBy"} <= styles


def test_a_report_is_never_written_over_itself(tmp_path: Path) -> None:
    (tmp_path / "hand-made.docx").write_bytes(in_a_table(typed_lines()))
    for force in ([], ["--force"]):
        done = oscb("draft", "hand-made.docx", "-o", "hand-made.docx", *force, cwd=tmp_path)
        assert done.status == 2
        assert "is the report itself" in done.err


def test_a_batch_in_yaml_is_checked_report_by_report(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(json.dumps(load(BATCH)))
    done = oscb("check", "b.yaml", cwd=tmp_path)

    assert done.status == 0, done.err
    assert "3 reports checked" in done.out


def test_fix_changes_only_the_lines_that_it_must(report: Path, tmp_path: Path) -> None:
    data = load(report)
    data["sections"][0]["text"] += "\n\nIt will recieve the the papers"
    dump(data, report)
    assert oscb("convert", report, "a.md", cwd=tmp_path).status == 0
    before = (tmp_path / "a.md").read_text().split("\n")
    done = oscb("check", "a.md", "--fix", cwd=tmp_path)
    after = (tmp_path / "a.md").read_text().split("\n")

    assert done.status == 0, done.err
    assert [line for line in after if line not in before] == ["It will receive the papers."]
    assert len(after) == len(before)


def test_words_that_are_signed_off_are_not_fixed_where_that_could_not_be_seen(report: Path, tmp_path: Path) -> None:
    data = load(report)
    data["implications"][1]["text"] += " It will recieve them."
    dump(data, report)
    assert oscb("convert", report, "a.yaml", cwd=tmp_path).status == 0
    before = (tmp_path / "a.yaml").read_text()
    done = oscb("check", "a.yaml", "--fix", cwd=tmp_path)

    assert (tmp_path / "a.yaml").read_text() == before
    assert "signed off, so they are left alone" in done.err


def test_a_word_file_is_not_fixed(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(in_a_table(typed_lines()))
    done = oscb("check", "a.docx", "--fix", cwd=tmp_path)

    assert done.status == 2
    assert "--fix does not change Word files" in done.err


@needs_libreoffice
@pytest.mark.parametrize("suffix", [".odt", ".rtf", ".doc"])
def test_other_word_processors_files_go_through_libreoffice(suffix: str, report: Path, tmp_path: Path) -> None:
    import subprocess

    assert oscb("draft", report, "--no-input", "-o", "a.docx", cwd=tmp_path).status == 0
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", suffix[1:], "a.docx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    refused = oscb("check", f"a{suffix}", cwd=tmp_path)
    done = oscb("check", f"a{suffix}", "--via-libreoffice", "--select", "SO,RE,ST", cwd=tmp_path)

    assert refused.status == 2
    assert "--via-libreoffice" in refused.err
    assert done.status in {0, 1}, done.err
    assert "SO001" not in done.out
    assert "ST001" not in done.out


def test_what_word_keeps_beside_an_open_file_is_passed_over(report: Path, tmp_path: Path) -> None:
    (tmp_path / "~$report.docx").write_bytes(b"\x05Ada Marsh")
    done = oscb("check", ".", cwd=tmp_path)

    assert done.status == 0, done.err
    assert done.out.startswith("Ready to publish")


@pytest.mark.parametrize("name", ["../evil.png", "/evil.png", "a/../../evil.png", "c:evil.png"])
def test_a_picture_is_never_written_outside_of_the_folder(name: str, tmp_path: Path) -> None:
    data = {"title": "T", "sections": [{"heading": "Where", "text": f"![A map]({name})"}]}
    report, _ = read_report(data)
    made = write_docx(report, load_profile("oxfordshire"), source="x", pictures={name: PNG})
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(made)
    done = oscb("convert", "a.docx", "b.md", cwd=tmp_path / "in")

    assert done.status == 2, done.out
    assert "is outside the report" in done.err
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["a.docx"]


def test_numbers_typed_by_hand_are_not_shown_twice(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(in_a_table(typed_lines()))

    assert "\n2. This report" in oscb("show", "a.docx", cwd=tmp_path).out
    assert oscb("convert", "a.docx", "b.txt", cwd=tmp_path).status == 0
    assert "\n2. This report" in (tmp_path / "b.txt").read_text(encoding="utf-8")
    assert oscb("draft", "a.docx", "-o", "c.docx", cwd=tmp_path).status == 0
    assert oscb("diff", "a.docx", "c.docx", cwd=tmp_path).out == "The two versions say the same.\n"


@pytest.mark.parametrize(
    ("parts", "places", "told"),
    [
        ("sections", (0, 1), "Background, place\n[-after “Executive Summary”-]{+first+}"),
        ("sections", (1, 2), "Key Issues, place\n[-after “Background”-]{+after “Executive Summary”+}"),
        ("implications", (0, 1), "Legal Implications, place\n[-after “Financial Implications”-]{+first+}"),
        ("annexes", (0, 1), "Annexes"),
        ("background_papers", (0, 1), "Background papers"),
        ("contact_officers", (0, 1), "Contact Officer"),
    ],
)
def test_diff_says_what_has_changed_places(
    parts: str, places: tuple[int, int], told: str, report: Path, tmp_path: Path
) -> None:
    data = load(report)
    data["annexes"].append({"title": "The second"})
    data["background_papers"] = ["One", "Two"]
    data["contact_officers"].append({"name": "Wren Dale", "phone": "01632 960100"})
    dump(data, tmp_path / "old.json")
    first, second = places
    data[parts][first], data[parts][second] = data[parts][second], data[parts][first]
    dump(data, tmp_path / "new.json")
    out = oscb("diff", "old.json", "new.json", cwd=tmp_path).out
    assert told in out
    assert oscb("diff", "old.json", "old.json", cwd=tmp_path).out == "The two versions say the same.\n"


def test_a_new_part_moves_no_other(report: Path, tmp_path: Path) -> None:
    data = load(report)
    data["sections"].insert(1, {"heading": "New", "text": "New words."})
    del data["sections"][3]
    dump(data, tmp_path / "new.json")
    assert ", place" not in oscb("diff", report, "new.json", cwd=tmp_path).out


def test_diff_says_that_the_profile_is_another(report: Path, tmp_path: Path) -> None:
    data = load(report)
    data["profile"] = "maidstone"
    dump(data, tmp_path / "new.json")
    assert "Profile\n[-oxfordshire-]{+maidstone+}" in oscb("diff", report, "new.json", cwd=tmp_path).out
