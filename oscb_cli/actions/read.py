"""Read a report from a file of any kind; a Word document of oscb's own comes back as it was written, with its edits.

What a document of oscb's own was written from is in its seal. What its words would be read as, had nobody changed them,
is found by writing the report again and reading that: wherever the two readings are the same, the report as it was
written counts; wherever they differ, the words in the document do.
"""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from oscb_cli.actions.merge_edits import merged
from oscb_cli.errors import CannotRead, OscbError
from oscb_cli.layout.outline import outline
from oscb_cli.model.blocks import Picture, inlines_of
from oscb_cli.model.report import Report
from oscb_cli.model.sighting import Sighting
from oscb_cli.model.source import Source, Spot
from oscb_cli.model.validate import read_report
from oscb_cli.profile.found import default_name
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.page_form import in_form
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.parsed import Parsed
from oscb_cli.readers.read import ReadReport, batch_entries, called, is_batch, parse_file, read_data, read_parsed

_EARLIER = (
    "an earlier version of oscb wrote this document, so oscb took this for the council's heading of that time; "
    "if you typed it, type it in the report file too"
)


def read_one(name: str, profile_name: str | None = None, *, via_libreoffice: bool = False) -> ReadReport:
    """Read a file that holds one report.

    :param name: the file, or ``-`` for standard input.
    :param profile_name: the profile to use whatever the report says.
    :param via_libreoffice: whether to read files of other word processors through LibreOffice.
    :raises CannotRead: it cannot be read or parsed, or it holds no report.
    :raises BadProfile: there is no profile of that name, or it is not valid.
    """
    parsed = parse_file(name, profile_name, via_libreoffice=via_libreoffice)
    if is_batch(parsed.data):
        raise CannotRead(f"{called(name)} holds several reports. Use “oscb batch”")
    return read_parsed(as_written(parsed, Path(name).parent, profile_name), called(name), profile_name)


def read_all(name: str, profile_name: str | None = None, *, via_libreoffice: bool = False) -> Iterator[ReadReport]:
    """Read a file that holds one report or, as a batch, several. The same errors as ``read_one``."""
    parsed = parse_file(name, profile_name, via_libreoffice=via_libreoffice)
    if is_batch(parsed.data):
        entries = list(batch_entries(parsed.data, called(name)))
        if not entries:
            raise CannotRead(f"{called(name)} holds no reports")
        for pointer, entry in entries:
            yield read_data(entry, called(name), pointer, profile_name)
    else:
        yield read_parsed(as_written(parsed, Path(name).parent, profile_name), called(name), profile_name)


def as_written(parsed: Parsed, folder: Path, profile_name: str | None = None) -> Parsed:
    """What was parsed, with what the seal of a document of oscb's own still says of it.

    :param folder: where the pictures are that the report named when it was written.
    """
    seal = parsed.seal
    if seal is None or seal.data is None:
        return parsed
    kept, problems = read_report(seal.data)
    if problems:
        return parsed  # written by another version: the words are what counts
    try:
        profile = load_profile(kept.profile or profile_name or default_name(), may_be_folder=not kept.profile)
        if seal.writer is not None:
            profile = in_form(profile, seal.writer.form) or profile
        pictures = _pictures_for(kept, profile, parsed)
        expected = parsed.data if seal.unchanged else _read_again(kept, profile, folder, pictures, seal.source)
    except OscbError:
        return parsed
    order = _order(kept, profile)
    data: dict[str, Any] = dict(parsed.data)
    told: tuple[Sighting, ...] = ()
    if seal.writer is None and not seal.unchanged:
        data, told = _without_earlier_headings(data, kept, parsed)
    report, places = merged(data, dict(expected), dict(seal.data), order)
    if seal.unchanged:
        report = dict(seal.data)  # nobody has changed a word: what was written counts, whatever the words look like
    held = {name: content for name, content in {**parsed.pictures, **pictures}.items() if _is_named(name, report)}
    source, sightings = _moved(parsed.source, places), (*_renamed(parsed, places), *told)
    return replace(parsed, data=report, source=source, sightings=sightings, pictures=held)


def _without_earlier_headings(
    data: dict[str, Any], kept: Report, parsed: Parsed
) -> tuple[dict[str, Any], tuple[Sighting, ...]]:
    """What was read without headings that the council's were when an earlier version of oscb wrote the document.

    That version did not say in the document what they were. So a heading of a standard part that is not today's is
    taken for the council's of then, and told: it may also be somebody's edit.
    """
    told: list[Sighting] = []
    found = dict(data)
    for name, key, standard in (
        ("sections", "key", {section.key for section in kept.sections if not section.heading}),
        ("implications", "area", {entry.area for entry in kept.implications if not entry.heading}),
    ):
        entries = [dict(entry) for entry in data.get(name, ())]
        for place, entry in enumerate(entries):
            if entry.get(key) in standard and (words := entry.pop("heading", "")):
                spot = parsed.source.find(f"/{name}/{place}/heading") if parsed.source is not None else None
                where = spot.number if spot is not None else 0
                told.append(Sighting("uncertain", f"/{name}/{place}", words[:80], _EARLIER, place=where))
        if entries:
            found[name] = entries
    return found, tuple(told)


def _is_named(picture: str, report: dict[str, Any]) -> bool:
    """Whether the text of a report names a picture."""
    return picture in json.dumps(report, ensure_ascii=False, default=str)


def _read_again(kept: Report, profile: Profile, folder: Path, pictures: Mapping[str, bytes], source: str) -> Any:
    """The data that the words of a report give when it is written and read."""
    from oscb_cli.readers.docx.reader import read_docx
    from oscb_cli.word.package import Package
    from oscb_cli.writers.docx.document import write_docx

    document = write_docx(kept, profile, source=source, folder=folder, pictures=pictures)
    return read_docx(Package(document, "the report as it was written"), profile).data


def _pictures_for(kept: Report, profile: Profile, parsed: Parsed) -> dict[str, bytes]:
    """The pictures of the document, by the names that the report called them when it was written.

    They are in the document in the order of its text, each once.
    """
    parts = outline(kept, profile).parts
    blocks = [block for part in parts for entry in part.items for block in entry]
    blocks += [numbered.block for part in parts for numbered in part.blocks]
    names = [inline.file for block in blocks for inline in inlines_of(block) if isinstance(inline, Picture)]
    return dict(zip(dict.fromkeys(names), parsed.pictures.values(), strict=False))


def _order(kept: Any, profile: Profile) -> dict[str, list[int]]:
    """The places of the report's sections and implications, in the order in which the document shows them.

    A section that the document makes itself (exempt information) is -1.
    """
    order: dict[str, list[int]] = {"sections": [], "implications": []}
    for part in outline(kept, profile).parts:
        name, _, place = part.pointer.strip("/").partition("/")
        if name in order:
            order[name].append(int(place))
        elif part.kind == "section":
            order["sections"].append(-1)
    return order


def _moved(source: Source | None, places: Mapping[str, str]) -> Source | None:
    """Where the parts stand, by their pointers in the report as it is now."""
    if source is None:
        return None
    rename = partial(_rename, places=places)
    spots: dict[str, list[Spot]] = {rename(pointer): list(found) for pointer, found in source.spots.items()}
    return Source(source.unit, spots)


def _renamed(parsed: Parsed, places: Mapping[str, str]) -> Any:
    return tuple(replace(s, pointer=_rename(s.pointer, places=places)) for s in parsed.sightings)


def _rename(pointer: str, *, places: Mapping[str, str]) -> str:
    first, second = [*pointer.split("/"), "", ""][1:3]
    start = f"/{first}/{second}"
    return places[start] + pointer[len(start) :] if start in places else pointer
