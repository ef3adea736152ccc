"""The whole of a document, recognised: header, recommendation, sections, implications with their checkers, closing.

Lines are weighed (``evidence``), the most plausible roles of all of them found (``path``), and the parts made of what
has one role (here). Nothing is dropped: what is no part of a report is kept, in order, as a section without a heading,
and told; and where another reading is nearly as plausible, that is told too.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from oscb_cli.errors import CannotRead
from oscb_cli.limits import limits
from oscb_cli.model.patterns import regex
from oscb_cli.model.sighting import Sighting
from oscb_cli.profile.folding import folded, own_area_key
from oscb_cli.profile.placeholders import is_placeholder
from oscb_cli.profile.schema import IMPLICATIONS, Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.recogniser.advisers import post_before, see_advisers
from oscb_cli.recogniser.checker_lines import after_checker_words, checker_label, own_line
from oscb_cli.recogniser.clearances import says_who_answered, with_clearances
from oscb_cli.recogniser.closing import read_closing, take_signatory
from oscb_cli.recogniser.closing_in_header import closing_in_header
from oscb_cli.recogniser.evidence import Role, evidence
from oscb_cli.recogniser.exempting import note_exemption, note_marks
from oscb_cli.recogniser.extent import extent
from oscb_cli.recogniser.facts import facts_of
from oscb_cli.recogniser.gathered import Gathered
from oscb_cli.recogniser.header import REPORT_BY, read_header
from oscb_cli.recogniser.headings import GROUPING, Part, area_named, heading_of, heading_words, labelled, part_named
from oscb_cli.recogniser.line import Line, joined_at_breaks
from oscb_cli.recogniser.path import best_path
from oscb_cli.recogniser.people import people_in
from oscb_cli.recogniser.pieces import pieces_of
from oscb_cli.recogniser.recommendation import read_recommendation
from oscb_cli.recogniser.signature import signature
from oscb_cli.recogniser.text import text_of

_LETTERED_ANNEX = regex(r"\b(?:Annex(?:e|es)?|Append(?:ix|ices))\s+([A-Z](?:(?:, | and | to |-|–)[A-Z]\b)*)\b")
_CLOSE = 1.0
"""How little the next best reading may be behind for it to be told."""

_MOST_DOUBTS = 10
"""Lines of one file that are told of; where there are more, it is no report of a kind that is known."""

_ENDINGS = {Role.LABEL, Role.LABEL_MORE, Role.MONTH}
_SIGNING = {Role.SIGNATORY, Role.SIGNATORY_MORE}
_HEADS = {Role.HEADER, Role.FIELD}
_CHECKING = {Role.CHECKER, Role.CHECKER_MORE}
_BEGINNINGS = {Role.RECOMMENDATION_HEADING, Role.HEADING, Role.AREA}
_CALLED = {
    Role.HEADER: "a line of the header",
    Role.RECOMMENDATION_HEADING: "the heading of the recommendation",
    Role.RECOMMENDATION: "part of the recommendation",
    Role.HEADING: "a heading",
    Role.AREA: "the heading of an implication",
    Role.TEXT: "text",
    Role.CHECKER: "who checked",
    Role.CHECKER_MORE: "more about the checker",
    Role.SIGNATORY: "the signatory",
    Role.SIGNATORY_MORE: "the signatory's job title",
    Role.LABEL: "a label of the closing",
    Role.LABEL_MORE: "part of the closing",
    Role.MONTH: "the month",
    Role.FIELD: "a line with a label",
}


MOST_LINES = 6_000
"""Lines of a document, a table being one, that are weighed: a cover report has a hundred."""


def recognise(lines: Sequence[Line], profile: Profile, name: str = "the document") -> Gathered:
    """Find the parts of a report in the lines of a document.

    :param name: what to call the document in errors.
    :return: the data as a report file would hold it, with the lines that each part came from.
    :raises CannotRead: it has more lines than any report.
    """
    if len(lines) > limits().lines:
        raise CannotRead(f"{name} has more than {limits().lines:,} paragraphs, which is too many for a report")
    gathered = Gathered()
    pieces = with_clearances(list(pieces_of(lines, profile)), profile)
    facts, whole = facts_of(pieces, profile)
    see_advisers(facts, profile)
    whole.signing = _signing(pieces, profile)
    whole.signature = signature(facts, whole)
    whole.items, whole.after_items = extent(facts)
    roles, behind = best_path([evidence(facts, place, whole) for place in range(len(facts))])
    zones = list(_zones(pieces, roles))
    for place, zone in enumerate(zones):
        following = zones[place + 1] if place + 1 < len(zones) else None
        if not _only_groups(zone, following, profile):
            for part in _without_what_follows(zone, following):
                _take(part, profile, gathered)
    _tell_of_doubt(pieces, roles, behind, gathered)
    _forget_letters(gathered)
    note_exemption(gathered)
    note_marks(gathered, lines)
    return gathered


def _signing(lines: Sequence[Line], profile: Profile) -> str:
    """The job title under “Report by”, in small letters: whoever signs has it too."""
    for place, line in enumerate(lines[:40]):
        match = REPORT_BY.match(line.words)
        rest = line.words[match.end() :] if match is not None else ""
        if match is None:
            part = labelled(line.words, profile)
            if part is None or part.key != "report_by":
                continue
            rest = part.rest
        if not rest and place + 1 < len(lines):
            rest = lines[place + 1].words
        return rest.casefold().strip(" .,:")
    return ""


Zone = tuple[Role, list[tuple[Line, Role]]]
"""The role of what begins a part, and the lines of the part with their roles."""


def _zones(lines: Sequence[Line], roles: Sequence[Role]) -> Iterator[Zone]:
    """The parts of a document: each begins with a heading, or with the first line of the header or the closing."""
    zone: list[tuple[Line, Role]] = []
    kind = Role.HEADER
    for line, role in zip(lines, roles, strict=True):
        begins = role
        if role is Role.FIELD:
            begins = Role.HEADER
        elif role in _SIGNING:
            begins = Role.SIGNATORY
        elif role in _ENDINGS:
            begins = Role.LABEL
        elif role is Role.RECOMMENDATION:
            begins = Role.RECOMMENDATION_HEADING
        elif role in {Role.TEXT, *_CHECKING}:
            begins = kind if kind in {Role.HEADING, Role.AREA, Role.TEXT} else Role.TEXT
        if zone and (begins is not kind or role in _BEGINNINGS):
            yield kind, zone
            zone = []
        kind = begins
        zone.append((line, role))
    if zone:
        yield kind, zone


def _without_what_follows(zone: Zone, following: Zone | None) -> Iterator[Zone]:
    """A part, and apart from it what is of the whole report after the last implication.

    That is a table after whoever checked it, or one that says who was consulted on all of them, with its lead-in.
    """
    kind, lines = zone
    if kind is not Role.AREA or (following is not None and following[0] is Role.AREA):
        yield zone
        return
    checked = False
    for place, (line, role) in enumerate(lines):
        checked = checked or role in _CHECKING
        if line.table is not None and (checked or says_who_answered(line.table)):
            leads = lines[place - 1][1] is Role.TEXT and lines[place - 1][0].words.endswith(":")
            begins = place - leads
            yield kind, lines[:begins]
            yield Role.TEXT, lines[begins:]
            return
    yield zone


def _only_groups(zone: Zone, following: Zone | None, profile: Profile) -> bool:
    """Whether a part is no more than a heading above those of the implications: “Other Implications”."""
    kind, lines = zone
    first = lines[0][0]
    if len(lines) > 1 or following is None:
        return False
    if following[0] is not Role.AREA:
        return False
    if folded(heading_words(first.words)) == folded(profile.labels.get(IMPLICATIONS, "")):
        return True
    if first.role:
        return False
    said = set(folded(heading_words(first.words)).split())
    of_them = "implications" in said or "implication" in said
    return of_them and said <= GROUPING and (kind is Role.HEADING or (kind is Role.AREA and "other" in said))


def _take(zone: Zone, profile: Profile, gathered: Gathered) -> None:
    kind, lines = zone
    heading = [line for line, role in lines if role in _BEGINNINGS]
    inside = [(line, role) for line, role in lines if role not in _BEGINNINGS]
    only = [line for line, _ in inside]
    if kind is Role.HEADER:
        _keep(_header(only, profile, gathered), gathered, first=True)
    elif kind is Role.LABEL:
        _keep(read_closing(only, profile, gathered), gathered)
    elif kind is Role.SIGNATORY:
        if "signatory" in gathered.data:
            _keep(only, gathered)
        else:
            _keep(take_signatory(only, profile, gathered), gathered)
    elif kind is Role.RECOMMENDATION_HEADING:
        gathered.came_from("/recommendation", *heading)
        _keep([line for line in heading if line.role and not _names_it(line.words, profile)], gathered)
        _keep(read_recommendation(only, profile, gathered), gathered)
    elif kind is Role.AREA:
        _implication(heading, inside, profile, gathered)
    elif kind is Role.HEADING:
        _section(heading, only, profile, gathered)
    else:
        _keep(joined_at_breaks(only), gathered)


def _names_it(words: str, profile: Profile) -> bool:
    """Whether a heading says no more than that the recommendation follows."""
    part = part_named(words, profile)
    return part is not None and part.kind == "recommendation" and not part.rest


def _header(lines: list[Line], profile: Profile, gathered: Gathered) -> list[Line]:
    """The header; a contact officer or another part of the closing that stands in it is read as such."""
    above = folded(profile.form.header_heading)
    lines = [line for line in lines if not above or folded(line.words) != above]
    closing, rest = closing_in_header(lines, profile)
    if closing:
        rest = sorted((*rest, *read_closing(closing, profile, gathered)), key=lambda line: line.place)
    return read_header(rest, profile, gathered)


def _section(heading: list[Line], inside: list[Line], profile: Profile, gathered: Gathered) -> None:
    words = " ".join(line.words for line in heading)
    role, _, key = heading[0].role.partition(":") if heading else ("", "", "")
    part = Part("section", key) if role == "section" else part_named(words, profile)
    spec = profile.section_by_key.get(part.key) if part is not None and part.kind == "section" else None
    entry: dict[str, Any] = {}
    if spec is not None:
        entry["key"] = spec.key
    if spec is None or _differs(words, spec.heading):
        known = heading_words(words) if spec is not None else heading_of(heading)
        entry["heading"] = words if heading and role not in {"", "area"} else known
    inside = joined_at_breaks(inside)
    entry["text"] = text_of(inside)
    _add("sections", entry, heading, inside, gathered)


def _differs(words: str, heading: str) -> bool:
    return folded(heading_words(words)) != folded(heading)


def _says_it(words: str, heading: str) -> bool:
    """Whether a heading says all that words say: “Financial” in a table, and “Financial Implications”."""
    return set(folded(heading_words(words)).split()) <= set(folded(heading).split())


def _implication(
    heading: list[Line], inside: Sequence[tuple[Line, Role]], profile: Profile, gathered: Gathered
) -> None:
    words = " ".join(line.words for line in heading)
    said, _, key = heading[0].role.partition(":")
    part = Part("area", key) if said == "area" else part_named(words, profile)
    area = part.key if part is not None else area_named(heading_words(words), profile, alone=True)
    area = area or own_area_key(heading_words(words))
    told = [line for line, role in inside if role in _CHECKING]
    spec = profile.area_by_key.get(area)
    if spec is None and not told:
        _section(heading, [line for line, _ in inside], profile, gathered)
        return
    entry: dict[str, Any] = {"area": area}
    if spec is None or (_differs(words, spec.heading) and not (heading[0].role and _says_it(words, spec.heading))):
        entry["heading"] = words if heading[0].role and spec is not None else heading_words(words)
    text = joined_at_breaks([line for line, role in inside if role not in _CHECKING])
    entry["text"] = text_of(text)
    checkers = _checkers(told, profile)
    if told:
        entry["checked_by"] = checkers if len(checkers) > 1 else checkers[0] if checkers else {}
    pointer = _add("implications", entry, heading, text, gathered)
    if said == "area" and not heading[0].level:
        gathered.rows.append(f"{pointer}/heading")
    if told:
        gathered.came_from(f"{pointer}/checked_by", *told)


def _checkers(lines: Sequence[Line], profile: Profile) -> list[dict[str, Any]]:
    """Whom lines name as having checked an implication; each label begins anew."""
    vocabulary = vocabulary_of(profile)
    groups: list[list[str]] = []
    theirs: list[dict[str, Any]] = []
    for line in lines:
        if (person := own_line(line.words, profile)) is not None:
            theirs.append(person)
            continue
        own = after_checker_words(line.words, profile)
        label = checker_label(line.words, profile) if own is None else None
        if own is not None:
            groups.append([own])
        elif post_before(line.words, vocabulary):
            groups.append([line.words])  # the label is the job title
        elif label is not None:
            groups.append([line.words[label[0] :]])
        elif groups:
            groups[-1].append(line.words)
        else:
            groups.append([line.words])
    found: list[dict[str, Any]] = theirs
    for group in groups:
        words = "\n".join(said for said in group if said)
        if not words.strip():
            continue
        if is_placeholder(words, vocabulary) and "@" not in words:
            found.append({"name": " ".join(words.split())})
        else:
            found += people_in(words, vocabulary)
    named = [entry for entry in found if entry.get("name")]
    return [entry for entry in found if entry.get("name") or not named]


def _add(name: str, entry: dict[str, Any], heading: list[Line], inside: list[Line], gathered: Gathered) -> str:
    entries = gathered.data.setdefault(name, [])
    pointer = f"/{name}/{len(entries)}"
    gathered.came_from(pointer, *heading)
    gathered.came_from(f"{pointer}/heading", *heading)
    gathered.came_from(f"{pointer}/text", *inside)
    entries.append(entry)
    return pointer


def _keep(lines: Sequence[Line], gathered: Gathered, *, first: bool = False) -> None:
    """Keep lines that are no part of a report as a section without a heading, and tell of them."""
    if not lines:
        return
    pointer = _add("sections", {"text": text_of(lines)}, [], list(lines), gathered)
    where = "before the recommendation" if first else "after the last section"
    for line in lines:
        gathered.sightings.append(Sighting("unplaced", f"{pointer}/text", line.words[:80], where, place=line.place))


def _forget_letters(gathered: Gathered) -> None:
    """Number the annexes, unless the text refers to them by letters: then the letters stay."""
    annexes = gathered.data.get("annexes", [])
    if not any("label" in annex for annex in annexes):
        return
    texts = [part.get("text", "") for name in ("sections", "implications") for part in gathered.data.get(name, [])]
    said = " ".join((*texts, *gathered.data.get("recommendation", {}).get("items", [])))
    if not any(_mentions(said, annex.get("label", "")) for annex in annexes):
        for annex in annexes:
            annex.pop("label", None)


def _mentions(text: str, letter: str) -> bool:
    return any(letter and letter in match[1] for match in _LETTERED_ANNEX.finditer(text))


def _tell_of_doubt(
    lines: Sequence[Line], roles: Sequence[Role], behind: Sequence[tuple[Role, float]], gathered: Gathered
) -> None:
    """Tell of lines whose next best reading is nearly as plausible, and would make another report."""
    pointers, told = None, 0
    for line, role, (other, distance) in zip(lines, roles, behind, strict=True):
        if (
            distance >= _CLOSE
            or line.role
            or {role, other} <= _CHECKING
            or {role, other} <= _ENDINGS
            or {role, other} <= _HEADS
        ):
            continue
        told += 1
        if told > _MOST_DOUBTS:
            return
        pointers = pointers or gathered.pointers()
        detail = f"read as {_CALLED[role]}; it may be {_CALLED[other]}"
        gathered.sightings.append(
            Sighting("uncertain", pointers.at(line.place), line.words[:80], detail, distance, line.place)
        )
