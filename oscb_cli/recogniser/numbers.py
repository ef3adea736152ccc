"""The numbers typed before the lines of a document, seen by a reader: which of them are numbers, and not words."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from oscb_cli.model.blocks import Words, plain_inlines
from oscb_cli.model.marks import Mark, as_roman, bullet_before, can_stand, letter_before, number_before
from oscb_cli.model.spans import without_start
from oscb_cli.model.typed_numbers import Begun, Verdict, begun, verdicts
from oscb_cli.recogniser.line import Line

_MOST_HEADING_WORDS = 14
_FEWEST_HEADINGS = 2
_FIGURES = "£$€0123456789"


def see_numbers(lines: Sequence[Line]) -> Sequence[Line]:
    """See which lines begin with a number typed by hand, and which only with a figure: ``Line.typed``, in place.

    :param lines: those of a whole document, in its order, with the numbers and lists that are automatic.
    :return: the same lines.
    """
    ways = [_begun(line) for line in lines]
    if any(way.mark is not None for way in ways):
        for line, verdict in zip(lines, verdicts(ways), strict=True):
            line.typed = verdict
    _see_headings(lines)
    return lines


def _begun(line: Line) -> Begun:
    if line.table is not None or line.list_kind or line.quote or not line.words:
        return Begun(counts=False)
    way = begun(plain_inlines(line.inlines).lstrip(), automatic=bool(line.number), apart=line.apart)
    return replace(way, counts=way.counts and not line.level and not line.emphatic and "@" not in line.words)


def _see_headings(lines: Sequence[Line]) -> None:
    """See numbers and letters that run through headings: short lines that have other lines between them."""
    runs: dict[tuple[str, str, int], list[list[tuple[int, Mark]]]] = {}
    for place, line in enumerate(lines):
        for mark in _marks_of_heading(line):
            alike = runs.setdefault((mark.kind, mark.style, len(mark.values)), [])
            before = next((run for run in reversed(alike) if _goes_on(run[-1][1].values, mark.values)), None)
            if before is not None:
                before.append((place, mark))
            elif mark.values[-1] == 1:
                alike.append([(place, mark)])
    for run in (run for alike in runs.values() for run in alike):
        places = [place for place, _ in run]
        between = sum(after - before > 1 for before, after in pairwise(places))
        if len(run) >= _FEWEST_HEADINGS and 2 * between >= len(run) - 1:
            for place in places:
                lines[place].heads = True


def _marks_of_heading(line: Line) -> list[Mark]:
    """The marks that a line may have if it is a heading: a letter may be a Roman number."""
    words = line.words
    if line.table is not None or line.list_kind or line.number or not words or words[-1:] in ".;,!":
        return []
    if words.count(" ") >= _MOST_HEADING_WORDS or not (line.level or line.emphatic or line.loose):
        return []
    number = number_before(words, bare=True)
    if number is not None:
        return [number] if can_stand(words[number.length :]) else []
    letter = letter_before(words)
    if letter is None or not can_stand(words[letter.length :]):
        return []
    roman = as_roman(letter)
    return [mark for mark in (letter if letter.kind == "letter" else None, roman) if mark is not None]


def _goes_on(values: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether a number follows another: 4 after 3, 2.2 after 2.1, 3.1 after 2.4."""
    if values[:-1] == after[:-1]:
        return after[-1] == values[-1] + 1
    return after[:-1] > values[:-1] and after[-1] == 1


def without_right_numbers(lines: Sequence[Line]) -> list[Line]:
    """Lines without the numbers before paragraphs, where these run from the first to the last as they should.

    What plain text and PDF show of automatic numbers cannot be told from what was typed.
    """
    numbered = [line for line in see_numbers(lines) if line.typed is Verdict.NUMBER]
    values = [mark.values for line in numbered if (mark := line.mark) is not None]
    if not values or not (_run(values) or _run_by_section(values)):
        return list(lines)
    return [_as_automatic(line) if line.typed is Verdict.NUMBER else line for line in lines]


def _run(values: Sequence[tuple[int, ...]]) -> bool:
    return list(values) == [(number,) for number in range(1, len(values) + 1)]


def _run_by_section(values: Sequence[tuple[int, ...]]) -> bool:
    if any(len(value) != 2 for value in values) or values[0] != (1, 1):
        return False
    return all(after in ((before[0], before[1] + 1), (before[0] + 1, 1)) for before, after in pairwise(values))


def _as_automatic(line: Line) -> Line:
    """A line with its typed number as an automatic one."""
    mark = number_before(plain_inlines(line.inlines), bare=True)
    if mark is None:
        return line
    numbered = line.with_inlines(without_start(line.inlines, mark.length))
    numbered.number, numbered.typed, numbered.heads = mark.bare, Verdict.TAKEN, False
    return numbered


def with_lone_marks(lines: Sequence[Line], typed: Callable[[Line], str]) -> list[Line]:
    """Lines in which what looked like the mark of a list is a word, a figure or a sign again, where there is no list.

    :param typed: the words of a line as they were typed, with the mark that was taken off.
    """
    found: list[Line] = []
    for place, line in enumerate(lines):
        mark = _list_mark(line, typed) if line.list_kind and line.table is None else None
        beside = [*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]]
        lone = mark is not None and (
            is_lone_bullet(mark, line.words, beside)
            if mark.kind == "bullet"
            else not any(_is_next(mark, _list_mark(other, typed)) for other in beside)
        )
        if mark is not None and lone:
            line = line.with_inlines((Words(f"{mark.text} "), *line.inlines))
            line.list_kind, line.depth = "", 0
        found.append(line)
    return found


def _list_mark(line: Line, typed: Callable[[Line], str]) -> Mark | None:
    words = typed(line)
    return number_before(words) if line.list_kind == "number" else bullet_before(words)


def _is_next(mark: Mark, other: Mark | None) -> bool:
    """Whether a number and one beside it follow each other."""
    return other is not None and other.kind == "number" and abs(other.values[-1] - mark.values[-1]) == 1


def is_lone_bullet(mark: Mark, words: str, beside: Sequence[Line]) -> bool:
    """Whether what looks like a typed bullet is a word or a sign of the words after it: “- 5 degrees”, “o dear”.

    :param words: what follows the mark.
    :param beside: the lines before and after it.
    """
    if mark.text not in "o-–*" or (mark.text != "o" and words[:1] not in _FIGURES):
        return False
    return not any(
        line.list_kind or line.words.endswith(":") or ((other := bullet_before(line.words)) and other.text == mark.text)
        for line in beside
    )
