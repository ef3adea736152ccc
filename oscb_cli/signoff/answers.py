"""What a checker's words say: agreement, agreement with changes, refusal, or nothing that is clear.

Words are taken clause by clause. Agreement counts where some clause says it and none has a condition, a question, a
doubt, a wish for a change, or a “not”. A sign-off is never taken from words that do not say it: what is not clear is
left to a person, who is told which words made it so.
"""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from oscb_cli.model.patterns import regex
from oscb_cli.signoff.own_words import own_words


class Answer(StrEnum):
    """What a reply says."""

    AGREED = "agreed"
    WITH_CHANGES = "agreed with changes"
    REFUSED = "not agreed"
    UNCLEAR = "unclear"


class Judged(Struct, frozen=True):
    """What words say; ``because`` are those that are no clear agreement, and empty where there are none."""

    answer: Answer
    because: str = ""


_AGREE = (
    r"(?:agree(?:d|able)?|approved?|accept(?:ed)?|cleared?|sign(?:ed)?(?: (?:this|it|that|them|these))? off|"
    r"endorsed?|consent|concur)"
)
_GOOD = (
    r"(?:fine|ok|okay|good|great|accurate|correct|right|acceptable|perfect|clear|sensible|in order|agreed|"
    r"approved|cleared|"
    r"signed off|accepted|endorsed|all (?:fine|good|ok|okay|correct|clear))"
)
_VERY = (
    r"(?:(?:all|now|also|fully|very|quite|perfectly|more than|entirely|completely|absolutely|hereby|both|just|"
    r"really|formally)\s+)*"
)
_TEXT = (
    r"(?:texts?|wordings?|comments?|implications?|sections?|statements?|drafts?|words|versions?|reports?|it|this|"
    r"that|these|they|everything|all(?: of (?:it|this|that))?)"
)
_WHO = (
    r"(?:i|we|both of us|(?:the |my |our )?(?:legal|finance|hr|procurement|property|equalities|climate|"
    r"team)(?: team| services)?)"
)
_I_AM = rf"(?:{_WHO}\s+)?(?:(?:am|are|is|have been)\s+)?"
_ON = r"(?:proceed|support|go|see this go|take|let|publish(?:ed)?|send|sent|submit(?:ted)?|release(?:d)?|include(?:d)?)"
_NOTHING = (
    r"(?:comments?|changes|amendments?|edits|issues?|concerns?|objections?|quer(?:y|ies)|questions?|problems|"
    r"corrections|suggestions|points|observations|issue|changes needed|changes required)"
)
_AGREES = tuple(
    regex(rf"(?:(?:and|so|yes|yep|ok|okay|thanks|great|then|definitely)\s+)*{pattern}", 0)
    for pattern in (
        rf"{_VERY}{_AGREE}\b(?! (?:by|last|that|to (?!(?:this|these|the|all|it|that|be|publish)\b)|"
        rf"with (?!(?:this|that|it|the|these|all|everything|thanks|pleasure|your))))",
        rf"{_I_AM}{_VERY}(?:can\s+|do\s+|have\s+)?{_VERY}(?:confirm\s+(?:that\s+)?(?:(?:i|"
        rf"we)\s+)?(?:am\s+)?)?{_AGREE}\b(?! that\b)(?! with [a-z]+ that)",
        rf"{_I_AM}{_VERY}(?:happy|content|pleased|glad|able) to (?:confirm (?:that )?(?:i |we )?)?{_AGREE}\b",
        rf"(?:(?:i|we) (?:can )?confirm (?:that )?)?(?:the\s+|all\s+|these\s+|those\s+|your\s+|our\s+|"
        rf"my\s+)?(?:(?!i\b|we\b|he\b|she\b|they\b)\w+\s+){{0,3}}?{_TEXT}(?:\s+(?:is|are|has been|have been|was|"
        rf"were|all))*\s+{_VERY}{_GOOD}\b",
        rf"(?:(?:i|we) (?:can )?confirm (?:that )?)?{_I_AM}{_VERY}(?:happy|content|comfortable|satisfied|"
        rf"pleased)(?:$| (?:with|for|by|from|on|as|here|too|thanks|about)\b| to (?:be )?{_ON}\b| that (?:the|"
        rf"this|these|it|all)\b)",
        rf"{_I_AM}{_VERY}(?:fine|ok|okay|good)(?: (?:with|for|by|from|on|as)\b| to (?:be )?{_ON}\b| here\b)",
        r"(?:fine|all fine)(?:$| thanks| thank you| cheers)",
        rf"(?:the\s+)?(?:\w+\s+){{0,3}}?(?:looks?|reads?|sounds?)\s+{_VERY}(?:good|fine|ok|okay|great|right|"
        rf"correct|well|accurate|perfect|sensible)\b",
        rf"(?:(?:i|we) (?:can )?confirm (?:that )?)?(?:{_WHO}\s+)?(?:(?:have|has|got)\s+)*{_VERY}no (?:further |"
        rf"other |additional |more |specific |particular |legal |financial |hr |equality )*{_NOTHING}\b",
        r"no problem with (?:this|it|that|these|the)\b",
        r"(?:(?:i|we)\s+)?(?:(?:have|got)\s+)*nothing (?:further |else |more )?(?:to (?:add|change|comment|"
        r"raise)|from (?:me|us))\b",
        r"confirmed$",
        r"(?:you have|this is|here is|i give(?: you)?|please (?:accept|take|treat) (?:this|it)(?: (?:e-?mail|"
        r"message|reply))? as) (?:my|our) (?:agreement|approval|consent|sign-?off|confirmation)\b",
        r"(?:all |good |please |happy |very )*(?:good to go|go ahead|proceed|all good|all fine|all ok|all okay|"
        r"all clear|spot on|perfect|works for (?:me|us)|that works)\b",
    )
)
_REFUSES = regex(
    r"(?:\bnot|n't|\bcannot|\bunable to|\bnever)\s+(?:yet\s+|quite\s+|(?:be\s+)?able\s+to\s+|be\s+|fully\s+|"
    r"currently\s+|at all\s+)*"
    r"(?:agree|agreed|approve|approved|accept|sign|clear(?:ed)?\b|confirm|happy|content|comfortable|satisfied)"
    r"|\b(?:disagree|reject|refus|declin|object to)"
)
_DOUBTS = tuple(
    regex(pattern, 0)
    for pattern in (
        r"\?",
        r"\b(?:if|unless|until|till|once(?! again)|when|provided|providing|assuming|conditional|depending|"
        r"depends|pending|awaiting|waiting)\b",
        r"\b(?:subject to|as long as|so long as|on (?:the )?(?:condition|basis|understanding)|in principle|"
        r"in part|so far|(?:at|on) (?:a )?first (?:glance|sight|reading|look)|on the whole|in general|on balance|"
        r"more or less|for the most part|(?:to|will) follow)\b",
        r"\b(?:but|however|although|though|except\w*|exclud\w+|apart from|aside from|other than|save for|bar the|"
        r"yet|still|nevertheless|whilst|instead|rather)\b",
        r"\b(?:chang(?:e|es|ed|ing)|amend\w*|edit\w*|tweak\w*|correction\w*|corrected|typos?|suggest\w*|"
        r"insert\w*|remov\w+|delet\w+|replac\w+|updat\w+|clarif\w+|re-?phras\w+|re-?word\w*|missing|wrong|"
        r"incorrect|inaccurate|mistakes?|errors?|minor|small|slight\w*|add(?:ed|ing|ition\w*)?|include|"
        r"mention\w*|state|expand|more work)\b",
        r"\b(?:needs?|needed|must|should|could|would|might|ought|please|want|wants|prefer|wonder\w*)\b",
        r"\b(?:concern\w*|quer(?:y|ies)|questions?|issues?|problems?|unsure|confus\w+|unclear|worr\w+|hesitan\w+|"
        r"reservation\w*|caveat\w*|attached|tracked|highlighted|inline|in red|"
        r"(?<!text )(?<!words )(?<!wording )(?<!implications )below)\b",
        r"\b(?:agreed?|approved?) to (?!(?:this|these|the|all|it|that|be|publish)\b)",
        r"\b(?:agreed?|approved?) with (?!(?:this|that|it|the|these|all|everything|thanks|pleasure|your)\b)",
        r"\b(?:probably|perhaps|maybe|possibly|i think|i believe|i guess|i suppose|(?:i |we )?(?:trust|assume|"
        r"understand|gather|hear|expect) (?:that|this|it|these|the)|(?:he|she|they|\w+) (?:thinks|believes|says|"
        r"said)|presumably|mostly|largely|broadly|generally|mainly|partly|(?:seems?|appears?)(?! (?:all |"
        r"to be )*(?:fine|good|ok|okay)\b)|roughly|overall|hopefully|hope to|almost|nearly)\b",
        r"\b(?:i'll|we'll|he'll|she'll|they'll|will|shall|going to|tomorrow|later|next week|have a look|look at|"
        r"forward(?:ed|ing)|passed|asked|check(?:ing)? with|draft (?:version|reply))\b",
        r"(?:\bnot\b|n't\b|\bcannot\b|\bnever\b|\bneither\b|\bnobody\b|\bnone\b|\bunable\b|\bno(?= longer| one|$|"
        r"\W))",
        r"\b(?:paragraphs?|paras?|sentences?|bullets?|pages?|lines?|figures?|tables?|annex(?:es)?|"
        r"recommendations?|titles?|headings?)\b",
        r"\b(?:first|second|third|last|final) (?:part|one|bit|half|version)\b|\b(?:bits?|half|some of|most of|"
        r"parts? of)\b|[£%]",
        r"\b(?:was|were|had been|previous(?:ly)?|earlier|last time|at this (?:stage|point)|for now|"
        r"for the moment|currently|at present|initially)\b",
        r"\b(?:i|we) agreed (?!with\b)\w|\blast (?:week|month|year)\b|\bago\b|\bin (?:january|february|march|"
        r"april|may|june|july|august|september|october|november|december)\b",
        rf"\b(?:agreed|approved|cleared|signed off) by (?!(?:me|us|e-?mail|phone|{_WHO})\b)\w+",
        r"\b(?:he|she|they|who|someone|somebody|director|colleagues?) (?:has |have |had |also |"
        r"already )*(?:agreed|approved|cleared|signed)",
        r"\b(?:out of (?:the )?office|on leave|automatic|auto-reply)\b",
    )
)
_STRONG = regex(
    r"\?|\b(?:but|however|(?:can|could|would|will) you|please (?!go ahead|proceed|let me know)|should|must|wrong|"
    r"unless|subject to|apart from|except)\b"
)
_PLEASANT = regex(
    r"(?:(?:many |with )?(?:thanks|thank you|cheers)\b|(?:i am |i am |and )?(?:so |very )?sorry\b|(?:my |"
    r"many )?apologies\b|(?:i )?(?:hope|trust)\b"
    r"(?! to)|good (?:morning|afternoon|evening|work|job|luck|report|stuff)\b|(?:hi|hiya|hello|hey|dear|morning|"
    r"afternoon|evening)\b|"
    r"(?:have a|enjoy|speak soon|see you|all the best|take care|well done|great (?:work|job|report)|nice work|"
    r"much appreciated)\b|"
    r"(?:kind |best |warm |many )*(?:regards|wishes)\b|best\b|"
    r"(?:please )?(?:do )?(?:let me know|get in touch|give me a (?:call|ring|shout)|shout|contact me|call me|"
    r"drop me a line|feel free) (?:if|to|with|on)\b|"
    r"(?:i am |i am )?(?:happy|free|available|around) to (?:discuss|talk|chat|help|answer)\b(?=$| if| further| any)|"
    r"(?:if|should) (?:you|there is|there is) (?:need|have|want|anything|any)\b|any (?:questions|problems|queries)\b|"
    r"(?:i have |i have |having |have |just |finally |now |we have |we have )+(?:now |just |finally |also |had |"
    r"been )*"
    r"(?:read|reviewed|looked|gone|had|checked|seen|been|considered)\b(?! with)|i was (?:on|away|off|out|in|ill|"
    r"busy|tied)\b)"
)
_CHANGES = regex(
    r"\b(?:with\s+(?:\w+\s+){0,3}?(?:changes?|amendments?|edits?|comments?|tweaks?)|subject to|provided|"
    r"as amended|except|but|"
    r"if you|once|apart from|as long as)\b"
)
_NO_ANY = regex(
    rf"(?:do not|don't|did not|didn't|have not|haven't|cannot|can't|could not|couldn't) (?:have |got |see |find |"
    rf"think of |spot )*any "
    rf"(?=(?:further |other |additional |more |specific |particular |legal |financial )*{_NOTHING})"
)
_HARMLESS_NO = regex(
    r"\b(?:no (?:further |other |additional |more |specific |particular |legal |financial |hr |equality )*"
    rf"{_NOTHING}|nothing (?:further |else |more )?to (?:add|change|raise|comment on)|"
    rf"without (?:any )?(?:changes?|amendments?|edits?|comments?)|no need to (?:change|reply)[^,.]*|"
    rf"not a problem|no problem|no worries|no rush)\b"
)
_HARMLESS = regex(
    r"\bplease (?:go ahead|proceed|take this|treat this|accept this)\b|"
    r"\b(?:amended|updated|revised|changed|corrected|new|latest) (?:version|text|wording|draft|paragraph)\b"
)
_CLAUSE = regex(
    r"(?<=[?])\s*|[.!;:,()\n]+|\s+[-–—]+\s+|[–—]|\s+(?=and (?:the|this|these|it|all|i|we|am|are|have|is|happy|"
    r"content|nothing|no|sorry|thanks|agree)\b)"
)
_ABBREVIATION = regex(r"\b(?:dr|mr|mrs|ms|no|para|s|e\.g|i\.e)\.(?= )")
_SHORT = regex(r"\b(i|we|you|they|that|it|all|everything|here|these|those)'(m|re|ve|s)\b")
_LONG = {"m": "am", "re": "are", "ve": "have", "s": "is"}
_WRAPPED = regex(r"(?<=[a-z,’'])[ \t]*\n(?=[a-z])")
_EMOJI = regex(r"[^\w\s'.,;:!?()\-–—/&£%\"“”+@]")


def judged(written: str) -> Judged:
    """What a checker's own lines say, and which words of them are no clear agreement."""
    words = own_words(written)
    plain = _WRAPPED.sub(" ", _EMOJI.sub(" ", words.replace("’", "'").replace("‘", "'"))).casefold()
    plain = _SHORT.sub(lambda match: f"{match[1]} {_LONG[match[2]]}", plain)
    plain = _ABBREVIATION.sub(lambda match: match[0][:-1], plain)
    plain = _NO_ANY.sub("have no ", plain)
    refused = _REFUSES.search(plain)
    if refused is not None:
        return Judged(Answer.REFUSED, refused[0].strip())
    clauses = list(_clauses(plain))
    doubts = [doubt for clause in clauses if (doubt := _doubt_in(clause))]
    if not any(_agrees(clause) for clause in clauses):
        return Judged(Answer.UNCLEAR)
    if not doubts:
        return Judged(Answer.AGREED)
    return Judged(Answer.WITH_CHANGES if _CHANGES.search(plain) else Answer.UNCLEAR, doubts[0])


def _clauses(plain: str) -> Iterator[str]:
    for found in _CLAUSE.split(plain):
        if found and (clause := " ".join(found.split()).strip(" '\"*“”-")):
            yield clause


def _agrees(clause: str) -> bool:
    return not clause.endswith("?") and any(pattern.match(clause) for pattern in _AGREES)


def _doubt_in(clause: str) -> str:
    """Words of a clause that are no clear agreement; empty for none."""
    if _PLEASANT.match(clause) and not clause.startswith(("i trust", "trust")):
        found = _STRONG.search(clause)
        return found[0].strip() if found is not None else ""
    rest = _HARMLESS.sub(" ", _HARMLESS_NO.sub(" ", clause))
    return next((match[0].strip() for doubt in _DOUBTS if (match := doubt.search(rest)) is not None), "")
