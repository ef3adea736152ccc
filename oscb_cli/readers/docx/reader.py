"""A Word file, read: oscb's own, edited or not, or one that was typed by hand."""

from msgspec.structs import replace

from oscb_cli.model.sighting import Sighting
from oscb_cli.model.source import Source
from oscb_cli.profile.page_form import in_form
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.docx.beside import said_beside
from oscb_cli.readers.docx.document import DocumentReader, Seen
from oscb_cli.readers.docx.inspection import inspected
from oscb_cli.readers.formats import ProfileFor
from oscb_cli.readers.parsed import Parsed
from oscb_cli.recogniser.exempting import note_beside
from oscb_cli.recogniser.gathered import Gathered, Pointers
from oscb_cli.recogniser.recognise import recognise
from oscb_cli.word.package import Package
from oscb_cli.word.seal import seal_of


def read(data: bytes, name: str, profile_for: ProfileFor) -> Parsed:
    """Read a Word document, with its seal (the table of formats).

    :raises CannotRead: it is no Word document that can be read.
    """
    package = Package(data, name)
    seal = seal_of(package)
    said = seal.data.get("profile") if seal is not None and seal.data else None
    profile = profile_for(said)
    if seal is not None and seal.writer is not None:
        profile = in_form(profile, seal.writer.form) or profile
    return replace(read_docx(package, profile), seal=seal)


def read_docx(package: Package, profile: Profile) -> Parsed:
    """Read a report from a Word file by what stands in it.

    :raises CannotRead: a part of it is damaged.
    """
    reader = DocumentReader(package, profile)
    seen = reader.read()
    gathered = recognise(seen.lines, profile, package.name)
    boxes = [
        ("a text box", sighting.words, sighting.place) for sighting in seen.sightings if sighting.kind == "text box"
    ]
    note_beside(gathered, [(where, "page", words, place) for where, words, place in boxes])
    note_beside(gathered, said_beside(package, reader.root, profile))
    words = " ".join(line.words for line in seen.lines).casefold()
    whole = inspected(package, reader.styles.language, reader.styles.id_of("marking"), words)
    sightings = [*gathered.sightings, *_headings(seen, gathered), *seen.sightings, *whole]
    pointers = gathered.pointers()
    placed = tuple(_placed(sighting, pointers) for sighting in sightings)
    return Parsed(gathered.data, Source("Word paragraph", gathered.spots), placed, seen.pictures)


def _placed(sighting: Sighting, pointers: Pointers) -> Sighting:
    """A sighting with the part of the report that it stands in."""
    if sighting.pointer or not sighting.place:
        return sighting
    return replace(sighting, pointer=pointers.at(sighting.place))


def _headings(seen: Seen, gathered: Gathered) -> list[Sighting]:
    """Headings that are headings only by bold type or capitals, and levels that are skipped."""
    found: list[Sighting] = []
    for pointer, spots in gathered.spots.items():
        is_heading = (pointer.endswith("/heading") or pointer == "/recommendation") and pointer not in gathered.rows
        if is_heading and spots and spots[0].number not in seen.levels:
            found.append(Sighting("heading in bold", pointer, spots[0].words, place=spots[0].number))
    before = 0
    for place, level in sorted(seen.levels.items()):
        if level > before + 1 and before:
            words = next((line.words for line in seen.lines if line.place == place), "")
            found.append(Sighting("heading level skipped", "", words, f"from {before} to {level}", place=place))
        before = level
    return found
