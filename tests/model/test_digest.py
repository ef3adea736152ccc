import pytest
from hypothesis import given
from hypothesis import strategies as st

from oscb_cli.model.digest import changed_since, code_of, normal_words, same_words, signed_digest, text_digest
from oscb_cli.model.report import Report

AGREED = "There are no “legal” implications – none."


@pytest.mark.parametrize(
    "same", ['There are no "legal" implications - none.', " There  are no\n“legal” implications — none. "]
)
def test_spaces_quotation_marks_and_dashes_do_not_matter(same: str) -> None:
    assert text_digest(same) == text_digest(AGREED)


@pytest.mark.parametrize(
    "other", ["There are no “legal” implications – one.", "There are “legal” implications – none.", ""]
)
def test_words_matter(other: str) -> None:
    assert text_digest(other) != text_digest(AGREED)


def test_the_digest_of_version_1_stays_what_it_is() -> None:
    assert text_digest("There are none.") == "1:f4b219e3c010986ea1dda6a18d9fc053"


def test_a_number_typed_at_the_head_of_a_paragraph_does_not_matter() -> None:
    assert text_digest("14. None.\n\n(15) Really.") == text_digest("None.\n\nReally.")
    assert text_digest("In 14. None.") != text_digest("In None.")


def report(text: str = AGREED, items: tuple[str, ...] = ("approve it.",), title: str = "T") -> Report:
    return Report.model_validate(
        {
            "title": title,
            "recommendation": {"decision_maker": "The Cabinet", "items": items},
            "sections": [{"key": "background", "text": "As it was."}],
            "implications": [{"area": "legal", "text": text}],
        }
    )


def digest(relies_on: tuple[str, ...] = ()) -> str:
    whole = report()
    return signed_digest(whole, whole.implications[0], relies_on)


def changed(agreed: str, whole: Report) -> tuple[str, ...]:
    return changed_since(agreed, whole, whole.implications[0])


def test_the_digest_of_version_2_stays_what_it_is() -> None:
    assert digest(("recommendation",)) == "2:text=aa7622ac3a3bf49d3e6f,recommendation=caa590928b2dd3cf6722"


def test_what_else_a_checker_relies_on_counts_and_is_told() -> None:
    assert changed(digest(("recommendation", "title")), report()) == ()
    assert changed(digest(("recommendation",)), report(items=("approve it all.",))) == ("recommendation",)
    assert changed(digest(("recommendation", "title")), report("Other.", title="U")) == ("text", "title")
    assert changed(digest(("background",)), report()) == ()
    assert changed(digest(), report(items=("approve it all.",))) == ()
    assert changed(digest(("recommendation",)), report(items=("approve  it.",))) == ()


@pytest.mark.parametrize(
    "same",
    [
        "14. There are no legal implications.",
        "(14) There are no  legal\nimplications.",
        "4.1 There are no legal implications.",
        "There are no **legal** implications.",
        "- There are no legal implications.",
    ],
)
def test_marks_and_numbers_are_no_words(same: str) -> None:
    assert normal_words(same) == "There are no legal implications."


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("10.5 million is paid.", "11.5 million is paid."),
        ("See [the plan](https://a.example).", "See [the plan](https://b.example)."),
        ("| a | b |\n| - | - |\n| 1 | 2 |", "| a | b |\n| - | - |\n| 1 | 3 |"),
        ("It costs £5.", "It costs £6."),
        ("There are none", "There are some"),
    ],
)
def test_words_figures_and_links_matter(text: str, other: str) -> None:
    assert normal_words(text) != normal_words(other)


@pytest.mark.parametrize("broken", ["3:text=1", "2:", "2:text", "0:abc", "nonsense", "1:abc"])
def test_a_digest_that_cannot_be_read_is_of_other_words(broken: str) -> None:
    assert changed(broken, report()) == ("text",)


def test_version_1_still_counts() -> None:
    assert changed(text_digest(AGREED), report()) == ()
    assert changed(text_digest("Other."), report()) == ("text",)


def test_a_code_is_short_and_of_its_area() -> None:
    assert code_of("2:text=1", "legal") != code_of("2:text=1", "staff")
    assert len(code_of("2:text=1", "legal")) == 9


@given(st.text(max_size=60))
def test_any_text_has_words_and_the_same_ones_again(text: str) -> None:
    assert normal_words(text) == normal_words(f"  {text}  ")


@pytest.mark.parametrize(
    "other", ["10.5 Million people came.", "12. Angry Men was shown.", "(3) Part of it.", "4.1 The library."]
)
def test_same_words_are_the_same_to_the_figure(other: str) -> None:
    assert same_words("It is  “so”.\n\n- one", 'It is "so".\n\n* one')
    assert same_words(other, other.replace(" ", "  "))
    assert not same_words(other, other.replace(other[0] if other[0] != "(" else "3", "7", 1))
    assert not same_words(other, other.split(" ", 1)[1])
