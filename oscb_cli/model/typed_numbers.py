"""Which of the numbers that paragraphs begin with are paragraph numbers typed by hand, and which are words of theirs.

“10.5 million pounds”, “12. Angry Men” and “4.1 The library” look as a typed number does. One is only a paragraph's
number where the document shows it: it stands in the document's own sequence (after 3 comes 4, 2.1 under 2), most
paragraphs have one, and what follows can stand without it. Where it may be either, it stays, and is told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.model.blocks import Block, Paragraph, plain_inlines
from oscb_cli.model.markdown import parse
from oscb_cli.model.marks import Mark, can_stand, is_unit, number_before
from oscb_cli.model.report import Report
from oscb_cli.model.source import Source
from oscb_cli.model.spans import without_start
from oscb_cli.model.to_markdown import to_markdown

_LONG = 6
"""Words from which on a paragraph would have a number where the others have one."""

_FEWEST, _SOME, _MANY = 2, 3, 6
_SHARES = {_FEWEST: 1 / 2, _SOME: 1 / 3, _MANY: 1 / 5}
"""What share of the paragraphs must have a number, by how long their longest run is."""

_MOST_OF_IT = 0.4
"""How much of a document its paragraph numbers run through, at the least."""

_WIDEST_GAP = 2
"""How far two numbers that follow each other may be apart, where one was left out."""

_LATEST_START = 3
_NEAR = 4
"""Numbers between a number in the wrong place and the place where it is missing."""

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
        members, longest = _members(values, signs)
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


def _signs(one: Begun) -> "_Signs":
    return _Signs(not one.weak, one.mark is not None and one.mark.apart)


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


class _Signs(NamedTuple):
    """What else speaks for a number: what follows can stand without it, and it is set off by a tab."""

    strong: bool
    apart: bool


def _members(values: Sequence[tuple[int, ...]], signs: Sequence[_Signs]) -> tuple[set[int], int]:
    """The places of the numbers that stand in the document's sequence, and how long its longest run is."""
    members: set[int] = set()
    runs = list(_runs(values, signs, 0, len(values)))
    for run in runs:
        members.update(run)
        members.update(place for place in _misplaced(values, run) if signs[place].strong)
    if len(runs) > 1 and all(
        values[run[0]][-1] == 1 for run in runs
    ):  # each section begins anew, one with a single one
        members.update(place for place in _outside(runs, len(values)) if values[place][-1] == 1)
    if members and sum(signs[place].apart for place in members) > len(members) * 0.9:  # by tabs, as no words are
        members.update(place for place, one in enumerate(signs) if one.apart)
    return members, max(map(len, runs), default=0)


def _runs(values: Sequence[tuple[int, ...]], signs: Sequence[_Signs], start: int, end: int) -> Iterator[list[int]]:
    """The runs between two places: the longest, and those before and after it. What stands within one is no run."""
    run = _longest_run(values, signs, start, end)
    if len(run) < _FEWEST:
        return
    yield from _runs(values, signs, start, run[0])
    yield run
    yield from _runs(values, signs, run[-1] + 1, end)


def _longest_run(values: Sequence[tuple[int, ...]], signs: Sequence[_Signs], start: int, end: int) -> list[int]:
    """The places of the longest run of numbers of which each follows the one before."""
    length: dict[int, int] = {}
    before: dict[int, int] = {}
    latest: dict[tuple[int, ...], int] = {}
    sections: dict[tuple[int, ...], int] = {}
    for place in range(start, end):
        value = values[place]
        earlier = [latest[one] for one in _preceding(value) if one in latest]
        if value[-1] == 1 and len(value) > 1:
            earlier += [sections[one] for one in _sections_before(value) if one in sections]
        length[place] = 1
        for other in earlier:
            if length[other] + 1 > length[place]:
                length[place], before[place] = length[other] + 1, other
        same = latest.get(value)
        if same is None or (length[place], signs[place]) >= (length[same], signs[same]):
            latest[value] = place
        head = value[:-1]
        if head not in sections or length[place] >= length[sections[head]]:
            sections[head] = place
    if not length:
        return []
    at = max(length, key=lambda place: length[place])
    run = [at]
    while run[-1] in before:
        run.append(before[run[-1]])
    return _without_loose_ends(values, _without_weak(values, run[::-1], signs))


def _preceding(value: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The numbers that one may follow under the same heading: the one before it, or the one before that."""
    for gap in range(1, _WIDEST_GAP + 1):
        if value[-1] > gap:
            yield (*value[:-1], value[-1] - gap)


def _sections_before(value: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The sections after whose last number the first of another may stand: 2.3 before 3.1, or before 4.1."""
    head = value[:-1]
    for gap in range(1, _WIDEST_GAP + 2):
        if head[-1] > gap:
            yield (*head[:-1], head[-1] - gap)


def _without_weak(values: Sequence[tuple[int, ...]], run: list[int], signs: Sequence[_Signs]) -> list[int]:
    """A run without numbers before words that hardly stand alone, unless they stand just where a number is missing."""
    return [
        one
        for place, one in enumerate(run)
        if signs[one].strong
        or (
            0 < place < len(run) - 1
            and _follows(values[run[place - 1]], values[one])
            and _follows(values[one], values[run[place + 1]])
        )
    ]


def _without_loose_ends(values: Sequence[tuple[int, ...]], run: list[int]) -> list[int]:
    """A run without a first or last number that does not quite go with it: nothing beyond says that it is one."""
    while len(run) > 1 and not _follows(values[run[-2]], values[run[-1]]):
        run = run[:-1]
    while len(run) > 1 and values[run[0]][-1] > _LATEST_START and not _follows(values[run[0]], values[run[1]]):
        run = run[1:]
    return run if len(run) > 1 else []


def _follows(value: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether a number comes right after another: 4 after 3, 2.2 after 2.1, 3.1 after 2.5."""
    if value[:-1] == after[:-1]:
        return after[-1] == value[-1] + 1
    return after[-1] == 1


def _misplaced(values: Sequence[tuple[int, ...]], run: Sequence[int]) -> Iterator[int]:
    """The numbers near a run that are missing in it, where they stand in a wrong place: 15, 18, 16, 17."""
    there = {values[place] for place in run}
    first, last = run[0], run[-1]
    for place in range(max(0, first - 1), min(len(values), last + 2)):
        value = values[place]
        if place in run or value in there:
            continue
        beside = [other for other in run if _follows(values[other], value) or _follows(value, values[other])]
        if any(abs(other - place) <= _NEAR for other in beside) and value[:-1] in {one[:-1] for one in there}:
            there.add(value)
            yield place


def _outside(runs: Sequence[Sequence[int]], count: int) -> Iterator[int]:
    """The places that stand within no run."""
    within = {place for run in runs for place in range(run[0], run[-1] + 1)}
    return (place for place in range(count) if place not in within)


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
