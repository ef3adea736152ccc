from typing import Any

from oscb_cli.layout.outline import Outline, decision_maker, outline
from oscb_cli.model.validate import read_report
from oscb_cli.profile.load import load_profile

OXFORDSHIRE = load_profile("oxfordshire")


def outlined(**data: Any) -> Outline:
    report, problems = read_report(data)
    assert problems == ()
    return outline(report, OXFORDSHIRE)


def numbers(found: Outline) -> list[str]:
    return [
        number for part in found.parts for number in (part.number, *(block.number for block in part.blocks)) if number
    ]


def test_parts_stand_in_the_profiles_order_whatever_the_files() -> None:
    found = outlined(
        sections=[
            {"key": "risk_management", "text": "r"},
            {"heading": "My own", "text": "m"},
            {"key": "executive_summary", "text": "e"},
            {"heading": "Strategic Policies & Priorities", "text": "p"},
        ],
        implications=[{"area": "legal", "text": "l"}, {"area": "financial", "text": "f"}],
        recommendation={"items": ["note it"]},
    )
    assert [part.heading for part in found.parts] == [
        "Recommendation",
        "Executive Summary",
        "My own",
        "Strategic Policies & Priorities",
        "Financial Implications",
        "Legal Implications",
        "Risk Management",
    ]
    assert numbers(found) == ["1", "2", "3", "4", "5", "6", "7"]


def test_a_single_item_has_no_mark_and_two_have() -> None:
    assert [
        outlined(recommendation={"items": items}).parts[0].marks for items in (["note it"], ["note it", "do it"])
    ] == [
        (),
        ("(a)", "(b)"),
    ]


def test_only_top_level_paragraphs_are_numbered() -> None:
    found = outlined(sections=[{"heading": "A", "text": "one\n\n- a\n- b\n\n> q\n\ntwo\n\n|h|\n|-|\n|c|"}])
    assert [block.number for block in found.parts[0].blocks] == ["1", "", "", "2", ""]


def test_labels_have_the_numbers_of_their_paragraphs() -> None:
    found = outlined(
        sections=[{"heading": "A", "text": "one\n\ntwo {#two}"}, {"key": "executive_summary", "text": "first"}]
    )
    assert found.paragraph_numbers == {"two": "3"}


def test_an_exempt_report_says_so_after_its_summary() -> None:
    found = outlined(
        exempt={"paragraphs": [3], "public_interest_reason": "Bids are open."},
        annexes=[{"title": "Plan"}, {"title": "Prices", "exempt": True}],
    )
    (part,) = found.parts
    assert part.heading == "Exempt Information"
    words = "".join(str(part.blocks[0].block))
    assert "Annex 2 is exempt" in words
    assert "paragraph 3 of Part 1 of Schedule 12A" in words


def test_a_pointer_leads_to_heading_and_number() -> None:
    found = outlined(sections=[{"heading": "A", "text": "one"}], implications=[{"area": "staff", "text": "none"}])
    place = found.locate("/implications/0/checked_by/date")
    assert (place.section, place.paragraph) == ("Staff Implications", "2")
    assert found.locate("/title").section == "Title"
    assert found.locate("/sections/1").section == "Sections"


def test_the_decision_maker_is_the_committees_where_none_is_given() -> None:
    report, _ = read_report({"committee": "CABINET"})
    assert decision_maker(report, OXFORDSHIRE) == "The Cabinet"
