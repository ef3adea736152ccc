"""Links that nobody outside the council can open: to a file share, a computer's own files, or an internal server.

Besides being of no use, they say how the council's network is laid out.
"""

import re
from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from msgspec.structs import replace

from oscb_cli.model.blocks import Block, Inline, List, Paragraph, Quote, Table, Words, inlines_of
from oscb_cli.model.markdown import parse
from oscb_cli.model.patterns import regex
from oscb_cli.model.to_markdown import to_markdown

_FILE = regex(r"file:|[\\/]{2}[^\\/\s]|[A-Za-z]:[\\/]|~?[\\/](?:home|users|volumes|mnt)[\\/]", re.IGNORECASE)
_INSIDE = (".local", ".internal", ".intranet", ".lan", ".corp", ".home", "-my.sharepoint.com", ".sharepoint.com")
"""How the names of servers end that only the council's own people reach (RFC 6762, RFC 8375, ICANN’s .internal)."""


def is_private(address: str) -> bool:
    """Whether only people within the council can open an address."""
    address = address.strip()
    if _FILE.match(address):
        return True
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    if parts.scheme.lower() not in {"http", "https", "ftp", "smb"} or not host:
        return parts.scheme.lower() == "smb"
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.lower().endswith(_INSIDE)


def private_links(blocks: Sequence[Block]) -> list[Words]:
    """The links of a text that only people within the council can open."""
    found = (inline for block in blocks for inline in inlines_of(block))
    return [inline for inline in found if isinstance(inline, Words) and inline.link and is_private(inline.link)]


def without_private_links(text: str) -> str:
    """A text in which the words of such links stay, and lead nowhere."""
    if "](" not in text and "<" not in text:
        return text
    blocks = parse(text)
    return to_markdown([_without(block) for block in blocks]) if private_links(blocks) else text


def _without(block: Block) -> Block:
    match block:
        case Paragraph():
            return replace(block, inlines=_line(block.inlines))
        case List():
            return replace(block, entries=tuple(tuple(map(_without, entry)) for entry in block.entries))
        case Quote():
            return replace(block, blocks=tuple(map(_without, block.blocks)))
        case Table():
            rows = tuple(tuple(map(_line, row)) for row in block.rows)
            return replace(block, header=tuple(map(_line, block.header)), rows=rows)


def _line(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(
        replace(inline, link="") if isinstance(inline, Words) and inline.link and is_private(inline.link) else inline
        for inline in inlines
    )
