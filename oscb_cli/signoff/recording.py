"""Recording a sign-off in the data of a report file, and taking one back. Times are given, not read off a clock."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from oscb_cli.errors import BadUsage
from oscb_cli.model.dates import long_date
from oscb_cli.model.report import Checker, Implication, Report
from oscb_cli.model.validate import suggestion
from oscb_cli.profile.schema import AreaSpec, Profile, folded
from oscb_cli.signoff.state import State, current_digest, implication_of, is_name, states_of

HISTORY = "signoff_history"


def area_named(words: str, profile: Profile) -> AreaSpec:
    """The area that words name, by its key or its heading.

    :raises BadUsage: there is none.
    """
    spec = profile.area_by_key.get(folded(words)) or profile.area_for_heading(words)
    if spec is None:
        spec = profile.area_for_heading(f"{words} implications")
    if spec is None:
        known = [entry.area for entry in profile.implications]
        raise BadUsage(f"there is no area “{words}”: {suggestion(words, known)}")
    return spec


def record(
    data: dict[str, Any],
    report: Report,
    profile: Profile,
    area: str,
    checker: dict[str, str],
    day: date,
    now: datetime,
    *,
    evidence: str = "",
    note: str = "",
) -> None:
    """Record that somebody agreed to the words of an area as they are now.

    :param data: the data of the report file, which is changed; ``report`` is what it says.
    :param checker: name, job_title and email, as far as they are known.
    :param day: the day on which the checker agreed.
    :raises BadUsage: it cannot be; with the reason, in one line.
    """
    spec = area_named(area, profile)
    implication = implication_of(report, spec.area)
    if implication is None or not implication.text:
        raise BadUsage(f"{spec.heading}: there is no text to sign off")
    if not is_name(checker.get("name", ""), profile):
        raise BadUsage(f"{spec.heading}: a sign-off needs the name of a person (--name)")
    if report.meeting_date is not None and day > report.meeting_date:
        raise BadUsage(
            f"{spec.heading}: {long_date(day)} is after the meeting of {long_date(report.meeting_date)}: "
            "what is signed off then was not checked when it was decided"
        )
    if day > now.date():
        raise BadUsage(f"{spec.heading}: {long_date(day)} is in the future; record it when it has happened")
    note_stale(data, report, profile, now)
    before = _one_of(implication, checker)
    kept = before.model_dump() if before is not None and folded(before.name) == folded(checker["name"]) else {}
    said = {key: checker.get(key) or kept.get(key) or "" for key in ("name", "job_title", "email")}
    digest = current_digest(report, implication, profile)
    entry = _entry(data, spec.area)
    signed = {
        **{key: value for key, value in said.items() if value},
        "date": day.isoformat(),
        "text_digest": digest,
        **({"evidence": evidence} if evidence else {}),
    }
    several = entry.get("checked_by")
    if not isinstance(several, list) or len(several) < 2:
        entry["checked_by"] = signed
    elif before is None:
        entry["checked_by"] = [*several, signed]
    else:
        place = implication.checked_by.index(before)
        entry["checked_by"] = [*several[:place], signed, *several[place + 1 :]]
    _add(data, area=spec.area, event="signed", now=now, name=said["name"], email=said["email"], digest=digest,
         evidence=evidence, reason=note)  # fmt: skip


def _one_of(implication: Implication, checker: Mapping[str, str]) -> Checker | None:
    """Which of the checkers of an implication signs: the one of that name or address; None where it is another one."""
    if len(implication.checked_by) < 2:
        return implication.checker
    email = checker.get("email", "").casefold()
    return next(
        (
            one
            for one in implication.checked_by
            if folded(one.name) == folded(checker["name"]) or (email and one.email.casefold() == email)
        ),
        None,
    )


def withdraw(data: dict[str, Any], report: Report, profile: Profile, area: str, reason: str, now: datetime) -> str:
    """Take the sign-off of an area back, that of each of its checkers; it stays in the history.

    :return: whose it was.
    :raises BadUsage: nobody has signed the area off, or no reason is given.
    """
    spec = area_named(area, profile)
    implication = implication_of(report, spec.area)
    checkers = [one for one in implication.checked_by if is_name(one.name, profile)] if implication is not None else []
    if not checkers:
        raise BadUsage(f"{spec.heading}: nobody has signed it off, so that there is nothing to withdraw")
    if not reason.strip():
        raise BadUsage("say why it is withdrawn: --reason “…”")
    _entry(data, spec.area).pop("checked_by")
    for checker in checkers:
        _add(data, area=spec.area, event="withdrawn", now=now, name=checker.name, email=checker.email,
             digest=checker.text_digest, reason=" ".join(reason.split()))  # fmt: skip
    return " and ".join(checker.name for checker in checkers)


def note_requested(data: dict[str, Any], area: str, name: str, email: str, digest: str, now: datetime) -> None:
    """Note that a checker was asked about words of this digest."""
    _add(data, area=area, event="requested", now=now, name=name, email=email, digest=digest)


def note_stale(data: dict[str, Any], report: Report, profile: Profile, now: datetime) -> tuple[str, ...]:
    """Note in the history which sign-offs have gone stale since it was last written; their areas."""
    told = tuple(_newly_stale(report, profile))
    states = {state.area: state for state in states_of(report, profile)}
    for area in told:
        state = states[area]
        implication = implication_of(report, area)
        checkers = implication.checked_by if implication is not None else ()
        digest = next((checker.text_digest for checker in checkers if checker.name == state.name), "")
        _add(data, area=area, event="stale", now=now, name=state.name, email=state.email, digest=digest,
             reason=f"the {state.told} changed")  # fmt: skip
    return told


def _newly_stale(report: Report, profile: Profile) -> Iterator[str]:
    last = {event.area: event.event for event in report.signoff_history if event.event != "requested"}
    for state in states_of(report, profile):
        if state.state is State.STALE and last.get(state.area) != "stale":
            yield state.area


def _entry(data: dict[str, Any], area: str) -> dict[str, Any]:
    entries: list[dict[str, Any]] = data["implications"]
    return next(entry for entry in entries if entry.get("area") == area)


def _add(data: dict[str, Any], *, now: datetime, **event: str) -> None:
    said = {key: value for key, value in event.items() if value}
    entry = {"area": said.pop("area"), "event": said.pop("event"), "on": now.isoformat(timespec="seconds"), **said}
    data[HISTORY] = [*(data.get(HISTORY) or []), entry]
