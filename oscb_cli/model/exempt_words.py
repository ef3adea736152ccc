"""The words that mark a report as exempt or not for publication, as councils use them.

A *mark* is a line that says nothing else (``exempt_lines``), or a sentence that says it of this report
(``exempt_sentences``). What only speaks of exemption (“exempt accommodation”) is none.

Source: Local Government Act 1972, sections 100A to 100I and Schedule 12A; SI 2012/2089, regulations 4, 5 and 20.
"""

import re
from typing import Literal

from msgspec import Struct

from oscb_cli.model.patterns import regex

Place = Literal["page", "property", "title", "field", "line"]
"""Where a line stands: apart from the text (head, foot, watermark, text box), in the file's properties, in the title
or the header, as the value of a field about publication, or in the text."""


class Mark(Struct, frozen=True):
    """What marks something as exempt.

    ``words`` say it. ``of`` says of what: the report, an annex, or a part of the report. Where it is not ``certain``,
    a person must decide. ``paragraphs`` are those of Schedule 12A that it names.
    """

    words: str
    of: Literal["report", "annex", "part"] = "report"
    certain: bool = True
    paragraphs: tuple[int, ...] = ()
    holds: bool = False
    """Whether it only says that the report holds exempt information, which may be that of an annex."""


_MAY_SAY = regex(
    r"exempt|confidential|publication|publi(?:sh|c)|private|restricted|closed|disclos|withheld|sensitive|excluded|"
    r"pink paper|members only|secret|part (?:2|ii|b)\b|eyes only|\beyes of\b|embargo|privileged|circulat|"
    r"(?:not|n't|never) (?:be )?(?:cop|shar|distribut|forward|photocop|put|plac|post|upload)|to leave|must leave|"
    r"not for (?:wider|further|external)",
    re.IGNORECASE,
)
_STYLE = regex(r"[*_#`\\]+")
_DASHES = regex(r"[–—‒―−]")
NOT_PUBLIC = (
    r"(?:not (?:currently |yet )?(?:for|suitable for) (?:public |general |onward )?"
    r"(?:publication|release|disclosure|circulation|inspection|distribution|dissemination)\b(?! dates?\b)"
    r"|(?:not (?:to |for )?be(?:ing)?|must (?:not|never) be|should not be|may not be|cannot be|never be) "
    r"(?:published|publicly (?:available|disclosed)|made (?:public|available to the public)|disclosed|released)\b"
    r"|not (?:available|open|accessible) (?:to|for) (?:the )?(?:press (?:and|or) (?:the )?)?public\b"
    r"|withheld from (?:publication|(?:the )?public)\b)"
)
ANNEX_WORD = regex(r"\b(?:annexe?s?|appendix|appendices|attachments?|enclosures?)\b")
UNTIL = regex(r"\b(?:until|pending|prior to)\b")
_PARAGRAPHS = regex(
    r"\b(?:paragraphs?|paras?\.?|categor(?:y|ies))\s*(?:numbers?\s*|nos?\.?\s*)?"
    r"(?P<numbers>\(?\d{1,2}\)?(?:\s*(?:,|and|&|or|to|-|–)\s*\(?\d{1,2}\)?)*)",
    re.IGNORECASE,
)
_SCHEDULE_NUMBERS = range(1, 8)


def paragraphs_in(words: str) -> tuple[int, ...]:
    """The paragraphs of Part 1 of Schedule 12A (1 to 7) that words name."""
    found: list[int] = []
    for match in _PARAGRAPHS.finditer(words):
        numbers = [int(number) for number in re.findall(r"\d{1,2}", match["numbers"])]
        if len(numbers) == 2 and re.search(r"to|-|–", match["numbers"]):
            numbers = list(range(numbers[0], numbers[1] + 1))
        found += [number for number in numbers if number in _SCHEDULE_NUMBERS]
    return tuple(dict.fromkeys(found))


def may_mark(words: str) -> bool:
    """Whether anything in words may mark a report, to be seen at once."""
    return _MAY_SAY.search(words) is not None


APART = regex(r"[:;?|()\[\]{}\n\t]|\s-+\s|\s-|-\s|\.(?=\s|$)")
_NEGATIVE = regex(
    r"(?:none|nil|no|n ?/? ?a|not applicable|not required|there (?:is|are) no.*|nothing|open|public|no "
    r"exempt\b.*|no\b.*|not exempt\b.*|"
    r"yes ?/ ?no|not confidential\b.*|non exempt|unrestricted|for (?:general )?(?:publication|release)|part (?:1|"
    r"i|a)|does not (?:contain|apply).*|false)"
)
_BOX = regex("[☐□◻▢☒☑✓✔🗹■]")
_BOX_AT_END = regex(r"[☐□◻▢☒☑✓✔🗹■]\W*\Z")


def is_denied(words: str) -> bool:
    """Whether a line says that there is nothing exempt: “Not for publication: none”."""
    return is_negative(plain(words))


def is_negative(words: str) -> bool:
    """Whether a piece of plain words denies what the rest may say: “none”, “no”, “not applicable”, “not exempt”."""
    if re.search(r"\bnot exempt\b|\bnon-?exempt\b", words):
        return True
    pieces = [piece.strip(" .,!'\"-") for piece in APART.split(words)]
    return any(_NEGATIVE.fullmatch(piece) for piece in pieces if piece)


_HOLDS_NONE = regex(
    r"\b(?:contains?|includes?|has|have|holds?|discloses?|there (?:is|are)) no (?:\w+ (?:or|and) )?(?:exempt|"
    r"confidential|private)\b|\b(?:does|do|did) not (?:contain|include|disclose|hold|have)\b"
)


def holds_none(words: str) -> bool:
    """Whether plain words say that there is nothing exempt in a report, and not that it is not for publication."""
    return _HOLDS_NONE.search(words) is not None and re.search(NOT_PUBLIC, words) is None


def shown(words: str) -> str:
    """Words as they are told: without marks of style."""
    return " ".join(_STYLE.sub("", words).split())


def plain(words: str) -> str:
    """Words in small letters, without marks of style, with one kind of dash, apostrophe and space."""
    flat = _DASHES.sub("-", _STYLE.sub("", _answered(words))).replace("’", "'").replace("‘", "'")
    return " ".join(flat.casefold().split())


def _answered(words: str) -> str:
    """Words without the answers whose boxes are not ticked, whether the boxes stand before their answers or after."""
    if _BOX.search(words) is None:
        return words
    unticked = r"\b\w+\s*[☐□◻▢]" if _BOX_AT_END.search(words) else r"[☐□◻▢]\s*\w*"
    return re.sub("[☒☑✓✔🗹■]", " : ", re.sub(unticked, " : ", words))
