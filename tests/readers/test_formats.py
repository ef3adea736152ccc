"""The table of formats holds: what it writes it reads, what it names is there, and the help says what it says."""

from pathlib import Path

import pytest

from oscb_cli.errors import CannotRead
from oscb_cli.model.report import Report
from oscb_cli.profile.load import load_profile
from oscb_cli.readers.formats import FORMATS, SUFFIXES, VIA_LIBREOFFICE, WRITTEN, Format, format_of, format_with
from oscb_cli.storage.pictures import Pictures
from tests.support import oscb

PROFILE = load_profile("oxfordshire")
REPORT = Report.model_validate(
    {"title": "Winter service", "sections": [{"key": "executive_summary", "text": "The service goes on."}]}
)
WRITERS = [known for known in FORMATS if known.writer and known.reader]


@pytest.mark.parametrize("known", WRITERS, ids=lambda known: known.name)
def test_what_a_format_writes_it_reads_and_is_known_by(known: Format) -> None:
    data = known.write(REPORT, PROFILE, Pictures())
    assert format_of(f"r{known.suffixes[0]}", data) is known
    parsed = known.parse(data, "r", lambda _: PROFILE)
    assert parsed.data["title"] == "Winter service"
    assert "The service goes on." in str(parsed.data["sections"])


def test_no_ending_is_of_two_formats() -> None:
    endings = [suffix for known in FORMATS for suffix in known.suffixes]
    assert len(endings) == len({*endings, *VIA_LIBREOFFICE}) - len(VIA_LIBREOFFICE)
    assert {*SUFFIXES, *WRITTEN} <= set(endings)
    assert format_with(".DOCX") is format_with(".docx")
    assert format_with(".odt") is None


def test_what_is_of_no_format_is_refused_with_the_endings_that_are_read() -> None:
    with pytest.raises(CannotRead, match=r"\.json, \.yaml"):
        format_of("report.xyz", b"words")


def test_the_help_of_convert_names_what_is_read_and_written(tmp_path: Path) -> None:
    told = oscb("convert", "--help", cwd=tmp_path).out
    for known in FORMATS:
        assert known.suffixes[0] in told
