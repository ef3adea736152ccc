"""What somebody wrote in a reply: without the quoted request, the mail system's warning, signature and disclaimer."""

import re
from collections.abc import Iterator, Sequence

from oscb_cli.model.patterns import regex

_QUOTE_BEGINS = regex(
    r"\s*(?:>|-{2,}\s*(?:original|forwarded) message|_{8,}\s*$|begin forwarded message:|\*?from:\*?\s.*@)",
    re.IGNORECASE,
)
_FROM_LINE = regex(r"\s*\*?from:\*?\s", re.IGNORECASE)
_HEADER_LINE = regex(r"\s*\*?(?:sent|date|to|subject):\*?\s", re.IGNORECASE)
_WROTE = regex(r"\s*on\b.{4,400}\bwrote:?\s*\Z", re.IGNORECASE | re.DOTALL)
_MOST_LINES_OF_WROTE = 4
_BANNER = regex(
    r"\W*(?:caution|warning|external|official|you (?:don't|do not) often get e-?mail|"
    r"this (?:e-?mail|message) (?:originated|came|was sent|has come) from (?:outside|an external))",
    re.IGNORECASE,
)
_DISCLAIMER = regex(
    r"\W*(?:the information (?:contained )?in this|(?:this|any) (?:e-?mail|message|communication)(?: and|"
    r" is (?:conf|int|priv|for)"
    r"| may| contains| has been| was scanned)|confidential|disclaimer|privacy notice|important notice|"
    r"(?:please )?(?:consider|think of|think about) the environment|(?:the )?(?:views|opinions) expressed|"
    r"if you (?:have received|are not the)|think before|sent from (?:my|outlook|mail|samsung|yahoo)|get outlook for|"
    r"follow us|visit (?:us|our)|www\.|https?://|my (?:usual |normal )?working (?:days|hours|pattern)|"
    r"working (?:days|hours)|"
    r"i (?:usually |normally )?(?:work|do not work|don't work) (?:on )?(?:mon|tue|wed|thu|fri|part|flex|from)|"
    r"for information (?:about|on) how (?:we|the council))",
    re.IGNORECASE,
)
_SIGNS_OFF = regex(
    r"(?:--+|__+|(?:(?:kind|kindest|best|warm|warmest|many|with|very|my)\s+)*(?:regards|wishes)\b.{0,30}|"
    r"yours(?: (?:sincerely|faithfully|truly|ever))?,?(?: \w+)?|(?:all the best|best|cheers|with thanks)[,.!]?)\s*",
    re.IGNORECASE,
)
_THANKS = regex(
    r"(?:many |with )?(?:thanks|thank you|thx)(?: again| very much|"
    r" and regards)?[,.!]*\s*",
    re.IGNORECASE,
)
_NAME_LINE = regex(r"[A-Z][\w'’.-]*(?: [A-Z(][\w'’./)-]*){0,4}[,.]?\s*")
_CONTACT = regex(
    r"(?:\b(?:t|tel|m|mob|e|p|phone|mobile|telephone|dd|ext)\b\W{0,3})?(?:\+44|\(?0)\d[\d ()]{7,}|\S+@\S+\.\w|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
)
_AFTERTHOUGHT = regex(
    r"\W*(?:p\.?\s?p?\.?s\b|n\.?b\b|one (?:more|other|last) (?:thing|point)|also\b|oh\b|just (?:one|"
    r"to))",
    re.IGNORECASE,
)


def above_the_quote(text: str) -> str:
    """What somebody wrote above the message that the reply quotes."""
    return _parted(text)[0]


def below_the_quote(text: str) -> str:
    """What somebody wrote below or between quoted lines that are marked with ``>``; empty where they are not."""
    return _parted(text)[1]


def own_words(written: str) -> str:
    """What of somebody's own lines is said about the matter: no warning, greeting line, signature or disclaimer.

    What is added below a signature (“PS”) is kept.
    """
    kept: list[str] = []
    signed = False
    for paragraph in _paragraphs(written):
        lines = paragraph.split("\n")
        if not kept and _BANNER.match(paragraph):
            continue
        if signed or _DISCLAIMER.match(paragraph):
            signed = True
            kept += [paragraph] if _AFTERTHOUGHT.match(paragraph) else []
            continue
        cut = _signature_begins(lines, has_said=bool(kept))
        kept.append("\n".join(lines[:cut]))
        kept += ["\n".join(lines[place:]) for place in range(cut + 1, len(lines)) if _AFTERTHOUGHT.match(lines[place])]
        signed = cut < len(lines)
    return "\n\n".join(part for part in kept if part.strip())


def _signature_begins(lines: Sequence[str], *, has_said: bool) -> int:
    """At which line of a paragraph its signature begins; past the last where there is none in it."""
    for place, line in enumerate(lines):
        said = line.strip()
        following = next((other.strip() for other in lines[place + 1 :] if other.strip()), "")
        thanks = (place or has_said) and _THANKS.fullmatch(said) and (not following or _NAME_LINE.fullmatch(following))
        if _SIGNS_OFF.fullmatch(said) or thanks or _DISCLAIMER.match(said) or _CONTACT.search(said):
            return place
    return len(lines)


def _paragraphs(written: str) -> list[str]:
    return [part.strip("\n") for part in re.split(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+", written) if part.strip()]


def _parted(text: str) -> tuple[str, str]:
    """What stands above the quoted message, and what of the rest is neither quoted nor the head of the quotation."""
    lines = text.replace("\r\n", "\n").split("\n")
    for place, line in enumerate(lines):
        following = lines[place + 1 : place + 5]
        header = _FROM_LINE.match(line) and any(_HEADER_LINE.match(other) for other in following)
        wrote = _lines_of_wrote(lines[place : place + _MOST_LINES_OF_WROTE])
        if header or _QUOTE_BEGINS.match(line) or wrote:
            below = list(_unquoted(lines[place + wrote :])) if not header else []
            return "\n".join(lines[:place]).strip(), "\n".join(below).strip()
    return text.strip(), ""


def _unquoted(lines: Sequence[str]) -> Iterator[str]:
    """The lines that are not quoted, where the quoted ones begin with ``>``; none where they do not."""
    first = next((line for line in lines if line.strip()), "")
    if first.lstrip().startswith(">"):
        yield from ("" if line.lstrip().startswith(">") else line for line in lines)


def _lines_of_wrote(lines: Sequence[str]) -> int:
    """How many lines are a mail program's “On … wrote:”, which it may have wrapped; 0 for none."""
    joined = ""
    for place, line in enumerate(lines):
        joined = f"{joined} {line}".strip()
        if _WROTE.match(joined):
            return place + 1
        if not joined.casefold().startswith("on "):
            return 0
    return 0
