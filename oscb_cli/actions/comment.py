"""A copy of a Word file with its findings as comments on the words that they are about, a rule told once."""

from pathlib import Path

from oscb_cli.errors import CannotWrite
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.docx.document import DocumentReader
from oscb_cli.readers.read import ReadReport
from oscb_cli.reporters.checked import Checked
from oscb_cli.reporters.grouped import groups
from oscb_cli.sentences import raised
from oscb_cli.storage.files import read_bytes, reason, refuse_link, write_atomically
from oscb_cli.word.comments import AUTHOR, Comment, commented
from oscb_cli.word.package import Package


def comment_on(read: ReadReport, checked: Checked, folder: Path, name: str) -> Path:
    """Write a copy of a Word file with its findings as comments of “oscb”, one for each rule, where it is found first.

    The original is left alone, and comments of people are kept; comments that oscb put in before are replaced.

    :param checked: what was found in it.
    :param name: what to call the copy.
    :return: the copy.
    :raises CannotRead: the file is no Word file.
    :raises CannotWrite: the copy cannot be written, or there is another file of its name that somebody has changed.
    """
    data = read_bytes(read.file)
    package = Package(data, read.file)
    reader = DocumentReader(package, read.profile)
    lines = reader.read().lines
    path = folder / name
    if path.exists() and path.samefile(read.file):
        raise CannotWrite(f"{path} is the original file. Choose another folder for the copies with comments")
    refuse_link(path)
    if path.exists() and _content(path, read.profile) != _said(reader):
        raise CannotWrite(f"{path} already exists and says something else. Move it, or choose another folder")
    first = lines[0].place if lines else 1
    comments = []
    for group in groups(checked.findings):
        place = group.findings[0].location
        paragraph = reader.elements.get(place.number or first)
        if paragraph is None:
            continue
        several = f" {raised(group.places)}." if len(group.findings) > 1 and group.places else ""
        said = (f"{raised(group.severity)} {group.code}: {group.headline}.{several}", group.help)
        comments.append(Comment(paragraph, place.words if place.number else "", said))
    if reader.root is None or (comments and not reader.elements):
        raise CannotWrite(f"{read.file} has no paragraph to put a comment on")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be made into a folder: {reason(error)}") from None
    write_atomically(path, commented(package, reader.root, comments))
    return path


def _content(path: Path, profile: Profile) -> object:
    """What a Word file says: its words, and the comments of people."""
    reader = DocumentReader(Package(read_bytes(str(path)), str(path)), profile)
    reader.read()
    return _said(reader)


def _said(reader: DocumentReader) -> object:
    words = [line.words for line in reader.seen.lines]
    changes = [(s.kind, s.detail, s.words) for s in reader.seen.sightings if s.kind in {"comment", "tracked change"}]
    return words, [change for change in changes if change[1] != AUTHOR]
