"""Which body a line names, and on which day it meets."""

import re

from oscb_cli.model.dates import NotADate, parse_date
from oscb_cli.model.dates_found import dates_in
from oscb_cli.model.patterns import regex
from oscb_cli.profile.folding import folded
from oscb_cli.profile.parts import in_title_case
from oscb_cli.profile.schema import Profile

_EDGES = " \t-–—•:"
BODY = regex(
    r"\b(?:committee|cabinet|council|board|panel|forum|executive|sub-committee|joint|delegated decisions?|"
    r"leader of the council)\b",
    re.IGNORECASE,
)
TIME = regex(
    r"[\s,–—-]*\b(?:at\s+)?(?:\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm|noon|a\.m\.|p\.m\.)|\d{1,2}[.:]\d{2}(?:\s*hours)?|noon|midday)\.?\s*\Z",
    re.IGNORECASE,
)
_MEETING = regex(
    r"(?:report to|reports? for|(?:a |extraordinary |special |ordinary )?meeting of|to)\s*:?\s+(?:the\s+)?",
    re.IGNORECASE,
)
_ENDS_AS_BODY = regex(r"\b(?:committee|sub-committee|cabinet|board|panel|forum|executive)\Z", re.IGNORECASE)
_LONGEST_NAME = 10
_ALONE = {"cabinet", "council", "executive"}
_DELEGATED = regex(r"delegated decisions?\s+(?:by|of|–|-)\s+(?:the\s+)?", re.IGNORECASE)


def own_name(words: str, profile: Profile) -> str:
    """A committee's name as the profile has it, or as it was typed."""
    for said in (words, _MEETING.sub("", words, count=1), _DELEGATED.sub("", words, count=1)):
        known = profile.committee_for(said)
        if known is not None:
            return known.name_of(said)
    return in_title_case(words) if words.isupper() and len(words.split()) > 1 else words


def committee_in(words: str, profile: Profile) -> bool:
    """Whether words are the name of a body that reports go to, with a date after it or without."""
    if not words:
        return False
    for said in (words, _MEETING.sub("", words, count=1), _DELEGATED.sub("", words, count=1)):
        if profile.committee_for(said) is not None:
            return True
    name = small_months(words)
    day = next(iter(dates_in(name)), None)
    before = words[: day.start].strip(_EDGES + ",(") if day else words
    if day is not None and not before:
        return False
    if day is not None and profile.committee_for(_MEETING.sub("", before, count=1)) is not None:
        return True
    return (
        bool(BODY.search(before))
        and len(before.split()) <= 12
        and (before.isupper() or day is not None or _MEETING.match(before) is not None)
        and "?" not in before
        and not before.casefold().startswith("report ")
    )


def is_body_name(words: str) -> bool:
    """Whether words are nothing but the name of a body that nobody has told of: “Quorn Valley Board”."""
    tokens = words.split()
    named = all(token[:1].isupper() or token.casefold() in {"and", "of", "for", "the", "&"} for token in tokens)
    if len(tokens) == 1:
        return tokens[0].casefold() in _ALONE
    return 1 < len(tokens) <= _LONGEST_NAME and named and _ENDS_AS_BODY.search(words) is not None


def small_months(words: str) -> str:
    """Words with the names of months and days as names, whatever the capitals: ``TUESDAY 17 SEPTEMBER 2024``."""
    return re.sub(r"[A-Z]{3,9}(?![a-z])", lambda match: match[0].capitalize(), words)


def day_of(words: str) -> str:
    """A date without the time of day after it."""
    return small_months(TIME.sub("", words).strip(_EDGES + ",.")) or words


def is_date(words: str) -> bool:
    """Whether words are a date and nothing else but the time of day, though it may be one that does not exist."""
    if not any(c.isdigit() for c in words) or len(words) > 60:
        return False
    for said in (small_months(words), day_of(words)):
        if any(found.words == said for found in dates_in(said)):
            return True
        try:
            parse_date(said)
        except NotADate:
            continue
        return True
    return False


def is_the_council(words: str, profile: Profile) -> bool:
    """Whether words are the council's own name, which stands above reports as on letters."""
    return folded(words) == folded(profile.council)
