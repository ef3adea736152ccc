"""The letters and numbers typed before the items of a recommendation, and before those within them."""

from collections.abc import Sequence

from oscb_cli.model.blocks import plain_inlines
from oscb_cli.model.marks import Mark, as_roman
from oscb_cli.model.spans import without_start
from oscb_cli.model.typed_numbers import Verdict
from oscb_cli.profile.schema import Profile
from oscb_cli.recogniser.lead import item_mark
from oscb_cli.recogniser.line import Line

_BEFORE_A_VERB = {"to", "that", "also", "in", "principle"}


def with_items(lines: Sequence[Line], profile: Profile) -> list[Line]:
    """Lines with those that begin with the letter or number of an item as entries of a list, without it.

    Marks of another sort than the first are those of a list within an item. A mark counts where it begins a run or goes
    on with one: “10.5 million pounds” alone begins with a figure.
    """
    marks = [_mark(line) for line in lines]
    taken = _taken(lines, marks, profile)
    found: list[Line] = []
    outer = ""
    expected: tuple[int, ...] = ()
    for place, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark is None or place not in taken:
            found.append(line)
            continue
        outer = outer or _sort(mark)
        inner = _sort(mark) != outer and not (mark.kind == outer and mark.values == expected)
        entry = line.with_inlines(without_start(line.inlines, _length(line)))
        entry.list_kind, entry.depth, entry.typed = "number", int(inner), Verdict.WORDS
        found.append(entry)
        if not inner:
            expected = (*mark.values[:-1], mark.values[-1] + 1)
    return found


def _mark(line: Line) -> Mark | None:
    return None if line.list_kind or line.table is not None else item_mark(line.words)


def _length(line: Line) -> int:
    """How many characters the mark takes in the words as they were typed."""
    whole = plain_inlines(line.inlines)
    spaces = len(whole) - len(whole.lstrip())
    mark = item_mark(whole[spaces:])
    return spaces + mark.length if mark is not None else 0


def _taken(lines: Sequence[Line], marks: Sequence[Mark | None], profile: Profile) -> set[int]:
    """The places of the lines whose mark is one, and no word or figure of theirs."""
    taken: set[int] = set()
    runs: dict[tuple[str, str, int], list[int]] = {}
    for place, mark in enumerate(marks):
        if mark is not None:
            kind = "number" if mark.kind == "number" else "letter"
            runs.setdefault((kind, mark.style, len(mark.values)), []).append(place)
    for (kind, _, depth), places in runs.items():
        if kind == "letter":
            if len(places) > 1 or _is_first(marks[places[0]]):
                taken.update(places)
            continue
        for place in places:
            mark = marks[place]
            assert mark is not None  # noqa: S101 - only lines with one are in a run
            beside = [other.values for there in places if there != place and (other := marks[there]) is not None]
            near = {(*mark.values[:-1], mark.values[-1] + step) for step in (-1, 1)}
            first_of_all = depth == 1 and mark.values == (1,) and _decides(lines[place], mark, profile)
            if near.intersection(beside) or lines[place].typed is Verdict.NUMBER or first_of_all:
                taken.add(place)
    return taken


def _is_first(mark: Mark | None) -> bool:
    if mark is None:
        return False
    roman = as_roman(mark)
    return mark.values == (1,) or (roman is not None and roman.values == (1,))


def _decides(line: Line, mark: Mark, profile: Profile) -> bool:
    """Whether what follows a mark says what is to be decided."""
    tokens = line.words[mark.length :].casefold().split()[:3]
    return any(token in profile.recommendation.verbs or token in _BEFORE_A_VERB for token in tokens[:1])


def _sort(mark: Mark) -> str:
    """Whether a mark is a number, a letter or a Roman number."""
    return "roman" if mark.kind != "number" and as_roman(mark) is not None else mark.kind
