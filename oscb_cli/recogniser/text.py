"""Lines of a part as its text: paragraphs, lists, quotations and tables, as Markdown."""

from collections.abc import Iterator, Sequence

from oscb_cli.model.blocks import Block, Inline, List, Paragraph, Picture, Quote, plain_inlines
from oscb_cli.model.marks import can_stand, number_before
from oscb_cli.model.patterns import regex
from oscb_cli.model.spans import without_start
from oscb_cli.model.to_markdown import to_markdown
from oscb_cli.recogniser.line import Line

_OPENING = ("“", '"', "‘", "'")
_CLOSING = regex(r"[”\"’'][.,;]?\Z")


def text_of(lines: Sequence[Line]) -> str:
    """The Markdown of lines."""
    return to_markdown(list(blocks_of(lines)))


def blocks_of(lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks that lines make: list entries together, quotations together."""
    place = 0
    while place < len(lines):
        line = lines[place]
        if line.table is not None:
            yield line.table
            place += 1
        elif line.list_kind:
            end = _end_of_list(lines, place)
            yield from _lists(lines[place:end])
            place = end
        elif (end := _end_of_typed_list(lines, place)) > place:
            yield List(True, tuple((Paragraph(_without_number(entry)),) for entry in lines[place:end]))
            place = end
        elif _is_quotation(lines, place):
            end = place
            while end < len(lines) and _is_quotation(lines, end):
                end += 1
            yield Quote(tuple(Paragraph(entry.inlines) for entry in lines[place:end]))
            place = end
        else:
            yield Paragraph(line.inlines, line.label)
            place += 1


def _end_of_typed_list(lines: Sequence[Line], place: int) -> int:
    """Where a list ends whose numbers are typed, 1, 2, 3 after a colon or in small letters; its beginning if none."""
    first = lines[place]
    if not _is_typed_entry(first, 1):
        return place
    after_colon = place > 0 and lines[place - 1].words.endswith(":")
    if not after_colon and (first.mark is None or can_stand(first.words[first.mark.length :])):
        return place
    end = place
    while end < len(lines) and _is_typed_entry(lines[end], end - place + 1):
        end += 1
    return end if end - place > 1 else place


def _is_typed_entry(line: Line, number: int) -> bool:
    if line.table is not None or line.list_kind or line.number or (mark := line.mark) is None:
        return False
    return mark.values == (number,) and mark.style != ""


def _without_number(line: Line) -> tuple[Inline, ...]:
    mark = number_before(plain_inlines(line.inlines))
    return without_start(line.inlines, mark.length) if mark is not None else line.inlines


def _is_quotation(lines: Sequence[Line], place: int) -> bool:
    """Whether a paragraph is a quotation: by its style, or all of it in quotation marks with no number."""
    line = lines[place]
    if line.table is not None or line.list_kind:
        return False
    if line.quote:
        return True
    words = line.words
    if not words.startswith(_OPENING) or line.number or line.typed_number:
        return False
    follows = place > 0 and (lines[place - 1].words.endswith(":") or _is_quotation(lines, place - 1))
    pictures = any(isinstance(inline, Picture) for inline in line.inlines)
    return not pictures and (follows or (_CLOSING.search(words) is not None and len(words.split()) > 2))


def _end_of_list(lines: Sequence[Line], place: int) -> int:
    """Where a list ends that begins at a place: at the first line that is none of its own."""
    end = place + 1
    while end < len(lines) and lines[end].list_kind:
        end += 1
    return end


def _lists(lines: Sequence[Line]) -> Iterator[Block]:
    """The lists that lines in lists make, nested by their depth."""
    place = 0
    while place < len(lines):
        first = lines[place]
        if first.continues:  # with no entry to go on with
            yield Paragraph(first.inlines)
            place += 1
            continue
        entries: list[tuple[Block, ...]] = []
        while place < len(lines):
            line = lines[place]
            same = line.depth == first.depth and line.list_kind == first.list_kind and line.list_id == first.list_id
            if not same or line.depth < first.depth:
                break
            place += 1
            begins = place
            while place < len(lines) and (
                lines[place].depth > first.depth or (lines[place].continues and lines[place].depth == first.depth)
            ):
                place += 1
            entries.append((Paragraph(line.inlines), *_within(lines[begins:place])))
        yield List(first.list_kind == "number", tuple(entries))


def _within(lines: Sequence[Line]) -> Iterator[Block]:
    """What stands within an entry: paragraphs that go on with it, and deeper lists."""
    place = 0
    while place < len(lines):
        if lines[place].continues:
            yield Paragraph(lines[place].inlines)
            place += 1
            continue
        end = place
        while end < len(lines) and not lines[end].continues:
            end += 1
        yield from _lists(lines[place:end])
        place = end
