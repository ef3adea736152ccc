"""A council's profile, learned from one to twenty of its Word files.

The files are read three times: by what any council calls things, for the labels of the header; with these, for the
headings; with both, for the wording. Each reading understands more, because the one before it said what is what.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from oscb_cli.errors import BadUsage, CannotRead, CannotWrite
from oscb_cli.learning.closing import learn_closing, learn_committees
from oscb_cli.learning.evidence import Notes
from oscb_cli.learning.files import LearnedFile, learned_file
from oscb_cli.learning.general import general_profile
from oscb_cli.learning.header import HeaderForm, is_of_labels, learn_header, pairs_of
from oscb_cli.learning.headings import Headings, learn_headings, order_of
from oscb_cli.learning.look import base_document
from oscb_cli.learning.somebody import recurring
from oscb_cli.learning.trying import comes_out_the_same
from oscb_cli.learning.wording import domains_of, learn_wordings, with_conditions
from oscb_cli.learning.write import Learned, profile_text
from oscb_cli.profile.folding import folded
from oscb_cli.profile.found import PROFILE_FILE
from oscb_cli.profile.load import load_profile, template_file
from oscb_cli.profile.schema import BODY, IMPLICATIONS, NEEDED, OTHER_HEADER_PARTS, RECOMMENDATION, Profile
from oscb_cli.storage.files import reason

MOST_FILES = 20


def learn(paths: Sequence[str], name: str, council: str, base: Profile) -> tuple[Learned, list[LearnedFile]]:
    """Learn a council's profile from its Word files.

    :param name: what the profile is to be called.
    :param council: the council's name, where it is known.
    :param base: the profile that is extended: what the files do not say is taken from it.
    :return: what was learned, and the files, read by it.
    :raises BadUsage: there are no files, or too many.
    :raises CannotRead: one of them is no Word document that can be read.
    """
    if not 1 <= len(paths) <= MOST_FILES:
        raise BadUsage(f"name one to {MOST_FILES} Word files of the council to learn from")
    general = general_profile(base)
    files = [learned_file(path, general) for path in paths]
    notes = Notes(len(files))
    learned = Learned(name, council, base.name, notes)
    learned.header = learn_header(files, general, notes)
    profile = _with_header(general, learned.header)
    _read(files, profile)
    naming = recurring(files, profile)
    learned.headings = learn_headings(files, profile, notes, naming)
    profile = _with_naming(_with_headings(profile, learned.headings), naming)
    _read(files, profile)
    if not learned.headings.sections and not learned.headings.areas and not learned.header.labels:
        raise CannotRead(f"{files[0].name} has no headings and no labels that oscb could learn from. Name other files")
    learned.wordings = learn_wordings(files, notes)
    learned.closing = learn_closing(files, list(learned.header.labels), notes)
    learned.committees = learn_committees(files, learned.wordings.decides, notes)
    learned.domains = list(domains_of(files))[:6]
    learned.order = _order(files, profile, learned)
    learned.boxes = _boxes(files, profile, learned)
    return learned, files


def write_profile(learned: Learned, files: Sequence[LearnedFile], base: Profile, folder: Path) -> float:
    """Write the profile that was learned, with its Word template, and try it.

    :return: the share of what the files say that comes out the same.
    :raises CannotWrite: the folder is there already, or cannot be made.
    """
    try:
        folder.mkdir(parents=True)
        (folder / PROFILE_FILE).write_text(profile_text(learned), encoding="utf-8")
        profile = load_profile(str(folder.resolve()), may_be_folder=True)
        _read(files, profile)
        template = base_document(files, profile, template_file(base, "base.docx"), learned.notes)
        (folder / "base.docx").write_bytes(template)
    except FileExistsError:
        raise CannotWrite(f"{folder} already exists. Choose another folder with -o") from None
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be written: {reason(error)}") from None
    return comes_out_the_same(files, profile)


def _read(files: Iterable[LearnedFile], profile: Profile) -> None:
    for file in files:
        file.read_by(profile)


def _with_header(profile: Profile, form: HeaderForm) -> Profile:
    labels, aliases = dict(profile.labels), dict(profile.aliases)
    for key, words in form.labels.items():
        labels[key] = words[0]
        aliases[key] = tuple(dict.fromkeys((*words[1:], *aliases.get(key, ()))))
    keys = [field.key for field in form.fields]
    shape = profile.form.model_copy(update={"header_heading": form.heading, "labelled": tuple(form.labels)})
    return profile.changed(
        labels=labels, aliases=aliases, fields=tuple(form.fields), order=(*keys, *profile.order), form=shape
    )


def _with_naming(profile: Profile, naming: frozenset[str]) -> Profile:
    """The profile with the wordings that come again as lines of checkers, where no label shows what they are."""
    lines = sorted(naming)
    if not lines:
        return profile
    areas = [
        area.model_copy(update={"checker_line": with_conditions(lines[place % len(lines)])})
        for place, area in enumerate(profile.implications)
    ]
    return profile.changed(implications=tuple(areas))


def _with_headings(profile: Profile, headings: Headings) -> Profile:
    sections = {spec.key: spec for spec in profile.sections}
    areas = {spec.area: spec for spec in profile.implications}
    for section in headings.sections:
        sections[section.key] = section
        areas.pop(section.key, None)
    for area in headings.areas:
        areas[area.area] = area
        sections.pop(area.area, None)
    labels, aliases = dict(profile.labels), dict(profile.aliases)
    if headings.recommendation:
        labels[RECOMMENDATION] = headings.recommendation[0]
        aliases[RECOMMENDATION] = tuple({*headings.recommendation[1:], *aliases.get(RECOMMENDATION, ())})
    if headings.group:
        labels[IMPLICATIONS] = headings.group
    order = [key for key in profile.order if key in sections or key not in profile.section_by_key]
    order += [key for key, spec in sections.items() if key not in order and not spec.in_body]
    return profile.changed(
        sections=tuple(sections.values()), implications=tuple(areas.values()), labels=labels, aliases=aliases,
        order=tuple(order),
    )  # fmt: skip


def _order(files: Sequence[LearnedFile], profile: Profile, learned: Learned) -> list[str]:
    """Every part of the document, in the order in which the files have them."""
    places: dict[str, list[float]] = {}
    named = {_label_name(label): key for key, labels in learned.header.labels.items() for label in labels}
    named |= {_label_name(label): own.key for own in learned.header.fields for label in (own.label, *own.aliases)}
    for file in files:
        whole = max((line.place for line in file.structure.lines), default=1)
        for pair in pairs_of(file, profile):
            key = named.get(pair.name, "")
            if key:
                places.setdefault(key, []).append(pair.place / whole)
    found = {key: sum(where) / len(where) for key, where in places.items()}
    for key, place in {**learned.closing.lines, **learned.closing.places}.items():
        found.setdefault(key, place)
    for key, place in order_of(files, profile, learned.headings):
        found.setdefault(key, place)
    known = {
        *NEEDED, IMPLICATIONS, *OTHER_HEADER_PARTS, *learned.header.labels, *learned.closing.lines,
        *learned.closing.labels, *(section.key for section in learned.headings.sections),
        *(field.key for field in learned.header.fields),
    }  # fmt: skip
    found = {key: place for key, place in found.items() if key in known}
    for key, place in (("committee", 0.0), ("meeting_date", 0.0001), ("title", 0.0002)):
        found.setdefault(key, place)
    found.setdefault(IMPLICATIONS, 0.6)
    found.setdefault(RECOMMENDATION, 0.1)
    for section in learned.headings.sections:
        found.setdefault(section.key, 0.5)
    for own in learned.header.fields:
        found.setdefault(own.key, 0.0003)
    order = sorted(found, key=lambda key: found[key])
    order.insert(_place_of_body(files, profile, order, found), BODY)
    return order


def _label_name(label: str) -> str:
    return folded(label.rstrip("?: "))


def _place_of_body(files: Sequence[LearnedFile], profile: Profile, order: list[str], found: dict[str, float]) -> int:
    """Where the author's own sections go: where the files have theirs, or else before what comes last."""
    own: list[float] = []
    for file in files:
        whole = max((line.place for line in file.structure.lines), default=1)
        own += [h.line.place / whole for h in file.headings(profile) if h.kind == "section" and not h.key]
    if own:
        middle = sum(own) / len(own)
        return next((place for place, key in enumerate(order) if found[key] > middle), len(order))
    if IMPLICATIONS in order and order.index(RECOMMENDATION) < order.index(IMPLICATIONS):
        return order.index(IMPLICATIONS)
    late = ("annexes", "background_papers", "other_documents", "contact_officers", "signatory", "month")
    return next((n for n, key in enumerate(order) if key in late and found[key] > 0.5), len(order))


def _boxes(files: Sequence[LearnedFile], profile: Profile, learned: Learned) -> list[list[str]]:
    """The parts that stand together in a box: a table of one cell."""
    seen: dict[tuple[str, ...], int] = {}
    for file in files:
        spans = []
        for table in file.structure.tables:
            rows = file.structure.rows(table)
            if len(rows) == 1 and len(rows[0]) == 1 and not is_of_labels(rows, profile):
                spans.append((rows[0][0][0].place, rows[0][0][-1].place))
        for first, last in spans:
            parts = tuple(
                key
                for heading in file.headings(profile)
                if first <= heading.line.place <= last and (key := heading.key) in learned.order
            )
            if parts:
                seen[parts] = seen.get(parts, 0) + 1
    return [list(parts) for parts, count in seen.items() if learned.notes.in_most(count)]
