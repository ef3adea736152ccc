"""The forms that a document can have: marks of items, numbers of headings, boxes, tables, labels."""

import re
from itertools import islice
from typing import Any

import pytest

from oscb_cli.layout.compose import document
from oscb_cli.layout.document import Box, HeaderTable, ImplicationTable, Labelled, Line, Role, plain_items
from oscb_cli.layout.item_marks import item_marks
from oscb_cli.model.report import Report
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.writers.docx.document import write_docx
from tests.support import W, part

OXFORDSHIRE = load_profile("oxfordshire")


def report(**more: Any) -> Report:
    said: dict[str, Any] = {
        "committee": "Cabinet", "title": "Libraries",
        "recommendation": {"items": ["note the report;", "agree the plan."]},
        "sections": [
            {"key": "executive_summary", "text": "All is well."}, {"heading": "The plan", "text": "One.\n\nTwo."},
        ],
        "implications": [{"area": "legal", "text": "There are none.", "checked_by": {"name": "Ben Okoro"}}],
        "annexes": [{"title": "Plan"}], **more,
    }  # fmt: skip
    return Report.model_validate(said)


def council(**more: Any) -> Profile:
    form = OXFORDSHIRE.form.model_copy(update=more.pop("form", {}))
    asked = OXFORDSHIRE.recommendation.model_copy(update=more.pop("recommendation", {}))
    return OXFORDSHIRE.changed(form=form, recommendation=asked, **more)


def shown(profile: Profile, made: Report | None = None) -> list[str]:
    lines = (item for item in plain_items(document(made or report(), profile).items) if isinstance(item, Line))
    return [
        f"{line.shown} {line.lead}{''.join(getattr(i, 'text', '') for i in line.content)}".strip() for line in lines
    ]


@pytest.mark.parametrize(
    ("first", "marks"),
    [
        ("(a)", "(a) (b) (c)"), ("a)", "a) b) c)"), ("a.", "a. b. c."), ("(i)", "(i) (ii) (iii)"),
        ("i.", "i. ii. iii."),
        ("(1)", "(1) (2) (3)"), ("1)", "1) 2) 3)"), ("1.", "1. 2. 3."),
    ],
)  # fmt: skip
def test_the_marks_of_items_are_the_same_on_the_page_and_in_word(first: str, marks: str) -> None:
    assert list(islice(item_marks(first), 3)) == marks.split()
    profile = council(recommendation={"marks": first})
    assert f"{marks.split()[1]} agree the plan." in shown(profile)
    numbering = part(write_docx(report(), profile, source="x"), "word/numbering.xml")
    texts = {level.find(f"{W}lvlText").get(f"{W}val"): level.find(f"{W}numFmt").get(f"{W}val")
             for level in numbering.iter(f"{W}lvl") if level.find(f"{W}pStyle") is not None
             and level.find(f"{W}pStyle").get(f"{W}val") == "RecommendationItem"}  # fmt: skip
    kind = {"a": "lowerLetter", "i": "lowerRoman", "1": "decimal"}[first.strip("().")]
    assert texts == {re.sub(r"[ai1]", "%1", first, count=1): kind}


def test_marks_go_on_after_z_as_word_counts() -> None:
    assert list(islice(item_marks("(a)"), 25, 28)) == ["(z)", "(aa)", "(bb)"]
    assert list(islice(item_marks("i."), 8, 10)) == ["ix.", "x."]


def test_items_can_be_numbered_as_paragraphs() -> None:
    profile = council(numbering="by_section", recommendation={"marks": "paragraphs", "lead_numbered": False})
    assert shown(profile)[2:6] == [
        "1. Recommendation", "The Cabinet is RECOMMENDED to:", "1.1 note the report;", "1.2 agree the plan.",
    ]  # fmt: skip
    assert "3.2 Two." in shown(profile)


@pytest.mark.parametrize(
    ("numbering", "heading", "paragraph"),
    [("running", "The plan", "4. Two."), ("headings", "3. The plan", "Two."), ("none", "The plan", "Two.")],
)
def test_what_has_numbers_is_as_the_council_has_it(numbering: str, heading: str, paragraph: str) -> None:
    lines = shown(council(numbering=numbering))
    assert heading in lines
    assert paragraph in lines


def test_parts_without_numbers_are_not_counted() -> None:
    profile = council(numbering="by_section", form={"unnumbered": ("recommendation", "executive_summary")})
    lines = shown(profile)
    assert "Recommendation" in lines
    assert "All is well." in lines
    assert "1. The plan" in lines


def test_labelled_parts_stand_in_a_table_and_others_in_their_place() -> None:
    profile = council(form={"header": "table", "labelled": ("committee", "title")})
    tables = [item for item in document(report(), profile).items if isinstance(item, HeaderTable)]
    assert [row.part for table in tables for row in table.rows] == ["committee", "title"]
    lines = council(form={"labelled": ("committee", "title")})
    labels = [item.label for item in document(report(), lines).items if isinstance(item, Labelled) and item.in_header]
    assert labels == ["Committee:", "Title:"]


def test_implications_are_one_table() -> None:
    profile = council(form={"implications": "table", "implications_columns": ("A", "B", "C")})
    (table,) = [item for item in document(report(), profile).items if isinstance(item, ImplicationTable)]
    assert table.columns == ("A", "B", "C")
    (row,) = table.rows
    assert row.heading.role is Role.AREA
    assert [line.mark for line in row.checkers] == ["checked_by_legal"]


def test_a_box_holds_the_parts_that_stand_in_it() -> None:
    profile = council(form={"boxes": (("recommendation", "executive_summary"),)})
    (box,) = [item for item in document(report(), profile).items if isinstance(item, Box)]
    roles = [item.role for item in box.items if isinstance(item, Line)]
    assert roles[0] is Role.RECOMMENDATION_HEADING
    assert Role.HEADING in roles


def test_the_closing_can_stand_under_headings() -> None:
    profile = council(numbering="by_section", form={"closing": "sections"})
    assert "5. Annexes" in shown(profile)
