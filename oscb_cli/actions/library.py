"""What those who script with oscb call: read a report, check it, make its document. The commands stand on the same."""

from datetime import date
from pathlib import Path

from oscb_cli.actions.draft import Draft, subject_of
from oscb_cli.actions.draft import draft as _draft
from oscb_cli.actions.read import read_one
from oscb_cli.model.report import Report
from oscb_cli.readers.read import ReadReport, read_data
from oscb_cli.rules.engine.run import EVERYTHING, Choice, Outcome
from oscb_cli.rules.engine.run import check as _check


def read(file: str | Path, *, profile: str | None = None) -> ReadReport:
    """Read a report from a file of any format that oscb reads.

    :param profile: the council's profile, by name or folder, whatever the report says.
    :return: the report, its profile, and what could not be read (``problems``).
    :raises CannotRead: the file cannot be read, or it holds no report.
    :raises BadProfile: there is no such profile, or it is not valid.
    """
    return read_one(str(file), profile)


def check(
    report: ReadReport | Report, *, today: date | None = None, profile: str | None = None, choice: Choice = EVERYTHING
) -> Outcome:
    """Check a report by the rules.

    :param report: as ``read`` gives it, or made in Python.
    :param today: the day by which it is judged; otherwise today.
    :param profile: the council's profile of a report made in Python, where it is not the one that the report names.
    :param choice: which rules to run, and how grave they are.
    :return: the findings, in the document's order, and those that the author has silenced.
    :raises BadProfile: there is no such profile, or it is not valid.
    """
    return _check(subject_of(_as_read(report, profile), today or date.today()), choice)


def draft(
    report: ReadReport | Report, *, today: date | None = None, profile: str | None = None, public: bool = False
) -> Draft:
    """Make the Word document of a report, and check it.

    :param public: whether it is the copy for publication.
    :return: the document's bytes (``document``), and what the rules say (``outcome``). The other parameters are those
        of ``check``.
    :raises IsExempt: it is to be the copy for publication, and the report is exempt, or may be.
    :raises NotValid: something in the report could not be read.
    :raises CannotRead: a picture cannot be read.
    :raises BadProfile: the profile, or its template, cannot be used.
    """
    return _draft(_as_read(report, profile), today or date.today(), public=public)


def _as_read(report: ReadReport | Report, profile: str | None) -> ReadReport:
    return read_data(report.to_data(), "report", "", profile) if isinstance(report, Report) else report
