"""Which of the numbers that paragraphs begin with are paragraph numbers typed by hand, and which are words of theirs.

“10.5 million pounds”, “12. Angry Men” and “4.1 The library” look as a typed number does. One is only a paragraph's
number where the document shows it: it stands in the document's own sequence (after 3 comes 4, 2.1 under 2), most
paragraphs have one, and what follows can stand without it. Where it may be either, it stays, and is told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.model.blocks import Block, Paragraph, plain_inlines
from oscb_cli.model.markdown import parse
from oscb_cli.model.marks import Mark, can_stand, is_unit, number_before
from oscb_cli.model.number_runs import FEWEST, Signs, members_of
from oscb_cli.model.report import Report
from oscb_cli.model.source import Source
from oscb_cli.model.spans import without_start
from oscb_cli.model.to_markdown import to_markdown

_LONG = 6
"""Words from which on a paragraph would have a number where the others have one."""

_SOME, _MANY = 3, 6
_SHARES = {FEWEST: 1 / 2, _SOME: 1 / 3, _MANY: 1 / 5}
"""What share of the paragraphs must have a number, by how long their longest run is."""

_MOST_OF_IT = 0.4
"""How much of a document its paragraph numbers run through, at the least."""

_ENOUGH = 80


class Verdict(IntEnum):
    """What a mark before words is."""

    WORDS = 0
    DOUBT = 1
    NUMBER = 2
    TAKEN = 3
    """A number that its reader took off already: what a text or a PDF shows of automatic numbers."""


class Begun(Struct, frozen=True):
    """How a paragraph begins: the mark that may be its number, and the number that stands before it anyway.

    ``counts`` says that it is long enough to be one that has a number where the others have one, ``unit`` that what
    follows may be the unit of a figure: “2.5 FTE”, ``weak`` that what follows does not begin as a sentence: “3. the
    third”; ``hardly`` that it cannot stand without a figure before it: “2.5 million”.
    """

    mark: Mark | None = None
    automatic: bool = False
    counts: bool = True
    unit: bool = False
    weak: bool = False
    hardly: bool = False


def begun(words: str, *, automatic: bool = False, apart: bool = False) -> Begun:
    """How a paragraph of some words begins.

    :param apart: whether a tab stands after its first word, where the words do not show it.
    """
    mark = number_before(words, bare=True)
    if mark is None:
        return Begun(None, automatic, words.count(" ") >= _LONG - 1)
    if apart:
        mark = replace(mark, apart=True)
    rest = words[mark.length :]
    set_off = bool(mark.style) or mark.apart
    stands = can_stand(rest) or (bool(mark.style) and len(mark.values) == 1 and not rest[0].isalpha())
    if not set_off and len(mark.values) == 1:
        return Begun(None, automatic, words.count(" ") >= _LONG - 1)
    unit = len(mark.values) > 1 and is_unit(rest)
    hardly = not stands and not set_off and rest[0].isalpha()
    return Begun(mark, automatic, words.count(" ") >= _LONG - 1, unit, not stands, hardly)


def verdicts(paragraphs: Sequence[Begun]) -> list[Verdict]:
    """What the mark before each paragraph of a document is, in the document's order."""
    found = [Verdict.WORDS] * len(paragraphs)
    marked = [place for place, one in enumerate(paragraphs) if one.mark is not None]
    if not marked:
        return found
    groups: dict[tuple[str, int], list[int]] = {}
    for place in marked:
        if not paragraphs[place].unit and not paragraphs[place].weak:
            found[place] = Verdict.DOUBT
        if not paragraphs[place].automatic:
            groups.setdefault(_group(paragraphs[place]), []).append(place)
    automatic = sum(one.automatic for one in paragraphs)
    counting = sum(one.counts for one in paragraphs if one.mark is None and not one.automatic)
    for places in groups.values():
        values = [_values(paragraphs[place]) for place in places]
        signs = [_signs(paragraphs[place]) for place in places]
        members, longest = members_of(values, signs)
        there = sorted(places[member] for member in members)
        if len(there) > automatic and (
            _are_the_numbers(len(there), longest, counting + len(places)) or _run_through(paragraphs, there, longest)
        ):
            for place in there:
                found[place] = Verdict.DOUBT if paragraphs[place].hardly else Verdict.NUMBER
    return found


def _group(one: Begun) -> tuple[str, int]:
    """Numbers of one look: those with as many parts, and the same marks around them."""
    assert one.mark is not None  # noqa: S101 - only those with one are grouped
    depth = len(one.mark.values)
    return (one.mark.style if depth == 1 or one.mark.style == "()" else "", depth)


def _values(one: Begun) -> tuple[int, ...]:
    return one.mark.values if one.mark is not None else ()


def _signs(one: Begun) -> Signs:
    return Signs(not one.weak, one.mark is not None and one.mark.apart)


def _are_the_numbers(members: int, longest: int, paragraphs: int) -> bool:
    """Whether runs of numbers are those of the paragraphs, and not a list among paragraphs without numbers."""
    share = members / paragraphs if paragraphs else 0.0
    return any(longest >= fewest and share >= least for fewest, least in _SHARES.items())


def _run_through(paragraphs: Sequence[Begun], there: Sequence[int], longest: int) -> bool:
    """Whether numbers run through most of a document, as those of a list do not, with little between them."""
    if longest < _SOME or there[-1] - there[0] < len(paragraphs) * _MOST_OF_IT:
        return False
    between = sum(one.counts and one.mark is None for one in paragraphs[there[0] : there[-1]])
    return len(there) >= (len(there) + between) * _SHARES[_MANY]


class Numbered(Struct, frozen=True):
    """A paragraph of a report with the mark that is, or may be, its typed number.

    ``place`` is that of the block within the text that ``pointer`` leads to.
    """

    pointer: str
    place: int
    mark: Mark
    verdict: Verdict


def numbers_in(texts: Iterable[tuple[str, Sequence[Block]]], source: Source | None = None) -> list[Numbered]:
    """The marks before the paragraphs of texts that are, or may be, typed numbers.

    :param texts: the texts in the document's order, each with its pointer and its blocks.
    :param source: where they were read from, if the reader has seen which paragraphs have typed numbers.
    """
    paragraphs = [
        (pointer, place, plain_inlines(block.inlines))
        for pointer, blocks in texts
        for place, block in enumerate(blocks)
        if isinstance(block, Paragraph)
    ]
    if source is not None:
        return list(_as_read(paragraphs, source))
    ways = [begun(words) for _, _, words in paragraphs]
    return [
        Numbered(pointer, place, way.mark, verdict)
        for (pointer, place, _), way, verdict in zip(paragraphs, ways, verdicts(ways), strict=True)
        if way.mark is not None and verdict is not Verdict.WORDS
    ]


def _as_read(paragraphs: Iterable[tuple[str, int, str]], source: Source) -> Iterator[Numbered]:
    """The marks as the reader of a document judged them, who saw more of it than the text shows."""
    seen: dict[str, dict[str, list[int]]] = {}
    for pointer, place, words in paragraphs:
        mark = number_before(words, bare=True)
        if mark is None:
            continue
        if pointer not in seen:
            seen[pointer] = {}
            for spot in source.spots.get(pointer, ()):
                if spot.typed in {Verdict.DOUBT, Verdict.NUMBER}:
                    seen[pointer].setdefault(_start(spot.words), []).append(spot.typed)
        judged = seen[pointer].get(_start(words))
        if judged:
            yield Numbered(pointer, place, mark, Verdict(judged.pop(0) if len(judged) > 1 else judged[0]))


def _start(words: str) -> str:
    return " ".join(words[: 2 * _ENOUGH].replace("\u00ad", "").split())[:_ENOUGH]


def texts_of(report: Report) -> Iterator[tuple[str, Sequence[Block]]]:
    """The texts of a report whose paragraphs have numbers, in its order."""
    for place, section in enumerate(report.sections):
        yield f"/sections/{place}/text", parse(section.text)
    for place, implication in enumerate(report.implications):
        yield f"/implications/{place}/text", parse(implication.text)


class Numbers(Struct, frozen=True):
    """What became of numbers typed before paragraphs: how many were taken off, and which stay, as they may be words.

    ``left`` are the beginnings of these paragraphs.
    """

    taken: int = 0
    left: tuple[str, ...] = ()


def without_typed_numbers(report: Report, source: Source | None = None) -> tuple[Report, Numbers]:
    """A report without the numbers typed before its paragraphs: in a document of oscb's they come by themselves.

    :param source: where the report was read from, if it was read from a document.
    """
    texts = dict(texts_of(report))
    numbered = numbers_in(texts.items(), source)
    left = tuple(_beginning(texts[one.pointer][one.place]) for one in numbered if one.verdict is Verdict.DOUBT)
    taken: dict[str, dict[int, Mark]] = {}
    for one in numbered:
        if one.verdict is Verdict.NUMBER:
            taken.setdefault(one.pointer, {})[one.place] = one.mark
    spots = (source.spots.get(pointer, ()) for pointer in texts) if source is not None else ()
    read_off = sum(spot.typed == Verdict.TAKEN for found in spots for spot in found)
    if not taken:
        return report, Numbers(read_off, left)

    def freed(name: str, place: int, text: str) -> str:
        pointer = f"/{name}/{place}/text"
        return to_markdown(list(without_marks(texts[pointer], taken[pointer]))) if pointer in taken else text

    sections = tuple(
        entry.model_copy(update={"text": freed("sections", place, entry.text)})
        for place, entry in enumerate(report.sections)
    )
    implications = tuple(
        entry.model_copy(update={"text": freed("implications", place, entry.text)})
        for place, entry in enumerate(report.implications)
    )
    changed = report.model_copy(update={"sections": sections, "implications": implications})
    return changed, Numbers(read_off + sum(map(len, taken.values())), left)


def without_marks(blocks: Sequence[Block], marks: Mapping[int, Mark]) -> Iterator[Block]:
    """Blocks without the marks before some of their paragraphs, by the places of these."""
    for place, block in enumerate(blocks):
        mark = marks.get(place)
        if mark is None or not isinstance(block, Paragraph):
            yield block
        else:
            yield Paragraph(without_start(block.inlines, mark.length), block.label)


def _beginning(block: Block) -> str:
    assert isinstance(block, Paragraph)  # noqa: S101 - only paragraphs have numbers
    words = plain_inlines(block.inlines).split()
    return " ".join(words[:5]) + (" …" if len(words) > 5 else "")
