"""What sentences say of a report, or of a part of it, being exempt: “This report is not for publication because …”."""

import re

from oscb_cli.model.exempt_handling import handling_in
from oscb_cli.model.exempt_words import (
    ANNEX_WORD,
    NOT_PUBLIC,
    UNTIL,
    Mark,
    is_negative,
    may_mark,
    paragraphs_in,
    plain,
    shown,
)
from oscb_cli.model.patterns import regex

_QUOTED = regex(r"“[^”]*”|\"[^\"]*\"|‘[^’]{2,}’")
_SENTENCE = regex(r"(?<=[.!?])\s+(?=[A-Z“\"(])")

_QUESTION = regex(r"^\W*(?:(?:\d+|[a-z])[.)] ?)?(?:does|do|is|are|has|have|will|should|whether)\b")
_PUBLICITY = (
    r"publication|disclosure|publi(?:c|shing)|being (?:published|public)|the (?:press|public)|"
    r"(?:press|inspection|access)|sections? 100"
)
_EXEMPT = (
    rf"exempt(?:ed)?(?= from (?:{_PUBLICITY})| under | by (?:virtue|reason)| in accordance| in line| pursuant| "
    rf"within| because|"
    r" as (?:it|they|defined|set)| since| for the (?:reason|purpose)| on the ground| until| and (?:not|"
    r"confidential|should|must|is|are|will)|"
    r" or confidential| business| in (?:its|their) entirety|\W*$|[,;:(-])"
)
_CONFIDENTIAL = (
    r"(?:(?:private|strictly|commercially|highly) and )?confidential(?! (?:advice|service|support|helpline|waste))"
)
_PREDICATE = (
    rf"(?:{NOT_PUBLIC}|{_EXEMPT}|{_CONFIDENTIAL}|restricted(?=\W*$| to (?:members|councillors))|private(?=\W*$|,))"
)
_ATTRIBUTE = (
    r"an? (?:exempt|confidential|private|restricted|closed)(?: (?:or|and) (?:exempt|confidential))? "
    r"(?:report|item|paper|document)\b"
)
_INFORMATION = (
    r"(?:(?:exempt|confidential)(?:(?:,| or| and|/| &) ?(?:exempt|confidential))* "
    r"(?:information|material|business|matters?|details|data|content)\b)"
)
_REPORT = (
    r"\b(?:this|the|these|attached|accompanying|whole|entire)(?: (?:whole|entire|attached|accompanying|cover|"
    r"covering|cabinet|"
    r"committee|executive|officers?'?s?|agenda|main|present|part [2b]|part ii))*"
    r"(?: of (?:this|the))? (?:report|item|paper|document|matter)s?(?: [a-z]?\d{1,3}[a-z]?)?\b"
)
_BESIDE = (
    r"(?:\s*\([^)]*\))?(?:,? (?:and|with|including|together with) (?:(?:its|the|all|any|this|their|attached|"
    r"associated|accompanying|"
    r"annexe?s?|appendix|appendices|attachments?|schedules?|enclosures?|report|minutes?|[a-h]|\d{1,2}|and|to|"
    r"it)[ ,]*)+)?"
    r"(?:,? (?:by|from|to|for) (?:the )?(?:(?!that|which|who|is|are|was|were|how|whether)[\w'&-]+ ?){1,9})?,?"
)
_BEING = r"(?:is|are|be|been|being|remains?|stays?)"
_SO = (
    r"(?:(?:all|also|both|now|still|therefore|hereby|strictly|wholly|entirely|currently|considered|deemed|"
    r"treated|regarded|marked|"
    r"classed|classified|designated|judged|held|kept|to be|as|being|private and) )*"
)
_ALSO = (
    r"(?:(?:(?!\b(?:the|its|annex\w*|append\w*|which|that|not|no)\b)[\w', -]){1,60}?\b(?:and|so|but) "
    r"(?:(?:it|they|is|are|must|should|therefore) )*)?"
)
"""What else is said of it before: “is commercially sensitive and is …”."""
_IS_SO = regex(
    rf"(?P<report>{_REPORT}){_BESIDE}\s*(?:(?:which|that|and|,)\s+)?(?:has|have|should|must|shall|will|needs? to|"
    rf"ought to|to)?\s*"
    rf"{_BEING} {_ALSO}{_SO}(?P<what>{_PREDICATE}|{_ATTRIBUTE})"
)
_TREATED = regex(
    rf"\b(?:treat|regard|keep|mark|handle|consider)(?:s|ed|ing)? (?P<report>{_REPORT}) (?:as |to be )?(?:strictly )?"
    rf"(?P<what>exempt|confidential|private|{NOT_PUBLIC})"
)
_MUST_NOT = regex(rf"(?P<report>{_REPORT}){_BESIDE}\s*(?:is |are )?(?P<what>{NOT_PUBLIC})")
_HOLDS = regex(
    rf"(?P<report>{_REPORT}){_BESIDE}\s*(?P<modal>may |might |could |can )?(?:is |are )?(?:also |therefore |"
    rf"likely to |would |will )?"
    r"(?:contain|include|disclose|involve|comprise|discuss|set out|refer to|deal with|relate to|consist of|"
    r"reveal|has|have)(?:s|es|ing)?\b"
    r"(?: (?:likely|some|certain|the|a|disclosure|of|commercially|sensitive|and|legal|financial|personal|to|them))* "
    rf"(?P<what>{_INFORMATION}|"
    rf"(?:information|material|details|data|matters) (?:which|that) (?:is|are) {_SO}{_PREDICATE})"
)
_IN_PRIVATE = regex(
    rf"(?P<report>{_REPORT}){_BESIDE}[^.;]{{0,30}}\b(?:considered|discussed|taken|heard|dealt with|debated) "
    r"(?:in|under|at) (?:an? |the )?(?P<what>private|closed|confidential|exempt|part (?:2|ii|b)\b)"
)
_BARE = regex(
    rf"^\W*(?:reasons? |report |item |agenda item |paper )?(?P<what>{NOT_PUBLIC}|"
    rf"(?:contains|includes|discloses) {_INFORMATION}|"
    rf"(?:exempt|confidential)(?:(?: or| and|/) ?(?:exempt|confidential))?(?: (?:report|item|information|paper|"
    rf"business))?"
    r"(?: (?:is|are))? ?(?:[,:-] ?)?(?:under|by virtue|by reason|pursuant|in accordance|as defined|within|"
    r"falling|from publication))"
)
_THIS_IS = regex(rf"(?P<report>\bthis) (?:is|should be|must be) (?:therefore |also )?(?P<what>{_ATTRIBUTE})")
_EXCLUDED = regex(
    r"\b(?:press|public)\b[^.;]{0,40}\b(?:be|are|is|being) (?:therefore )?(?P<what>excluded)\b|"
    r"\b(?P<what2>exclud(?:e|ing)|exclusion of) (?:the )?(?:press|public)\b"
)
_THIS_ITEM = regex(r"\b(?:this|the following) (?:items?|reports?|matters?|business|agenda)\b|\bitems? of business\b")
_SPEAKS_OF_LATER = regex(r"\b(?:may|might|could|can|would) be excluded\b|\b(?:if|unless|should members|whether)\b")
_ITS_OWN = regex(
    rf"\b(?:it|this|they|these|(?:its|the|their) contents?|the information|which)\b[^.;,]{{0,20}} (?:is|are) "
    rf"(?P<what>{NOT_PUBLIC})"
)
_CONDITION = regex(r"\b(?:if|whether|unless|when|where|how|should)\W+(?:that )?$")
_CONDITION_BEFORE = regex(r"\b(?:if|whether|unless|when|where|wherever|until)\b")
_NOTHING_OF = regex(r"\b(?:no|nothing|none|neither|nor|not (?:all|any))\b[^.;]{0,45}$")
_OF_SOMETHING = regex(
    r"\b(?P<noun>[a-z]+)(?: [a-z]?\d{1,3}(?:\.\d+)?[a-z]?| [a-h])?(?:(?: to|-| and|,) ?\d{1,3}(?:\.\d+)?)*"
    r" (?:of|to|in|within|for|attached to|accompanying|from) $"
)
_PART_WORD = regex(
    r"^(?:parts?|sections?|paragraphs?|paras?|pages?|tables?|figures?|chapters?|elements?|some|much|most)$"
)
_PART_ALONE = regex(
    r"\bthis (?:section|part|paragraph|table|page)\b[^.;]{0,30}? " + _BEING + rf" {_SO}(?P<what>{_PREDICATE})"
)


def marks_in(text: str) -> list[Mark]:
    """What sentences of a text say of the report, or of its parts, being exempt.

    :param text: plain words, a paragraph or several.
    """
    if not may_mark(text):
        return []
    found = (_mark_of_sentence(sentence) for row in text.splitlines() for sentence in _SENTENCE.split(row))
    return [mark for mark in found if mark is not None]


def _mark_of_sentence(sentence: str) -> Mark | None:
    if not may_mark(sentence):
        return None
    words = plain(_QUOTED.sub(" ", sentence))
    told = shown(sentence)
    if _QUESTION.match(words):
        return None
    paragraphs = paragraphs_in(words)
    for pattern in (_IS_SO, _TREATED, _MUST_NOT, _THIS_IS, _HOLDS, _IN_PRIVATE):
        for match in pattern.finditer(words):
            mark = _judged(pattern, match, words, told, paragraphs)
            if mark is not None:
                return mark
    found = _without_subject(words, told, paragraphs)
    return found if found is not None and found.of != "annex" else handling_in(words, told) or found


def _judged(
    pattern: re.Pattern[str], match: re.Match[str], words: str, told: str, paragraphs: tuple[int, ...]
) -> Mark | None:
    """What a sentence whose subject is the report says, by what stands before and after."""
    before = words[: match.start()]
    if _CONDITION.search(before) or _NOTHING_OF.search(before):
        return None
    noun = _OF_SOMETHING.search(before)
    if noun is not None and ANNEX_WORD.search(noun[0]):
        return Mark(told, "annex", paragraphs=paragraphs)
    if noun is not None and _PART_WORD.match(noun["noun"]):
        return Mark(told, "part", certain=False, paragraphs=paragraphs)
    if pattern in {_HOLDS, _IN_PRIVATE} and ANNEX_WORD.search(words[match.end("report") :]):
        return Mark(told, "annex", paragraphs=paragraphs)
    doubtful = match.groupdict().get("modal") or _CONDITION_BEFORE.search(before) or UNTIL.search(words[match.end() :])
    return Mark(told, certain=not doubtful, paragraphs=paragraphs, holds=pattern is _HOLDS)


def _without_subject(words: str, told: str, paragraphs: tuple[int, ...]) -> Mark | None:
    """What a sentence says whose subject is not the report by name."""
    excluded = _EXCLUDED.search(words)
    bare = _BARE.search(words)
    if ANNEX_WORD.search(words):
        said = excluded or bare or re.search(rf"{_BEING} {_SO}(?:{_PREDICATE})", words)
        return Mark(told, "annex", paragraphs=paragraphs) if said and not _NOTHING_OF.search(words) else None
    if bare is not None and not is_negative(words[bare.end() :]):
        return Mark(told, certain=not UNTIL.search(words), paragraphs=paragraphs)
    if excluded is not None and _THIS_ITEM.search(words) and not _SPEAKS_OF_LATER.search(words):
        return Mark(told, paragraphs=paragraphs)
    for pattern in (_PART_ALONE, _ITS_OWN):
        if (match := pattern.search(words)) is not None and not _CONDITION_BEFORE.search(words[: match.start()]):
            return Mark(told, "part", certain=False, paragraphs=paragraphs)
    return None
