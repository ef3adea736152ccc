"""The words that a sign-off is made of: agreement to the whole, having read it, thanks, pleasantries, and no others.

A clause counts only where a pattern matches the whole of it. So a word that none of them has makes a reply unclear,
whatever it means; that is the point of it.
"""

from enum import StrEnum

from oscb_cli.model.patterns import regex


class Kind(StrEnum):
    """What a clause is."""

    AGREES = "agrees"
    POLITE = "polite"


AREA = r"(?:⟦own⟧)"
"""Stands for the words by which the area that is asked about is called; others are put there before a match."""

_I = r"(?:i|we|both of us|(?:the |my |our )?(?:⟦own⟧|team)(?: (?:team|services|department|colleagues))?)"
_VERY = (
    r"(?:(?:all|now|also|fully|very|quite|perfectly|more than|entirely|completely|absolutely|hereby|both|just|really|"
    r"formally|wholly|totally|wholeheartedly|certainly|definitely|of course|indeed|duly|truly|happily|gladly|"
    r"officially) )*"
)
_BE = r"(?:am|are|is|have been|has been|remain)"
_I_AM = rf"(?:{_I} )?(?:{_BE} )?{_VERY}"
_MARK = (
    r" (?:below|above|as drafted|as written|as worded|as presented|as it stands|as they stand|as is|as set out|"
    r"as proposed|as provided|as submitted|as circulated|as sent|as it is|as they are|set out below|you sent|"
    r"you have sent|sent through|in full|in its entirety|in (?:the|this|your) (?:report|paper|e-?mail|request))"
)
_MARKED = rf"(?:{_MARK})*"
_THING = (
    r"(?:texts?|wordings?|comments?|implications?|sections?|statements?|words|content|contents|drafting|"
    r"commentary|advice|narrative|sign-?off|request)"
)
_OF = r"(?:⟦own⟧ )?(?:implications? )?(?:sections? )?"
TEXT = (
    rf"(?:(?:it|this(?: one)?|that|these|those|them|they|everything|all)(?: of (?:it|this|that|these|them))?(?: all)?"
    rf"|(?:all |all of )?(?:(?:(?:the|your|this) (?:amended|updated|revised|proposed) |"
    rf"(?:the|your|these|this|those|my|our|both) ))?{_OF}{_THING}"
    rf"(?: (?:text|wording|section|comments|statement))?"
    rf"(?: (?:of|for|in) (?:the|this) {_OF}(?:implications|section|report|paper))?"
    rf"|(?:the|this|your) (?:report|paper|request|(?:amended |updated |revised |new |latest )?version)){_MARKED}"
)
_AGREE = (
    rf"(?:agreed?|approved?|accept(?:ed)?|clear(?:ed)?|sign(?:ed)? (?:{TEXT} )?off|signed-off|sign-?off|endorsed?|"
    rf"consent(?: to)?|concur(?: with)?|support and agree|authorised?|okayed|ok'd|"
    rf"(?:agreed?|concur) (?:with|to))"
)
_DONE = r"(?:agreed|approved|cleared|signed off|signed-off|accepted|endorsed|confirmed|authorised|finalised and agreed)"
_GOOD = (
    rf"(?:fine|ok|okay|good|great|accurate|correct|right|acceptable|perfect|sensible|in order|spot on|sound|"
    rf"satisfactory|appropriate|comprehensive|excellent|lovely|complete|"
    rf"{_DONE}|good to go|ready to go|clear and accurate|fine and dandy)"
)
_GOODS = rf"{_VERY}{_GOOD}(?: and {_VERY}{_GOOD})*"
_MY_SIDE = (
    r"(?:me|us|myself|here|⟦own⟧(?: services| team)?|(?:my|our|the ⟦own⟧|a ⟦own⟧|an ⟦own⟧) "
    r"(?:side|end|part|perspective|point of view|viewpoint|angle|behalf|team)|a ⟦own⟧s? (?:perspective|point of view))"
)
_ON = (
    r"(?:be (?:published|submitted|issued|released|included|used|taken forward|progressed|sent|signed off|approved)|"
    r"go(?: ahead| forward| out| in| through| live| to (?:committee|cabinet|council|publication|print|the meeting))?|"
    r"proceed|progress|publish(?: (?:it|this))?|submit (?:it|this)|stand|move forward|"
    r"proceed to (?:committee|cabinet|council|publication))"
)
_NOTHING = (
    r"(?:comments|changes?|amendments?|edits?|issues?|concerns?|objections?|queries|questions|problems|"
    r"corrections?|suggestions?|points|observations|additions?|tweaks?|revisions?|alterations?|modifications?)"
)
_NOTHINGS = rf"{_NOTHING}(?:(?: or |/| and |, ){_NOTHING})*"
_FURTHER = (
    r"(?:(?:further|other|additional|more|specific|particular|significant|substantive|proposed|suggested|⟦own⟧|"
    r"new) )*"
)
_THANKS = (
    r"(?:(?:and |with |kind |best |warm |many |again )*"
    r"(?:thanks|thank you|thx|cheers|ta|much appreciated|appreciated|diolch(?: yn fawr)?)"
    r"(?: (?:again|very much|so much|a lot|ever so much|indeed|in advance|all|both|once again|⟦named⟧))*"
    r"(?: for (?:this|that|it|everything|the (?:reminder|report|draft|update|nudge|chaser|prompt|opportunity"
    r"(?: to (?:comment|review))?|quick (?:turnaround|response|reply)|chance to (?:look|comment|review)|e-?mail)|"
    r"your (?:help|work|patience|e-?mail|message|time|efforts?|work on (?:this|it)|hard work|support)|"
    r"all (?:of )?your (?:help|work|hard work|efforts)(?: on (?:this|it))?|sharing(?: (?:this|it))?|"
    r"sending (?:this|it|these|that)?(?: ?(?:over|through|across|on|to me))*|chasing(?: (?:me|this))?|"
    r"making (?:those|these|the) (?:changes|amendments|edits)|bearing with me|involving (?:us|me)(?: early)?|"
    r"getting this to me|reminding me|the wording|letting (?:me|us) (?:see|comment)))?)"
)
_TAILS = (
    rf"(?: (?:from|by|for|with|on) {_MY_SIDE}| on behalf of (?:⟦own⟧|myself)(?: services| team)?|"
    rf" without (?:any )?{_FURTHER}{_NOTHINGS}| with no {_FURTHER}{_NOTHINGS}|"
    rf" (?:for|ready for) (?:publication|submission|release|issue)| to {_ON}| to me| today| now| too| also| as well|"
    rf" this (?:morning|afternoon)| as requested| as is| all round|"
    rf"{_MARK}| with thanks| with pleasure| and {_THANKS}| {_THANKS}| ⟦named⟧{_MARKED}){{0,4}}"
)
_LEAD = (
    r"(?:(?:and|so|yes|yep|yeah|yup|ok|okay|great|then|definitely|perfect|lovely|super|brilliant|right|good|sure|"
    r"yes please|just to say|just to confirm|this is to confirm(?: that)?|thanks|thank you|all) )*"
)
_HAPPY = (
    r"(?:happy|content|comfortable|satisfied|pleased|fine|ok|okay|good|in agreement|contented|delighted|at ease|"
    r"cool|glad)"
)
_CONFIRM = (
    rf"(?:(?:{_I} )?(?:(?:am |are )?(?:happy|pleased|glad|able|content|delighted) to |can |do |hereby |wish to |"
    rf"would like to |write to |am writing to |just to )*"
    rf"confirm(?:ing)?(?: that)? )"
)

_CORE = (
    rf"(?:{_I} )?(?:can |do |have |hereby |am |are |is |(?:have )?(?:read|reviewed|checked|considered) "
    rf"(?:(?:through )?{TEXT} )?and (?:i )?)*{_VERY}{_AGREE}(?: and {_VERY}{_AGREE})*(?: {TEXT})?",
    rf"{_VERY}{_DONE}(?: and {_VERY}{_DONE})*(?: {TEXT})?",
    rf"{_I_AM}{_HAPPY}(?: and {_HAPPY})* (?:with|about|by|on) {TEXT}",
    rf"{_I_AM}(?:(?:happy|content|satisfied|in agreement|fine with it)|comfortable)(?: and (?:happy|content))?",
    rf"{_I_AM}{_HAPPY} (?:for|with) {TEXT} (?:to {_ON}|going (?:ahead|forward|out|in)|being published|"
    rf"proceeding|as (?:is|it is|it stands|drafted|written))",
    rf"{_I_AM}{_HAPPY} for you to (?:use|publish|proceed(?: with)?|go ahead(?: with)?|submit|include)(?: {TEXT})?",
    rf"{_I_AM}{_HAPPY} to (?:{_AGREE}|confirm (?:agreement|approval|sign-?off)|give (?:my |our )?(?:approval|"
    rf"agreement|sign-?off|clearance)|{_ON}|proceed)(?: {TEXT})?(?: and {_AGREE}(?: {TEXT})?)?",
    rf"{_I_AM}(?:happy|content|satisfied|pleased|comfortable) (?:that )?{TEXT} (?:is|are) {_GOODS}",
    rf"{_I_AM}(?:happy|content|satisfied) that {TEXT} (?:is|are) (?:set out|stated|described|reflected|covered)"
    rf" (?:correctly|accurately|fairly|properly|well)",
    rf"{TEXT}(?: (?:is|are|all|both))* {_GOODS}",
    rf"{TEXT} (?:is|are|has|have) (?:my|our) (?:agreement|approval|consent|sign-?off|clearance)",
    rf"(?:{TEXT} |all )?(?:looks?|reads?|sounds?|seems?) {_GOODS}(?: here| to (?:me|us|{AREA}))?",
    rf"(?:{TEXT} |all )?(?:looks?|reads?) (?:very |really )?well(?: to me)?",
    rf"(?:{_I} )?(?:(?:have|has|had|got|see|find) )*(?:absolutely )?no {_FURTHER}{_NOTHINGS}"
    rf"(?: (?:needed|required|necessary|at all|whatsoever|to (?:make|add|raise|offer|report)|to be made|are needed|"
    rf"are required|is needed|noted|needed to this))?(?: (?:on|with|about|to|regarding) {TEXT})?",
    rf"(?:{_I} )?(?:(?:have|has|got) )*nothing (?:further |else |more )*(?:to (?:add|change|comment(?: on)?|raise|"
    rf"amend|correct|flag)|from {_MY_SIDE})(?: (?:on|to) {TEXT})?",
    r"(?:you have|this is|here is|i give(?: you)?|we give|please (?:accept|take|treat|use|regard|consider) (?:this|it)"
    r"(?: (?:e-?mail|message|reply|as confirmation))? as|take this as|consider this|consider it) (?:my |our )?"
    rf"(?:full |formal )?(?:⟦own⟧ )?(?:agreement|approval|consent|sign-?off|clearance|approved|agreed|"
    r"confirmation(?= )|cleared|signed off)"
    rf"(?: (?:to|of|for|that i agree(?: with)?|that i am (?:happy|content)(?: with)?) {TEXT})?"
    r"(?: that i (?:agree|approve))?",
    r"(?:(?:⟦own⟧|my|our|full|formal) )*(?:approval|sign-?off|clearance|agreement|consent) (?:is )?(?:hereby )?"
    r"(?:given|granted|confirmed)",
    r"(?:i |we )?(?:hereby )?(?:give|giving|grant) (?:my|our) (?:full |formal )?(?:approval|agreement|sign-?off|"
    rf"consent|clearance)(?: (?:to|for|of) {TEXT})?",
    r"(?:good to go|absolutely fine|fine|spot on|perfect|in order|acceptable|content|"
    r"all (?:good|fine|ok|okay|clear|spot on|perfect|in order|correct|acceptable|great|well))",
    rf"(?:good|ok|okay|fine|cleared|ready|safe) to {_ON}",
    rf"no problems? with {TEXT}",
    r"(?:please |do |happy to |feel free to |you can |you may )*(?:go ahead|proceed|publish|publish away)"
    rf"(?: with {TEXT})?(?: and publish)?",
    r"(?:works|fine|ok|okay|good|perfect|acceptable) (?:for|by|with|to) (?:me|us)",
    r"(?:confirmed|confirm|i confirm|we confirm|i can confirm|can confirm)",
    rf"{_CONFIRM}(?:my |our |full )*(?:agreement|approval|sign-?off|acceptance|consent|clearance|{TEXT})"
    rf"(?: (?:of|to|with|for) {TEXT})?",
    r"(?:it|this|that) (?:all )?(?:has|gets|have) my (?:approval|sign-?off|agreement|vote|blessing)",
    r"thumbs up",
)
_PREFIXED = rf"{_LEAD}(?:{_CONFIRM})?"
AGREES = rf"{_PREFIXED}(?:{'|'.join(f'(?:{core})' for core in _CORE)}){_TAILS}"

_LOOKED = (
    r"(?:read|reviewed|looked(?: (?:at|over|through))?|gone (?:through|over)|been (?:through|over)|checked|seen|"
    r"considered|had a (?:good |quick |careful )?(?:look|read)(?: (?:at|of|over|through))?|"
    r"been able to (?:read|review)|looked again at|re-?read|taken a look(?: at)?|worked through)"
)
_WELL = r"(?: (?:carefully|through|thoroughly|in full|now|again|in detail|today|over))*"
_POLITE = (
    rf"(?:(?:yes|ok|okay|great|perfect|lovely|brilliant|super|excellent) )*{_THANKS}",
    rf"(?:(?:and|so|yes|ok|okay) )*(?:i |we )?(?:(?:have|has|having|now|just|finally|also|today) )*"
    rf"{_LOOKED}{_WELL}(?: {TEXT})?{_WELL}",
    rf"having (?:now )?{_LOOKED}(?: {TEXT})?{_WELL}",
    r"(?:yes|yep|yeah|yup|ok|okay|great|perfect|lovely|brilliant|super|excellent|sure|all good|hooray)",
    r"(?:i am |we are |and |so |very |really |many |my |with )*(?:sorry|apologies|apology)"
    r"(?: (?:again))?(?: for (?:the |my |being |taking |not )*(?:delay(?:ed)?|late|slow|wait|slowness|lateness|"
    r"so long|so slow|late (?:reply|response)|delayed (?:reply|response)|slow (?:reply|response)|"
    r"(?:coming|getting) back to you|replying)(?: (?:in )?(?:reply|response|replying|responding|coming back|"
    r"getting back|getting this back)?(?: to (?:you|this))?(?: sooner)?)?"
    r"| it (?:took|has taken) (?:me )?so long| i missed this| to be late)?",
    r"(?:i )?(?:do )?hope (?:that )?(?:you are|all is|you and yours are|this finds you|this e-?mail finds you|"
    r"you had|you have had|you have|everything is|things are|this helps|that helps|that is (?:ok|okay|helpful)|"
    r"you are keeping|you are doing|it goes)"
    r"(?: (?:a )?(?:keeping |doing |very )*(?:well|good|ok|okay|lovely|nice|great|fine|enjoyed)?)?"
    r"(?: (?:week(?:end)?|day|break|holiday|christmas|easter|summer|bank holiday|start to the week))?"
    r"(?: (?:too|with you|at the meeting))?",
    r"(?:and |do )*(?:have|enjoy) (?:a |an |your |the )?(?:good|great|lovely|nice|super)? ?(?:rest of (?:your|the) )?"
    r"(?:week(?:end)?|day|evening|afternoon|morning|break|holiday|christmas|easter|bank holiday|one)",
    r"(?:good|great|nice|excellent|lovely|well) (?:work|job|report|paper|stuff|done|piece of work)(?: ⟦named⟧)?",
    r"well done|speak soon|see you soon|take care|all the best|good luck(?: with (?:it|the report|the meeting))?|"
    r"no worries|no problem at all|my pleasure|you are welcome|happy new year|merry christmas|happy friday",
    r"(?:please )?(?:do )?(?:let me know|get in touch|give me a (?:call|ring|shout)|shout|contact me|call me|"
    r"drop me a line|feel free to (?:contact|call|ring|message) me) (?:if|should) you (?:need|have|want|require) "
    r"(?:anything|any)(?: (?:else|further|more|questions|queries|other (?:information|help)|"
    r"further (?:information|help|questions|assistance)))*(?: from (?:me|us))?",
    r"(?:it|this|that) is (?:all |very |really )*(?:clear|helpful|useful)(?: and (?:clear|helpful))?",
    r"(?:on )?(?:(?:mon|tues|wednes|thurs|fri)day )?\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|"
    r"aug|sep|oct|nov|dec)[a-z]* \d{4}",
    r"i was (?:on|away|off|out|ill|in)(?: on)?(?: (?:annual )?leave| sick| holiday| of the office)?(?: last week)?",
    r"i have been (?:on (?:annual )?leave|away|off|ill|out of the office)(?: last week| this week)?",
)
POLITE = "|".join(f"(?:{pattern})" for pattern in _POLITE)

NO_AGREEMENT = regex(
    r"(?:i |we )?(?:have )?accept(?:ed)?|(?:i |we )?clear|confirm|"
    rf"(?:i|we) (?:agreed|approved|cleared|signed off|accepted)(?: {TEXT})?|(?:\w+ )*agreed? with (?:them|those|they)|"
    r"(?:(?:i|we) (?:am |are )?)?happy now"
)
"""Clauses that look like agreement: to an invitation, of somebody else, or at another time."""

GREETS = regex(
    r"(?:good )?(?:hi|hiya|hello|hey|dear|morning|afternoon|evening|day|helo|annwyl|bore da|prynhawn da)\b[ ,]*"
)
GREETED = {
    "all",
    "both",
    "team",
    "colleague",
    "colleagues",
    "there",
    "everyone",
    "folks",
    "again",
    "sir",
    "madam",
    "to",
}
CLOSES = regex(
    r"(?:(?:kind|kindest|best|warm|warmest|many|with|very|my|all|good|thanks|thank you|and|&) )*(?:regards|wishes|rgds)"
    r"(?: / [\w ]{2,30})?|kr|br|bw|yours(?: (?:sincerely|faithfully|truly|ever|aye))?|(?:all the |very )?best|"
    r"cheers|with thanks|thanks|thank you|many thanks|thx|ta|cofion(?: \w+)?|diolch(?: yn fawr)?|sincerely|"
    r"yn gywir|take care|warmly|kindly|(?:kind|best|warm) regards and thanks"
)
