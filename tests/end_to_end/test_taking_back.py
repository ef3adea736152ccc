"""What was published is taken back, what has not gone stays, oscb reads nothing of its own, private things stay in."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.parser import parse_xml

from tests.end_to_end.test_publish import DAY, SECRET, W, annual, contents, saved
from tests.support import Run, oscb

EXEMPT = {"paragraphs": [3], "public_interest_reason": "Bids."}


def publish(folder: Path, *arguments: str | Path) -> Run:
    return oscb("publish", *arguments, "-o", "site", *DAY, cwd=folder)


def public(folder: Path) -> set[str]:
    """The names of what everybody sees, without the endings of the three formats."""
    return {file.stem for file in (folder / "site").glob("[!.]*")}


def agenda(folder: Path) -> None:
    (folder / "agenda").mkdir()
    for name in ("One", "Two", "Three"):
        saved(folder / "agenda", annual(title=name), f"{name}.json")


def word(folder: Path, name: str = "typed.docx") -> Path:
    """The annual report as a Word file with nothing of oscb's in it but the words."""
    source = saved(folder, annual(), "source.json")
    assert oscb("draft", source, "--no-input", "-o", name, *DAY, cwd=folder).status == 0
    return folder / name


def in_head(document: Any, words: str) -> None:
    document.sections[0].header.paragraphs[0].add_run(words)


def in_foot(document: Any, words: str) -> None:
    document.sections[0].footer.paragraphs[0].add_run(words)


def as_watermark(document: Any, words: str) -> None:
    vml = 'xmlns:v="urn:schemas-microsoft-com:vml"'
    shape = f'<w:pict {W} {vml}><v:shape type="#t"><v:textpath string="{words}"/></v:shape></w:pict>'
    document.sections[0].header.paragraphs[0].add_run()._r.append(parse_xml(shape))


def as_drawing(document: Any, words: str) -> None:
    inside = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    shape = (
        f'<w:pict {W} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>{inside}'
        "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    document.sections[0].header.paragraphs[0].add_run()._r.append(parse_xml(shape))


def in_properties(document: Any, words: str) -> None:
    document.core_properties.keywords = words


def in_text(document: Any, words: str) -> None:
    document.paragraphs[14].insert_paragraph_before(words)


PLACES = [in_head, in_foot, as_watermark, as_drawing, in_properties, in_text]


@pytest.mark.parametrize("place", PLACES)
def test_a_word_file_that_says_that_it_is_exempt_is_never_made_public(place: Any, tmp_path: Path) -> None:
    file = word(tmp_path)
    document = docx.Document(str(file))
    place(document, "EXEMPT – NOT FOR PUBLICATION (paragraph 3 of Schedule 12A)")
    document.save(str(file))

    run = publish(tmp_path, file, "--force", "--not-exempt", str(file))
    assert run.status == 3
    assert "the report is exempt from publication" in run.err
    assert public(tmp_path) == set()
    draft = oscb("draft", file, "--public", "--force", "-o", "public.docx", *DAY, cwd=tmp_path)
    assert draft.status == 2
    assert not (tmp_path / "public.docx").exists()
    said = oscb("convert", file, "read.json", cwd=tmp_path)
    assert said.status == 0, said.err
    assert json.loads((tmp_path / "read.json").read_text(encoding="utf-8"))["exempt"] == {"paragraphs": [3]}


@pytest.mark.parametrize("suffix", [".json", ".yaml", ".md", ".txt", ".docx", ".pdf"])
def test_a_sentence_is_enough_in_every_format(suffix: str, tmp_path: Path) -> None:
    data = annual()
    data["sections"][1]["text"] += "\n\nThis report is not for publication because it contains exempt information."
    saved(tmp_path, data, "r.json")
    if suffix != ".json":
        assert oscb("convert", "r.json", f"r{suffix}", cwd=tmp_path).status == 0
    run = publish(tmp_path, f"r{suffix}", "--force")
    assert (run.status, "is exempt from publication" in run.err) == (3, True), run.err


def test_where_it_cannot_be_told_a_person_decides(tmp_path: Path) -> None:
    file = word(tmp_path)
    document = docx.Document(str(file))
    in_head(document, "OFFICIAL-SENSITIVE")
    document.save(str(file))

    held = publish(tmp_path, "typed.docx", "--force")
    assert held.status == 3
    assert "cannot tell whether it is exempt" in held.err
    assert "the page head says “OFFICIAL-SENSITIVE”" in held.err
    assert "LE008" in oscb("check", "typed.docx", *DAY, cwd=tmp_path).out
    assert publish(tmp_path, "typed.docx", "--not-exempt", "typed.docx").status == 0

    data = annual(ignore={"LE008": "The clerk has looked."})
    data["sections"][1]["text"] += "\n\nThis section of the report is not for publication."
    assert publish(tmp_path, saved(tmp_path, data, "said.json")).status == 0
    data["ignore"] = {}
    assert publish(tmp_path, saved(tmp_path, data, "said.json"), "--force").status == 3


def test_what_becomes_exempt_is_taken_back(tmp_path: Path) -> None:
    agenda(tmp_path)
    assert publish(tmp_path, "agenda").status == 0
    assert {"index", "2024-09-20 Two"} <= public(tmp_path)

    saved(tmp_path / "agenda", annual(title="Two", exempt=EXEMPT), "Two.json")
    run = publish(tmp_path, "agenda", "--force")
    assert run.status == 3
    assert "Removed 2024-09-20 Two.html" in run.err
    assert public(tmp_path) == {"index", "2024-09-20 One", "2024-09-20 Three"}
    for name, content in contents(tmp_path / "site"):
        assert b"Two" not in content, name


@pytest.mark.parametrize("title", ["Two", "Two (EXEMPT)"])
def test_it_is_taken_back_too_where_its_file_has_another_name_now(title: str, tmp_path: Path) -> None:
    agenda(tmp_path)
    publish(tmp_path, "agenda")
    (tmp_path / "agenda" / "Two.json").unlink()
    saved(tmp_path / "agenda", annual(title=title, exempt=EXEMPT), "Two - exempt.json")
    publish(tmp_path, "agenda")
    assert public(tmp_path) == {"index", "2024-09-20 One", "2024-09-20 Three"}


def test_what_somebody_changed_is_not_removed_but_told(tmp_path: Path) -> None:
    agenda(tmp_path)
    publish(tmp_path, "agenda")
    page = tmp_path / "site" / "2024-09-20 Two.html"
    page.write_text("mine", encoding="utf-8")
    saved(tmp_path / "agenda", annual(title="Two", exempt=EXEMPT), "Two.json")
    run = publish(tmp_path, "agenda")
    assert run.status == 3
    assert "was changed after oscb wrote it" in run.err
    assert page.read_text(encoding="utf-8") == "mine"
    assert sorted(file.suffix for file in (tmp_path / "site").glob("*Two*")) == [".html"]


@pytest.mark.parametrize("why", ["errors", "gone"])
def test_what_has_errors_now_or_has_gone_leaves_the_index_and_with_prune_the_folder(why: str, tmp_path: Path) -> None:
    agenda(tmp_path)
    publish(tmp_path, "agenda")
    if why == "gone":
        (tmp_path / "agenda" / "Two.json").unlink()
    else:
        saved(tmp_path / "agenda", annual(title="Two", recommendation={}), "Two.json")
    run = publish(tmp_path, "agenda")
    assert f"its report has {'gone' if why == 'gone' else 'errors now'}" in run.err
    assert "add --prune" in run.err
    assert "Two" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "2024-09-20 Two" in public(tmp_path)
    run = publish(tmp_path, "agenda", "--prune")
    assert "Removed 2024-09-20 Two.html" in run.err, run.err
    assert public(tmp_path) == {"index", "2024-09-20 One", "2024-09-20 Three"}


def test_nothing_has_gone_that_was_only_not_named_or_not_readable(tmp_path: Path) -> None:
    agenda(tmp_path)
    publish(tmp_path, "agenda")
    before = public(tmp_path)
    run = publish(tmp_path, "agenda/One.json", "--prune")
    assert "gone" not in run.err
    (tmp_path / "agenda" / "Two.json").unlink()
    (tmp_path / "agenda" / "Three.json").write_text("{", encoding="utf-8")
    run = publish(tmp_path, "agenda", "--prune")
    assert "gone" not in run.err
    assert public(tmp_path) == before
    assert "Three" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_beside_somebody_elses_index_nothing_is_written_and_every_held_report_is_named(tmp_path: Path) -> None:
    agenda(tmp_path)
    saved(tmp_path / "agenda", annual(title="Four", recommendation={}), "Four.json")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("mine", encoding="utf-8")
    run = publish(tmp_path, "agenda")
    assert run.status == 3
    assert "Four.json is not published, because it has" in run.err
    assert "--replace" in run.err
    assert "--force" not in run.err
    assert public(tmp_path) == {"index"}

    run = publish(tmp_path, "agenda", "--replace")
    assert run.status == 3
    assert public(tmp_path) == {"index", "2024-09-20 One", "2024-09-20 Two", "2024-09-20 Three"}
    assert publish(tmp_path, "agenda", "--with-errors").status == 0
    assert "2024-09-20 Four" in public(tmp_path)


@pytest.mark.parametrize("output", ["agenda", "agenda/site"])
def test_what_oscb_wrote_is_no_input(output: str, tmp_path: Path) -> None:
    agenda(tmp_path)
    for _ in range(3):
        run = oscb("publish", "agenda", "-o", output, *DAY, cwd=tmp_path)
        assert "3 of 3 reports" in run.out, run.err
        run = oscb("batch", "agenda", "-o", f"{output}/word" if output != "agenda" else output, *DAY, cwd=tmp_path)
        assert "3 of 3 documents" in run.out or "exists" in run.err
    assert not list(tmp_path.rglob("*(2)*"))


def jpeg(note: bytes) -> bytes:
    """A small picture as cameras save it: with a place, an author, a comment, and a second picture after it."""
    image = pytest.importorskip("PIL.Image")
    made = BytesIO()
    exif = image.Exif()
    exif[0x013B] = exif[0x010E] = note.decode()
    exif.get_ifd(0x8825)[1] = note.decode()
    image.new("RGB", (16, 16)).save(made, "JPEG", exif=exif, comment=note, progressive=True)
    return made.getvalue() * 2


INNER = (
    "https://intranet.sampleford.gov.uk/p", "https://sampleford.sharepoint.com/sites/x", "http://fileserver/p",
    "https://teams.microsoft.com/l/meetup", "http://10.2.3.4/p", "file:///S:/x/p.docx", r"\\srv1\share\p.docx",
    "https://www.x.example/go?to=https%3A%2F%2Fintranet.local%2Fp", "https://sampleford-my.sharepoint.com/p",
    "mailto:a@x.example?body=see%20http://intranet/p", "onenote:https://d.docs.live.net/p", "http://dms.corp.local/p",
)  # fmt: skip


@pytest.mark.parametrize("from_word", [False, True])
def test_in_no_byte_of_what_is_public_is_anything_private(from_word: bool, tmp_path: Path) -> None:
    data = annual()
    secret = "https://x.example/annex-prices.pdf"
    (tmp_path / "photo.jpg").write_bytes(jpeg(SECRET.encode()))
    words = "\n\n".join(f"See [the plan {n}](<{inner}>)." for n, inner in enumerate(INNER))
    bare = "\n\n".join(f"Or {inner} itself." for inner in INNER if "\\" not in inner)
    data["sections"][0]["text"] += (
        f"\n\n![A photograph](photo.jpg)\n\n{words}\n\n{bare}\n\nSee [Annex 3]({secret}), or {secret}."
    )
    data["annexes"] = [
        {"title": "Plan", "link": "https://intranet.sampleford.gov.uk/p"},
        {"title": "Map", "link": "https://www.x.example/map.pdf"},
        {"title": "Prices", "exempt": True, "link": secret},
    ]
    data["background_papers"] = [f"Bids: {secret}", "Plan: https://intranet.sampleford.gov.uk/p"]
    data["exempt"] = EXEMPT
    file = saved(tmp_path, data)
    if from_word:
        assert oscb("draft", file, "--no-input", "-o", "r.docx", *DAY, cwd=tmp_path).status == 0
        file = tmp_path / "r.docx"
    run = publish(tmp_path, file, "--with-errors")
    assert run.status == 0, run.err
    draft = oscb("draft", file, "--public", "--no-input", "-o", "site/draft.docx", *DAY, cwd=tmp_path)
    assert draft.status == 0, draft.err
    signs = [
        SECRET,
        "annex-prices",
        "intranet",
        "sharepoint",
        "fileserver",
        "teams.microsoft",
        "10.2.3.4",
        "srv1",
        "S:/x",
    ]
    signs += ["d.docs.live", "corp.local"]
    for name, content in contents(tmp_path / "site"):
        for sign in signs:
            for code in ("utf-8", "utf-16-le", "utf-16-be"):
                assert sign.lower().encode(code) not in content.lower(), (name, sign)
    assert any(b"https://www.x.example/map.pdf" in content for _, content in contents(tmp_path / "site"))
    published = next(file for file in (tmp_path / "site").glob("2024*.docx"))
    assert (tmp_path / "site" / "draft.docx").read_bytes() == published.read_bytes()
    with zipfile.ZipFile(published) as package:
        assert any(name.startswith("word/media/") for name in package.namelist())
