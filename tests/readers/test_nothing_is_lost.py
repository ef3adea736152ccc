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
    "{f} million pounds is for {}.",
    "{f} The library of {} is small and stands in the square.",
    "{i}. {} Men was shown at the theatre for two weeks.",
    "({i}) {} in the old lease",
    "{i}) {}",
    "{i} {} Street",
    "**{f} per cent** of {}",
    "- {i} degrees in {}",
    "- {f} of {}",
    "(a) {f} million for {}",
    "Legal Implications: {f} of the agreement with {}",
    "Background papers: {i}. {} Men",
    "Annex 1: {i}. {} Men",
    "Contact Officer: {} Marsh, Head of {i} Street",
    "“{f} of {}”",
    "> {f} of {}",
]
LINES = st.lists(st.sampled_from(SHAPES), min_size=1, max_size=14)


def named(shapes: list[str]) -> list[tuple[str, str]]:
    """Lines with a word and a figure of their own in each, and these; no figure follows another."""
    letters = "bcdfghjklm"
    found = []
    for place, shape in enumerate(shapes):
        word = f"Zq{letters[place // 10]}{letters[place % 10]}ax"
        whole = 131 + 37 * (place * 5 % 23)
        figure = f"{whole % 97}.{11 + place * 3}"
        said = shape.replace("{}", word).replace("{f}", figure).replace("{i}", str(whole))
        own = [word] * ("{}" in shape) + [figure] * ("{f}" in shape) + [str(whole)] * ("{i}" in shape)
        found.append((said, " ".join(own)))
    return found


def lost(lines: list[tuple[str, str]], data: object) -> list[str]:
    said = json.dumps(data, ensure_ascii=False)
    return [word for _, words in lines for word in words.split() if word not in said]


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
