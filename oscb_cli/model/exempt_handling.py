"""How a report says that it is kept from the public without a word of exemption: who may see it, and what not to do.

“Do not circulate”, “This paper must not be shared outside the council”, “Members only”. Such words hold a report back,
and a person decides, as they may be said of a draft, or of the paper that it is printed on.
"""

from oscb_cli.model.exempt_words import ANNEX_WORD, NOT_PUBLIC, Mark
from oscb_cli.model.patterns import regex

_REPORT = r"\b(?:this|the|these|attached) (?:\w+ ){0,2}?(?:report|item|paper|document)s?\b"
_DONE = r"(?:publish|put|plac|upload|post|releas|disclos|circulat|shar|distribut|cop(?:y|i)|photocop(?:y|i)|forward)"
_IT = r"(?:(?:this|it|these|the)\b(?: (?:report|paper|item|document|page)s?\b)?)"
_SHARES_SUBJECT = r"(?:and|so|but|,)(?: (?:so|it|they|therefore|thus|hence|consequently|accordingly))*"
_WHERE = r"(?:on|to|in|with|outside|beyond|before|or|and|until)\b[^.;:]*"
_SAYS = (
    regex(rf"^\W*(?:please )?(?:do not|don't|never) {_DONE}e?(?:\W*| {_IT}(?: {_WHERE})?| {_WHERE})\W*$"),
    regex(rf"{_REPORT} (?:must|should|may|can|is|are|shall)(?: not|not|n't| never) (?:to )?(?:be )?{_DONE}\w*\b"),
    regex(rf"{_REPORT}[^.;]{{1,120}}?{_SHARES_SUBJECT} (?:is |are )?{NOT_PUBLIC}"),
    regex(
        rf"^\W*(?:it|this) (?:contains|includes|discloses|names|sets out)[^.;]{{1,120}}? {_SHARES_SUBJECT} {NOT_PUBLIC}"
    ),
    regex(
        rf"{_REPORT}[^.;]{{1,90}} (?:as|because|since|for) (?:it|they) (?:(?:is|are) (?:also |therefore )?"
        r"(?:exempt (?:under|by|from publication|within)|confidential)|contains? (?:exempt|confidential) information)"
    ),
    regex(rf"{_REPORT} (?:is|are|has|have) to (?:be kept|remain|stay) (?:private|confidential|exempt)\b"),
    regex(
        rf"\b(?:press|public)\b[^.;]{{0,20}} (?:must|will|should|shall)(?: be asked to| need to| have to)? (?:leave|"
        rf"withdraw)\b[^.;]{{0,40}}(?:{_REPORT}|\bexempt information)"
    ),
    regex(r"^\W*(?:not )?for (?:the )?(?:eyes|attention|use) of (?:the )?[\w ]{1,40} only\W*$"),
    regex(r"^\W*(?:[\w ]{1,30}[:,-] ?)?(?:members'?|councillors'?|committee|officers'?|your) eyes only\W*$"),
    regex(
        r"^\W*not for (?:wider|further|external|internet|web|online) (?:circulation|distribution|publication|release)\b"
    ),
    regex(r"^\W*(?:restricted|limited) (?:circulation|distribution)\W*$"),
    regex(r"^\W*(?:strictly|private|strictly private)(?: and confidential)?\W+(?:members|councillors)(?: only)?\W*$"),
    regex(r"^\W*(?:strictly )?embargo(?:ed)? (?:until|till|to)\b"),
    regex(r"^\W*(?:legally )?privileged(?: and confidential)?\W*$|^\W*confidential and (?:legally )?privileged\W*$"),
)
_WITH_ITS_ANNEX = regex(
    r"\b(?:annexe?s?|appendix|appendices)(?: \w{1,2})? and (?:the |this )?(?:cover(?:ing)? )?report (?:is|are) "
    r"(?:\w+ )?(?:exempt (?:under|by|from publication|within)|exempt\W*$|confidential)"
)
_CONDITION = regex(r"\b(?:if|whether|unless|how|when|asks?|asked|should the)\b")


def handling_in(words: str, told: str) -> Mark | None:
    """What a sentence or line says of how the report is to be kept from the public; always for a person to decide.

    :param words: plain words (``exempt_words.plain``), one sentence or line.
    :param told: the words as they are told.
    """
    for pattern in (_WITH_ITS_ANNEX,) if ANNEX_WORD.search(words) else _SAYS:
        match = pattern.search(words)
        if match is not None and not _CONDITION.search(words[: match.start()]):
            return Mark(told, certain=False)
    return None
