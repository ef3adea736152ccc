import pytest

from oscb_cli.model.digest import text_digest

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
