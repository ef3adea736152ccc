"""The published report itself, where it lies beside the checkout: its faults, and no others.

The text is turned into a report file with nothing put right; only what the conversion to text broke (a list's dash
before a numbered paragraph, lines wrapped by hand) is mended.
"""

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from oscb_cli.actions.draft import subject_of
from oscb_cli.actions.read import read_one
from oscb_cli.rules.engine.rule import Severity
from oscb_cli.rules.engine.run import check
from tests.rules.test_rules import ADVICE, PUBLISHED, TODAY, checked
from tests.support import PUBLISHED_TEXT

pytestmark = pytest.mark.skipif(not PUBLISHED_TEXT.is_file(), reason="the published report is not beside the checkout")

SECTIONS = {
    "Executive Summary": {"key": "executive_summary"},
    "Background": {"heading": "Background"},
    "Key Issues": {"heading": "Key Issues"},
    "Strategic Policies and Priorities": {"heading": "Strategic Policies and Priorities"},
    "Risk Management": {"key": "risk_management"},
}
AREAS = {
    "Financial Implications": "financial",
    "Legal Implications": "legal",
    "Staff Implications": "staff",
    "Equality & Inclusion Implications": "equality",
    "Sustainability Implications": "sustainability",
}


def as_published() -> dict[str, Any]:
    """The report file of the published text."""
    text = PUBLISHED_TEXT.read_text(encoding="utf-8")
    lines = text.split("\n")
    marks = [place for place, line in enumerate(lines) if line in {*SECTIONS, *AREAS, "RECOMMENDATION", "Lisa Lyons"}]
    parts = {lines[start]: "\n".join(lines[start + 1 : end]).strip() for start, end in pairwise([*marks, len(lines)])}
    decision_maker, item = parts["RECOMMENDATION"].split(" is RECOMMENDED to ")
    name, job_title, *_ = ("Lisa Lyons", *parts["Lisa Lyons"].split("\n"))
    contact, contact_title = text.rsplit("Contact Officer: ", 1)[1].strip().split(". ")
    return {
        "committee": lines[2],
        "meeting_date": lines[4].removeprefix("- "),
        "title": lines[6],
        "report_by": lines[8].removeprefix("Report by "),
        "recommendation": {"decision_maker": decision_maker, "items": [item]},
        "sections": [{**start, "text": mended(parts[heading])} for heading, start in SECTIONS.items()],
        "implications": [implication(area, parts[heading]) for heading, area in AREAS.items()],
        "signatory": {"name": name, "job_title": job_title},
        "annexes": [{"title": text.split("Annex 1: ")[1].split("\n")[0]}],
        "contact_officers": [{"name": contact, "job_title": contact_title}],
    }


def mended(text: str) -> str:
    """A text without the dashes and wrapped lines that the conversion put in; quotations as quotations."""
    text = re.sub(r"^- (?=\d+\. |Local )", "\n", text, flags=re.MULTILINE)
    text = re.sub(r"\n (?=\w)", " ", text)
    text = re.sub(r"^ - ", "- ", text, flags=re.MULTILINE)
    return re.sub(r'^"', '> "', text, flags=re.MULTILINE)


def implication(area: str, text: str) -> dict[str, Any]:
    """An implication, with its checker where the line “Comments checked by” is there."""
    words, _, line = text.partition("Comments checked by: ")
    entry: dict[str, Any] = {"area": area, "text": mended(words.strip())}
    if line:
        name, rest = line.strip().split(". ", 1)
        *title, date, email = rest.split(", ")
        entry["checked_by"] = {"name": name, "job_title": ", ".join(title), "date": date, "email": email}
    return entry


def test_the_published_report_has_the_faults_of_the_catalogue_and_no_others() -> None:
    findings = checked(as_published()).findings
    grave = sorted(
        (f.code, f.location.pointer, f.location.paragraph) for f in findings if f.severity is not Severity.ADVICE
    )
    assert grave == PUBLISHED
    assert {finding.code for finding in findings if finding.severity is Severity.ADVICE} >= ADVICE


def test_the_text_itself_has_them_too() -> None:
    read = read_one(str(PUBLISHED_TEXT))
    findings = check(subject_of(read, TODAY)).findings

    grave = sorted(
        (f.code, f.location.pointer, f.location.paragraph) for f in findings if f.severity is not Severity.ADVICE
    )
    assert grave == PUBLISHED
    assert {finding.code for finding in findings if finding.severity is Severity.ADVICE} >= ADVICE


def test_every_part_of_the_text_is_where_it_belongs() -> None:
    read = read_one(str(PUBLISHED_TEXT))
    report = read.report

    assert read.sightings == ()
    assert [(entry.area, entry.checker and entry.checker.name) for entry in report.implications] == [
        ("financial", "Jane Billington"),
        ("legal", "Amy Kogel"),
        ("staff", None),
        ("equality", None),
        ("sustainability", None),
    ]
    finance = report.implications[0].checker
    assert finance is not None
    assert finance.job_title == "Strategic Finance Business Partner – Children's Services"
    assert finance.email == "jane.billington@oxfordshire.gov.uk"
    assert finance.date == date(2024, 9, 10)
    assert [(section.key, section.heading) for section in report.sections] == [
        ("executive_summary", ""),
        ("background", ""),
        ("", "Key Issues"),
        ("policies_and_priorities", "Strategic Policies and Priorities"),
        ("risk_management", ""),
    ]
    assert (report.signatory.name, report.signatory.job_title) == ("Lisa Lyons", "Director of Children Services")
    assert [annex.title for annex in report.annexes] == ["OSCB Annual Report"]
    assert [(o.name, o.job_title) for o in report.contact_officers] == [("Laura Gajdus", "Business Manager - OSCB")]


def test_a_finding_points_at_its_line() -> None:
    read = read_one(str(PUBLISHED_TEXT))
    assert read.source is not None
    lines = PUBLISHED_TEXT.read_text(encoding="utf-8").split("\n")

    for finding in check(subject_of(read, TODAY)).findings:
        spot = read.source.find(finding.location.pointer, finding.location.words)
        if finding.code in {"PL008", "PL012", "LE004", "ST005"}:
            assert spot is not None
            assert finding.location.words.split()[0] in lines[spot.number - 1]
