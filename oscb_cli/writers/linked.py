"""Where words lead: the links of a text, those that its author typed and those that it only mentions."""

from collections.abc import Iterator

from msgspec import Struct

from oscb_cli.layout.document import Document
from oscb_cli.writers.links import mail_address, safe_address


class Linked(Struct, frozen=True):
    """Words, and what they lead to: an address, or the number of an annex in the document's own list, or nothing."""

    words: str
    address: str = ""
    annex: int = 0


def linked(text: str, document: Document) -> Iterator[Linked]:
    """A text in pieces, in order: the addresses and annexes that it mentions lead there."""
    if not document.mentions.may_be_in(text):
        yield Linked(text)
        return
    for piece in document.mentions.pieces(text):
        if piece.address:
            is_mail = "@" in piece.address and "://" not in piece.address
            yield Linked(piece.words, (mail_address if is_mail else safe_address)(piece.address) or "")
        else:
            yield Linked(piece.words, annex=piece.annex)


def link(address: str, words: str) -> Linked:
    """Words that lead to an address; where a document must not lead there, the words and the address."""
    if target := safe_address(address):
        return Linked(words, target)
    return Linked(f"{words} ({address})" if address != words else words)
