"""Recording a sign-off in the data of a report file, and taking one back. Times are given, not read off a clock."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from oscb_cli.errors import BadUsage
from oscb_cli.model.dates import long_date
from oscb_cli.model.digest import changed_since
from oscb_cli.model.disputes import disputing
from oscb_cli.model.report import Checker, Implication, Report
from oscb_cli.model.validate import suggestion
from oscb_cli.profile.folding import folded
from oscb_cli.profile.names import is_person, judge
from oscb_cli.profile.parts import AreaSpec
from oscb_cli.profile.schema import Profile
from oscb_cli.signoff.state import State, current_digest, implication_of, states_of

HISTORY = "signoff_history"
_LONGEST_BEFORE = 366
"""Days before a meeting on which somebody can have agreed to the words of its report."""


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
    judged = judge(checker.get("name", ""), profile, checker.get("email", ""))
    if judged.is_no_name:
        why = f": {judged.told(checker['name'])}" if checker.get("name") else ""
        raise BadUsage(f"{spec.heading}: a sign-off needs the name of a person (--name){why}")
    if report.meeting_date is not None and day > report.meeting_date:
        raise BadUsage(
            f"{spec.heading}: {long_date(day)} is after the meeting of {long_date(report.meeting_date)}: "
            "A sign-off must be before the decision"
        )
    decided = report.meeting_date or now.date()
    if (decided - day).days > _LONGEST_BEFORE:
        what = f"the meeting of {long_date(decided)}" if report.meeting_date is not None else "today"
        raise BadUsage(
            f"{spec.heading}: {long_date(day)} is more than a year before {what}. Give the day on which the checker "
            "agreed this wording"
        )
    if day > now.date():
        raise BadUsage(f"{spec.heading}: {long_date(day)} is in the future. Record it on or after that day")
    note_stale(data, report, profile, now)
    place = place_of(implication, checker, report, profile)
    before = implication.checked_by[place] if place is not None else Checker()
    kept = before.model_dump() if folded(before.name) == folded(checker["name"]) else {"for": before.for_what}
    said = {key: checker.get(key) or kept.get(key) or "" for key in ("name", "job_title", "email", "for")}
    digest = current_digest(report, implication, profile)
    entry = _entry(data, spec.area)
    signed = {
        **{key: value for key, value in said.items() if value},
        "date": day.isoformat(),
        "text_digest": digest,
        **({"evidence": evidence} if evidence else {}),
    }
    named = entry.get("checked_by") or []
    named = [*named] if isinstance(named, list) else [named]
    named[slice(place, place + 1) if place is not None else slice(len(named), None)] = [signed]
    entry["checked_by"] = named if len(named) > 1 else signed
    _add(data, area=spec.area, event="signed", now=now, name=said["name"], email=said["email"], digest=digest,
         evidence=evidence, reason=note)  # fmt: skip


def place_of(implication: Implication, checker: Mapping[str, str], report: Report, profile: Profile) -> int | None:
    """Which of the checkers named in an implication signs; None where it is another one, who is added.

    It is the one of that name or address, or else the first place that names no person, or else the only checker
    where that one has not agreed to the words as they are now.
    """
    named = implication.checked_by
    email = checker.get("email", "").casefold()
    for place, one in enumerate(named):
        if folded(one.name) == folded(checker["name"]) or (email and one.email.casefold() == email):
            return place
    for place, one in enumerate(named):
        if not is_person(one.name, profile, one.email):
            return place
    if len(named) != 1:
        return None
    only = named[0]
    agreed = only.date is not None and not changed_since(only.text_digest, report, implication)
    return None if agreed and only.text_digest else 0


def withdraw(
    data: dict[str, Any], report: Report, profile: Profile, area: str, reason: str, now: datetime, *, name: str = ""
) -> str:
    """Take sign-offs of an area back, that of each of its checkers or that of one; they stay in the history.

    :param name: whose, where it is not everybody's.
    :return: whose it was.
    :raises BadUsage: nobody has signed the area off, or not that person, or no reason is given.
    """
    spec = area_named(area, profile)
    implication = implication_of(report, spec.area)
    named = implication.checked_by if implication is not None else ()
    checkers = [one for one in named if is_person(one.name, profile, one.email)]
    if not checkers:
        raise BadUsage(f"{spec.heading}: no one has signed it off, so there is nothing to withdraw")
    if name:
        known = " and ".join(one.name for one in checkers)
        checkers = [one for one in checkers if folded(one.name) == folded(name)]
        if not checkers:
            raise BadUsage(f"{spec.heading}: {name} has not signed it off. Those named are: {known}")
    if not reason.strip():
        raise BadUsage("say why you withdraw it: --reason “…”")
    entry = _entry(data, spec.area)
    typed = entry.pop("checked_by")
    left = [said for one, said in zip(named, typed if isinstance(typed, list) else [typed], strict=True)
            if name and one not in checkers]  # fmt: skip
    if left:
        entry["checked_by"] = left if len(left) > 1 else left[0]
    for checker in checkers:
        _add(data, area=spec.area, event="withdrawn", now=now, name=checker.name, email=checker.email,
             digest=checker.text_digest, reason=" ".join(reason.split()))  # fmt: skip
    return " and ".join(checker.name for checker in checkers)


def note_requested(data: dict[str, Any], area: str, name: str, email: str, digest: str, now: datetime) -> None:
    """Note that a checker was asked about words of this digest."""
    _add(data, area=area, event="requested", now=now, name=name, email=email, digest=digest)


def dispute(
    data: dict[str, Any],
    report: Report,
    profile: Profile,
    area: str,
    checker: Mapping[str, str],
    day: date,
    now: datetime,
    *,
    refused: bool,
    evidence: str,
    said: str,
) -> bool:
    """Note that somebody who has signed an area off has replied since with no agreement to it.

    A reply from before the sign-off disputes nothing, nor does one that was recorded as the sign-off.

    :param day: the day of the reply.
    :param refused: whether it refuses; otherwise it is not clear what it says.
    :param said: what in it does.
    :return: whether the sign-off is disputed by it.
    """
    implication = implication_of(report, area)
    place = place_of(implication, checker, report, profile) if implication is not None else None
    signed = implication.checked_by[place] if implication is not None and place is not None else None
    if signed is None or signed.date is None or day < signed.date:
        return False
    if folded(signed.name) != folded(checker["name"]) and signed.email.casefold() != checker["email"].casefold():
        return False
    before = [event for event in report.signoff_history if event.area == area and event.evidence == evidence]
    if any(event.event == "signed" for event in before):
        return False
    if before[-1:] and disputing(report, area, signed) is not None:
        return True
    _add(data, area=area, event="refused" if refused else "unclear", now=now, name=signed.name,
         email=checker["email"], digest=current_digest(report, implication, profile) if implication else "",
         evidence=evidence, reason=said)  # fmt: skip
    return True


def note_stale(data: dict[str, Any], report: Report, profile: Profile, now: datetime) -> tuple[str, ...]:
    """Note in the history which sign-offs have gone stale since it was last written; their areas."""
    told: dict[str, None] = {}
    for state in states_of(report, profile):
        implication = implication_of(report, state.area)
        named = implication.checked_by if implication is not None else ()
        for checker, found in zip(named, state.checkers, strict=False):
            if found.state is State.STALE and not _is_noted_stale(report, state.area, checker.name):
                told[state.area] = None
                _add(data, area=state.area, event="stale", now=now, name=checker.name, email=checker.email,
                     digest=checker.text_digest, reason=f"the {found.told} changed")  # fmt: skip
    return tuple(told)


def _is_noted_stale(report: Report, area: str, name: str) -> bool:
    """Whether the last that the history says of a checker's sign-off is that it is stale."""
    events = [
        event.event
        for event in report.signoff_history
        if event.area == area and event.event in {"signed", "stale", "withdrawn"} and folded(event.name) == folded(name)
    ]
    return events[-1:] == ["stale"]


def _entry(data: dict[str, Any], area: str) -> dict[str, Any]:
    entries: list[dict[str, Any]] = data["implications"]
    return next(entry for entry in entries if entry.get("area") == area)


def _add(data: dict[str, Any], *, now: datetime, **event: str) -> None:
    said = {key: value for key, value in event.items() if value}
    entry = {"area": said.pop("area"), "event": said.pop("event"), "on": now.isoformat(timespec="seconds"), **said}
    data[HISTORY] = [*(data.get(HISTORY) or []), entry]
