"""Tables of the closing: appendices and background papers, with headings of columns or a row that names them.

Each row is an entry: the number of an appendix is that of its place, “YES” says that there is one, and what stands in
other columns (where a paper is held, whom to ask for it) is kept as words after the entries.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from oscb_cli.model.blocks import Words
from oscb_cli.model.patterns import regex
from oscb_cli.profile.schema import Profile
from oscb_cli.recogniser.closing import ANNEX_ENTRY, BESIDE_AN_ENTRY, CLOSING_ENTRY, CLOSING_LABEL
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.pairs import Cell, closing_label
from oscb_cli.recogniser.people import says_more_of_somebody
from oscb_cli.recogniser.tables import labelled_lines

_LISTS = {"annexes", "background_papers", "other_documents"}
_OFFICERS = "contact_officers"
_LABEL_AND_VALUE = 2
_NUMBER = regex(r"(?:(?:annexe?|appendix)\s*)?(?:\d{1,2}|[A-Z]|[ivx]{1,4})[.):]?", re.IGNORECASE)
_NUMBERED = regex(r"(?:annexe?|appendix)\s*(?:\d{1,2}|[A-Z]|[ivx]{1,4})[.):]?", re.IGNORECASE)
_ANSWER = regex(r"(?:yes|y|attached|enclosed|✓|☒|☑)[.]?", re.IGNORECASE)
_OF_WHERE = regex(
    r"(?:held|available|kept|where|located|location|contact|file|date|dated|link|hyperlink|web|department|version|"
    r"exempt|confidential|public|part|status|author|paragraph|telephone|phone|e-?mail|attached|included|yes)\b"
    r"(?: ?[\w/-]+){0,3}\??",
    re.IGNORECASE,
)
_OF_NUMBERS = regex(
    r"(?:(?:annexe?|appendix|appendices|paper|document|item)\s*)?(?:no\.?|number|ref\.?|reference|letter)|#|"
    r"appendix|annexe?",
    re.IGNORECASE,
)
_OF_TITLES = regex(
    r"(?:(?:annexe?|appendix|appendices|paper|document|report|background)s?\s*)*"
    r"(?:title|name|description|document|paper|papers|documents|of|subject|details)(?: of .*)?",
    re.IGNORECASE,
)


class _Read(Struct):
    """What was made of rows so far; ``columns`` are the headings of the table's columns."""

    current: str
    lines: list[Line] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    beside: list[Line] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    entries: int = 0
    others: int = 0


def closing_in(rows: Sequence[Sequence[Cell]], above: str, profile: Profile) -> tuple[list[Line], set[str]] | None:
    """The lines of a table of the closing, and the parts that it holds; None for a table of another kind.

    :param above: the part of the closing whose label stands above the table; empty for none.
    """
    if any(line.table is not None for row in rows for cell in row for line in cell):
        return None
    if above == _OFFICERS and (people := _people_in(rows)):
        return people, {above}
    read = _Read(above)
    first = [cell for cell in rows[0] if cell] if rows else []
    begins = 0
    if key := _heads_of_columns(first, above, profile):
        read.columns = [cell[0].words.rstrip(" :") for cell in first]
        _begin(key, first[0], read)
        begins = 1
    for row in rows[begins:]:
        filled = [cell for cell in row if cell]
        if filled and not _row(filled, read, profile):
            return None
    if not read.entries or read.others > read.entries + len(read.keys):
        return None
    return [*read.lines, *read.beside], read.keys


def _people_in(rows: Sequence[Sequence[Cell]]) -> list[Line]:
    """The lines of a table of officers with headings of columns: name, post, telephone; none of another table."""
    heads = [" ".join(line.words for line in cell).rstrip(" :") for cell in rows[0]] if rows else []
    if len(heads) < _LABEL_AND_VALUE or not all(says_more_of_somebody(f"{head}:") for head in heads):
        return []
    label = rows[0][0][0].with_inlines((Words("Contact officers:"),))
    label.role, label.level, label.emphatic = CLOSING_LABEL, 0, False
    found = [label]
    for row in rows[1:]:
        for head, cell in zip(heads, row, strict=False):
            for line in cell:
                said = line.with_inlines((Words(f"{head}: "), *line.inlines))
                said.role, said.level, said.emphatic, said.list_kind = CLOSING_ENTRY, 0, False, ""
                found.append(said)
    return found if len(found) > 1 else []


def _heads_of_columns(cells: Sequence[Cell], above: str, profile: Profile) -> str:
    """The part whose entries a table has, by the headings of its columns; empty where they are none."""
    if len(cells) < 2 or any(len(cell) != 1 for cell in cells):
        return ""
    words = [cell[0].words.rstrip(" :") for cell in cells]
    if any(_NUMBERED.fullmatch(said) for said in words):
        return ""
    keys = [closing_label(said, profile) for said in words]
    titles = [n for n, said in enumerate(words) if _OF_TITLES.fullmatch(said) or keys[n] in _LISTS]
    if not titles or any(
        n not in titles and not (_OF_NUMBERS if n == 0 else _OF_WHERE).fullmatch(said) for n, said in enumerate(words)
    ):
        return ""
    if above in _LISTS:
        return above if _OF_NUMBERS.fullmatch(words[0]) or titles[0] == 0 else ""
    if keys[0] == "annexes" and (len(titles) > 1 or _OF_NUMBERS.fullmatch(words[0])):
        return "annexes"
    return keys[0] if keys[0] in _LISTS else ""


def _begin(key: str, label: Cell, read: _Read) -> None:
    line = label[0].with_inlines(label[0].inlines)
    if key != read.current or key not in read.keys:
        named = {"annexes": "Annexes", "background_papers": "Background papers", "other_documents": "Other documents"}
        line = line.with_inlines((Words(f"{named.get(key, line.words.rstrip(' :'))}:"),))
        line.role, line.level, line.emphatic, line.list_kind = CLOSING_LABEL, 0, False, ""
        read.lines.append(line)
    read.current = key
    read.keys.add(key)


def _row(cells: Sequence[Cell], read: _Read, profile: Profile) -> bool:
    """Take a row; whether it can be one of a table of the closing."""
    first, *rest = cells
    words = first[0].words
    key = (
        "" if _NUMBERED.fullmatch(words) or ANNEX_ENTRY.match(words) or read.columns else closing_label(words, profile)
    )
    if key in _LISTS and len(cells) <= _LABEL_AND_VALUE:
        _begin(key, first, read)
        for line in [*first[1:], *(line for cell in rest for line in cell)]:
            _entry(line, read)
        return True
    if _NUMBERED.fullmatch(words) or (ANNEX_ENTRY.match(words) and len(first) == 1):
        if read.current != "annexes" or "annexes" not in read.keys:
            _begin("annexes", first, read)
        return _entry_of(cells, read)
    if read.current in _LISTS and (read.columns or (not key and _is_entry(cells, read.current))):
        if read.current not in read.keys:
            _begin(read.current, first, read)
        return _entry_of(cells, read)
    if len(cells) == 2 and len(first) == 1:
        read.others += 1
        read.current = ""
        read.lines += labelled_lines(first, rest[0], profile)
        return True
    return False


def _is_entry(cells: Sequence[Cell], current: str) -> bool:
    """Whether a row is an entry without headings of columns: alone, after a number, or an appendix with an answer."""
    if len(cells) == 1:
        return True
    numbered = len(cells[0]) == 1 and _NUMBER.fullmatch(cells[0][0].words) is not None
    answered = current == "annexes" and all(_ANSWER.fullmatch(line.words) for line in cells[1])
    return len(cells) == _LABEL_AND_VALUE and (numbered or answered)


def _entry_of(cells: Sequence[Cell], read: _Read) -> bool:
    """Take an entry of a row: its title without the number before it, and what stands beside it."""
    place = 1 if len(cells) > 1 and len(cells[0]) == 1 and _NUMBER.fullmatch(cells[0][0].words) else 0
    for line in cells[place]:
        _entry(line, read)
    for column, cell in enumerate(cells):
        if column <= place or (len(cell) == 1 and _ANSWER.fullmatch(cell[0].words)):
            continue
        for line in _beside(cell, read.columns[column] if column < len(read.columns) else ""):
            if line.words not in {other.words for other in read.beside}:
                read.beside.append(line)
    return True


def _entry(line: Line, read: _Read) -> None:
    entry = line.with_inlines(line.inlines)
    entry.role, entry.level, entry.emphatic, entry.list_kind = CLOSING_ENTRY, 0, False, ""
    read.lines.append(entry)
    read.entries += 1


def _beside(cell: Cell, column: str) -> Iterator[Line]:
    """What stands in another column, under its heading: “Held at: 160 High Street”."""
    for line in cell:
        said = line.with_inlines((Words(f"{column}: "), *line.inlines)) if column else line.with_inlines(line.inlines)
        said.role, said.level, said.emphatic, said.list_kind = BESIDE_AN_ENTRY, 0, False, ""
        yield said
