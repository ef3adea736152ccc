"""From a report in one format to the same report in another."""

from pathlib import Path, PurePosixPath

from oscb_cli.actions.draft import save
from oscb_cli.errors import BadUsage, CannotWrite
from oscb_cli.readers.formats import DOCX, PDF, WRITTEN, format_with
from oscb_cli.readers.read import ReadReport
from oscb_cli.storage.files import stays_within, write_atomically
from oscb_cli.storage.pictures import Pictures


def converted(read: ReadReport, suffix: str) -> bytes:
    """A report in another format than Word's.

    :param suffix: the format, as the ending of a file name.
    :raises BadUsage: it is none that is written.
    :raises NotValid: something in the report could not be read.
    """
    known = format_with(suffix)
    if known is None or not known.writer or known is DOCX:
        raise BadUsage(
            f"cannot write {f'{suffix} files' if suffix else 'a file without an ending'}. It writes: "
            f"{', '.join(WRITTEN)}"
        )
    pictures = Pictures(Path(read.file).parent, read.pictures)
    return known.write(read.report_to_show if known.is_document else read.report, read.profile, pictures)


def convert(read: ReadReport, output: str, *, force: bool, via_libreoffice: bool = False) -> list[Path]:
    """Write a report in the format that the output's name ends in, its pictures in a folder beside it.

    :param via_libreoffice: whether a PDF is made by LibreOffice, and looks as the Word document does.
    :return: the files that were written.
    :raises BadUsage, NotValid, CannotRead, CannotWrite: with the reason; nothing of somebody else's is replaced.
    """
    path = Path(output)
    read.require_valid()
    read = read.numbered_anew()[0]
    if format_with(path.suffix) is DOCX:
        from oscb_cli.actions.draft import document_of

        save(document_of(read), path, force=force)
        return [path]
    if via_libreoffice and format_with(path.suffix) is PDF:
        from oscb_cli.actions.draft import document_of
        from oscb_cli.word.libreoffice import as_pdf

        data = as_pdf(document_of(read).document)
    else:
        data = converted(read, path.suffix)
    if not force and path.exists():
        raise CannotWrite(f"{path} already exists. Choose another name, or add --force to replace it")
    if outside := [name for name in read.pictures if not stays_within(name)]:
        raise CannotWrite(f"{read.file}: its picture “{outside[0]}” is outside the report's folder")
    known = format_with(path.suffix)
    beside = {} if known is not None and known.shows_pictures else read.pictures
    pictures = {path.parent / PurePosixPath(name): content for name, content in beside.items()}
    if clash := [picture for picture in pictures if picture.exists() and not force]:
        raise CannotWrite(f"{clash[0]} already exists. Choose another name, or add --force to replace it")
    for picture, content in pictures.items():
        picture.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(picture, content)
    write_atomically(path, data)
    return [path, *pictures]
