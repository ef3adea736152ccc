"""The recommendation's lead-in, in the house form or in another wording, and what follows it."""

import re
from functools import lru_cache

from msgspec import Struct

from oscb_cli.layout.wording import render
from oscb_cli.model.marks import Mark, letter_before, number_before
from oscb_cli.model.patterns import regex
from oscb_cli.profile.vocabulary import Vocabulary

_SENTINEL = "\ue000"
_ASKED = r"(?:recommended|asked|invited|requested|advised|required|urged|called upon|directed)"
_SOMEBODY = regex(
    rf"(?:that\s+)?(?P<who>[^.:;]{{1,160}}?)\s+(?:is|are|be|have been|has been)\s+"
    rf"(?:\w+ly\s+|therefore\s+|also\s+|further\s+|being\s+)?"
    rf"{_ASKED}\b(?:\s+(?:by\s+[^.:;]{{1,60}}?\s+)?(?P<to>to)\b)?(?:\s+that\b)?\s*(?::\s*[–—-]?|[–—-])?\s*",
    re.IGNORECASE,
)
_IT_IS = regex(
    rf"(?:(?:it|they)\s+(?:is|are)\s+(?:\w+ly\s+|therefore\s+|also\s+|further\s+)?)?{_ASKED}\s*:?\s+(?:that|to)\s+(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_THAT = regex(
    r"(?:that\s+)?(?P<who>[^.:;,]{1,160}?)\s*(?:\b(?:resolves?|agrees?|decides?|determines?)\s*)?"
    r"(?:\b(?P<to>to|should)\s*)?(?:that\s*)?:\s*",
    re.IGNORECASE,
)
_MAKES = regex(
    r"this report makes the following recommendations?(?:\(s\))?(?: to (?P<who>[^.:;]{1,120}?))?\s*:"
    r"(?:\s*that (?:it|they)\b(?:\s*:)?)?\s*",
    re.IGNORECASE,
)
_THIS = regex(r"(?:this|the) (?:committee|meeting|board|panel)\Z|\Z", re.IGNORECASE)
_END_OF_WHO = regex(
    r"\s*:\s*|\s+(?:should|be asked to|to|agrees? to|resolves? to)\b\s*:?\s*|\s+(?:resolves?|agrees?)\s*:\s*"
)
_LOOSE = regex(
    r"(?:that\b,?\s*)?(?P<who>[^.:;]{1,160}?)\s*(?:\b(?:resolves?|agrees?|decides?|determines?)\s*)?"
    r"(?:\b(?P<to>to|should)\s*)?(?:that\s*)?:",
    re.IGNORECASE,
)
_GOES_ON = regex(
    r"(?:\A|\b(?:to|that|that (?:it|they)|the following|as follows|recommendations?|resolutions?))\s*[:–—-]?\s*\Z",
    re.IGNORECASE,
)
_MOST_LEAD_WORDS = 25
_MOST_GOING_ON = 6
_OF_A_LEAD = frozenset(
    "it is are be been that the this these to and or of / following recommended asked invited requested advised "
    "resolve resolves agree agrees decide decides should hereby therefore accordingly report makes recommendation "
    "recommendations recommend recommends they we i as follows resolved proposed".split()
)
"""The words of which a lead-in is made, besides who decides."""

_CLEARLY_A_LEAD = {
    "recommended",
    "resolved",
    "proposed",
    "that",
    "to",
    "recommend",
    "recommends",
    "follows",
    "following",
}
_WITHIN_A_BODY = {"the", "and", "of", "for", "&", "/", "this"}
_AND = {"and", "or", "&", "/"}
_QUICK = regex(r"recommended|asked|invited|requested|advised|required|urged|called upon|directed", re.IGNORECASE)
_FOR_WHAT = regex(r"\s+(?:for|on|with responsibility for)\s+(?:[A-Z&][\w’'-]*(?:,?\s+(?:and|&|of|the)\s+|,?\s+)?)+")


class Lead(Struct, frozen=True):
    """Who decides, what follows the lead-in, and whether “to” is a part of it, so that items begin with a verb."""

    who: str
    rest: str
    has_to: bool = True


def house_lead(words: str, one: str, several: str) -> tuple[str, str] | None:
    """Who decides, and what follows, where words begin as the house form does; or None.

    :param one: the profile's wording of the lead-in for one item.
    :param several: that for several.
    """
    for wording in (several, one):
        pattern = _pattern(wording)
        match = pattern.match(words) if pattern is not None else None
        if match is not None:
            return (match.groupdict().get("who") or "").strip(), words[match.end() :].strip()
    return None


def any_lead(words: str, vocabulary: Vocabulary) -> Lead | None:
    """The lead-in that words begin with, in any wording: “Cabinet is asked to:”, “It is recommended that the Board”."""
    match = _MAKES.match(words)
    if match is not None:
        who = (match["who"] or "").strip()
        return Lead("" if _THIS.match(who) else _capital(who), words[match.end() :].strip())
    match = _IT_IS.match(words)
    if match is not None:
        found = _who_first(match["rest"], vocabulary)
        if found is not None:
            return found
    match = _SOMEBODY.match(words)
    if match is not None and _is_body(match["who"], vocabulary):
        return Lead(_capital(match["who"].strip()), words[match.end() :].strip(), match["to"] is not None)
    if words[:5].casefold() == "that " and (found := _who_first(words[5:], vocabulary)) is not None and found.rest:
        return found  # “That the Committee notes …”
    match = _THAT.match(words)
    if match is not None and _is_body(match["who"], vocabulary) and len(match["who"].split()) <= 12:
        return Lead(_capital(match["who"].strip()), words[match.end() :].strip(), match["to"] is not None)
    return None


def bare_lead(words: str, vocabulary: Vocabulary) -> Lead | None:
    """The lead-in that words are, and nothing else: “That the Committee”, “It is recommended that:”."""
    tokens = words.rstrip(" :–—-…").replace("/", " / ").split()
    if not 0 < len(tokens) <= _MOST_LEAD_WORDS:
        return None
    plain = [token.strip(",()").casefold() for token in tokens]
    named = [place for place, token in enumerate(plain) if token in vocabulary.bodies]
    first, last = (named[0], named[-1]) if named else (len(tokens), -1)
    while (
        first and (tokens[first - 1][:1].isupper() or plain[first - 1] in _WITHIN_A_BODY) and plain[first - 1] != "it"
    ):
        if plain[first - 1] in {"that", "recommended"}:
            break
        first -= 1
    if named and plain[last + 1 : last + 2] == ["for"]:  # “the Cabinet Member for Housing and Growth”
        after = last + 2
        while after < len(tokens) and (tokens[after][:1].isupper() or plain[after] in _WITHIN_A_BODY):
            after += 1
        last = after - 1
    around = [*plain[:first], *plain[last + 1 :]] if named else plain
    if not set(around) <= _OF_A_LEAD or not (named or _CLEARLY_A_LEAD.intersection(around)):
        return None
    who = " ".join(tokens[first : last + 1]).replace(" / ", "/") if named else ""
    return Lead(_capital(who), "", plain[-1] == "to")


def loose_lead(words: str, vocabulary: Vocabulary) -> Lead | None:
    """The lead-in that words above marked items are, in any wording: “That, having met, Council resolves to:”."""
    match = _LOOSE.fullmatch(words.strip())
    if match is None or not _is_body(match["who"], vocabulary):
        return None
    return Lead(_capital(match["who"].strip(" ,")), "", match["to"] is not None)


def goes_on(rest: str) -> bool:
    """Whether what follows a lead-in is no item, but goes on with it: “agree to:”, “agree the following:”."""
    return len(rest.split()) <= _MOST_GOING_ON and _GOES_ON.search(rest) is not None


def _who_first(words: str, vocabulary: Vocabulary) -> Lead | None:
    """Who decides, where words begin with that: “the Committee: …”, “Cabinet approves …”."""
    tokens = words.split()
    for count, token in enumerate(tokens[:12], start=1):
        if token.strip(":,;").casefold() in vocabulary.bodies and (token[:1].isupper() or count < 3):
            while (
                count < len(tokens)
                and not token.endswith(":")
                and tokens[count].strip(":,;").casefold() in vocabulary.bodies
            ):
                token, count = tokens[count], count + 1  # “Cabinet Member”
            if tokens[count : count + 1] and tokens[count].casefold() in _AND:
                joined = count + 1 + (tokens[count + 1 : count + 2] == ["the"])
                if tokens[joined : joined + 1] and tokens[joined].strip(":,;").casefold() in vocabulary.bodies:
                    token, count = tokens[joined], joined + 1  # “the Mayor and Cabinet”
            who = " ".join(tokens[:count])
            rest = words[len(_prefix(words, count)) :]
            wider = _FOR_WHAT.match(rest)
            if wider is not None and who.casefold().endswith("member"):
                who, rest = who + wider[0].rstrip(), rest[len(wider[0].rstrip()) :]
            ended = who.endswith(":")
            end = _END_OF_WHO.match(rest)
            has_to = end is not None and "to" in end[0].split()
            rest = rest[end.end() :] if end is not None else rest
            return Lead(_capital(who.rstrip(":,; ")), rest.strip(), has_to and not ended)
    return None


def _prefix(words: str, count: int) -> str:
    match = re.match(rf"\s*(?:\S+\s+){{{count - 1}}}\S+", words)
    return match[0] if match is not None else words


def _is_body(who: str, vocabulary: Vocabulary) -> bool:
    tokens = who.split()
    return len(tokens) <= 16 and any(token.strip(",()").casefold() in vocabulary.bodies for token in tokens)


def _capital(who: str) -> str:
    return who[:1].upper() + who[1:]


def begins_recommendation(words: str) -> bool:
    """Whether words say that recommendations follow, and so need no heading above them."""
    return _MAKES.match(words) is not None


def asks_somebody(words: str) -> bool:
    """Whether words may be a lead-in: somebody is recommended, asked or invited to do something."""
    start = words[:200]
    return _QUICK.search(start) is not None and (_SOMEBODY.match(start) is not None or _IT_IS.match(start) is not None)


def item_mark(words: str) -> Mark | None:
    """The letter or number that may be typed before an item: ``(a) ``, ``b. ``, ``iii) ``, ``2. ``, ``2.1 ``.

    A capital with a full stop is an initial: “A. Marsh”.
    """
    letter = letter_before(words)
    if letter is not None:
        return letter if letter.style != "." or letter.text.islower() else None
    return number_before(words)


@lru_cache(maxsize=16)
def _pattern(wording: str) -> re.Pattern[str] | None:
    """How a wording of the lead-in is recognised; None for one that ends with who decides, or says nothing."""
    said = render(wording, {"decision_maker": _SENTINEL})
    before, named, after = said.partition(_SENTINEL)

    def spaced(words: str) -> str:
        return r"\s+".join(re.escape(word) for word in words.split())

    if not named and not before.strip():
        return None
    if not named:
        return re.compile(rf"\s*{spaced(before.rstrip(' :'))}(?:\s*:)?(?=\s|\Z)", re.IGNORECASE)
    rest = after.strip().rstrip(" :")
    if not after.strip():
        return None
    gap = "" if not rest else r"\s+" if after[:1].isspace() else r"\s*"
    colon = r"(?:\s*:)?" if rest else r"\s*:"
    who = r"(?P<who>[^.:;]{1,200}?)"
    return re.compile(rf"\s*{spaced(before)}\s*{who}{gap}{spaced(rest)}{colon}(?=\s|\Z)")
