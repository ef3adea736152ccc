"""Links that nobody outside the council can open: to a file share, a computer's own files, an internal server, a
tenant.

Besides being of no use, they say how the council's network is laid out. What makes an address an inner one is its
kind: a path of a computer, a scheme that opens a program, a host without a domain, a domain that no public register
has (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal), an address of a private network (RFC 1918), a name that says
that the host is for staff, a place in an online office that asks for a council's account, or another inner address
within it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from oscb_cli.model.blocks import Block, Inline, List, Paragraph, Quote, Table, Words, inlines_of
from oscb_cli.model.markdown import parse
from oscb_cli.model.patterns import regex
from oscb_cli.model.to_markdown import to_markdown

_FILE = regex(
    r"file:|%5c|\\[\w.$-]+\\|[\\/]{2}[^\\/\s]|[A-Za-z]:[\\/]|~?[\\/](?:home|users|volumes|mnt)[\\/]", re.IGNORECASE
)
_WEB = frozenset({"http", "https", "ftp", "ftps"})
_FOR_ANYBODY = _WEB | {"mailto", "tel", "sms"}
_INSIDE = (
    ".local", ".localdomain", ".localhost", ".internal", ".intranet", ".intra", ".lan", ".corp", ".home", ".private",
    ".ad",
    ".domain", ".network.internal", ".home.arpa",
)  # fmt: skip
"""How the names of servers end that only the council's own people reach."""
_TENANTS = (
    "sharepoint.com", "sharepoint.us", "onedrive.live.com", "docs.live.net", "1drv.ms", "teams.microsoft.com",
    "teams.live.com",
    "teams.microsoft.us",
    "cloud.microsoft", "office365.com", "outlook.com", "outlook.office.com", "portal.office.com", "www.office.com",
    "tasks.office.com",
    "loop.microsoft.com", "app.powerbi.com", "apps.powerapps.com", "dynamics.com", "yammer.com",
    "planner.microsoft.com",
    "slack.com", "atlassian.net", "trello.com", "service-now.com", "visualstudio.com", "dev.azure.com",
    "drive.google.com",
)  # fmt: skip
"""Online offices whose places ask for the account of those who work there; what ends so is one too."""
_INNER_NAME = regex(r"(?:.*-)?(?:\w*intranet\w*|intra|internal|sharepoint|teams|corp|localhost|staffnet)(?:-.*)?")
"""The labels of a host's name that say that it is an inner one, wherever in the name they stand."""
_FOR_STAFF = regex(
    r"(?:.*-)?(?:inside|insite|staff(?:room|hub|zone|area|portal|info)?|employees?|colleagues?|lan|vpn|citrix|"
    r"remote|owa|webmail|"
    r"fileserver\d*|fs\d+|srv\w*\d|server\d*|nas\d*|sql\d*|db\d*|dc\d+|app\d+|vm\d+|edrms?|dms|uat|preprod|"
    r"staging|sharedrive)(?:-.*)?"
)
"""The labels under the council's own domain that are those of servers for its staff."""
_SECOND_LEVEL = frozenset({"gov", "co", "org", "ac", "nhs", "police", "sch", "ltd", "plc", "net", "com", "mod"})
_INNER_PATH = regex(r"/(?:_?intranet|sharedocs?|_layouts/15|:[a-z]:/[rs])(?:/|$)", re.IGNORECASE)
_NUMBER = regex(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}", re.IGNORECASE)
_WITHIN = regex(r"(?:https?|ftp|file|smb)://[^\s&\"'<>]+|\\\\[\w.-]+\\[^\s&]*|\b[A-Za-z]:\\[^\s&]*", re.IGNORECASE)
_FILE_NAME = regex(r"\.(?:docx?|xlsx?|pptx?|pdf|odt|ods|csv|txt|msg|eml|rtf|zip|html?|aspx)$", re.IGNORECASE)
_SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.-]*:")
ADDRESS = regex(
    r"(?<![\w@])(?:(?:file:|\\{1,2}[\w.$-]+\\|(?<![:/\w])//[\w.$-]+/|"
    r"[A-Za-z]:[\\/](?!/))(?:[^\n<>\"“”|;]*\\)?[^\s<>\"“”|]*(?:(?: "
    r"[\w&()-]+)*\.[A-Za-z]{3,4}\b)?|"
    r"(?:[A-Za-z][A-Za-z0-9+.-]{1,20}:(?:[a-z]{2,3}\|u\|)?(?:https?:)?//|mailto:|(?<![.-])(?:[A-Za-z0-9-]{1,63}\.){1,9}[A-Za-z]{2,}[/:]|"
    r"(?<![.-])(?:[A-Za-z0-9-]{1,63}\.){1,9}[A-Za-z]{2,12}(?![\w@.]))"
    r"[^\s<>\"“”|]*)"
)
"""An address in words: with a scheme, a path of Windows, or a host by its name."""
_TRAILING = ".,;:!?)'’]*_"


def is_private(address: str) -> bool:
    """Whether only people within the council can open an address."""
    address = address.strip()
    if _FILE.match(address):
        return True
    try:
        parts = urlsplit(address)
        host = unquote(parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return False
    scheme = parts.scheme.lower()
    if scheme and scheme not in _FOR_ANYBODY:
        return "." not in scheme and not parts.path.isdigit()  # www.x.example:8080 has no scheme
    rest = unquote(unquote(address[len(scheme) + 1 :]))
    if scheme == "mailto":
        return _is_inner_mail(rest)
    if scheme not in _WEB:
        return False
    return not host or "@" in parts.netloc or _is_inner_host(host) or _is_inner_place(parts.path, rest)


def is_private_in_words(words: str) -> bool:
    """Whether words that look like an address, which may have no scheme, lead to a place within the council."""
    if _SCHEME.match(words) and "://" in words:
        return is_private(words)
    if _FILE.match(words) or words.lower().startswith("mailto:"):
        return is_private(words)
    return is_private(f"https://{words}")


def leads_nowhere(address: str) -> bool:
    """Whether the target of a link is a file beside the report, which is not published with it: “../prices.xlsx”."""
    address = address.strip()
    if not address or address.startswith("#") or _SCHEME.match(address):
        return False
    first, slash, _ = address.partition("/")
    return (
        first in {"", ".", ".."}
        or "\\" in address
        or _FILE_NAME.search(address.partition("?")[0]) is not None
        or (bool(slash) and "." not in first)
    )


def _is_inner_mail(rest: str) -> bool:
    to, _, query = rest.partition("?")
    domains = [address.rpartition("@")[2].strip().lower() for address in to.split(",") if "@" in address]
    return any("." not in domain or domain.endswith(_INSIDE) for domain in domains) or _holds_inner(query)


def _is_inner_host(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        pass
    if _NUMBER.fullmatch(host) or "." not in host or host.endswith(_INSIDE):
        return True
    if any(host == tenant or host.endswith((f".{tenant}", f"-{tenant}")) for tenant in _TENANTS):
        return True
    labels = host.split(".")
    registered = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    return any(_INNER_NAME.fullmatch(label) for label in labels[:-1]) or any(
        _FOR_STAFF.fullmatch(label) for label in labels[:-registered]
    )


def _is_inner_place(path: str, rest: str) -> bool:
    return _INNER_PATH.search(path) is not None or _holds_inner(rest[2:])


def _holds_inner(words: str) -> bool:
    """Whether an address carries an inner one with it: as where to go on to, or in the text of an e-mail."""
    return any(is_private(match[0]) for match in _WITHIN.finditer(words))


def private_links(blocks: Sequence[Block]) -> list[Words]:
    """The links of a text that only people within the council can open."""
    found = (inline for block in blocks for inline in inlines_of(block))
    return [inline for inline in found if isinstance(inline, Words) and inline.link and is_private(inline.link)]


def without_private_links(text: str) -> str:
    """A text in which the words of such links stay, and lead nowhere."""
    if "](" not in text and "<" not in text:
        return text
    blocks = parse(text)
    return to_markdown([changed_block(block, _no_private_link) for block in blocks]) if private_links(blocks) else text


def _no_private_link(inline: Inline) -> Inline:
    is_one = isinstance(inline, Words) and inline.link and is_private(inline.link)
    return replace(inline, link="") if is_one and isinstance(inline, Words) else inline


def addresses_in(words: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand in words: their beginnings and ends, without the marks of the sentence after them."""
    for match in ADDRESS.finditer(words):
        shown = match[0].rstrip(_TRAILING)
        if shown:
            yield match.start(), match.start() + len(shown)


def changed_block(block: Block, change: Callable[[Inline], Inline]) -> Block:
    """A block with each thing on its lines changed."""

    def line(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(change(inline) for inline in inlines)

    match block:
        case Paragraph():
            return replace(block, inlines=line(block.inlines))
        case List():
            entries = tuple(tuple(changed_block(inner, change) for inner in entry) for entry in block.entries)
            return replace(block, entries=entries)
        case Quote():
            return replace(block, blocks=tuple(changed_block(inner, change) for inner in block.blocks))
        case Table():
            rows = tuple(tuple(map(line, row)) for row in block.rows)
            return replace(block, header=tuple(map(line, block.header)), rows=rows)
