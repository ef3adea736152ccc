"""PL011: a full stop is missing or doubled, or a space stands before a comma."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from oscb_cli.model.blocks import List, Paragraph, Picture, Words
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Rule, Severity
from oscb_cli.rules.engine.sound import text
from oscb_cli.rules.engine.stretches import apart_in, within
from oscb_cli.rules.engine.subject import Passage, Subject

_ENDS_WELL = regex(r"[.:;?!…][\"”’')\]]*$|[.?!…][\"”’')\]]*\s*\{#")
_END_MARKS = (".", ":", ";", "?", "!", "…")
_DOUBLE = regex(r"(?<![.])\.\.(?![.\d/\w])|,,|;;|,\.|(?<=[a-z]{4})\.[,;]")
_SPACE_BEFORE = regex(r"[\w.] (?:,|;|[.?!](?=\s|$)|\.(?=[A-Z][a-z])|:(?= [A-Za-z][a-z]))(?![.,]| \.)(?<!\. \. \.)")
_PUT_RIGHT = regex(r"\s?([.,;:?!])[.,;]?")
_MARKED = regex(r"(?:\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)$")
_IS_A_CAPTION = regex(
    r"(?:Table|Figure|Fig\.?|Chart|Map|Picture|Box|Source|Sources|Key|Note)\b[ \d.]*[:–—-]?|(?:Table|Figure|"
    r"Chart|Map) \d"
)
_IS_A_LABELLED_LINE = regex(r"[A-Z][\w’'/-]*(?: [\w’'/-]+){0,3}: ")
_MOST_IN_A_LINE = 10
_LEADS = regex(
    r"\b(?:follow(?:s|ing)?|below|these|those|includes?|including|are|is|as|that|to|by|for|of|such as|namely|options"
    r"|reasons|(?:these|the following|two|three|four|five|six) [\w-]+(?: [\w-]+)?)$"
)
_CUT_OFF = regex(r"\b(?:a|an|the|and|or|but|of|to|for|by|with|from|in|on|at|as|that|which|will|is|are|was|were|be)$")
_NO_STATEMENT = regex(
    r"(?:who|what|when|where|why|how|which|whose|is|are|was|were|does|do|did|can|could|should|would|will|has|have)\b"
    r"|(?:table|figure|chart|map|picture|source|note|photo\w*|box|appendix|annex|dear|yours)\b[^.]{0,12}(?:[:–-]|\d|\w+$)",
    re.IGNORECASE,
)
_VERB = regex(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|should|must|may|might|can|could|does|do|did|there"
    r"|\w{2,}ed (?:the|an?|its|their|that|our|£?\d+)|comes?|goes|went|needs?|makes?|made|gives?|gave|takes?|took|says?"
    r"|said|shows?|sets?|costs?|meets?|met"
    r"|opens?|closes?|began|begins?|ran|runs?|rose|fell|remains?|supports?|requires?|includes?|considers?|proposes?)\b"
)
_FEWEST_WORDS = 4
_ENOUGH = 40
_FEWEST_LINES = 4
"""So many paragraphs without a full stop, one after the other, are lines of one thing."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find paragraphs that end in no mark, and marks that stand twice or apart."""
    yield from _without_an_end([passage for passage in subject.passages if passage.is_paragraph], subject)
    if not any(_stands_apart_or_twice(mark, subject.words) for mark in ".,;:?!"):
        return
    for passage in subject.passages:
        words = passage.words
        for pattern, what in ((_DOUBLE, "a mark is typed twice"), (_SPACE_BEFORE, "there is a space before a mark")):
            if (match := _first_of_own(pattern, passage)) is not None:
                around = words[max(0, match.start() - 20) : match.end() + 10].strip()
                before = words[max(0, match.start() - 20) : match.start()].lstrip()
                put_right = before + _PUT_RIGHT.sub(r"\1", match[0]) + around[len(before) + len(match[0]) :]
                stands_alone = words[match.start() - 1 : match.start()].isspace()  # three marks, or a mark of what?
                fix = None if stands_alone else subject.fix(passage.pointer, around, put_right)
                yield RULE.finding(f"{what}: “{around}”", passage.at(around), fix=fix)


def _first_of_own(pattern: re.Pattern[str], passage: Passage) -> re.Match[str] | None:
    """The first place where a pattern matches in the author's own words."""
    matches = list(pattern.finditer(passage.words))
    stretches = apart_in(passage) if matches else ()
    return next((match for match in matches if not within(stretches, *match.span())), None)


def _is_a_lead(passage: Passage) -> bool:
    """Whether what follows is what the paragraph leads to: a list is, a table or a picture only where it says so."""
    if isinstance(passage.following, List):
        return _NO_STATEMENT.match(passage.words) is None
    return _LEADS.search(passage.words.rstrip()[-_ENOUGH:]) is not None


def _is_a_sentence(passage: Passage, following: Sequence[Passage]) -> bool:
    """Whether a paragraph is a statement that lacks its full stop alone, and no caption, no question."""
    goes_on = any(after.words[:1].islower() for after in following)
    words = passage.words
    last = words.rstrip()
    return (
        not goes_on
        and (last[-1].isalnum() or last[-1] in ")%")
        and not within(apart_in(passage), len(last) - 1, len(last))
        and _CUT_OFF.search(last) is None
        and _NO_STATEMENT.match(words) is None
        and _VERB.search(words) is not None
    )


def _without_an_end(paragraphs: Sequence[Passage], subject: Subject) -> Iterator[Finding]:
    """Find paragraphs that end in no mark; many that follow each other, as pasted lines do, are one thing."""
    for (is_open, _), run in groupby(paragraphs, lambda passage: (not _ends_well(passage), passage.pointer)):
        if not is_open:
            continue
        passages = list(run)
        if len(passages) >= _FEWEST_LINES:
            first = passages[0]
            message = f"{len(passages):,} paragraphs one after the other have no full stop at their ends"
            yield RULE.finding(
                message, first.at(first.words[-60:]), "If they are a list, make them one; if not, add full stops."
            )
            continue
        for passage in passages:
            leads = passage.following is not None and not isinstance(passage.following, Paragraph)
            ending = "colon before what follows it" if leads else "full stop at its end"
            fix = None
            if _is_a_lead(passage) if leads else _is_a_sentence(passage, _after(passage, subject)):
                last = passage.words.rstrip()[-_ENOUGH:]
                fix = subject.fix(passage.pointer, last, f"{last}{':' if leads else '.'}", at="end")
            yield RULE.finding(f"the paragraph has no {ending}", passage.at(passage.words[-60:]), fix=fix)


def _after(passage: Passage, subject: Subject) -> Sequence[Passage]:
    """The passage that follows one, or none."""
    place = next(place for place, other in enumerate(subject.passages) if other is passage)
    return subject.passages[place + 1 : place + 2]


def _stands_apart_or_twice(mark: str, words: str) -> bool:
    """Whether a mark may stand after a space, or after another; to split takes half as long as to look for either."""
    return any(not piece or piece[-1] in " .,;" for piece in words.split(mark)[:-1])


def _ends_well(passage: Passage) -> bool:
    words = passage.words.rstrip()
    if words[-1:] in _END_MARKS or passage.word_count < _FEWEST_WORDS or _ENDS_WELL.search(words[-_ENOUGH:]):
        return True
    if passage.word_count <= _MOST_IN_A_LINE and _IS_A_LABELLED_LINE.match(words):
        return True  # “Contact: …”
    if words[-1] in "–—" or _IS_A_CAPTION.match(words):
        return True
    if (marked := _MARKED.search(words)) is not None and _ENDS_WELL.search(words[: marked.start()]):
        return True  # the mark of a footnote stands after the full stop
    last = passage.block.inlines[-1] if isinstance(passage.block, Paragraph) and passage.block.inlines else None
    only_bold = isinstance(passage.block, Paragraph) and all(
        isinstance(i, Words) and i.bold for i in passage.block.inlines
    )
    return only_bold or isinstance(last, Picture) or "://" in words.split()[-1] or "@" in words.split()[-1]


RULE = Rule(
    code="PL011",
    severity=Severity.WARNING,
    summary="a full stop is missing or doubled, or there is a space before a comma",
    counted=("{n} full stop or comma is wrong", "{n} full stops or commas are wrong"),
    why="It looks like a draft.",
    source="House style",
    help="Correct the punctuation.",
    bad=(
        Example(text("The library is small and cheap"), found_at=("/sections/1/text",)),
        Example(text("The library is small.. It is cheap , too."), found_at=("/sections/1/text", "/sections/1/text")),
        Example(
            text("\n\n".join(f"The library at Sampleford {n} is open" for n in range(1, 301))),
            found_at=("/sections/1/text",),
        ),
        Example(text("It will be open on these days\n\n- Sunday\n- Monday"), found_at=("/sections/1/text",)),
    ),
    good=(
        Example(text("The library is “small.” {#small}\n\nIt is open:\n\n- now\n- then\n\nReally? (Yes.)")),
        Example(text("He wrote “it is small.. and cheap , too”. It was open . . . and closed.")),
        Example(text("It costs £1..2 … and so on ... and www.example.org. See https://x.example/a")),
        Example(text("**A heading in bold type**\n\nNone\n\n![The plan of the library](plan.png)")),
    ),
    check=check,
    fixes=True,
)
