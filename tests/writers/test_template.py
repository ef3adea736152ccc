"""Documents from the template that is made ready once: links, pictures and markings are parts like any other."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn

from oscb_cli.model.report import Report
from oscb_cli.profile.load import load_profile, template_file
from oscb_cli.profile.schema import Profile
from oscb_cli.word.zipping import package_of, packed
from oscb_cli.writers.docx import document
from oscb_cli.writers.docx.parts import Parts
from oscb_cli.writers.docx.template import Prepared, prepared
from tests.support import PNG, png

PROFILE = load_profile("oxfordshire")
BLIP, EMBED = qn("a:blip"), qn("r:embed")
CREST, OTHER_PNG = png(30, 30), png(20, 20)


def with_a_crest(folder: Path) -> Profile:
    """A council with a picture in the foot of its pages, which is a part of its template."""
    council = folder / "crested"
    council.mkdir()
    (council / "profile.toml").write_text('extends = "oxfordshire"\n', encoding="utf-8")
    template = docx.Document(str(template_file(PROFILE, "base.docx")))
    template.sections[0].footer.paragraphs[0].add_run().add_picture(BytesIO(CREST))
    template.save(str(council / "base.docx"))
    return load_profile(str(council), may_be_folder=True)


def embedded(document: Document) -> list[str]:
    """The relationships of the pictures of a document, in the order in which they are shown."""
    return [blip.get(EMBED) for blip in document.element.body.iter(BLIP)]


def test_a_template_is_made_ready_once_a_process() -> None:
    file = template_file(PROFILE, "base.docx")
    assert prepared(file) is prepared(file)
    assert isinstance(prepared(file), Prepared)


def test_one_document_leaves_nothing_in_the_next() -> None:
    linked = Report.model_validate(
        {"title": "A", "sections": [{"heading": "H", "text": "See https://a.example/x.\n\n1. a\n2. b"}]}
    )
    plain = Report.model_validate({"title": "B"})
    before = document.write_docx(plain, PROFILE, source="r.json")
    document.write_docx(linked, PROFILE, source="r.json")
    assert document.write_docx(plain, PROFILE, source="r.json") == before


def test_a_target_has_one_relationship() -> None:
    parts = Parts(3, 0)
    first = parts.link_to("https://a.example/?a=1&b=2")
    assert parts.link_to("https://a.example/?a=1&b=2") == first == "rId4"
    assert parts.link_to("https://b.example") == "rId5"
    assert 'Target="https://a.example/?a=1&amp;b=2" TargetMode="External"' in parts.relationships("seal", "s.xml")


def test_a_picture_shown_twice_is_one_part() -> None:
    parts = Parts(3, 1)
    first = parts.picture("a.png", PNG, "png", "image/png")
    assert parts.picture("a.png", PNG, "png", "image/png") == first
    assert parts.picture("b.gif", b"another", "gif", "image/gif") != first
    assert [picture.name for picture in parts.media] == ["word/media/image2.png", "word/media/image3.gif"]
    types = '<Types xmlns="t"><Default Extension="png" ContentType="image/png"/></Types>'
    assert parts.media_types(types.encode()).decode() == types.replace(
        '"t">', '"t"><Default Extension="gif" ContentType="image/gif"/>'
    )


def test_pictures_stand_beside_those_of_the_template(tmp_path: Path) -> None:
    """A council's crest in its template stays what it is; the report's pictures get names of their own."""
    profile = with_a_crest(tmp_path)
    report = Report.model_validate(
        {"sections": [{"heading": "H", "text": "![a](a.png)\n\n![b](b.png)\n\n![a again](a.png)"}]}
    )
    pictures = {"a.png": PNG, "b.png": OTHER_PNG}
    made = document.write_docx(report, profile, source="r.json", pictures=pictures, marking="Draft & more")
    opened = docx.Document(BytesIO(made))
    assert opened.sections[0].header.paragraphs[0].text == "Draft & more"
    shown = [opened.part.related_parts[name].blob for name in embedded(opened)]
    assert shown == [PNG, OTHER_PNG, PNG]
    media = [name for name in zipfile.ZipFile(BytesIO(made)).namelist() if name.startswith("word/media/")]
    assert sorted(media) == ["word/media/image1.png", "word/media/image2.png", "word/media/image3.png"]
    assert zipfile.ZipFile(BytesIO(made)).read("word/media/image1.png") == CREST


def test_one_document_leaves_no_marking_in_the_next() -> None:
    plain = Report.model_validate({"title": "B"})
    before = document.write_docx(plain, PROFILE, source="r.json")
    assert document.write_docx(plain, PROFILE, source="r.json", marking="Draft") != before
    assert document.write_docx(plain, PROFILE, source="r.json") == before


def test_packages_are_those_of_the_standard_library() -> None:
    parts = {"[Content_Types].xml": b"<a/>" * 100, "word/é.xml": b"", "b.bin": bytes(range(256)) * 40}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, content)
    assert package_of(packed(name, content) for name, content in parts.items()) == buffer.getvalue()
