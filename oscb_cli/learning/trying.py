"""What was learned, tried out: each file read by the new profile and written again, and how much comes out the same."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from oscb_cli.learning.files import LearnedFile
from oscb_cli.model.report import Report
from oscb_cli.model.typed_numbers import without_typed_numbers
from oscb_cli.model.validate import read_report
from oscb_cli.profile.folding import folded
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.docx.reader import read_docx
from oscb_cli.recogniser.line import Line
from oscb_cli.word.package import Package
from oscb_cli.writers.text_writer import text_paragraphs


def comes_out_the_same(files: Sequence[LearnedFile], profile: Profile) -> float:
    """The share of what the files say that comes out the same, in the same order, from 0 to 1."""
    same = whole = 0
    for file in files:
        before = [said for line in file.structure.lines for said in _said(line) if said]
        after = [said for words in _written(report_in(file.package, profile), profile) if (said := _bare(words))]
        before, after = _words(before), _words(after)
        same += sum(block.size for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks())
        whole += len(before)
    return same / whole if whole else 0.0


def report_in(package: Package, profile: Profile) -> Report:
    """The report that a file is read as."""
    parsed = read_docx(package, profile)
    read, _ = read_report({"profile": profile.name, **parsed.data})
    return without_typed_numbers(read, parsed.source)[0]


def _written(report: Report, profile: Profile) -> list[str]:
    return [paragraph.words for paragraph in text_paragraphs(report, profile)]


def _said(line: Line) -> list[str]:
    return [_bare(line.words)]


def _bare(words: str) -> str:
    """Words without numbers and marks before them, in small letters: they are automatic in what is written."""
    return folded(words.lstrip("0123456789.()•-– \t"))


def _words(lines: Sequence[str]) -> list[str]:
    return [word for line in lines for word in line.split()]
