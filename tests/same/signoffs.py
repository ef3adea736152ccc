"""Replies, sign-offs in any order, and the days of three years."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from oscb_cli.calendar.ics import as_calendar
from oscb_cli.calendar.timetable import timetable
from oscb_cli.errors import OscbError
from oscb_cli.model.report import Report
from oscb_cli.profile.load import load_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.readers.read import read_data
from oscb_cli.signoff.recording import note_requested, note_stale, record, withdraw
from oscb_cli.signoff.replies import read_reply, require_good
from oscb_cli.signoff.requests import Request, as_eml, as_mailto, requests
from oscb_cli.signoff.state import implication_of, states_of
from oscb_cli.signoff.status import as_csv, as_json, as_markdown, chosen, duties, row_of
from tests.same.common import EVERY_COUNCIL, NOW, TODAY, Case, chance_of, examples, or_refused
from tests.same.spoil import Data, in_other_words
from tests.signoff.mails import STYLES, reply_to, request_in


def _replies() -> list[str]:
    lists = sorted((Path(__file__).parents[1] / "signoff").glob("replies_*.txt"))
    return [
        words.strip()
        for file in lists
        for words in file.read_text(encoding="utf-8").partition("\n")[2].split("\n---\n")
    ]


def replies() -> Iterator[Case]:
    """Replies of mail programs, with other words and at other places, read and judged."""
    for seed in range(700):
        yield f"reply {seed}", partial(_made_of_reply, f"reply {seed}")


def _made_of_reply(name: str, _folder: Path) -> Any:
    chance = chance_of(name)
    asked = _asked(chance)
    request = request_in(as_eml(asked, "Laura Gajdus <laura@oscb.example>", NOW))
    words = chance.choice(_replies())
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        words = in_other_words(words, chance)
    sent = NOW + timedelta(days=chance.choice((-3, -1, 0, 1, 2)))
    mail = reply_to(request, words, chance.choice(list(STYLES)), Date=f"{sent:%a, %d %b %Y %H:%M:%S +0000}")
    if chance.random() < 0.3:
        lines = mail.decode("utf-8", "replace").split("\n")
        place = chance.randrange(len(lines))
        lines[place] = chance.choice(
            ("", lines[place].lower(), f"> {lines[place]}", in_other_words(lines[place], chance))
        )
        mail = "\n".join(lines).encode()
    try:
        reply = read_reply(mail, "reply.eml")
    except OscbError as error:
        return str(error)
    code = chance.choice((*sorted(reply.codes), "oscb-00000000"))
    judged = or_refused(
        lambda: require_good(
            reply, "reply.eml", code=code, asked=chance.choice(((), (reply.sender,), ("other@x.example",))),
            earlier=chance.choice(((), tuple(sorted(reply.codes)))), domains=("oxfordshire.gov.uk", "kogel.example"),
            meeting=chance.choice((None, sent.date(), sent.date() - timedelta(days=1))),
            today=sent.date() - timedelta(days=chance.choice((0, 0, 1))),
            changes_made=chance.random() < 0.3, read_as_agreed=chance.random() < 0.2,
        )
    )  # fmt: skip
    return [
        msgspec.to_builtins(reply, builtin_types=(frozenset,)) | {"codes": sorted(reply.codes), "digest": ""},
        judged,
    ]


def _asked(chance: random.Random) -> Request:
    data = chance.choice(examples())
    found, profile = _read(data)
    areas = [state for state in states_of(found, profile) if implication_of(found, state.area) is not None]
    wanted = chance.sample(areas, chance.randrange(1, len(areas)))
    addresses = {state.area: [("Amy Kogel", "amy.kogel@oxfordshire.gov.uk")] for state in wanted}
    made = requests(found, profile, wanted, addresses, TODAY + timedelta(days=chance.choice((-1, 0, 5))), TODAY)
    return chance.choice(made)


def _read(data: Data) -> tuple[Report, Profile]:
    read = read_data(data, "r.json", "", None)
    return read.report, read.profile


def sign_offs() -> Iterator[Case]:
    """Sign-offs that are asked for, recorded, withdrawn and go stale, in any order; and how it stands then."""
    for seed in range(250):
        yield f"sign-off {seed}", partial(_made_of_sign_offs, f"sign-off {seed}")


_WHO = (
    {"name": "Amy Kogel", "email": "amy.kogel@oxfordshire.gov.uk", "job_title": "Head of Law"},
    {"name": "Ben Okoro", "email": ""},
    {"name": "amy kogel", "email": ""},
    {"name": "Legal Services", "email": "legal@oxfordshire.gov.uk"},
    {"name": "Cara Lind", "email": "AMY.KOGEL@oxfordshire.gov.uk"},
    {"name": "", "email": "x@x.example"},
)


def _made_of_sign_offs(name: str, _folder: Path) -> Any:
    chance = chance_of(name)
    data = json.loads(json.dumps(chance.choice(examples())))
    told: list[Any] = []
    for step in range(chance.choice((1, 2, 4, 7))):
        found, profile = _read(data)
        areas = [entry.area for entry in found.implications] or ["legal"]
        area = chance.choice([*areas[:2], chance.choice(areas)])
        who, now = chance.choice(_WHO), NOW + timedelta(days=step)
        day = chance.choice((now.date(), now.date() + timedelta(days=1), found.meeting_date or TODAY))
        match chance.randrange(6):
            case 0 | 1:
                told.append(or_refused(lambda: record(data, found, profile, area, who, day, now, evidence="seen")))  # noqa: B023
            case 2:
                whose = chance.choice(("", "Amy Kogel", "Ben Okoro"))
                told.append(or_refused(lambda: withdraw(data, found, profile, area, "a reason", now, name=whose)))  # noqa: B023
            case 3:
                note_requested(data, area, who["name"], who["email"], "d", now)
            case 4:
                told.append(note_stale(data, found, profile, now))
            case _ if data["implications"]:
                entry = chance.choice(data["implications"])
                entry["text"] = in_other_words(entry.get("text") or "", chance)
    found, profile = _read(data)
    rows = [row_of(found, profile, "r.json"), row_of(_read(chance.choice(examples()))[0], profile, "other.json")]
    rows = chosen(rows, chance.choice(((), ("legal",), ("legal", "financial"))), chance.choice(("", "amy")))
    asked = or_refused(lambda: _requested(found, profile, chance))
    return [data, told, as_json(rows), as_csv(rows), as_markdown(rows), repr(duties(rows)), asked]


def _requested(found: Report, profile: Profile, chance: random.Random) -> Any:
    made = requests(
        found, profile, states_of(found, profile), {"legal": [("", "amy.kogel@oxfordshire.gov.uk")]},
        chance.choice((None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=3))), TODAY,
        sender=chance.choice(("", "Gus Penn <gus.penn@oscb.example>")), remind=chance.random() < 0.5,
    )  # fmt: skip
    return [[repr(one), as_mailto(one)] for one in made]


def timetables() -> Iterator[Case]:
    """The timetable of a report for every day of three years, for each council and kind of decision."""
    for council in EVERY_COUNCIL:
        for month in range(36):
            first = date(2026 + month // 12, month % 12 + 1, 1)
            yield f"{council} {first:%Y-%m}", partial(_made_of_days, council, first)


def _made_of_days(council: str, first: date, _folder: Path) -> Any:
    profile = load_profile(council)
    chance = chance_of(f"{council} {first}")
    made = []
    for day in range(31):
        committee = chance.choice(("", "Cabinet", "Council", *(spec.name for spec in profile.committees)))
        key, private = chance.random() < 0.5, chance.random() < 0.3
        found = timetable(first + timedelta(days=day), profile, committee=committee, key_decision=key, private=private)
        made.append([repr(found), as_calendar(found, "A report", TODAY).decode() if not day else ""])
    return made
