"""Whatever a paragraph begins with comes out again, by every command; numbers of a typed sequence alone are taken off."""

import html
import json
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from oscb_cli.actions.compare import compare
from oscb_cli.actions.convert import converted
from oscb_cli.actions.draft import document_of
from oscb_cli.actions.publish import public_copy
from oscb_cli.actions.read import read_one
from oscb_cli.actions.renew import renewed
from oscb_cli.interview.pasted import taken_apart, tidied
from oscb_cli.profile.load import load_profile
from oscb_cli.readers.read import ReadReport
from tests.kept.beginnings import BEGINNINGS
from tests.kept.files import NUMBERINGS, PLAIN, SECTIONS, batches, said_in, sections, typed, words_of
from tests.officers.render import text, word
from tests.support import needs_libreoffice, paragraphs, rezipped

OXFORDSHIRE = load_profile("oxfordshire")
TYPED = [numbering for numbering in NUMBERINGS if "{" in numbering]
TODAY = date(2026, 10, 1)


def lost(said: Sequence[tuple[str, list[str]]], found: str) -> list[str]:
    """The paragraphs whose words do not come one after the other in some text."""
    whole = f" {' '.join(words_of(found))} "
    return [words for _, texts in said for words in texts if f" {' '.join(words_of(words))} " not in whole]


def written(folder: Path, numbering: str, seed: int, suffix: str, size: int = 30) -> list[tuple[Path, Any]]:
    """Files with all beginnings, and what each says."""
    files = []
    for place, batch in enumerate(batches(BEGINNINGS, size, seed)):
        said = sections(batch, seed)
        blocks = typed(said, numbering)
        file = folder / f"{place}{suffix}"
        file.write_bytes(word(blocks, seed, tracked=False) if suffix == ".docx" else text(blocks).encode())
        files.append((file, said))
    return files


def plain(data: object) -> str:
    """All that a report says, as text."""
    return json.dumps(data, ensure_ascii=False).replace("\u00ad", "").replace("\\\\", "").replace("\\n", " ")


def with_marks_left(read: ReadReport, numbering: str) -> list[str]:
    """The paragraphs of a typed file that still begin with their number, and are not told of."""
    anew, numbers = read.numbered_anew()
    texts = [section.text for section in anew.report.sections]
    texts += [implication.text for implication in anew.report.implications]
    begun = {words[:14] for words in (*BEGINNINGS, *PLAIN, "None arise from what")}
    found = [
        words
        for text_ in texts
        for part in text_.replace("\u00ad", "").replace("\u00a0", " ").split("\n\n")
        if (words := part.replace("\\", "")) and words[:14] not in begun
    ]
    told = " ".join(numbers.left).replace("\u00ad", "").replace("\u00a0", " ")
    return [words for words in found if words[:9] not in told]


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
@pytest.mark.parametrize("numbering", NUMBERINGS)
def test_no_beginning_is_lost_and_typed_numbers_are_taken_off(numbering: str, suffix: str, tmp_path: Path) -> None:
    for file, said in written(tmp_path, numbering, 11, suffix):
        read = read_one(str(file))
        anew = read.numbered_anew()[0]
        assert not lost(said, plain(anew.report.to_data())), file
        if numbering in TYPED:
            assert not with_marks_left(read, numbering)


@pytest.mark.parametrize("suffix", [".docx", ".txt"])
@pytest.mark.parametrize("numbering", ["none", "automatic", "{n}. ", "{s}.{n} "])
def test_no_command_loses_one(numbering: str, suffix: str, tmp_path: Path) -> None:
    for file, said in written(tmp_path, numbering, 12, suffix, size=100):
        read = read_one(str(file))
        document = document_of(read).document
        assert not lost(said, " ".join(words for _, words in paragraphs(document)))
        for form in (".md", ".yaml", ".json", ".html", ".txt"):
            made = converted(read.numbered_anew()[0], form).decode()
            found = plain(json.loads(made)) if form == ".json" else html.unescape(made)
            assert not lost(said, found.replace("\\", "")), form
        public = public_copy(read, TODAY, with_errors=True).contents
        assert not lost(said, html.unescape(public[".html"].decode()))
        assert not lost(said, " ".join(words for _, words in paragraphs(public[".docx"])))
        shown = read.report_to_show
        assert not compare(shown, shown, OXFORDSHIRE).changes
        marked = renewed(shown).report
        assert not lost(said, plain(marked.to_data()).replace("[review: ", ""))


@needs_libreoffice
@pytest.mark.parametrize("numbering", ["none", "{n}. "])
def test_nor_does_a_pdf(numbering: str, tmp_path: Path) -> None:
    files = written(tmp_path, numbering, 13, ".docx", size=60)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", "pdf"]
    names = [str(file) for file, _ in files]
    subprocess.run([*command, "--outdir", str(tmp_path), *names], check=True, capture_output=True, timeout=240)
    for file, said in files:
        read = read_one(str(file.with_suffix(".pdf"))).numbered_anew()[0]
        assert not lost(said, plain(read.report.to_data())), file


@pytest.mark.parametrize("words", BEGINNINGS[::3])
def test_nor_does_a_paste(words: str) -> None:
    for paste in (
        words,
        f"{PLAIN[0]}\n\n{words}",
        f"{words}\n{PLAIN[1]}",
        f"12. {words}\n13. {PLAIN[2]}\n14. {PLAIN[3]}",
    ):
        said = [("", [words])]
        assert not lost(said, tidied(paste).text.replace("\\", "")), paste
        apart = taken_apart(paste, "Background", OXFORDSHIRE)
        assert not lost(said, " ".join([apart.text, *(other.text for other in apart.others)]).replace("\\", "")), paste


def own_report(profile: str) -> dict[str, Any]:
    said = sections([*BEGINNINGS], 14)
    return {
        "profile": profile, "committee": "Cabinet", "meeting_date": "2026-11-17", "title": "12. Angry Men",
        "recommendation": {"decision_maker": "The Cabinet", "items": ["10.5 million pounds is spent.", "1. FC Sampleford"]},
        "sections": [
            {"heading": heading if n else "10 Downing Street", "text": "\n\n".join(map(escaped, texts))}
            for n, (heading, texts) in enumerate(said)
        ],
        "implications": [{"area": "legal", "text": "3. the third\n\n4.1 The library"}],
        "signatory": {"name": "Jay Demo", "job_title": "Director"},
        "background_papers": ["12. Angry Men (script)", "7.30 pm"], "annexes": [{"title": "1. FC Sampleford"}],
    }  # fmt: skip


def escaped(words: str) -> str:
    """Words as somebody types them in Markdown who means words."""
    from oscb_cli.model.blocks import Paragraph, Words
    from oscb_cli.model.to_markdown import to_markdown

    return to_markdown([Paragraph((Words(words),))])


@pytest.mark.parametrize("profile", ["oxfordshire", "brighton_hove", "maidstone", "south_kesteven"])
def test_a_document_of_oscbs_own_is_read_as_it_was_written(profile: str, tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_text(json.dumps(own_report(profile)), encoding="utf-8")
    written = read_one(str(file))
    document = document_of(written).document
    (tmp_path / "r.docx").write_bytes(document)
    (tmp_path / "again.docx").write_bytes(rezipped(document))

    for name in ("r.docx", "again.docx"):
        read = read_one(str(tmp_path / name))
        assert read.report_to_show == written.report, name
        assert document_of(read, source="r.json").document == document, name
    assert said_in(written.report.to_data()) == said_in(read_one(str(tmp_path / "r.docx")).report.to_data())


def test_a_changed_figure_at_the_beginning_is_a_change() -> None:
    for old, new in (
        ("10.5 million pounds", "15.0 million pounds"),
        ("12. Angry Men", "13. Angry Men"),
        ("2.4 The", "2.5 The"),
    ):
        before, after = (renewed_report(f"{words} was said.") for words in (old, new))
        assert compare(before, after, OXFORDSHIRE).changes, old


def renewed_report(words: str) -> Any:
    from oscb_cli.model.validate import read_report

    return read_report({"title": "T", "sections": [{"heading": "Background", "text": words}]})[0]


def test_numbers_that_a_text_shows_are_counted_too(tmp_path: Path) -> None:
    file, _ = written(tmp_path, "{n}. ", 15, ".txt", size=12)[0]
    assert read_one(str(file)).numbered_anew()[1].taken > 10


def test_the_sections_of_the_generator_are_there() -> None:
    assert len(BEGINNINGS) >= 300
    assert {heading for heading, _ in sections(BEGINNINGS, 1)} == set(SECTIONS)


def test_the_public_copy_is_the_same_from_the_report_file_and_from_its_word_file(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    file.write_text(json.dumps(own_report("oxfordshire")), encoding="utf-8")
    written = read_one(str(file))
    (tmp_path / "r.docx").write_bytes(document_of(written).document)

    from_file = public_copy(written, TODAY, with_errors=True).contents
    assert public_copy(read_one(str(tmp_path / "r.docx")), TODAY, with_errors=True).contents == from_file
