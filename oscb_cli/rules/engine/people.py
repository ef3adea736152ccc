"""Whether two names are one person's, and whether an address is one."""

from functools import lru_cache

from oscb_cli.model.patterns import regex
from oscb_cli.profile.name_addresses import name_words

_PLAIN_ADDRESS = regex(
    r"[A-Za-z0-9]{1,20}(?:[._-][A-Za-z0-9]{1,20}){0,2}@(?:[a-z0-9]{2,40}\.){1,3}(?:gov\.uk|nhs\.uk|org\.uk|co\.uk|com|net|org)"
)
"""Addresses that are plainly right, as nearly all are: to see that takes no library."""


@lru_cache(maxsize=4096)
def same_person(name: str, other: str) -> bool:
    """Whether two names are written alike but for titles, accents and capitals."""
    words = name_words(name)
    return bool(words) and words == name_words(other)


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
