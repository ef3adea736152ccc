"""Whatever the lines of a document are, and in whatever order, each word of them is in the report that is read."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from oscb_cli.model.blocks import Words
from oscb_cli.model.markdown import parse
from oscb_cli.profile.load import load_profile
from oscb_cli.readers.text_reader import read_text
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.recognise import recognise

OXFORDSHIRE = load_profile("oxfordshire")
SHAPES = [
    "{}",
    "{}.",
    "Divisions Affected - {}",
    "Committee: {}",
    "CABINET {}",
    "20 September 2024",
    "Report by {}",
    "Title: {}",
    "RECOMMENDATION",
    "The Cabinet is RECOMMENDED to note {}",
    "(a) {}",
    "1. {}.",
    "14. {} and more words that follow.",
    "- {}",
    "  - {}",
    "Background",
    "Executive Summary",
    "Financial Implications",
    "Legal Implications",
    "{} Issues",
    "Comments checked by: {}",
    "Comments checked by: Ada Marsh, {}, ada.{}@x.example, 9.9.24",
    "Comments checked by:",
    "Ada {}",
    "Head of {}",
    "Annexes:",
    "Annex 1: {}",
    "Background papers: {}",
    "Background papers: Nil",
    "Other Documents",
    "Contact Officer: {}, 01865 496 0123",
    "Contact Officer:",
    "September 2024",
    "> {}",
    "“{}”",
    "Risk Management",
    "Title",
    "Item {}",
    "Signed: {}",
    "Author: {}",
    "Date: {}",
]
LINES = st.lists(st.sampled_from(SHAPES), min_size=1, max_size=14)


def named(shapes: list[str]) -> list[tuple[str, str]]:
    """Lines with a word of their own in each, and that word."""
    letters = "bcdfghjklm"
    words = [f"Zq{letters[n // 10]}{letters[n % 10]}ax" for n in range(len(shapes))]
    return [
        (shape.replace("{}", word), word if "{}" in shape else "") for shape, word in zip(shapes, words, strict=True)
    ]


def lost(lines: list[tuple[str, str]], data: object) -> list[str]:
    said = json.dumps(data, ensure_ascii=False)
    return [word for _, word in lines if word and word not in said]


@given(shapes=LINES, apart=st.booleans())
@settings(max_examples=300, deadline=None)
def test_in_plain_text(shapes: list[str], apart: bool) -> None:
    lines = named(shapes)
    text = ("\n\n" if apart else "\n").join(words for words, _ in lines)

    assert lost(lines, read_text(text, OXFORDSHIRE).data) == [], text


@given(
    shapes=LINES,
    looks=st.lists(st.tuples(st.booleans(), st.sampled_from([0, 0, 0, 1, 2]), st.booleans()), min_size=14, max_size=14),
)
@settings(max_examples=300, deadline=None)
def test_in_lines_of_any_look(shapes: list[str], looks: list[tuple[bool, int, bool]]) -> None:
    lines = named(shapes)
    read = [
        Line(place, (Words(words.strip()),), level=level, emphatic=bold, list_kind="bullet" if listed else "")
        for place, ((words, _), (bold, level, listed)) in enumerate(zip(lines, looks, strict=False), start=1)
    ]
    data = recognise(read, OXFORDSHIRE).data

    assert lost(lines, data) == [], [words for words, _ in lines]
    assert all(parse(section["text"]) is not None for section in data.get("sections", []))
