import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from oscb_cli.model.blocks import Block, LineBreak, List, Paragraph, Picture, Quote, Reference, Table, Words, plain_text
from oscb_cli.model.markdown import _marked_up, parse


def only(text: str) -> Block:
    (block,) = parse(text)
    return block


def test_paragraphs_are_separated_by_blank_lines_and_lines_are_joined() -> None:
    assert [plain_text(block) for block in parse("one\ntwo\n\nthree")] == ["one two", "three"]


def test_words_have_their_style_and_their_link() -> None:
    assert only("a **b** *c **d*** [e](https://x.example)") == Paragraph(
        (
            Words("a "),
            Words("b", bold=True),
            Words(" "),
            Words("c ", italic=True),
            Words("d", bold=True, italic=True),
            Words(" "),
            Words("e", link="https://x.example"),
        )
    )


def test_lists_nest() -> None:
    block = only("- a\n  1. b\n  2. c\n- d\n\n  e")
    assert isinstance(block, List)
    assert not block.numbered
    inner = block.entries[0][1]
    assert isinstance(inner, List)
    assert inner.numbered
    assert [plain_text(child) for child in block.entries[1]] == ["d", "e"]


def test_a_table_has_a_header_rows_and_alignments() -> None:
    block = only("| a | b |\n|---|--:|\n| 1 | 2 |\n| 3 |")
    assert isinstance(block, Table)
    assert block.alignments == ("", "right")
    assert [len(row) for row in block.rows] == [2, 2]


def test_a_quotation_holds_paragraphs() -> None:
    block = only("> one\n>\n> two")
    assert isinstance(block, Quote)
    assert len(block.blocks) == 2


def test_labels_and_references() -> None:
    assert only("The cost. {#cost}") == Paragraph((Words("The cost."),), "cost")
    assert only("See {para:cost}.") == Paragraph((Words("See "), Reference("cost"), Words(".")))


def test_a_hard_break_and_a_picture() -> None:
    assert only("a  \nb") == Paragraph((Words("a"), LineBreak(), Words("b")))
    assert only("![A map](map.png)") == Paragraph((Picture("map.png", "A map"),))


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "# No heading",
        "`code`",
        "[x](javascript:alert(1))",
        "AT&amp;T and &#12;",
        "a --- b",
        "[1]: https://x.example",
        "{{ 7 * 7 }} {% x %}",
        "{para:}",
    ],
)
def test_what_a_cover_report_does_not_hold_stays_text(text: str) -> None:
    assert plain_text(only(text)) == text


@pytest.mark.parametrize("text", ["2. This paper", "1. Only one", "18) There are none", "2024. A good year."])
def test_a_number_typed_before_a_paragraph_stays_in_it(text: str) -> None:
    assert only(text) == Paragraph((Words(text),))


def test_typed_numbers_that_run_on_stay_paragraphs() -> None:
    assert [plain_text(block) for block in parse("6. Six\n\n7. Seven")] == ["6. Six", "7. Seven"]


def test_nothing_is_lost_however_deep_it_lies() -> None:
    deep = "> " * 300 + "bottom"
    assert "bottom" in " ".join(plain_text(block) for block in parse(deep))
    lists = "".join("  " * level + f"- level{level}\n" for level in range(200))
    found = " ".join(plain_text(block) for block in parse(lists))
    assert all(f"level{level}" in found for level in range(200))


@pytest.mark.parametrize(
    "piece", ["*", "[", "![", "> ", "- ", "[a](", "**a", "<a", "|a", "_a ", "\\", "1. a\n\n", "{para:a}"]
)
def test_hostile_text_is_read_in_bounded_time(piece: str) -> None:
    begun = time.perf_counter()
    parse(piece * (200_000 // len(piece)))
    assert time.perf_counter() - begun < 30


@given(st.text(alphabet=st.sampled_from("ab *_[]()!>-1.2|`#\\\n{}:<&;"), max_size=120))
def test_any_text_has_a_reading_that_keeps_its_letters(text: str) -> None:
    read = " ".join(plain_text(block) for block in parse(text))
    if "](" not in text and "|" not in text:
        assert [c for c in read if c in "ab"] == [c for c in text if c in "ab"]


PIECES = [
    *(
        "a",
        "B ",
        " ",
        "\n",
        "\n\n",
        "\n \n",
        "  \n",
        "- ",
        "- a\n- b",
        "1. a\n2. b",
        "> a\n>\n> b",
        "**b**",
        " **c. d** ",
        "\n- a\n",
        "1. ",
        "2. ",
        "> ",
        "*",
        "**",
        "_",
        "[x](y)",
        "|a|\n|-|\n",
    ),
    *(
        "é",
        "\u00a0",
        "(",
        "“",
        "{#l}",
        "{para:l}",
        "   ",
        "    ",
        "\t",
        "#",
        "=",
        "---",
        "+ ",
        "\\",
        "<",
        "£",
        "\u2028",
        "!",
    ),
]


@settings(max_examples=600)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@example("a\n\n\xa0\n\na")
@example("- a\n\n\xa0\n\nb")
def test_plain_paragraphs_are_read_directly_as_the_parser_reads_them(text: str) -> None:
    assert parse(text) == tuple(_marked_up(text.strip()))


def test_a_text_that_is_too_deep_has_no_empty_paragraphs() -> None:
    blocks = parse("> " * 300 + "bottom\n\nafter")
    assert all(plain_text(block) for block in blocks)
    assert plain_text(blocks[-1]) == "after"
