"""What changed between two versions of a report: part by part, in words, and which sign-offs that makes stale."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from oscb_cli.layout.outline import Outline, implication_heading, outline, section_heading
from oscb_cli.model.dates import long_date
from oscb_cli.model.digest import changed_since, text_digest
from oscb_cli.model.markdown import parse
from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Annex, Checker, ContactOfficer, Implication, Report, Section
from oscb_cli.profile.schema import Profile, folded
from oscb_cli.recogniser.numbers import without_typed_numbers

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


def compare(old: Report, new: Report, profile: Profile) -> Comparison:
    """Compare two versions of a report.

    :param profile: by which parts without a heading of their own are called.
    """
    old, new = without_typed_numbers(old)[0], without_typed_numbers(new)[0]  # numbers are no words
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
    return Comparison(tuple(changes), tuple(_stale(old, new, profile)))


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
    """The parts of a report that have words, with the name and the key of each."""
    labels, laid_out = profile.labels, outline(report, profile)
    day = long_date(report.meeting_date) if report.meeting_date else ""
    simple = {
        "divisions_affected": ", ".join(report.divisions_affected), "committee": report.committee,
        "meeting_date": day, "item": report.item, "title": report.title, "report_by": report.report_by,
        "key_decision": "yes" if report.key_decision else "", "forward_plan_reference": report.forward_plan_reference,
        "exempt": _exempt(report, laid_out),
    }  # fmt: skip
    for key, words in simple.items():
        if words:
            yield _Part(labels.get(key, key.replace("_", " ").capitalize()), words, key)
    texts = laid_out.texts()
    items = [words for pointer, words in texts.items() if pointer.startswith("/recommendation/")]
    recommendation = "\n\n".join([report.recommendation.decision_maker, *items]).strip()
    if recommendation:
        yield _Part(labels["recommendation"], recommendation, "recommendation")
    for place, section in enumerate(report.sections):
        yield _section(section, texts.get(f"/sections/{place}", ""), profile)
    for place, implication in enumerate(report.implications):
        yield from _implication(implication, texts.get(f"/implications/{place}", ""), profile)
    papers = report.background_papers or ((profile.wording.nil,) if report.background_papers == () else ())
    closing = {
        "signatory": ", ".join(filter(None, (report.signatory.name, report.signatory.job_title))),
        "annexes": "\n".join(map(_annex, report.annexes)),
        "background_papers": "\n".join(papers),
        "other_documents": "\n".join(report.other_documents),
        "contact_officers": "\n".join(map(_officer, report.contact_officers)),
        "month": report.month,
    }
    for key, words in closing.items():
        if words:
            yield _Part(labels.get(key, key), words, key)


def _section(section: Section, words: str, profile: Profile) -> _Part:
    heading = section_heading(section, profile)
    spec = profile.section_for(section.key, section.heading)
    return _Part(heading, words, f"section {spec.key if spec else folded(heading)}")


def _implication(implication: Implication, text: str, profile: Profile) -> Iterator[_Part]:
    heading = implication_heading(implication, profile)
    yield _Part(heading, text, f"area {implication.area}")
    for place, checker in enumerate(implication.checked_by):
        if words := _checker(checker):
            yield _Part(f"{heading}, checked by", words, f"checker {implication.area} {place}")


def _checker(checker: Checker) -> str:
    day = long_date(checker.date) if checker.date else ""
    return ", ".join(filter(None, (checker.named, checker.job_title, checker.email, day)))


def _annex(annex: Annex) -> str:
    return ", ".join(filter(None, (annex.title, annex.file, annex.link, "exempt" if annex.exempt else "")))


def _officer(officer: ContactOfficer) -> str:
    return ", ".join(filter(None, (officer.name, officer.job_title, officer.phone, officer.email)))


def _exempt(report: Report, laid_out: Outline) -> str:
    if report.exempt is None:
        return ""
    paragraphs = ", ".join(str(number) for number in report.exempt.paragraphs)
    reason = "\n\n".join(laid_out.said(parse(report.exempt.public_interest_reason)))
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
    if earlier is None or text_digest(earlier.text) == text_digest(implication.text):
        return False
    return any((old.name, old.date) == (checker.name, checker.date) for old in earlier.checked_by)
