"""Sign-offs in report files: who stands where, asking, recording by hand or from a reply, and taking back."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from oscb_cli import collecting
from oscb_cli.actions.change_in_place import change_report
from oscb_cli.actions.draft import SUFFIX, document_of, file_stem
from oscb_cli.actions.read import read_all
from oscb_cli.errors import BadUsage, CannotWrite, OscbError
from oscb_cli.limits import limits
from oscb_cli.model.dates import long_date
from oscb_cli.model.digest import code_of
from oscb_cli.model.report import Report, SignOffEvent
from oscb_cli.model.validate import read_report
from oscb_cli.profile.parts import AreaSpec
from oscb_cli.profile.schema import Profile
from oscb_cli.profile.vocabulary import vocabulary_of
from oscb_cli.readers.folder import report_files
from oscb_cli.readers.read import ReadReport
from oscb_cli.signoff.answers import Answer, first_line
from oscb_cli.signoff.people import People, areas_called
from oscb_cli.signoff.recording import area_named, dispute, note_requested, record, withdraw
from oscb_cli.signoff.replies import NoAgreement, Reply, read_reply, require_good, set_against
from oscb_cli.signoff.requests import Request, as_eml, as_sent
from oscb_cli.signoff.state import AreaState, State, current_code, implication_of, states_of
from oscb_cli.signoff.status import Row, row_of
from oscb_cli.storage.files import different_names, read_bytes, reason, refuse_link, safe_file_name, write_atomically


def now_on(day: date) -> datetime:
    """This moment, or on another day than today its noon; with the offset from UTC."""
    now = datetime.now().astimezone()
    return now if now.date() == day else datetime.combine(day, time(12), now.tzinfo)


def record_by_hand(
    file: str, profile_name: str | None, area: str, checker: dict[str, str], day: date, today: date
) -> str:
    """Record a sign-off that somebody vouches for; what was recorded, in a line."""
    told = ""

    def change(data: dict[str, Any], read: ReadReport) -> None:
        nonlocal told
        spec = area_named(area, read.profile)
        implication = implication_of(read.report, spec.area)
        named = implication.checked_by if implication is not None else ()
        open_still = [one for one in named if len(named) == 1 or one.date is None]
        said = {**checker, "name": checker["name"] or (open_still[0].name if len(open_still) == 1 else "")}
        record(data, read.report, read.profile, spec.area, said, day, now_on(today))
        told = _told(spec, said["name"], day, data, read.profile)

    change_report(file, profile_name, change)
    return told


def _told(spec: AreaSpec, name: str, day: date, data: dict[str, Any], profile: Profile) -> str:
    """What was recorded; where others check the area too, how many of them have signed."""
    report, _ = read_report(data)
    state = next(found for found in states_of(report, profile) if found.area == spec.area)
    several = len(state.checkers) > 1
    how_many = f" ({state.signed} of {len(state.checkers)} have signed)" if several else ""
    return f"Signed off: {spec.heading}, by {name}, {long_date(day)}{how_many}"


def record_reply(
    file: str,
    profile_name: str | None,
    reply_file: str,
    area: str | None,
    today: date,
    *,
    job_title: str = "",
    changes_made: bool = False,
    read_as_agreed: bool = False,
) -> list[str]:
    """Record what a checker's reply agrees to: the area asked for, or every area whose code is in it.

    :return: what was recorded, a line for each area.
    :raises BadUsage: the reply does not count; nothing is recorded.
    """
    found = read_reply(read_bytes(reply_file, limits().reply_file), reply_file)
    told: list[str] = []
    no_agreement: list[NoAgreement] = []

    def change(data: dict[str, Any], read: ReadReport) -> None:
        report, profile = read.report, read.profile
        areas = [area_named(area, profile).area] if area is not None else _areas_of(found, report, profile)
        if not areas:
            raise BadUsage(f"{reply_file}: none of its codes belongs to this report. Name the area to see why")
        reply = _as_known(found, report, profile, areas)
        for key in areas:
            try:
                _require(
                    reply, reply_file, key, report, profile, today,
                    changes_made=changes_made, read_as_agreed=read_as_agreed,
                )  # fmt: skip
            except NoAgreement as why:
                if not _note_dispute(data, reply, areas, report, profile, today):
                    raise
                no_agreement.append(why)
                return
        for key in areas:
            spec = profile.area_by_key[key]
            checker = {"name": _name_of(reply, key, report), "job_title": job_title, "email": reply.sender}
            note = _note(reply, read_as_agreed=read_as_agreed)
            if reply.sender.casefold() not in (asked := _asked(report, key)) and asked and not note:
                note = f"from another address than was asked ({', '.join(asked)}), read as agreed"
            day = reply.sent.date()
            so_far, _ = read_report(data)  # more than one area may be recorded at once
            record(data, so_far, profile, key, checker, day, now_on(today), evidence=reply.evidence, note=note)
            told.append(_told(spec, checker["name"], day, data, profile))

    change_report(file, profile_name, change)
    for why in no_agreement:
        raise NoAgreement(f"{why}. The sign-off is disputed until it is settled: the report's history says so")
    return told


def _as_known(reply: Reply, report: Report, profile: Profile, areas: Sequence[str]) -> Reply:
    """A reply set against the request that it answers, and with what the report knows of its sender."""
    vocabulary = vocabulary_of(profile)
    current = {key: current_code(report, entry, profile) for key in profile.area_by_key
               if (entry := implication_of(report, key)) is not None}  # fmt: skip
    quoted = [key for key, code in current.items() if code in reply.codes]
    called = tuple(
        areas_called((*vocabulary.areas.get(key, ()), key), profile.area_by_key[key].heading)
        for key in (quoted or areas)
    )
    sender = reply.sender.casefold()
    mine = [event.name for event in report.signoff_history if event.email.casefold() == sender]
    mine += [one.name for entry in report.implications for one in entry.checked_by if one.email.casefold() == sender]
    officers = [part for officer in report.contact_officers for part in (officer.name, officer.email)]
    people = People(tuple(filter(None, mine)), tuple(filter(None, officers)), called, profile.council)
    wording = as_sent(report, profile, quoted, reply.sender) if quoted and set(areas) <= set(quoted) else None
    return set_against(reply, wording, people)


def _note_dispute(
    data: dict[str, Any], reply: Reply, areas: Sequence[str], report: Report, profile: Profile, today: date
) -> bool:
    """Note a refusal, or an unclear reply, of somebody who has signed off; whether there was anything to note."""
    noted = False
    for key in areas:
        name = _name_of(reply, key, report)
        said = first_line(next(iter(reply.left_over), "") or reply.written)
        noted |= dispute(
            data, report, profile, key, {"name": name, "email": reply.sender}, reply.sent.date(), now_on(today),
            refused=reply.answer is Answer.REFUSED, evidence=reply.evidence, said=said,
        )  # fmt: skip
    return noted


def _require(
    reply: Reply,
    file: str,
    area: str,
    report: Report,
    profile: Profile,
    today: date,
    *,
    changes_made: bool,
    read_as_agreed: bool,
) -> None:
    implication = implication_of(report, area)
    if implication is None or not implication.text:
        raise BadUsage(f"{profile.area_by_key[area].heading}: there is no text to sign off")
    asked = [event for event in report.signoff_history if event.area == area and event.event == "requested"]
    code = current_code(report, implication, profile)
    require_good(
        reply,
        file,
        code=code,
        asked=_asked(report, area),
        earlier=[code_of(event.digest, area) for event in asked],
        domains=profile.signoff.domains,
        meeting=report.meeting_date,
        today=today,
        asked_on=_asked_on(asked, reply, code),
        changes_made=changes_made,
        read_as_agreed=read_as_agreed,
    )


def _asked(report: Report, area: str) -> list[str]:
    """The addresses of whom was asked about an area, and of those that the report names there."""
    asked = [event.email for event in report.signoff_history if event.area == area and event.event == "requested"]
    implication = implication_of(report, area)
    named = [checker.email for checker in implication.checked_by] if implication is not None else []
    return list(dict.fromkeys(email.casefold() for email in [*asked, *named] if email))


def _asked_on(asked: Sequence[SignOffEvent], reply: Reply, code: str) -> date | None:
    """The first day on which the words that a reply is about were asked about; None where that is not noted."""
    about = [event.on for event in asked if code_of(event.digest, event.area) in reply.codes | {code}]
    days = []
    for moment in about:
        try:
            days.append(datetime.fromisoformat(moment).date())
        except ValueError:  # written by hand
            continue
    return min(days, default=None)


def _note(reply: Reply, *, read_as_agreed: bool) -> str:
    """What the history says of a reply that is no plain agreement: what it is, or that somebody has read it as one."""
    if reply.answer is Answer.AGREED:
        return ""
    return f"read as agreed: “{first_line(reply.written)}”" if read_as_agreed else reply.answer.value


def _areas_of(reply: Reply, report: Report, profile: Profile) -> list[str]:
    """The areas whose codes, of today or of an earlier request, are in a reply."""
    found = {entry.area for entry in report.implications if current_code(report, entry, profile) in reply.codes}
    found |= {event.area for event in report.signoff_history if code_of(event.digest, event.area) in reply.codes}
    return [spec.area for spec in profile.implications if spec.area in found]


def _name_of(reply: Reply, area: str, report: Report) -> str:
    """The checker's name: as the report has it for this address, or as the reply gives it."""
    implication = implication_of(report, area)
    for named in implication.checked_by if implication is not None else ():
        if named.name and named.email.casefold() == reply.sender.casefold():
            return named.name
    asked = [e.name for e in report.signoff_history if e.email.casefold() == reply.sender.casefold() and e.name]
    return (asked[-1] if asked else "") or reply.sender_name or reply.sender


def withdraw_from(file: str, profile_name: str | None, area: str, why: str, today: date, name: str = "") -> str:
    """Take a sign-off back, everybody's or one checker's; whose it was."""
    whose = ""

    def change(data: dict[str, Any], read: ReadReport) -> None:
        nonlocal whose
        whose = withdraw(data, read.report, read.profile, area, why, now_on(today), name=name)

    change_report(file, profile_name, change)
    return whose


def rows_of(paths: Sequence[str], profile_name: str | None) -> tuple[list[Row], list[str]]:
    """How it stands with the reports of files and folders, and what could not be read, a line each."""
    rows: list[Row] = []
    errors: list[str] = []
    files: list[str] = []
    for path in paths:
        try:
            files += report_files(Path(path)) if Path(path).is_dir() else [path]
        except OscbError as error:
            errors.append(str(error))
    collecting.from_now_on()
    for file in files:
        try:
            for read in read_all(file, profile_name):
                name = read.file + (f"#{read.pointer}" if read.pointer else "")
                rows.append(row_of(read.report, read.profile, name))
        except OscbError as error:
            errors.append(str(error))
    return rows, errors


def to_ask_about(read: ReadReport, areas: Sequence[str], *, remind: bool, named: Sequence[str]) -> list[AreaState]:
    """The areas to ask about: those chosen, or else what is outstanding, stale or disputed.

    :param remind: whether only those are wanted that were asked about before.
    :param named: areas for which somebody to ask is named, which are asked about too.
    :raises BadUsage: an area that was chosen has no text to check.
    """
    states = states_of(read.report, read.profile)
    chosen = list(areas) or [state.area for state in states if state.state.is_open and state.state is not State.NO_TEXT]
    if not areas:
        chosen += named
    found = [state for state in states if state.area in chosen]
    if remind:
        found = [
            replace(state, checkers=still) for state in found if (still := tuple(c for c in state.open if c.asked))
        ]
    if missing := [state.heading for state in found if state.state is State.NO_TEXT]:
        raise BadUsage(f"{missing[0]}: there is no text to check")
    return found


def left_out_of_asking(read: ReadReport) -> list[str]:
    """What is missing though nobody is asked about it, a line each: a text, or a sign-off that is bound to the text."""
    states = states_of(read.report, read.profile)
    without = [state.heading for state in states if state.state is State.NO_TEXT]
    told = [f"There is no text to check yet for {_listed(without)}. Write it, then ask"] if without else []
    return told + [
        f"{state.heading}: someone typed the sign-off, so it is not bound to this wording. To ask for one that is, add "
        f"--area {state.area}"
        for state in states
        if state.state is State.TYPED
    ]


def no_one_to_ask(read: ReadReport, *, remind: bool) -> list[str]:
    """Why there is nobody to ask: a line that says how it stands, and one for each thing that is missing."""
    if remind and any(state.open for state in states_of(read.report, read.profile)):
        return [
            "No one to ask again: no one was asked who has not replied. Leave out --remind to ask for the first time"
        ]
    missing = left_out_of_asking(read)
    return ["No one to ask.", *missing] if missing else ["No one to ask: all sign-offs are complete."]


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def write_requests(
    made: Sequence[Request], read: ReadReport, folder: Path, sender: str, day: date, *, attach: bool, force: bool
) -> list[Path]:
    """Write requests as e-mail files into a folder, with the Word document where that is wanted; the files.

    :raises CannotWrite: a file is there already, or the folder cannot be written to; then none is written.
    """
    stem = file_stem(read.report, read.profile)
    attachment = (f"{stem}{SUFFIX}", document_of(read).document) if attach else None
    now = now_on(day)
    contents = [as_eml(found, sender, now, attachment) for found in made]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{folder} cannot be made: {reason(error)}") from None
    names = [safe_file_name(f"{found.name or found.email} - {stem}") for found in made]
    paths = [folder / name for name in different_names(names, ".eml")]
    if there := [path for path in paths if path.exists() and not force]:
        raise CannotWrite(f"{there[0]} already exists. Choose another folder, or add --force to replace it")
    for path in paths:
        refuse_link(path)
    for path, content in zip(paths, contents, strict=True):
        write_atomically(path, content)
    return paths


def note_requests(file: str, profile_name: str | None, made: Sequence[Request], day: date) -> str:
    """Note in a report file who was asked; why it could not be noted, or empty."""

    def change(data: dict[str, Any], _read: ReadReport) -> None:
        for found in made:
            for asked in found.asked:
                note_requested(data, asked.state.area, found.name, found.email, asked.digest, now_on(day))

    try:
        change_report(file, profile_name, change)
    except CannotWrite as error:
        return str(error)
    return ""
