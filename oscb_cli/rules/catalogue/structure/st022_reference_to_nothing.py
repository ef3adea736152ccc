"""ST022: a cross-reference to a paragraph that does not exist."""

from collections.abc import Iterator

from oscb_cli.layout.outline import Outline
from oscb_cli.model.blocks import Reference, inlines_of, reference_said
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.subject import Subject

_NO_PARAGRAPH = "[no paragraph"
_NUMBER = r"(\d{1,3}(?:\.\d{1,2})?)\b"
_MENTION = regex(rf"[Pp]ara(?<!\w[Pp]ara)(?:graphs?|s?\.?)[ \u00a0]{_NUMBER}(?:(?: to | and |-|–|, ){_NUMBER})?")
_ELSEWHERE_BEFORE = regex(
    r"(?:\b(?:[A-Z]{3,}|Act|Schedule|Framework|Guidance|guidance|Code|Regulations?|Order|Policy|Plan|Annex|Appendix|Constitution|"
    r"Rules|report of|judgment|letter|minutes)\b[^.;]{0,50})$"
)
_ELSEWHERE_AFTER = regex(r"[\s,]*(?:\(\w+\)\s*)?(?:of|in|to|from|on page)\s+(?!this report)")


def check(subject: Subject) -> Iterator[Finding]:
    """Find references to labels that no paragraph has, and to numbers beyond the last."""
    for passage in subject.passages:
        if "ara" not in passage.words:
            continue
        if _NO_PARAGRAPH in passage.words:
            for inline in inlines_of(passage.block):
                if isinstance(inline, Reference) and inline.label not in subject.outline.paragraph_numbers:
                    message = f"no paragraph has the label “{inline.label}”"
                    yield RULE.finding(message, passage.at(reference_said(inline.label, {})))
        for match in _MENTION.finditer(passage.words):
            before, after = passage.words[: match.start()], passage.words[match.end() :]
            if _ELSEWHERE_BEFORE.search(before) or _ELSEWHERE_AFTER.match(after):
                continue
            for number in filter(None, match.groups()):
                if number not in _numbers(subject.outline):
                    yield RULE.finding(f"there is no paragraph {number}", passage.at(match[0]))


def _numbers(outline: Outline) -> set[str]:
    """The numbers of all paragraphs."""
    return {block.number for part in outline.parts for block in part.blocks} | {part.number for part in outline.parts}


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
    ),
    check=check,
    needs_whole=True,
)
