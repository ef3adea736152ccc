"""Many files checked over processes, in order; of what is found nothing is kept here."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct

from oscb_cli import collecting
from oscb_cli.actions.check import check_file
from oscb_cli.actions.comment import comment_on
from oscb_cli.actions.fix_files import fix_file
from oscb_cli.batch.workers import Workers
from oscb_cli.errors import OscbError
from oscb_cli.reporters.checked import Checked
from oscb_cli.rules.engine.run import Choice, expect_many

SECONDS_FOR_A_FILE = 60.0
_FEWEST_FOR_WORKERS = 8
"""Files from which on workers are begun: to begin them takes as long as to check a few."""


class Wanted(Struct, frozen=True):
    """How files are to be checked, and what is to be done with them besides."""

    today: date
    choice: Choice
    profile_name: str | None = None
    via_libreoffice: bool = False
    fix: bool = False
    only_show: bool = False
    comments: str | None = None
    with_sign_offs: bool = False


class File(Struct, frozen=True):
    """A file to be checked, and its place in the order."""

    number: int
    name: str


class Found(Struct, frozen=True):
    """What became of a file: the reports in it, what to tell besides, and what went wrong."""

    number: int
    name: str
    reports: tuple[Checked, ...] = ()
    fixed: str = ""
    notices: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    unreadable: bool = False
    """Whether one of the errors is that the file cannot be read."""


def check_files(names: Sequence[str], wanted: Wanted, jobs: int) -> Generator[Found, None, None]:
    """Check files, in order.

    :param jobs: how many processes are used; few files are checked in this one.
    """
    files = (File(number, name) for number, name in enumerate(names))
    if len(names) > 1:
        expect_many()
        collecting.from_now_on()
    if jobs < 2 or len(names) < _FEWEST_FOR_WORKERS:
        yield from (found for file in files for found in _each(wanted, file))
        return
    workers: Workers[File, Found] = Workers(partial(_checked, wanted), _lost, min(jobs, len(names)), SECONDS_FOR_A_FILE)
    with closing(workers.results(files)) as results:
        yield from results


def _checked(wanted: Wanted, file: File) -> Found:
    """A file checked, whole; whatever is wrong with it is in the result."""
    parts = list(_each(wanted, file))
    return Found(
        file.number,
        file.name,
        tuple(report for part in parts for report in part.reports),
        "".join(part.fixed for part in parts),
        tuple(notice for part in parts for notice in part.notices),
        tuple(error for part in parts for error in part.errors),
        any(part.unreadable for part in parts),
    )


def _each(wanted: Wanted, file: File) -> Iterator[Found]:
    """The reports of a file one by one: a file may hold thousands."""
    try:
        if wanted.fix or wanted.only_show:
            told = fix_file(file.name, wanted.profile_name, wanted.today, wanted.choice, only_show=wanted.only_show)
            yield Found(file.number, file.name, fixed=told)
        for read, checked in check_file(
            file.name,
            wanted.today,
            wanted.choice,
            wanted.profile_name,
            via_libreoffice=wanted.via_libreoffice,
            with_sign_offs=wanted.with_sign_offs,
        ):
            yield Found(file.number, file.name, (checked,))
            if wanted.comments is None:
                continue
            if read.source is None or read.source.unit != "Word paragraph":
                yield Found(file.number, file.name, errors=(_NO_COMMENTS.format(read.file),))
                continue
            path = comment_on(read, checked, Path(wanted.comments), Path(read.file).name)
            yield Found(file.number, file.name, notices=(f"Wrote {path}",))
    except OscbError as error:
        yield Found(file.number, file.name, errors=(str(error),), unreadable=True)


_NO_COMMENTS = "{}: this is not a Word file, so it has no copy with comments"


def _lost(file: File, why: str) -> Found:
    return Found(file.number, file.name, errors=(f"{file.name}: checking it {why}",), unreadable=True)
