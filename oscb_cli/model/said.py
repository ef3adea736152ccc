"""The words of a text as its readers see them: references as the numbers that the document shows, no mark of Markdown.

Whatever a person reads outside of the document is made of these: plain text, e-mails, what changed, what is quoted.
"""

from collections.abc import Iterator, Mapping, Sequence

from oscb_cli.model.blocks import (
    Block,
    Inline,
    LineBreak,
    List,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Table,
    Words,
    reference_said,
)

BULLET = "-"


def paragraphs_said(blocks: Sequence[Block], numbers: Mapping[str, str]) -> list[str]:
    """Blocks as paragraphs of plain words: a list is one, an entry a line, and so is a table, a row a line.

    :param numbers: the number that the document shows before each paragraph that carries a label.
    """
    return [words for block in blocks for words in _block(block, numbers)]


def line_said(inlines: Sequence[Inline], numbers: Mapping[str, str]) -> str:
    """The words on a line; the address of a link stands after its words, and what a picture shows in brackets."""
    return "".join(_inline(inline, numbers) for inline in inlines)


def list_said(block: List, numbers: Mapping[str, str], depth: int = 0) -> Iterator[str]:
    """The lines of a list, an entry a line, lists within it indented."""
    for number, entry in enumerate(block.entries, start=block.start):
        mark = f"{number}." if block.numbered else BULLET
        indent = "  " * (depth + block.numbered)
        words = " ".join(line_said(child.inlines, numbers) for child in entry if isinstance(child, Paragraph))
        yield f"{indent}{mark} {words}"
        for child in entry:
            if isinstance(child, List):
                yield from list_said(child, numbers, depth + 1)


def _block(block: Block, numbers: Mapping[str, str]) -> Iterator[str]:
    match block:
        case Paragraph():
            yield line_said(block.inlines, numbers)
        case List():
            yield "\n".join(list_said(block, numbers))
        case Quote():
            for words in paragraphs_said(block.blocks, numbers):
                yield "\n".join(f"    {line}" for line in words.split("\n"))
        case Table():
            rows = [[line_said(cell, numbers).strip() for cell in row] for row in (block.header, *block.rows)]
            yield "\n".join(" | ".join(row) for row in rows if any(row))


def _inline(inline: Inline, numbers: Mapping[str, str]) -> str:
    match inline:
        case Words():
            address = inline.link.removeprefix("mailto:")
            return f"{inline.text} ({address})" if address and address != inline.text else inline.text
        case LineBreak():
            return " "
        case Reference():
            return reference_said(inline.label, numbers)
        case Picture():
            return f"[Picture: {inline.alternative}]"
