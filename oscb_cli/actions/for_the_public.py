"""What may be seen of a report by everybody: the one way from a report to anything that is made for the public."""

from pathlib import Path

from msgspec import Struct

from oscb_cli.errors import IsExempt
from oscb_cli.layout.publication import exempt_parts, for_publication, undecided
from oscb_cli.model.report import Report
from oscb_cli.readers.read import ReadReport
from oscb_cli.storage.pictures import Pictures

MAY_BE_EXEMPT = "LE008"
"""The rule that asks a person whether a report is exempt."""
_MOST_TOLD = 3


class Fit(Struct, frozen=True):
    """A report that is fit for the public: what is private is out of it, and its pictures come without their notes."""

    report: Report
    pictures: Pictures


def fit_for_the_public(read: ReadReport, *, not_exempt: bool = False) -> Fit:
    """What may be seen of a report by everybody: the one way from a report to anything that is made for the public.

    :param not_exempt: whether a person has decided that it is not exempt, where oscb cannot tell.
    :raises IsExempt: it is exempt, or may be: what says so, and what a person must decide.
    """
    report, profile, name = read.report, read.profile, called(read)
    if never := exempt_parts(report, profile, read.sightings):
        raise IsExempt(f"{name} is not published: {'; '.join(never)}. Nothing can override that")
    unsure = undecided(report, read.sightings)
    if unsure and not not_exempt and not report.ignore.get(MAY_BE_EXEMPT):
        raise IsExempt(
            f"{name} is not published, because oscb cannot tell whether it is exempt:\n"
            + "".join(f"  {said}\n" for _, said in unsure[:_MOST_TOLD])
            + f"If it is exempt, say so in the report. If it is not, change the words, or add --not-exempt "
            f"“{name}”, or "
            f"silence {MAY_BE_EXEMPT} in the report file with your reason"
        )
    public = for_publication(read.numbered_anew()[0].report, profile)
    return Fit(public, Pictures(Path(read.file).parent, read.pictures, public=True))


def called(read: ReadReport) -> str:
    """What to call a report in words: its file, and where it stands in it where that holds several."""
    return f"{read.file}#{read.pointer}" if read.pointer else read.file
