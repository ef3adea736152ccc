"""Addresses that a document may lead to: web pages, e-mail addresses and telephones, and nothing that runs."""

from functools import lru_cache
from urllib.parse import quote, urlsplit

from oscb_cli.model.patterns import regex

_SCHEMES = {"http", "https", "mailto", "tel"}
_ALLOWED = regex(r"[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+")
_HOST = regex(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_BAD_PERCENT = regex(r"%(?![0-9A-Fa-f]{2})")
_LONGEST = 2_000


@lru_cache(maxsize=1024)
def safe_address(address: str) -> str | None:
    """An address as the target of a link, or None where a document must not link to it.

    Only http, https, mailto and tel, well-formed (RFC 3986): Word calls a document damaged that holds a link
    which is not.
    """
    address = quote(address.strip(), safe="-._~:/?#@!$&'()*+,;=%")
    if len(address) > _LONGEST or not _ALLOWED.fullmatch(address) or _BAD_PERCENT.search(address):
        return None
    try:
        parts = urlsplit(address)
        well_formed = parts.port is None or parts.port > 0
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not well_formed or address.count("#") > 1:
        return None
    if parts.scheme.lower() in {"http", "https"}:
        return address if parts.hostname and _HOST.fullmatch(parts.hostname) else None
    return address if parts.path and not parts.netloc else None


@lru_cache(maxsize=1024)
def mail_address(email: str) -> str | None:
    """The target of a link to an e-mail address (RFC 6068), or None where it is none."""
    local, at, domain = email.partition("@")
    if not (local and at and _HOST.fullmatch(domain)):
        return None
    return safe_address(f"mailto:{quote(local, safe='-._~+')}@{domain}")
