"""The timetable of a report: back from the meeting to the first notice, and forward to the end of call-in.

Clear days count neither the day of publication nor that of the meeting, nor days on which the council does not work
(R v Swansea City Council, ex parte Elitestone Ltd, 1993). The twenty-eight clear days of notices are counted in days of
the calendar, as forward plans do, unless the profile says otherwise; the notice itself falls on a working day.
"""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from oscb_cli.calendar.clear_days import clear_days_before, publication_day, working_days_after, working_days_before
from oscb_cli.model.dates import long_date
from oscb_cli.profile.schema import Profile

LGA = "Local Government Act 1972"
SI = "SI 2012/2089"
_EXECUTIVE = "executive"
_ONE_MEMBER = "one member"
"""A member of the executive who decides alone: with notice of key decisions, and without a meeting."""

_DECIDE_FOR_THE_EXECUTIVE = (_EXECUTIVE, _ONE_MEMBER)
_SCRUTINY = "scrutiny"
_AS_COMMITTEES = {_SCRUTINY: "; Local Government Act 2000, section 9FA"}
"""By what else the Act of 1972 is for bodies that are not committees of the council by themselves."""


class Deadline(Struct, frozen=True):
    """A day by which something must be done, by whom or by what authority, and what can be done when it is too late.

    ``is_last_day`` says that the day is the last one; otherwise it is the day on which something happens.
    """

    key: str
    day: date
    what: str
    source: str
    too_late: str = ""
    is_last_day: bool = True

    def is_late(self, today: date) -> bool:
        """Whether the day has passed."""
        return self.is_last_day and today > self.day


def timetable(
    meeting: date, profile: Profile, *, committee: str = "", key_decision: bool = False, private: bool = False
) -> tuple[Deadline, ...]:
    """Every deadline of a report, in the order of their days.

    :param committee: the committee that it goes to; the executive where it is a key decision and none is named.
    :param private: whether a part of the meeting is to be held in private.
    """
    kind = _kind(profile, committee, executive=key_decision or private)
    found = [*_notices(meeting, profile, kind, key_decision=key_decision, private=private)]
    found += _drafting(meeting, profile)
    found += _publication(meeting, profile, kind, private=private)
    what = "Decision" if kind == _ONE_MEMBER else "Meeting"
    found.append(Deadline("meeting", meeting, what, "", is_last_day=False))
    if kind in _DECIDE_FOR_THE_EXECUTIVE:
        found += _call_in(meeting, profile, kind)
    return tuple(sorted(found, key=lambda deadline: deadline.day))


def takes_key_decisions(profile: Profile, committee: str) -> bool:
    """Whether a body can take a key decision, which is an executive decision (SI 2012/2089, regulation 8)."""
    return _kind(profile, committee, executive=True) in _DECIDE_FOR_THE_EXECUTIVE


def _kind(profile: Profile, committee: str, *, executive: bool) -> str:
    """What a body is, for its deadlines; where none is named, the executive or any committee."""
    spec = profile.committee_for(committee)
    if spec is None:
        return _EXECUTIVE if executive else ""
    return _ONE_MEMBER if spec.decides_alone else spec.kind


def published_by(meeting: date, profile: Profile) -> date:
    """The last day on which a report can be published with the clear days that it needs."""
    return publication_day(meeting, profile.deadlines.publication_clear_days)


def noticed_by(meeting: date, profile: Profile) -> date:
    """The last day on which notice of a key decision, or of a private meeting, can be given."""
    days = profile.deadlines
    if days.notice_counts == "working":
        return publication_day(meeting, days.key_decision_notice_clear_days)
    return clear_days_before(meeting, days.key_decision_notice_clear_days)


def signed_off_by(meeting: date, profile: Profile) -> date:
    """The last day on which checkers can sign off, for the report to be cleared and published in time."""
    return working_days_before(published_by(meeting, profile), profile.deadlines.clearance_working_days)


def _notices(meeting: date, profile: Profile, kind: str, *, key_decision: bool, private: bool) -> Iterator[Deadline]:
    days = profile.deadlines.key_decision_notice_clear_days
    by, general = noticed_by(meeting, profile), published_by(meeting, profile)
    counted = f"{days} clear days"
    if profile.deadlines.notice_counts == "calendar":
        counted += f" of the calendar (counted in working days alone: by {long_date(publication_day(meeting, days))})"
    if key_decision and kind in _DECIDE_FOR_THE_EXECUTIVE:
        yield Deadline(
            "key decision notice", by, f"Publish notice of the key decision: {counted}", f"{SI}, regulation 9",
            "general exception (regulation 10): tell the chair of the overview and scrutiny committee in writing and "
            f"publish that notice by {long_date(general)}; after that special urgency "
            "(regulation 11): the chair must agree that the decision cannot reasonably wait",
        )  # fmt: skip
    if private and kind == _EXECUTIVE:
        yield Deadline(
            "private notice", by, f"Publish notice that the meeting will be held in private: {counted}",
            f"{SI}, regulation 5(2)",
            "the chair of the overview and scrutiny committee must agree that the meeting is urgent (regulation 5(6)), "
            "and the reasons are published (regulation 5(7))",
        )  # fmt: skip
    if key_decision and kind in _DECIDE_FOR_THE_EXECUTIVE:
        yield Deadline(
            "general exception", general,
            "Last day for the general exception, where the notice of a key decision was impracticable: "
            "five clear days between that notice and the decision",
            f"{SI}, regulation 10",
            "special urgency only (regulation 11): the chair of the overview and scrutiny committee, or else of the "
            "council, must agree; publish the reasons",
        )  # fmt: skip


def _drafting(meeting: date, profile: Profile) -> Iterator[Deadline]:
    days = profile.deadlines
    cleared = signed_off_by(meeting, profile)
    if days.checking_working_days:
        drafted = working_days_before(cleared, days.checking_working_days)
        yield Deadline(
            "drafts to checkers", drafted,
            f"Send the draft to the checkers, who have {days.checking_working_days} working days", profile.council,
            "ask the checkers at once whether they can read it sooner",
        )  # fmt: skip
    yield Deadline(
        "signed off", cleared, "Have every implication signed off, and the report cleared", profile.council,
        "chase the checkers that are outstanding: “oscb signoff request --remind”",
    )  # fmt: skip


def _publication(meeting: date, profile: Profile, kind: str, *, private: bool) -> Iterator[Deadline]:
    days = profile.deadlines.publication_clear_days
    by = published_by(meeting, profile)
    clear = f"{days} clear days"
    without = ", without what is exempt" if private else ""
    if private and kind == _EXECUTIVE:
        yield Deadline(
            "private notice, again", by,
            f"Publish the second notice of the private meeting, with reasons and representations: {clear}",
            f"{SI}, regulation 5(4)",
            "the chair of the overview and scrutiny committee must agree that the meeting is urgent (regulation 5(6))",
        )  # fmt: skip
    if kind == _ONE_MEMBER:
        yield Deadline(
            "published", by, f"Publish the report: {clear}, as for a meeting",
            f"{profile.council}; after the decision it must be open to the public ({SI}, regulation 14)",
            "no regulation sets a day before a decision of one member: ask whether it can wait",
        )  # fmt: skip
        return
    if kind == _EXECUTIVE:
        yield Deadline(
            "notice of meeting", by, f"Publish the time and place of the meeting: {clear}", f"{SI}, regulation 6",
            "only a meeting that is convened at shorter notice can have shorter notice",
        )  # fmt: skip
        yield Deadline(
            "published", by, f"Publish the agenda and the report{without}: {clear}", f"{SI}, regulation 7",
            "the report can go to the next meeting; an item may be added later only if its copies are open to the "
            "public when it is added (regulation 7)",
        )  # fmt: skip
        return
    if kind == "council":
        yield Deadline(
            "summons", by, f"Send the summons to every councillor, and publish notice of the meeting: {clear}",
            f"{LGA}, Schedule 12, paragraph 4(2)",
            "the council cannot lawfully transact the business: defer it to the next meeting",
        )  # fmt: skip
    else:
        yield Deadline(
            "notice of meeting", by, f"Publish the time and place of the meeting: {clear}",
            f"{LGA}, section 100A(6)(a){_AS_COMMITTEES.get(kind, '')}",
            "only a meeting that is convened at shorter notice can have shorter notice",
        )  # fmt: skip
    sections = "section 100B(2) and (3)" if private else "section 100B(3)"
    yield Deadline(
        "published", by, f"Publish the agenda and the report{without}: {clear}",
        f"{LGA}, {sections}{_AS_COMMITTEES.get(kind, '')}",
        "only as urgent: the chair must be of the opinion, for special circumstances that the minutes give, that it "
        "cannot wait (section 100B(4)(b)); otherwise it goes to the next meeting",
    )  # fmt: skip


def _call_in(meeting: date, profile: Profile, kind: str) -> Iterator[Deadline]:
    days = profile.deadlines
    recorded = 13 if kind == _ONE_MEMBER else 12
    published = working_days_after(meeting, days.decision_published_working_days)
    if days.decision_published_working_days:
        yield Deadline(
            "decision published", published,
            f"Publish the decision: {days.decision_published_working_days} working days",
            f"{SI}, regulation {recorded} (as soon as reasonably practicable); {profile.council}", is_last_day=False,
        )  # fmt: skip
    if days.call_in_working_days:
        ends = working_days_after(published, days.call_in_working_days)
        yield Deadline(
            "call-in", ends,
            f"Call-in ends: {days.call_in_working_days} working days; before that, nothing is carried out",
            f"Local Government Act 2000, section 9F; {profile.council}", is_last_day=False,
        )  # fmt: skip
