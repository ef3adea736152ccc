"""The headings of a council's reports: which nearly all have, which are implications, which have numbers."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from oscb_cli.learning.evidence import Notes, most, slug
from oscb_cli.learning.files import Heading, LearnedFile
from oscb_cli.learning.somebody import somebody_in
from oscb_cli.learning.wording import template_of
from oscb_cli.model.marks import number_before
from oscb_cli.profile.folding import folded
from oscb_cli.profile.parts import AreaSpec, SectionSpec
from oscb_cli.profile.schema import IMPLICATIONS, Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.checker_lines import checker_label, people_evidence
from oscb_cli.recogniser.headings import area_named, heading_words
from oscb_cli.recogniser.line import Line

_ALWAYS = 0.8
_OFTEN = 0.5
_LONGEST_AREA = 9
_SOMETIMES = 0.3
_CLEAR_LABEL = 2.5
_CLEARLY_SOMEBODY = 2.0


class Headings(Struct):
    """What was learned of the headings."""

    sections: list[SectionSpec] = field(default_factory=list)
    areas: list[AreaSpec] = field(default_factory=list)
    recommendation: list[str] = field(default_factory=list)
    numbering: str = "none"
    unnumbered: list[str] = field(default_factory=list)
    columns: tuple[str, str, str] | None = None
    """The headings of the columns of the table of implications, where there is one."""
    group: str = ""
    """The heading above the implications."""


def learn_headings(
    files: Sequence[LearnedFile], profile: Profile, notes: Notes, naming: frozenset[str] = frozenset()
) -> Headings:
    """Learn the headings.

    :param profile: what is known of the council so far.
    :param naming: the wordings of lines that name who checked something.
    """
    learned = Headings()
    every = [list(file.headings(profile)) for file in files]
    _sections_and_areas(files, every, profile, notes, learned, naming)
    said = [heading_words(heading.words) for found in every for heading in found if heading.kind == "recommendation"]
    learned.recommendation = [words for words, _ in Counter(said).most_common()]
    _numbering(files, every, notes, learned)
    _table(files, profile, notes, learned)
    return learned


def _sections_and_areas(
    files: Sequence[LearnedFile],
    every: Sequence[list[Heading]],
    profile: Profile,
    notes: Notes,
    learned: Headings,
    naming: frozenset[str],
) -> None:
    known = _meanings(files, every, profile, naming)
    groups: dict[tuple[str, str], list[Heading]] = {}
    for found in every:
        there: set[tuple[str, str]] = set()
        for heading in found:
            meaning = known.get(heading.name)
            if meaning is not None and meaning not in there:
                groups.setdefault(meaning, []).append(heading)
                there.add(meaning)
    taken = {key for _, key in groups if not key.startswith("?")}
    for (kind, key), headings in groups.items():
        fewest = _OFTEN if key.startswith("?") else _SOMETIMES
        if not notes.in_most(len(headings), fewest) or (notes.files > 1 and len(headings) < 2):
            continue
        said = Counter(_as_heading(heading.words) for heading in headings)
        words = said.most_common(1)[0][0]
        others = tuple(name for name, _ in said.most_common() if name != words)
        always = len(headings) >= notes.files * _ALWAYS
        own = slug(words, taken) if key.startswith("?") else key
        taken.add(own)
        if kind == "area":
            learned.areas.append(_area(own, words, others, always, profile))
        else:
            learned.sections.append(_section(own, words, others, always, profile))
        notes.add("an implication" if kind == "area" else "a section", f"“{words}”", len(headings))


def _meanings(
    files: Sequence[LearnedFile], every: Sequence[list[Heading]], profile: Profile, naming: frozenset[str]
) -> dict[str, tuple[str, str]]:
    """What each heading is of, by its name, as most files have it: one that is not known has a key with a “?”."""
    said: dict[str, Counter[tuple[str, str]]] = {}
    signed: Counter[str] = Counter()
    for file, found in zip(files, every, strict=True):
        kinds = ["", *(heading.kind for heading in found), ""]
        for place, heading in enumerate(found):
            if heading.kind in {"section", "area"}:
                among = kinds[place] == "area" and kinds[place + 2] in {"area", "label", ""}
                signed[heading.name] += among and heading.kind != "area"
                said.setdefault(heading.name, Counter())[heading.kind, heading.key] += 1
                signed[heading.name] += heading.kind == "area" or _is_signed(file, heading, found, profile, naming)
    meanings: dict[str, tuple[str, str]] = {}
    for name, counted in said.items():
        clear = [(count, meaning) for meaning, count in counted.items() if meaning[1]]
        is_area = signed[name] >= sum(counted.values()) / 2
        if clear and (not is_area or any(kind == "area" for _, (kind, _) in clear)):
            meanings[name] = max(clear)[1]
        else:
            meanings[name] = ("area" if is_area else "section", f"?{name}")
    return meanings


def _as_heading(words: str) -> str:
    """A heading as it is typed, without its number; in small letters where it is typed in capitals."""
    plain = heading_words(words)
    return plain.capitalize() if plain.isupper() and len(plain.split()) > 1 else plain


def _area(key: str, words: str, others: tuple[str, ...], always: bool, profile: Profile) -> AreaSpec:
    before = profile.area_by_key.get(key)
    if before is None:
        return AreaSpec(area=key, heading=words, aliases=others, required=always, checker_required=False)
    return before.model_copy(update={"heading": words, "aliases": others, "required": always})


def _section(key: str, words: str, others: tuple[str, ...], always: bool, profile: Profile) -> SectionSpec:
    before = profile.section_by_key.get(key) or SectionSpec(key=key, heading=words)
    return before.model_copy(update={"heading": words, "aliases": others, "required": always, "in_body": False})


def _is_signed(
    file: LearnedFile, heading: Heading, found: Sequence[Heading], profile: Profile, naming: frozenset[str]
) -> bool:
    """Whether somebody is named under a heading as having checked what it says."""
    vocabulary = vocabulary_of(profile)
    later = min((other.line.place for other in found if other.line.place > heading.line.place), default=10**9)
    for line in file.structure.lines:
        if heading.line.place < line.place < later:
            if naming and template_of(line.words, somebody_in(line.words, vocabulary))[0] in naming:
                return True
            label = checker_label(line.words, profile)
            if label is None or label[1] < _CLEAR_LABEL:
                continue
            if people_evidence(line.words[label[0] :], vocabulary) >= _CLEARLY_SOMEBODY:
                return True
    return False


def _numbering(files: Sequence[LearnedFile], every: Sequence[list[Heading]], notes: Notes, learned: Headings) -> None:
    """Which headings and which paragraphs have numbers."""
    numbered: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for found in every:
        for heading in found:
            if heading.line.place in _in_tables(files, found):
                continue
            key = heading.key or "body"
            counted[key] += 1
            numbered[key] += bool(heading.number)
    kinds = [_numbers_in(file) for file in files]
    headings = sum(numbered.values()) > sum(counted.values()) / 3
    if headings:
        learned.numbering = "by_section" if sum(kind == "inner" for kind in kinds) >= len(kinds) / 3 else "headings"
        learned.unnumbered = [key for key, count in counted.items() if numbered[key] < count / 2 and key != "body"]
    else:
        learned.numbering = "running" if sum(kind == "outer" for kind in kinds) >= len(kinds) / 2 else "none"
    of = {
        "by_section": "sections and paragraphs 1.1",
        "headings": "headings",
        "running": "paragraphs",
        "none": "nothing",
    }
    with_it = [any(heading.number for heading in found) == headings for found in every]
    notes.add("what has numbers", of.get(learned.numbering, "nothing"), sum(with_it))


def _numbers_in(file: LearnedFile) -> str:
    """How the paragraphs of a file are numbered: ``inner`` 1.1, ``outer`` 1, or not."""
    counted: Counter[str] = Counter()
    for name in ("sections", "implications"):
        for n, _ in enumerate(file.data.get(name, ())):
            for place in file.places(f"/{name}/{n}/text"):
                line = file.line_at(place)
                if line is None or place in file.structure.cells:
                    continue
                number = file.structure.number_of(line)
                mark = number_before(f"{number} x", bare=True)
                kind = ("plain", "outer", "inner")[min(len(mark.values), 2) if mark is not None else 0]
                counted[kind] += not (line.list_kind and kind == "plain")
    return max(counted, key=lambda kind: counted[kind]) if counted else "plain"


def _in_tables(files: Sequence[LearnedFile], found: Sequence[Heading]) -> set[int]:
    owner = next((file for file in files if found and file.line_at(found[0].line.place) is found[0].line), None)
    return set(owner.structure.cells) if owner is not None else set()


def _table(files: Sequence[LearnedFile], profile: Profile, notes: Notes, learned: Headings) -> None:
    """Whether the implications are one table, the headings of its columns, and what stands above it."""
    columns: list[tuple[str, str, str]] = []
    above: list[str] = []
    rows_seen: Counter[str] = Counter()
    for file in files:
        for table in file.structure.tables:
            rows = file.structure.rows(table)
            if len(rows) < 3 or len(rows[0]) != 3 or _areas_in(rows, profile) < 2:
                continue
            head = tuple(" ".join(line.words for line in cell) for cell in rows[0])
            columns.append((head[0], head[1], head[2]))
            rows_seen.update({_as_heading(" ".join(line.words for line in row[0])) for row in rows[1:] if row[0]})
            first = rows[0][0][0] if rows[0][0] else None
            before = [line for line in file.structure.lines if first is not None and line.place < first.place]
            if before and before[-1].place not in file.structure.cells and len(before[-1].words.split()) <= 12:
                above.append(_as_heading(before[-1].words))
            break
    if notes.in_most(len(columns)):
        said = Counter(columns).most_common(1)[0]
        learned.columns = said[0]
        learned.group = most(above)[0]
        notes.add("the implications", f"a table: {', '.join(learned.columns)}", len(columns))
        _rows_as_areas(rows_seen, profile, notes, learned)
        return
    grouped = [words for file in files if (words := _heading_above_areas(file, profile))]
    words, count = most(grouped)
    learned.group = words if notes.in_most(count) else ""


def _rows_as_areas(seen: Counter[str], profile: Profile, notes: Notes, learned: Headings) -> None:
    """The rows of the table of implications that are no areas of any known council: they are of this one."""
    known = {folded(name) for area in learned.areas for name in (area.heading, *area.aliases)}
    taken = {area.area for area in learned.areas}
    for words, count in seen.items():
        if folded(words) in known or not notes.in_most(count) or len(words.split()) > _LONGEST_AREA:
            continue
        key = area_named(words, profile, alone=True)
        key = slug(words, taken) if not key or key in taken else key
        taken.add(key)
        learned.areas.append(_area(key, words, (), count >= notes.files * _ALWAYS, profile))
        notes.add("an implication", f"“{words}”", count)


def _areas_in(rows: Sequence[Sequence[Sequence[Line]]], profile: Profile) -> int:
    labels = (" ".join(line.words for line in row[0]) for row in rows if row)
    return len({area for label in labels if (area := area_named(heading_words(label), profile, alone=True))})


def _heading_above_areas(file: LearnedFile, profile: Profile) -> str:
    """A heading above those of the implications, with no text of its own."""
    found = [heading for heading in file.headings(profile) if heading.kind == "area"]
    if not found:
        return ""
    before = [line for line in file.structure.lines if line.place < found[0].line.place]
    last = before[-1] if before else None
    stands = last is not None and (last.level > 1 or last.emphatic) and "implication" in last.words.casefold()
    return _as_heading(last.words) if last is not None and stands else ""


def order_of(files: Sequence[LearnedFile], profile: Profile, learned: Headings) -> Iterator[tuple[str, float]]:
    """How far down the document each part stands, from 0 to 1, by its key: the mean of the files that have it."""
    places: dict[str, list[float]] = {}
    areas = {area.area for area in learned.areas}
    for file in files:
        whole = max((line.place for line in file.structure.lines), default=1)
        seen: set[str] = set()
        for heading in file.headings(profile):
            key = IMPLICATIONS if heading.key in areas and heading.kind == "area" else heading.key
            if not key:
                words = _as_heading(heading.words)
                key = next((spec.key for spec in learned.sections if words in {spec.heading, *spec.aliases}), "")
            if key and key not in seen:
                places.setdefault(key, []).append(heading.line.place / whole)
                seen.add(key)
    yield from ((key, sum(found) / len(found)) for key, found in places.items())
