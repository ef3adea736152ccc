"""Check reports: what the rules find in each, with its place in the file, ready for a reporter."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from oscb_cli.actions.draft import subject_of
from oscb_cli.actions.read import read_all
from oscb_cli.calendar.timetable import published_by
from oscb_cli.model.source import Source
from oscb_cli.readers.read import ReadReport
from oscb_cli.reporters.checked import Checked, SignedArea
from oscb_cli.rules.engine.rule import Finding
from oscb_cli.rules.engine.run import EVERYTHING, Choice, Outcome, Silenced, check
from oscb_cli.signoff.state import AreaState, State, states_of


def check_file(
    file: str,
    today: date,
    choice: Choice = EVERYTHING,
    profile_name: str | None = None,
    *,
    via_libreoffice: bool = False,
    with_sign_offs: bool = False,
) -> Iterator[tuple[ReadReport, Checked]]:
    """The reports of a file, each with what the rules find in it.

    :param with_sign_offs: whether to say how it stands with each area.
    :raises CannotRead: it cannot be read or parsed.
    :raises BadProfile: there is no profile of that name, or it is not valid.
    """
    for read in read_all(file, profile_name, via_libreoffice=via_libreoffice):
        outcome = check(subject_of(read, today), choice)
        yield read, checked_of(read, outcome, today, choice, with_sign_offs=with_sign_offs)


def checked_of(
    read: ReadReport, outcome: Outcome, today: date, choice: Choice = EVERYTHING, *, with_sign_offs: bool = False
) -> Checked:
    """What was found in a report, for a reporter."""
    report, profile = read.report, read.profile
    return Checked(
        read.file,
        tuple(_placed(finding, read.source) for finding in outcome.findings),
        tuple(Silenced(_placed(entry.finding, read.source), entry.reason) for entry in outcome.silenced),
        read.pointer,
        report.title,
        report.committee,
        report.meeting_date,
        published_by(report.meeting_date, profile) if with_sign_offs and report.meeting_date else None,
        today,
        tuple(map(_signed, states_of(report, profile))) if with_sign_offs else (),
        whole=not (choice.select or choice.ignore or "off" in dict(choice.levels).values()),
    )


def _placed(finding: Finding, source: Source | None) -> Finding:
    """A finding with the line or the Word paragraph of the file that it is about, where that is known."""
    spot = source.find(finding.location.pointer, finding.location.words) if source else None
    if spot is None or source is None:
        return finding
    return replace(finding, location=replace(finding.location, number=spot.number, unit=source.unit, shown=spot.shown))


def _signed(area: AreaState) -> SignedArea:
    state = area.least.state
    names = ", ".join(checker.name for checker in area.checkers if checker.name)
    said = {
        State.TYPED: "signed by hand", State.STALE: "the wording has changed since",
        State.DISPUTED: "a later reply of the checker does not agree",
    }.get(state, state.value)  # fmt: skip
    return SignedArea(area.heading, said, names, state.is_open)
