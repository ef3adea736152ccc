"""A share of the council's network is seen as Markdown leaves it, and as people type it."""

import pytest

from oscb_cli.model.private_links import addresses_in, is_private, is_private_in_words

SHARES = [r"\server\share\plan.docx", "//server/share/plan", "%5Cserver%5Cshare", "%5C%5Cserver%5Cshare"]


@pytest.mark.parametrize("share", SHARES)
def test_a_share_is_private_as_a_link(share: str) -> None:
    assert is_private(share)


@pytest.mark.parametrize("share", SHARES[:2])
def test_a_share_is_found_in_words(share: str) -> None:
    words = f"See {share} there."
    found = [words[start:end] for start, end in addresses_in(words)]
    assert any(one.startswith(share) and is_private_in_words(one) for one in found)


@pytest.mark.parametrize(
    "words", ["and/or", "24//7", "https://www.example.org//a/b", r"a\b", "2026//27", "yes // no / maybe"]
)
def test_what_has_slashes_is_no_share(words: str) -> None:
    assert not any(is_private_in_words(words[start:end]) for start, end in addresses_in(words))
