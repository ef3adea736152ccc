"""What the questions are about: the answers so far, the council, the day, the folder, and the officers known."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field

from oscb_cli.interview.accepting import date_accepted, date_shown, one_of
from oscb_cli.interview.answers import Answers
from oscb_cli.interview.answers import Path as Pointer
from oscb_cli.interview.question import Form, Kept, Option, Question, Stage, Starter
from oscb_cli.layout.wording import council_date, render
from oscb_cli.model.dates import NotADate, parse_date
from oscb_cli.model.to_markdown import as_words
from oscb_cli.officers import Officer, Officers
from oscb_cli.profile.names import is_person
from oscb_cli.profile.parts import CommitteeSpec, GoodAndBad, SectionSpec, StandardWording
from oscb_cli.profile.schema import Profile

YES, NO = "Yes", "No"
_YES_OR_NO = (Option(YES, YES), Option(NO, NO))


class About(Struct):
    """What the questions are about. ``files`` are the names of the files beside the report file."""

    answers: Answers
    profile: Profile
    today: date
    officers: Officers = field(default_factory=Officers)
    files: Sequence[str] = ()

    @property
    def committee(self) -> CommitteeSpec | None:
        """The committee that the report goes to, where the profile knows it."""
        return self.profile.committee_for(str(self.answers.get("committee") or ""))

    @property
    def meeting_day(self) -> date | None:
        """The day of the meeting, where it is answered."""
        try:
            return parse_date(str(self.answers.get("meeting_date") or ""))
        except NotADate:
            return None  # not answered yet

    def own_sections(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The author's own sections, with their places among all."""
        for place, section in enumerate(self.answers.get("sections") or []):
            if self.profile.section_for(section.get("key", ""), section.get("heading", "")) is None:
                yield place, section

    def place_of_section(self, spec: SectionSpec) -> int | None:
        """Where a standard section stands among all; None where it is not there."""
        for place, section in enumerate(self.answers.get("sections") or []):
            if self.profile.section_for(section.get("key", ""), section.get("heading", "")) is spec:
                return place
        return None

    def people(self) -> Iterator[Officer]:
        """The people whom the answers name, as far as they are known there."""
        entries: list[Any] = [self.answers.get("signatory"), *(self.answers.get("contact_officers") or ())]
        for implication in self.answers.get("implications") or ():
            checkers = implication.get("checked_by")
            entries += checkers if isinstance(checkers, list) else [checkers]
        for entry in entries:
            said = {key: str((entry or {}).get(key) or "") for key in Officer.model_fields}
            if said["name"] and is_person(said["name"], self.profile, said["email"]):
                yield Officer(**said)

    @property
    def everyone(self) -> Officers:
        """The officers known, and those whom the answers name."""
        new = [officer for officer in self.people() if self.officers.named(officer.name) is None]
        return Officers((*self.officers.known, *dict.fromkeys(new)), self.officers.own_file)

    def starters(self, wordings: Sequence[StandardWording]) -> tuple[Starter, ...]:
        """Standard texts, filled in with the facts of the report as it is so far.

        :raises BadProfile: a text cannot be filled in.
        """
        return tuple(Starter(wording.case, render(wording.text, self._facts())) for wording in wordings)

    def _facts(self) -> dict[str, object]:
        answers, committee = self.answers, self.committee
        said = {
            key: as_words(str(answers.get(key) or "")) for key in ("title", "committee", "report_by", "item", "month")
        }
        decision_maker = str(answers.get("recommendation", "decision_maker") or "")
        divisions = answers.get("divisions_affected") or ()
        return {
            **said,
            "council": self.profile.council,
            "decision_maker": as_words(decision_maker or (committee.decision_maker if committee else "")),
            "meeting_date": council_date(self.profile, self.meeting_day),
            "divisions": as_words(divisions if isinstance(divisions, str) else ", ".join(divisions)),
            "key_decision": answers.get("key_decision") is True,
            "annexes": [as_words(str(entry.get("title", ""))) for entry in answers.get("annexes") or ()],
        }

    def line(self, name: str, stage: Stage, part: str, prompt: str, path: Pointer, **more: Any) -> Question:
        """A question that one line answers; what the profile says of its part comes with it."""
        key = str(more.pop("key", path[-1] if isinstance(path[-1], str) else path[0]))
        more.setdefault("guidance", self.profile.guidance.get(key, ""))
        more.setdefault("example", self.profile.examples.get(key, GoodAndBad()))
        return Question(name=name, stage=stage, part=part, prompt=prompt, path=path, **more)

    def label(self, key: str) -> str:
        """What the council calls a part."""
        return self.profile.labels.get(key) or key.replace("_", " ").capitalize()

    def yes_or_no(self, name: str, stage: Stage, part: str, prompt: str, path: Pointer, **more: Any) -> Question:
        """A question of yes or no, kept as true or false."""
        accept = one_of(_YES_OR_NO)
        more.setdefault("shown", lambda value: YES if value else NO)
        more.setdefault("suggestion", NO)
        return self.line(
            name, stage, part, prompt, path,
            form=Form.CHOICE, options=_YES_OR_NO, accept=lambda typed: accept(typed) == YES, **more,
        )  # fmt: skip

    def day(self, name: str, stage: Stage, part: str, prompt: str, path: Pointer, **more: Any) -> Question:
        """A question for a date, kept as ISO 8601; the author is told which day was understood."""
        keep_more: Callable[[Answers, Any], Kept] | None = more.pop("keep", None)

        def keep(answers: Answers, value: Any) -> Kept:
            answers.set(value, *path)
            kept = keep_more(answers, value) if keep_more is not None else Kept()
            return Kept((date_shown(value, weekday=True), *kept.told), kept.ask_again)

        return self.line(name, stage, part, prompt, path, accept=date_accepted, shown=date_shown, keep=keep, **more)
