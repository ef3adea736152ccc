"""ST022: a cross-reference to a paragraph that does not exist."""

import re
from collections.abc import Iterator

from oscb_cli.model.blocks import Reference, inlines_of, reference_said
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_NO_PARAGRAPH = "[no paragraph"
_NUMBER = r"(\d{1,3}(?:\.\d{1,2})?)\b"
_MENTION = regex(rf"[Pp]ara(?<!\w[Pp]ara)(?:graphs?|s?\.?)[ \u00a0]{_NUMBER}(?:(?: to | and |-|–|, ){_NUMBER})?")
_OF_THIS_REPORT = regex(
    r",? \(?(?:above|below|earlier|later|overleaf)\b|,? \(?(?:of|in|to|from) (?:this|the present) (?:report|paper)\b"
)
_ELSEWHERE_AFTER = regex(r"[\s,]*(?:\(\w+\)\s*)?(?:of|in|to|from|on page)\s")
_SENDS_THERE = regex(
    r"(?:\b[Ss]ee|\b[Rr]efer(?:ring|ence)?(?: is made)? to|\b[Ff]urther to|\b[Aa]s|\b(?:set out|described|"
    r"stated|explained|noted|"
    r"shown|given|discussed|outlined|detailed|mentioned|summarised|covered|listed|found|told|is|are) (?:in|at|"
    r"under|by))(?: also)?[ \u00a0]\Z"
)
_THIS_REPORT = regex(r"\b(?:in|of) this report\b[^.]*\Z")
_ANOTHER_DOCUMENT = regex(
    r"\b(?:leases?|licences?|clauses?|contracts?|agreements?|deeds?|polic(?:y|ies)|plans?|strateg(?:y|ies)|"
    r"frameworks?|guidance|codes?|acts?|regulations?|orders?|directive|schedules?|parts?|annex(?:es)?|appendi(?:x|ces)|"
    r"(?<!this )reports?|minutes|letters?|judgments?|judgement|inspector|circular|statements?|business case|"
    r"constitution|"
    r"rules?|terms|documents?|(?<!this )papers?|court|tribunal|ombudsman|auditors?|tenders?|bids?|"
    r"specifications?|manual|"
    r"handbook|standards?|assessments?|stud(?:y|ies)|protocol|charter|byelaws?|notices?|consents?|permissions?|bill|"
    r"memorandum|prospectus|submission|toolkit|note|convention|treaty|ofsted)\b",
    re.IGNORECASE,
)
_AN_ACRONYM = regex(r"\b[A-Z]{3,}")
_FAR = 60


def check(subject: Subject) -> Iterator[Finding]:
    """Find references to labels that no paragraph has, and to numbers that none has and that are this report's."""
    for passage in subject.passages:
        if "ara" not in passage.words:
            continue
        if _NO_PARAGRAPH in passage.words:
            for inline in inlines_of(passage.block):
                if isinstance(inline, Reference) and inline.label not in subject.outline.paragraph_numbers:
                    message = f"no paragraph has the label “{inline.label}”"
                    yield RULE.finding(message, passage.at(reference_said(inline.label, {})))
        for match in _MENTION.finditer(passage.words):
            numbers = [number for number in match.groups() if number and number not in _numbers(subject)]
            if numbers and _is_of_this_report(passage.words, match.start(), match.end()):
                for number in numbers:
                    yield RULE.finding(f"there is no paragraph {number}", passage.at(match[0]))


def _is_of_this_report(words: str, start: int, end: int) -> bool:
    """Whether a paragraph that is mentioned must be one of the report's own: an error has to be certain.

    Either the mention says so (“above”, “of this report”), or it sends the reader there (“see paragraph 9”) where
    nothing before it, nor close after it, speaks of a document that has paragraphs too.
    """
    if _OF_THIS_REPORT.match(words, end):
        return True
    if _ELSEWHERE_AFTER.match(words, end):
        return False
    if _THIS_REPORT.search(words, 0, start):
        return True
    if not _SENDS_THERE.search(words, max(0, start - _FAR), start):
        return False
    around = f"{words[:start]} {words[end : end + _FAR]}"
    return not (_ANOTHER_DOCUMENT.search(around) or _AN_ACRONYM.search(around))


def _numbers(subject: Subject) -> set[str]:
    """The numbers of all paragraphs, and those that are typed before some."""
    parts = subject.outline.parts
    shown = {block.number for part in parts for block in part.blocks} | {part.number for part in parts}
    return shown | {".".join(map(str, typed.mark.values)) for typed in subject.typed_numbers}


RULE = Rule(
    code="ST022",
    severity=Severity.ERROR,
    summary="a cross-reference is to a paragraph that does not exist",
    counted=("{n} cross-reference leads nowhere", "{n} cross-references lead nowhere"),
    why="Readers are sent to a paragraph that is not there.",
    source="House style",
    help="Give the paragraph a label, {#label}, and refer to it as {para:label}. oscb fills in the number.",
    bad=(
        Example(text("See paragraph 31."), found_at=("/sections/1/text",)),
        Example(text("The cost is in {para:cost}."), found_at=("/sections/1/text",)),
        Example(text("As paragraphs 2 to 40 show, it is cheap."), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("See paragraph 2, and {para:here}. {#here}")),
        Example(text("See paragraph 31 of the Constitution.")),
        Example(text("It is exempt (Local Government Act 1972, Schedule 12A, paragraph 33).")),
        Example(text("The NPPF says so in paragraph 124.")),
        Example(text("The lease says so (see clause 4 and para 3.4).")),
    ),
    check=check,
    needs_whole=True,
)
