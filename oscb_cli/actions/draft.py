"""From a report that was read to its Word document on disk, with what the rules say of it."""

import sys
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.errors import BadUsage, CannotWrite
from oscb_cli.layout.outline import Outline
from oscb_cli.layout.wording import render
from oscb_cli.model.report import Report
from oscb_cli.model.typed_numbers import Numbers
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.read import ReadReport
from oscb_cli.rules.engine.rule import Severity
from oscb_cli.rules.engine.run import EVERYTHING, Choice, Outcome, check
from oscb_cli.rules.engine.subject import Subject
from oscb_cli.storage.files import STANDARD_STREAM, safe_file_name, write_atomically
from oscb_cli.word.seal import is_unchanged_work_of
from oscb_cli.writers.docx.document import write_docx

SUFFIX = ".docx"
PUBLIC = " (for publication)"


class Draft(Struct, frozen=True):
    """A Word document, and what the rules say of the report in it."""

    document: bytes
    outcome: Outcome
    source: str
    read_from: Path | None = None
    numbers: Numbers = Numbers()
    """How many paragraph numbers typed by hand gave way to automatic ones."""


def draft(
    read: ReadReport,
    today: date,
    *,
    choice: Choice = EVERYTHING,
    public: bool = False,
    not_exempt: bool = False,
    watermark: bool = False,
) -> Draft:
    """Check a report and make its document.

    :param choice: which rules to run.
    :param public: whether it is the copy for publication.
    :param not_exempt: for that copy, whether a person has decided that the report is not exempt, where oscb cannot
        tell.
    :param watermark: whether a report with errors is marked as a draft on every page.
    :raises IsExempt: it is to be the copy for publication, and the report is exempt, or may be.
    :raises NotValid: something in the report could not be read.
    :raises CannotRead: a picture cannot be read.
    """
    read.require_valid()
    subject = subject_of(read, today)
    outcome = check(subject, choice)
    marked = watermark and outcome.count(Severity.ERROR) > 0
    marking = render(read.profile.wording.draft_marking, {}) if marked else ""
    made = (
        _public_document(read, marking, not_exempt)
        if public
        else document_of(read, marking=marking, laid_out=subject.outline)
    )
    return replace(made, outcome=outcome)


def _public_document(read: ReadReport, marking: str, not_exempt: bool) -> Draft:
    """The Word document for the public, the same as is published; it names no file that it comes from."""
    from oscb_cli.actions.for_the_public import fit_for_the_public

    fit = fit_for_the_public(read, not_exempt=not_exempt)
    dropped = read.numbered_anew()[1]
    document = write_docx(
        fit.report, read.profile, source="", pictures_from=fit.pictures, marking=marking, for_publication=True
    )
    return Draft(document, Outcome(), "", Path(read.file), dropped)


def subject_of(read: ReadReport, today: date) -> Subject:
    """What the rules look at, of a report that was read."""
    source = read.source if read.typed_by_hand else None
    return Subject(read.report, read.profile, today, read.problems, read.data, read.sightings, source)


def document_of(read: ReadReport, *, marking: str = "", source: str = "", laid_out: Outline | None = None) -> Draft:
    """The Word document of a report, with no finding in its outcome: nothing is checked.

    Paragraph numbers that were typed in a Word file or a text give way to automatic ones.

    :param marking: what stands at the head of every page.
    :param source: the name of the file that it is made from, for its seal; otherwise that of the report.
    :param laid_out: the outline of the report as it was read, where somebody has it already.
    :raises CannotRead: a picture cannot be read.
    """
    source = source or Path(read.file).name
    anew, numbers = read.numbered_anew()
    report = anew.report
    document = write_docx(
        report,
        read.profile,
        source=source,
        folder=Path(read.file).parent,
        pictures=read.pictures,
        marking=marking,
        laid_out=laid_out if report is read.report else None,
    )
    return Draft(document, Outcome(), source, Path(read.file), numbers)


def file_stem(report: Report, profile: Profile) -> str:
    """The name of a report's document by the council's pattern, without suffix."""
    values: dict[str, object] = {
        "meeting_date": report.meeting_date.isoformat() if report.meeting_date else "",
        "item": report.item,
        "title": report.title,
        "committee": report.committee,
    }
    return safe_file_name(render(profile.wording.file_name, values))


def place_for(read: ReadReport, output: str | None, *, public: bool = False) -> Path:
    """Where a report's document goes.

    :param output: a file, or a folder for the council's file name in it, or None for beside the report.
    :param public: whether it is the copy for publication, which has a file name of its own.
    :raises BadUsage: the output cannot be a Word document's.
    """
    name = file_stem(read.report, read.profile) + (PUBLIC if public else "") + SUFFIX
    if output is None:
        return Path(read.file).parent / name
    path = Path(output)
    if path.is_dir():
        return path / name
    if path.suffix.lower() != SUFFIX:
        raise BadUsage(f"{output}: the name of a Word document must end in {SUFFIX}")
    return path


def save(made: Draft, path: Path, *, force: bool, lasting: bool = True) -> None:
    """Write a document, but never over a file that is not oscb's own unchanged work from the same source.

    A file with nothing in it is nobody's work: a power cut leaves such files of what was not yet on the disk.

    :param lasting: whether to wait until it is on the disk.
    :raises CannotWrite: with the reason.
    """
    exists = path.exists()
    if exists and made.read_from is not None and made.read_from.exists() and path.samefile(made.read_from):
        raise CannotWrite(f"{path} is the report itself. Choose another file with -o")
    holds_something = exists and path.is_file() and path.stat().st_size > 0
    if holds_something and not force and not is_unchanged_work_of(path, made.source):
        raise CannotWrite(
            f"{path} already exists, and oscb did not write it from {made.source} (or it has changed since). "
            "Choose another name with -o, or add --force to replace it"
        )
    write_atomically(path, made.document, replace=exists, lasting=lasting)


def send(made: Draft) -> None:
    """Write a document to standard output."""
    sys.stdout.buffer.write(made.document)
    sys.stdout.buffer.flush()


def is_standard_output(output: str | None) -> bool:
    """Whether the document goes to standard output."""
    return output == STANDARD_STREAM
