"""The copy of a report for publication: what the council keeps to itself is left out, and what is exempt stays back."""

import re
from collections.abc import Sequence

from oscb_cli.layout.cleaning import Cleaner
from oscb_cli.layout.outline import annex_labels
from oscb_cli.model.exempt_in_report import exempt_annexes, marks_of
from oscb_cli.model.exempt_lines import mark_of_line
from oscb_cli.model.exempt_words import is_denied
from oscb_cli.model.notes import notes_in, without_notes
from oscb_cli.model.patterns import regex
from oscb_cli.model.report import Annex, Checker, Implication, Report
from oscb_cli.model.sighting import Sighting
from oscb_cli.model.validate import read_report
from oscb_cli.profile.schema import Profile

_SAYS_EXEMPT = regex(
    r"\((?:exempt|confidential|restricted)[^)]*\)|\bnot for publication\b|"
    r"^(?:exempt|confidential|restricted|private|part (?:2|ii|b))(?:\s+(?:annex|appendix|part|report|section)\b|\s*$)",
    re.IGNORECASE,
)
_LONGEST_SAID = 160


def for_publication(report: Report, profile: Profile) -> Report:
    """The report without what the profile says is internal, and without what only its authors need.

    That is: notes in the text, evidence and digests of sign-offs, the reasons for silenced findings, names of files,
    addresses that lead to a place within the council, and those of exempt annexes.
    """
    exempt = exempt_annexes(report)
    public = report.model_copy(
        update={
            "implications": tuple(_public(implication, profile) for implication in report.implications),
            "sections": tuple(
                section.model_copy(update={"text": without_notes(section.text)}) for section in report.sections
            ),
            "recommendation": report.recommendation.model_copy(
                update={"items": tuple(map(without_notes, report.recommendation.items))}
            ),
            "annexes": tuple(_public_annex(annex, place in exempt) for place, annex in enumerate(report.annexes)),
            "ignore": {},
            "settled": (),
            "signoff_history": (),
        }
    )
    data = Cleaner(report, profile).cleaned(public.to_data())
    return read_report(data)[0]


def _public(implication: Implication, profile: Profile) -> Implication:
    text = without_notes(implication.text)
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


def _public_annex(annex: Annex, is_exempt: bool) -> Annex:
    return annex.model_copy(update={"file": "", "link": "" if is_exempt else annex.link})


def is_exempt_as_a_whole(report: Report) -> bool:
    """Whether the report itself is exempt, and not only one of its annexes."""
    return report.exempt is not None and not exempt_annexes(report)


def exempt_parts(report: Report, profile: Profile, sightings: Sequence[Sighting] = ()) -> list[str]:
    """What of a report is exempt and would be published with it, in words; nothing can make that right.

    :param sightings: what was seen in the file besides the report: the head of its pages, watermarks, properties.

    Sources: Local Government Act 1972, sections 100B(2) and 100C(1); SI 2012/2089, regulation 7(2).
    """
    said = _said(report, sightings, certain=True)
    if said:
        return [f"the report is exempt from publication: {said[0][1]}"]
    if is_exempt_as_a_whole(report):
        return ["the report is exempt from publication"]
    exempt = exempt_annexes(report)
    labels = [label for place, label in enumerate(annex_labels(report, profile)) if place in exempt]
    titles = [annex.title.casefold() for place, annex in enumerate(report.annexes) if place in exempt and annex.title]
    found = []
    for section in report.sections:
        heading = " ".join(section.heading.split())
        is_annex = any(re.match(rf"{re.escape(label)}\b", heading, re.IGNORECASE) for label in labels)
        mark = mark_of_line(heading, "line")
        says_so = (mark is not None and mark.certain) or _SAYS_EXEMPT.search(heading) is not None
        if heading and (is_annex or heading.casefold() in titles or (says_so and not is_denied(heading))):
            found.append(f"its section “{heading}” is exempt")
    return found


def undecided(report: Report, sightings: Sequence[Sighting] = ()) -> list[tuple[str, str]]:
    """What may mark a report as exempt, so that a person must decide: the part that it stands in, and words for it.

    Nothing where the report says that it is exempt.
    """
    return [] if is_exempt_as_a_whole(report) else _said(report, sightings, certain=False)


def _said(report: Report, sightings: Sequence[Sighting], *, certain: bool) -> list[tuple[str, str]]:
    """What marks a report, in its own words or beside them: the part that it stands in, and words for it."""
    marks = [(placed.mark.certain, placed.pointer, placed.where, placed.mark.words) for placed in marks_of(report)]
    seen = [sighting for sighting in sightings if sighting.kind == "exempt marking"]
    if seen:
        annexes = bool(exempt_annexes(report))
        marks += [
            (one.value == 1 or (one.value > 0 and not annexes), one.pointer, one.detail, one.words) for one in seen
        ]
    said: dict[str, tuple[str, str]] = {}
    for is_certain, pointer, where, words in marks:
        if is_certain is certain:
            shown = words if len(words) <= _LONGEST_SAID else f"{words[:_LONGEST_SAID]}…"
            said.setdefault(words, (pointer, f"{where} says “{shown}”"))
    return list(said.values())


def left_out(report: Report, profile: Profile) -> list[str]:
    """What of a report the copy for publication leaves out, in words."""
    checkers = [checker for implication in report.implications for checker in implication.checked_by]
    cleaner = Cleaner(report, profile)
    annexes = tuple(annex.model_copy(update={"file": ""}) for annex in report.annexes)
    update = {"annexes": annexes, "ignore": {}, "signoff_history": (), "settled": ()}
    cleaner.cleaned(report.model_copy(update=update).to_data())
    texts = [*report.recommendation.items, *(section.text for section in report.sections)]
    texts += [implication.text for implication in report.implications]
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
        (cleaner.exempt, "link to an exempt annex", "links to exempt annexes"),
        (sum(len(notes_in(text)) for text in texts), "note in the text", "notes in the text"),
        (cleaner.private, "link that only the council can open", "links that only the council can open"),
    )
    return [f"{number:,} {one if number == 1 else several}" for number, one, several in told if number]
