"""The copy of a report for publication: what the council keeps to itself is left out, and what is exempt stays back."""

import re

from oscb_cli.layout.outline import annex_labels
from oscb_cli.model.markdown import parse
from oscb_cli.model.notes import notes_in, without_notes
from oscb_cli.model.patterns import regex
from oscb_cli.model.private_links import is_private, private_links, without_private_links
from oscb_cli.model.report import Annex, Checker, Implication, Report
from oscb_cli.profile.schema import Profile

_SAYS_EXEMPT = regex(
    r"\((?:exempt|confidential|restricted)[^)]*\)|\bnot for publication\b|"
    r"^(?:exempt|confidential|restricted|private|part (?:2|ii|b))(?:\s+(?:annex|appendix|part|report|section)\b|\s*$)",
    re.IGNORECASE,
)


def for_publication(report: Report, profile: Profile) -> Report:
    """The report without what the profile says is internal, and without what only its authors need.

    That is: notes in the text, evidence and digests of sign-offs, the reasons for silenced findings, names of files,
    links that lead to a place within the council, and those to exempt annexes.
    """
    recommendation = report.recommendation
    return report.model_copy(
        update={
            "implications": tuple(_public(implication, profile) for implication in report.implications),
            "sections": tuple(
                section.model_copy(update={"text": _public_text(section.text)}) for section in report.sections
            ),
            "recommendation": recommendation.model_copy(
                update={"items": tuple(map(_public_text, recommendation.items))}
            ),
            "annexes": tuple(map(_public_annex, report.annexes)),
            "ignore": {},
            "settled": (),
            "signoff_history": (),
        }
    )


def _public_text(text: str) -> str:
    return without_private_links(without_notes(text))


def _public(implication: Implication, profile: Profile) -> Implication:
    text = _public_text(implication.text)
    if profile.publication.without_checker_lines:
        return implication.model_copy(update={"text": text, "checked_by": ()})
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
    return implication.model_copy(update={"text": text, "checked_by": public})


def _public_annex(annex: Annex) -> Annex:
    link = "" if annex.exempt or is_private(annex.link) else annex.link
    return annex.model_copy(update={"file": "", "link": link})


def is_exempt_as_a_whole(report: Report) -> bool:
    """Whether the report itself is exempt, and not only one of its annexes."""
    return report.exempt is not None and not any(annex.exempt for annex in report.annexes)


def exempt_parts(report: Report, profile: Profile) -> list[str]:
    """What of a report is exempt and would be published with it, in words; nothing can make that right.

    Sources: Local Government Act 1972, sections 100B(2) and 100C(1); SI 2012/2089, regulation 7(2).
    """
    if is_exempt_as_a_whole(report):
        return ["the report is exempt from publication"]
    labels = annex_labels(report, profile)
    exempt = [label for label, annex in zip(labels, report.annexes, strict=True) if annex.exempt]
    titles = [annex.title for annex in report.annexes if annex.exempt and annex.title]
    found = []
    for section in report.sections:
        heading = " ".join(section.heading.split())
        folded = heading.casefold()
        is_annex = any(re.match(rf"{re.escape(label)}\b", heading, re.IGNORECASE) for label in exempt)
        if heading and (is_annex or folded in map(str.casefold, titles) or _SAYS_EXEMPT.search(heading)):
            found.append(f"its section “{heading}” is exempt")
    return found


def left_out(report: Report, profile: Profile) -> list[str]:
    """What of a report the copy for publication leaves out, in words."""
    checkers = [checker for implication in report.implications for checker in implication.checked_by]
    texts = (
        *(section.text for section in report.sections),
        *(implication.text for implication in report.implications),
        *report.recommendation.items,
    )
    links = sum(len(private_links(parse(text))) for text in texts if "](" in text or "<" in text)
    links += sum(is_private(annex.link) for annex in report.annexes)
    emails = sum(bool(checker.email) for checker in checkers)
    told = (
        (len(checkers) if profile.publication.without_checker_lines else 0, "line of a checker", "lines of checkers"),
        (
            emails
            if profile.publication.without_checker_emails and not profile.publication.without_checker_lines
            else 0,
            "e-mail address of a checker",
            "e-mail addresses of checkers",
        ),
        (sum(bool(c.text_digest or c.evidence) for c in checkers), "note on a sign-off", "notes on sign-offs"),
        (len(report.signoff_history), "entry of the sign-off history", "entries of the sign-off history"),
        (len(report.ignore), "reason for a silenced finding", "reasons for silenced findings"),
        (sum(bool(annex.file) for annex in report.annexes), "name of an annex file", "names of annex files"),
        (sum(bool(a.exempt and a.link) for a in report.annexes), "link to an exempt annex", "links to exempt annexes"),
        (sum(len(notes_in(text)) for text in texts), "note in the text", "notes in the text"),
        (links, "link that only the council can open", "links that only the council can open"),
    )
    return [f"{number:,} {one if number == 1 else several}" for number, one, several in told if number]
