"""TOML files: what is wrong with one is told, however it is wrong."""

import pytest

from oscb_cli.storage.toml import NotToml, toml_of


def test_a_file_is_read_with_or_without_a_byte_order_mark() -> None:
    assert toml_of("a = “1”".replace("“", '"').replace("”", '"').encode()) == {"a": "1"}
    assert toml_of(b"\xef\xbb\xbfa = 1") == {"a": 1}


def test_a_whole_number_has_sixty_four_bits() -> None:
    assert toml_of(b"a = 9223372036854775807\nb = -9223372036854775808") == {"a": 2**63 - 1, "b": -(2**63)}


@pytest.mark.parametrize(
    "content",
    [
        b"a =",
        b"a = 1\na = 2",
        b"\xff",
        b"a = " + b"[" * 100_000,
        b"a = 9223372036854775808",
        b"[a]\nb = [-9223372036854775809]",
        b"a = " + b"9" * 5_000,
    ],
)
def test_what_is_no_toml_is_one_kind_of_error(content: bytes) -> None:
    with pytest.raises(NotToml, match=r"\S"):
        toml_of(content)
