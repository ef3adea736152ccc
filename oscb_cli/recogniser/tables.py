"""Tables that hold parts of a report: labels and values of the header, or implications with who checked them.

A table of figures is none of these, and stays a table.
"""

from collections.abc import Iterator, Sequence

from oscb_cli.model.blocks import Words
from oscb_cli.profile.folding import own_area_key
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.checker_lines import people_evidence
from oscb_cli.recogniser.headings import area_named, heading_words, own_area_named, part_named
from oscb_cli.recogniser.line import HEADER_LINE, HEADER_MORE, Line, split_at_breaks
from oscb_cli.recogniser.pairs import Cell, is_label, is_left_over, known_pairs, pairs_in

Row = Sequence[Sequence[Line]]
"""The cells of a row, each with its lines."""

_FEWEST_AREAS = 2
_MOST_TWICE = 1
"""Rows of an area that has one already, which are a slip; where there are more, rows are of something else."""

_FEWEST_LABELS = 2
_MOST_LABEL_WORDS = 7
_AFTER_LABELS = " :–—-"
_A_VALUE = 25
"""Words of a line of a value under a label, which is no paragraph of its own."""

_LOOKS_LIKE_PEOPLE = 1.5


def implications_in(rows: Sequence[Row], profile: Profile) -> list[Line] | None:
    """The lines of a table with a row for each implication area; None where a table is none of that kind.

    A row says the area, the comments in one or more cells, and who checked them where a column is for that.
    """
    body = _body_with_areas(rows, profile)
    if not body:
        return None
    begins = len(rows) - len(body)
    checking = _checker_columns(rows[begins - 1] if begins else (), [row for row, area in body if area], profile)
    lines: list[Line] = []
    for row, area in body:
        lines.extend(_implication(row, area, checking))
    return lines


def areas_in(rows: Sequence[Row], profile: Profile) -> set[str]:
    """The areas that the first column of a table names; none where it is no table of implications."""
    return {area for _, area in _body_with_areas(rows, profile) if area}


def _body_with_areas(rows: Sequence[Row], profile: Profile) -> list[tuple[Row, str]]:
    """The rows of a table of implications below its headings, each with its area; none where it is no such table."""
    if len(rows) < _FEWEST_AREAS or max(len(row) for row in rows) < _FEWEST_AREAS:
        return []
    areas = [_area_of(row, profile) for row in rows]
    begins = _first_row(rows, areas, profile)
    body = list(zip(rows[begins:], areas[begins:], strict=True))
    found = [area for _, area in body if area]
    known = {area for area in found if area in profile.area_by_key}
    twice = len(found) - len(set(found))
    if len(set(found)) < _FEWEST_AREAS or not known or twice > _MOST_TWICE or len(found) < len(body) / 2:
        return []
    return [(row, area or _called_by_its_place(row, found)) for row, area in body]


_MOST_ROWS_ABOVE = 2


def _first_row(rows: Sequence[Row], areas: Sequence[str], profile: Profile) -> int:
    """The row that the areas begin with: above it stand a heading over the whole table and those of the columns."""
    for place, row in enumerate(rows[:_MOST_ROWS_ABOVE]):
        said = [_words(cell) for cell in row]
        if areas[place]:
            return place
        following = areas[place + 1] if place + 1 < len(areas) else ""
        if not following and not (place == 0 and says_what_columns_hold([said[0]], profile) and not any(said[1:])):
            return place + 1
    return min(_MOST_ROWS_ABOVE, len(rows))


def _called_by_its_place(row: Row, areas: Sequence[str]) -> str:
    """The area of a row among rows of areas, whatever it is called: words stand beside it; empty where it goes on."""
    words = _words(row[0]) if row else ""
    if not words or len(words.split()) > _MOST_LABEL_WORDS or words[-1:] in ".;" or not any(row[1:]):
        return ""
    key = own_area_key(heading_words(words))
    return "" if key in areas else key


def says_what_columns_hold(said: Sequence[str], profile: Profile) -> bool:
    """Whether the cells of a row are headings of the columns of implications: of comments, and of who checked them.

    :param said: the words of the cells. A row of one cell is a heading above all: it speaks of implications.
    """
    vocabulary = vocabulary_of(profile)
    told = _telling(profile) | vocabulary.check_nouns | {f"{noun}s" for noun in vocabulary.implication_nouns}
    told |= vocabulary.implication_nouns | {"details", "commentary"}
    above, *columns = said or [""]
    columns = [words for words in columns if words]
    if not columns:
        return "implication" in above.casefold()
    for words in columns:
        tokens = [token.strip(":()") for token in words.casefold().replace("/", " ").replace("-", "").split()]
        plain = {word.replace("-", "") for word in told}
        if not any(token in plain for token in tokens) or not set(tokens) <= plain | vocabulary.check_fillers:
            return False
    return True


def _telling(profile: Profile) -> set[str]:
    """Words of which the heading of the column of checkers is made."""
    vocabulary = vocabulary_of(profile)
    return {
        *vocabulary.check_verbs,
        *vocabulary.check_people,
        "consulted",
        "sign-off",
        "signoff",
        "sign",
        "name",
        "who",
    }


def _area_of(row: Row, profile: Profile) -> str:
    words = _words(row[0]) if row else ""
    if not words or len(words.split()) > 9:
        return ""
    part = part_named(words, profile)
    if part is not None and part.kind == "area":
        return part.key
    return area_named(heading_words(words), profile, alone=True) or own_area_named(words, profile, alone=True)


def _words(cell: Sequence[Line]) -> str:
    return " ".join(line.words for line in cell)


def _checker_columns(header: Row, rows: Sequence[Row], profile: Profile) -> set[int]:
    """The columns that say who checked and when, by their headings or by what stands in them."""
    vocabulary = vocabulary_of(profile)
    told = _telling(profile)
    heads = [set(_words(cell).casefold().replace("/", " ").replace(":", " ").strip("()").split()) for cell in header]
    found = {column for column, words in enumerate(heads) if column and words & told}
    if found:
        dated = {column for column, words in enumerate(heads) if column and words & _OF_A_DAY}
        return found | {column for column in dated if len(heads[column]) <= _MOST_WORDS_OF_A_DAY}
    for column in range(max(len(row) for row in rows) - 1, 0, -1):
        said = [
            people_evidence(" ".join(line.words for line in row[column]), vocabulary)
            for row in rows
            if len(row) > column and row[column]
        ]
        if column > 1 and said and sum(said) / len(said) >= _LOOKS_LIKE_PEOPLE:
            return {column}
    return set()


_OF_A_DAY = {"date", "dated", "post", "title"}
_MOST_WORDS_OF_A_DAY = 3


def _implication(row: Row, area: str, checking: set[int]) -> Iterator[Line]:
    heading, *cells = row
    if not area:  # a row without an area goes on with the one before
        for cell in row:
            yield from cell
        return
    line = heading[0].with_inlines((Words(_words(heading)),))
    line.role, line.list_kind, line.number = f"area:{area}", "", ""
    yield line
    for column, cell in enumerate(cells, start=1):
        if column not in checking:
            yield from cell
    told = [cell for column, cell in enumerate(cells, start=1) if column in checking]
    pieces = (piece for cell in told for whole in cell for piece in split_at_breaks(whole))
    for place, piece in enumerate(pieces):
        said = piece.with_inlines(piece.inlines)
        said.role, said.list_kind, said.joins = "checked_by" if place == 0 else "checked_by_more", "", 0
        yield said


def labels_in(rows: Sequence[Row], profile: Profile) -> list[Line] | None:
    """The lines of a table of labels and values, ``Label: value``; None where a table is none of that kind.

    The labels are in the first cells of the rows, or in every other cell, or in one cell with their values.
    """
    pairs = pairs_in(rows, profile)
    if not pairs or any(is_left_over(row, profile) for row in rows):
        return None
    known = known_pairs(pairs, profile)
    heads = next((place for place, (_, value) in enumerate(pairs[:-1]) if is_label(value, profile)), None)
    if heads is not None and not any(is_label(label, profile) for label, _ in [*pairs[:heads], *pairs[heads + 1 :]]):
        return None  # the headings of a table's columns, with its title above
    short = all(len(_words(label).split()) <= _MOST_LABEL_WORDS for label, _ in pairs)
    if not any(known) or (sum(known) < len(known) / 2 and not (sum(known) >= _FEWEST_LABELS and short)):
        return None
    return [line for label, value in pairs for line in labelled_lines(label, value, profile)]


def labelled_lines(label: Cell, value: Cell, profile: Profile) -> Iterator[Line]:
    """The lines of a label and its value: ``Label: first line``, and what follows of the value as going on with it.

    Words that stand alone, and what a table beside a label holds, stay as they are.
    """
    if len(label) != 1 or not value or any(line.table is not None for line in value):
        known = len(label) == 1 and not value and is_label(label, profile) and not label[0].words.endswith(".")
        yield from label if not known else [label[0].with_inlines((Words(f"{label[0].words.rstrip(_AFTER_LABELS)}:"),))]
        yield from value
        return
    words = label[0].words.rstrip(_AFTER_LABELS)
    first, *rest = value
    joined = first.with_inlines((Words(f"{words}{' ' if words.endswith('?') else ': '}"), *first.inlines))
    joined.place, joined.emphatic, joined.level, joined.list_kind = label[0].place, False, 0, ""
    joined.role = HEADER_LINE
    yield joined
    named = part_named(words, profile)
    goes_on = (named is None or named.kind == "label") and all(len(line.words.split()) <= _A_VALUE for line in rest)
    for line in rest:
        if goes_on:
            more = line.with_inlines(line.inlines)
            more.role, more.level, more.list_kind, more.emphatic = HEADER_MORE, 0, "", False
            yield more
        else:
            yield line


def rows_in_lines(lines: Sequence[Line], profile: Profile) -> list[Line]:
    """Lines of plain text in which a table of implications stands cell by cell, with what each of its cells is.

    Plain text has a line a cell: the headings of the columns, then for each area its name, the comments, the checker.
    """
    found: list[Line] = []
    place = 0
    while place < len(lines):
        columns = _columns_at(lines, place, profile)
        if columns:
            end, rows = _rows_from(lines, place + columns, profile)
            if len(rows) >= _FEWEST_AREAS and not _headed([*lines[:place], *lines[end:]], rows, profile):
                found += [line for area, row in rows for line in _row_of_lines(area, row, profile)]
                place = end
                continue
        found.append(lines[place])
        place += 1
    return found


def _headed(outside: Sequence[Line], rows: Sequence[tuple[str, list[Line]]], profile: Profile) -> bool:
    """Whether the areas of rows have headings elsewhere: then the rows are of an author's table."""
    named = [part_named(line.words, profile) for line in outside if line.table is None and not line.list_kind]
    headed = {part.key for part in named if part is not None and part.kind == "area"}
    return len(headed.intersection(area for area, _ in rows)) * 2 >= len(rows)


_MOST_HEADING_WORDS = 5
_MOST_COLUMNS = 4


def _columns_at(lines: Sequence[Line], place: int, profile: Profile) -> int:
    """How many headings of columns stand from a place on, the last of them that of the checkers; 0 for none."""
    vocabulary = vocabulary_of(profile)
    told = vocabulary.check_verbs | {"consulted", "sign-off", "signoff", "checker", "officer"}
    heading = told | vocabulary.check_nouns | vocabulary.check_people | vocabulary.check_fillers
    for count in range(2, _MOST_COLUMNS + 1):
        if place + count >= len(lines):
            return 0
        heads = lines[place : place + count]
        if any(line.shown or line.list_kind or len(line.words.split()) > _MOST_HEADING_WORDS for line in heads):
            return 0
        if any(line.words[-1:] in ".,;:" or any(c.isdigit() for c in line.words) for line in heads):
            return 0
        words = [word.strip("()") for word in heads[-1].words.casefold().replace("/", " ").split()]
        names_it = any(word in told for word in words) and all(word in heading for word in words)
        if names_it and _area_alone(lines[place + count], profile):
            return count
    return 0


def _area_alone(line: Line, profile: Profile) -> str:
    if line.table is not None or line.shown or line.list_kind:
        return ""
    return _area_of([[line]], profile)


def _rows_from(lines: Sequence[Line], place: int, profile: Profile) -> tuple[int, list[tuple[str, list[Line]]]]:
    """The rows that stand from a place on, each with its area, and where they end."""
    vocabulary = vocabulary_of(profile)
    rows: list[tuple[str, list[Line]]] = []
    while place < len(lines):
        line = lines[place]
        area = _area_alone(line, profile)
        if area and area not in {known for known, _ in rows}:
            rows.append((area, [line]))
        elif (
            not rows
            or line.shown
            or ((part := part_named(line.words, profile)) is not None and part.kind != "label")
            or (
                len(rows[-1][1]) > 1
                and people_evidence(line.words, vocabulary) < 1
                and not _more_rows(lines, place, profile)
            )
        ):
            break
        else:
            rows[-1][1].append(line)
        place += 1
    return place, rows


def _more_rows(lines: Sequence[Line], place: int, profile: Profile) -> bool:
    """Whether another row begins soon after a place."""
    return any(_area_alone(line, profile) for line in lines[place : place + 4])


def _row_of_lines(area: str, row: Sequence[Line], profile: Profile) -> Iterator[Line]:
    vocabulary = vocabulary_of(profile)
    heading, *rest = row
    line = heading.with_inlines(heading.inlines)
    line.role = f"area:{area}"
    yield line
    told = next(
        (
            n
            for n, entry in enumerate(rest)
            if n and people_evidence(entry.words, vocabulary) >= _LOOKS_LIKE_PEOPLE - 0.5
        ),
        len(rest),
    )
    yield from rest[:told]
    for place, entry in enumerate(rest[told:]):
        said = entry.with_inlines(entry.inlines)
        said.role = "checked_by" if place == 0 else "checked_by_more"
        yield said
