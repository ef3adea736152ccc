"""Pasted text: clean paragraphs, lists and no typed numbers, and not a word lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.interview.pasted import taken_apart, tidied
from oscb_cli.model.blocks import List, Paragraph, Quote, plain_text
from oscb_cli.model.markdown import parse
from oscb_cli.model.marks import number_before
from oscb_cli.profile.load import load_profile
from tests.support import PUBLISHED_TEXT

PROFILE = load_profile("oxfordshire")
needs_the_published_text = pytest.mark.skipif(not PUBLISHED_TEXT.is_file(), reason="the published report is not here")


@needs_the_published_text
def test_the_body_of_the_published_text_gives_clean_paragraphs_lists_and_no_typed_numbers() -> None:
    text = PUBLISHED_TEXT.read_text(encoding="utf-8")
    body = text[text.index("Background\n") : text.index("Strategic Policies")]
    pasted = taken_apart(body, "Background", PROFILE)
    assert [(other.key, other.heading) for other in pasted.others] == [("", "Key Issues")]
    background, issues = parse(pasted.text), parse(pasted.others[0].text)
    assert [type(block) for block in background] == [Paragraph] * 3
    assert [type(block) for block in issues] == [Paragraph, Paragraph, Quote, *[Paragraph] * 2, List, *[Paragraph] * 2]
    assert not [block for block in (*background, *issues) if number_before(plain_text(block))]
    assert len(next(block for block in issues if isinstance(block, List)).entries) == 6
    assert "chief officers in the county council, the Integrated Care Board and Thames Valley Police" in pasted.text
    words = re.sub(r"[\d.\W]+", " ", body).split()
    kept = re.sub(r"[\d.\W]+", " ", f"Background {pasted.text} Key Issues {pasted.others[0].text}").split()
    assert kept == words


@needs_the_published_text
def test_an_implication_pasted_with_its_checker() -> None:
    text = PUBLISHED_TEXT.read_text(encoding="utf-8")
    part = text[text.index("13. There are") : text.index("Legal Implications")]
    pasted = taken_apart(part, "Financial Implications", PROFILE)
    assert pasted.text.startswith("13. There are no financial implications")
    assert "“13.” may be a paragraph number: delete it if it is" in pasted.done
    assert pasted.checked_by[0]["name"] == "Jane Billington"
    assert not pasted.others


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("4.\tThe first.\n5.\tThe second.", "The first.\n\nThe second."),
        ("(4) The first.\n\n(5) The second.", "The first.\n\nThe second."),
        ("Three themes:\n\n•\tone;\n•\ttwo;\no\tinner", "Three themes:\n\n- one;\n- two;\n  - inner"),
        ("Themes:\n\uf0b7 one\n\uf0b7 two", "Themes:\n\n- one\n- two"),
        ("We ask:\n(a) for one;\n(b) for two.", "We ask:\n\n1. for one;\n2. for two."),
        ('It is “so”, they say: "no".', "It is “so”, they say: “no”."),
        ("The council`s plan ″A″", "The council`s plan ″A″".replace("″A″", "“A”")),
        ("It costs Â£5, itâ€™s said.", "It costs £5, it’s said."),
        ("A\u00a0space, a soft\u00adhyphen and\u200b nothing.", "A space, a softhyphen and nothing."),
        ("One line\vand another.", "One line\nand another."),
        (
            "This line was wrapped by a program because it is\nlong, and goes on here.\n\n6. Another.",
            "This line was wrapped by a program because it is\nlong, and goes on here.\n\n6. Another.",
        ),
    ],
)
def test_what_other_programs_make_of_text_is_put_right(typed: str, kept: str) -> None:
    found = tidied(typed)
    assert found.text == kept
    assert found.done


@pytest.mark.parametrize(
    "typed",
    [
        "It costs little.\n\nIt is **good**, see {para:x}.",
        "1. neglect;\n2. exploitation.",
        "Themes:\n\n1. neglect;\n2. exploitation.\n\nEnd. {#x}",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "- one\n  - two\n- three",
        "> quoted\n>\n> again",
        'In 2024 the council\'s "plan" was new.',
        "![A map](map.png)",
    ],
)
def test_text_that_is_typed_as_it_should_be_stays_as_it_is(typed: str) -> None:
    assert tidied(typed).text == typed
    assert not tidied(typed).done


_LINES = st.lists(
    st.sampled_from(
        [
            "4. The first",
            "•\tone",
            "- two",
            "(a) alpha",
            "(b) beta",
            "Key Issues",
            "It is “so”.",
            "",
            "Words that go on",
            "a line that is long enough to have been wrapped by a program somewhere",
            "> said",
            "12.\tNumbered",
        ]
    ),
    max_size=12,
)


@given(_LINES)
def test_no_word_of_a_paste_is_lost(lines: list[str]) -> None:
    typed = "\n".join(lines)
    pasted = taken_apart(typed, "The proposal", PROFILE)
    kept = " ".join([pasted.text, *(f"{other.heading} {other.text}" for other in pasted.others)])
    wanted = re.findall(r"[A-Za-z]{3,}", typed)
    headings_kept = re.findall(r"[A-Za-z]{3,}", kept)
    assert sorted(headings_kept) == sorted(wanted)
