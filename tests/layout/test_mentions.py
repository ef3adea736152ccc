"""What a text mentions, wherever it stands."""

import pytest

from oscb_cli.layout.mentions import mentions_of

MENTIONS = mentions_of(("Annex 1", "Annex 2"))


@pytest.mark.parametrize("before", ["", "See ", "The Straße, in ", "İ ", "Annexes are many, and "])
def test_an_annex_is_found_wherever_it_stands(before: str) -> None:
    pieces = MENTIONS.pieces(f"{before}annex 2, and no Annex 3.")
    assert "".join(piece.words for piece in pieces) == f"{before}annex 2, and no Annex 3."
    assert [(piece.words, piece.annex) for piece in pieces if piece.annex] == [("annex 2", 2)]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Write to a.b@oscb.example today", "a.b@oscb.example"),
        ("ﬁ a.b@oscb.example", "a.b@oscb.example"),
        ("See https://oscb.example/a for it", "https://oscb.example/a"),
        ("https://oscb.example/a", "https://oscb.example/a"),
        ("Nothing at all", ""),
    ],
)
def test_an_address_is_found_wherever_it_stands(words: str, address: str) -> None:
    assert MENTIONS.may_be_in(words) is bool(address)
    assert [piece.address for piece in MENTIONS.pieces(words) if piece.address] == ([address] if address else [])
