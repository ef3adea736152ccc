"""What stands in a report file to be filled in for what is still to be said."""

from oscb_cli.model.patterns import regex

_TO_INSERT = regex(r"\[Insert: [^\[\]]*\]")


def to_insert(what: str) -> str:
    """What stands in a skeleton for an answer that is still to be given."""
    return f"[Insert: {what.strip().translate({ord('['): '(', ord(']'): ')'})}]"


def is_to_insert(text: str) -> bool:
    """Whether a text is nothing but what is still to be filled in."""
    return _TO_INSERT.fullmatch(text.strip()) is not None
