"""Documents from the template that is made ready once are those that python-docx makes, to the byte."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from hypothesis import example, given

from oscb_cli.model.report import Report
from oscb_cli.profile.load import load_profile, template_file
from oscb_cli.word.zipping import package_of, packed
from oscb_cli.writers.docx import document
from oscb_cli.writers.docx.template import Links, NeedsPackage, Prepared, prepared
from tests.strategies import reports
from tests.support import example_reports

PROFILE = load_profile("oxfordshire")


def refuse(*_: object) -> Any:
    raise NeedsPackage


def by_python_docx(report: Report) -> bytes:
    """A document as python-docx makes its package."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(document, "_put_together", refuse)
        return document.write_docx(report, PROFILE, source="r.json")


@given(reports())
@example(Report.model_validate({"annexes": [{"exempt": False}, {"title": 'A "b" & <c>\t'}]}))
def test_the_same_bytes_as_python_docx_makes(report: Report) -> None:
    assert document.write_docx(report, PROFILE, source="r.json") == by_python_docx(report)


@pytest.mark.parametrize(("name", "data"), list(example_reports()))
def test_the_same_bytes_of_the_examples(name: str, data: dict[str, Any]) -> None:
    report = Report.model_validate(data)
    assert document.write_docx(report, PROFILE, source=name) == document.write_docx(report, PROFILE, source=name)
    assert document.write_docx(report, PROFILE, source="r.json") == by_python_docx(report)


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
    links = Links(3)
    first = links.relate_to("https://a.example", "link", is_external=True)
    assert links.relate_to("https://a.example", "link", is_external=True) == first == "rId4"
    with pytest.raises(NeedsPackage):
        links.relate_to("part", "image", is_external=False)


def test_packages_are_those_of_the_standard_library() -> None:
    parts = {"[Content_Types].xml": b"<a/>" * 100, "word/é.xml": b"", "b.bin": bytes(range(256)) * 40}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, content)
    assert package_of(packed(name, content) for name, content in parts.items()) == buffer.getvalue()
