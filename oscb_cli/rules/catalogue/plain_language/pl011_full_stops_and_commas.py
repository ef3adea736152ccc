"""PL011: a full stop is missing or doubled, or a space stands before a comma."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from oscb_cli.model.blocks import Paragraph, Picture, Words
from oscb_cli.model.patterns import regex
from oscb_cli.rules.engine.rule import Example, Finding, Fix, Rule, Severity
from oscb_cli.rules.engine.sound import text
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
_FEWEST_WORDS = 4
_ENOUGH = 40
_FEWEST_LINES = 4
"""So many paragraphs without a full stop, one after the other, are lines of one thing."""


def check(subject: Subject) -> Iterator[Finding]:
    """Find paragraphs that end in no mark, and marks that stand twice or apart."""
    yield from _without_an_end([passage for passage in subject.passages if passage.is_paragraph])
    if not any(_stands_apart_or_twice(mark, subject.words) for mark in ".,;:?!"):
        return
    for passage in subject.passages:
        words = passage.words
        for pattern, what in ((_DOUBLE, "a mark is typed twice"), (_SPACE_BEFORE, "there is a space before a mark")):
            if (match := pattern.search(words)) is not None:
                around = words[max(0, match.start() - 20) : match.end() + 10].strip()
                put_right = around.replace(match[0], _PUT_RIGHT.sub(r"\1", match[0]), 1)
                yield RULE.finding(
                    f"{what}: “{around}”", passage.at(around), fix=Fix(passage.pointer, around, put_right)
                )


def _without_an_end(paragraphs: Sequence[Passage]) -> Iterator[Finding]:
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
            last = passage.words.rstrip()[-_ENOUGH:]
            fix = Fix(passage.pointer, last, f"{last}{':' if leads else '.'}")
            yield RULE.finding(f"the paragraph has no {ending}", passage.at(passage.words[-60:]), fix=fix)


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
        Example(text("It costs £1..2 … and so on ... and www.example.org. See https://x.example/a")),
        Example(text("**A heading in bold type**\n\nNone\n\n![The plan of the library](plan.png)")),
    ),
    check=check,
    fixes=True,
)
