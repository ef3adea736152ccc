"""Findings as comments in a copy of a Word file: at the right words, once, beside those of people."""

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from oscb_cli.actions.check import checked_of
from oscb_cli.actions.comment import comment_on
from oscb_cli.actions.draft import subject_of
from oscb_cli.actions.read import read_one
from oscb_cli.errors import CannotWrite
from oscb_cli.rules.engine.run import check
from oscb_cli.writers.docx.document import write_docx
from tests.readers.test_word_files import typed_lines
from tests.readers.typed_by_hand import in_a_table, in_bold, in_styles
from tests.rules.test_rules import TODAY
from tests.support import AS_PUBLISHED, W, oscb

WAYS = {"styles": in_styles, "bold": in_bold, "table": in_a_table}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """The published report, as oscb writes it."""
    read = read_one(str(AS_PUBLISHED))
    file = tmp_path / "report.docx"
    file.write_bytes(write_docx(read.report, read.profile, source="report.json"))
    return file


def copy_of(file: Path, folder: Path) -> Path:
    read = read_one(str(file))
    return comment_on(read, checked_of(read, check(subject_of(read, TODAY)), TODAY), folder, file.name)


def part(file: Path, name: str) -> "etree._Element":
    with zipfile.ZipFile(file) as package:
        return etree.fromstring(package.read(name))


def comments(file: Path) -> dict[str, tuple[str, str]]:
    """The comments of a file by their ids: author, and words."""
    return {
        comment.get(f"{W}id"): (comment.get(f"{W}author"), " ".join("".join(p.itertext()) for p in comment))
        for comment in part(file, "word/comments.xml")
    }


def anchored(file: Path) -> dict[str, str]:
    """The words that each comment stands at."""
    open_now: set[str] = set()
    words: dict[str, str] = {}
    for node in part(file, "word/document.xml").iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
        if node.tag == f"{W}t":
            for number in open_now:
                words[number] += node.text or ""
        elif node.tag == f"{W}commentRangeStart":
            open_now.add(node.get(f"{W}id"))
            words[node.get(f"{W}id")] = ""
        else:
            open_now.remove(node.get(f"{W}id"))
    return words


def test_a_comment_stands_at_the_words_that_it_is_about(published: Path, tmp_path: Path) -> None:
    copy = copy_of(published, tmp_path / "commented")
    at = {words[: words.index(":")]: anchored(copy)[number] for number, (_, words) in comments(copy).items()}

    assert at["Warning PL008"] == "one Rapid Reviews"
    assert at["Warning LE004"] == "Working Together 2018"
    assert at["Error RE002"].startswith("The Cabinet")


def test_every_rule_is_told_in_one_comment_and_the_original_is_as_it_was(published: Path, tmp_path: Path) -> None:
    before = published.read_bytes()
    copy = copy_of(published, tmp_path / "commented")
    read = read_one(str(published))

    codes = [words.split(":")[0].split()[1] for _, words in comments(copy).values()]
    assert sorted(codes) == sorted({finding.code for finding in check(subject_of(read, TODAY)).findings})
    assert len(codes) > 15
    (numbers,) = [words for _, words in comments(copy).values() if words.startswith("Warning ST005")]
    assert "16 paragraph numbers are typed by hand. Paragraphs 2 and 4 to 18." in numbers
    assert {author for author, _ in comments(copy).values()} == {"oscb"}
    assert published.read_bytes() == before
    assert read_one(str(copy)).report == read.report


def test_doing_it_again_adds_none_twice(published: Path, tmp_path: Path) -> None:
    once = copy_of(published, tmp_path / "commented")
    first = once.read_bytes()
    twice = copy_of(once, tmp_path / "again")

    assert twice.read_bytes() == first
    assert copy_of(published, tmp_path / "commented").read_bytes() == first


def test_comments_of_people_are_kept(published: Path, tmp_path: Path) -> None:
    opened = docx.Document(BytesIO(published.read_bytes()))
    paragraph = next(p for p in opened.paragraphs if p.text.startswith("8. "))
    opened.add_comment(paragraph.runs, "Is this right?", author="Ada Marsh", initials="AM")
    opened.save(str(published))
    copy = copy_of(copy_of(published, tmp_path / "once"), tmp_path / "twice")

    assert [words for author, words in comments(copy).values() if author == "Ada Marsh"] == ["Is this right?"]
    (number,) = [number for number, (author, _) in comments(copy).items() if author == "Ada Marsh"]
    assert anchored(copy)[number].startswith("8. ")


def test_a_copy_that_somebody_has_edited_is_not_replaced(published: Path, tmp_path: Path) -> None:
    copy = copy_of(published, tmp_path / "commented")
    opened = docx.Document(str(copy))
    opened.paragraphs[2].runs[0].text = "Another title"
    opened.save(str(copy))

    with pytest.raises(CannotWrite, match="says something else"):
        copy_of(published, tmp_path / "commented")


@pytest.mark.parametrize("way", WAYS)
def test_a_file_typed_by_hand_opens_as_well_after_as_before(way: str, tmp_path: Path) -> None:
    file = tmp_path / "typed.docx"
    file.write_bytes(WAYS[way](typed_lines()))
    copy = copy_of(file, tmp_path / "commented")

    assert errors(copy) == errors(file)
    assert docx.Document(str(copy)).paragraphs is not None
    assert set(anchored(copy)) == set(comments(copy))


def test_the_strict_validator_finds_nothing_in_the_copy(published: Path, tmp_path: Path) -> None:
    assert errors(copy_of(published, tmp_path / "commented")) == "0"


def errors(file: Path) -> str:
    audit = [str(Path(sys.executable).with_name("openxml-audit")), str(file), "--policy", "strict"]
    done = subprocess.run(audit, capture_output=True, timeout=120)
    return done.stdout.decode().split("Errors:")[1].split()[0]


def test_the_command_writes_the_copies(published: Path, tmp_path: Path) -> None:
    done = oscb("check", published, AS_PUBLISHED, "--comment", "out", "--fail-on", "never", cwd=tmp_path)

    assert done.status == 0, done.err
    assert (tmp_path / "out" / "report.docx").is_file()
    assert "this is not a Word file" in done.err


def test_the_folder_of_the_file_itself_is_refused(published: Path, tmp_path: Path) -> None:
    done = oscb("check", published, "--comment", ".", "--fail-on", "never", cwd=tmp_path)

    assert done.status == 2
    assert "is the original file" in done.err
