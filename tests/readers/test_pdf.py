"""PDFs: what stands on the pages becomes a report, and what cannot be read is refused in a line."""

import json
import sys
import time
import zlib
from pathlib import Path

import pytest

from oscb_cli.actions.read import read_one
from oscb_cli.errors import CannotRead
from oscb_cli.limits import Limits
from oscb_cli.profile.load import load_profile
from oscb_cli.readers.pdf.reader import CANNOT_TELL, read_pdf
from tests.support import oscb

OXFORDSHIRE = load_profile("oxfordshire")
Page = list[tuple[float, float, str, bool]]
"""Words, each with where they stand (from the left and from the foot, in points), and whether they are bold."""


def pdf(pages: list[Page], *, content: bytes | None = None) -> bytes:
    """A PDF of pages with words on them, in Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *(
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        for name in ("Helvetica", "Helvetica-Bold")
    )]  # fmt: skip
    kids = []
    for page in pages:
        shown = (
            f"BT /F{2 if bold else 1} 12 Tf {x} {y} Td (".encode() + _escaped(words) + b") Tj ET\n"
            for x, y, words, bold in page
        )
        said = content if content is not None else b"".join(shown)
        packed = zlib.compress(said)
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed))
        kids.append(len(objects) + 1)
        fonts = "/Font << /F1 3 0 R /F2 4 0 R >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {fonts} >> "
            f"/Contents {len(objects)} 0 R >>".encode()
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>".encode()
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, start,
    )  # fmt: skip


def _escaped(words: str) -> bytes:
    said = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return said.encode("cp1252")


FULL = "Work would begin in May and end before the winter, as the Cabinet asked in its de-"
REPORT: list[Page] = [
    [
        (72, 800, "Oxfordshire County Council", False),
        (72, 760, "CABINET", True), (72, 740, "17 March 2026", True), (72, 720, "Winter Service", True),
        (72, 700, "Report by Director of Highways", True), (72, 680, "Divisions Affected: All", False),
        (72, 650, "RECOMMENDATION", True), (72, 630, "1.", False),
        (90, 630, "The Cabinet is RECOMMENDED to note the report.", False),
        (72, 600, "Executive Summary", True), (72, 580, FULL, False), (72, 566, "cision of last year.", False),
        (300, 40, "Page 1 of 2", False),
    ],
    [
        (72, 800, "Oxfordshire County Council", False),
        (72, 760, "Legal Implications", True), (72, 740, "None.", False),
        (72, 720, "Comments checked by: Dana Petrie, Solicitor, dana.petrie@oxfordshire.gov.uk", False),
        (300, 40, "Page 2 of 2", False),
    ],
]  # fmt: skip


def test_a_report(tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(pdf(REPORT))
    read = read_one(str(tmp_path / "r.pdf"))
    report = read.report

    assert (report.committee, report.title, report.report_by) == ("Cabinet", "Winter Service", "Director of Highways")
    assert report.recommendation.items == ("note the report.",)
    assert [section.text for section in report.sections] == [
        "Work would begin in May and end before the winter, as the Cabinet asked in its decision of last year."
    ]
    assert [(c.name, c.email) for c in report.implications[0].checked_by] == [
        ("Dana Petrie", "dana.petrie@oxfordshire.gov.uk")
    ]
    assert CANNOT_TELL in [sighting.detail for sighting in read.sightings]
    assert "Page" not in str(report.to_data())


def test_a_table_of_implications(tmp_path: Path) -> None:
    rows = [
        ("Area", "Comments", "Checked by"), ("Financial", "Grant of 6.7m.", "Dana Petrie, Accountant"),
        ("Legal", "None.", ""), ("Staff", "None.", "Rob Demo, HR Manager"),
    ]  # fmt: skip
    page = [*REPORT[0][:-3]]
    for place, row in enumerate(rows):
        page += [
            (x, 560.0 - 20 * place, words, place == 0) for x, words in zip((72, 200, 360), row, strict=True) if words
        ]
    (tmp_path / "r.pdf").write_bytes(pdf([page]))
    report = read_one(str(tmp_path / "r.pdf")).report

    assert [(entry.area, entry.text, [c.name for c in entry.checked_by]) for entry in report.implications] == [
        ("financial", "Grant of 6.7m.", ["Dana Petrie"]),
        ("legal", "None.", []),
        ("staff", "None.", ["Rob Demo"]),
    ]


def test_the_commands_read_it(tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(pdf(REPORT))

    assert oscb("convert", "r.pdf", "r.json", cwd=tmp_path).status == 0
    assert "WD009" in oscb("check", "r.pdf", "--format", "json", cwd=tmp_path).out
    run = oscb("convert", "r.json", "s.pdf", cwd=tmp_path)
    assert (run.status, run.err) == (0, "")
    oscb("convert", "s.pdf", "s.json", cwd=tmp_path)
    first, second = (json.loads((tmp_path / name).read_text(encoding="utf-8")) for name in ("r.json", "s.json"))
    assert second["title"] == first["title"]


REFUSED = {
    "nothing but a start": (b"%PDF-1.7 x", "is damaged"),
    "cut off": (pdf(REPORT)[:700], "is damaged"),
    "a scan": (pdf([[]], content=b"0 0 100 100 re f"), "has no text"),
    "too many pages": (pdf([[]] * (Limits().pdf_pages + 1)), "more than 300 pages"),
    "too much on a page": (pdf([[]], content=b"0 0 m " * 1_100_000), "too much for a report"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_line_and_in_time(case: str) -> None:
    data, why = REFUSED[case]
    begun = time.monotonic()
    with pytest.raises(CannotRead, match=why) as refused:
        read_pdf(data, "r.pdf", OXFORDSHIRE)

    assert "\n" not in str(refused.value)
    assert time.monotonic() - begun < 20


def test_a_page_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oscb_cli.limits._now", Limits(pdf_seconds=1e-9))
    many = [(72.0, 800.0 - place % 700, "words", False) for place in range(2_000)]
    with pytest.raises(CannotRead, match="takes too long to read"):
        read_pdf(pdf([many]), "r.pdf", OXFORDSHIRE)


def test_without_the_library_a_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(CannotRead, match=r"oscb-cli\[pdf\]"):
        read_pdf(pdf(REPORT), "r.pdf", OXFORDSHIRE)


def test_bytes_changed_anywhere_end_in_a_report_or_a_line() -> None:
    whole = pdf(REPORT)
    for seed in range(0, len(whole) - 1, 37):
        changed = whole[:seed] + bytes([(whole[seed] * 7 + 13) % 256, 0]) + whole[seed + 2 :]
        try:
            read_pdf(changed, "r.pdf", OXFORDSHIRE)
        except CannotRead as error:
            assert "\n" not in str(error)
