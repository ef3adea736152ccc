"""Asking one question: what the author types, what of it is put right, and what the rules say of it."""

from collections.abc import Sequence

from oscb_cli.interview import pasted as pasting
from oscb_cli.interview.checking import Checking
from oscb_cli.interview.editor import NoEditor, edited
from oscb_cli.interview.pasted import Pasted
from oscb_cli.interview.prompter import Command, Prompter, Stopped, Wanted
from oscb_cli.interview.question import Form, Option, Question
from oscb_cli.interview.questions import About
from oscb_cli.interview.report_file import ReportFile
from oscb_cli.rules.engine.rule import Finding, Severity

KEEP, CHANGE = "keep", "change"
_AS_TYPED, _ALL_IN_ONE, _OWN_WORDS = "as typed", "all in one", "own words"


class Answering:
    """Asks questions, and shows the author what becomes of the answers; keeps none itself."""

    def __init__(self, about: About, prompter: Prompter, checking: Checking, file: ReportFile) -> None:
        self._about = about
        self._prompter = prompter
        self._checking = checking
        self._file = file

    def typed(self, question: Question, so_far: str) -> str:
        """What the author types, with a suggestion where there is no answer yet."""
        match question.form:
            case Form.LINE:
                offered = so_far or question.suggestion
                return self._prompter.line(
                    question.prompt, offered, question.people, question.completions, suggested=not so_far
                )
            case Form.CHOICE:
                offered = so_far or question.suggestion
                return self._prompter.choice(question.prompt, question.options, offered, free=question.free)
            case Form.SEVERAL:
                return self._prompter.several(question.prompt, question.options, so_far)
            case Form.TEXT:
                return self._typed_text(question, so_far)

    def _typed_text(self, question: Question, so_far: str, *, offer: bool = True) -> str:
        begun = self._file.unfinished(question.name)
        if offer and question.starters and not so_far and not begun:
            for starter in question.starters:
                self._prompter.say(f"{starter.case}: “{starter.text}”", indent=2)
            options = [Option(starter.text, starter.case) for starter in question.starters]
            write = Option(_OWN_WORDS, "Write my own")
            chosen = self._prompter.choice("Begin with", [*options, write], _OWN_WORDS)
            if not chosen:
                return ""
            so_far = "" if chosen == _OWN_WORDS else chosen
        latest = begun

        def note(text: str) -> None:
            nonlocal latest
            latest = text
            self._file.note_unfinished(question.name, text)

        try:
            typed = self._prompter.text(question.prompt, so_far, begun, note)
        except Stopped:
            self._file.note_unfinished(question.name, latest, at_once=True)
            raise
        except Wanted as wanted:
            if wanted.command is not Command.EDIT:
                raise
            return self.in_editor(question, begun or so_far)
        if not typed:
            self._file.forget_unfinished(question.name)
        return typed

    def in_editor(self, question: Question, text: str) -> str:
        """A text as the author leaves it in the editor; typed here, where there is no editor."""
        try:
            return edited(text, self._file.unfinished_file(question.name))
        except NoEditor as error:
            self._prompter.say(str(error))
            return self._typed_text(question, text, offer=False)

    def tidied(self, question: Question, typed: str) -> Pasted | None:
        """A text as it is to be kept, after the author has seen what was changed in it; None to type it again."""
        if question.form is not Form.TEXT:
            return Pasted(typed)
        pasted = pasting.taken_apart(typed, question.part, self._about.profile)
        if pasted.others:
            headings = [other.heading or self._heading_of(other.key, other.area) for other in pasted.others]
            self._prompter.say(f"This text has other parts in it: {', '.join(headings)}.")
            split = [Option(KEEP, "Move each to its own part"), Option(_ALL_IN_ONE, "Keep all of it here")]
            if self.choose("What do you want to do with them", split, KEEP) == _ALL_IN_ONE:
                pasted = pasting.tidied(typed)
        if not pasted.done and not pasted.others and not pasted.checked_by:
            return pasted
        self._prompter.say(f"Cleaned up: {'; '.join(pasted.done) or 'split at its headings'}.")
        self._prompter.say(pasted.text, indent=2)
        for other in pasted.others:
            self._prompter.say(f"== {other.heading or self._heading_of(other.key, other.area)} ==", indent=2)
            self._prompter.say(other.text, indent=2)
        options = [
            Option(KEEP, "Keep it like this"),
            Option(_AS_TYPED, "Keep it as I typed it"),
            Option(CHANGE, "Change it"),
        ]
        match self.choose("Is that right", options, KEEP):
            case "as typed":
                return Pasted(typed)
            case "change":
                self._file.note_unfinished(question.name, pasted.text if not pasted.others else typed, at_once=True)
                return None
        return pasted

    def _heading_of(self, key: str, area: str) -> str:
        profile = self._about.profile
        spec = profile.section_by_key.get(key) or profile.area_by_key.get(area)
        return spec.heading if spec is not None else "text without a heading"

    def is_left_so(self, question: Question) -> bool:
        """Show what the rules say of an answer; whether the author keeps it."""
        findings = self._checking.of(question.pointer, self._about.answers.data)
        for finding in findings:
            self._prompter.say(_told(finding), indent=2)
        if all(finding.severity is Severity.ADVICE for finding in findings):
            return True
        options = [Option(CHANGE, "Change it"), Option(KEEP, "Keep it anyway")]
        certain = any(finding.severity is Severity.ERROR for finding in findings)
        return self.choose("What now", options, CHANGE if certain else KEEP) != CHANGE

    def choose(self, prompt: str, options: Sequence[Option], default: str) -> str | None:
        """Ask for one of several where no command makes sense; None where the author types one all the same."""
        try:
            return self._prompter.choice(prompt, options, default)
        except Wanted:
            return None


def _told(finding: Finding) -> str:
    return f"{finding.severity.value.capitalize()} {finding.code}: {finding.message}. {finding.help}"
