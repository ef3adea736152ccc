"""The text of a report: CommonMark, cut to what a cover report holds.

Paragraphs, nested lists, bold, italic, links, block quotes, tables (as GitHub writes them) and images are
read; headings, code and HTML stay the text that was typed, but for HTML's comments, which are notes and no words
(``notes.py``). A paragraph may carry a label, ``{#neglect}``, and be referred to as ``{para:neglect}``. A numbered list
begins at 1 and has two entries or more: a paragraph that begins with any other number, typed by hand, stays a paragraph
with that number in it.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from oscb_cli.model.blocks import (
    Alignment,
    Block,
    Cell,
    Inline,
    LineBreak,
    List,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Table,
    Words,
    with_inlines,
)
from oscb_cli.model.notes import without_notes
from oscb_cli.model.patterns import regex

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_REFERENCE = regex(r"\{para:([A-Za-z][\w-]*)\}")
_ESCAPED_BRACE = regex(r"(?<!\\)((?:\\\\)*)\\\{")
_BRACE = "\ufffe"
"""Stands for an escaped brace while a text is parsed: no report can hold it, as XML cannot (XML 1.0, 2.2)."""

_BRACE_IN_ADDRESS = "%EF%BF%BE"
_LABEL = regex(r"\s*\{#([A-Za-z][\w-]*)\}\s*$")
_BLANK_LINES = regex(r"(\n(?:[ \t]*\n)+)")
_PLAIN = regex(
    r"""(?x)
    (?: (?: [^\W\d_] | [£€"'“‘(…] )        # a line begins with a letter or an opening mark, not with a list's
        [^\n\t*_\[\]<>\\|~`]*              # and has nothing in it that could be markup,
        (?<![ ]) (?: \n | \Z )             # nor two spaces, a line break, at its end
    )+""",
)
_BOLD = regex(r"\*\*(?<![^ ]\*\*)([^\W_](?:[^\n*]*[^\s*])?)\*\*(?= |\Z)")
_BULLETS = regex(r"""(?:- [^\W\d_][^\n\t*_\[\]<>\\|~`]*(?<![ ])(?:\n|\Z))+""")
_NUMBERED = regex(
    r"""1\. [^\W\d_][^\n\t*_\[\]<>\\|~`]*(?<![ ])(?:\n\d{1,3}\. [^\W\d_][^\n\t*_\[\]<>\\|~`]*(?<![ ]))+\n?"""
)
_QUOTE = regex(r"(?:>(?: [^\n]*)?(?:\n|\Z))+")
_DEEPEST = 60
"""Levels that markdown-it follows; what lies deeper it would drop, so a text that deep is read as plain."""

_MOST_BRACKETS = 2_000
"""Square brackets up to which links are looked for: the search takes time by the square of their number."""


@lru_cache(maxsize=256)
def parse(text: str) -> tuple[Block, ...]:
    """Read a text into blocks. Any text has a reading; none is refused.

    :param text: Markdown, of any length.
    :return: the blocks in order; for an empty text, none.
    """
    return tuple(_chunk_by_chunk(without_notes(text).strip()))


def _chunk_by_chunk(text: str) -> list[Block]:
    """Read plain paragraphs directly, and what has any markup in it, in runs, with the parser.

    Most paragraphs of a report are plain, and most lists simple: without this, a batch and a check take a tenth longer.
    Nothing before or after a plain paragraph, from which blank lines part it, can change what it is.
    """
    blocks: list[Block] = []
    waiting: list[str] = []
    chunks = _BLANK_LINES.split(text)
    plain = [_PLAIN.fullmatch(chunk) is not None for chunk in chunks[::2]]
    for place, chunk in enumerate(chunks):
        if place % 2:
            if waiting:
                waiting.append(chunk)  # how many blank lines there are matters within a list
            continue
        if plain[place // 2]:
            read: Block | None = _plain_paragraph(chunk)
        else:
            following = place + 2  # what is a paragraph there cannot belong to a list or a quotation here
            alone = not waiting and (
                following >= len(chunks) or plain[following // 2] or _BOLD.match(chunks[following]) is not None
            )
            read = _simple_block(chunk) if alone else None
        if read is None:
            waiting.append(chunk)
            continue
        if waiting:
            blocks += _marked_up("".join(waiting))
            waiting = []
        blocks.append(read)
    if waiting:
        blocks += _marked_up("".join(waiting))
    return blocks


def _simple_block(chunk: str) -> Block | None:
    """A list, a quotation or a paragraph with bold words, where nothing before or after can belong to it; or None."""
    numbered = _NUMBERED.fullmatch(chunk) is not None
    if numbered or _BULLETS.fullmatch(chunk):
        lines = chunk.rstrip("\n").split("\n")
        return List(numbered, tuple((_plain_paragraph(line.split(" ", 1)[1]),) for line in lines))
    if chunk.startswith("**") or " **" in chunk:
        return _paragraph_with_bold(chunk)
    if _QUOTE.fullmatch(chunk):
        inside = "\n".join(line[2:] for line in chunk.rstrip("\n").split("\n")).strip("\n")
        paragraphs = _BLANK_LINES.split(inside)[::2]
        if all(_PLAIN.fullmatch(paragraph) for paragraph in paragraphs):
            return Quote(tuple(_plain_paragraph(paragraph) for paragraph in paragraphs))
    return None


def _paragraph_with_bold(chunk: str) -> Paragraph | None:
    """A paragraph on one line that is plain but for words in bold, each set apart by spaces; or None."""
    pieces = _BOLD.split(chunk.strip())
    if "\n" in chunk or not _PLAIN.fullmatch("".join(pieces)):
        return None
    styled = ((piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece)
    return _paragraph(tuple(_merged([inline for piece, bold in styled for inline in _words(piece, bold, False, "")])))


def _plain_paragraph(text: str) -> Paragraph:
    if "\n" not in text and "{" not in text:
        return Paragraph((Words(text.strip()),))
    words = " ".join(line.strip(" ") for line in text.strip().split("\n"))
    return _paragraph(tuple(_words(words, False, False, "")))


def _marked_up(text: str) -> tuple[Block, ...]:
    stripped = text.strip("\n")
    if not stripped.strip():
        return ()
    escaped = "\\{" in stripped
    if escaped:  # an escaped brace begins no reference and no label, but the parser would forget that it was escaped
        stripped = _ESCAPED_BRACE.sub(rf"\1{_BRACE}", stripped)
    tokens = _parser(with_links=stripped.count("[") <= _MOST_BRACKETS).parse(stripped)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        plain = stripped.replace(_BRACE, "{")
        return tuple(Paragraph((Words(" ".join(part.split())),)) for part in _BLANK_LINES.split(plain)[::2])
    blocks = (block for block in _blocks(tokens, top=True) if not _says_nothing(block))
    return tuple(with_inlines(block, _braces) for block in blocks) if escaped else tuple(blocks)


def _braces(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """What stands on a line, with the braces that were escaped."""
    return tuple(_merged([_brace(inline) for inline in inlines]))


def _brace(inline: Inline) -> Inline:
    match inline:
        case Words():
            return Words(inline.text.replace(_BRACE, "{"), inline.bold, inline.italic, _address(inline.link))
        case Picture():
            return Picture(_address(inline.file), inline.alternative.replace(_BRACE, "{"))
        case _:
            return inline


def _address(link: str) -> str:
    return link.replace(_BRACE, "{").replace(_BRACE_IN_ADDRESS, "%7B")


def _says_nothing(block: Block) -> bool:
    """Whether a block is a paragraph of spaces that do not break, which would be a number with nothing after it."""
    return isinstance(block, Paragraph) and not block.inlines and not block.label


@cache
def _parser(*, with_links: bool) -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    parser.enable("table")
    parser.disable(
        [
            "heading",
            "lheading",
            "hr",
            "code",
            "fence",
            "html_block",
            "html_inline",
            "backticks",
            "entity",
            "reference",
        ]
    )
    if not with_links:
        parser.disable(["link", "image"])
    return parser


def _blocks(tokens: Sequence["Token"], *, top: bool = False) -> Iterator[Block]:
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _end(tokens, position)
        inside = tokens[position + 1 : end]
        match token.type:
            case "paragraph_open":
                yield _paragraph(_inlines(inside[0].children or ()))
            case "bullet_list_open":
                yield List(numbered=False, entries=tuple(_entries(inside)))
            case "ordered_list_open":
                yield from _numbered_list(token, inside, top=top)
            case "blockquote_open":
                yield Quote(tuple(_blocks(inside)))
            case "table_open":
                yield _table(inside)
            case "inline":
                yield _paragraph(_inlines(token.children or ()))
        position = end + 1


def _end(tokens: Sequence["Token"], start: int) -> int:
    """The place of the token that closes the one at ``start``."""
    if tokens[start].nesting != 1:
        return start
    level = tokens[start].level
    return next(
        (
            place
            for place in range(start + 1, len(tokens))
            if tokens[place].level == level and tokens[place].nesting == -1
        ),
        len(tokens),
    )


def _entries(tokens: Sequence["Token"]) -> Iterator[tuple[Block, ...]]:
    position = 0
    while position < len(tokens):
        end = _end(tokens, position)
        yield tuple(_blocks(tokens[position + 1 : end]))
        position = end + 1


def _numbered_list(opening: "Token", inside: Sequence["Token"], *, top: bool) -> Iterator[Block]:
    start = int(opening.attrs.get("start", 1))
    entries = tuple(_entries(inside))
    if not top or (start == 1 and len(entries) > 1):
        yield List(numbered=True, entries=entries, start=start)
        return
    numbers = [
        token.info + token.markup
        for token in inside
        if token.type == "list_item_open" and token.level == opening.level + 1
    ]
    for number, entry in zip(numbers, entries, strict=True):
        yield from _with_typed_number(number, entry)


def _with_typed_number(number: str, entry: tuple[Block, ...]) -> Iterator[Block]:
    first, *rest = entry or (Paragraph(()),)
    if isinstance(first, Paragraph):
        yield Paragraph(tuple(_merged([Words(f"{number} "), *first.inlines])), first.label)
    else:
        yield Paragraph((Words(number),))
        yield first
    yield from rest


def _table(tokens: Sequence["Token"]) -> Table:
    rows: list[list[Cell]] = []
    alignments: list[Alignment] = []
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            rows[-1].append(_inlines(tokens[place + 1].children or ()))
            if token.type == "th_open":
                alignments.append(_alignment(str(token.attrs.get("style", ""))))
    header, *body = rows
    return Table(tuple(header), tuple(tuple(row) for row in body), tuple(alignments))


def _alignment(style: str) -> Alignment:
    match style.removeprefix("text-align:"):
        case "left":
            return "left"
        case "center":
            return "center"
        case "right":
            return "right"
        case _:
            return ""


def _paragraph(inlines: tuple[Inline, ...]) -> Paragraph:
    if inlines and isinstance(last := inlines[-1], Words) and (match := _LABEL.search(last.text)):
        kept = last.text[: match.start()]
        rest = (Words(kept, last.bold, last.italic, last.link),) if kept else ()
        return Paragraph(inlines[:-1] + rest, match[1])
    return Paragraph(inlines)


def _inlines(tokens: Sequence["Token"]) -> tuple[Inline, ...]:
    return tuple(_merged(_each_inline(tokens)))


def _each_inline(tokens: Sequence["Token"]) -> Iterator[Inline]:
    bold = italic = 0
    link = ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link = str(token.attrs.get("href", ""))
            case "link_close":
                link = ""
            case "hardbreak":
                yield LineBreak()
            case "softbreak":
                yield Words(" ", bold > 0, italic > 0, link)
            case "image":
                yield Picture(str(token.attrs.get("src", "")), _alternative(token.children or ()))
            case _:
                yield from _words(token.content, bold > 0, italic > 0, link)


def _words(text: str, bold: bool, italic: bool, link: str) -> Iterator[Inline]:
    position = 0
    for match in _REFERENCE.finditer(text):
        if match.start() > position:
            yield Words(text[position : match.start()], bold, italic, link)
        yield Reference(match[1], bold, italic)
        position = match.end()
    if position < len(text):
        yield Words(text[position:], bold, italic, link)


def _alternative(tokens: Sequence["Token"]) -> str:
    return "".join(" " if token.type in {"softbreak", "hardbreak"} else token.content for token in tokens)


def _merged(inlines: Iterator[Inline] | list[Inline]) -> Iterator[Inline]:
    """Neighbouring words of one style as one."""
    waiting: Words | None = None
    for inline in inlines:
        if not isinstance(inline, Words):
            if waiting is not None:
                yield waiting
            waiting = None
            yield inline
        elif waiting is not None and (waiting.bold, waiting.italic, waiting.link) == (
            inline.bold,
            inline.italic,
            inline.link,
        ):
            waiting = Words(waiting.text + inline.text, waiting.bold, waiting.italic, waiting.link)
        else:
            if waiting is not None:
                yield waiting
            waiting = inline
    if waiting is not None:
        yield waiting
