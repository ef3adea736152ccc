"""Blocks of text as Markdown: what ``model.markdown`` reads back as the same blocks.

Words stay as they are typed wherever Markdown takes them for words; a mark is escaped only where it would
otherwise mean something.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from oscb_cli.model.blocks import (
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
)
from oscb_cli.model.markdown import parse
from oscb_cli.model.patterns import regex

_MARKS = regex(r"([\\*_\[\]<|]|!(?=\[|\Z)|\{(?=para:|#))")
_BEGINS_A_BLOCK = regex(r"([>+\-]|\d{1,9}(?=[.)](?:\s|\Z)))")
_ADDRESS_IN_BRACKETS = regex(r"[\s<>]")


def to_markdown(blocks: Sequence[Block]) -> str:
    """The Markdown of blocks, a blank line between them.

    Blocks without words are left out. A line break in a table's cell becomes a space, and a numbered list of one
    entry, which would be read as a paragraph with a number typed before it, one of bullets.
    """
    wanted = tuple(_tidied(blocks))
    for careful in (False, True):
        text = "\n\n".join(_each(wanted, careful=careful))
        if parse(text) == wanted:
            break
    return text


def as_words(text: str) -> str:
    """The Markdown of a text that is words and nothing else, on one line: no mark in it means anything."""
    words = " ".join(text.split())
    return inline_markdown((Words(words),)) if words else ""


def tidy(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """What stands on a line as Markdown can hold it: the spaces at the ends of words in bold or italic type plain.

    Neighbouring words of one style are one, spaces are single, and there are none at either end.
    """
    pieces: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Words):
            pieces.extend(_spaces_apart(inline))
        else:
            pieces.append(inline)
    merged: list[Inline] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if isinstance(piece, Words) and isinstance(last, Words) and _style(piece) == _style(last):
            merged[-1] = replace(last, text=last.text + piece.text)
        else:
            merged.append(piece)
    return _trimmed(merged)


def _style(words: Words) -> tuple[bool, bool, str]:
    return words.bold, words.italic, words.link


def _spaces_apart(words: Words) -> Iterator[Words]:
    if not (words.bold or words.italic or words.link) or not words.text.strip():
        yield Words(words.text) if not words.text.strip() else words
        return
    inner = words.text.strip()
    start = words.text.index(inner[0])
    before, after = words.text[:start], words.text[start + len(inner) :]
    if before:
        yield Words(before)
    yield replace(words, text=inner)
    if after:
        yield Words(after)


def _trimmed(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Without doubled spaces, and without white space at the ends and about line breaks."""
    found: list[Inline] = []
    for place, inline in enumerate(inlines):
        if isinstance(inline, LineBreak):
            if found and not isinstance(found[-1], LineBreak):
                found.append(inline)
            continue
        if isinstance(inline, Words):
            text = re.sub(r"[ \t\r\n]+", " ", inline.text)
            if not found or isinstance(found[-1], LineBreak) or _ends_in_space(found[-1]):
                text = text.lstrip(" ")
            if place + 1 == len(inlines) or isinstance(inlines[place + 1], LineBreak):
                text = text.rstrip(" ")
            if text:
                found.append(replace(inline, text=text))
        else:
            found.append(inline)
    while found and (isinstance(found[-1], LineBreak) or (isinstance(found[-1], Words) and not found[-1].text.strip())):
        found.pop()
    if found and isinstance(last := found[-1], Words) and last.text != last.text.rstrip(" "):
        found[-1] = replace(last, text=last.text.rstrip(" "))
    return tuple(found)


def _ends_in_space(inline: Inline) -> bool:
    return isinstance(inline, Words) and inline.text.endswith(" ")


def _tidied(blocks: Sequence[Block], *, nested: bool = False) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph():
                if inlines := tidy(block.inlines):
                    yield Paragraph(inlines, block.label)
            case List():
                entries = tuple(entry for found in block.entries if (entry := tuple(_tidied(found, nested=True))))
                if entries:
                    yield List(block.numbered and (nested or len(entries) > 1), entries, block.start)
            case Quote():
                if inside := tuple(_tidied(block.blocks, nested=True)):
                    yield Quote(inside)
            case Table():
                yield Table(_cells(block.header), tuple(_cells(row) for row in block.rows), block.alignments)


def _cells(row: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(tidy([Words(" ") if isinstance(inline, LineBreak) else inline for inline in cell]) for cell in row)


def _each(blocks: Sequence[Block], *, careful: bool) -> Iterator[str]:
    previous: Block | None = None
    other_mark = False
    for block in blocks:
        match block:
            case Paragraph():
                yield _paragraph(block, careful=careful)
            case List():
                follows = isinstance(previous, List) and previous.numbered == block.numbered
                other_mark = follows and not other_mark
                yield _list(block, careful=careful, other_mark=other_mark)
            case Quote():
                inside = "\n\n".join(_each(block.blocks, careful=careful))
                yield "\n".join(f"> {line}" if line else ">" for line in inside.split("\n"))
            case Table():
                yield _table(block)
        previous = block


def _paragraph(block: Paragraph, *, careful: bool) -> str:
    text = inline_markdown(block.inlines, careful=careful)
    label = f" {{#{block.label}}}" if block.label else ""
    return f"{text}{label}"


def inline_markdown(inlines: Sequence[Inline], *, careful: bool = False) -> str:
    """The Markdown of what stands on a line.

    :param careful: whether to escape everything that could mean something, and not only what does.
    """
    plain = "".join(_inline(inline, escaped=False) for inline in inlines)
    if not careful and _reads_as(plain, inlines):
        return plain
    text = "".join(_inline(inline, escaped=True) for inline in inlines)
    lines = [_BEGINS_A_BLOCK.sub(_escaped_start, line, count=1) if _BEGINS_A_BLOCK.match(line) else line
             for line in text.split("\n")]  # fmt: skip
    text = "\n".join(lines)
    if _reads_as(text, inlines):
        return text
    unstyled = [
        replace(inline, bold=False, italic=False) if isinstance(inline, Words) else inline for inline in inlines
    ]
    return text if unstyled == list(inlines) else inline_markdown(tidy(unstyled), careful=careful)


def _escaped_start(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if not match[0].isdigit() else match[0] + "\\"


def _reads_as(text: str, inlines: Sequence[Inline]) -> bool:
    found = parse(text)
    return len(found) == 1 and isinstance(found[0], Paragraph) and found[0].inlines == tuple(inlines)


def _inline(inline: Inline, *, escaped: bool) -> str:
    match inline:
        case Words():
            text = _MARKS.sub(r"\\\1", inline.text) if escaped else inline.text
            mark = ("**" if inline.bold else "") + ("*" if inline.italic else "")
            text = f"{mark}{text}{mark[::-1]}"
            return f"[{text}]({_address(inline.link)})" if inline.link else text
        case LineBreak():
            return "\\\n"
        case Reference():
            mark = ("**" if inline.bold else "") + ("*" if inline.italic else "")
            return f"{mark}{{para:{inline.label}}}{mark[::-1]}"
        case Picture():
            return f"![{_MARKS.sub(chr(92) + chr(92) + chr(49), inline.alternative)}]({_address(inline.file)})"


def _address(address: str) -> str:
    if _ADDRESS_IN_BRACKETS.search(address):
        return "<" + re.sub(r"([<>\\])", r"\\\1", address.replace("\n", " ")) + ">"
    return re.sub(r"([()\\])", r"\\\1", address)


def _list(block: List, *, careful: bool, other_mark: bool) -> str:
    lines: list[str] = []
    loose = any(sum(isinstance(child, Paragraph) for child in entry) > 1 for entry in block.entries)
    for number, entry in enumerate(block.entries, start=block.start):
        mark = f"{number}{')' if other_mark else '.'}" if block.numbered else "*" if other_mark else "-"
        inside = ("\n\n" if loose else "\n").join(_each(entry, careful=careful))
        first, *rest = inside.split("\n")
        indent = " " * (len(mark) + 1)
        if loose and lines:
            lines.append("")
        lines.append(f"{mark} {first}")
        lines.extend(f"{indent}{line}" if line else "" for line in rest)
    return "\n".join(lines)


def _table(block: Table) -> str:
    rules = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}
    rows = [_row(block.header), "| " + " | ".join(rules[a] for a in block.alignments) + " |"]
    return "\n".join([*rows, *(_row(row) for row in block.rows)])


def _row(cells: Sequence[Cell]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(cell: Cell) -> str:
    if not cell:
        return ""
    bar = any("|" in inline.text or "\\" in inline.text for inline in cell if isinstance(inline, Words))
    return inline_markdown(cell, careful=bar)
