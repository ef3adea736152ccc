"""What of a report was read as it was meant, field by field."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from oscb_cli.model.blocks import plain_text
from oscb_cli.model.markdown import parse

Field = tuple[str, bool, Any, Any]
"""The name of a field, whether it was read as it was meant, what was meant, and what was read."""


def folded(words: object) -> str:
    """Words without what typists and programs vary: white space, soft hyphens, the sort of apostrophe."""
    plain = str(words or "").replace("\u00ad", "").replace("’", "'").replace("‘", "'")
    return " ".join(plain.split())


def _loose(words: object) -> str:
    return re.sub(r"\s*(?:;\s*and|[;.])$", "", folded(words))


def _text(markdown: str) -> str:
    blocks = parse(markdown)
    return folded(" ".join(plain_text(block) for block in blocks).replace("|", " "))


def _same_text(meant: str, read: str) -> bool:
    def bare(words: str) -> str:
        return re.sub(r"\s+", "", folded(words))

    return bare(meant) == bare(_text(read))


def fields(meant: Mapping[str, Any], read: Mapping[str, Any], council: str = "oxfordshire") -> Iterator[Field]:
    """Each field of a report, and whether it was read as it was meant.

    :param council: the name of the profile that it was read by, or its folder.
    """

    def heading(entry: Mapping[str, Any]) -> str:
        return _heading(entry, council)

    def same(name: str, wanted: object, found: object, *, capitals: bool = True) -> Field:
        first, second = folded(wanted), folded(found)
        return name, first == second if capitals else first.casefold() == second.casefold(), wanted, found

    for key in ("committee", "meeting_date", "title", "report_by"):
        yield same(key, meant[key], read.get(key, ""))
    yield same("item", meant.get("item", ""), read.get("item", ""))
    divisions = read.get("divisions_affected", [])
    divisions = [divisions] if isinstance(divisions, str) else divisions
    yield (
        "divisions",
        [folded(d) for d in meant["divisions_affected"]] == [folded(d) for d in divisions],
        meant["divisions_affected"],
        divisions,
    )
    recommendation = read.get("recommendation", {})
    yield same("decision maker", meant["decision_maker"], recommendation.get("decision_maker", ""), capitals=False)
    items = [_text(item) for item in recommendation.get("items", [])]
    yield "items", [_loose(i) for i in meant["items"]] == [_loose(i) for i in items], meant["items"], items
    sections = read.get("sections", [])
    headings = [(heading(entry), entry.get("text", "")) for entry in sections if heading(entry)]
    wanted = [words.casefold().replace("&", "and") for words, _ in meant["sections"]]
    yield "headings", wanted == [words.casefold() for words, _ in headings], wanted, [words for words, _ in headings]
    for words, text in meant["sections"]:
        found = next((said for name, said in headings if name.casefold() == words.casefold().replace("&", "and")), "")
        yield "section text", _same_text(text, found), text, found
    areas = {entry.get("area"): entry for entry in read.get("implications", [])}
    for area, said in meant["implications"].items():
        entry = areas.get(area, {})
        yield "implication text", _same_text(said["text"], entry.get("text", "")), said["text"], entry.get("text", "")
        yield from _checkers(said["checked_by"], entry)
    signatory, found_signatory = meant["signatory"] or {}, read.get("signatory", {})
    for key in ("name", "job_title"):
        yield same(f"signatory {key}", signatory.get(key, ""), found_signatory.get(key, ""))
    annexes = [entry.get("title", "") for entry in read.get("annexes", [])]
    yield "annexes", [folded(a) for a in meant["annexes"]] == [folded(a) for a in annexes], meant["annexes"], annexes
    papers = read.get("background_papers", [])
    yield (
        "background papers",
        [folded(p) for p in meant["background_papers"]] == [folded(p) for p in papers],
        meant["background_papers"],
        papers,
    )
    yield "other documents", read.get("other_documents", []) == [], [], read.get("other_documents")
    officers = read.get("contact_officers", [])
    yield "contact officers", len(officers) == len(meant["contact_officers"]), meant["contact_officers"], officers
    for place, officer in enumerate(meant["contact_officers"]):
        entry = officers[place] if place < len(officers) else {}
        for key in ("name", "job_title", "phone", "email"):
            yield same(f"contact {key}", officer.get(key, ""), entry.get(key, ""))
    yield same("month", meant["month"], read.get("month", ""))
    for key, value in meant.get("fields", {}).items():
        yield same(f"field {key}", value, read.get("fields", {}).get(key, ""), capitals=False)


def _checkers(meant: list[dict[str, str]], entry: Mapping[str, Any]) -> Iterator[Field]:
    read = entry.get("checked_by") or []
    read = [read] if isinstance(read, dict) else list(read)
    if not meant:
        named = [checker for checker in read if checker.get("email") or checker.get("date")]
        yield "nobody", not named, [], read
        return
    yield "checkers", len(read) == len(meant), meant, read
    for place, checker in enumerate(meant):
        found = read[place] if place < len(read) else {}
        for key in ("name", "job_title", "email", "date"):
            wanted, said = folded(checker.get(key, "")), folded(found.get(key, ""))
            yield f"checker {key}", wanted == said, wanted, said


def _heading(entry: Mapping[str, Any], council: str) -> str:
    from oscb_cli.profile.load import load_profile

    spec = load_profile(council, may_be_folder=True).section_by_key.get(entry.get("key", ""))
    return folded(entry.get("heading") or (spec.heading if spec else "")).replace("&", "and")
