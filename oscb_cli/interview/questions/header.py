"""The questions of the header: where the report goes, when, what it is about, and whether it is key or exempt."""

from collections.abc import Iterator
from typing import Any

from oscb_cli.calendar.timetable import noticed_by, published_by, signed_off_by
from oscb_cli.interview.accepting import day_in_words, paragraphs_accepted
from oscb_cli.interview.answers import Answers
from oscb_cli.interview.question import Form, Kept, NotAccepted, Option, Question, Stage
from oscb_cli.interview.questions.about import NO, YES, About
from oscb_cli.interview.questions.closing import closing_parts
from oscb_cli.interview.questions.fields import own_field
from oscb_cli.model.dates import long_date, parse_date
from oscb_cli.model.schedule_12a import EXEMPT_INFORMATION
from oscb_cli.model.validate import nearest
from oscb_cli.profile.parts import GoodAndBad
from oscb_cli.profile.schema import CLOSING_PARTS, HEADER_PARTS

_MEETINGS_OFFERED = 6
_STAGE = Stage.HEADER
_EXEMPT = "exempt_information"


def header(about: About) -> Iterator[Question]:
    """The questions, in the profile's order: those of the header's parts wherever they stand, and of what else does."""
    profile = about.profile
    for part in profile.order:
        if part in HEADER_PARTS:
            yield from _PARTS[part](about)
        elif part in profile.header_parts and part in profile.field_by_key:
            yield own_field(about, profile.field_by_key[part], _STAGE)
    yield from closing_parts(about, [part for part in profile.header_parts if part in CLOSING_PARTS])
    yield from _key_decision(about)
    yield from _exempt(about)


def _divisions_affected(about: About) -> Iterator[Question]:
    def accept(typed: str) -> Any:
        names = [name.strip() for name in typed.split(",") if name.strip()]
        if not names:
            raise NotAccepted("Type the names, separated by commas, or All, or None.")
        return names[0].capitalize() if [name.lower() for name in names] in (["all"], ["none"]) else names

    part = about.label("divisions_affected")
    yield about.line(
        "divisions_affected", _STAGE, part, f"{part} (names, All or None)", ("divisions_affected",),
        accept=accept, suggestion="All", shown=lambda value: value if isinstance(value, str) else ", ".join(value),
    )  # fmt: skip


def _committee(about: About) -> Iterator[Question]:
    options = tuple(Option(committee.name, committee.name) for committee in about.profile.committees)

    def accept(typed: str) -> str:
        if typed.isdecimal():
            if not 1 <= int(typed) <= len(options):
                raise NotAccepted(f"Type a number from 1 to {len(options)}, or the name of another body.")
            return options[int(typed) - 1].answer
        if (known := about.profile.committee_for(typed)) is not None:
            return known.name
        near = nearest(typed, [option.answer.lower() for option in options])
        return next((option.answer for option in options if option.answer.lower() == near), typed)

    def keep(answers: Answers, value: Any) -> Kept:
        before, decides = about.committee, answers.get("recommendation", "decision_maker")
        answers.set(value, "committee")
        now = about.committee
        told = () if now is not None else (f"“{value}” is not on the council's list; it is kept as typed.",)
        if not decides or before is now:
            return Kept(told)
        if now is not None and before is not None and decides in {before.decision_maker, *before.also_decides_as}:
            answers.set(now.decision_maker, "recommendation", "decision_maker")
            return Kept((*told, f"The recommendation now begins “{now.decision_maker}”."))
        return Kept(told, ("recommendation.decision_maker",))

    yield about.line(
        "committee", _STAGE, about.label("committee"), about.label("committee"), ("committee",),
        form=Form.CHOICE, options=options, free=True, accept=accept, keep=keep,
    )  # fmt: skip


def _meeting_date(about: About) -> Iterator[Question]:
    part = about.label("meeting_date")
    days = about.profile.next_meetings(str(about.answers.get("committee") or ""), about.today, _MEETINGS_OFFERED)
    options = tuple(Option(long_date(day), day_in_words(day)) for day in days)

    def keep(_answers: Answers, value: Any) -> Kept:
        day = parse_date(value)
        told = []
        published = published_by(day, about.profile)
        told.append(f"The report must be published by {day_in_words(published)}, with the agenda.")
        told.append(f"Have it signed off by {day_in_words(signed_off_by(day, about.profile))}.")
        return Kept(tuple(told))

    more: dict[str, Any] = {"form": Form.CHOICE, "options": options, "free": True} if options else {}
    yield about.day("meeting_date", _STAGE, part, part, ("meeting_date",), keep=keep, **more)
    yield about.line("item", _STAGE, part, "Agenda item, if known", ("item",), required=False)


def _title(about: About) -> Iterator[Question]:
    yield about.line("title", _STAGE, about.label("title"), about.label("title"), ("title",))


def _report_by(about: About) -> Iterator[Question]:
    label = about.label("report_by")
    prompt = f"{label} (job title)" if about.profile.has("signatory") else label  # who signs has the same title
    titles = tuple(dict.fromkeys(officer.job_title for officer in about.officers.known if officer.job_title))
    yield about.line(
        "report_by", _STAGE, about.label("report_by"), prompt, ("report_by",), completions=titles
    )  # fmt: skip


def _key_decision(about: About) -> Iterator[Question]:
    part = "Key decision"
    committee, meeting = about.committee, about.meeting_day

    def keep(answers: Answers, value: Any) -> Kept:
        answers.set(value, "key_decision")
        if not value or meeting is None:
            return Kept()
        return Kept((f"Notice of it must be given by {day_in_words(noticed_by(meeting, about.profile))}.",))

    if committee is None or committee.kind == "executive":
        yield about.yes_or_no(
            "key_decision", _STAGE, part, "Is it a key decision?", ("key_decision",), required=False, keep=keep
        )  # fmt: skip
    if about.answers.get("key_decision") is True:
        yield about.line(
            "forward_plan_reference", _STAGE, part, "Forward plan reference", ("forward_plan_reference",)
        )  # fmt: skip


def _exempt(about: About) -> Iterator[Question]:
    spec = about.profile.section_by_key.get(_EXEMPT)
    part = spec.heading if spec else "Exempt information"
    guidance = spec.guidance if spec else ""

    def keep(answers: Answers, value: Any) -> Kept:
        if not value:
            if answers.get("exempt") is not None:
                answers.remove("exempt")
            answers.settle("is_exempt")
        elif answers.get("exempt") is None:
            answers.unsettle("is_exempt")
            answers.set({}, "exempt")
        return Kept()

    applies = about.answers.get("exempt") is not None
    yield about.yes_or_no(
        "is_exempt", _STAGE, part, "Is the report, or an annex of it, exempt from publication?", ("exempt",),
        required=False, guidance=guidance, keep=keep, present=lambda answers: answers.get("exempt") is not None,
        shown=lambda value: YES if value is not None else NO,
    )  # fmt: skip
    if not applies:
        return
    options = tuple(Option(str(number), f"{number}: {what}") for number, what in EXEMPT_INFORMATION.items())
    yield about.line(
        "exempt.paragraphs", _STAGE, part, "Paragraphs of Part 1 of Schedule 12A that apply", ("exempt", "paragraphs"),
        form=Form.SEVERAL, options=options, accept=paragraphs_accepted, guidance=guidance,
        shown=lambda value: ", ".join(map(str, value)),
    )  # fmt: skip
    yield about.line(
        "exempt.public_interest_reason", _STAGE, part,
        "Why the public interest is better served by keeping it exempt", ("exempt", "public_interest_reason"),
        form=Form.TEXT, guidance=guidance, example=spec.example if spec else GoodAndBad(),
    )  # fmt: skip


_PARTS = {
    "divisions_affected": _divisions_affected,
    "committee": _committee,
    "meeting_date": _meeting_date,
    "title": _title,
    "report_by": _report_by,
}
