"""From words on pages to rows of words: what stands on one line, without running heads, footers and page numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from oscb_cli.model.patterns import regex
from oscb_cli.readers.pdf.pages import Fragment

_SAME_LINE = 2.5
"""Points by which words of one line may stand apart in height."""

_COLUMN_GAP = 1.6
"""Sizes of type between two pieces of a line from which on they are two."""

_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
"""The widths of the characters from the space to the tilde in Helvetica, which Arial and Liberation Sans share."""

_WIDTH = {chr(32 + place): int(width) / 1000 for place, width in enumerate(_WIDTHS.split())}
_WIDTH |= {"’": 0.222, "‘": 0.222, "“": 0.333, "”": 0.333, "—": 1.0, "•": 0.35, "\u00a0": 0.278, "í": 0.278}
_BOLD_WIDTHS = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 "
    "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
    "333 611 556 778 556 556 500 389 280 389 584"
)
_BOLD_WIDTH = _WIDTH | {chr(32 + place): int(width) / 1000 for place, width in enumerate(_BOLD_WIDTHS.split())}
_LETTER_GAP = 0.13
"""Sizes of type between two pieces of a line up to which they are one word."""

MARK = regex(r"(?:[•·▪●○◦*–-]|o|\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]|[ivx]{1,4})[.)]?\)?)\Z")
"""A number, a letter or a bullet before a paragraph."""

_PAGE_NUMBER = regex(r"\W*(?:page\s*)?\d{1,3}\W*(?:(?:of|/)\s*\d{1,3})?\W*", 2)
_DIGITS = regex(r"\d+")
_EDGE_ROWS = 3
_HEAD, _FOOT = 0.905, 0.085
"""Shares of the height of a page above and below which there are only running heads and footers."""


class Cell(Struct):
    """Words that stand together on a line, from ``x`` to ``end``, in points."""

    x: float
    end: float
    words: str
    bold: bool
    size: float
    stretch: float = 1.0
    bold_start: int = 0
    """How many characters at the start are bold, where the rest is not."""

    def with_word(self, words: str) -> float:
        """Where the cell would end with the first of some words after its own."""
        word = words.partition(" ")[0]
        return self.end + width_of(f" {word}", self.size * self.stretch, bold=self.bold)


class Row(Struct):
    """A line of a page: its cells from left to right, how high it stands, and how wide and high the page is."""

    page: int
    y: float
    width: float
    height: float
    cells: list[Cell]

    @property
    def words(self) -> str:
        """All its words."""
        return " ".join(cell.words for cell in self.cells)


def width_of(words: str, size: float, *, bold: bool) -> float:
    """How wide words are, in points, in a type like Arial."""
    widths = _BOLD_WIDTH if bold else _WIDTH
    return sum(widths.get(letter, 0.556) for letter in words) * size


def rows_of(fragments: Sequence[Fragment]) -> list[Row]:
    """The rows of all pages, without what is repeated on each page."""
    pages = [list(_rows_of_page(list(found))) for _, found in groupby(fragments, key=lambda fragment: fragment.page)]
    furniture = _furniture(pages)
    return [
        row
        for page in pages
        for place, row in enumerate(page)
        if _kept(row) not in furniture
        and not (place in {0, len(page) - 1} and len(page) > 1 and _PAGE_NUMBER.fullmatch(row.words))
    ]


def _rows_of_page(fragments: list[Fragment]) -> Iterator[Row]:
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: (-f.y, f.x)):
        if lines and abs(lines[-1][0].y - fragment.y) <= _SAME_LINE:
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    for line in lines:
        line.sort(key=lambda f: f.x)
    columns = {round(cell.x) for line in lines for cell in _cells(line, frozenset())[1:]}
    for line in lines:
        yield Row(line[0].page, line[0].y, line[0].width, line[0].height, _cells(line, frozenset(columns)))


def _cells(line: Sequence[Fragment], columns: frozenset[int]) -> list[Cell]:
    """The cells of a line: apart where there is a gap, or where another line of the page has a column beginning."""
    cells: list[Cell] = []
    for fragment in line:
        words = fragment.words
        wide = fragment.size * fragment.stretch
        end = fragment.x + width_of(words.rstrip(), wide, bold=fragment.bold)
        last = cells[-1] if cells else None
        gap = fragment.x - last.end if last is not None else 0.0
        at_column = gap > _LETTER_GAP * fragment.size and any(abs(fragment.x - x) <= 1 for x in columns)
        if last is None or gap > _COLUMN_GAP * fragment.size or (at_column and not MARK.match(last.words)):
            stripped = words.strip()
            bold_start = len(stripped) * fragment.bold
            cells.append(Cell(fragment.x, end, stripped, fragment.bold, fragment.size, fragment.stretch, bold_start))
            continue
        close = gap < _LETTER_GAP * fragment.size and not (MARK.match(last.words) and len(cells) == 1)
        apart = "" if last.words.endswith(" ") or words.startswith(" ") or close else " "
        joined = f"{last.words}{apart}{words}"
        if fragment.bold and last.bold:
            last.bold_start = len(joined.rstrip())
        last.bold = last.bold and fragment.bold
        last.words, last.end = joined, max(end, last.end)
    for cell in cells:
        cell.words = " ".join(cell.words.split())
    return cells


def _kept(row: Row) -> tuple[str, int]:
    """What a row says, whatever the page's number in it, and how high it stands."""
    return _DIGITS.sub("#", row.words.casefold()), round(row.y / 2)


def _is_in_margin(row: Row) -> bool:
    """Whether a row stands where running heads and footers do, and no text of a page."""
    return row.y > _HEAD * row.height or row.y < _FOOT * row.height


def _furniture(pages: Sequence[Sequence[Row]]) -> set[tuple[str, int]]:
    """What stands at one height at the top or the foot of most pages: running heads and footers."""
    counted: Counter[tuple[str, int]] = Counter()
    for page in pages:
        counted.update({_kept(row) for row in (*page[:_EDGE_ROWS], *page[-_EDGE_ROWS:]) if _is_in_margin(row)})
    return {kept for kept, count in counted.items() if count >= max(2, len(pages) * 0.6)}
