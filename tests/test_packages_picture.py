"""The picture of the packages is what the imports say."""

from scripts.make_packages_picture import PICTURE, imports, made, without_what_follows


def test_the_picture_is_current() -> None:
    assert PICTURE.read_text(encoding="utf-8") == made(), "run python scripts/make_packages_picture.py"


def test_what_follows_from_other_imports_is_left_out() -> None:
    all_imports = {"a": frozenset("bc"), "b": frozenset("c"), "c": frozenset("d"), "d": frozenset[str]()}
    assert list(without_what_follows(all_imports)) == [("a", "b"), ("b", "c"), ("c", "d")]


def test_imports_are_found() -> None:
    assert "model" in imports(["cli", "commands", "layout", "model"])["layout"]
