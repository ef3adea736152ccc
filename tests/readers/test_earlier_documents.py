"""Documents of an earlier version, or of a profile that has changed since, are read as they were written."""

import base64
import json
import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from oscb_cli.actions.draft import document_of
from oscb_cli.actions.read import read_one
from oscb_cli.profile.load import forget_profiles, load_profile
from oscb_cli.profile.page_form import in_form, packed_form
from oscb_cli.profile.schema import Profile
from oscb_cli.word.seal import SEAL, is_unchanged_work_of
from tests.support import load, reports_of_councils, rezipped

BEFORE = Path(__file__).with_name("written_before")
"""A report, and the document that version 0.1.0 wrote of it before documents said in which form they are written."""

COUNCILS = [name for name, _ in reports_of_councils()]


def changed_profile(folder: Path, name: str) -> str:
    """A council whose profile has changed: other headings, labels, wordings and another order."""
    own = load_profile(name)
    folder.mkdir(exist_ok=True)
    sections = "".join(
        f"[[sections]]\nkey = {json.dumps(spec.key)}\nheading = {json.dumps(f'New {spec.heading}')}\n"
        f"in_body = {json.dumps(spec.in_body)}\n"
        for spec in own.sections
    )
    areas = "".join(
        f"[[implications]]\narea = {json.dumps(spec.area)}\nheading = {json.dumps(f'What {spec.heading} there are')}\n"
        for spec in own.implications
    )
    (folder / "profile.toml").write_text(
        f'extends = "{name}"\ndate_form = "{{day}}/{{month_number}}/{{year}}"\n'
        '[labels]\nannexes = "Enclosures"\ncontact_officers = "Ask"\n'
        '[wording]\nchecker_line = "Seen by {{ name }}"\nrecommendation_several = "Let {{ decision_maker }}:"\n'
        f"{sections}{areas}",
        encoding="utf-8",
    )
    forget_profiles()
    return str(folder)


def edited(document: bytes, old: str, new: str) -> bytes:
    """A document in which somebody changed words in Word."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as package, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as again:
        for name in package.namelist():
            content = package.read(name)
            if name == "word/document.xml":
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            again.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize("saved_again", [False, True])
@pytest.mark.parametrize("council", COUNCILS)
def test_a_profile_that_changed_changes_nothing_in_its_earlier_documents(
    council: str, saved_again: bool, tmp_path: Path
) -> None:
    folder = tmp_path / "council"
    folder.mkdir()
    (folder / "profile.toml").write_text(f'extends = "{council}"\n', encoding="utf-8")
    data = next(report for name, report in reports_of_councils() if name == council)
    (tmp_path / "r.json").write_text(json.dumps({**data, "profile": ""}), encoding="utf-8")
    report = read_one(str(tmp_path / "r.json"), str(folder))
    bare = report.report.model_copy(update={"profile": ""})
    from oscb_cli.writers.docx.document import write_docx

    document = write_docx(bare, report.profile, source="r.json")
    (tmp_path / "r.docx").write_bytes(rezipped(document) if saved_again else document)

    profile = changed_profile(folder, council)
    read = read_one(str(tmp_path / "r.docx"), profile)

    assert {**read.report.to_data(), "profile": ""} == {**report.report.to_data(), "profile": ""}
    assert read.profile.labels["annexes"] == "Enclosures"


def test_a_heading_that_somebody_changed_in_word_is_still_a_change(tmp_path: Path) -> None:
    written = read_one(str(BEFORE / "report.json"))
    document = document_of(written).document
    (tmp_path / "r.docx").write_bytes(edited(document, ">Executive Summary<", ">What this is about<"))

    section = read_one(str(tmp_path / "r.docx")).report.sections[0]
    assert (section.key, section.heading) == ("executive_summary", "What this is about")
    assert section.text == written.report.sections[0].text


@pytest.mark.parametrize("saved_again", [False, True])
def test_a_document_of_the_version_before_is_read_as_it_was_written(saved_again: bool, tmp_path: Path) -> None:
    document = (BEFORE / "report.docx").read_bytes()
    (tmp_path / "report.docx").write_bytes(rezipped(document) if saved_again else document)
    written = read_one(str(BEFORE / "report.json")).report

    assert read_one(str(tmp_path / "report.docx")).report == written
    assert is_unchanged_work_of(tmp_path / "report.docx", "report.json") is not saved_again
    if saved_again:  # its headings are those of its time, and what cannot be known is told
        council = changed_profile(tmp_path / "oxfordshire", "oxfordshire")
        data = {**load(BEFORE / "report.json"), "profile": ""}
        (tmp_path / "r.json").write_text(json.dumps(data), encoding="utf-8")
        read = read_one(str(tmp_path / "report.docx"), council)
        assert [(s.key, s.heading) for s in read.report.sections] == [(s.key, s.heading) for s in written.sections]


def test_what_a_document_says_of_its_form_is_not_trusted() -> None:
    own = load_profile("oxfordshire")

    def packed(change: str) -> str:
        form = json.loads(zlib.decompress(base64.b64decode(packed_form(own))))
        exec(change, {"form": form})
        return base64.b64encode(zlib.compress(json.dumps(form).encode())).decode()

    loop = packed("form['wording']['recommendation_one'] = \"{% for i in range(10**9) %}{{ i }}{% endfor %}\"")
    assert getattr(in_form(own, loop), "wording", None) == own.wording
    for change in (
        "form.clear()",
        "form['sections'] = 7",
        "form['order'] = ['nonsense']",
        "form['date_form'] = '{__class__}'",
        "form['marks'] = ['x' * 9, 1]",
    ):
        found = in_form(own, packed(change))
        assert found is None or isinstance(found, Profile)
    bomb = base64.b64encode(zlib.compress(b" " * 10_000_000)).decode()
    for nonsense in ("", "é", "AAAA", bomb, "[]", base64.b64encode(zlib.compress(b"[]")).decode()):
        assert in_form(own, nonsense) is None


def test_the_seal_says_who_wrote_it_and_in_which_form() -> None:
    document = document_of(read_one(str(BEFORE / "report.json"))).document
    with zipfile.ZipFile(BytesIO(document)) as package:
        seal = package.read(SEAL).decode()
    assert re.search(r' version="\d[\w.]*" form="[\w+/=]{200,2000}">', seal)
