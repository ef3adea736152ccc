"""The interview from its first question to its last; it can be stopped at any of them and taken up again."""

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from oscb_cli.errors import EXIT_INTERRUPTED, Missing, OscbError
from oscb_cli.files import safe_file_name, write_atomically
from oscb_cli.interview.answers import Answers
from oscb_cli.interview.asking import Asker, NotAccepted, Stopped
from oscb_cli.interview.questions import Question, questions
from oscb_cli.profile.load import DEFAULT_PROFILE, load_profile
from oscb_cli.profile.schema import Profile
from oscb_cli.reading import read_one


class Interrupted(OscbError):
    """The author has stopped; what was answered is saved."""

    exit_status = EXIT_INTERRUPTED


def interview(
    file: str | None,
    profile_name: str | None,
    today: date,
    *,
    may_ask: bool,
    suggested_name: str | None = None,
    asker: Asker | None = None,
) -> str:
    """Ask for what a report file lacks, or, without a file, for everything, saving after every answer.

    :param file: the report file to go on with; None begins a new one.
    :param suggested_name: a name for a new file, without suffix.
    :return: the report file.
    :raises Missing: there is nobody to ask.
    :raises Interrupted: the author has stopped.
    :raises NotValid: the file holds what no report can hold; nothing is asked.
    """
    asker = asker or Asker()
    with suppress(ImportError):  # not there on Windows, where the console edits lines itself
        import readline  # noqa: F401 - lines can be edited once it is imported
    if file is None:
        profile = load_profile(profile_name or DEFAULT_PROFILE, may_be_folder=True)
        if not may_ask:
            raise Missing(_what_is_missing(profile, today))
        path = _new_file(asker, suggested_name)
        data: dict[str, Any] = {"profile": profile.name}
    else:
        read = read_one(file, profile_name)
        read.require_valid()
        path, profile, data = Path(file), read.profile, dict(read.data)
    answers = Answers(data, lambda changed: _save(path, changed))
    if not _complete(answers, profile, today):
        _ask_all(answers, profile, today, asker, path)
    return str(path)


def _ask_all(answers: Answers, profile: Profile, today: date, asker: Asker, path: Path) -> None:
    asker.say(f"Every answer is saved in {path} at once. Ctrl-C stops; “oscb draft {path}” takes it up again.")
    skipped = _not_to_ask(answers, profile, today)
    asked: set[str] = set()
    part = ""
    try:
        while question := _next(answers, profile, today, skipped | asked):
            if question.part != part:
                asker.heading(question.part, question.guidance)
                part = question.part
            asked.add(question.name)
            question.ask(answers, asker)
    except Stopped as stopped:
        raise Interrupted(_farewell(path, part, stopped.typed)) from None
    if _complete(answers, profile, today):
        answers.finish()


def _next(answers: Answers, profile: Profile, today: date, passed: set[str]) -> Question | None:
    open_questions = (q for q in questions(answers, profile, today) if q.name not in passed)
    return next((q for q in open_questions if not _is_answered(q, answers)), None)


def _is_answered(question: Question, answers: Answers) -> bool:
    if question.name in answers.settled:
        return True
    # a list of answers (items, annexes) goes on until the author has said that it is complete
    return question.is_answered(answers) and not question.name.endswith("items")


def _not_to_ask(answers: Answers, profile: Profile, today: date) -> set[str]:
    """Optional questions that the author has passed by: something that comes after them is answered already."""
    every = list(questions(answers, profile, today))
    last = max((place for place, question in enumerate(every) if question.is_answered(answers)), default=0)
    passed = (q for q in every[:last] if not q.required or q.is_answered(answers))
    return {question.name for question in passed}


def _complete(answers: Answers, profile: Profile, today: date) -> bool:
    return all(q.is_answered(answers) for q in questions(answers, profile, today) if q.required)


def _new_file(asker: Asker, suggested: str | None) -> Path:
    default = _free_name(safe_file_name(suggested) if suggested else "report")

    def accept(typed: str) -> str:
        name = safe_file_name(typed.removesuffix(".json"))
        if Path(f"{name}.json").exists():
            raise NotAccepted(
                f"{name}.json is there already: type another name, or stop and type “oscb draft {name}.json”."
            )
        return name

    asker.say("Let us draft a report. What shall its file be called?")
    try:
        return Path(f"{asker.line('Name of the file, without .json', default, accept)}.json")
    except Stopped:
        raise Interrupted("stopped before the first answer; nothing was written") from None


def _free_name(wanted: str) -> str:
    names: Iterable[str] = (wanted, *(f"{wanted}-{number}" for number in range(2, 10_000)))
    return next(name for name in names if not Path(f"{name}.json").exists())


def _save(path: Path, data: dict[str, Any]) -> None:
    write_atomically(path, (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode())


def _farewell(path: Path, part: str, typed: str) -> str:
    lines = [f"stopped; your answers are in {path}; take it up again with: oscb draft {path}"]
    if typed:
        unfinished = path.with_name(f"{path.stem}.unfinished.txt")
        before = unfinished.read_bytes() + b"\n\n" if unfinished.is_file() else b""
        write_atomically(unfinished, before + f"{part}\n\n{typed}\n".encode())
        lines.append(f"the text that you were typing ({part}) is in {unfinished}")
    return "\n".join(lines)


def _what_is_missing(profile: Profile, today: date) -> str:
    empty = Answers({}, lambda _: None)
    parts = dict.fromkeys(question.part for question in questions(empty, profile, today) if question.required)
    return (
        "there is no terminal to ask at (or --no-input was given), and no report file was named; "
        f"name one with: {', '.join(parts)}"
    )
