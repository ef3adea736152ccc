"""What mail systems put into every e-mail: the banner, the marking, the disclaimer, the footer, contact details.

A disclaimer is told by its words: most of those that carry meaning are words that disclaimers are made of, and nobody
says “I” in it. A sentence of the writer's own beside it is not one, and is left over.
"""

import re

from oscb_cli.model.patterns import regex
from oscb_cli.signoff.page import PICTURE

_HOURS = (
    r"(?:[\s,:;–—&/()|-]|\b(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|satur|sun)(?:days?)?|mondays?|and|to|from|"
    r"until|till|am|pm|\d[\d:.]*(?:am|pm)?|home|office|the|in|at|on|my|are|is|a|each|every|other|week|weeks|only|part|"
    r"full|time|term|flexibly|flexible|hours|days|day|mornings?|afternoons?|between|usually|normally|alternate|remotely|"
    r"working|job|share|fortnight|hybrid|compressed|not|do|don't|noon|except|or)\b)*"
)
_FEW_WORDS = r"(?: [\w@'’.+-]+){0,10}"
_NETWORK = r"(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|nextdoor)"
_DEVICE = (
    r"(?:my|the|a|an|for|on|and|from|outlook|mail|e-?mail|gmail|yahoo|proton|iphone|ipad|ios|android|galaxy|samsung|phone|"
    r"mobile|device|tablet|pixel|huawei|blackberry|windows|mac|macbook|surface|nokia|sony|xperia|motorola|oneplus|app|"
    r"smartphone|laptop|microsoft|google|workspace|three|ee|vodafone|o2|bt|\d+g?|pro|max|plus|mini|s\d+|workspace one|"
    r"boxer|blackberry work|hub)"
)
_FOOTERS = regex(
    rf"sent (?:from|via|using|with)(?: {_DEVICE}){{1,8}}|"
    r"get outlook for \w+(?: ?<[^>]*>)?|"
    r"(?:typed|dictated) (?:from|on|via) (?:a |my )?(?:mobile|phone|tablet|ipad|iphone)|"
    r"(?:please )?(?:consider|think of|think about) the environment(?: before (?:you )?print(?:ing)?[\w -]{0,20})?|"
    r"think before you print(?: this e-?mail)?|(?:please )?(?:do not|don't|only) print this e-?mail(?: (?:unless|if)"
    r" (?:you|it is|absolutely|really|necessary|need|have|to|must| )+)?|"
    rf"(?:follow|visit|find|like) us(?:[ ,|/&]+(?:on|at|and|our|social media|{_NETWORK}|@\w+|\S+\.\S+)){{0,9}}|"
    rf"{_NETWORK}(?:[ |•·,/&]+(?:and )?{_NETWORK})*|"
    rf"(?:my |our )?(?:usual |normal |core )?(?:working|office|contact) (?:days?|hours|pattern)\b{_HOURS}|"
    rf"i (?:usually |normally |currently |only )?(?:work|do not work|don't work|am (?:usually |normally )?(?:working|"
    rf"in the office|available))\b{_HOURS}|"
    r"if (?:it is|it's|this is|your (?:query|request|matter) is) urgent,? (?:please )?"
    rf"(?:call|phone|ring|contact|e-?mail){_FEW_WORDS}|"
    r"my e-?mails? (?:may be|are) sent outside (?:of )?(?:your |my |normal |working |office |hours| )+|"
    r"i do not expect (?:a |you to )?(?:reply|response|respond)(?: outside (?:of )?"
    r"(?:your |normal |working |hours| )+)?|"
    rf"(?:please )?(?:note|be aware) (?:that )?i (?:do not |don't |only )?work\b{_HOURS}|"
    rf"(?:in-?office|wfh|non-working days?)\b{_HOURS}|"
    r"(?:to )?(?:book|arrange) (?:time|a meeting) (?:with|to) (?:me|[\w ]{2,30})|"
    r"(?:(?:proud to be )?an? )?(?:disability confident|living wage|equal opportunities)(?: (?:employer|leader|"
    r"committed|council)){0,2}|investors? in people(?: \w+)?",
    re.IGNORECASE,
)
_MARKINGS = regex(
    r"[\[(*]*\s*(?:(?:security |protective )?(?:classification|marking|sensitivity)\s*:?\s*)?"
    r"(?:official(?:\s*[-–—: ]\s*sensitive)?(?:\s*[-–—:,/ ]+\s*(?:personal|commercial|legal))?|unclassified|"
    r"not protectively marked|public|internal(?: use)?(?: only)?|restricted|confidential|private (?:and|&) "
    r"confidential|"
    r"external(?: (?:e-?mail|sender|message))?|ext)\s*[\])*:]*",
    re.IGNORECASE,
)
_NUMBER = r"(?:\+44 ?|\(?0)\(?[\d ().-]{8,16}(?:(?:ext|x)\.? ?\d+)?"
_CONTACT = regex(
    rf"(?:(?:(?:t|tel|m|mob|e|p|w|f|a|d|dd|ph|phone|mobile|telephone|direct|direct (?:line|dial)|ext|extension|e-?mail|"
    rf"web|website|fax|office|work|internal|switchboard|teams|address|call|text)\b\W{{0,4}})?"
    rf"(?:{_NUMBER}|(?:ext|extension)\.?:? ?\d{{2,6}}|<?(?:mailto:)?\S+@\S+\.\w+>?(?: ?<mailto:[^>]*>)?|"
    rf"<?(?:https?://|www\.)\S+>?(?: ?<https?://[^>]*>)?|(?:[\w-]+\.)+(?:gov\.uk|org\.uk|co\.uk|org|com|example)/?\S*|"
    rf"@\w+|\b[A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}}\b)[\s|,;•·/:–-]*)+",
    re.IGNORECASE,
)
_POSTCODE = regex(
    r"[\w ,.'’-]{0,120}\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b\.?(?:, ?(?:uk|united kingdom|england|wales))?"
)
_NO_OWN_WORD = regex(
    r"\b(?:i|i'm|i've|i'd|my|me|agree\w*|disagree\w*|approv\w+|object\w*|oppose\w*|wrong|draft\w*|wordings?|text|"
    r"paragraphs?|spoken|unlawful|untrue|incorrect|inaccurate|false|outdated|invalid|mistaken|reject\w*|refus\w+|withdraw\w*|withdrawn|publish\w*|"
    r"subject to(?! (?:legal|copyright|monitoring|disclosure|public|the)\b))\b"
)
_AGREED_IN_WRITING = regex(r"\b(?:expressly )?(?:agreed|confirmed|stated) in writing\b")
_SHORT_DISCLAIMER = regex(
    r"(?:this|the) (?:e-?mail|message|communication)(?: and (?:any|its) attachments?)? (?:is|are|may be) "
    r"(?:strictly |intended to be )?(?:private and )?confidential(?: and (?:may be )?(?:legally )?privileged)?|"
    r"(?:e-?mail )?(?:disclaimer|confidentiality notice|privacy notice|important notice|data protection):?|"
    r"you (?:don't|do not) often get e-?mail from \S+(?: learn why this is important)?"
)
_WORD = regex(r"[a-z][a-z'-]+")
_SMALL = frozenset(
    "the a an and or of in to for from by with on at as is are be been was were it its this that these those any all "
    "if you your not do does may might must will should can no nor our we us their they them has have which who whom "
    "than only other such unless so but please without within under also".split()
)
_OF_MAIL = frozenset(
    "email e-mail emails message messages communication communications attachment attachments recipient recipients "
    "addressee addressees sender virus viruses malware liability confidential privileged prohibited disclaimer "
    "intercepted monitored phishing scanned encrypted gdpr opinions".split()
)
"""Words of which at least one is in each sentence of a disclaimer."""
_OF_DISCLAIMERS = _OF_MAIL | frozenset(
    (
        "email e-mail emails mail message messages communication communications attachment attachments attached file "
        "files confidential confidentiality privileged privilege legally legal intended recipient recipients "
        "addressee addressees addressed individual individuals entity sender author solely sole use received receive "
        "error notify immediately delete deleted destroy copies copy copied copying distribute distribution disclose "
        "disclosed disclosure forward forwarded rely reliance prohibited unauthorised strictly views view opinions "
        "opinion expressed represent represents necessarily council county city borough district authority "
        "organisation organisations company accept accepts liability responsibility responsible loss damage virus "
        "viruses malware scanned free transmission transmitted transmit secure security intercepted monitored monitor "
        "monitoring recorded purposes lawful business policy policies privacy notice data protection personal "
        "information process processed processing regulation regulations gdpr freedom environmental disclosable "
        "public contain contains contained containing including originated outside external externally internal "
        "network links link click clicking open opening recognise recognize know trust content safe caution warning "
        "suspicious phishing spam verify print printed environment website site details found visit read uses used "
        "store stored retain person persons named anyone else party parties contract contracts binding bound written "
        "writing behalf constitute intent legally-binding system systems software caused result resulting arising "
        "return telephone inform reply replying inadvertently mistake mistakenly thank came come sent senders "
        "responding passwords password account credentials often learn important cautious careful unexpected computer "
        "computers encrypted accordance permission registered england wales disclaimer material electronic official "
        "legal law subject copyright "
        "sensitive unsolicited rights reserved believed believe affect defect defects carry swept service services"
    ).split()
)
_SENTENCE = regex(r"(?<=[.!?;])\s+")
_FEWEST = 4
_LONGEST_CONTACT = 240
_LONGEST_WORD = 120
_SHARE = 0.8


def is_boilerplate(words: str) -> bool:
    """Whether each sentence of a line is put there by a mail system, or says how to reach its sender."""
    said = words.replace(PICTURE, " ").lstrip("> ").strip(" *_|•·\t\u00a0-–—=")
    if not said or _is_contact(said):
        return True
    long_before = False
    for sentence in _SENTENCE.split(said):
        words_of_it = _words_of_disclaimer(sentence)
        short = long_before and 0 < len(words_of_it) < _FEWEST and _OF_DISCLAIMERS.issuperset(words_of_it)
        short = short and not any(sign.isdigit() for sign in sentence)
        if not (_is_contact(sentence) or _is_disclaimer(sentence) or short):
            return False
        long_before |= len(words_of_it) >= _FEWEST
    return True


def _is_contact(said: str) -> bool:
    if len(said) > _LONGEST_CONTACT or any(len(word) > _LONGEST_WORD for word in said.split()):
        return False
    if any(pattern.fullmatch(said.rstrip(" .!")) for pattern in (_FOOTERS, _MARKINGS, _CONTACT)):
        return _NO_OWN_CLAUSE.search(said.casefold()) is None
    return _POSTCODE.fullmatch(said) is not None and _is_capital(said)


_NO_OWN_CLAUSE = regex(
    r"\b(?:agree\w*|disagree\w*|object\w*|wrong|publish\w*|report|draft|wording|text of|paragraph|unlawful|withdraw\w*|"
    r"but|however|except|unless|hold|amend\w*)\b"
)


def _is_capital(said: str) -> bool:
    return all(
        word[:1].isupper() or not word[:1].isalpha() or word in {"of", "and", "the", "on"} for word in said.split()
    )


def _is_disclaimer(said: str) -> bool:
    if _SHORT_DISCLAIMER.fullmatch(_plain(said).strip(" .!")):
        return True
    if _NO_OWN_WORD.search(_plain(said)):
        return False
    words = _words_of_disclaimer(said)
    known = sum(word in _OF_DISCLAIMERS for word in words)
    return len(words) >= _FEWEST and not _OF_MAIL.isdisjoint(words) and known >= _SHARE * len(words)


def _words_of_disclaimer(said: str) -> list[str]:
    """The words of a sentence that carry meaning."""
    return [word.strip("'-") for word in _WORD.findall(_plain(said)) if word not in _SMALL]


def _plain(said: str) -> str:
    return _AGREED_IN_WRITING.sub("in writing", " ".join(said.casefold().replace("’", "'").split()))
