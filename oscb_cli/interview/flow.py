"""The course of an interview: which question comes next, back, to another stage, to the review and round again."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from oscb_cli.interview.accepting import holdable
from oscb_cli.interview.answering import CHANGE, KEEP, Answering
from oscb_cli.interview.checking import Checking
from oscb_cli.interview.parts import keep_others
from oscb_cli.interview.pasted import Pasted
from oscb_cli.interview.prompter import Command, Prompter, Stopped, Wanted
from oscb_cli.interview.question import Form, NotAccepted, Option, Question, Stage
from oscb_cli.interview.questions import About, questions, settled_before
from oscb_cli.interview.report_file import ReportFile
from oscb_cli.interview.review import rows
from oscb_cli.sentences import raised

_FINISH, _GO_ON = "finish", "go on"


class Flow:
    """An interview in progress. Every answer is kept the moment it is given.

    :param passed: the questions that are not to be asked unless the author goes to them.
    """

    def __init__(
        self, about: About, prompter: Prompter, checking: Checking, file: ReportFile, passed: Sequence[str] = ()
    ) -> None:
        self._about = about
        self._answers = about.answers
        self.prompter = prompter
        self._checking = checking
        self._file = file
        self._answering = Answering(about, prompter, checking, file)
        self._passed = set(passed)
        self._wanted: deque[str] = deque()
        self._at = ""
        self._place = 0
        self._part: tuple[Stage, str] | None = None

    def run(self, *, review: bool = False) -> None:
        """Ask until nothing is open and the author has seen the review.

        :param review: whether to begin with the review.
        :raises Stopped: the author has stopped.
        """
        while True:
            question = None if review else self._next()
            review = False
            if question is None:
                if self._review():
                    return
                continue
            try:
                self._ask(question)
            except _GoToReview:
                review = True

    # which question

    def _every(self) -> list[Question]:
        return list(questions(self._about))

    def _next(self) -> Question | None:
        """The next question: one that the author wants, or else the next open one; None where there is none."""
        every = self._every()
        names = {question.name: question for question in every}
        while self._wanted:
            if (wanted := names.get(self._wanted.popleft())) is not None:
                return wanted
        start = next((place for place, q in enumerate(every) if q.name == self._at), min(self._place, len(every)))
        following = (*every[start:], *every[:start])
        return next((q for q in following if self._is_open(q)), None)

    def _is_open(self, question: Question) -> bool:
        return question.name not in self._passed and not question.is_answered(self._answers)

    def _want_before(self, question: Question) -> None:
        """Go back: to the question before one, and then on to it again."""
        every = self._every()
        place = next((place for place, q in enumerate(every) if q.name == question.name), 0)
        if place == 0:
            self.prompter.say("This is the first question.")
            self._wanted.appendleft(question.name)
            return
        self._wanted.extendleft((question.name, every[place - 1].name))

    def _want_stage(self, question: Question) -> None:
        """Go to another stage: to its first open question, or through all of them where none is open."""
        every = self._every()
        options = []
        for stage in Stage:
            asked = [q for q in every if q.stage is stage and not q.another]
            answered = sum(q.is_answered(self._answers) for q in asked)
            options.append(Option(stage.value, f"{stage.value} ({answered} of {len(asked)} answered)"))
        chosen = self._answering.choose("Go to", options, question.stage.value)
        if chosen is None:
            self._wanted.appendleft(question.name)
            return
        mine = [q for q in every if q.stage is Stage(chosen)]
        still_open = [q for q in mine if not q.is_answered(self._answers)]
        self._passed -= {q.name for q in mine}
        self._wanted.clear()
        self._wanted.extend(q.name for q in (still_open[:1] or mine))

    # asking one

    def _ask(self, question: Question) -> None:
        self._announce(question)
        try:
            self._ask_until_kept(question)
        except Wanted as wanted:
            self._obey(wanted.command, question)

    def _announce(self, question: Question) -> None:
        self._at = question.name
        every = self._every()
        self._place = next((place for place, q in enumerate(every) if q.name == question.name), 0)
        if self._part == (question.stage, question.part):
            return
        self._part = (question.stage, question.part)
        self.prompter.heading(self._where(question, every), question.part)
        if question.guidance:
            self.prompter.say(question.guidance)

    def _where(self, question: Question, every: Sequence[Question]) -> str:
        counted = [q for q in every if not q.another]
        answered = sum(q.is_answered(self._answers) for q in counted)
        stage = question.stage
        return f"Stage {stage.number} of {len(Stage)}: {stage.value}  ·  {answered} of {len(counted)} answered"

    def _ask_until_kept(self, question: Question) -> None:
        typed = ""
        while True:
            self.prompter.hint = self._where(question, self._every())
            typed = self._answering.typed(question, typed or question.answer_so_far(self._answers))
            if not typed:
                self._without(question)
                return
            pasted = self._answering.tidied(question, typed)
            if pasted is None:
                continue
            try:
                value = question.accept(_holdable(question, pasted.text))
            except NotAccepted as error:
                self.prompter.say(raised(str(error)), indent=2)
                continue
            self._keep(question, value, pasted)
            now = next((q for q in self._every() if q.name == question.name), question)  # it may stand elsewhere now
            if not self._answering.is_left_so(now):
                self._wanted.appendleft(question.name)
            return

    # what becomes of an answer

    def _keep(self, question: Question, value: Any, pasted: Pasted) -> None:
        self._answers.begin(settled_before(self._answers))
        self._passed.discard(question.name)
        told: tuple[str, ...] = ()
        if question.keep is not None:
            kept = question.keep(self._answers, value)
            told = kept.told
            self._wanted.extendleft(reversed(kept.ask_again))
        elif self._answers.get(*question.path) != value:
            self._answers.set(value, *question.path)
        if question.another:
            self._answers.unsettle(question.settled_name)
        if pasted.others or pasted.checked_by:
            told = (*told, *keep_others(self._about, question, pasted))
        if question.form is Form.TEXT:
            self._file.forget_unfinished(question.name)
        for line in told:
            self.prompter.say(line, indent=2)

    def _without(self, question: Question) -> None:
        """No answer: what was there is taken away, an optional question is settled, any other left for later."""
        self._answers.begin(settled_before(self._answers))
        if not question.another and question.has_answer(self._answers):
            self._clear(question)
            return
        if question.required and question.nothing is None:
            self._passed.add(question.name)
            return
        if question.nothing is not None:
            question.nothing(self._answers)
        self._answers.settle(question.settled_name)

    def _clear(self, question: Question) -> None:
        if question.loses:
            sure = [Option(KEEP, "No, keep it"), Option(CHANGE, f"Yes, and {question.loses} too")]
            if self._answering.choose("Take it away", sure, KEEP) != CHANGE:
                return
        if question.remove is not None:
            question.remove(self._answers)
        else:
            self._answers.remove(*question.path)
        self.prompter.say("Removed.", indent=2)
        if question.required:
            self._passed.add(question.name)
        else:
            self._answers.settle(question.settled_name)

    # everything else that an author can want

    def _obey(self, command: Command | None, question: Question) -> None:
        if command is None:
            command = self._menu(question)
        acts: dict[Command | None, Callable[[Question], None]] = {
            None: lambda q: self._wanted.appendleft(q.name),
            Command.HELP: self._help,
            Command.BACK: self._want_before,
            Command.SKIP: lambda q: self._passed.add(q.name),
            Command.STAGES: self._want_stage,
            Command.REVIEW: _go_to_review,
            Command.CLEAR: self._clear_or_say,
            Command.EDIT: self._edit,
            Command.STOP: _stop,
        }
        acts[command](question)

    def _menu(self, question: Question) -> Command | None:
        offered = [command for command in Command if command is not Command.EDIT or question.form is Form.TEXT]
        options = [Option(command.typed, f"{command.told} ({command.typed})") for command in offered]
        chosen = self._answering.choose("What do you want", [*options, Option("", "Answer the question")], "")
        return next((command for command in Command if command.typed == chosen), None)

    def _help(self, question: Question) -> None:
        say = self.prompter.say
        say(question.guidance or "There is no more guidance for this question.")
        if question.example.good:
            say(f"Good:  {question.example.good}", indent=2)
        if question.example.bad:
            say(f"Bad:   {question.example.bad}", indent=2)
        self._wanted.appendleft(question.name)

    def _clear_or_say(self, question: Question) -> None:
        if not question.another and question.has_answer(self._answers):
            self._clear(question)
        else:
            self.prompter.say("There is no answer to remove.", indent=2)
            self._wanted.appendleft(question.name)

    def _edit(self, question: Question) -> None:
        """Open the editor for a text, from the menu."""
        if question.form is not Form.TEXT:
            self.prompter.say("Answer this one here, on one line.", indent=2)
            self._wanted.appendleft(question.name)
            return
        text = self._file.unfinished(question.name) or question.answer_so_far(self._answers)
        typed = self._answering.in_editor(question, text)
        if typed:
            self._file.note_unfinished(question.name, typed, at_once=True)
        self._wanted.appendleft(question.name)

    # the review

    def _review(self) -> bool:
        """Show every part with its state; whether the author is done."""
        self._part = None
        every = self._every()
        found = rows(every, self._answers, self._checking.findings(self._answers.data))
        missing = sum(row.is_missing for row in found)
        self.prompter.heading(f"Review  ·  {len(found)} parts, {missing} missing", "Every part of the report")
        width = max(len(row.part) for row in found)
        options = [Option(str(place), f"{row.part:{width}}  {row.state}") for place, row in enumerate(found)]
        left = f", with {missing} parts missing" if missing > 1 else ", with 1 part missing" if missing else ""
        first = [Option(_FINISH, f"Finish: write the Word document{left}")]
        still_open = [q for q in every if self._is_open(q)]
        if still_open:
            first.append(Option(_GO_ON, f"Go on with the questions ({len(still_open)} open)"))
        chosen = self._answering.choose(
            "Finish, or change a part", [*first, *options], _GO_ON if still_open else _FINISH
        )
        if chosen == _FINISH:
            return True
        if chosen not in {None, _GO_ON}:
            names = [question.name for question in found[int(str(chosen))].questions]
            self._wanted.extend(names)
        return False


class _GoToReview(Exception):
    """The author wants to see every part."""


def _go_to_review(_question: Question) -> None:
    raise _GoToReview


def _stop(_question: Question) -> None:
    raise Stopped


def _holdable(question: Question, typed: str) -> str:
    return holdable(typed, text=question.form is Form.TEXT)
