"""The questions of an interview: what each is about, whether it is answered, and how to ask it.

They follow the profile's order. A question is a value; ``ask`` puts the answer, or each of several, into the
answers, which are saved at once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from oscb_cli.interview.accepting import date_accepted, email_accepted, paragraphs_accepted, readable_date
from oscb_cli.interview.answers import Answers, Path
from oscb_cli.interview.asking import Asker, NotAccepted
from oscb_cli.model.dates import MONTHS, NotADate, long_date, parse_date
from oscb_cli.model.validate import nearest
from oscb_cli.profile.schema import BODY, IMPLICATIONS, RECOMMENDATION, AreaSpec, CommitteeSpec, Profile, SectionSpec
from oscb_cli.profile.wording import render


@dataclass(frozen=True, slots=True)
class Question:
    """A question. ``part`` is the part of the report it belongs to, ``guidance`` what the council says of that."""

    name: str
    part: str
    guidance: str
    required: bool
    is_answered: Callable[[Answers], bool]
    ask: Callable[[Answers, Asker], None]


def questions(answers: Answers, profile: Profile, today: date) -> Iterator[Question]:
    """Every question that the answers so far give rise to, in the profile's order."""
    maker = _Maker(answers, profile, today)
    for part in profile.order:
        if part == BODY:
            yield from maker.body()
        elif part == IMPLICATIONS:
            for spec in profile.implications:
                yield from maker.implication(spec)
        elif part == "exempt_information":
            yield from maker.exempt()
        elif part in profile.section_by_key:
            yield maker.section(profile.section_by_key[part])
        else:
            yield from getattr(maker, part)()


class _Maker:
    """Makes the questions of each part; its methods are named after the parts."""

    def __init__(self, answers: Answers, profile: Profile, today: date) -> None:
        self.answers = answers
        self.profile = profile
        self.today = today

    def divisions_affected(self) -> Iterator[Question]:
        def accept(typed: str) -> str:
            return ", ".join(name.strip() for name in typed.split(",") if name.strip())

        def ask(answers: Answers, asker: Asker) -> None:
            typed = asker.line(f"{self.profile.labels['divisions_affected']} (names, All or None)", "All", accept)
            names = typed.split(", ")
            answers.set(typed.capitalize() if typed.lower() in {"all", "none"} else names, "divisions_affected")

        yield self._question("divisions_affected", ask)

    def committee(self) -> Iterator[Question]:
        def ask(answers: Answers, asker: Asker) -> None:
            names = [committee.name for committee in self.profile.committees]

            def other(typed: str) -> str:
                if (known := self.profile.committee_for(typed)) is not None:
                    return known.name
                near = nearest(typed, [name.lower() for name in names])
                meant = next((name for name in names if name.lower() == near), "")
                if meant and asker.yes(f"  Do you mean “{meant}”?", default=True):
                    return meant
                if asker.yes(f"  “{typed}” is not on the list. Use it all the same?"):
                    return typed
                raise NotAccepted("Type the number of a committee.")

            if chosen := asker.choice("Committee (number or name)", names, other):
                answers.set(chosen, "committee")

        yield self._question("committee", ask)

    def meeting_date(self) -> Iterator[Question]:
        yield self._date_question(("meeting_date",), "meeting_date", "Date of the meeting")
        yield self._line_question(("item",), "Agenda item, if known", required=False)

    def title(self) -> Iterator[Question]:
        yield self._line_question(("title",), "Title")

    def report_by(self) -> Iterator[Question]:
        yield self._line_question(("report_by",), "Report by (job title)")
        committee = self._committee()
        if committee is None or committee.kind == "executive":

            def ask(answers: Answers, asker: Asker) -> None:
                answers.set(asker.yes("Is it a key decision?"), "key_decision")

            yield self._question("key_decision", ask, required=False, part="Key decision")
        if self.answers.get("key_decision") is True:
            yield self._line_question(("forward_plan_reference",), "Forward plan reference", part="Key decision")

    def recommendation(self) -> Iterator[Question]:
        committee = self._committee()
        default = committee.decision_maker if committee else "The Committee"
        path: Path = (RECOMMENDATION, "decision_maker")
        yield self._line_question(path, "Who is recommended to decide", default=default, part_key=RECOMMENDATION)
        yield self._entries_question((RECOMMENDATION, "items"), "Recommendation", RECOMMENDATION, required=True)

    def section(self, spec: SectionSpec) -> Question:
        def index(answers: Answers) -> int | None:
            return next(
                (
                    place
                    for place, section in enumerate(answers.get("sections") or [])
                    if isinstance(section, dict)
                    and self.profile.section_for(section.get("key", ""), section.get("heading", "")) is spec
                ),
                None,
            )

        def is_answered(answers: Answers) -> bool:
            place = index(answers)
            return place is not None and answers.has("sections", place, "text")

        def ask(answers: Answers, asker: Asker) -> None:
            text = asker.text(f"{spec.heading}.")
            place = index(answers)
            if text and place is not None:
                answers.set(text, "sections", place, "text")
            elif text:
                answers.insert("sections", self._place_for(spec.key), {"key": spec.key, "text": text})
            elif not spec.required:
                answers.settle(spec.key)

        return Question(spec.key, spec.heading, spec.guidance, spec.required, is_answered, ask)

    def exempt(self) -> Iterator[Question]:
        spec = self.profile.section_by_key["exempt_information"]

        def ask(answers: Answers, asker: Asker) -> None:
            if not asker.yes("Is the report, or an annex of it, exempt from publication?"):
                answers.settle("exempt")
                return
            numbers = asker.line("Paragraphs of Schedule 12A (1 to 7, for example 3)", accept=paragraphs_accepted)
            answers.set({"paragraphs": [int(number) for number in numbers.split(", ") if number]}, "exempt")

        def ask_reason(answers: Answers, asker: Asker) -> None:
            if reason := asker.text("Why the public interest is better served by keeping it exempt."):
                answers.set(reason, "exempt", "public_interest_reason")

        yield self._question("exempt", ask, required=False, part=spec.heading, guidance=spec.guidance)
        if self.answers.get("exempt") is not None:
            path = ("exempt", "public_interest_reason")
            yield self._question("exempt reason", ask_reason, path=path, part=spec.heading, guidance=spec.guidance)

    def body(self) -> Iterator[Question]:
        for spec in self.profile.sections:
            if spec.in_body:
                yield self.section(spec)

        for place, section in enumerate(self.answers.get("sections") or []):
            if self.profile.section_for(section.get("key", ""), section.get("heading", "")) is None:
                yield self._own_section(place, section.get("heading", ""))

        def ask(answers: Answers, asker: Asker) -> None:
            while heading := asker.line("Heading of a section of your own (Enter for no more)"):
                place = self._place_for(BODY)
                answers.insert("sections", place, {"heading": heading})
                self._own_section(place, heading).ask(answers, asker)
            answers.settle(BODY)

        guidance = "The sections of your own: what is proposed, the options, the reasons. As many as you need."
        yield Question(BODY, "Your own sections", guidance, False, lambda _: False, ask)

    def _own_section(self, place: int, heading: str) -> Question:
        path: Path = ("sections", place, "text")

        def ask(answers: Answers, asker: Asker) -> None:
            if text := asker.text(f"{heading}."):
                answers.set(text, *path)

        return self._question(f"section {place + 1}", ask, part=heading, path=path)

    def implication(self, spec: AreaSpec) -> Iterator[Question]:
        index = next(
            (
                place
                for place, entry in enumerate(self.answers.get(IMPLICATIONS) or [])
                if isinstance(entry, dict) and entry.get("area") == spec.area
            ),
            None,
        )

        def ask(answers: Answers, asker: Asker) -> None:
            none_wording = render(spec.none_wording, {}) if spec.none_wording else ""
            other = "Write what the implications are"
            choices = [none_wording, other] if none_wording else [other]
            chosen = asker.choice("1 or 2 (Enter to leave it for later)" if none_wording else "1", choices)
            text = asker.text(f"{spec.heading}.") if chosen == other else chosen
            if text and index is not None:
                answers.set(text, IMPLICATIONS, index, "text")
            elif text:
                answers.insert(IMPLICATIONS, self._place_for_area(spec.area), {"area": spec.area, "text": text})

        path = (IMPLICATIONS, index if index is not None else 10**6, "text")
        yield self._question(
            spec.area, ask, required=spec.required, part=spec.heading, guidance=spec.guidance, path=path
        )
        if index is not None and spec.checker_required:
            yield from self._checker(spec, index)

    def _checker(self, spec: AreaSpec, index: int) -> Iterator[Question]:
        path: Path = (IMPLICATIONS, index, "checked_by")
        heading = spec.heading
        yield self._line_question(
            (*path, "name"), "Checked by, name (Enter if nobody has checked it yet)", part=heading
        )
        if not self.answers.has(*path, "name"):
            return
        yield self._line_question((*path, "job_title"), "Checker's job title", part=heading)
        yield self._line_question((*path, "email"), "Checker's e-mail address", part=heading, accept=email_accepted)
        name = f"{spec.area} checked on"
        yield self._date_question(
            (*path, "date"), name, "Date of the check", part=heading, default=long_date(self.today)
        )

    def signatory(self) -> Iterator[Question]:
        yield self._line_question(("signatory", "name"), "Signed by, name", part_key="signatory")
        default = str(self.answers.get("report_by") or "")
        yield self._line_question(("signatory", "job_title"), "Job title", part_key="signatory", default=default)

    def annexes(self) -> Iterator[Question]:
        def ask(answers: Answers, asker: Asker) -> None:
            while True:
                place = len(answers.get("annexes") or [])
                title = asker.line(f"Title of Annex {place + 1} (Enter for {'no more' if place else 'none'})")
                if not title:
                    break
                answers.set({"title": title}, "annexes", place)
                if answers.get("exempt") is not None and asker.yes("Is this annex exempt from publication?"):
                    answers.set(True, "annexes", place, "exempt")
            answers.settle("annexes")

        yield self._question("annexes", ask, required=False, path=("settled annexes",))

    def background_papers(self) -> Iterator[Question]:
        def ask(answers: Answers, asker: Asker) -> None:
            answers.set(answers.get("background_papers") or [], "background_papers")
            self._ask_entries(("background_papers",), "Background paper", answers, asker, none="Nil")

        def is_answered(answers: Answers) -> bool:
            return answers.get("background_papers") is not None

        question = self._question("background_papers", ask)
        yield Question(question.name, question.part, question.guidance, True, is_answered, ask)

    def other_documents(self) -> Iterator[Question]:
        yield self._entries_question(("other_documents",), "Other document", "other_documents", required=False)

    def contact_officers(self) -> Iterator[Question]:
        path: Path = ("contact_officers", 0)
        key = "contact_officers"
        yield self._line_question((*path, "name"), "Contact officer, name", part_key=key)
        if self.answers.has(*path, "name"):
            yield self._line_question((*path, "job_title"), "Contact officer's job title", part_key=key)
            yield self._line_question((*path, "phone"), "Contact officer's telephone number", part_key=key)
            address = "Contact officer's e-mail address"
            yield self._line_question((*path, "email"), address, part_key=key, accept=email_accepted)

    def month(self) -> Iterator[Question]:
        default = ""
        try:
            day = parse_date(str(self.answers.get("meeting_date") or ""))
        except NotADate:
            day = None  # not given yet: no month to offer
        if day is not None:
            default = f"{MONTHS[day.month - 1]} {day.year}"
        yield self._line_question(("month",), "Month at the foot", default=default)

    def _committee(self) -> CommitteeSpec | None:
        return self.profile.committee_for(str(self.answers.get("committee") or ""))

    def _question(
        self,
        key: str,
        ask: Callable[[Answers, Asker], None],
        *,
        required: bool = True,
        part: str = "",
        guidance: str = "",
        path: Path = (),
    ) -> Question:
        where = path or (key,)
        return Question(
            name=key,
            part=part or self.profile.labels.get(key, key),
            guidance=guidance or self.profile.guidance.get(key, ""),
            required=required,
            is_answered=lambda answers: answers.has(*where),
            ask=ask,
        )

    def _line_question(
        self,
        path: Path,
        prompt: str,
        *,
        required: bool = True,
        part: str = "",
        part_key: str = "",
        default: str = "",
        accept: Callable[[str], str] = str,
    ) -> Question:
        name = " ".join(str(step) for step in path)

        def ask(answers: Answers, asker: Asker) -> None:
            if typed := asker.line(prompt, default, accept):
                answers.set(typed, *path)
            elif not required:
                answers.settle(name)

        key = part_key or str(path[-1])
        return Question(
            name=name,
            part=part or self.profile.labels.get(key, prompt),
            guidance=self.profile.guidance.get(key, ""),
            required=required,
            is_answered=lambda answers: answers.has(*path),
            ask=ask,
        )

    def _date_question(self, path: Path, name: str, prompt: str, *, part: str = "", default: str = "") -> Question:
        def ask(answers: Answers, asker: Asker) -> None:
            if typed := asker.line(prompt, default, date_accepted):
                asker.say(f"  {readable_date(typed)}")
                answers.set(typed, *path)

        return self._question(name, ask, part=part, path=path)

    def _entries_question(self, path: Path, prompt: str, part_key: str, *, required: bool) -> Question:
        name = " ".join(str(step) for step in path)

        def ask(answers: Answers, asker: Asker) -> None:
            self._ask_entries(path, prompt, answers, asker)
            if answers.has(*path) or not required:
                answers.settle(name)

        question = self._question(part_key, ask, required=required, path=path)
        return Question(name, question.part, question.guidance, required, question.is_answered, ask)

    def _ask_entries(self, path: Path, prompt: str, answers: Answers, asker: Asker, none: str = "none") -> None:
        while True:
            place = len(answers.get(*path) or [])
            entry = asker.line(f"{prompt} {place + 1} (Enter for {'no more' if place else none})")
            if not entry:
                return
            answers.set(entry, *path, place)

    def _place_for(self, key: str) -> int:
        """Where a section goes among those that are there: before the first that the profile puts after it."""
        rank = {part: place for place, part in enumerate(self.profile.order)}
        spec = self.profile.section_by_key.get(key)
        wanted = rank[BODY] if spec is None or spec.in_body else rank[key]
        sections: list[Any] = self.answers.get("sections") or []
        for place, section in enumerate(sections):
            found = self.profile.section_for(section.get("key", ""), section.get("heading", ""))
            stands = rank[BODY] if found is None or found.in_body else rank[found.key]
            if stands > wanted:
                return place
        return len(sections)

    def _place_for_area(self, area: str) -> int:
        rank = {spec.area: place for place, spec in enumerate(self.profile.implications)}
        entries: list[Any] = self.answers.get(IMPLICATIONS) or []
        later = (place for place, entry in enumerate(entries) if rank.get(entry.get("area", ""), -1) > rank[area])
        return next(later, len(entries))
