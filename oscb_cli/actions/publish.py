"""The copy of a report for publication: as a Word document, a web page and a PDF, with nothing private in it.

All three are written anew from the report. So nothing of the file that it was read from is in them but its words: no
comment, no earlier wording, no hidden text, no name of an editor, no property, no path, no note of a picture.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from oscb_cli.actions.check import checked_of
from oscb_cli.actions.draft import file_stem, subject_of
from oscb_cli.actions.for_the_public import MAY_BE_EXEMPT, called, fit_for_the_public
from oscb_cli.errors import CannotPublish
from oscb_cli.layout.publication import left_out
from oscb_cli.layout.wording import council_date
from oscb_cli.model.sighting import Kind
from oscb_cli.readers.formats import DOCX, HTML, PDF, Format
from oscb_cli.readers.read import ReadReport
from oscb_cli.reporters.checked import count
from oscb_cli.reporters.grouped import groups
from oscb_cli.rules.engine.rule import Severity
from oscb_cli.rules.engine.run import EVERYTHING, Choice, check

PUBLISHED = (HTML, PDF, DOCX)
"""The formats of what is published, that which is read most easily first."""
_GRAVEST = 3
_BY_GRAVITY = ("LE", "SO", "RE", "ST", "DA")
"""The families of rules, that first which makes a decision unlawful, then that without which nobody has read it."""
_OF_THE_FILE = "WD"
"""How the codes of the rules begin that are about the Word file, of which nothing is published."""

_REMAINS: dict[Kind, tuple[str, str]] = {
    "comment": ("comment", "comments"),
    "tracked change": ("tracked change (the new words are published)", "tracked changes (the new words are published)"),
    "hidden text": ("piece of hidden text", "pieces of hidden text"),
    "personal property": ("document property", "document properties"),
    "external target": ("link to a template or picture elsewhere", "links to templates or pictures elsewhere"),
    "active content": ("macro or embedded object", "macros or embedded objects"),
}


class PublicCopy(Struct, frozen=True):
    """A report for publication.

    ``stem`` is the name of its files, ``contents`` what they hold, by their endings; ``left_out`` is what the report
    or its file has and the copy has not, in words.
    """

    title: str
    committee: str
    meeting: str
    council: str
    language: str
    stem: str
    contents: dict[str, bytes]
    left_out: tuple[str, ...]


def public_copy(
    read: ReadReport,
    today: date,
    *,
    choice: Choice = EVERYTHING,
    with_errors: bool = False,
    not_exempt: bool = False,
    formats: Sequence[Format] = PUBLISHED,
) -> PublicCopy:
    """Make the copy of a report for publication.

    :param choice: which rules to run before.
    :param with_errors: whether to publish a report with errors; one that is exempt never is.
    :param not_exempt: whether a person has decided that it is not exempt, where oscb cannot tell.
    :param formats: the formats to make it in.
    :raises IsExempt: it is exempt, or may be: what says so.
    :raises CannotPublish: it has errors: the gravest.
    :raises NotValid: something in the report could not be read.
    :raises OscbError: it cannot be written in one of the formats.
    """
    fit = fit_for_the_public(read, not_exempt=not_exempt)
    read.require_valid()
    read = read.numbered_anew()[0]
    if not with_errors:
        _require_ready(read, today, choice, not_exempt=not_exempt)
    report, profile, public, pictures = read.report, read.profile, fit.report, fit.pictures
    return PublicCopy(
        title=report.title,
        committee=report.committee,
        meeting=council_date(profile, report.meeting_date),
        council=profile.council,
        language=profile.language,
        stem=file_stem(report, profile),
        contents={known.suffixes[0]: known.write_public(public, profile, pictures) for known in formats},
        left_out=tuple(_left_out(read)),
    )


def _require_ready(read: ReadReport, today: date, choice: Choice, *, not_exempt: bool) -> None:
    """See that nothing stops publication; what is wrong with the file itself does not: nothing of it is published.

    :raises CannotPublish: there are errors: how many, and the gravest.
    """
    checked = checked_of(read, check(subject_of(read, today), choice), today, choice)
    errors = [
        finding
        for finding in checked.findings
        if finding.severity is Severity.ERROR
        and not finding.code.startswith(_OF_THE_FILE)
        and not (not_exempt and finding.code == MAY_BE_EXEMPT)
    ]
    if not errors:
        return
    found = sorted(groups(errors), key=lambda group: (_gravity(group.code), -len(group.findings)))
    lines = [f"  {group.code} {group.told}" + (f" ({group.places})" if group.places else "") for group in found]
    more = len(lines) - _GRAVEST
    told = "\n".join(lines[:_GRAVEST]) + (f"\n  and {more:,} more; “oscb check” shows them all" if more > 0 else "")
    raise CannotPublish(
        f"{called(read)} is not published, because it has {count(len(errors), 'error', 'errors')}:\n{told}\n"
        "Correct them, or add --with-errors to publish it as it is"
    )


def _gravity(code: str) -> int:
    return _BY_GRAVITY.index(code[:2]) if code[:2] in _BY_GRAVITY else len(_BY_GRAVITY)


def _left_out(read: ReadReport) -> Iterator[str]:
    seen = Counter(sighting.kind for sighting in read.sightings)
    for kind, (one, several) in _REMAINS.items():
        if seen[kind]:
            yield count(seen[kind], one, several)
    yield from left_out(read.report, read.profile)
