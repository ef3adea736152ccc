"""Blocks as Markdown read back as the same blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.model.blocks import Block, LineBreak, List, Paragraph, Picture, Quote, Reference, Table, Words, plain_text
from oscb_cli.model.markdown import parse
from oscb_cli.model.to_markdown import tidy, to_markdown

_TEXT = st.text(alphabet="ab*_[]<>|\\!-+.12)#>`~“” \tß&:", min_size=1, max_size=12)
_PLAIN = st.text(alphabet="abcd eß’,", min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
_WORDS = st.builds(Words, _TEXT | st.sampled_from(["{para:x}", " {#y}", "a {para:x} b", "\\{#z}"]))
_STYLED = st.builds(Words, _PLAIN, st.booleans(), st.booleans(), st.sampled_from(["", "https://x.example/a(b)"]))
_INLINE = st.one_of(
    _WORDS,
    _STYLED,
    st.just(LineBreak()),
    st.builds(Reference, st.sampled_from(["cost"])),
    st.builds(Picture, st.just("a b.png"), _PLAIN),
)
_PARAGRAPH = st.builds(Paragraph, st.lists(_INLINE, min_size=1, max_size=5).map(tuple))
_CELL = st.lists(_WORDS | _STYLED, max_size=2).map(tuple)


def _table(columns: int) -> st.SearchStrategy[Table]:
    row = st.tuples(*[_CELL] * columns)
    return st.builds(Table, row, st.lists(row, max_size=2).map(tuple), st.just(("",) * columns))


_BLOCK: st.SearchStrategy[Block] = st.recursive(
    _PARAGRAPH,
    lambda child: st.one_of(
        st.builds(List, st.booleans(), st.tuples(st.tuples(child, child), st.tuples(child), st.tuples(child))),
        st.builds(Quote, st.tuples(child) | st.tuples(child, child)),
    ),
    max_leaves=5,
)


def words_of(blocks: tuple[Block, ...]) -> list[str]:
    return "".join(plain_text(block) for block in blocks).split()


@given(st.lists(_BLOCK | st.integers(1, 3).flatmap(_table), max_size=4))
def test_no_word_is_lost_whatever_the_blocks(blocks: list[Block]) -> None:
    text = to_markdown(blocks)

    assert "".join(words_of(parse(text))) == "".join(words_of(tuple(blocks)))


@given(st.lists(st.builds(Paragraph, st.lists(_STYLED, min_size=1, max_size=4).map(lambda x: tidy(x))), max_size=4))
def test_paragraphs_of_styled_words_come_back(blocks: list[Paragraph]) -> None:
    again = parse(to_markdown(blocks))

    assert [plain_text(block) for block in again] == [plain_text(block) for block in blocks if block.inlines]
    assert to_markdown(again) == to_markdown(blocks)


def test_what_needs_no_escape_has_none() -> None:
    text = (
        "2. This is Oxfordshire's *own* report (see {para:cost}), 5 - 3 = 2 and a_b.\n\n"
        "- one\n- two\n  - inner\n\n> “Quoted.”\n\n| a | b |\n| --- | --: |\n| **1** | 2 |\n\n"
        "1. first\n2. second\n\nIt cost [a little](https://x.example). {#cost}"
    )
    assert to_markdown(parse(text)) == text


def test_typed_numbers_that_would_become_a_list_are_escaped() -> None:
    blocks = (Paragraph((Words("1. One."),)), Paragraph((Words("2. Two."),)))

    assert parse(to_markdown(blocks)) == blocks


def test_two_lists_in_a_row_stay_two() -> None:
    entries = ((Paragraph((Words("a"),)),), (Paragraph((Words("b"),)),))
    blocks = (List(False, entries), List(False, entries), List(True, entries), List(True, entries))

    assert parse(to_markdown(blocks)) == blocks


@pytest.mark.parametrize(
    "words", ["see {para:x} here", "{para:x}", "it is so {#x}", "{#x}", "a\\{para:x}", "{para:x", "{{para:x}} {#a} b"]
)
def test_braces_that_are_words_are_no_reference_and_no_label(words: str) -> None:
    block = Paragraph((Words(words),))
    assert parse(to_markdown([block])) == (block,)
    entry = List(False, ((block,), (block,)))
    assert parse(to_markdown([entry])) == (entry,)


def test_an_escaped_brace_begins_no_reference() -> None:
    assert parse(r"See \{para:x\} and {para:x}.") == (
        Paragraph((Words("See {para:x} and "), Reference("x"), Words("."))),
    )
    assert parse(r"[a\{b](c.png) ![\{para:x}](d.png) \{#y}")[0] == Paragraph(
        (Words("a{b", link="c.png"), Words(" "), Picture("d.png", "{para:x}"), Words(" {#y}"))
    )
