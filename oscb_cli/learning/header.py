"""The labels at the head of a council's reports: which parts stand after one, in lines or in a table, and its own."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field

from oscb_cli.learning.evidence import Notes, most, slug
from oscb_cli.learning.files import LearnedFile
from oscb_cli.model.patterns import regex
from oscb_cli.profile.folding import folded
from oscb_cli.profile.parts import FieldSpec
from oscb_cli.profile.schema import CLOSING_PARTS, FIELDS, HEADER_PARTS, OTHER_HEADER_PARTS, Profile
from oscb_cli.recogniser.checker_lines import checker_label
from oscb_cli.recogniser.headings import area_named, heading_words, part_named
from oscb_cli.recogniser.line import Line
from oscb_cli.recogniser.meetings import committee_in, is_date
from oscb_cli.recogniser.values import EMAIL

_LABEL = regex(r"(?P<label>[^:?\t]{2,100}?)\s*(?P<mark>[:?\t])\s*(?P<value>\S.*)")
_AREAS = regex(r"\b(?:wards?|(?:electoral )?divisions?|parish(?:es)?|localit(?:y|ies))\b", 2)
_MOST_WORDS = 16
_MOST_VALUES = 0.8
_FEWEST_KNOWN = 2
_STANDARD = {*HEADER_PARTS, *OTHER_HEADER_PARTS, *CLOSING_PARTS}
_MOST_CHOICES = 3
_FEWEST_FOR_CHOICES = 6
_MOST_HEADER_LINES = 25


class Pair(Struct, frozen=True):
    """A label with its value: the label as it is typed, and where it stands."""

    label: str
    value: str
    place: int
    in_table: bool
    certain: bool
    """Whether it looks like a label in itself: in a table, or in bold type."""

    @property
    def name(self) -> str:
        """The label without what typists vary."""
        return folded(self.label.rstrip("?: "))


class HeaderForm(Struct):
    """What was learned of the labels: of standard parts, and the council's own fields."""

    labels: dict[str, list[str]] = field(default_factory=dict)
    fields: list[FieldSpec] = field(default_factory=list)
    in_table: bool = False
    heading: str = ""


def learn_header(files: Sequence[LearnedFile], profile: Profile, notes: Notes) -> HeaderForm:
    """Learn which parts of the header stand after a label.

    :param profile: by whose names the labels of standard parts are known.
    """
    form = HeaderForm()
    seen = _by_meaning(files, profile)
    taken: set[str] = set()
    for key, pairs in seen.items():
        label, _ = most([pair.label.rstrip(":") for pair in pairs])
        others = [name for name, _ in Counter(pair.label.rstrip(":") for pair in pairs).most_common() if name != label]
        standard = key if key in _STANDARD else ""
        if not notes.in_most(len(pairs)) or not (standard or pairs[0].certain or notes.files > 1):
            continue
        if standard:
            form.labels[standard] = [label, *others]
            notes.add(f"the label of {standard.replace('_', ' ')}", f"“{label}”", len(pairs))
            continue
        own = slug(label, taken)
        taken.add(own)
        form.fields.append(
            FieldSpec(
                key=own,
                label=label,
                aliases=tuple(others),
                required=len(pairs) >= notes.files * 0.8,
                choices=_choices([pair.value for pair in pairs]),
            )
        )
        notes.add("a field of the council's own", f"“{label}”", len(pairs))
    tabled = [pair.in_table for pairs in seen.values() for pair in pairs]
    form.in_table = sum(tabled) > len(tabled) / 2
    form.heading = _heading_above(files, profile, notes) if form.in_table else ""
    return form


def _by_meaning(files: Sequence[LearnedFile], profile: Profile) -> dict[str, list[Pair]]:
    """The labels of all files: by the standard part that they are of, or else by their own words.

    A label is of a standard part by its words, or because its values are such as only that part has. Where two labels
    of one file would be of the same part, its words are right for the first only.
    """
    named: dict[str, list[Pair]] = {}
    places: dict[str, set[str]] = {}
    for file in files:
        for pair in {pair.name: pair for pair in reversed(list(pairs_of(file, profile)))}.values():
            named.setdefault(pair.name, []).append(pair)
            places.setdefault(pair.name, set()).add(file.name)
    seen: dict[str, list[Pair]] = {}
    taken: dict[str, set[str]] = {}
    for name, pairs in sorted(named.items(), key=lambda entry: -len(entry[1])):
        values = [pair.value for pair in pairs]
        said = _key(pairs[0], profile)
        fits = [key for key, fit in _FITS.items() if fit(name, values, profile)]
        keys = [*(["contact_officers"] if "contact_officers" in fits else []), *([said] if said else []), *fits]
        key = next((key for key in keys if not taken.get(key, set()) & places[name]), name)
        seen.setdefault(key, []).extend(pairs)
        taken.setdefault(key, set()).update(places[name])
    return seen


def _all(values: Sequence[str], fits: Callable[[str], bool]) -> bool:
    return sum(map(fits, values)) >= len(values) * _MOST_VALUES


_FITS: dict[str, Callable[[str, Sequence[str], Profile], bool]] = {
    "divisions_affected": lambda name, _, __: _AREAS.search(name) is not None,
    "key_decision": lambda name, _, __: "key decision" in name,
    "meeting_date": lambda _, values, __: _all(values, is_date),
    "contact_officers": lambda _, values, __: _all(values, lambda value: EMAIL.search(value) is not None),
    "committee": lambda _, values, profile: _all(values, lambda value: committee_in(value, profile)),
}
"""What shows that a label is of a standard part: its words, or its values in nearly all files."""


def pairs_of(file: LearnedFile, profile: Profile) -> Iterator[Pair]:
    """The labels of a file with their values: of tables of labels, and of lines before the first heading."""
    for table in file.structure.tables:
        rows = file.structure.rows(table)
        if is_of_labels(rows, profile):
            for row in rows:
                yield from _row_pairs(row)
    first = min((heading.line.place for heading in file.headings(profile) if heading.kind != "label"), default=0)
    lines = [line for line in file.structure.lines if line.place < first or not first]
    found = [pair for line in lines[:_MOST_HEADER_LINES] if (pair := _line_pair(line, file, profile)) is not None]
    among = sum(bool(_key(pair, profile)) for pair in found) >= _FEWEST_KNOWN
    yield from (Pair(pair.label, pair.value, pair.place, False, pair.certain or among) for pair in found)


def _line_pair(line: Line, file: LearnedFile, profile: Profile) -> Pair | None:
    """The label and the value of a line; None where it is none of that kind."""
    match = _LABEL.fullmatch(line.words)
    if line.place in file.structure.cells or match is None or len(match["label"].split()) > _MOST_WORDS:
        return None
    if checker_label(line.words, profile) is not None:
        return None
    mark = "?" if match["mark"] == "?" else ""
    bold = bool(line.inlines) and bool(getattr(line.inlines[0], "bold", False)) and not line.emphatic
    return Pair(match["label"].strip() + mark, match["value"].strip(), line.place, False, bold)


def _row_pairs(row: Sequence[Sequence[Line]]) -> Iterator[Pair]:
    for place in range(0, len(row) - 1, 2):
        label = " ".join(line.words for line in row[place]).strip().rstrip(":").strip()
        value = "\n".join(line.words for line in row[place + 1])
        if label and row[place]:
            yield Pair(label, value, row[place][0].place, True, True)


def is_of_labels(rows: Sequence[Sequence[Sequence[Line]]], profile: Profile) -> bool:
    """Whether a table is one of labels and values: two columns, short labels, no implications and no figures."""
    if len(rows) < 2 or any(len(row) not in {2, 4} for row in rows):
        return False
    labels = [" ".join(line.words for line in row[place]) for row in rows for place in range(0, len(row), 2)]
    if any(not label or len(label.split()) > _MOST_WORDS or label[:1].isdigit() for label in labels):
        return False
    areas = sum(bool(area_named(heading_words(label), profile, alone=True)) for label in labels)
    values = [" ".join(line.words for line in row[place]) for row in rows for place in range(1, len(row), 2)]
    figures = sum(any(c.isdigit() for c in value) and len(value) < 12 for value in values)
    known = sum(_is_label(label, profile) for label in labels)
    heads = _is_label(values[0], profile) and not any(_is_label(label, profile) for label in labels[1:])
    return not heads and areas < len(labels) / 2 and (known > 0 or figures < len(values) / 2)


def _is_label(words: str, profile: Profile) -> bool:
    part = part_named(words, profile)
    return part is not None and part.kind == "label"


def _key(pair: Pair, profile: Profile) -> str:
    """The standard part, or the field, that a label is known to be of; empty for none."""
    part = part_named(pair.label.rstrip("?: "), profile) or part_named(pair.label, profile)
    return part.key if part is not None and part.kind == "label" and not part.key.startswith(FIELDS) else ""


def _choices(values: Sequence[str]) -> tuple[str, ...]:
    """The few values that a field has in many files; none where it may have any."""
    counted = Counter(value.strip() for value in values)
    often = [value for value, count in counted.most_common() if count > 1]
    few = len(values) >= _FEWEST_FOR_CHOICES and 1 < len(counted) <= _MOST_CHOICES and len(often) == len(counted)
    return tuple(often) if few and all(len(value.split()) <= 4 for value in often) else ()


def _heading_above(files: Sequence[LearnedFile], profile: Profile, notes: Notes) -> str:
    """The heading above the table of labels, where most files have one that is nothing else."""
    found: list[str] = []
    for file in files:
        for table in file.structure.tables:
            rows = file.structure.rows(table)
            if not is_of_labels(rows, profile) or not rows[0][0]:
                continue
            before = [line for line in file.structure.lines if line.place < rows[0][0][0].place]
            last = before[-1] if before else None
            stands = last is not None and (last.level > 1 or last.emphatic) and last.place not in file.structure.cells
            if last is not None and stands and len(before) > 5 and part_named(last.words, profile) is None:
                found.append(heading_words(last.words))
    words, count = most(found)
    if not notes.in_most(count):
        return ""
    notes.add("the heading above the table of labels", f"“{words}”", count)
    return words
