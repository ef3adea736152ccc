"""The copy of a report for publication: what the council keeps to itself is left out."""

from oscb_cli.model.report import Checker, Implication, Report
from oscb_cli.profile.schema import Profile


def for_publication(report: Report, profile: Profile) -> Report:
    """The report without what the profile says is internal, and without the notes that are the author's own.

    The author's notes are evidence and digests of sign-offs, and the reasons for silenced findings.
    """
    implications = tuple(_public(implication, profile) for implication in report.implications)
    return report.model_copy(update={"implications": implications, "ignore": {}, "settled": (), "signoff_history": ()})


def _public(implication: Implication, profile: Profile) -> Implication:
    if profile.publication.without_checker_lines:
        return implication.model_copy(update={"checked_by": ()})
    public = tuple(
        Checker(
            name=checker.name,
            job_title=checker.job_title,
            email="" if profile.publication.without_checker_emails else checker.email,
            for_what=checker.for_what,
            date=checker.date,
        )
        for checker in implication.checked_by
    )
    return implication.model_copy(update={"checked_by": public})


def is_exempt_as_a_whole(report: Report) -> bool:
    """Whether the report itself is exempt, and not only one of its annexes."""
    return report.exempt is not None and not any(annex.exempt for annex in report.annexes)
