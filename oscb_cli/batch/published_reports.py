"""What becomes of reports that are to be published: read, judged, and known again by where they come from."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from oscb_cli.actions.draft import file_stem
from oscb_cli.actions.for_the_public import called
from oscb_cli.actions.publish import PublicCopy, public_copy
from oscb_cli.actions.read import read_all
from oscb_cli.batch.published_folder import Known
from oscb_cli.errors import IsExempt, NotValid, OscbError
from oscb_cli.layout.wording import council_date
from oscb_cli.readers.read import ReadReport
from oscb_cli.rules.engine.run import EVERYTHING, Choice

_MARKED = re.compile(r"\W*\b(?:exempt|confidential|not for publication|restricted)\b.*$|[\W_]+", re.IGNORECASE)


class Wanted(Struct, frozen=True):
    """How reports are published.

    ``with_errors``: reports with errors too; ``replace``: over files of somebody else's; ``prune``: files are
    removed whose reports have errors now, or have gone. ``not_exempt`` are the reports of which a person has decided
    that they are not exempt, where that cannot be told. ``complete`` says that everything that was named could be
    looked through.
    """

    folder: Path
    today: date
    choice: Choice = EVERYTHING
    profile_name: str | None = None
    with_errors: bool = False
    replace: bool = False
    prune: bool = False
    not_exempt: tuple[str, ...] = ()
    via_libreoffice: bool = False
    named: tuple[str, ...] = ()
    """The files and folders that were named."""
    complete: bool = True


Verdict = Literal["fit", "exempt", "faulty", "unreadable"]


class Judged(Struct, frozen=True):
    """A report that was read: what becomes of it, and by what it is known again."""

    file: str
    verdict: Verdict
    error: str = ""
    title: str = ""
    source: str = ""
    above: tuple[str, ...] = ()
    base: str = ""
    about: str = ""
    """The title without what marks it, the committee and the meeting: by which it is known when it has moved."""


def is_called_alike(read: Judged, known: Known) -> bool:
    """Whether what is in the folder has the name of a report, or its title, committee and meeting."""
    listed = known.listed
    about = _about(listed.title, listed.committee, listed.meeting) if listed is not None else None
    return bool(read.base) and (known.base.casefold() == read.base.casefold() or about == read.about)


def _about(title: str, committee: str, meeting: str) -> str:
    return "|".join(_MARKED.sub(" ", part).strip().casefold() for part in (title, committee, meeting))


def judged_reports(files: Sequence[str], wanted: Wanted) -> Iterator[tuple[Judged, PublicCopy | None]]:
    """What becomes of each report of each file."""
    for file in files:
        path = Path(file).resolve()
        above = tuple(digest_of_place(str(folder)) for folder in (path, *path.parents))
        seen: Counter[str] = Counter()
        try:
            for read in read_all(file, wanted.profile_name, via_libreoffice=wanted.via_libreoffice):
                yield _judgement(read, path, above, seen, wanted)
        except OscbError as error:
            yield Judged(file, "unreadable", str(error), source=digest_of_place(str(path))), None


def _judgement(
    read: ReadReport, path: Path, above: tuple[str, ...], seen: "Counter[str]", wanted: Wanted
) -> tuple[Judged, PublicCopy | None]:
    report, profile = read.report, read.profile
    about = _about(report.title, report.committee, council_date(profile, report.meeting_date))
    which = ""
    if read.pointer:  # of several in a file, one is known by what it is about, wherever in the file it stands
        seen[about] += 1
        which = f"#{about}#{seen[about]}"
    said = Judged(
        read.file, "fit", title=report.title, source=digest_of_place(f"{path}{which}"), above=above,
        base=file_stem(report, profile), about=about,
    )  # fmt: skip
    decided = called(read) in wanted.not_exempt or (not read.pointer and Path(read.file).name in wanted.not_exempt)
    try:
        copy = public_copy(read, wanted.today, choice=wanted.choice, with_errors=wanted.with_errors, not_exempt=decided)
    except IsExempt as error:
        return replace(said, verdict="exempt", error=str(error)), None
    except NotValid as error:
        return replace(said, verdict="unreadable", error=str(error)), None
    except OscbError as error:
        return replace(said, verdict="faulty", error=str(error)), None
    return said, copy


def digest_of_place(words: str) -> str:
    """A digest by which a place is known again, and not told."""
    return hashlib.sha256(f"oscb|{words}".encode()).hexdigest()[:24]
