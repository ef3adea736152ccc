"""Parts of a report in the ways that officers type them: one line of a file at a time is another form."""

import json
from pathlib import Path
from typing import Any

import pytest

from oscb_cli.actions.read import read_one
from oscb_cli.model.report import Report
from oscb_cli.recogniser.exempting import exemption_in
from tests.officers.forms import Grid, Para
from tests.officers.render import word
from tests.support import oscb

HEADER = [
    Para("Divisions Affected – All"),
    Para("CABINET", "bold"),
    Para("17 March 2026", "bold"),
    Para("Winter Service", "bold"),
    Para("Report by Director of Highways", "bold"),
]
ASKED = [Para("RECOMMENDATION", "bold"), Para("The Cabinet is RECOMMENDED to note the report.")]
SUMMARY = [Para("Executive Summary", "bold"), Para("The service met its target in nine months of twelve.")]
END = [Para("FAY LOWE", "bold"), Para("Director of Highways"), Para("Background papers: Nil"), Para("March 2026")]


def read(folder: Path, *blocks: Para | Grid) -> Report:
    file = folder / "typed.docx"
    file.write_bytes(word(blocks, 3))
    return read_one(str(file)).report_to_show


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (["The Cabinet is RECOMMENDED TO:", "(a) note it; and", "(b) agree it."], ["note it; and", "agree it."]),
        (["The Cabinet is RECOMMENDED to (a) note it; and (b) agree it."], ["note it; and", "agree it."]),
        (["Cabinet is asked to –", "a.\tnote it", "b.\tagree it"], ["note it", "agree it"]),
        (["It is recommended that the Cabinet:", "i)\tnote it;", "ii)\tagree it"], ["note it;", "agree it"]),
        (["The Cabinet is RECOMMENDED:", "i.\tto note it;", "ii.\tto agree it"], ["note it;", "agree it"]),
        (["To note it.", "To agree it."], ["note it.", "agree it."]),
        (["Members are invited to:\n(a) note it\n(b) agree it"], ["note it", "agree it"]),
    ],
)
def test_recommendations(lines: list[str], items: list[str], tmp_path: Path) -> None:
    asked = [Para("RECOMMENDATIONS", "bold"), *map(Para, lines)]
    found = read(tmp_path, *HEADER, *asked, *SUMMARY, *END)

    assert list(found.recommendation.items) == items
    assert [section.key for section in found.sections] == ["executive_summary"]


@pytest.mark.parametrize(
    "lines",
    [
        ["None.", "(Comments checked by: Dana Petrie, Solicitor)"],
        ["None. Comments checked by: Dana Petrie, Solicitor"],
        ["None. (Comments checked by Dana Petrie, Solicitor)"],
        ["None.", "Legal officer consulted: Dana Petrie, Solicitor"],
        ["None.", "Signed off by: Dana Petrie, Solicitor"],
        ["None.", "Comments checked by", "•\tDana Petrie, Solicitor"],
        ["None.", "These comments have been checked by Dana Petrie, Solicitor."],
        ["None.\nChecked by Dana Petrie\nSolicitor"],
    ],
)
def test_checkers(lines: list[str], tmp_path: Path) -> None:
    found = read(tmp_path, *HEADER, *ASKED, *SUMMARY, Para("Legal Implications", "bold"), *map(Para, lines), *END)
    (implication,) = found.implications

    assert implication.text == "None."
    assert [(c.name, c.job_title) for c in implication.checked_by] == [("Dana Petrie", "Solicitor")]
    assert found.signatory.name == "Fay Lowe"


def test_a_sentence_about_comments_is_no_checker(tmp_path: Path) -> None:
    words = "Comments provided by residents were considered and reflected in the scheme before it was published."
    found = read(tmp_path, *HEADER, *ASKED, *SUMMARY, Para("Legal Implications", "bold"), Para(words), *END)

    assert found.implications[0].text == words
    assert found.implications[0].checked_by == ()


@pytest.mark.parametrize(
    ("header", "committee"),
    [
        ([Para("CABINET MEMBER FOR HIGHWAY MANAGEMENT"), Para("17/11/2026")], "Cabinet Member for Highway Management"),
        ([Para("Delegated Decision by the Leader of the Council"), Para("17/11/2026")], "Leader of the Council"),
        ([Para("Meeting: Audit and Governance Committee\tDate: 17/11/2026")], "Audit & Governance Committee"),
        ([Para("Cabinet – Tuesday 17 November 2026, 2.00 pm")], "Cabinet"),
        ([Grid([["Report to", "Cabinet", "Date", "17 November 2026"]])], "Cabinet"),
    ],
)
def test_headers(header: list[Para | Grid], committee: str, tmp_path: Path) -> None:
    more = [
        Para("Title: Winter"),
        Para("Report by: Director of Highways"),
        Para("Electoral division(s): Thame & Chinnor"),
    ]
    found = read(tmp_path, *header, *more, *ASKED, *SUMMARY, *END)

    assert (found.committee, str(found.meeting_date)) == (committee, "2026-11-17")
    assert (found.title, found.report_by) == ("Winter", "Director of Highways")
    assert found.divisions_affected == ("Thame & Chinnor",)
    assert found.recommendation.decision_maker == "The Cabinet"


EXEMPT = (
    "Annex 2 contains exempt information as defined in paragraph 3 of Part 1 of Schedule 12A to the Local Government "
    "Act 1972. The public interest in maintaining the exemption outweighs the public interest in disclosing it."
)


def test_exempt_information_in_the_words_of_a_section(tmp_path: Path) -> None:
    annexes = [Para("Annexes:"), Para("Annex 1: Map"), Para("Annex 2: Prices")]
    found = read(tmp_path, *HEADER, *ASKED, *SUMMARY, Para("Exempt Information", "bold"), Para(EXEMPT), *annexes)

    assert found.exempt is not None
    assert found.exempt.paragraphs == (3,)
    assert found.exempt.public_interest_reason.startswith("The public interest in maintaining")
    assert [annex.exempt for annex in found.annexes] == [False, True]


@pytest.mark.parametrize(
    ("words", "paragraphs"),
    [
        ("exempt under paragraphs 1 and 2 of Part 1 of Schedule 12A", [1, 2]),
        ("exempt by virtue of Schedule 12A (paragraphs 3, 4 & 5)", [3, 4, 5]),
        ("exempt information in category 7 of Schedule 12A", [7]),
    ],
)
def test_paragraphs_of_the_schedule(words: str, paragraphs: list[int]) -> None:
    assert (exemption_in(words) or {}).get("paragraphs") == paragraphs


@pytest.mark.parametrize("words", ["None of this report is exempt under Schedule 12A.", "Disabled people travel free."])
def test_nothing_is_exempt(words: str) -> None:
    assert exemption_in(words) is None


def test_numbers_typed_in_a_document_never_reach_a_report_file(tmp_path: Path) -> None:
    body = [
        Para("1. The first thing is this."),
        Para("2. The second thing is that."),
        Para("3. And this."),
        Para("1.1 Or that."),
    ]
    (tmp_path / "typed.docx").write_bytes(word([*HEADER, *ASKED, *SUMMARY, *body, *END], 3))
    run = oscb("convert", "typed.docx", "report.json", cwd=tmp_path)

    assert run.status == 0
    assert "replaced 3 typed paragraph numbers with automatic ones" in run.err
    assert "kept 1 figure that may be a typed paragraph number: “1.1 Or that.”" in run.err
    kept = (tmp_path / "report.json").read_text(encoding="utf-8")
    assert "1. The first" not in kept
    assert "1.1 Or that." in kept
    assert "typed" not in oscb("convert", "report.json", "report.md", cwd=tmp_path).err


def test_parts_of_a_report_file_go_by_any_name_that_the_profile_knows(tmp_path: Path) -> None:
    data: dict[str, Any] = {
        "committee": "hosc",
        "sections": [{"key": "summary", "text": "It is short."}],
        "implications": [{"area": "finance", "text": "None."}, {"area": "HR", "text": "None."}],
    }
    (tmp_path / "r.json").write_text(json.dumps(data), encoding="utf-8")
    report = read_one(str(tmp_path / "r.json")).report

    assert report.committee == "Oxfordshire Joint Health Overview & Scrutiny Committee"
    assert [section.key for section in report.sections] == ["executive_summary"]
    assert [entry.area for entry in report.implications] == ["financial", "staff"]


def test_a_heading_about_implications_is_left_out_only_above_theirs(tmp_path: Path) -> None:
    wider, financial = Para("Wider implications", "heading"), [Para("Financial Implications", "bold"), Para("None.")]

    above = read(tmp_path, *HEADER, *ASKED, *SUMMARY, wider, *financial, *END)
    assert [section.key or section.heading for section in above.sections] == ["executive_summary"]

    empty = read(tmp_path, *HEADER, *ASKED, *SUMMARY, wider, Para("Risks", "bold"), Para("It may rain."), *END)
    assert [section.key or section.heading for section in empty.sections] == [
        "executive_summary",
        "Wider implications",
        "risk_management",
    ]
