"""What changed between two versions of a report: part by part, in words, and which sign-offs that makes stale."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from oscb_cli.layout.compose import document
from oscb_cli.layout.document import Blocks, Document, Item, Labelled, Line, Role, plain_items
from oscb_cli.layout.outline import implication_heading, section_heading
from oscb_cli.model.dates import long_date
from oscb_cli.model.digest import changed_since, same_words
from oscb_cli.model.markdown import parse
from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Annex, Checker, Implication, Report, Section
from oscb_cli.model.said import line_said, paragraphs_said
from oscb_cli.profile.folding import folded
from oscb_cli.profile.schema import Profile

_TOKEN = regex(r"\s+|\w+(?:[’'-]\w+)*|[^\w\s]")
_ALIKE = 0.5
_FEWEST_BETWEEN = 3
"""Words between two changes below which they are told as one."""


class Piece(Struct, frozen=True):
    """Words that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    words: str


class Change(Struct, frozen=True):
    """A part that changed: what it is called, and its words."""

    part: str
    pieces: tuple[Piece, ...]


class Comparison(Struct, frozen=True):
    """All that changed, in the order of the newer report, and the sign-offs that no longer count."""

    changes: tuple[Change, ...]
    stale: tuple[str, ...]


class _Part(Struct, frozen=True):
    name: str
    words: str
    key: str


def compare(old: Report, new: Report, profile: Profile, *, old_profile: Profile | None = None) -> Comparison:
    """Compare two versions of a report, to the word.

    :param old: the earlier version; of one from a document, ``ReadReport.report_to_show``: numbers are no words.
    :param profile: by which parts without a heading of their own are called.
    :param old_profile: that of the older version, where it may be another.
    """
    before, after = list(_parts(old, profile)), list(_parts(new, profile))
    matched = _matched(before, after)
    changes: list[Change] = []
    for place, part in enumerate(after):
        earlier = before[matched[place]] if place in matched else None
        if earlier is None:
            changes.append(Change(part.name, (Piece("new", part.words),)))
            continue
        if folded(earlier.name) != folded(part.name):
            changes.append(Change(f"{part.name}, heading", tuple(word_changes(earlier.name, part.name))))
        if earlier.words != part.words:
            changes.append(Change(part.name, tuple(word_changes(earlier.words, part.words))))
    kept = set(matched.values())
    changes += [Change(part.name, (Piece("gone", part.words),)) for n, part in enumerate(before) if n not in kept]
    changes += _moved(old.sections, new.sections, profile)
    changes += _moved(old.implications, new.implications, profile)
    if old_profile is not None and old_profile.name != profile.name:
        changes.append(Change("Profile", (Piece("gone", old_profile.name), Piece("new", profile.name))))
    return Comparison(tuple(changes), tuple(_stale(old, new, profile)))


def _moved(
    old: Sequence[Section] | Sequence[Implication], new: Sequence[Section] | Sequence[Implication], profile: Profile
) -> Iterator[Change]:
    """The parts of one kind that stand after others than before, as few as say it, whether or not the words changed."""
    before, after = _in_order(old, profile), _in_order(new, profile)
    first = [part for part in before if part in after]
    then = [part for part in after if part in before]
    stayed: set[tuple[str, int]] = set()
    for match in SequenceMatcher(None, first, then, autojunk=False).get_matching_blocks():
        stayed.update(then[match.b : match.b + match.size])
    for part in then:
        if part not in stayed:
            places = (_place(part, first, before), _place(part, then, after))
            yield Change(f"{after[part]}, place", (Piece("gone", places[0]), Piece("new", places[1])))


def _in_order(parts: Sequence[Section] | Sequence[Implication], profile: Profile) -> dict[tuple[str, int], str]:
    """What parts are called, in order, by what makes each the same part in two versions."""
    found: dict[tuple[str, int], str] = {}
    seen: Counter[str] = Counter()
    for part in parts:
        if isinstance(part, Implication):
            key, name = part.area, implication_heading(part, profile)
        else:
            key = part.key or f" {folded(part.heading)}"
            name = part.heading or section_heading(part, profile)
        seen[key] += 1
        found[key, seen[key]] = name
    return found


def _place(part: tuple[str, int], order: Sequence[tuple[str, int]], names: Mapping[tuple[str, int], str]) -> str:
    place = order.index(part)
    return f"after “{names[order[place - 1]]}”" if place else "first"


def word_changes(old: str, new: str) -> Iterator[Piece]:
    """The words of two texts, those that stayed, went and came."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    pieces: list[Piece] = []
    for tag, start, end, begins, ends in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(before[start:end])))
        else:
            pieces.append(Piece("gone", "".join(before[start:end])))
            pieces.append(Piece("new", "".join(after[begins:ends])))
    yield from (piece for piece in _together(pieces) if piece.words)


def _together(pieces: Sequence[Piece]) -> list[Piece]:
    """Changes with next to nothing between them as one, so that the words can be read."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        inner = piece.kind == "same" and len(found) >= 2 and place + 1 < len(pieces)
        if inner and len(piece.words.split()) < _FEWEST_BETWEEN and "\n" not in piece.words:
            found[-2] = Piece("gone", found[-2].words + piece.words)
            found[-1] = Piece("new", found[-1].words + piece.words)
        elif piece.kind != "same" and len(found) >= 2 and found[-1].kind == "new" and found[-2].kind == "gone":
            at = -2 if piece.kind == "gone" else -1
            found[at] = Piece(piece.kind, found[at].words + piece.words)
        else:
            found.append(piece)
    return found


def _parts(report: Report, profile: Profile) -> Iterator[_Part]:
    """What a report says, part by part: what its document shows, and after it what no document does."""
    shown = document(report, profile)
    yield from _shown(shown.items, shown, profile)
    unseen = {
        "item": report.item,
        "key_decision": "yes" if report.key_decision else "",
        "forward_plan_reference": report.forward_plan_reference,
        "exempt": _exempt(report, shown),
        "annexes": "\n".join(map(_annex, report.annexes)) if any(map(_annex, report.annexes)) else "",
    }
    for key, words in unseen.items():
        if (words and key not in profile.order) or (words and key == "annexes"):
            name = profile.labels.get(key, key.replace("_", " ").capitalize())
            yield _Part(f"{name}, files and links" if key == "annexes" else name, words, f"unseen {key}")


def _shown(items: Iterable[Item], shown: Document, profile: Profile) -> Iterator[_Part]:
    """The parts that a document shows: headings with the text under them, labels with their entries, other lines."""
    heading, checkers = "", 0
    for opening, text in _parted(plain_items(items)):
        below = "\n\n".join(words for item in text for words in _words(item, shown))
        if isinstance(opening, Labelled):
            name, words = opening.label.removesuffix(":") or _label(opening.part, profile), _entries(opening)
            yield _Part(name, words, opening.part)
            continue
        said, role = line_said(opening.content, shown.numbers), opening.role
        if role in _HEADINGS:
            heading, checkers = said, 0
            yield _Part(said, below, f"section {folded(said)}" if opening.mark == "section_own" else opening.mark)
        elif role is Role.CHECKED_BY:
            yield _Part(f"{heading}, checked by", said, f"{opening.mark} {checkers}")
            checkers += 1
        else:
            yield _Part(_label(_OF_ROLE.get(role, role.replace(" ", "_")), profile), said, role)


def _parted(items: Iterable[Line | Blocks | Labelled]) -> Iterator[tuple[Line | Labelled, list[Line | Blocks]]]:
    """What begins a part of a document, with the text that follows it."""
    opening: Line | Labelled | None = None
    text: list[Line | Blocks] = []
    for item in items:
        if isinstance(item, Blocks) or (isinstance(item, Line) and item.role in _TEXT):
            text.append(item)
            continue
        if opening is not None:
            yield opening, text
        opening, text = item, []
    if opening is not None:
        yield opening, text


_HEADINGS = {Role.HEADING, Role.RECOMMENDATION_HEADING, Role.AREA}
_TEXT = {Role.PARAGRAPH, Role.LEAD, Role.RECOMMENDATION_ITEM}
_OF_ROLE = {Role.SIGNATORY_NAME: "signatory", Role.SIGNATORY_JOB_TITLE: "signatory"}


def _label(part: str, profile: Profile) -> str:
    return profile.labels_by_key.get(part) or part.replace("_", " ").capitalize()


def _words(item: Line | Blocks, shown: Document) -> list[str]:
    if isinstance(item, Blocks):
        return paragraphs_said([item.block], shown.numbers)
    return [f"{item.lead}{line_said(item.content, shown.numbers)}"]


def _entries(part: Labelled) -> str:
    return "\n".join(f"{entry.words}{entry.after}" for entry in part.entries)


def _annex(annex: Annex) -> str:
    """The file and the link of an annex, after its title."""
    there = ", ".join(filter(None, (annex.file, annex.link)))
    return f"{annex.title}: {there}" if there else ""


def _exempt(report: Report, shown: Document) -> str:
    if report.exempt is None:
        return ""
    paragraphs = ", ".join(str(number) for number in report.exempt.paragraphs)
    reason = "\n\n".join(paragraphs_said(parse(report.exempt.public_interest_reason), shown.numbers))
    return f"paragraphs {paragraphs or '-'}: {reason}"


def _matched(before: Sequence[_Part], after: Sequence[_Part]) -> dict[int, int]:
    """For each part of the newer report its place in the older one: by its key, or else by its words."""
    free = dict(enumerate(before))
    matched: dict[int, int] = {}
    for place, part in enumerate(after):
        same = next((old for old, earlier in free.items() if earlier.key == part.key), None)
        if same is not None:
            matched[place] = same
            del free[same]
    for place, part in enumerate(after):
        if place in matched or not part.key.startswith("section "):
            continue
        alike = (old for old, earlier in free.items() if earlier.key.startswith("section ") and _alike(earlier, part))
        if (old := next(alike, None)) is not None:
            matched[place] = old
            del free[old]
    return matched


def _alike(part: _Part, other: _Part) -> bool:
    return SequenceMatcher(None, part.words.split(), other.words.split(), autojunk=False).ratio() > _ALIKE


def _stale(old: Report, new: Report, profile: Profile) -> Iterator[str]:
    """The sign-offs of words that are not the same any more."""
    before = {implication.area: implication for implication in old.implications}
    for implication in new.implications:
        earlier = before.get(implication.area)
        for checker in implication.checked_by:
            if checker.name and _is_of_other_words(checker, implication, earlier, new):
                day = f" of {long_date(checker.date)}" if checker.date else ""
                heading = implication_heading(implication, profile)
                yield f"{heading}: the sign-off of {checker.name}{day} was of other words"


def _is_of_other_words(checker: Checker, implication: Implication, earlier: Implication | None, new: Report) -> bool:
    if checker.text_digest:
        return bool(changed_since(checker.text_digest, new, implication))
    if earlier is None or same_words(earlier.text, implication.text):
        return False
    return any((old.name, old.date) == (checker.name, checker.date) for old in earlier.checked_by)
