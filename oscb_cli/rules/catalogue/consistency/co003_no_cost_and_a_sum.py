"""CO003: “no financial implications”, and an amount of money asked for."""

import re
from collections.abc import Iterator

from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import FINANCE, implication, implications, items, text
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.rules.engine.wording import amounts, sentences

_NOTHING = regex(
    r"\A\W*(?:there (?:are|is) )?(?:none|nil|n/?a|not applicable|nothing)\b|\A\W*no\W*\Z|\b(?:none|nil|"
    r"not applicable)\W*\Z",
    re.IGNORECASE,
)
_OF_ANOTHER_AREA = regex(
    r"\b(?:legal|staff\w*|workforce|equalit\w+|environmental|climate|sustainab\w+|health|risks?|hr|"
    r"human resources|property|"
    r"procurement)\b",
    re.IGNORECASE,
)
_OF_MONEY = regex(r"\b(?:financ\w+|budget\w*|costs?|resource|monetary|revenue|capital)\b", re.IGNORECASE)
_FEW_WORDS = 9
_NONE = regex(  # but not “no additional”: what there is beside is said elsewhere
    r"(?:\b(?:no|not any|not have any|nil|without)|n[’']t (?:have )?any)\s+"
    r"(?!(?:additional|new|further|extra|other|ongoing)\b)(?:[\w,-]+\s+){0,5}?"
    r"(?:implications?|impacts?|consequences?|effects?|costs?|issues?|expenditure|spending|considerations?)\b|"
    r"\bthere are none\b|\bcost[- ]neutral\b",
    re.IGNORECASE,
)
_PAID_FROM = regex(
    r"£|\b(?:met|funded|financed|covered|contained|paid|pays?|absorbed|fall|borne|budgeted) |\b(?:existing|approved|"
    r"agreed) (?:\w+ )?(?:budget|"
    r"programme|resources)|\b(?:beyond|other than|apart from|except|further|besides) |\bset out\b|\bsection 106\b|"
    r"\b(?:see|in) (?:the )?(?:capital|revenue|paragraph|section|annex|appendix|table|exempt)",
    re.IGNORECASE,
)
_HISTORY = frozenset({"note", "receive", "consider"})
_FROM_OTHERS = regex(
    r"\b(?:[Ff]rom|[Bb]y) (?:the )?(?:[A-Z][\w-]+ )*(?:Department|Government|Df[A-Z]|NHS|Lottery|Fund|developers?)\b"
)
_OTHERS = regex(
    r"\b(?:developers?|governments?|department|lottery|trust|charit\w+|parish|town council|district council|"
    r"compan(?:y|ies)|"
    r"residents?|households?|clubs?|national(?:ly)?|another|other councils?|fines?|penalt(?:y|ies)|court|threshold)\b",
    re.IGNORECASE,
)
_ASKED_IN_THE_BODY = regex(
    r"(?:\b(?:will|would|(?:is|are) (?:expected|estimated|likely) to) (?:\w+ )?cost|\bcosts? (?:of (?:\w+ ){1,5})?"
    r"(?:is|are|will be|would be|(?:is|are) estimated at)|\b(?:requires|needs)(?= £)|"
    r"\b(?:is|are) (?:proposed|asked|recommended|sought|requested) (?:to|for)|"
    r"\b[Cc]ouncil (?:will|would|is to|intends to|proposes to) (?:need to |have to )?(?:pay|contribute|spend|"
    r"invest|fund|provide|give|award|"
    r"grant))\b[^.;£]{0,40}£\s?\d|"
    r"£\s?\d[\d,.]*(?:\w| million)*(?: [\w’'-]+){0,6} (?:is|are|will be|would be) (?:needed|required|sought|"
    r"asked|requested)\b"
)
_LEAST = 1_000
"""Pounds from which on a sum in the text is one that somebody must find, and no fare or fee."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find money asked for, in the recommendation or in the text, that the financial implications deny."""
    for pointer, entry in subject.implications if "£" in subject.words else ():
        if entry.area != "financial" or not (said := _denied(entry.text)):
            continue
        if asked := next(_asked(subject), ""):
            message = f"“{said}”, but the recommendation asks for {asked}"
        elif asked := next(_asked_in_the_body(subject), ""):
            message = f"“{said}”, but the report says that it costs {asked}"
        else:
            continue
        yield RULE.finding(message, subject.at(f"{pointer}/text", said))


def _denied(text: str) -> str:
    """The words of financial implications that say there are none; empty where they say how something is paid."""
    if _PAID_FROM.search(text):
        return ""
    if len(text.split()) <= _FEW_WORDS and _NOTHING.search(text):
        return text.strip()
    match = _NONE.search(text)
    if match is None or (_OF_ANOTHER_AREA.search(match[0]) and not _OF_MONEY.search(match[0])):
        return ""
    return match[0]


def _asked(subject: Subject) -> Iterator[str]:
    """The amounts that the recommendation asks for; of what is noted, nothing is asked."""
    for decision in subject.decisions:
        words = decision.passage.words
        if "£" in words and decision.verb not in _HISTORY and not _FROM_OTHERS.search(words):
            yield from (written for written, _ in amounts(words))


def _asked_in_the_body(subject: Subject) -> Iterator[str]:
    """The amounts that the text says it will cost the council, and no one else."""
    for passage in subject.passages:
        if passage.is_item or "£" not in passage.words:
            continue
        for sentence in sentences(passage.words):
            match = _ASKED_IN_THE_BODY.search(sentence)
            if match is not None and not _OTHERS.search(sentence, 0, match.end() - 1):
                yield from (written for written, pounds in amounts(sentence) if pounds >= _LEAST)


_NO_COST = implications(financial=implication("financial", FINANCE, "No direct financial implications arise from it."))


RULE = Rule(
    code="CO003",
    severity=Severity.WARNING,
    summary="an amount of money is asked for and the report says there are no financial implications",
    counted=(
        "{n} amount is asked for with no financial implications",
        "{n} amounts are asked for with no financial implications",
    ),
    why="One of the two is wrong, and the section 151 officer has put a name to it.",
    source="Local Government Act 1972, section 151",
    help="Say in the financial implications what it costs and where the money comes from.",
    bad=(
        Example(items("approve a budget of £12,500."), found_at=("/implications/0/text",)),
        Example({**items("agree £2 million."), "implications": _NO_COST}, found_at=("/implications/0/text",)),
        Example(text("The scheme will cost £18,000."), found_at=("/implications/0/text",)),
    ),
    good=(
        Example({"implications": _NO_COST}),
        Example(text("The roof was repaired in 2019 at a cost of £18,000. The developer will pay £5,000.")),
        Example(
            {
                **items("approve a budget of £12,500."),
                "implications": implications(
                    financial=implication("financial", FINANCE, "The £12,500 is in the budget.")
                ),
            }
        ),
    ),
    check=check,
)
