"""Which stretches of a text are not its author's own running words, and so are left as they stand.

Quotations, text that is marked (sic), titles in italics, the words of links, code, addresses, names of files, and runs
of words in another language. No list of examples: what sets them apart is how they are marked, or what stands around
them. Where a mark has no partner the rest of the paragraph counts: better a fault too many than a quotation changed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from oscb_cli.model.blocks import Block, Cell, List, Paragraph, Quote, Table, Words, plain_inlines, plain_text
from oscb_cli.model.patterns import regex

if TYPE_CHECKING:
    from oscb_cli.rules.engine.subject import Passage

Stretch = tuple[int, int]

_PARAGRAPH = regex(r"[^\n]+(?:\n[ \t]*[^\s][^\n]*)*")
_FENCE = regex(r"^ *(?P<fence>`{3,}|~{3,}).*?(?:^ *(?P=fence)|\Z)", re.MULTILINE | re.DOTALL)
_BLOCK_QUOTE = regex(r"(?:^|\n) {0,3}(?:[-*+] +|\d+[.)] +)?>")
_MARKED = regex(
    r"`{1,3}[^`]{1,2000}`{1,3}"  # code
    r"|<[!/a-zA-Z][^<>]{0,1000}>"
    r"|!?\[[^\[\]\n]{0,600}\](?:\([^()\n]{0,600}\)|\[[^\[\]\n]{0,200}\])"  # links, their words with their address
    r"|\{[^{}]{0,600}\}"
    r"|(?<![\w*])(?:\*\*)?\*(?![*\s])[^*]{1,1000}(?<![*\s])\*(?:\*\*)?(?![\w*])"  # italics
    r"|(?<![\w_])(?:__)?_(?![_\s])[^_]{1,1000}(?<![_\s])_(?:__)?(?![\w_])"
)
_TOKEN = regex(r"[^\s<>()“”\"|,;]+")
_ADDRESS = regex(
    r"@|://|\\[\w.]|^[A-Za-z][\w-]*/[\w-]+/|^/\w|^[#]\w|_\w|\w=|\w\.[A-Za-z][\w-]*(?:[/.:?]|\W*$)|^(?:[\w-]+\.)+[A-Za-z]{2}"
)
_LONGEST_TOKEN = 200
_LONGEST_QUOTATION = 2000

_SIC = regex(r"[(\[]\s*\*?_?sic\b", re.IGNORECASE)
_SENTENCE_END = regex(r"[.!?][”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9])")
_PAIRS = {"“": "”", "«": "»", "„": "“”", "‹": "›", "「": "」"}
_OPENING_SINGLE = regex(r"(?<![\w’'])‘(?=\S)|(?<![\w'’])'(?=[^\s'])")
_CLOSING_SINGLE = {"‘": regex(r"(?<=\S)’(?!\w)"), "'": regex(r"(?<=\S)'(?!\w)")}
_SHORT_FORM = regex(r"[’'](?:\d\ds?|tis|twas|til|n|em|cause)\b", re.IGNORECASE)
_PLURAL_OWNER = regex(r"s[’'] [a-z]")
_DOUBLE = regex(r"[“”«»„‹›「」\"]|(?:``|'')")
_FOREIGN = frozenset(
    """
    le les des du par pour avec dans aux leur une mais cette nous vous
    yr gyda gyfer mae sy sydd wrth nid dydd hynny dros fydd
    und mit für nicht della del los las una
    """.split()
)
"""Small words of French, Welsh and others that no English text has."""
_FOREIGN_OR_ENGLISH = frozenset("la au et est sur sans chez ce y yn ei eu ac ar am bod das der el di il lo con".split())
_FOREIGN_WORD = regex(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_ACCENTED = regex(r"[à-öø-ÿŵŷŴŶœ]", re.IGNORECASE)
_FAR = 4
_ENOUGH_SIGNS = 3


def within(stretches: tuple[Stretch, ...], start: int, end: int) -> bool:
    """Whether a place, or a part of it, is in one of the stretches; what stands at an end of one is not in it."""
    place = bisect_right(stretches, (start, 1 << 60)) - 1
    near = stretches[max(place, 0) : place + 2]
    return any(begins < end and start < ends if start < end else begins < start < ends for begins, ends in near)


@lru_cache(maxsize=256)
def set_apart(text: str) -> tuple[Stretch, ...]:
    """The stretches of a text in Markdown that are not its author's own words, in order, none within another."""
    found = [match.span() for match in _FENCE.finditer(text)]
    for match in _PARAGRAPH.finditer(text):
        start = match.start()
        found += [(start + begins, start + ends) for begins, ends in _in_paragraph(match[0])]
    return _joined(found)


def apart_in(passage: "Passage") -> tuple[Stretch, ...]:
    """The stretches of a passage's plain words that are not its author's own, where styles and links say so too."""
    return _apart_in_block(passage.block, passage.words)


@lru_cache(maxsize=256)
def _apart_in_block(block: Block, words: str) -> tuple[Stretch, ...]:
    if isinstance(block, Quote):
        return ((0, len(words)),)
    found: list[Stretch] = []
    for begins, inlines in _lines_of(block, words):
        at = begins
        plain = plain_inlines(inlines, {})
        found += [(begins + start, begins + end) for start, end in set_apart(plain)]
        for inline in inlines:
            ends = at + len(plain_inlines((inline,), {}))
            if isinstance(inline, Words) and (inline.italic or inline.link):
                found.append((at, ends))
            at = ends
    found += [(start, start + len(plain)) for start, plain in _quoted_in(block, words)]
    return _joined(found)


def is_apart(passage: "Passage", word: str) -> bool:
    """Whether a word of a passage stands only where its words are not the author's own."""
    stretches = apart_in(passage)
    places = re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", passage.words) if stretches else ()
    return bool(stretches) and all(within(stretches, *match.span()) for match in places)


def separate_lines(passage: "Passage") -> tuple[Stretch, ...]:
    """Where each paragraph, entry of a list and cell of a table begins and ends in a passage's plain words."""
    lines = _lines_of(passage.block, passage.words)
    return tuple((start, start + len(plain_inlines(inlines, {}))) for start, inlines in lines)


def _lines_of(block: Block, words: str) -> Iterator[tuple[int, Cell]]:
    """The paragraphs and cells of a block, each with where it begins in the block's words."""
    at = 0
    for inlines in _cells(block):
        first = next((plain for inline in inlines if (plain := plain_inlines((inline,), {})).strip()), "")
        place = words.find(first, at)
        if place >= 0:
            yield place, inlines
            at = place + len(first)


def _cells(block: Block) -> Iterator[Cell]:
    match block:
        case Paragraph():
            yield block.inlines
        case Table():
            for row in (block.header, *block.rows):
                yield from row
        case List():
            for entry in block.entries:
                for child in entry:
                    yield from _cells(child)
        case Quote():
            for child in block.blocks:
                yield from _cells(child)


def _quoted_in(block: Block, words: str) -> Iterator[tuple[int, str]]:
    """The block quotations within a list."""
    for entry in block.entries if isinstance(block, List) else ():
        for child in entry:
            if isinstance(child, Quote) and (plain := plain_text(child, {})) in words:
                yield words.find(plain), plain
            else:
                yield from _quoted_in(child, words)


def _in_paragraph(text: str) -> Iterator[Stretch]:
    quoted = _BLOCK_QUOTE.search(text)
    if quoted is not None:
        yield quoted.start(), len(text)
    for match in _MARKED.finditer(text):
        yield match.span()
    for match in _TOKEN.finditer(text):
        if len(match[0]) > _LONGEST_TOKEN or _ADDRESS.search(match[0]):
            yield match.span()
    yield from _double_quotations(text)
    yield from _single_quotations(text)
    yield from _marked_sic(text)
    yield from _in_another_language(text)


def _double_quotations(text: str) -> Iterator[Stretch]:
    """What stands between double quotation marks of any kind, with the marks."""
    opened, closing, depth = -1, "", 0
    for match in _DOUBLE.finditer(text):
        mark, place = match[0], match.start()
        if opened < 0:
            if mark in _PAIRS or mark in {'"', "``"}:
                if mark == '"' and text[place - 1 : place].isdigit():
                    continue  # inches
                opened, closing, depth = place, _PAIRS.get(mark, '"' if mark == '"' else "''"), 1
            elif mark != "''":
                yield 0, match.end()  # closed, and never opened: it began in the paragraph before
        elif mark in closing:
            depth -= 1
            if depth == 0:
                yield opened, match.end()
                opened = -1
        elif mark == text[opened]:
            depth += 1
    if opened >= 0:
        yield opened, len(text)


def _single_quotations(text: str) -> Iterator[Stretch]:
    """What stands between single quotation marks; apostrophes, as in “it's” and “the members' rooms”, are none."""
    at = 0
    while (opening := _OPENING_SINGLE.search(text, at)) is not None:
        at = opening.end()
        if _SHORT_FORM.match(text, opening.start()):
            continue
        ends = [match.end() for match in _CLOSING_SINGLE[opening[0]].finditer(text, at, at + _LONGEST_QUOTATION)]
        if not ends and opening[0] == "‘":
            yield opening.start(), len(text)
            return
        if ends:
            # an owner of several, “the members' room”, does not close what another mark closes later
            end = next((end for end in ends if not _PLURAL_OWNER.match(text, end - 2)), ends[-1])
            yield opening.start(), end
            at = end


def _marked_sic(text: str) -> Iterator[Stretch]:
    """The sentence before a “(sic)”."""
    marks = list(_SIC.finditer(text))
    begins = [0, *(end.end() for end in _SENTENCE_END.finditer(text))] if marks else []
    for match in marks:
        yield begins[bisect_right(begins, match.start()) - 1], match.end()


def _in_another_language(text: str) -> Iterator[Stretch]:
    """Runs of words with small words of another language, or with several words that may be or that have accents."""
    words = list(_FOREIGN_WORD.finditer(text))
    signs = [place for place, word in enumerate(words) if _may_be_foreign(word[0])]
    run: list[int] = []
    for place in (*signs, len(words) + _FAR + 1):
        if run and place - run[-1] > _FAR:
            if len(run) >= _ENOUGH_SIGNS or any(words[sign][0] in _FOREIGN for sign in run):
                yield words[max(run[0] - 1, 0)].start(), words[min(run[-1] + 1, len(words) - 1)].end()
            run = []
        run.append(place)


def _may_be_foreign(word: str) -> bool:
    return word in _FOREIGN or word in _FOREIGN_OR_ENGLISH or _ACCENTED.search(word) is not None


def _joined(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """Stretches in order, those that overlap made one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
