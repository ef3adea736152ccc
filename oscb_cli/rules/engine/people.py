"""Whether two names are one person's, whether an address is one, and whether a name and an address agree."""

import unicodedata
from functools import lru_cache

from oscb_cli.model.patterns import regex

_TITLES = {
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "cllr",
    "councillor",
    "sir",
    "dame",
    "rev",
}
_WORD = regex(r"[a-z]+")
_PLAIN_ADDRESS = regex(
    r"[A-Za-z0-9]{1,20}(?:[._-][A-Za-z0-9]{1,20}){0,2}@(?:[a-z0-9]{2,40}\.){1,3}(?:gov\.uk|nhs\.uk|org\.uk|co\.uk|com|net|org)"
)
"""Addresses that are plainly right, as nearly all are: to see that takes no library."""


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, without accents, apostrophes, capitals and titles: ``Dr Siân O’Hara`` is sian, ohara."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    words = _WORD.findall(plain.replace("'", ""))
    return tuple(words[1:] if words and words[0] in _TITLES else words)


@lru_cache(maxsize=4096)
def same_person(name: str, other: str) -> bool:
    """Whether two names are written alike but for titles, accents and capitals."""
    words = name_words(name)
    return bool(words) and words == name_words(other)


@lru_cache(maxsize=1024)
def name_fits_address(name: str, email: str) -> bool:
    """Whether an e-mail address can be that of the person named.

    Only an address that plainly belongs to a person of another surname does not fit: ``amy.jones@`` for Amy
    Kogel. Initials, a surname alone and a shared mailbox of one word are not held against anybody.
    """
    words = name_words(name)
    parts = [part for part in _WORD.findall(email.split("@")[0].lower()) if len(part) > 1]
    if len(words) < 2 or len(parts) < 2:
        return True
    local = "".join(parts)
    return any(surname in local for surname in words[1:] if len(surname) > 1) or "".join(words) in local


@lru_cache(maxsize=1024)
def why_not_an_address(address: str) -> str:
    """Why a text is not an e-mail address (RFC 5321 and 5322); empty where it is one. Nothing is looked up."""
    if _PLAIN_ADDRESS.fullmatch(address):
        return ""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError as error:
        return str(error)
    return ""
